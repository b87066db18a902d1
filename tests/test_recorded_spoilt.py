"""Pages of the tests' own PDFs, spoilt at random: what is read of them is recorded."""

import random
import runpy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mattrakan.extract.glyphs import Glyph, Page, Rule
from mattrakan.extract.pages.assembly import Assembler
from mattrakan.extract.readers.choosing import open_reader
from mattrakan.models import Source
from mattrakan.normalize.report import build_report

HERE = Path(__file__).parent
COUNT = 320
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("spoilt")
PAGES = runpy.run_path(str(HERE / "test_recorded_pages.py"))
FACTS = runpy.run_path(str(HERE / "test_recorded_documents.py"))["facts"]
# Those that were there when it was recorded: a new one does not change what others are.
PDFS = [HERE / name for name in (HERE / "recorded" / "spoilt.pdfs").read_text("utf-8").split()]


def shortened(rule: Rule, off: float) -> Rule:
    """Return a rule that begins and ends later and earlier by so much."""
    if rule.top == rule.bottom:
        x0 = rule.x0 + off
        return Rule(x0, rule.top, max(rule.x1 - off, x0), rule.bottom, rule.drawn)
    top = rule.top + off
    return Rule(rule.x0, top, rule.x1, max(rule.bottom - off, top), rule.drawn)


def spoil(chance: random.Random, page: Page) -> Page:
    """Return a page with rules lost, moved or cut, rows moved, and letters drawn otherwise."""
    glyphs, rules = list(page.glyphs), list(page.rules)
    change = chance.randrange(9)
    share = chance.choice((0.03, 0.1, 0.3))
    if change == 0:
        rules = [rule for rule in rules if chance.random() > share]
    elif change == 1:
        way = chance.choice(("level", "upright"))
        rules = [rule for rule in rules if (rule.top == rule.bottom) == (way == "level")]
    elif change == 2:
        off = chance.choice((0.7, 1.5, 2.5, 3.5, 7.0, 13.0))
        rules = [shortened(rule, off) for rule in rules]
    elif change == 3:
        wide, high = chance.uniform(0.5, 1.6), chance.uniform(0.6, 1.5)
        glyphs = [
            Glyph(
                g.text, g.x0 * wide, g.x0 * wide + g.x1 - g.x0, g.baseline * high, g.size, g.font,
                g.code, g.order, g.angle, g.grey, g.visible,
            )
            for g in glyphs
        ]  # fmt: skip
        rules = [
            Rule(r.x0 * wide, r.top * high, r.x1 * wide, r.bottom * high, r.drawn) for r in rules
        ]
    elif change == 4:
        cut = chance.uniform(100, 700)
        off = chance.choice((4.0, 9.0, 20.0, 45.0))
        glyphs = [
            g.moved_to(g.x0, g.x1, g.baseline + off * (g.baseline > cut), g.angle) for g in glyphs
        ]
        rules = [
            Rule(
                r.x0, r.top + off * (r.top > cut), r.x1, r.bottom + off * (r.bottom > cut), r.drawn
            )
            for r in rules
        ]
    elif change == 5:
        cut = chance.uniform(60, 400)
        glyphs = [g for g in glyphs if g.baseline > cut]
        rules = [r for r in rules if r.bottom > cut]
    elif change == 6:
        off = chance.uniform(-9, 9)
        at = chance.uniform(100, 500)
        moved = [off * (g.x0 > at) for g in glyphs]
        glyphs = [
            g.moved_to(g.x0 + by, g.x1 + by, g.baseline, g.angle)
            for g, by in zip(glyphs, moved, strict=True)
        ]
    elif change == 7:
        glyphs.sort(key=lambda g: (round(g.baseline), g.x0))
        rules = []
    else:
        level = sorted({round(r.top) for r in rules if r.top == r.bottom})
        for y in chance.sample(level, min(len(level), 3)):
            # Whole numbers would stay such in plain Python alone.
            top = float(y + chance.choice((1, 2.5, 4, 8)))
            rules.append(Rule(60.0, top, 500.0, y + 4.0))
            rules[-1].bottom = rules[-1].top
    for order, glyph in enumerate(glyphs):
        glyph.order = order
    page = replace(page, glyphs=tuple(glyphs), rules=tuple(rules))
    # Both count glyphs, which are others now.
    return replace(page, hidden=(), actual_texts=()) if change in (5, 7) else page


def outcome(seed: int) -> Iterator[str]:
    """Return the tables, records and findings of a spoilt document."""
    chance = random.Random(seed)
    path = PDFS[seed % len(PDFS)]
    assembler = Assembler()
    with open_reader(path.read_bytes(), None, "auto") as reader:
        numbers = list(range(1, min(reader.n_pages, 2) + 1))
        for page in reader.read_pages(numbers):
            assembler.add(spoil(chance, page))
        document = assembler.document(len(numbers))
    yield f"{path.stem} {document.text_layer} {document.health}"
    for read in document.pages:
        yield from (f"head {line.text}" for line in read.furniture)
        yield from PAGES["shown"](read)
    source = Source(file="p.pdf", sha256="0" * 64, pages=len(numbers), text_layer="native")
    yield from FACTS(build_report(document, source))


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_spoilt_page_is_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
