"""How a run is done, and what of it is written into run.json."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..corrections.corrections_file import NO_CORRECTIONS, Corrections
from ..pipeline import Reading
from .results import InputResult
from .worker import DEFAULT_CAPS, Caps


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run is done; what is read of a document, and how, is in `Reading`.

    Attributes:
        formats: names of formats.
        jobs: how many documents are read at the same time, or "auto".
        caps: what one document may cost.
        fresh: read again what an earlier run in the same folder has read.
        strict: findings of severity warning or error make the run fail.
        csv_bom: start CSV files with a byte order mark.
        cluster: address of a Dask scheduler.
        corrections: what people say of the documents.
        tick: called with how many inputs are read, and of how many.
        done: called with each result, in order.
        tell: called with a sentence about what the run did besides.
    """

    formats: tuple[str, ...] = ("json",)
    jobs: int | str = "auto"
    caps: Caps = DEFAULT_CAPS
    fresh: bool = False
    strict: bool = False
    csv_bom: bool = False
    cluster: str | None = None
    corrections: Corrections = NO_CORRECTIONS
    tick: Callable[[int, int], None] = lambda done, total: None
    done: Callable[[InputResult], None] = lambda result: None
    tell: Callable[[str], None] = lambda sentence: None


def options_for_run_json(reading: Reading, settings: Settings) -> dict[str, Any]:
    """Return the options of a run for run.json; of a password only that it was given."""
    return {
        "formats": list(settings.formats),
        "pages": list(reading.pages) if reading.pages else None,
        "password": reading.password is not None,
        "profiles": [name for name, _ in reading.profiles],
        "reader": reading.reader,
        "ocr": reading.ocr,
        "timeout_s": settings.caps.timeout_s,
        "memory_mib": settings.caps.memory_mib,
        "corrections": [{"file": f, "sha256": h} for f, h in settings.corrections.files],
        "strict": settings.strict,
        "csv_bom": settings.csv_bom,
    }
