"""Random rows of plans and of scores: what each rule about rows says of them, as recorded."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mattrakan.normalize.joined.carried_rows import carry_spans, merge_rows
from mattrakan.normalize.joined.cut_names import carry_name, name_continues
from mattrakan.normalize.joined.page_breaks import is_same_row
from mattrakan.normalize.joined.rows import JoinedTable, Row, Slot
from mattrakan.normalize.layout.layout import Column, Layout
from mattrakan.normalize.layout.profile import load_built_in
from mattrakan.normalize.records.columns import Columns
from mattrakan.normalize.records.group_rows import group_heading, headings_name_measures
from mattrakan.normalize.records.lone_headings import spread_lone_headings
from mattrakan.normalize.records.money_sums import money_sums
from mattrakan.normalize.records.row_kinds import row_kind
from mattrakan.normalize.records.score_sums import sum_rows
from mattrakan.normalize.records.shared_values import share_values

HERE = Path(__file__).parent
COUNT = 100
ROUNDS = 8
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("row_rules")
# Of what is compiled it runs the joining of a cell's lines, as test_recorded_documents does.
pytestmark = pytest.mark.plain_only
PAPER = runpy.run_path(str(HERE / "conftest.py"))
LEFT = "<"

STYLES = ("{0}. ", "({0}) ", "{0}) ", "- ", "", "{0} ", "1.{0} ", "มิติที่ {0} ", "ด้านที่ {0} ")
NAMES = ("ปลูกป่า", "อ่านหนังสือ", "เปิดเผยข้อมูล", "ฟังเสียง")
STEPS = ("เพาะกล้า", "จัดชั้น", "ประชุม", "รายงาน", "")
OWNERS = ("กองคลัง", "กองช่าง", "-", "", "", "สำนักปลัด")
TIMES = ("ม.ค. ๖๘", "ต.ค. ๖๗ -", "มี.ค. ๖๘", "-", "", "", "ไตรมาส ๑", "๖๘")
TOTALS = (
    "รวม",
    "รวมทั้งสิ้น",
    "รวมเงิน",
    "ยอดของทุกข้อ",
    "หมายเหตุ",
    "รวมพลังต้านโกง",
    "รวม 3 รายการ",
    "รวม IIT",
)
OFFICIAL = (
    "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต", "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร",
    "การปรับปรุงระบบการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต",
)  # fmt: skip
FIELDS = ("number", "measure", "action", "responsible", "period", "budget")


def rows_of(table: Any, n_columns: int) -> list[Row]:
    """Return the rows of a table as a joined table has them: a cell that spans is one slot."""
    slots: dict[int, Slot] = {}
    rows = []
    for index, cells in enumerate(table.grid()):
        here = [c and slots.setdefault(id(c), Slot((c,))) for c in cells[:n_columns]]
        rows.append(Row(tuple(here), table, index))
    return rows


def plan_rows(
    chance: random.Random, fields: list[str], styles: tuple[str, str], counted: int = 0
) -> list[list[Any]]:
    """Return rows of a plan: measures with their steps, group rows, sums and notes.

    Args:
        chance: decides.
        fields: of the columns.
        styles: of the list numbers of measures and of steps.
        counted: steps before the first one, of a measure that began before.
    """
    style, deeper = styles
    heads = chance.random() < (0.3 if "action" in fields else 0.8)
    anew = chance.random() < 0.7
    made: list[list[Any]] = []
    step, due = counted, 0
    for number in range(1, chance.randint(2, 5)):
        if heads:
            text = chance.choice(STYLES).format(number) + chance.choice(NAMES)
            wide = chance.choice((LEFT, LEFT, ""))
            made.append([text, *[wide] * (len(fields) - 1)])
            if chance.random() < 0.2 and len(fields) > 2:
                made[-1][:2] = [f"{number}.", chance.choice(NAMES)]
        step = 0 if anew and number > 1 else step
        for place in range(chance.choice((1, 1, 2, 3))):
            step += 1
            amount = chance.choice((1000, 2000, 500, 0))
            due += amount
            row = {
                "number": str(number) if place == 0 else "",
                "measure": style.format(number) + chance.choice(NAMES) if place == 0 else "",
                "action": deeper.format(step) + chance.choice(STEPS),
                "responsible": chance.choice(OWNERS),
                "period": chance.choice(TIMES),
                "budget": f"{amount:,}" if amount else chance.choice(("-", "", "ไม่ใช้งบประมาณ")),
            }
            if heads and "action" not in fields:
                row["measure"] = deeper.format(step) + chance.choice(NAMES)
            elif place and chance.random() < 0.5:
                row["measure"] = row["number"] = None  # type: ignore[assignment]
            made.append([row[field] for field in fields])
        if chance.random() < 0.3:
            off = chance.choice((0, 0, 0, 100))
            total = [""] * len(fields)
            total[chance.randrange(len(fields))] = chance.choice((*TOTALS, ""))
            total[-1] = f"{due + off:,}"
            due = 0 if chance.random() < 0.5 else due
            made.append(total)
    if made and made[0] and None in made[0]:
        made[0] = [text or "" for text in made[0]]
    return made


def table_of(
    rows: list[list[Any]], fields: list[str], page: int, kind: str = "measures"
) -> JoinedTable:
    table = PAPER["make_table"](rows, page=page, header_rows=0)
    columns = tuple(Column(i, field, field) for i, field in enumerate(fields))
    layout = Layout(load_built_in(kind), columns, 0, 1.0)
    return JoinedTable((table,), tuple(fields), layout, tuple(rows_of(table, len(fields))))


def shown(rows: Any) -> str:
    return " / ".join("|".join(slot.text if slot else "." for slot in row.slots) for row in rows)


def of_plans(chance: random.Random) -> Iterator[str]:
    """Return what the rules about rows of plans say of a table and of its rest."""
    lost = chance.choice(((), (), ("action",), ("action",), ("measure",), ("number",), ("budget",)))
    fields = [field for field in FIELDS if field not in lost and chance.random() < 0.95]
    styles = chance.choice((*STYLES, *STYLES[:3] * 3)), chance.choice((*STYLES, *STYLES[:3] * 3))
    first = table_of(plan_rows(chance, fields, styles), fields, 1)
    columns = Columns.of(first)
    yield f"{columns.main} {columns.numbers_measures} {columns.plain_numbers} {columns.looks}"
    main = (columns.measure, columns.number)
    yield f"{[row_kind(row, first.layout.profile, *main) for row in first.rows if first.layout]}"
    yield f"{[group_heading(row) for row in first.rows]} {headings_name_measures(first, columns)}"
    sums = money_sums(first.rows, columns, chance.choice((None, "บาท", "พันบาท")))
    yield f"{[(at, one.label, one.count, one.fits) for at, one in sums.items()]}"
    lone = spread_lone_headings(first.rows, columns)
    yield f"{[len(set(map(id, row.slots))) for row in lone]}"
    shared, headings = share_values(first.rows, columns)
    yield f"{headings} {shown(shared) if headings else ''}"
    rest = plan_rows(chance, fields, styles, chance.choice((0, 1, 2, 3)))
    if "measure" in fields and chance.random() < 0.5:
        rest[0][fields.index("measure")] = chance.choice((*NAMES, ""))
    blank = chance.sample(range(len(fields)), chance.choice((0, 0, 1, 2)))
    rest[0] = [
        "" if at in blank or text in (None, LEFT) else text for at, text in enumerate(rest[0])
    ]
    if chance.random() < 0.1:
        rest[0][0] = f"{rest[0][0]} (ต่อ)"
    second = table_of(rest, fields, 2)
    rows = second.rows
    yield f"{is_same_row(first, rows)} {name_continues(first, rows)} {shown(rows[:1])}"
    if name_continues(first, rows):
        before, after = carry_name(first, rows)
        yield f"{shown(before)} -> {shown(after)}"
    yield shown(merge_rows(first.rows[-1], rows))
    yield shown(carry_spans(first, rows))


def of_scores(chance: random.Random) -> Iterator[str]:
    """Return which rows of scores are means and totals."""
    numbered = chance.random() < 0.6
    rows: list[list[Any]] = []
    group: list[float] = []
    every: list[float] = []
    for place, name in enumerate(chance.choice((OFFICIAL, OFFICIAL[:5], OFFICIAL[5:])), 1):
        score = chance.choice((80.0, 85.5, 91.25, 100.0, 66.66))
        every.append(score)
        group.append(score)
        number = str(place) if numbered and chance.random() < 0.95 else ""
        rows.append([number, name if chance.random() < 0.95 else "เรื่องอื่น", f"{score:.2f}"])
        if place in (5, 8, 10) and chance.random() < 0.7:
            whole = chance.choice((group, group, every))
            mean = sum(whole) / len(whole) + chance.choice((0, 0, 0.01, 0.02, 0.1, 1))
            rows.append(["", chance.choice(("คะแนนเฉลี่ย", "IIT", "สรุป")), f"{mean:.2f}"])
            group = group if chance.random() < 0.2 else []
    weights = chance.choice(((0.3, 0.3, 0.4), (0.25, 0.25, 0.5)))
    parts = [scores for scores in (every[:5], every[5:8], every[8:]) if scores]
    total = sum(w * sum(s) / len(s) for w, s in zip(weights, parts, strict=False))
    total += chance.choice((0, 0, 0.01, 0.02, 0.5))
    rows.append(["", "คะแนนรวม", f"{total:.2f}"])
    table = table_of(rows, ["number", "name", "score"], 1, "scores")
    column = 0 if chance.random() < 0.8 else None
    years = chance.choice(((2565,), (2567,), (2566, 2567), (2561, 2568), ()))
    yield f"{sum_rows(table.rows, 1, 2, column, years)}"


def outcome(seed: int) -> Iterator[str]:
    """Return what the rules say of some random rows."""
    chance = random.Random(seed)
    for _ in range(ROUNDS):
        yield from of_plans(chance)
        yield from of_scores(chance)


@pytest.mark.parametrize("seed", range(COUNT))
def test_random_rows_are_judged_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
