"""Random headings, forms and calendars: what each rule about them says, as recorded."""

import random
import runpy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mattrakan.models import Action, Place
from mattrakan.normalize.about.fiscal_year import make_fiscal_year
from mattrakan.normalize.joined.form_pairs import Pair, count_labels, find_pairs
from mattrakan.normalize.layout.calendars import find_calendar
from mattrakan.normalize.layout.column_evidence import column_cells
from mattrakan.normalize.layout.header_rows import column_headings, heading_ranges, heading_rows
from mattrakan.normalize.layout.header_scores import score_fields
from mattrakan.normalize.layout.profile import Each, Spread, load_built_in
from mattrakan.normalize.layout.repeated_columns import dated_heading, find_spread, repeated_places
from mattrakan.normalize.layout.reshaping import reshape
from mattrakan.normalize.layout.score_columns import find_score_columns, issue_column
from mattrakan.normalize.layout.start_end import find_start_end, pair_start_end
from mattrakan.normalize.records.drafts import ActionDraft
from mattrakan.normalize.records.month_ticks import columns_to_records, ticks_to_period

HERE = Path(__file__).parent
COUNT = 100
ROUNDS = 5
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("heading_rules")
# Of what is compiled it runs the joining of a cell's lines, as test_recorded_documents does.
pytestmark = pytest.mark.plain_only
PAPER = runpy.run_path(str(HERE / "conftest.py"))
LEFT = "<"

MONTHS = "ต.ค. พ.ย. ธ.ค. ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย.".split()
OFFICIAL = (
    "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต", "คุณภาพการดำเนินงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต",
)  # fmt: skip
HEADS = (
    *("ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ", "งบประมาณ (ล้านบาท)", "หมายเหตุ"),
    *("กำหนดการ", "ชื่องาน", "ผลการดำเนินการ", "เริ่มต้น", "สิ้นสุด", "(ต่อ)", "", "-", "งบประมาณ ปี ๒๕๖๘"),
)
ABOVE = ("ระยะเวลา", "ห้วงเวลา", "ปีงบประมาณ ๒๕๖๘", "ปี พ.ศ. 2567", "งบประมาณ", "เดือน", "")
IN_ORDER = ("ต.ค. ๖๗", "ธ.ค. ๖๗", "ม.ค. ๖๘", "ก.พ. ๖๘", "๑ มี.ค. ๖๘")
TIMES = (
    "ม.ค. ๖๘",
    "ก.พ. ๖๘",
    "๑ มี.ค. ๖๘",
    "ธ.ค. ๖๗",
    "-",
    "",
    "ทุกเดือน",
    "ม.ค.",
    "ก.ย. 66",
    "รอแจ้ง",
)


def headed(chance: random.Random) -> list[list[Any]]:
    """Return a table with headings of one to three rows: banners, spans, numbers of columns."""
    n = chance.randint(2, 6)
    top: list[Any] = [chance.choice(HEADS) for _ in range(n)]
    made: list[list[Any]] = [top]
    if chance.random() < 0.5 and n > 2:
        first = chance.randint(0, n - 2)
        end = chance.randint(first + 2, n)
        top[first:end] = [chance.choice(ABOVE), *[LEFT] * (end - first - 1)]
        low = [None if chance.random() < 0.7 else "" for _ in range(n)]
        low[first:end] = [chance.choice((*HEADS, *MONTHS)) for _ in range(end - first)]
        made.append(low)
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        made.insert(0, ["แผนปฏิบัติการ ๒๕๖๘", *[LEFT] * (n - 1)])
    if chance.random() < 0.3:
        slip = chance.choice((0, 0, 0, 1))
        made.append([f"({column + slip})" for column in range(1, n + 1)])
    for row in range(chance.randint(0, 4)):
        made.append([chance.choice((f"{row + 1}.", "ปลูกป่า", "", "๑,๐๐๐")) for _ in range(n)])
    return made


def of_headings(chance: random.Random) -> Iterator[str]:
    """Return where headings end, what they say, and which fields they are."""
    count = chance.choice((0, 0, 1, 2, 3))
    table = PAPER["make_table"](headed(chance), header_rows=count)
    ranges = heading_ranges(table)
    yield f"{heading_rows(table)} {ranges}"
    for first, below in ranges:
        headings = column_headings(table, first, below)
        yield f"{headings} {bool(repeated_places(headings))}"
    headings = column_headings(table, *ranges[0])
    profile = load_built_in(chance.choice(("measures", "results", "scores", "yearly_budgets")))
    scores = [score_fields(levels, profile) for levels in headings]
    for one in scores:
        yield " ".join(f"{field} {score:.2f}" for field, score in sorted(one.items()))
    fields = [max(one, key=lambda f: (one[f], f)) if one else None for one in scores]
    yield f"{pair_start_end(fields, headings, profile)}"


def of_months(chance: random.Random) -> Iterator[str]:
    """Return which columns repeat, of headings with months, quarters or years in a row."""
    kinds: tuple[Each, ...] = ("month", "month", "quarter", "fiscal_year")
    kind = chance.choice(kinds)
    labels = {
        "month": MONTHS, "quarter": [f"ไตรมาส {n}" for n in range(1, 5)],
        "fiscal_year": [f"๒๕๖{n}" for n in range(5, 9)],
    }[kind]  # fmt: skip
    start = chance.randrange(len(labels))
    n = chance.randint(1, min(7, len(labels)))
    row = [labels[(start + place) % len(labels)] for place in range(n)]
    for place in range(n):
        if chance.random() < 0.12:
            row[place] = chance.choice(("ม", "", "X", "มี ค", f"{row[place]} ๖๘", "๖๘"))
    above = chance.choice(ABOVE)
    reach = chance.choice((n, n, n - 1, 1))
    headings = [(chance.choice(HEADS),), *((above, label) for label in row[:reach])]
    headings += [(label,) for label in row[reach:]]
    headings.append(chance.choice((("งบประมาณ",), (), ("ปี ๖๘", "หมายเหตุ"))))
    marks = (
        "✓",
        "/",
        "",
        "",
        "",
        "<--->",
        "-",
        "ก",
        chance.choice(("๑,๐๐๐", "ปลูกป่าให้ทั่ว", "xx", "")),
    )
    rows = [[chance.choice(marks) for _ in headings] for _ in range(4)]
    table = PAPER["make_table"]([["".join(levels[-1:]) for levels in headings], *rows])
    yield f"{find_calendar(headings, table, 1)}"
    under = chance.choice(((), ("ระยะเวลา", "ห้วงเวลา"), ("งบประมาณ",)))
    spread = Spread(kind, chance.choice(("records", "period")), under)
    found = find_spread(headings, spread)
    yield f"{found} {bool(repeated_places(headings))} {[dated_heading(h) for h in headings if h]}"
    year = make_fiscal_year(2568) if chance.random() < 0.7 else None
    ticked = [label for label in found.values() if chance.random() < 0.5]
    period, doubts = ticks_to_period([*ticked, *chance.choice(([], [], ["X"]))], spread, year)
    yield f"{period.value} {period.start} {period.end} {period.status} {period.flags} {doubts}"
    amounts = {label: chance.choice(("๑,๐๐๐", "-", "", "2.5")) for label in (*row, "ปี ๒๕๖๙")}
    source = Place(page=1, box=(0, 0, 1, 1))
    empty = dict.fromkeys(("no", "period", "budget", "follow_up"))
    step = Action.model_validate({**empty, "text": "ปลูก", "responsible": [], "source": source})
    draft = ActionDraft(step, ())
    for one in columns_to_records(draft, amounts, chance.choice((None, "พันบาท"))):
        budget, time = one.action.budget, one.action.period
        yield f"{budget and budget.value} {time and time.value} {one.again}"


def of_starts(chance: random.Random) -> Iterator[str]:
    """Return which two columns are the starts and ends of periods."""
    heads = [["ที่", *[chance.choice(("ระยะเวลา", "ระยะเวลา", "แผน"))] * 2, "ผล"]]
    heads.append(["", *chance.choice((*[("เริ่ม", "สิ้นสุด")] * 3, ("สิ้นสุด", "เริ่ม"), ("จาก", "ถึง"))), ""])
    rows = []
    for number in range(1, 6):
        first, last = chance.randrange(5), chance.randrange(5)
        if chance.random() < 0.85:
            first, last = sorted((first, last))
        pair = [chance.choice((*[IN_ORDER[at]] * 9, *TIMES)) for at in (first, last)]
        rows.append([str(number), *pair, "-"])
    table = PAPER["make_table"]([*heads, *rows[: chance.randint(0, 5)]], header_rows=2)
    headings = [
        tuple(dict.fromkeys(text for text in levels if text)) for levels in zip(*heads, strict=True)
    ]
    profile = load_built_in("measures")
    scores = [score_fields(levels, profile) for levels in headings]
    yield f"{find_start_end(headings, column_cells(table, 2), scores)}"


def of_scores(chance: random.Random) -> Iterator[str]:
    """Return the columns of a table of scores, upright, on its side or twice beside itself."""
    heads = chance.choice(
        (["ที่", "ตัวชี้วัด", "คะแนน"], ["ที่", "ชื่อ", "ปี ๒๕๖๖", "ปี ๒๕๖๗"], ["IIT", "ตัวชี้วัด", "ผล"])
    )
    rows: list[list[Any]] = [[*heads]]
    for n, name in enumerate(chance.sample(OFFICIAL, chance.randint(1, 6)), 1):
        first = str(n) if heads[0] != "IIT" else chance.choice(("แบบวัด IIT", "EIT"))
        marks = [chance.choice(("๘๕.๑๐", "70", "12", "-", "+1.5", "๑๐๐")) for _ in heads[2:]]
        rows.append([first, name if chance.random() < 0.8 else f"{n}. {name}", *marks])
    if chance.random() < 0.4:
        for row in rows:
            row.append(chance.choice(("", "ควรให้ความรู้แก่ผู้มาติดต่อราชการทุกคน", "ผ่าน")))
    shape = chance.choice(("upright", "upright", "side", "twice"))
    if shape == "side":
        rows = [list(column) for column in zip(*rows, strict=True)]
    elif shape == "twice":
        second = rows if chance.random() < 0.7 else [[*rows[0][:-1], "อื่น"], *rows[1:]]
        rows = [[*a, *b] for a, b in zip(rows, second, strict=True)]
    table = PAPER["make_table"](rows, header_rows=chance.choice((0, 1, 1, 1)))
    page = replace(PAPER["make_page"](1), tables=(table,))
    for one in reshape([page])[0].tables:
        yield f"{one.n_rows} {one.n_columns} {[c.text for c in one][:4]}"
        headings = column_headings(one, 0, 1)
        found = find_score_columns(one, 1, headings)
        unknown = [column for column in range(one.n_columns) if column not in found]
        yield f"{found} {issue_column(one, 1, unknown)}"


def of_forms(chance: random.Random) -> Iterator[str]:
    """Return the pairs of labels and values of some forms, and which labels count them."""
    labels = ["มาตรการที่ {}", "วัตถุประสงค์", "ขั้นตอน", "ระยะเวลา"]
    if chance.random() < 0.4:
        labels = chance.choice(
            (["เรื่อง {}", "ไตรมาส ๑", "ผล"], ["กิจกรรม {}.", "ไตรมาสที่ {}"], ["ข้อ {}"])
        )
    tables: list[list[Pair]] = []
    for number in range(1, chance.randint(2, 5)):
        shown = number + chance.choice((0, 0, 0, 0, 1))
        rows: list[list[Any]] = [
            [label.format(f"1.{shown}" if chance.random() < 0.1 else shown), chance.choice(TIMES)]
            for label in labels
            if chance.random() < 0.9
        ]
        if chance.random() < 0.2:
            rows.insert(0, ["แผนงาน", LEFT])
        if chance.random() < 0.3 and len(rows) > 1:
            rows = [[*row, *row] for row in rows]
            wide = chance.choice(([], [], [["ผล", LEFT, "-", LEFT]], [["ผล", "-", LEFT, LEFT]]))
            rows += wide
        if chance.random() < 0.1:
            rows.append(
                [
                    "ก" * chance.choice((30, 59, 61, 130)),
                    *[""] * (len(rows[0] if rows else "ab") - 1),
                ]
            )
        if rows:
            table = PAPER["make_table"](rows, number=number)
            tables.append(list(find_pairs(table)))
    for pairs in (*tables, *count_labels(tables)):
        yield " / ".join(f"{pair.key}={pair.value.text}{pair.names:d}" for pair in pairs)


def outcome(seed: int) -> Iterator[str]:
    """Return what the rules say of some random headings, calendars, scores and forms."""
    chance = random.Random(seed)
    for _ in range(ROUNDS):
        yield from of_headings(chance)
        yield from of_months(chance)
        yield from of_starts(chance)
        yield from of_scores(chance)
        yield from of_forms(chance)


@pytest.mark.parametrize("seed", range(COUNT))
def test_random_headings_are_judged_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
