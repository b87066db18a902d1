"""The picture of a page: its resolution, its size in pixels, and the page that is made of it."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest

np = pytest.importorskip("numpy")
pdfium = pytest.importorskip("pypdfium2")

from mattrakan.extract.doubts import Scan  # noqa: E402
from mattrakan.extract.geometry import Box  # noqa: E402
from mattrakan.extract.glyphs import Page  # noqa: E402
from mattrakan.extract.ocr import reading_page, rendering_page  # noqa: E402
from mattrakan.extract.ocr.rendering_page import render_page  # noqa: E402
from mattrakan.extract.ocr.scanner import Scanner  # noqa: E402

WIDTH, HEIGHT = 144.0, 288.0  # two inches by four
Place = tuple[float, float, float, float]


def scan(*images: tuple[int, int, Place]) -> Any:
    """Return a document of one page: images of so many pixels at left, bottom, width, height."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        page = pdf.pages[0].obj
        content, found = [], pikepdf.Dictionary()
        for number, (wide, high, (x, y, w, h)) in enumerate(images):
            image = pdf.make_stream(bytes([200]) * (wide * high))
            image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
            image.Width, image.Height, image.BitsPerComponent = wide, high, 8
            image.ColorSpace = pikepdf.Name.DeviceGray
            found[f"/I{number}"] = image
            content.append(f"q {w} 0 0 {h} {x} {y} cm /I{number} Do Q")
        page.Resources = pikepdf.Dictionary(XObject=found)
        page.Contents = pdf.make_stream("\n".join(content).encode())
        out = BytesIO()
        pdf.save(out)
    return pdfium.PdfDocument(out.getvalue())


WHOLE = (0.0, 0.0, WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("images", "dpi"),
    [
        ([(400, 800, WHOLE)], 200),
        ([(300, 600, WHOLE)], 150),
        ([(200, 400, WHOLE), (440, 880, WHOLE)], 220),  # the finest one
        ([(1200, 2400, WHOLE)], 300),  # 600 halved
        ([(1400, 2800, WHOLE)], 175),  # 700 halved twice
        ([(640, 1280, WHOLE)], 320),  # a little more than enough
        ([(680, 1360, WHOLE)], 170),
        ([(280, 560, WHOLE)], 140),
        ([(240, 480, WHOLE)], 300),  # too coarse to be a scan
        ([], 300),
        ([(400, 800, WHOLE), (250, 250, (0, 0, 72, 72))], 250),  # an eighth of the page counts
        ([(400, 800, WHOLE), (250, 250, (0, 0, 0.9, 72))], 200),  # a hairline does not
    ],
)
def test_a_page_is_rendered_as_fine_as_its_scan(
    images: list[tuple[int, int, Place]], dpi: float
) -> None:
    image = render_page(scan(*images), 1)
    assert image.dpi == pytest.approx(dpi, rel=0.01)
    height, width = image.grey.shape
    assert width == round(2 * image.dpi)
    assert height == pytest.approx(2 * width, abs=1)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_on_its_side_is_as_wide_as_it_was_high(
    turned: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a viewer shows of it is known only of a page that is not turned."""
    found = reading_page.PageReading((), (), Scan(turned=turned))
    monkeypatch.setattr(rendering_page, "render_page", lambda pdf, number: (pdf, number))
    monkeypatch.setattr(reading_page, "read_page_image", lambda image: found)
    scanner = Scanner(b"", None, "always")
    monkeypatch.setattr(scanner, "_open", lambda: None)
    crop = Box(1, 2, 100, 200)
    page = scanner.read(Page(3, WIDTH, HEIGHT, (), (), crop=crop))
    sideways = turned in (90, 270)
    assert (page.width, page.height) == ((HEIGHT, WIDTH) if sideways else (WIDTH, HEIGHT))
    assert (page.number, page.crop) == (3, None if turned else crop)
