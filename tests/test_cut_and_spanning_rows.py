"""Rows that a page cuts and cells beside several rows: none of them makes records of its own."""

import runpy
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from mattrakan.extract.tables.row_starts import ColumnLine
from mattrakan.extract.tables.run_on import find_run_on
from mattrakan.models import Report

PIECED = runpy.run_path(str(Path(__file__).with_name("pieced_tables.py")))
XS = PIECED["XS"]
words = PIECED["words"]
pieces = PIECED["pieces"]
table_rows = PIECED["table_rows"]

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
COLUMNS = ["มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"]


def rows_of(*columns: Sequence[tuple[int, str, float]]) -> list[dict[int, list[ColumnLine]]]:
    """Return columns of lines, each with its row and its height."""
    found: list[dict[int, list[ColumnLine]]] = []
    for lines in columns:
        held: dict[int, list[ColumnLine]] = {}
        for row, text, y in lines:
            held.setdefault(row, []).append(ColumnLine(text, y, 10.0, frozenset({"f"})))
        found.append(held)
    return found


STEPS = [(row, text, y) for row, y in ((0, 0.0), (1, 50.0), (2, 100.0)) for text in ("ก", "ข")]
STEPS = [(row, text, y + 14.0 * (text == "ข")) for row, text, y in STEPS]
OWNERS = [(row, "ค", y) for row, _, y in STEPS[::2]]


@pytest.mark.parametrize(
    ("text", "y", "found"),
    [
        ("ต่อ", 42.0, {(1, 1)}),
        ("ต่อ", 50.0, set()),  # more white than between lines: a cell of its own
        ("๒) ต่อ", 42.0, set()),
        ("๒,๐๐๐", 42.0, set()),
    ],
)
def test_a_line_that_follows_as_lines_do_runs_on_beside_the_next_row(
    text: str, y: float, found: set[tuple[int, int]]
) -> None:
    names = [(0, "ชื่อ", 0.0), (0, "ยาว", 14.0), (0, "มาก", 28.0), (1, text, y), (2, "อื่น", 100.0)]
    numbers = [(0, "๑", 0.0), (2, "๒", 100.0)]
    assert find_run_on(rows_of(numbers, names, STEPS, OWNERS), 14.0) == found


def test_where_rows_follow_as_near_as_lines_nothing_runs_on() -> None:
    names = [(row, "ชื่อ", 28.0 * row) for row in range(4)]
    steps = [(row, text, 28.0 * row + 14 * n) for row in range(4) for n, text in enumerate("กข")]
    owners = [(row, "ค", 28.0 * row) for row in range(4)]
    assert find_run_on(rows_of(names, steps, owners), 14.0) == set()


@pytest.mark.parametrize(
    ("steps", "texts"),
    [
        ("๑) เพาะกล้า\n๒) ลงกล้า", ["เพาะกล้า", "ลงกล้า"]),
        ("เพาะกล้า", ["เพาะกล้า", "เพาะกล้า"]),
    ],
)
def test_numbered_steps_beside_two_rows_are_no_steps_twice(
    paper: SimpleNamespace, steps: str, texts: list[str]
) -> None:
    rows = [COLUMNS, ["ปลูกป่า", steps, "ม.ค. ๖๘", "กองช่าง"], [None, None, "มี.ค. ๖๘", "กองคลัง"]]
    actions = paper.report([HEAD, rows]).measures[0].actions
    assert [a.text for a in actions] == texts
    assert [a.period.value for a in actions] == ["2025-01", "2025-03"]
    assert [a.responsible for a in actions] == [["กองช่าง"], ["กองคลัง"]]


@pytest.mark.parametrize(
    ("cut", "n_rows"),
    [
        ([("นบ", 92, 40), ("๒๐", 230, 40), ("ปผ", 92, 52)], 4),
        ([("นบ", 97, 40), ("๒๐", 236, 40)], 3),  # begins where no text of the table does
        ([("ข้อความก่อนตารางที่ยาวกว่าช่อง", 92, 40)], 3),
    ],
)
def test_the_rest_of_a_row_above_the_first_rule_of_a_page(
    cut: list[tuple[str, float, float]], n_rows: int
) -> None:
    rules = [rule for y in (58, 78, 98, 118) for rule in pieces(y, *XS)]
    body = [(t, x, y) for y in (72, 92, 112) for t, x in (("๑", 62), ("กข", 92), ("๙๐", 230))]
    (found,) = table_rows(words(*cut, *body), rules)
    assert len(found) == n_rows


@pytest.mark.parametrize(("y", "n_rows"), [(20.0, 5), (-30.0, 4)])
def test_a_page_without_rules_begins_beside_cells_that_span(y: float, n_rows: int) -> None:
    """Its first row leaves the first columns blank; one further away is none."""
    body = [(t, x, y) for y in (52, 84, 116, 148) for t, x in ROW]
    (found,) = table_rows(words(*[(t, x, y) for t, x in ROW[2:]], *body), [])
    assert len(found) == n_rows


ROW = (("๑", 20), ("กข", 60), ("คง", 120), ("ม.ค.", 180), ("จฉ", 260), ("ชซ", 340))


def owners(report: Report) -> list[list[str]]:
    return [action.responsible for measure in report.measures for action in measure.actions]


def test_heading_rows_of_forms_are_none_where_a_table_begins_with_the_rest_of_a_form(
    paper: SimpleNamespace,
) -> None:
    def form(name: str, when: str) -> list[list[str]]:
        rows = [["รายการ", "รายละเอียด"], ["มาตรการ", name], ["ขั้นตอน", "เพาะกล้า"]]
        return [*rows, ["ระยะเวลา", when], ["ผู้รับผิดชอบ", "กองช่าง"]]

    whole = form("๑ ปลูกป่า", "ม.ค. ๖๘") + form("๒ อ่านหนังสือ", "มี.ค. ๖๘")
    report = paper.report([HEAD, whole[:9]], [whole[9:] + form("๓ เดินป่า", "เม.ย. ๖๘")])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่านหนังสือ", "เดินป่า"]
    assert [a.extra for m in report.measures for a in m.actions] == [{}] * 3
    assert owners(report) == [["กองช่าง"]] * 3


@pytest.mark.parametrize(
    ("rest", "texts"),
    [
        (["", "ที่ลุ่ม", "", "", ""], ["เพาะกล้า", "ลงกล้าที่ลุ่ม", "รดน้ำ"]),
        (["", "", "", "และกองคลัง", ""], ["เพาะกล้า", "ลงกล้า", "รดน้ำ"]),
        (["", "", "", "ยอดย่อย", "๓๐๐"], ["เพาะกล้า", "ลงกล้า", "รดน้ำ"]),
    ],
)
def test_the_rest_of_a_numbered_row_behind_a_page_where_subtotals_have_no_number(
    paper: SimpleNamespace, rest: list[str], texts: list[str]
) -> None:
    heads = ["ที่", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", "งบประมาณ"]
    before = [
        ["๑", "ปลูกป่า", "", "", ""],
        ["๑.๑", "เพาะกล้า", "ม.ค. ๖๘", "กองช่าง", "๑๐๐"],
        ["", "", "", "ยอดย่อย", "๑๐๐"],
        ["๒", "ปลูกไผ่", "", "", ""],
        ["๒.๑", "ลงกล้า", "ก.พ. ๖๘", "กองช่าง", "๑๐๐"],
    ]
    behind = [rest, ["๒.๒", "รดน้ำ", "มี.ค. ๖๘", "กองคลัง", "๒๐๐"], ["", "", "", "ยอดย่อย", "๓๐๐"]]
    report = paper.report([HEAD, [heads, *before]], [[heads, *behind]])
    actions = [a for m in report.measures for a in m.actions]
    assert [a.text for a in actions] == texts
    assert [a.no for a in actions] == [1, 1, 2]
