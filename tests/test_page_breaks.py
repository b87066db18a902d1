"""Whether a row behind a page's end is the rest of the one before it: each rule's two sides."""

import runpy
from pathlib import Path
from typing import Any

import pytest

from mattrakan.normalize.joined.page_breaks import follows_dash, is_packed_rest, is_same_row
from mattrakan.normalize.joined.rows import JoinedTable, Row, Slot
from mattrakan.normalize.layout.layout import Column, Layout
from mattrakan.normalize.layout.profile import load_built_in

PAPER = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
LEFT = "<"  # the cell on its left covers this place, too
Cells = list[Any]

STEPS = ["measure", "action", "responsible", "period"]
NUMBERED = ["number", "measure", "action", "responsible"]
MONEY = ["number", "measure", "period", "budget"]


def table_of(rows: list[Cells], fields: list[str], page: int) -> JoinedTable:
    """Return a table whose columns are fields; one named after a month has ticks."""
    table = PAPER["make_table"](rows, page=page, header_rows=0)
    columns = tuple(
        Column(i, name, "spread", label=name) if name.endswith(".") else Column(i, name, name)
        for i, name in enumerate(fields)
    )
    slots: dict[int, Slot] = {}
    made = [
        Row(tuple(c and slots.setdefault(id(c), Slot((c,))) for c in cells), table, index)
        for index, cells in enumerate(table.grid())
    ]
    layout = Layout(load_built_in("measures"), columns, 0, 1.0)
    return JoinedTable((table,), tuple(fields), layout, tuple(made))


def is_rest(fields: list[str], before: list[Cells], behind: list[Cells]) -> bool:
    return is_same_row(table_of(before, fields, 1), table_of(behind, fields, 2).rows)


PLAIN = [["ปลูกป่า", "เพาะกล้า", "กองช่าง", "ม.ค. ๖๘"], ["ดูแลสวน", "รดน้ำ", "กองคลัง", "ก.พ. ๖๘"]]
MORE = ["อ่านหนังสือ", "จัดชั้น", "กองคลัง", "มี.ค. ๖๘"]


@pytest.mark.parametrize(
    ("behind", "before", "same"),
    [
        pytest.param(
            [["", "ทุกเช้า", "", ""], MORE], PLAIN, True, id="cells always filled are blank"
        ),
        pytest.param([["", "ทุกเช้า", "กองช่าง", "มี.ค. ๖๘"], MORE], PLAIN, False, id="two periods"),
        pytest.param([MORE, MORE], PLAIN, False, id="a whole row"),
        pytest.param([["อ่าน", "ทุกเช้า", "", ""], MORE], PLAIN, False, id="a measure begins it"),
        pytest.param([["ดูแลสวน (ต่อ)", "ทุกเช้า", "", ""]], PLAIN, False, id="says that it continues"),
        pytest.param([["", "ทุกเช้า", "", ""]], PLAIN[:1], False, id="one row shows no habit"),
        pytest.param([["๓. อ่าน", "", "", ""], MORE], PLAIN, False, id="a list number"),
        pytest.param(
            [["รวม", LEFT, LEFT, LEFT], MORE], PLAIN, False, id="one cell over all columns"
        ),
        pytest.param([], PLAIN, False, id="nothing behind"),
        pytest.param([MORE], [], False, id="nothing before"),
    ],
)
def test_a_row_that_lacks_what_each_other_has_is_a_rest(
    behind: list[Cells], before: list[Cells], same: bool
) -> None:
    before = before or [["", "", "", ""]]
    first = table_of(before, STEPS, 1)
    rows = table_of(behind, STEPS, 2).rows if behind else ()
    assert is_same_row(first, rows) is same


COUNTED = [["๑. ปลูกป่า", "๑) เพาะกล้า", "กองช่าง", "ม.ค. ๖๘"], ["", "๒) ปลูก", "กองช่าง", "ก.พ. ๖๘"]]


@pytest.mark.parametrize(
    ("first", "last", "same"),
    [
        pytest.param(["", "ทุกเช้า", "", ""], None, True, id="no step number where all others have"),
        pytest.param(["", "๓) รดน้ำ", "กองคลัง", "มี.ค. ๖๘"], None, False, id="the next step"),
        pytest.param(["", "- รดน้ำ", "", ""], None, True, id="a mark of another style"),
        pytest.param(
            ["", "๓) รดน้ำ", "", ""], "๑) ปลูก\n๒) ดูแล", True, id="the next of steps in one cell"
        ),
        pytest.param(
            ["๒. อ่าน", "๓) รดน้ำ", "", ""], "๑) ปลูก\n๒) ดูแล", False, id="of another measure"
        ),
        pytest.param(
            ["", "๓) รดน้ำ", "", ""], "๑) ปลูก\nดูแล", False, id="one step in the cell before"
        ),
    ],
)
def test_where_steps_are_numbered_a_row_without_a_number_is_a_rest(
    first: Cells, last: str | None, same: bool
) -> None:
    before = [list(row) for row in COUNTED]
    if last is not None:
        before[1][1] = last
    assert is_rest(STEPS, before, [first, ["๒. อ่าน", "๑) จัด", "กองช่าง", "เม.ย. ๖๘"]]) is same


@pytest.mark.parametrize(
    ("unnumbered", "same"),
    [pytest.param(1, True, id="five of six"), pytest.param(2, False, id="three of five")],
)
def test_most_other_steps_have_numbers(unnumbered: int, same: bool) -> None:
    before: list[Cells] = [["๑. ปลูกป่า", f"{n}) เพาะ", "กองช่าง", ""] for n in (1, 2)]
    before += [["", "ดูแล", "กองช่าง", ""] for _ in range(unnumbered)]
    before += [["๒. ดูแล", f"{n}) จัด", "กองช่าง", ""] for n in ((1, 2) if unnumbered == 1 else ())]
    before.append(["๓. อ่าน", "๑) ซื้อ", "กองช่าง", ""])
    assert is_rest(STEPS, before, [["", "ทุกเช้า", "กองช่าง", ""]]) is same


@pytest.mark.parametrize(
    ("last", "first", "same"),
    [
        pytest.param(
            ["๒", "", "", "กองช่าง"], ["", "", "รดน้ำ", ""], True, id="all else stands before"
        ),
        pytest.param(
            ["๒", "", "", ""], ["", "", "รดน้ำ", "กองช่าง"], True, id="its number alone before"
        ),
        pytest.param(["", "", "", "กองช่าง"], ["๒", "", "รดน้ำ", ""], False, id="its number behind"),
        pytest.param(
            ["๒", "", "ดู", "กองช่าง"], ["", "", "รดน้ำ", "กองคลัง"], True, id="without its number"
        ),
        pytest.param(["๒", "", "", "กองช่าง"], ["๓", "", "รดน้ำ", ""], False, id="two numbers"),
    ],
)
def test_a_step_behind_the_end_completes_a_row_without_one(
    last: Cells, first: Cells, same: bool
) -> None:
    before: list[Cells] = [["๑", "ปลูกป่า", "เพาะกล้า", "กองช่าง"], last]
    assert is_rest(NUMBERED, before, [first, ["๔", "อ่าน", "จัดชั้น", "กองคลัง"]]) is same


@pytest.mark.parametrize(
    ("last", "first", "same"),
    [
        pytest.param(
            ["๑", "ปลูกป่า", "ม.ค. ๖๘ -", ""], ["", "", "มี.ค. ๖๘", ""], True, id="both ends"
        ),
        pytest.param(
            ["๑", "ปลูกป่า", "ม.ค. ๖๘", ""], ["", "", "มี.ค. ๖๘", ""], False, id="two months"
        ),
        pytest.param(["๑", "ปลูกป่า", "-", ""], ["", "", "มี.ค. ๖๘", ""], False, id="none before"),
        pytest.param(["๑", "ปลูกป่า", "ม.ค. ๖๘ -", ""], ["", "", "", ""], False, id="nothing behind"),
        pytest.param(["๑", "ปลูกป่า", "", "1,000"], ["", "", "", "2,000"], False, id="two amounts"),
    ],
)
def test_a_period_that_its_rest_completes_is_cut(last: Cells, first: Cells, same: bool) -> None:
    assert is_rest(MONEY, [last], [first]) is same


@pytest.mark.parametrize(
    ("first", "money", "same"),
    [
        pytest.param(["", "ทุกแห่ง", "", ""], "1,000", True, id="a text that the last row began"),
        pytest.param(["", "", "", "9,000"], "1,000", False, id="an amount of its own"),
        pytest.param(["๔", "ทุกแห่ง", "", ""], "1,000", False, id="a number of its own"),
    ],
)
def test_a_row_without_its_number_continues_with_texts_that_were_begun(
    first: Cells, money: str, same: bool
) -> None:
    before: list[Cells] = [
        [n, name, "", money] for n, name in (("๑", "ปลูก"), ("๒", "ดูแล"), ("๓", "อ่าน"))
    ]
    assert is_rest(MONEY, before, [first, ["๕", "ฟัง", "", money]]) is same


@pytest.mark.parametrize(
    ("first", "others", "same"),
    [
        pytest.param(["", "ทุกเช้า", "", ""], ("✓", "✓"), True, id="no tick"),
        pytest.param(["", "ทุกเช้า", "✓", ""], ("✓", "✓"), False, id="a tick of its own"),
        pytest.param(["", "ทุกเช้า", "", ""], ("✓", ""), False, id="another row without one"),
    ],
)
def test_a_row_of_a_calendar_without_a_tick_is_a_rest(
    first: Cells, others: tuple[str, str], same: bool
) -> None:
    fields = ["measure", "action", "ม.ค.", "ก.พ."]
    before: list[Cells] = [
        ["ปลูก", "เพาะ", "✓", ""],
        ["", "ดูแล", "", others[0]],
        ["", "อ่าน", others[1], ""],
    ]
    assert is_rest(fields, before, [first]) is same


@pytest.mark.parametrize(
    ("old", "new", "follows"),
    [("-", "กองคลัง", True), ("", "กองคลัง", False), ("-", "-", False), ("กองช่าง", "กองคลัง", False)],
)
def test_text_below_a_dash_begins_another_row(old: str, new: str, follows: bool) -> None:
    last = table_of([["ปลูก", old]], ["measure", "responsible"], 1).rows[-1]
    first = table_of([["", new]], ["measure", "responsible"], 2).rows[0]
    assert follows_dash(last, first) is follows


def packed(number: str, *steps: str) -> Cells:
    return [number, "ปลูกป่า" if number else "", "\n".join(steps), "กองช่าง"]


@pytest.mark.parametrize(
    ("before", "first", "is_more"),
    [
        pytest.param(2, ["", "", "๓) รดน้ำ", ""], True, id="steps without a number"),
        pytest.param(2, ["๓", "", "๓) รดน้ำ", ""], False, id="a number"),
        pytest.param(2, ["", "อ่าน", "๓) รดน้ำ", ""], False, id="a measure"),
        pytest.param(2, ["", "", "", "กองคลัง"], False, id="no steps"),
        pytest.param(2, ["", "", "-", ""], False, id="a dash"),
        pytest.param(2, ["รวม", LEFT, LEFT, LEFT], False, id="one cell over all columns"),
        pytest.param(1, ["", "", "๓) รดน้ำ", ""], False, id="a single row before"),
    ],
)
def test_steps_behind_the_end_belong_to_the_numbered_measure_before(
    before: int, first: Cells, is_more: bool
) -> None:
    rows = [packed(str(n + 1), "๑) เพาะ", "๒) ปลูก") for n in range(before)]
    table = table_of(rows, NUMBERED, 1)
    assert is_packed_rest(table, table_of([first], NUMBERED, 2).rows) is is_more


@pytest.mark.parametrize(("single", "is_more"), [(1, True), (2, False)])
def test_most_cells_of_steps_hold_several(single: int, is_more: bool) -> None:
    rows = [packed(str(n + 1), "๑) เพาะ", "๒) ปลูก") for n in range(2)]
    rows += [packed(str(n + 3), "๑) เพาะ") for n in range(single)]
    behind = table_of([["", "", "๓) รดน้ำ", ""]], NUMBERED, 2).rows
    assert is_packed_rest(table_of(rows, NUMBERED, 1), behind) is is_more


def test_each_row_with_steps_has_a_number() -> None:
    rows = [
        packed("1", "๑) เพาะ", "๒) ปลูก"),
        packed("", "๑) เพาะ", "๒) ปลูก"),
        packed("2", "๑) ก", "๒) ข"),
    ]
    behind = table_of([["", "", "๓) รดน้ำ", ""]], NUMBERED, 2).rows
    assert not is_packed_rest(table_of(rows, NUMBERED, 1), behind)
