"""Random first pages: title, agency, year, paragraphs and score are those recorded."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.pages.document import DocumentPage
from mattrakan.extract.text.lines import Line
from mattrakan.normalize.about.agencies import find_agency
from mattrakan.normalize.about.agency_aliases import name_from_prose, other_names
from mattrakan.normalize.about.fiscal_year import find_fiscal_year
from mattrakan.normalize.about.paragraphs import paragraphs
from mattrakan.normalize.about.places import find_place
from mattrakan.normalize.about.title_lines import find_heading
from mattrakan.normalize.about.total_score import find_grade, find_total

HERE = Path(__file__).parent
COUNT = 400
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("titles")
# Of what is compiled it runs the joining of a cell's lines, as test_recorded_documents does.
pytestmark = pytest.mark.plain_only

KINDS = (
    *("เทศบาลตำบล", "องค์การบริหารส่วนตำบล", "อบต.", "โรงเรียน", "โรงพยาบาล", "กรม", "คณะ", "จังหวัด"),
    *("ที่ว่าการอำเภอ", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา", "วิทยาลัย", "สถานีตำรวจภูธร", "เทศบาลนคร"),
)
NAMES = (
    "ดอนหมอก",
    "เลย",
    "ทุ่งเมฆ เขต ๒",
    "บ้านลำธาร ๓",
    "ลำปาง",
    "(พิเศษ)",
    "เพื่อชุมชน",
    "ปีใหม่",
    "เมือง",
)
PLACES = (
    *("อำเภอดอนเมฆ จังหวัดเลย", "ต.บ่อ อ.เมือง จ.น่าน", "จังหวัดลำปาง", "เขตบางเมฆ กรุงเทพมหานคร", ""),
    *("ตำบลหนองบัว อำเภอทุ่งเมฆ", "กิ่งอำเภอภูเขา", "แขวงลม เขตฝน"),
)
STARTS = (
    *(
        "แผนปฏิบัติการส่งเสริมคุณธรรม",
        "มาตรการส่งเสริมความโปร่งใส",
        "รายงานผลการประเมิน ITA",
        "ประกาศ",
        "เรื่อง",
    ),
    *("คู่มือ", "การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส", "บันทึกข้อความ", "ที่ ลย ๑๒๓", "เรียน นายก"),
)
ENDS = (
    *(
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "ปี ๒๕๖๗",
        "ประจำปี 2566",
        "พ.ศ. ๒๕๖๕ - ๒๕๖๙",
        "รอบ ๖ เดือน",
        "ของ",
        "โดย",
    ),
    *("ไตรมาสที่ ๒", "พ.ศ. 2565", "ปีงบประมาณ ๖๘", "FY2568", "(ต่อ)", "www.donmok.go.th"),
)
SENTENCES = (
    "{agency} ได้รับการประเมิน ITA ปี ๒๕๖๗ ได้คะแนนรวม {score} คะแนน อยู่ในระดับ {grade}",
    "ด้วย {agency} ได้กำหนดมาตรการไว้", "ตามที่ {other} แจ้งให้ {agency} จัดทำแผน",
    "ได้ขอบคุณ {other} และ {agency} ตระหนักถึงความโปร่งใส", "คะแนนเฉลี่ยของประเทศ {score} คะแนน",
    "ประชุมเวลา ๑๖.๓๐ - ๑๗.๐๐ น. ที่ห้อง ๓", "คิดเป็นร้อยละ {score} ของเป้าหมาย",
    "ผลการประเมิน ในปี ๒๕๖๖ เท่ากับ {score} และในปี ๒๕๖๗ เท่ากับ ๘๙.๙๙ ระดับ {grade}",
    "คะแนนเพิ่มขึ้น {score} คะแนน จากปีก่อน", "ค่าคะแนน : {score} ({grade})", "๑. หลักการและเหตุผล",
    "งบประมาณ {score} บาท ประจำปีงบประมาณ พ.ศ. ๒๕๖๙", "ข้อ ๕.๑๒ ให้ทุกกองรายงาน",
    "{agency} เป็นหน่วยงานที่ดี มีคะแนน ITA {score} คะแนนขึ้นไป",
)  # fmt: skip


def agency(chance: random.Random) -> str:
    return f"{chance.choice(KINDS)}{chance.choice(NAMES)} {chance.choice(PLACES)}".strip()


def line(text: str, x0: float, top: float, size: float) -> Line:
    letters = sum(1 for one in text if not "\u0e31" <= one <= "\u0e3a")
    return Line(text, Box(x0, top, x0 + 0.45 * size * letters, top + size), size)


def first_page(chance: random.Random) -> DocumentPage:
    """Return a page of heading lines and paragraphs, centred or not, near what decides."""
    body = agency(chance)
    other = agency(chance)
    texts = [chance.choice(STARTS) for _ in range(chance.choice((1, 1, 2)))]
    texts += [chance.choice(ENDS) for _ in range(chance.choice((0, 1, 1, 2)))]
    if chance.random() < 0.8:
        texts.insert(chance.randint(0, len(texts)), body)
    if chance.random() < 0.3:
        texts = [" ".join(texts)]
    size = chance.choice((11.0, 12.0, 14.0, 16.0))
    lines: list[Line] = []
    top = chance.uniform(30, 120)
    off = chance.choice((0.0, 0.0, 3.0, 5.0, 13.0, 16.0, 60.0))
    for text in texts:
        made = line(text, 0, top, size)
        x0 = (595 - made.box.width) / 2 + chance.choice((-1, 1)) * off
        if chance.random() < 0.2:
            x0 = chance.choice((50.0, 62.0, 90.0))
        lines.append(line(text, max(5.0, x0), top, size))
        top += size * chance.choice((1.1, 1.3, 2.1, 2.4))
    top += chance.uniform(0, 30)
    for _ in range(chance.randint(0, 4)):
        sentence = chance.choice(SENTENCES).format(
            agency=body,
            other=other,
            score=chance.choice(("๘๕.๑๐", "90", "๙๕.๕", "๑๐๐", "๑,๐๐๐", "78.255")),
            grade=chance.choice(("A", "ผ่าน", "ดีมาก", "b", "AA")),
        )
        words = sentence.split(" ")
        indent = chance.choice((0, 10, 14, 30))
        rows = chance.choice((1, 1, 2))
        for row in range(rows):
            part = " ".join(words[row * len(words) // rows : (row + 1) * len(words) // rows])
            if part:
                lines.append(line(part, 50 + (indent if row == 0 else 0), top, 11.0))
                top += chance.choice((13, 16, 24, 26))
    return DocumentPage(1, 595, 842, None, tuple(lines), (), (), "", "fine")


def outcome(seed: int) -> Iterator[str]:
    """Return the facts of a random first page."""
    chance = random.Random(seed)
    page = first_page(chance)
    heading = find_heading([page])
    yield f"{heading.title} | {heading.agency} | {[len(entry) for entry in heading.entries]}"
    told = paragraphs([page], heading.entries)
    texts = [paragraph.text for paragraph in told]
    yield from texts
    total, rivals = find_total(told, heading.title)
    if total:
        found = [str(rival.score) for rival in rivals]
        yield f"{total.score} {total.strength} {total.year} {find_grade(total)} {found}"
    yield f"{find_fiscal_year(heading.title, texts)}"
    yield f"{name_from_prose(texts)} {find_agency([line.text for line in page.lines])}"
    if heading.agency:
        named = (mention for text in texts for mention in other_names(heading.agency, text))
        yield f"{[mention.text for mention in named]}"
    yield from (str(find_place(line.text)) for line in page.lines[:4])


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_first_page_is_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
