"""Random tables of many layouts: named by lines, starts and ends, months, sums, no headings."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
COUNT = 420
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("layouts")
PLANS = runpy.run_path(str(HERE / "test_recorded_documents.py"))
LEFT = "<"

Rows = list[list[Any]]
MONTHS = (
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
)
QUARTERS = ("ไตรมาส ๑", "ไตรมาส ๒", "ไตรมาส ๓", "ไตรมาส ๔")
DAYS = (
    "๑ ต.ค. ๖๗",
    "๑๕ พ.ย. ๒๕๖๗",
    "ม.ค. ๖๘",
    "๓๑ มี.ค. ๖๘",
    "ก.ย. ๖๘",
    "-",
    "เมื่อครบ",
    "ต.ค. ๖๗ - ธ.ค. ๖๗",
)
TICKS = ("✓", "/", "", "", "●", "P", "-")
AMOUNTS = ("๑,๐๐๐", "๒,๕๐๐.๕๐", "๕๐,๐๐๐", "-", "ไม่ใช้งบประมาณ", "10", "")
NAMES = ("ปลูกป่าริมคลอง", "อ่านหนังสือ", "เปิดบัญชีให้ชาวบ้านดู", "ฟังเสียงชาวบ้าน", "ล้างตลาด", "ซ่อมสะพาน")


def thai(number: float, form: str = ",") -> str:
    return format(number, form).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def steps_table(chance: random.Random, fields: list[str], rows: int, style: int) -> Rows:
    return PLANS["table"](chance, fields, rows, style)  # type: ignore[no-any-return]


def named_tables(chance: random.Random) -> list[list[Any]]:
    """Return tables without a column of measures, each below a line that names its measure."""
    form = chance.choice(("{0}. {1}", "มาตรการที่ {0} {1}", "{1}", "({0}) {1}", "{0} {1}"))
    fields = ["number"] if chance.random() < 0.5 else []
    fields += ["action", "owner", "period"]
    pages: list[list[Any]] = [[]]
    number = 0
    for _ in range(chance.randint(2, 4)):
        number += chance.choice((1, 1, 1, 2, 0))
        name = form.format(thai(number), chance.choice(NAMES))
        if chance.random() < 0.9:
            pages[-1].append(name + chance.choice(("", "", " (ต่อ)")))
        if chance.random() < 0.15:
            pages.append([])  # its name is the last line of the page before
        table = steps_table(chance, fields, chance.randint(1, 4), 4)
        cut = chance.randint(1, len(table))
        if chance.random() < 0.3 and cut < len(table):
            head = table[:1] if chance.random() < 0.5 else []
            pages[-1].append(table[:cut])
            pages.append([head + table[cut:]])
        else:
            pages[-1].append(table)
        if chance.random() < 0.3:
            pages[-1].append("หมายเหตุ ดูท้ายเล่ม" if chance.random() < 0.5 else "")
    return pages


def starts_and_ends(chance: random.Random) -> list[list[Any]]:
    """Return a plan whose periods have a column for the start and one for the end."""
    over = chance.choice(("ระยะเวลา", "ระยะเวลาดำเนินการ", "กำหนดการ", ""))
    labels = chance.choice(
        (
            ("เริ่ม", "แล้วเสร็จ"),
            ("เริ่มต้น", "สิ้นสุด"),
            ("สิ้นสุด", "เริ่มต้น"),
            ("จาก", "ถึง"),
            ("เริ่ม", "หมายเหตุ"),
        )
    )
    head: Rows = [
        ["ที่", "มาตรการ", "ขั้นตอน", over, LEFT, "ผู้รับผิดชอบ"],
        [None, None, None, *labels, None],
    ]
    if not over:
        head = [["ที่", "มาตรการ", "ขั้นตอน", *labels, "ผู้รับผิดชอบ"]]
    rows: Rows = []
    for number in range(1, chance.randint(2, 6)):
        first, last = sorted(chance.sample(range(len(DAYS)), 2))
        if chance.random() < 0.15:
            first, last = last, first
        dates = [DAYS[first], DAYS[last]] if chance.random() < 0.9 else [DAYS[first], LEFT]
        who = chance.choice(PLANS["OWNERS"])
        rows.append([str(number), chance.choice(NAMES), chance.choice(PLANS["STEPS"]), *dates, who])
    return [[head + rows]]


def calendar(chance: random.Random) -> list[list[Any]]:
    """Return a plan with a column for each month, quarter or year."""
    kind = chance.choice(("months", "months", "quarters", "years", "halves"))
    year = chance.choice(
        ("ปีงบประมาณ พ.ศ. ๒๕๖๘", "ปี ๒๕๖๘", "ระยะเวลาดำเนินการ", "งบประมาณ (บาท)", "")
    )
    if kind == "months":
        n = chance.choice((12, 12, 6, 3))
        columns = list(MONTHS[:n])
        if chance.random() < 0.2:
            columns[chance.randrange(n)] = chance.choice(("รวม", "ต.ค.", ""))
    else:
        columns = {
            "quarters": list(QUARTERS),
            "years": ["๒๕๖๖", "๒๕๖๗", "๒๕๖๘", "๒๕๖๙", "๒๕๗๐"][: chance.randint(2, 5)],
            "halves": ["๖ เดือนแรก", "๖ เดือนหลัง"],
        }[kind]
    base = ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"][chance.choice((0, 1)) :]
    values = AMOUNTS if kind == "years" else TICKS
    head: Rows = [base + columns]
    if year:
        head = [[*base, year, *[LEFT] * (len(columns) - 1)], [*[None] * len(base), *columns]]
    if kind == "months" and len(columns) == 12 and chance.random() < 0.5:
        years = ["พ.ศ. ๒๕๖๗", LEFT, LEFT, "พ.ศ. ๒๕๖๘", *[LEFT] * 8]
        head = [[*base, *years], [*[None] * len(base), *columns]]
    rows: Rows = []
    for number in range(1, chance.randint(2, 5)):
        texts = {
            "ที่": str(number),
            "มาตรการ": chance.choice(NAMES),
            "ขั้นตอน": chance.choice(PLANS["STEPS"]),
            "ผู้รับผิดชอบ": chance.choice(PLANS["OWNERS"]),
        }
        rows.append([*(texts[name] for name in base), *(chance.choice(values) for _ in columns)])
    return [[head + rows]]


def money(chance: random.Random) -> list[list[Any]]:
    """Return a plan with amounts, units above or in the heading, and a sum that may be wrong."""
    unit = chance.choice(("", "", "หน่วย : ล้านบาท", "(พันบาท)", "หน่วย : หยวน"))
    head = chance.choice(("งบประมาณ", "งบประมาณ (บาท)", "งบประมาณ (ล้านบาท)", "จำนวนเงิน"))
    rows: Rows = [["ที่", "โครงการ/กิจกรรม", "ขั้นตอน", head]]
    total = 0.0
    for number in range(1, chance.randint(2, 6)):
        amount = chance.choice((1000, 2500.5, 12, 50000))
        total += amount
        written = thai(amount) if chance.random() < 0.8 else f"{amount:,}"
        name, step = chance.choice(NAMES), chance.choice(PLANS["STEPS"])
        rows.append([str(number), name, step, written])
    if chance.random() < 0.7:
        total += chance.choice((0, 0, 100))
        label = chance.choice(("รวม", "รวมทั้งสิ้น", "รวมเป็นเงิน", "ยอดของทุกข้อ", "รวมพลังต้านโกง"))
        at = chance.choice((len(rows), len(rows), 1))
        rows.insert(at, [label, LEFT, LEFT, thai(total)])
    return [[*([unit] if unit else []), rows]]


def scores(chance: random.Random) -> list[list[Any]]:
    """Return official indicators with scores of one year or two, groups, means and totals."""
    years = chance.choice((["คะแนน"], ["ปี ๒๕๖๖", "ปี ๒๕๖๗"], ["ผลคะแนน ๒๕๖๗", "ผลคะแนน ๒๕๖๘"]))
    heads = ["ที่", "ตัวชี้วัด", *years, *chance.choice(([], ["ระดับ"], ["ประเด็นที่ควรพัฒนา"]))]
    rows: Rows = [heads]
    printed: list[list[float]] = []
    for number, name in enumerate(PLANS["NAMES"][: chance.randint(2, 10)], 1):
        if chance.random() < 0.12:
            group = chance.choice(("แบบวัด IIT", "แบบวัดการรับรู้ (EIT)", "ด้านที่ ๑"))
            rows.append([group, *[LEFT] * (len(heads) - 1)])
        values = [chance.randint(4000, 10000) / 100 for _ in years]
        printed.append(values)
        row = [str(number), name, *(thai(value, ".2f") for value in values)]
        rows.append(row + ["ผ่าน"] * (len(heads) - len(row)))
        if chance.random() < 0.1:
            rows[-1][1] = f"ตัวชี้วัดที่ {thai(number)} {name}"
    if chance.random() < 0.6:
        by_year = list(zip(*printed, strict=True))
        means = [sum(column) / len(column) + chance.choice((0, 0, 0.5)) for column in by_year]
        label = chance.choice(("คะแนนเฉลี่ย", "คะแนนรวม", "ผลรวมทุกตัวชี้วัด", "สรุปผล"))
        row = [label, LEFT, *(thai(mean, ".2f") for mean in means)]
        rows.append(row + [""] * (len(heads) - len(row)))
    return [[rows]]


def odd_ones(chance: random.Random) -> list[list[Any]]:
    """Return a table that is no plan, or one that continues without its heading."""
    kind = chance.choice(("roster", "timetable", "continued", "unheaded"))
    if kind == "roster":
        heads = ["ที่", "ชื่อ - สกุล", chance.choice(("ตำแหน่ง", "หน่วยงาน", "ผู้รับผิดชอบ"))]
        people = (("นายก่อ ดีงาม", "กองคลัง"), ("นางข้าว หอม", "สำนักปลัด"), ("น.ส.คำ ใส", "กองช่าง"))
        return [[[heads, *([str(n), *who] for n, who in enumerate(people, 1))]]]
    if kind == "timetable":
        heads = ["เวลา", "กิจกรรม", "ผู้รับผิดชอบ"]
        times = ("๐๙.๐๐ - ๑๐.๐๐ น.", "10.00-11.00", "๑๓.๓๐ น.", chance.choice(("๑๔.๐๐ น.", "บ่าย")))
        return [[[heads, *([at, chance.choice(PLANS["STEPS"]), "กองคลัง"] for at in times)]]]
    fields = ["number", "measure", "action", "owner", "period"]
    table = steps_table(chance, fields, chance.randint(3, 8), chance.randrange(6))
    cut = chance.randint(1, len(table) - 1)
    first, second = table[:cut], [list(row) for row in table[cut:]]
    second[0] = [text if text is not None and text != LEFT else "" for text in second[0]]
    if kind == "unheaded":
        first = first[1:] or first
    if chance.random() < 0.3:
        second.insert(0, list(table[0]))
    if chance.random() < 0.2:
        second = [[*row, chance.choice(("", "ผ่าน"))] for row in second]
    between = chance.choice(([], [], [], ["(ต่อ)"], ["๒. กลุ่มงาน"], ["มาตรการ"]))
    where = chance.choice(("same", "next", "next", "next", "later"))
    if where == "same":
        return [[first, *between, second]]
    return [[first], *([["ข้อความ"]] if where == "later" else []), [*between, second]]


KINDS = (named_tables, starts_and_ends, calendar, money, scores, odd_ones)


def outcome(seed: int) -> Iterator[str]:
    """Return the records and findings of one random document."""
    chance = random.Random(seed)
    pages = KINDS[seed % len(KINDS)](chance)
    title = chance.choice(PLANS["TITLES"]) + " " + chance.choice(PLANS["YEARS"])
    pages[0] = [f"={title}", chance.choice(PLANS["KINDS"]) + "ดอนหมอก", *pages[0]]
    for line in PLANS["facts"](PLANS["PAPER"]["make_report"](*pages)):
        yield line.replace("\n", " / ")


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_layout_is_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
