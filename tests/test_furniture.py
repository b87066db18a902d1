"""Running headers, footers, page numbers and watermarks are no text of the page."""

import random
from pathlib import Path

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Glyph
from mattrakan.extract.pages.document import DocumentPage
from mattrakan.extract.pages.furniture import separate_furniture, separate_watermark
from mattrakan.extract.reading import read_document
from mattrakan.extract.text.decoded import Decoded
from mattrakan.extract.text.lines import Line

PDFS = Path(__file__).parent / "pdfs"
BODY = ["ข้อความของหน้า", "อีกบรรทัดหนึ่ง", "บรรทัดสุดท้าย"]


def line(text: str, top: float, *, x: float = 297.5, size: float = 14.0) -> Line:
    half = 3.5 * len(text)
    return Line(text, Box(x - half, top, x + half, top + 14), size)


def page(number: int, *margins: Line, body: int = 300) -> DocumentPage:
    """Return a page with left-aligned text in its middle and these lines in its margins."""
    middle = [line(f"{text} {number * 7}", body + 20.0 * n, x=150) for n, text in enumerate(BODY)]
    lines = sorted([*margins, *middle], key=lambda line: line.box.top)
    return DocumentPage(number, 595, 842, None, tuple(lines), (), (), "", "fine")


def parted(*pages: DocumentPage) -> list[tuple[str | None, list[str]]]:
    return [(p.label, [line.text for line in p.furniture]) for p in separate_furniture(pages)]


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        (["- ๑ -", "- ๒ -", "- ๓ -"], ["๑", "๒", "๓"]),
        (["-1-", "-2-", "-3-"], ["1", "2", "3"]),
        (["1", "2", "3"], ["1", "2", "3"]),
        (["310", "311", "312"], ["310", "311", "312"]),
        (["หน้า ๑", "หน้า ๒", "หน้า ๓"], ["๑", "๒", "๓"]),
        (["หน้าที่ 1/3", "หน้าที่ 2/3", "หน้าที่ 3/3"], ["1", "2", "3"]),
        (["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"], ["1", "2", "3"]),
        (["1/3", "2/3", "3/3"], ["1", "2", "3"]),
        (["แผนพัฒนา ๑", "แผนพัฒนา ๒", "แผนพัฒนา ๓"], ["๑", "๒", "๓"]),
    ],
)
@pytest.mark.parametrize("top", [36.0, 800.0])
def test_page_numbers(texts: list[str], labels: list[str], top: float) -> None:
    pages = [page(n, line("หัวเรื่อง", 110, size=14), line(t, top)) for n, t in enumerate(texts, 1)]
    found = separate_furniture(pages)
    assert [p.label for p in found] == labels
    told = [[line.text for line in p.furniture] for p in found]
    assert [text in lines for text, lines in zip(texts, told, strict=True)] == [True] * 3


@pytest.mark.parametrize("text", ["- ๓ -", "หน้า ๓", "๓"])
def test_the_number_of_a_single_page(text: str) -> None:
    assert parted(page(1, line(text, 36.0))) == [("๓", [text])]


@pytest.mark.parametrize("text", ["๒๕๖๕", "80.92", "๑๒,๐๐๐", "๓)", "(ต่อ)", "๕ คน"])
def test_figures_that_are_no_page_number(text: str) -> None:
    assert parted(page(1, line(text, 36.0))) == [(None, [])]


def test_a_number_inside_the_page_is_text() -> None:
    assert parted(page(1, line("3", 200.0)), page(2, line("4", 200.0))) == [(None, [])] * 2


def test_running_header_and_footer() -> None:
    pages = [
        page(n, line("อบต.ทุ่งใหญ่", 40), line("แผนงาน", 60), line("เอกสารเผยแพร่", 800))
        for n in range(1, 6)
    ]
    told = parted(*pages)
    assert all("เอกสารเผยแพร่" in furniture for _, furniture in told)


def test_a_title_that_is_repeated_stays_on_the_first_page() -> None:
    title = line("แผนปฏิบัติการ ประจำปี ๒๕๖๗", 60, size=20.0)
    found = separate_furniture([page(n, title) for n in range(1, 5)])
    assert [title in p.lines for p in found] == [True, False, False, False]


def test_lines_that_differ_in_more_than_the_page_number_are_text() -> None:
    """Footnotes of an act: the same words with other numbers on each page."""
    notes = [line(f"มาตรา {n * n + 3} แก้ไขโดยฉบับที่ {n * 5}", 790) for n in range(1, 7)]
    assert parted(*[page(n, note) for n, note in enumerate(notes, 1)]) == [(None, [])] * 6


def test_what_is_furniture_is_nowhere_else() -> None:
    pages = [page(n, line(f"- {n} -", 36), line("กรมตัวอย่าง", 800)) for n in range(1, 5)]
    for before, after in zip(pages, separate_furniture(pages), strict=True):
        assert sorted(x.text for x in before.lines) == sorted(
            x.text for x in (*after.lines, *after.furniture)
        )


def glyphs(
    text: str, x: float, y: float, *, size: float = 14.0, grey: float = 0.0, angle: int = 0
) -> list[Decoded]:
    return [
        Decoded(
            Glyph(c, x + n * size / 2, x + (n + 1) * size / 2, y, size, "F", 1, n, angle, grey), c
        )
        for n, c in enumerate(text)
    ]


def places(parts: list[Decoded]) -> list[tuple[str, float, float]]:
    return [(part.text, part.glyph.x0, part.glyph.baseline) for part in parts]


def prose() -> list[Decoded]:
    return [part for n in range(20) for part in glyphs("ข้อความยาวพอสมควร", 60, 100 + 20.0 * n)]


@pytest.mark.parametrize(
    "mark",
    [
        {"size": 60.0, "grey": 0.85},
        {"size": 14.0, "grey": 0.8},
        {"size": 60.0},
        {"size": 40.0, "grey": 0.8, "angle": 45},
        {"size": 14.0, "grey": 0.8, "angle": 30},
    ],
)
def test_watermark_is_kept_out(mark: dict[str, float]) -> None:
    over = glyphs("สำเนา", 60, 205, **mark)  # type: ignore[arg-type]
    kept, marked = separate_watermark(prose() + over)
    assert "".join(part.text for part in marked) == "สำเนา"
    assert places(kept) == places(prose())


@pytest.mark.parametrize(
    "text",
    [
        glyphs("หัวข้อใหญ่", 60, 60, size=30.0),
        glyphs("สีเทาอ่อน", 60, 600, grey=0.6),
        glyphs("ขาวบนพื้นเข้ม", 60, 600, grey=1.0),
        glyphs("ช่องเอียง", 400, 600, angle=45),
        glyphs("ตั้งฉาก", 400, 600, angle=90),
    ],
    ids=["title", "grey", "white", "slanted", "upright"],
)
def test_text_that_is_no_watermark_stays(text: list[Decoded]) -> None:
    kept, marked = separate_watermark(prose() + text)
    assert (places(kept), marked) == (places(prose() + text), [])


def test_a_page_of_light_text_is_text() -> None:
    light = glyphs("ทั้งหน้าเป็นสีเทา", 60, 100, grey=0.7)
    assert separate_watermark(light) == (light, [])


def test_order_is_kept() -> None:
    parts = prose() + glyphs("สำเนา", 60, 205, size=60.0, grey=0.85)
    random.Random(1).shuffle(parts)
    kept, marked = separate_watermark(parts)
    assert kept == [part for part in parts if part not in marked]


@pytest.mark.parametrize(
    ("stem", "mark"),
    [("watermark_chromium", "สำเนา สำเนา สำเนา"), ("watermark_reportlab", "ฉบับร่าง")],
)
def test_watermark_of_a_pdf(stem: str, mark: str) -> None:
    (found,) = read_document(PDFS / f"{stem}.pdf").pages
    assert [line.text for line in found.furniture] == [mark]
    assert mark.split()[0] not in found.text


@pytest.mark.parametrize("stem", ["page_furniture_libreoffice", "page_furniture_weasyprint"])
def test_furniture_of_a_pdf(stem: str) -> None:
    document = read_document(PDFS / f"{stem}.pdf")
    assert [int(p.label or 0) for p in document.pages] == [p.number for p in document.pages]
    assert all("เอกสารเผยแพร่" not in p.text for p in document.pages)
