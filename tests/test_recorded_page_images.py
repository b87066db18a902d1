"""Random sheets of images: how finely each is rendered, and its ink and paper, as recorded."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("pypdfium2")

from mattrakan.extract.ocr.page_image import paper_level  # noqa: E402
from mattrakan.extract.ocr.rendering_page import render_page  # noqa: E402

HERE = Path(__file__).parent
COUNT = 80
SHEETS_EACH = 6
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("page_images")
pytestmark = pytest.mark.plain_only  # nothing of it is compiled


class Sheet:
    """Stands for a page of PDFium: some images, and a picture whatever the scale."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.size = chance.choice(((595.0, 842.0), (842.0, 595.0), (200.0, 100.0)))
        self.asked = ""

    def get_mediabox(self, *, fallback_ok: bool) -> tuple[float, ...] | None:
        return (0.0, 0.0, *self.size) if self.chance.random() < 0.7 and not fallback_ok else None

    def set_cropbox(self, *sides: float) -> None:
        self.asked += f"whole {sides} "

    def get_size(self) -> tuple[float, float]:
        return self.size

    def get_width(self) -> float:
        return self.size[0]

    def get_objects(self, **asked: object) -> Iterator[SimpleNamespace]:
        """Yield images: the scan, strips, logos that are finer, images on their side."""
        chance = self.chance
        for _ in range(chance.choice((0, 1, 1, 2, 4))):
            share = chance.choice((0.02, 0.05, 0.09, 0.12, 0.3, 1.0))
            wide, high = share * self.size[0], chance.choice((share, 0.2, 1.0)) * self.size[1]
            left, low = chance.choice((0.0, 30.0)), chance.choice((0.0, 50.0))
            wide = chance.choice((wide, wide, wide, 0.5))
            dpi = chance.choice((50, 72, 130, 140, 150, 200, 290, 320, 335, 600, 700, 1200))
            pixels = round(dpi * wide / 72) + 1, round(dpi * high / 72) + 1
            if chance.random() < 0.2:
                pixels = pixels[1], pixels[0]
            sides = (left, low, left + wide, low + high)
            yield SimpleNamespace(
                get_bounds=lambda sides=sides: sides, get_px_size=lambda pixels=pixels: pixels
            )

    def render(self, *, scale: float) -> SimpleNamespace:
        self.asked += f"scale {scale:.4f}"
        picture = draw(self.chance)
        return SimpleNamespace(to_numpy=lambda: picture, close=lambda: None)

    def close(self) -> None:
        self.asked += " closed"


def draw(chance: random.Random) -> Any:
    """Return a picture of paper with ink, grey or coloured, with more or less between them."""
    paper = chance.choice((255, 250, 230, 190, 140, 120))
    ink = chance.choice((0, 20, 60, 100))
    picture = np.full((60, 80), paper, np.uint8)
    picture[10:20, 5 : chance.choice((12, 40, 75))] = ink
    for _ in range(chance.choice((0, 0, 1, 3, 12, 60))):
        row, column = 5 * chance.randrange(12), 5 * chance.randrange(16)
        picture[row, column] = chance.choice((29, 31, 100, 224, 226))
    kind = chance.choice(("flat", "one", "colour", "alpha"))
    if kind == "flat":
        return picture
    if kind == "one":
        return picture[..., None]
    channels = np.repeat(picture[..., None], 3 if kind == "colour" else 4, axis=2)
    off = chance.choice((0, 50, 59, 61, 90, 119))
    rows = slice(30, 30 + chance.choice((5, 20)))
    channels[rows, :, chance.randrange(3)] = max(0, paper - off)
    return channels


def outcome(seed: int) -> Iterator[str]:
    """Return what is made of some random sheets."""
    chance = random.Random(seed)
    for _ in range(SHEETS_EACH):
        sheet = Sheet(chance)
        image = render_page([sheet], 1)
        yield f"{sheet.asked} {image.dpi:.3f} {image.is_bilevel} {image.grey.shape}"
        places = np.arange(image.grey.size).reshape(image.grey.shape) % 251
        yield f"{int((image.grey.astype(int) * places).sum())} {int((image.ink * places).sum())}"
        yield f"{paper_level(image.grey):.1f}"


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_sheet_is_rendered_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
