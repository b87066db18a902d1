"""Random pictures of pages read with a reader that makes slips: glyphs and doubts as recorded."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("PIL")

from mattrakan.extract.ocr.orienting import turn_image  # noqa: E402
from mattrakan.extract.ocr.reading_page import read_page_image  # noqa: E402

HERE = Path(__file__).parent
COUNT = 30
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("scanned")
PICTURES = runpy.run_path(str(HERE / "test_recorded_pictures.py"))
READINGS = runpy.run_path(str(HERE / "test_recorded_readings.py"))


class Reader:
    """Stands for a trained reader: reads words by the width of a strip, with slips.

    A strip that is as wide reads alike, as of the same picture.
    """

    def __init__(self, name: str) -> None:
        self.salt = len(name)

    def read(self, strip: Any) -> Any:
        chance = random.Random(1000 * self.salt + strip.shape[1])
        words = [chance.choice(READINGS["WORDS"]) for _ in range(1 + strip.shape[1] // 200)]
        return READINGS["reading"](chance, " ".join(words))

    def read_all(self, strips: Any) -> Any:
        return [self.read(strip) for strip in strips]


def outcome(seed: int) -> Iterator[str]:
    """Return what is read of a random picture, upright or not."""
    image = turn_image(PICTURES["draw_picture"](seed), 90 * (seed % 8 if seed % 8 < 4 else 0))
    with patch("mattrakan.extract.ocr.reading_page.recogniser", Reader):
        found = read_page_image(image)
    yield f"{found.scan.turned} {found.scan.skew:.2f} {found.certainty:.3f} {len(found.rules)}"
    for glyph in found.glyphs:
        yield f"{glyph.text} {glyph.x0:.1f} {glyph.x1:.1f} {glyph.baseline:.1f} {glyph.size:.1f}"
    for doubt in found.scan.doubts:
        sides = " ".join(f"{side:.1f}" for side in doubt.box)
        yield f"{doubt.reading} or {doubt.other} at {sides} {doubt.is_text}"


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_scan_is_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
