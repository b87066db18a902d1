"""Random heads, feet and page numbers, verdicts on pages, hidden letters, as recorded."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Glyph, Page
from mattrakan.extract.pages.document import DocumentPage, Health
from mattrakan.extract.pages.furniture import separate_furniture, separate_watermark
from mattrakan.extract.pages.health import judge_document, judge_page, page_layer
from mattrakan.extract.pages.page_numbers import separate_page_numbers
from mattrakan.extract.tables.table import Table
from mattrakan.extract.text.clusters import Cluster
from mattrakan.extract.text.decoding import Decoder
from mattrakan.extract.text.lines import Line

HERE = Path(__file__).parent
COUNT = 320
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("margins")
PAPER = runpy.run_path(str(HERE / "conftest.py"))
WIDTH, HEIGHT = 595.0, 842.0


def line_at(text: str, x: float, top: float, size: float = 11.0) -> Line:
    width = size / 2 * sum(1 for letter in text if not "\u0e31" <= letter <= "\u0e3a")
    return Line(text, Box(x, top, x + width, top + size), size)


def of_furniture(chance: random.Random) -> Iterator[str]:
    """Return what is furniture of some pages whose heads and feet nearly repeat."""
    heads = chance.choice(((), ("แผนปฏิบัติการ ดอนหมอก",), ("ตำบลดอนหมอก", "ส่วนที่ {0}")))
    style = chance.choice(("", "{0}", "- {0} -", "หน้า {0}", "{0} / {1}", "{0}"))
    first, n = chance.choice((0, 0, 2, 99)), chance.choice((2, 3, 4, 5, 8))
    x, y = chance.choice((60.0, 250.0)), chance.choice((30.0, 60.0, 100.0, 125.0))
    foot = chance.choice((790.0, 760.0, 730.0, 720.0))
    size = chance.choice((11.0, 11.0, 13.0, 18.0))
    jump = chance.choice((0.0, 0.0, 3.0, 7.0, 15.0))
    pages = []
    for number in range(1, n + 1):
        lines = []
        for at, head in enumerate(heads):
            if chance.random() < 0.85:
                top = y + 16 * at + chance.uniform(-jump, jump)
                lines.append(
                    line_at(head.format(number), x + chance.uniform(-jump, jump), top, size)
                )
        for at in range(chance.randint(0, 4)):
            lines.append(line_at(chance.choice(("มาตรการ", "๑. ปลูกป่า", "12")), 60, 150 + 20.0 * at))
        if style and chance.random() < 0.85:
            place = chance.choice((290.0, 290.0, 500.0)) + chance.uniform(-jump, jump)
            top = foot if chance.random() < 0.8 else y
            shown = number + first if chance.random() < 0.9 else chance.randint(1, 40)
            lines.append(line_at(style.format(shown, n), place, top))
        if chance.random() < 0.3:
            lines.append(line_at("งานแผน กองคลัง", 60, foot + 20))
        table: tuple[Table, ...] = ()
        if chance.random() < 0.4:
            rows = [["ก", "ข"], ["ค", "ง"]]
            table = (
                PAPER["make_table"](rows, page=number, top=chance.choice((90.0, 300.0, 690.0))),
            )
        chance.shuffle(lines)
        text = "\n".join(line.text for line in lines)
        pages.append(
            DocumentPage(number, WIDTH, HEIGHT, None, tuple(lines), table, (), text, "fine")
        )
    for page in separate_furniture(pages):
        yield f"{page.number}: {[line.text for line in page.furniture]} {page.label}"
        yield f"  {[line.text for line in page.lines]}"


def of_page_numbers(chance: random.Random) -> Iterator[str]:
    """Return which letters are page numbers: alone in the margin, of few digits, set apart."""
    clusters: list[Cluster] = []

    def write(text: str, x: float, baseline: float, size: float = 12.0) -> None:
        for at, letter in enumerate(text):
            left = x + 0.5 * size * at
            order = len(clusters)
            clusters.append(
                Cluster(letter, left, left + 0.5 * size, baseline, size, order, font="f")
            )

    lead = chance.choice((15.0, 18.0, 21.0))
    top = chance.choice((40.0, 80.0, 110.0, 120.0))
    write(
        chance.choice(("7", "12", "๑๒", "1234", "12345", "1 2", "a", "12ก")),
        chance.choice((290, 530)),
        top,
    )
    start = top + lead * chance.choice((0.2, 0.9, 1.0, 1.04, 1.06, 1.1, 2.0))
    for row in range(chance.randint(0, 4)):
        write("มาตรการ 12", 60, start + lead * row)
    if chance.random() < 0.5:
        write(chance.choice(("9", "99", "ก")), 290, chance.choice((700.0, 730.0, 760.0, 800.0)))
    chance.shuffle(clusters)
    kept, numbers = separate_page_numbers(clusters, HEIGHT)
    yield f"{len(kept)} {sorted((c.baseline, c.x0, c.text) for c in numbers)}"


def of_health(chance: random.Random) -> Iterator[str]:
    """Return the verdicts on pages of letters, seen and unseen, and on texts that hardly read."""
    n, unseen = (
        chance.choice((0, 10, 24, 25, 26, 60)),
        chance.choice((0.0, 0.3, 0.49, 0.5, 0.51, 1.0)),
    )
    glyphs = []
    for at in range(n):
        glyph = Glyph("ก", 5.0 * at, 5.0 * at + 5, 100.0, 10.0, "f", 1, at)
        glyph.visible = at >= unseen * n
        glyphs.append(glyph)
    share = chance.choice((0.0, 0.3, 0.49, 0.51, 1.0))
    images = (Box(0, 0, WIDTH, HEIGHT * share),) if share else ()
    page = Page(1, WIDTH, HEIGHT, tuple(glyphs), (), images)
    layer = page_layer(page)
    yield f"{layer.kind} {layer.n_letters} {layer.image_share:.3f} {layer.is_blank}"
    words = [
        chance.choice(("มาตรการ", "ประชาชน", "กองคลัง", "plan"))
        for _ in range(chance.randint(1, 40))
    ]
    for _ in range(chance.choice((0, 0, 1, 4, 12, 30))):
        words.append(chance.choice(("ฟฟฟหก", "\ufffd", "\ufffd\ufffd", "x1!y", "ก่่", "ิก")))
    chance.shuffle(words)
    repairs = ["mark-order"] * chance.choice((0, 0, 2))
    yield f"{judge_page(' '.join(words), layer, repairs)}"
    kinds: tuple[Health, ...] = ("fine", "repaired", "unreadable", "none")
    made = [
        DocumentPage(
            1, WIDTH, HEIGHT, None, (), (), (), "ก" * chance.randint(0, 9), chance.choice(kinds)
        )
        for _ in range(chance.randint(1, 4))
    ]
    yield f"{judge_document(made)}"


def of_watermarks(chance: random.Random) -> Iterator[str]:
    """Return which letters are a watermark: large, light or over others."""
    glyphs: list[Glyph] = []
    for row in range(chance.randint(2, 5)):
        for at in range(20):
            x = 60.0 + 6 * at
            glyphs.append(Glyph("ก", x, x + 6, 100.0 + 18 * row, 12.0, "f", 1, len(glyphs)))
    size = chance.choice((12.0, 20.0, 22.0, 24.0, 60.0))
    grey = chance.choice((0.0, 0.4, 0.49, 0.51, 0.7, 0.96, 0.98))
    y, turned = chance.choice((110.0, 130.0, 140.0, 300.0)), chance.choice((0, 0, 45))
    for at in range(chance.choice((1, 3, 8))):
        x = 70.0 + chance.choice((0.5, 1.0)) * size * at
        order = len(glyphs)
        glyphs.append(Glyph("ส", x, x + 0.5 * size, y, size, "w", 1, order, turned, grey))
    decoded = Decoder().decode(Page(1, WIDTH, HEIGHT, tuple(glyphs), ()))
    kept, marks = separate_watermark(decoded)
    yield f"{size} {grey} {y} {turned}: {len(kept)} {len(marks)}"


KINDS = (of_furniture, of_page_numbers, of_health, of_watermarks)


def outcome(seed: int) -> Iterator[str]:
    """Return what one random page or document has in its margins."""
    yield from KINDS[seed % len(KINDS)](random.Random(seed))


@pytest.mark.parametrize("seed", range(COUNT))
def test_random_margins_are_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
