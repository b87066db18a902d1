"""Random documents of several pages: heads, feet, numbers, turned and hidden text as recorded."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Glyph, Hidden, Page, Rule, Unread
from mattrakan.extract.pages.assembly import Assembler

HERE = Path(__file__).parent
COUNT = 160
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("runs")
PAGES = runpy.run_path(str(HERE / "test_recorded_pages.py"))


def draw_page(chance: random.Random, number: int, plan: dict[str, object]) -> Page:
    """Draw a page with a head, a foot, a number, a watermark, and what hides or covers text."""
    sheet = PAGES["Sheet"](chance)
    head, foot = str(plan["head"]), str(plan["foot"])
    off = chance.uniform(-8, 8) if plan["jumps"] else 0.0
    if head and chance.random() < 0.9:
        sheet.write(float(str(plan["x"])), 40 + off, head, float(str(plan["size"])))
    top = 70.0
    for _ in range(chance.randint(0, 3)):
        sheet.write(60, top, PAGES["phrase"](chance, 8), 12.0)
        top += 20
    draw = chance.choice((PAGES["draw_table"], PAGES["draw_heads"]))
    draw(sheet, top)
    if foot:
        sheet.write(60, 810 + off, foot, 10.0)
    style = str(plan["number"])
    if style:
        text = style.format(number + int(str(plan["first"])), int(str(plan["last"])))
        sheet.write(chance.choice((290, 290, 500)), chance.choice((30, 825)), text, 12.0)
    if plan["watermark"]:
        grey, size = chance.choice(((0.7, 14.0), (0.4, 40.0), (0.9, 20.0), (0.98, 20.0)))
        for at, letter in enumerate("สำเนา"):
            x = 100.0 + at * size
            order = len(sheet.glyphs)
            mark = Glyph(letter, x, x + size, 200.0, size, "W", 1, order, 0, grey)
            sheet.glyphs.append(mark)
    glyphs = list(sheet.glyphs)
    hidden = tuple(
        Hidden(at, chance.choice(("same-colour", "covered", "clipped", "tiny")))
        for at in range(len(glyphs))
        if plan["hides"] and at % 40 < 6
    )
    if plan["scanned"]:
        for glyph in glyphs[: int(len(glyphs) * chance.uniform(0.3, 1))]:
            glyph.visible = False
    images = (Box(0, 0, 595, 842 * chance.uniform(0.2, 1)),) if plan["pictured"] else ()
    shapes = tuple(
        Unread(Box(x, 150.0, x + 6, 156), "outlines")
        for x in (80.0, 90.0, 100.0)
        if plan["outlined"] and chance.random() < 0.8
    )
    if plan["turn"]:
        glyphs = [
            g.moved_to(g.baseline, g.baseline + g.x1 - g.x0, 842.0 - g.x0, 90) for g in glyphs
        ]
        rules = [Rule(r.top, 842.0 - r.x1, r.bottom, 842.0 - r.x0, r.drawn) for r in sheet.rules]
        return Page(number, 842.0, 842.0, tuple(glyphs), tuple(rules), images, hidden=hidden)
    rules = sheet.rules
    return Page(
        number, 595.0, 842.0, tuple(glyphs), tuple(rules), images, hidden=hidden, unread=shapes
    )


def outcome(seed: int) -> Iterator[str]:
    """Return what is found in a random document, page by page."""
    chance = random.Random(seed)
    words = PAGES["WORDS"]
    plan: dict[str, object] = {
        "head": chance.choice(("", "แผนปฏิบัติการ ตำบลดอนหมอก", chance.choice(words))),
        "foot": chance.choice(("", "งานแผน กองคลัง", "หน้า")),
        "number": chance.choice(("", "{0}", "- {0} -", "หน้า {0}", "{0}/{1}", "{0} จาก {1}")),
        "first": chance.choice((0, 0, 4, 2560)),
        "last": chance.randint(2, 9),
        "x": chance.choice((60, 200, 400)),
        "size": chance.choice((10, 12, 12, 18)),
        "jumps": chance.random() < 0.3,
        "watermark": chance.random() < 0.3,
        "hides": chance.random() < 0.2,
        "scanned": chance.random() < 0.1,
        "pictured": chance.random() < 0.2,
        "outlined": chance.random() < 0.2,
        "turn": chance.random() < 0.15,
    }
    assembler = Assembler()
    pages = chance.choice((1, 2, 3, 5))
    for number in range(1, pages + 1):
        assembler.add(draw_page(chance, number, plan))
    document = assembler.document(pages)
    yield f"{document.text_layer} {document.health}"
    for page in document.pages:
        yield f"page {page.number} {page.label} {page.health} {page.turned}"
        yield from (f"head {line.text}" for line in page.furniture)
        yield from PAGES["shown"](page)
        yield from (f"odd {anomaly}" for anomaly in page.anomalies)


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_document_is_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
