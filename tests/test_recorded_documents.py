"""Random plans made of plain rows: their records and findings are those recorded."""

import random
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
COUNT = 400
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("documents")
PAPER = runpy.run_path(str(HERE / "conftest.py"))
LEFT = "<"

KINDS = (
    "เทศบาลตำบล",
    "องค์การบริหารส่วนตำบล",
    "อบต.",
    "โรงเรียน",
    "สำนักงานเขตพื้นที่การศึกษา",
    "กรม",
    "เทศบาลเมือง",
)
PLACES = ("ดอนหมอก", "หนองบัวแดง", "ทุ่งเมฆ", "บ้านลำธาร", "ภูเขาเงิน")
TITLES = (
    "แผนปฏิบัติการส่งเสริมคุณธรรมและความโปร่งใส", "มาตรการส่งเสริมความโปร่งใส", "มาตรการป้องกันการทุจริต",
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม", "การวิเคราะห์ผลการประเมิน ITA", "รายงานการประชุม",
)  # fmt: skip
YEARS = ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "ปี ๒๕๖๗", "ประจำปี 2566", "", "พ.ศ. ๒๕๖๕ - ๒๕๖๗")
HEADINGS: dict[str, tuple[str, ...]] = {
    "number": ("ที่", "ลำดับ", "ลำดับที่", "ข้อ"),
    "measure": ("มาตรการ", "โครงการ/กิจกรรม", "ประเด็นที่ต้องพัฒนา", "เรื่อง", "หัวข้อ"),
    "action": ("ขั้นตอน", "แนวทางปฏิบัติ", "วิธีการดำเนินการ", "กิจกรรม", "สิ่งที่ทำ"),
    "owner": ("ผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ", "กอง", "มอบหมาย"),
    "period": ("ระยะเวลา", "ห้วงเวลา", "กำหนดเวลา", "เริ่ม", "เมื่อไร"),
    "budget": ("งบประมาณ", "งบประมาณ (บาท)", "งบประมาณ (พันบาท)", "จำนวนเงิน"),
    "follow": ("การกำกับติดตาม", "ผลการดำเนินการ", "หมายเหตุ", "ตัวชี้วัด"),
    "indicator": ("ตัวชี้วัด", "ประเด็นการประเมิน", "ชื่อตัวชี้วัด"),
    "score": ("คะแนน", "ร้อยละ", "ผลคะแนน ๒๕๖๗", "คะแนนที่ได้"),
    "month": ("ต.ค.", "พ.ย.", "ธ.ค.", "ไตรมาส ๑", "ไตรมาส ๒"),
}
MEASURES = ("ปลูกป่าริมคลอง", "อ่านหนังสือ", "การเปิดเผยข้อมูล", "จัดซื้อจัดจ้างอย่างเปิดเผย", "ฟังเสียงชาวบ้าน")
STEPS = (
    "เพาะกล้าไม้ในโรงเรือน",
    "จัดชั้นหนังสือในห้องสมุด",
    "ติดยอดเงินไว้หน้าห้อง",
    "รายงานผู้บริหาร",
    "ประชุม",
    "-",
)
OWNERS = ("กองคลัง", "กองช่าง", "สำนักปลัด", "กองคลัง/กองช่าง", "ทุกกอง", "งานพัสดุ กองคลัง", "-", "นายก")
TIMES = (
    "ม.ค. ๖๘",
    "ต.ค. ๖๗ - ก.ย. ๖๘",
    "ตลอดปี",
    "ไตรมาส ๑",
    "ทุกเดือน",
    "๑ ต.ค. ๒๕๖๗",
    "ภายใน มี.ค.",
    "-",
    "ก.ย. ๖๔",
)
MONEY = ("๑,๐๐๐", "ไม่ใช้งบประมาณ", "-", "2.5", "๕๐,๐๐๐ บาท", "๑๐")
NAMES = (
    "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต", "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร",
    "การปรับปรุงระบบการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต",
)  # fmt: skip
PROSE = (
    "ตามที่ {agency} ได้รับการประเมิน ITA ได้คะแนนรวม ๘๕.๑๐ คะแนน อยู่ในระดับ A",
    "{agency} จึงกำหนดมาตรการไว้ดังนี้", "อำเภอเมือง จังหวัดน่าน", "ผลการประเมินปี ๒๕๖๖ ได้ ๗๐.๒๕ คะแนน",
    "๑. การปลูกป่า", "หน่วย : พันบาท", "ข้อเสนอแนะ ควรทำให้ดีขึ้น", "ประกาศ ณ วันที่ ๕ มีนาคม พ.ศ. ๒๕๖๘",
    "ตารางที่ ๑ มาตรการ", "หมายเหตุ คะแนนเฉลี่ยของประเทศ ๙๐.๑๑",
)  # fmt: skip


def marked(chance: random.Random, number: int, style: int) -> str:
    thai = str(number).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    return (f"{thai}. ", f"{number}) ", f"({thai}) ", "- ", "", f"{thai}.{chance.randint(1, 3)} ")[
        style
    ]


def packed(chance: random.Random, words: tuple[str, ...], style: int) -> str:
    """Return a cell of one to three items, numbered in one style or not at all."""
    count = chance.choice((1, 1, 1, 2, 3))
    items = [chance.choice(words) for _ in range(count)]
    if count == 1 and chance.random() < 0.6:
        return items[0]
    return "\n".join(marked(chance, n, style) + item for n, item in enumerate(items, 1))


def cell(chance: random.Random, field: str, row: int, style: int) -> str:
    if field == "number":
        return chance.choice((str(row), f"{row}.", "")) if chance.random() < 0.2 else str(row)
    if field == "measure":
        return marked(chance, row, style) + chance.choice(MEASURES)
    if field == "action":
        return packed(chance, STEPS, style)
    if field == "owner":
        return packed(chance, OWNERS, style if chance.random() < 0.4 else 4)
    if field == "period":
        return packed(chance, TIMES, style if chance.random() < 0.4 else 4)
    if field == "budget":
        return packed(chance, MONEY, 4)
    if field == "month":
        return chance.choice(("✓", "", "/", "", "๑๐๐"))
    if field == "indicator":
        return marked(chance, row, style) + NAMES[(row - 1) % len(NAMES)]
    if field == "score":
        return chance.choice(("๙๕.๒๓", "80.11", "๗๐", "-", "๑๐๐", "๑๐๕.๐๐"))
    return chance.choice(("", "รายงานผล", "ปีละครั้ง", "ร้อยละ ๘๐", "ดำเนินการแล้ว"))


def table(chance: random.Random, fields: list[str], rows: int, style: int) -> list[list[Any]]:
    """Return a heading and its rows; some cells go on over rows or columns, some rows are odd."""
    heads = [chance.choice(HEADINGS[field]) for field in fields]
    made: list[list[Any]] = [heads]
    number = 0
    for _ in range(rows):
        odd = chance.random()
        if odd < 0.05:
            made.append(["รวม", *[LEFT] * (len(fields) - 2), chance.choice(("๒,๐๐๐", "๙๐.๕", ""))])
            continue
        if odd < 0.1:
            name = chance.choice(("ด้านที่ ๑ การเรียน", "หมายเหตุ ดูท้ายเล่ม", "๑. การปลูก"))
            made.append([name, *[LEFT] * (len(fields) - 1)])
            continue
        number += 1
        row: list[Any] = [cell(chance, field, number, style) for field in fields]
        if len(made) > 1 and LEFT not in made[-1] and chance.random() < 0.3:
            for column in range(min(2, len(row))):
                row[column] = chance.choice((None, "", None))
        made.append(row)
    return made


def elements(chance: random.Random, pages: int) -> list[list[Any]]:
    agency = chance.choice(KINDS) + chance.choice(PLACES)
    style = chance.randrange(6)
    scores = chance.random() < 0.3
    fields = ["number"] if chance.random() < 0.5 else []
    if scores:
        fields += ["indicator", "score", *chance.choice(([], ["score"], ["follow"]))]
    elif chance.random() < 0.12:
        return forms(chance, agency, pages)
    else:
        fields += ["measure", "action", *chance.sample(["owner", "period", "budget", "follow"], 3)]
        if chance.random() < 0.15:
            fields += ["month"] * 3
        if chance.random() < 0.15:
            chance.shuffle(fields)
    made: list[list[Any]] = []
    for number in range(pages):
        page: list[Any] = []
        if number == 0:
            title = [chance.choice(TITLES), chance.choice(YEARS), agency]
            if chance.random() < 0.4:
                page += [f"={' '.join(title)}"]
            else:
                page += [f"={line}" for line in title if line]
        for _ in range(chance.choice((0, 1, 2))):
            page.append(chance.choice(PROSE).format(agency=agency))
        rows = table(chance, fields, chance.randint(1, 6), style)
        if number and chance.random() < 0.5:
            rows = rows[1:] or rows  # goes on without its heading
        elif chance.random() < 0.2:
            rows = with_levels(chance, rows)
        elif chance.random() < 0.1:
            rows.insert(1, [f"({column})" for column in range(1, len(rows[0]) + 1)])
        if scores and chance.random() < 0.4:
            at = chance.randint(1, len(rows))
            name = chance.choice(("แบบวัด IIT", "แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)", "EIT"))
            rows.insert(at, [name, *chance.choice(([LEFT], [""])) * (len(rows[0]) - 1)])
        page.append(rows)
        if chance.random() < 0.3:
            page.append(chance.choice(PROSE).format(agency=agency))
        made.append(page)
    return made


def with_levels(chance: random.Random, rows: list[list[Any]]) -> list[list[Any]]:
    """Return a table whose last columns stand under a heading of their own."""
    width = len(rows[0])
    first = chance.randint(1, max(1, width - 2))
    over = chance.choice(("งบประมาณ", "ปีงบประมาณ ๒๕๖๘", "ผลคะแนน", "ระยะเวลา"))
    upper = [*rows[0][:first], over, *[LEFT] * (width - first - 1)]
    below: list[Any] = [None] * first
    labels = chance.choice(
        (
            ["๒๕๖๖", "๒๕๖๗", "๒๕๖๘", "๒๕๖๙", "๒๕๗๐"],
            ["เริ่มต้น", "สิ้นสุด", "รวม", "ผล", "อื่น"],
            ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ."],
            rows[0][first:],
        )
    )
    below += (labels * 2)[: width - first]
    return [upper, below, *rows[1:]]


def forms(chance: random.Random, agency: str, pages: int) -> list[list[Any]]:
    """Return pages of forms: labels at the left and what they say at the right."""
    labels = ("มาตรการ", "วัตถุประสงค์", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ", "ตัวชี้วัด")
    style = chance.randrange(6)
    made: list[list[Any]] = []
    for number in range(pages):
        page: list[Any] = [f"={chance.choice(TITLES)} {agency}"] if number == 0 else []
        for form in range(chance.randint(1, 3)):
            rows = [["หัวข้อ", "รายละเอียด"]] if chance.random() < 0.3 else []
            for label in labels:
                words = {
                    "มาตรการ": MEASURES, "ขั้นตอน": STEPS, "ผู้รับผิดชอบ": OWNERS, "ระยะเวลา": TIMES,
                    "งบประมาณ": MONEY,
                }.get(label, PROSE[1:3])  # fmt: skip
                text = packed(chance, words, style)
                if label == "มาตรการ":
                    text = marked(chance, form + 1, style) + chance.choice(MEASURES)
                if chance.random() < 0.9:
                    rows.append([label if chance.random() < 0.95 else "", text])
            page += [rows, ""] if rows else []
        made.append(page)
    return made


def facts(report: Any) -> Iterator[str]:
    year, total = report.fiscal_year, report.assessment
    yield f"{report.title} | {report.agency and report.agency.name} | {year and year.be}"
    if total:
        yield f"total {total.score} {total.grade}"
    for indicator in report.indicators:
        yield f"indicator {indicator.no} {indicator.name}: {indicator.score}"
    for measure in report.measures:
        yield f"measure {measure.no} {measure.name}"
        for action in measure.actions:
            period, budget = action.period, action.budget
            yield (
                f"  {action.no} {action.text} by {action.responsible}"
                f" in {period and (period.value, period.status)}"
                f" for {budget and (budget.value, budget.status)} {action.extra or ''}"
            )
    yield "findings " + " ".join(f"{found.code}:{found.where}" for found in report.findings)
    # All that is known of each, places too; of what is said in words, figures and quotations.
    for fact in (report.agency, year, total):
        yield fact.model_dump_json() if fact else "none"
    for records in (report.indicators, report.measures, report.tables):
        yield from (record.model_dump_json() for record in records)
    for found in report.findings:
        yield found.model_dump_json(exclude={"message", "message_th"})
        yield " ".join(re.findall(r'"[^"]*"|[-+]?\d[\d.,]*', found.message))


def outcome(seed: int) -> Iterator[str]:
    """Return the records and findings of one random plan."""
    chance = random.Random(seed)
    made = elements(chance, chance.choice((1, 1, 2, 3)))
    for line in facts(PAPER["make_report"](*made)):
        yield line.replace("\n", " / ")


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_plan_is_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
