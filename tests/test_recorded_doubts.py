"""Random plans on scans with doubtful digits and letters: what is emptied and found, recorded."""

import random
import re
import runpy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mattrakan.extract.doubts import Doubt, Scan
from mattrakan.extract.geometry import Box
from mattrakan.extract.pages.document import DocumentPage
from mattrakan.models import Report
from mattrakan.normalize.scans import document_read_by, state_scans

HERE = Path(__file__).parent
COUNT = 80
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("doubts")
# Of what is compiled it runs the joining of a cell's lines, as test_recorded_documents does.
pytestmark = pytest.mark.plain_only
PAPER = runpy.run_path(str(HERE / "conftest.py"))
LAYOUTS = runpy.run_path(str(HERE / "test_recorded_layouts.py"))
DOCUMENTS = runpy.run_path(str(HERE / "test_recorded_documents.py"))

OUTLINE: list[list[Any]] = [
    ["รายการ", "จำนวนเงิน"],
    ["๑. งบบุคลากร", "๗๑๐,๐๐๐"],
    ["๑.๑ เงินเดือน", "๕๐๐,๐๐๐"],
    ["๑.๒ ค่าจ้าง ๓ คน", "๒๑๐,๐๐๐"],
    ["รวม", "๗๑๐,๐๐๐"],
]


def random_plan(chance: random.Random, seed: int) -> list[DocumentPage]:
    """Return the pages of a plan, with a paragraph that says the year and the score."""
    if seed % 3 == 0:
        pages = DOCUMENTS["elements"](chance, chance.choice((1, 2)))
    elif seed % 3 == 1:
        pages = LAYOUTS["KINDS"][seed // 3 % 6](chance)
        pages[0] = ["=มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", *pages[0]]
    else:
        pages = DOCUMENTS["forms"](chance, "เทศบาลตำบลดอนหมอก 2", 2)
    agency = "เทศบาลตำบลดอนหมอก ๒"
    pages[-1] = [*pages[-1], *chance.sample(
        (
            "ผลการประเมิน ปีงบประมาณ พ.ศ. ๒๕๖๘ ได้คะแนนรวม ๘๕.๑๐ คะแนน อยู่ในระดับ A",
            f"{agency} ในปี 2568", "หน้า ๑๒ ถึง ๑๕", OUTLINE,
        ), 2)]  # fmt: skip
    return [PAPER["make_page"](number, *page) for number, page in enumerate(pages, 1)]


def doubts_of(chance: random.Random, page: DocumentPage) -> Iterator[Doubt]:
    """Yield doubts of digits and letters where lines of the page have them, or right beside."""
    cells = [line for table in page.tables for cell in table for line in cell.lines]
    for line in (*page.lines, *cells):
        for match in re.finditer(r"[๐-๙0-9][๐-๙0-9.,]*|[ก-ฮ]{4,}", line.text):
            if chance.random() > 0.15:
                continue
            box, letter = line.box, line.box.width / max(len(line.text), 1)
            start, end = match.span()
            off = chance.choice((0, 0, 0, 1, -6, 25))
            place = Box(box.x0 + letter * start, box.top + off, box.x0 + letter * end, box.bottom)
            is_text = not match[0][-1].isdecimal() and not match[0][0].isdecimal()
            other = chance.choice(("", "๗", "1"))
            yield Doubt(match[0], "" if is_text else other, place, is_text)


def changes(before: Any, after: Any, path: str = "") -> Iterator[str]:
    """Yield the fields of a report that differ from those before."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in before:
            yield from changes(before[key], after[key], f"{path}.{key}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for place, pair in enumerate(zip(before, after, strict=True)):
            yield from changes(*pair, f"{path}[{place}]")
    elif before != after:
        yield f"{path}: {after}"


def outcome(seed: int) -> Iterator[str]:
    """Return what two sets of doubts change in the report of a random plan."""
    chance = random.Random(seed)
    pages = random_plan(chance, seed)
    report: Report = PAPER["make_report"](*pages)
    for _ in range(2):
        scanned = [
            replace(page, scan=Scan(chance.choice((0, 0, 90)), 0.0, tuple(doubts_of(chance, page))))
            if chance.random() < 0.9
            else page
            for page in pages
        ]
        document = PAPER["make_document"](*scanned)
        doubted = state_scans(report, document)
        yield document_read_by(document)
        known = len(report.findings)
        for found in doubted.findings[known:]:
            box = found.source and found.source.box
            said = " ".join(re.findall(r'"[^"]*"', found.message))
            yield f"{found.code} {found.where} {box} {said}"
        fields = {"indicators", "measures", "outline", "title", "agency", "fiscal_year"}
        fields |= {"assessment"}
        yield from changes(report.model_dump(include=fields), doubted.model_dump(include=fields))


@pytest.mark.parametrize("seed", range(COUNT))
def test_random_doubts_are_stated_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
