"""Make the pictures of text-repair.md, with the rows of its table, and those of checked plans.

    python docs/make_pictures.py

Each picture is one cell or line of a sample or test PDF, cut out of the rendered page; beside it
stand what pdfplumber reads there and what mattrakan reads. The rows are written between the two
markers of the page.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pypdfium2

import mattrakan
from mattrakan.commands.checking.annotations import annotate
from mattrakan.commands.checking.checklist import report_to_checklist

DOCS = Path(__file__).parent
ROOT = DOCS.parent
PAGE = DOCS / "text-repair.md"
SCALE = 2.0
BEGIN, END = "<!-- rows of make_pictures.py -->", "<!-- end -->"
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Example:
    """A cell to show: the repair it is for, where it stands, and words that it holds."""

    name: str
    pdf: str
    words: str
    page: int = 1


EXAMPLES = (
    Example("actual-text", "samples/khlongphayapla_2566.pdf", "บางงานยังไม่บอกเวลา"),
    Example("font-opinion", "tests/pdfs/shaded_cells_weasyprint.pdf", "เขียนเลขไมล์"),
    Example("mark-outline", "tests/pdfs/marks_lost_ghostscript.pdf", "รายงานที่ประชุม"),
    Example("private-use-mark", "samples/noenkanghanlom_2567.pdf", "ช่องทางร้อง"),
    Example("sara-am-decomposed", "samples/hatkradongtao_2568.pdf", "ชั่งน้ำหนักขยะ"),
    Example("sara-am-doubled", "samples/khlongphayapla_2566.pdf", "ขั้นตอนการยืมพัสดุ"),
    Example("mark-order", "samples/hatkradongtao_2568.pdf", "บันทึกผู้มาอ่าน"),
    Example("glyphs printed twice", "tests/pdfs/fake_bold_reportlab.pdf", "ผู้รับผิดชอบ"),
    Example("watermark left out", "tests/pdfs/watermark_reportlab.pdf", "เปิดคิวออนไลน์"),
    Example("page turned", "tests/pdfs/sideways_90_reportlab.pdf", "เปิดคิวออนไลน์"),
)


def find_cell(example: Example) -> tuple[Box, str]:
    """Return the box and the text of the first cell that holds the words."""
    for table in mattrakan.read_tables(str(ROOT / example.pdf)):
        for cell in table.cells:
            if cell.page == example.page and example.words in cell.text:
                x0, top, x1, bottom = cell.box
                return (x0, top, x1, bottom), cell.text
    raise SystemExit(f"{example.pdf}: no cell holds {example.words!r}")


def draw(example: Example, box: Box, out: Path) -> None:
    """Write the picture of a box of a page."""
    document = pypdfium2.PdfDocument(str(ROOT / example.pdf))
    page = document[example.page - 1]
    picture = page.render(scale=SCALE).to_pil().convert("L")
    document.close()
    x0, top, x1, bottom = (round(side * SCALE) for side in box)
    picture = picture.crop((x0, top, x1 + 1, bottom + 1))
    picture.quantize(16).save(out, optimize=True)


def plain_text(example: Example, box: Box) -> str:
    """Return what pdfplumber reads in a box."""
    with pdfplumber.open(ROOT / example.pdf) as pdf:
        page = pdf.pages[example.page - 1]
        return page.crop(box, strict=False).extract_text()


def shown(text: str) -> str:
    """Return text for a Markdown cell: private letters by their code, lines joined by a sign."""
    text = re.sub("[\x00-\x09\ue000-\uf8ff]", lambda match: f"⟨{ord(match[0]):X}⟩", text)
    return text.replace("\n", " ⏎ ").replace("|", "\\|").replace("<", "&lt;")


def draw_checked() -> None:
    """Write the picture of a plan that `check -f pdf` has written on, without its lower margin."""
    plan = (ROOT / "samples" / "phukhaothian_2565.pdf").read_bytes()
    checklist = report_to_checklist(mattrakan.read(plan), "th")
    document = pypdfium2.PdfDocument(annotate(plan, checklist))
    picture = document[0].render(scale=1.3).to_pil().convert("RGB")
    document.close()
    picture = picture.crop((0, 0, picture.width, round(0.78 * picture.height)))
    picture.quantize(64).save(DOCS / "images" / "check-pdf.png", optimize=True)


def main() -> None:
    """Write the pictures and the rows."""
    draw_checked()
    rows = [
        f"{BEGIN}",
        "| repair | on the page | pdfplumber reads | mattrakan reads |",
        "|---|---|---|---|",
    ]
    for example in EXAMPLES:
        box, text = find_cell(example)
        name = f"repair-{example.name.replace(' ', '-')}.png"
        draw(example, box, DOCS / "images" / name)
        rows.append(
            f"| {example.name} | ![{shown(text)}](images/{name}) "
            f"| {shown(plain_text(example, box))} | {shown(text)} |"
        )
    before, rest = PAGE.read_text("utf-8").split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(before + "\n".join([*rows, END]) + after, "utf-8")


if __name__ == "__main__":
    main()
