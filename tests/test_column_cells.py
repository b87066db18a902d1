"""Columns known by what their cells look like, where no heading is listed."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.tables.table import Cell
from mattrakan.models import Action
from mattrakan.normalize.layout.cell_looks import SIGNS, CellLooks
from mattrakan.normalize.layout.column_evidence import (
    FEATURES,
    ColumnCells,
    TableEvidence,
    column_evidence,
)
from mattrakan.normalize.layout.field_choice import _counts, _unnamed_steps
from mattrakan.normalize.layout.finer_texts import has_finer_measure

fields = runpy.run_path(str(Path(__file__).with_name("test_layout.py")))["fields"]


def test_unlisted_headers_of_a_plan_are_told_from_clear_cells(paper: SimpleNamespace) -> None:
    rows = [
        ["เรื่องดีๆ", "อย่างไรกัน", "ใครบ้าง", "ตอนไหน", "จะเห็นอะไร"],
        ["ก. สวนร่วมใจของเรา", "ปลูกไม้ผลริมรั้ว", "ครูทุกคน", "หลังฝนแรก", "มีต้นไม้ให้เห็น"],
        [None, "รดน้ำทุกเช้าเย็น", "ครูเวรประจำวัน", "ม.ค. - มี.ค. ๖๘", "ต้นไม้ไม่ตาย"],
        ["ข. บัญชีโปร่งใสจริง", "ติดยอดเงินหน้าห้อง", "งานการเงิน", "ก.ย. ๖๘", "ทุกคนอ่านได้"],
    ]
    report = paper.report(["=แผนความซื่อตรงของโรงเรียน ปีงบประมาณ พ.ศ. ๒๕๖๘", rows])
    assert [(m.no, len(m.actions)) for m in report.measures] == [(1, 2), (2, 1)]
    assert [f.code for f in report.findings if f.code == "header-inferred"] == [
        "header-inferred"
    ] * 4  # nothing says what "จะเห็นอะไร" is
    other = paper.report(["=รายการครุภัณฑ์ของโรงเรียน ปีงบประมาณ พ.ศ. ๒๕๖๘", rows])
    assert other.measures == []


@pytest.mark.parametrize(
    ("cells", "is_period"),
    [
        (["ทุกเดือน", "ทุกไตรมาส", "รายเดือน", "ทุกเดือน", "ม.ค. ๖๘", "ทุกเดือน"], True),
        (["๕ ครั้ง", "๒๐ เล่ม", "๓ ครั้ง", "๔ คน", "๑๒ เดือน", "๒ ครั้ง"], False),
    ],
)
def test_recurrences_speak_for_a_column_of_periods_that_no_heading_names(
    paper: SimpleNamespace, cells: list[str], is_period: bool
) -> None:
    steps = ["จดเลขไมล์ทุกครั้งที่ออกรถ", "เทียบใบเสร็จกับสมุดเดินรถ", "ติดป้ายไม่รับของขวัญ"] * 2
    names = ["การเบิกน้ำมัน", "การใช้รถ", "ของขวัญ", "การลา", "การพัสดุ", "การเงิน"]
    rows = [[*row] for row in zip(names, steps, ["กองช่าง", "กองคลัง"] * 3, cells, strict=True)]
    found = fields(paper, ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "กรอบ"], rows)
    assert found == ["measure", "action", "responsible", "period" if is_period else "extra"]


def inferred(paper: SimpleNamespace, owners: list[str], periods: list[str]) -> list[Action]:
    """Return the actions of a plan whose last two headings are listed nowhere."""
    rows = [["มาตรการ", "ขั้นตอน", "ฝ่ายใด", "จังหวะ"]]
    for number, (owner, period) in enumerate(zip(owners, periods, strict=True), 1):
        name = f"{number}. ปลูกป่าชุมชน{'กขคงจฉ'[number]}"
        rows.append([name, "๑) เตรียมดินทั้งแปลงใหญ่", owner, period])
    title = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
    return [a for m in paper.report([title, rows]).measures for a in m.actions]


@pytest.mark.parametrize(("others", "of"), [(0, 2), (1, 3)])
def test_owners_and_periods_are_known_by_their_cells(
    paper: SimpleNamespace, others: int, of: int
) -> None:
    owners = ["กองช่าง"] * (of - others) + ["ใครก็ได้"] * others
    periods = ["ม.ค. ๖๘"] * (of - others) + ["เมื่อพร้อม"] * others
    action = inferred(paper, owners, periods)[0]
    assert (action.responsible, action.extra) == (["กองช่าง"], {})
    assert action.period is not None


@pytest.mark.parametrize(("letters", "known"), [(60, True), (61, False)])
def test_an_owner_is_no_sentence(paper: SimpleNamespace, letters: int, known: bool) -> None:
    name = "กองช่าง" + "ก" * (letters - 7)
    table = paper.table([["ใคร", "อะไร"], *[[name, "งาน"]] * 3])
    assert column_evidence(table, 1)[0][FEATURES.index("owner")] == float(known)


def test_cells_are_looked_at_once_however_many_tables_hold_them(paper: SimpleNamespace) -> None:
    header = ["ที่", "มาตรการ", "ขั้นตอน", "ฝ่ายใด", "จังหวะ"]
    rows = [[str(n), f"ข้อ {n}", "จัดทำคู่มือทั้งฉบับ", "กองช่าง", "ม.ค. ๖๘"] for n in (1, 2, 3)]
    tables = [paper.table([header, *rows[:count]]) for count in (1, 2, 3)]
    looks = CellLooks()
    for table in tables:
        for first_row in (0, 1):
            together = TableEvidence(table, looks).below(first_row)
            assert together == column_evidence(table, first_row)
            assert all(looks.of(cell) is looks.of(cell) for cell in table)


def test_a_cell_of_two_lines_is_not_taken_for_one_of_the_same_text(paper: SimpleNamespace) -> None:
    one, other = paper.table([["๑. ก ๒. ข", "๑. ก\n๒. ข"]]).cells
    looks = CellLooks()
    packed = SIGNS.index("packed")
    assert [looks.of(cell).signs[packed] for cell in (one, other)] == [False, True]


def test_no_cell_speaks_for_a_budget(paper: SimpleNamespace) -> None:
    rows = [[f"{n}. ปลูก{n}", f"เตรียมดินแปลงที่ {n}", "กองช่าง", "ม.ค. ๖๘", "X"] for n in "๑๒๓"]
    head = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "ที่ใด"]
    report = paper.report(["=มาตรการส่งเสริมความโปร่งใส ปีงบประมาณ ๒๕๖๘", [head, *rows]])
    action = report.measures[0].actions[0]
    assert action.budget is None
    assert action.extra == {"ที่ใด": "X"}


def test_periods_run_together_are_periods_and_no_follow_up_comes_first(
    paper: SimpleNamespace,
) -> None:
    header = ["มิติ", "เรื่องที่ทำ", "ทำอย่างไร", "หน่วยหลัก", "เสร็จ"]
    rows = [
        [f"การตรวจสอบที่ {n}", f"{n}. เรื่องของ{n}", f"๑) ทำเรื่อง{n}ให้ครบ ๒) สรุปเรื่อง{n}", "กองช่าง", when]
        for n, when in zip("๑๒๓", ["๑) ๒๔ ก.ย. ๖๘ ๒) ๑๔ ม.ค. ๖๘"] * 3, strict=True)
    ]
    found = fields(paper, header, rows)
    assert found is not None
    assert found[4] == "period"
    assert found[0] != "follow_up"


@pytest.mark.parametrize(
    ("lines", "sign", "shown"),
    [
        (["๑.๑ ก.ย. ๒๕๖๖ ๑.๒", "๑๑ - ๑๖ ก.ย. ๒๕๖๖ ๑.๓ ม.ค. ๒๕๖๗"], "period", True),
        (["๑.๑ ประชุม ๑.๒", "๑๑ - ๑๖ ก.ย. ๒๕๖๖ ๑.๓ รายงาน"], "period", False),
        (["ภายในเดือน ก.พ.", "๒๕๖๗ เป็นต้นไป", "ม.ค. ๒๕๖๗"], "period", True),
        (["ประชุมทุกครั้งในเดือน", "ก.พ. ๒๕๖๗", "ตามที่นัดหมาย", "ที่ห้องประชุม"], "period", False),
        (["ไม่ใช้งบประมาณ"], "amount", True),
        (["๒.๑ ๙,๐๐๐.- ๒.๒ ไม่ใช้งบประมาณ"], "amount", True),
        (["ไม่ใช้งบประมาณเกินกว่าที่กำหนด"], "amount", False),
    ],
)
def test_a_packed_cell_looks_like_the_values_that_it_holds(
    paper: SimpleNamespace, lines: list[str], sign: str, shown: bool
) -> None:
    (cell,) = paper.table([["\n".join(lines)]]).cells
    look = CellLooks().of(cell)
    assert look.signs[SIGNS.index(sign)] is shown


@pytest.mark.parametrize(
    ("topics", "who"),
    [(["น้ำ", None, "ป่า", None], "extra"), (["กองคลัง", None, "สำนักปลัด", None], "responsible")],
)
def test_topics_that_span_measures_are_no_owners_beside_owners(
    paper: SimpleNamespace, topics: list[str | None], who: str
) -> None:
    heads = ["กลุ่มงาน", "มาตรการ", "ขั้นตอน", "คนทำ", "ระยะเวลา"]
    names = ["๑. ปลูกต้นไม้", "๒. ขุดคลอง", "๓. ปูทาง", "๔. ตั้งม้านั่ง"]
    steps = ["เพาะกล้าให้ครบทุกแปลง", "วัดแนวคลองทั้งสาย", "ขนทรายมากองไว้", "เลือกไม้ที่ทนฝน"]
    people = ["กองช่าง"] * 4 if who == "extra" else ["คนสวน", "คนเรือ", "ช่างปูน", "ช่างไม้"]
    rows = list(zip(topics, names, steps, people, ["ม.ค. ๖๘"] * 4, strict=True))
    found = fields(paper, heads, [[*row] for row in rows])
    assert found[0] == who
    if who == "extra":
        assert found[3] == "responsible"


@pytest.mark.parametrize(
    ("roles", "says", "span", "steps"),
    [
        (["measure", "follow_up", "responsible", "period"], {}, 2, 1),
        (["measure", "extra", "responsible", "period"], {}, 2, 1),
        (["measure", "follow_up", "responsible", "period"], {"follow_up": 0.4}, 2, None),
        (["measure", "responsible", "period", "follow_up"], {}, 2, None),
        (["measure", "follow_up", "responsible", "period"], {}, 1, None),
    ],
    ids=["checks", "further texts", "as the heading says", "behind who and when", "no spans"],
)
def test_texts_beside_measures_that_span_rows_are_steps(
    roles: list[str], says: dict[str, float], span: int, steps: int | None
) -> None:
    at = 1 if roles[1] != "responsible" else 3
    likely = {"measure": -3.0, "action": -1.5, "extra": -1.0, "follow_up": -0.5}
    chances = [likely if index == at else {"extra": 0.0} for index in range(4)]
    scores = [says if index == at else {} for index in range(4)]
    spans = [SimpleNamespace(filled=[SimpleNamespace(row_span=span)], texts=["ปลูกป่า"])]
    finer = [SimpleNamespace(row_span=1)] * 2
    cells = spans + [SimpleNamespace(filled=finer, texts=["ตรวจนับ", "สุ่มดู"])] * 3
    assert _unnamed_steps(roles, chances, cells, scores) == steps  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cells", "field"), [(["กองคลัง"] * 3, "extra"), (["กองคลัง", "กองช่าง", "๕,๐๐๐ บาท"], "budget")]
)
def test_cells_that_are_all_owners_are_no_budgets(
    paper: SimpleNamespace, cells: list[str], field: str
) -> None:
    heads = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"]
    names = ["๑. ปลูกต้นไม้", "๒. ขุดคลอง", "๓. ปูทาง"]
    steps = ["เพาะกล้าให้ครบทุกแปลง", "วัดแนวคลองทั้งสาย", "ขนทรายมากองไว้"]
    rows = list(zip(names, steps, ["กองช่าง"] * 3, ["ม.ค. ๖๘"] * 3, cells, strict=True))
    assert fields(paper, heads, [[*row] for row in rows])[4] == field


@pytest.mark.parametrize(
    ("cells", "counts"),
    [
        (["๑๐๐", "๕๐", "๙๕", "๓๓"], False),
        (["๑", "๒", "๑", "๒"], True),  # begins again
        (["๒", "๓", "๖", "๑๓"], True),  # leaves some out
        (["๒", "๓", "๔", "๕", "๔"], True),
        (["๒", "๓", "๔", "๓"], False),  # one of three falls
        (["๑.๑", "๑.๒"], True),
    ],
)
def test_shares_are_no_list_numbers(cells: list[str], counts: bool) -> None:
    assert _counts(cells) == counts


@pytest.mark.parametrize(
    ("texts", "finer"),
    [
        ([3, 5, 8, 8], True),  # dimensions, measures, steps, owners
        ([3, 8, 5, 8], False),  # measures, steps, and results of five of them
        ([3, 5, 5, 8], True),
    ],
)
def test_a_column_behind_the_steps_holds_no_finer_measures(texts: list[int], finer: bool) -> None:
    box = Box(0.0, 0.0, 10.0, 10.0)
    cells = [
        ColumnCells(tuple(Cell((), box, 1, row, column, 1, 1) for row in range(count)), 8)
        for column, count in enumerate(texts)
    ]
    scores = [{"measure": 0.55}] * len(texts)
    grouping = [index for index, count in enumerate(texts[:-1]) if count < 8]
    assert has_finer_measure(0, grouping, cells, scores) is finer
