"""Headings that stand apart from their rows, or below those of groups beside them."""

from types import SimpleNamespace

import pytest

from mattrakan.extract.tables.cells import assign_clusters, grid_to_table
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.text.clusters import Cluster

HEAD = "=แผนส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


def word(text: str, x: float, baseline: float, font: str) -> list[Cluster]:
    return [
        Cluster(letter, x + 5.0 * i, x + 5.0 * (i + 1), baseline, 10.0, i, font=font)
        for i, letter in enumerate(text)
    ]


HEADINGS = [("ที่", "กข", "คง"), ("", "จฉ", "ชซ"), ("", "ฌ", "ญ"), ("", "ฎ", "ฏ")]
ROWS = [
    ("๑", "กขคงจฉชซฌญฎฏ", "ดตถทธนบปผฝพฟ"),
    ("๒", "ภมยรลวศษสหฬฮ", "ธนบปผฝพฟภมยร"),
    ("๓", "ชซฌญฎฏฐฑฒณดต", "งจฉชซฌญฎฏฐฑฒ"),
]


def lines(font: str) -> list[list[Cluster]]:
    """Return narrow headings of four lines, and behind a gap rows that are much wider."""
    heads = [
        word(text, x, 60 + 12 * number, font)
        for number, texts in enumerate(HEADINGS)
        for text, x in zip(texts, (50, 100, 180), strict=True)
    ]
    rows = [
        word(text, x, 122 + 26 * number, "f")
        for number, texts in enumerate(ROWS)
        for text, x in zip(texts, (50, 76, 152), strict=True)
    ]
    return [*heads, *rows]


@pytest.mark.parametrize(("font", "together"), [("bold", True), ("f", False)])
def test_headings_in_a_font_of_their_own_belong_to_the_rows_below(
    font: str, together: bool
) -> None:
    clusters = [cluster for text in lines(font) for cluster in text]
    grids = find_grids(clusters, [])
    inside, _ = assign_clusters(clusters, grids)
    tables = [
        grid_to_table(grid, held, page=1, number=1, has_spaces=True).rows
        for grid, held in zip(grids, inside, strict=True)
    ]
    assert tables[-1][-3:] == [list(row) for row in ROWS]
    assert (len(tables[-1]) > len(ROWS)) is together


def test_headings_beside_a_heading_over_quarters_may_stand_below_it(paper: SimpleNamespace) -> None:
    quarters = ["ไตรมาส"] * 4
    table = [
        ["", "", "", "ระยะเวลาดำเนินงานรายเดือน", "<", "<", "<"],
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", *quarters],
        [None, "", None, "ที่ ๑", "ที่ ๒", "ที่ ๓", "ที่ ๔"],
        ["๑. ปลูกป่าชุมชน", "๑.๑ เพาะกล้าไม้", "กองช่าง", "●", "●", "", ""],
        ["", "๑.๒ ลงกล้าไม้", "กองช่าง", "", "", "●", ""],
        ["๒. อ่านหนังสือ", "๒.๑ จัดชั้นหนังสือ", "กองคลัง", "", "", "", "●"],
    ]
    report = paper.report([HEAD, table])
    assert [measure.name for measure in report.measures] == ["ปลูกป่าชุมชน", "อ่านหนังสือ"]
    periods = [a.period and a.period.value for m in report.measures for a in m.actions]
    assert periods == ["2024-10/2025-03", "2025-04/2025-06", "2025-07/2025-09"]


def test_headings_on_more_levels_than_those_above_are_no_row(paper: SimpleNamespace) -> None:
    heads = ["ลำดับที่", "ขั้นตอนการดำเนินงาน", "ผู้รับผิดชอบ", "ระยะเวลา"]
    table = [
        heads,
        ["๑", "เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘"],
        ["๒", "ลงกล้าไม้", "กองช่าง", "ก.พ. ๖๘"],
        ["๒. การอ่านหนังสือ", "<", "<", "<"],
        [*heads[:2], "ใครและเมื่อไร", "<"],
        [None, None, *heads[2:]],
        ["๑", "จัดชั้นหนังสือ", "กองคลัง", "มี.ค. ๖๘"],
    ]
    report = paper.report([HEAD, "๑. การปลูกป่า", table])
    steps = [action.text for measure in report.measures for action in measure.actions]
    assert steps == ["เพาะกล้าไม้", "ลงกล้าไม้", "จัดชั้นหนังสือ"]


TOP = ["ลำดับที่", "มาตรการ", "ขั้นตอนการดำเนินงาน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"]
FIRST = [
    ["๑", "การปลูกป่า", "เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘", "๕,๐๐๐ บาท"],
    ["๒", "การปลูกป่า", "ลงกล้าไม้", "กองช่าง", "ก.พ. ๖๘", "๖,๐๐๐ บาท"],
]
REST = ["", "การอ่านหนังสือ", "จัดชั้นหนังสือ", "", "มี.ค. ๖๘", ""]


@pytest.mark.parametrize(
    ("cut", "n_actions"),
    [
        (["๓", "", "", "กองคลัง", "", "๗,๐๐๐ บาท"], 3),
        (["๓", "", "", "กองคลัง", "เม.ย. ๖๘", "๗,๐๐๐ บาท"], 4),  # two periods
    ],
)
def test_what_a_page_cuts_from_a_numbered_row_is_its_rest(
    paper: SimpleNamespace, cut: list[str], n_actions: int
) -> None:
    report = paper.report([HEAD, [TOP, *FIRST, cut]], [[TOP, REST]])
    actions = [action for measure in report.measures for action in measure.actions]
    assert len(actions) == n_actions
    if n_actions == 3:
        assert [m.name for m in report.measures] == ["การปลูกป่า", "การอ่านหนังสือ"]
        assert (actions[2].no, actions[2].responsible) == (3, ["กองคลัง"])
