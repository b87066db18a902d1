"""The random pages of test_recorded_streams as the reference reader sees them, as recorded."""

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from mattrakan.extract.readers.opening import open_pdf
from mattrakan.extract.readers.plumber import ReferenceReader

HERE = Path(__file__).parent
COUNT = 240
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("reference")
STREAMS = runpy.run_path(str(HERE / "test_recorded_streams.py"))


def outcome(seed: int) -> Iterator[str]:
    """Return what the reference reader sees of a random page, or what it cannot do."""
    try:
        with open_pdf(STREAMS["random_pdf"](seed), None) as pdf:
            page = ReferenceReader(pdf).read_page(1)
    except (ValueError, TypeError, KeyError) as error:
        yield type(error).__name__
        return
    for line in STREAMS["shown"](page):
        yield re.sub(r"@\d+'", "'", line)  # names of fonts end with where they lie in memory


@pytest.mark.parametrize("seed", range(COUNT))
def test_the_reference_reader_sees_what_is_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
