"""Two columns of text without upright rules: forms, ruled lists, contents, heads of letters."""

import pytest

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.cells import assign_clusters, grid_to_table
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.tables.rivers import clusters_to_rows
from mattrakan.extract.tables.ruled import Grid, Region
from mattrakan.extract.tables.second_pairs import with_second_pairs
from mattrakan.extract.tables.two_columns import is_contents
from mattrakan.extract.text.clusters import Cluster

LABEL, VALUE = 50.0, 150.0


def word(text: str, x: float, baseline: float, font: str = "f", order: int = 0) -> list[Cluster]:
    return [
        Cluster(letter, x + 5.0 * i, x + 5.0 * (i + 1), baseline, 10.0, order + i, font=font)
        for i, letter in enumerate(text)
    ]


def form(pairs: list[tuple[str, list[str]]], y: float, gap: float, font: str) -> list[Cluster]:
    clusters = []
    for label, values in pairs:
        clusters += word(label, LABEL, y, font)
        for number, value in enumerate(values):
            clusters += word(value, VALUE, y + 14 * number)
        y += 14 * (len(values) - 1) + gap
    return clusters


def tables(clusters: list[Cluster], rules: list[Rule]) -> list[list[list[str | None]]]:
    grids = find_grids(clusters, rules)
    inside, _ = assign_clusters(clusters, grids)
    return [
        grid_to_table(grid, held, page=1, number=1, has_spaces=True).rows
        for grid, held in zip(grids, inside, strict=True)
    ]


PAIRS = [
    ("ชื่อ", ["กขคงจฉ"]),
    ("ขั้นตอน", ["๑. กขคงจฉชซ", "๒. ญฎฏฐฑ", "๓. ดตถท"]),
    ("เหตุผล", ["ธนบปผฝพฟภมยร", "ลวศษสห"]),
    ("ส่วนงาน", ["กองคลัง"]),
    ("กำหนด", ["มีนาคม"]),
]


@pytest.mark.parametrize(
    ("count", "gap", "font", "is_form"),
    [
        (5, 24, "f", True),  # rows further apart than lines
        (5, 14, "bold", True),  # labels in a font of their own
        (5, 14, "f", False),
        (4, 24, "bold", False),  # as the head of a letter
    ],
)
def test_labels_with_values_are_a_form(count: int, gap: float, font: str, is_form: bool) -> None:
    found = tables(form(PAIRS[:count], 60, gap, font), [])
    assert bool(found) == is_form
    if is_form:
        assert [row[0] for row in found[0]] == [label for label, _ in PAIRS]
        assert found[0][1][1] == "๑. กขคงจฉชซ ๒. ญฎฏฐฑ ๓. ดตถท"


WRAPPED = [  # lines of labels and values, 14 pt from line to line and 24 from row to row
    (60, "ชื่อของ", "กขคงจฉ"),
    (74, "เรื่อง", "ชซฌญฎ"),
    (98, "เหตุผล", "ธนบปผฝพฟ"),
    (122, "ขั้นตอน", "ดตถท"),
    (136, "", "ภมยร"),
    (160, "งบ", ""),
    (184, "ส่วนงาน", "กองคลัง"),
    (208, "กำหนด", "มีนาคม"),
]


@pytest.mark.parametrize("ruled", [False, True])
def test_labels_may_wrap_beside_their_values_and_have_none(ruled: bool) -> None:
    clusters = [
        c
        for y, label, value in WRAPPED
        for x, text, font in ((LABEL, label, "bold"), (VALUE, value, "f"))
        for c in word(text, x, y, font)
    ]
    rules = [Rule(x0, y, x1, y) for y in (46, 216) for x0, x1 in ((45, 145), (145, 300))]
    rows = tables(clusters, rules if ruled else [])[0]
    assert [row[0] for row in rows] == ["ชื่อของเรื่อง", "เหตุผล", "ขั้นตอน", "งบ", "ส่วนงาน", "กำหนด"]
    assert rows[3] == ["งบ", ""]


def test_lines_that_are_evenly_apart_are_no_form() -> None:
    clusters = [
        c
        for number, (_, label, value) in enumerate(WRAPPED)
        for x, text in ((LABEL, label), (VALUE, value))
        for c in word(text, x, 60 + 14 * number)
    ]
    assert tables(clusters, []) == []


def test_titles_part_forms_and_a_form_may_be_cut_by_the_page() -> None:
    first = form(PAIRS, 60, 24, "bold")
    title = word("กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝ", LABEL - 4, 240)
    rest = form(PAIRS[:2], 270, 24, "bold")
    found = tables(first + title + rest, [])
    assert [len(rows) for rows in found] == [5, 2]


def test_values_that_begin_anywhere_are_no_form() -> None:
    clusters = []
    for number, (label, values) in enumerate(PAIRS):
        y = 60.0 + 24 * number
        clusters += word(label, LABEL, y, "bold") + word(values[0], VALUE + 9 * number, y)
    assert tables(clusters, []) == []


@pytest.mark.parametrize(
    ("second", "columns"),
    [((300.0, 300.0), 4), ((300.0, 302.0), 4), ((300.0, 303.0), 2)],
)
def test_rows_of_two_labels_have_four_columns(second: tuple[float, float], columns: int) -> None:
    texts = [("ชื่อ", "กขคงจฉ"), ("ส่วนงาน", "กองคลัง"), ("กำหนด", "มีนาคม")]
    clusters = []
    for number, (label, value) in enumerate(texts):
        y = 60.0 + 24 * number
        clusters += word(label, LABEL, y) + word(value, VALUE, y)
        if number:
            x = second[number - 1]
            clusters += word("งบ", x, y) + word("๕๐๐", x + 60, y)
    ys = (48.0, 72.0, 96.0, 120.0)
    regions = tuple(Region(row, column, 1, 1) for row in range(3) for column in (0, 1))
    grid = Grid((45.0, 145.0, 420.0), ys, regions)
    (found,) = with_second_pairs([(grid, clusters_to_rows(clusters))])
    assert len(found.xs) - 1 == columns
    if columns == 4:
        assert found.xs[2:4] == (299.0, 359.0)
        assert [r.column_span for r in found.regions] == [1, 3, 1, 1, 1, 1, 1, 1, 1, 1]
    else:
        assert found is grid


NAMES = [("ชื่อ", "ตำแหน่ง"), ("นายกขค", "ประธาน"), ("นางงจฉ", "ครู"), ("นายชซฌ", "เลขานุการ")]


@pytest.mark.parametrize(
    ("at", "found"), [((48, 66, 130), True), ((48, 130), False), ((66, 80, 100), False)]
)
def test_two_columns_between_level_rules_are_a_table(at: tuple[float, ...], found: bool) -> None:
    clusters = [
        c
        for column, x in enumerate((50.0, 150.0))
        for number, pair in enumerate(NAMES)
        for c in word(pair[column], x, 60.0 + 20 * number, order=100 * (4 * column + number))
    ]
    rows = tables(clusters, [Rule(45, y, 300, y) for y in at])
    assert rows == ([[list(pair) for pair in NAMES]] if found else [])


@pytest.mark.parametrize(
    ("columns", "contents"),
    [
        ((["เรื่อง", "คำนำ", "บทนำ", "ที่มา", "สรุป"], ["หน้า", "๑", "๓", "๓", "๙"]), True),
        ((["คำนำ", "บทนำ", "ที่มา", "สรุป"], ["....๑", "....๓", "....๕", "....๙"]), True),
        ((["เรื่อง", "ก", "ข", "ค", "ง"], ["จำนวน", "๕", "๓", "๗", "๙"]), False),
        ((["เรื่อง", "กข", "ขค", "คง"], ["จำนวน", "๑", "๓", "๗"]), False),
        ((["เรื่อง", "กข", "ขค", "คง", "งจ"], ["บาท", "๑๐๐", "๓๐๐", "๗๐๐", "๑๐๐๐"]), False),
        ((["ที่", "๑", "๒", "๓", "๔"], ["คะแนน", "๕", "๖", "๗", "๙"]), False),
    ],
)
def test_pages_that_rise_are_a_table_of_contents(
    columns: tuple[list[str], list[str]], contents: bool
) -> None:
    assert is_contents(columns) == contents


NAMED = [("กิจที่ ๑", ["กขค"]), *PAIRS, ("กิจที่ ๒", ["งจฉ"]), *PAIRS]


def test_names_of_forms_may_be_in_the_font_of_their_labels() -> None:
    clusters = form(NAMED, 60, 14, "bold")
    named = [c.baseline for c in clusters if c.text == "ก" and c.x0 == LABEL]
    held = [
        Cluster(c.text, c.x0, c.x1, c.baseline, c.size, c.order, font="bold")
        if c.baseline in named
        else c
        for c in clusters
    ]
    assert [row[0] for row in tables(held, [])[0]] == [label for label, _ in NAMED]


@pytest.mark.parametrize("again", [True, False])
def test_labels_that_come_again_are_those_of_forms(again: bool) -> None:
    others = [(f"{label}อื่น", values) for label, values in PAIRS]
    found = tables(form([*PAIRS, *(PAIRS if again else others)], 60, 14, "f"), [])
    assert bool(found) == again
