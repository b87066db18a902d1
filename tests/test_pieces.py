"""Tables without upright rules whose level rules or fills are drawn cell by cell."""

import runpy
from pathlib import Path

import pytest

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.heading_bands import are_centred
from mattrakan.extract.tables.rivers import TextRow, clusters_to_rows
from mattrakan.extract.tables.runs import _is_other_table
from mattrakan.extract.text.clusters import Cluster

PIECED = runpy.run_path(str(Path(__file__).with_name("pieced_tables.py")))
XS = PIECED["XS"]
PLAIN = PIECED["PLAIN"]
word = PIECED["word"]
words = PIECED["words"]
pieces = PIECED["pieces"]
fills = PIECED["fills"]
stripes = PIECED["stripes"]
table_rows = PIECED["table_rows"]


@pytest.mark.parametrize(("gap", "columns"), [(0.0, 3), (0.8, 3)])
def test_level_rules_in_pieces_show_columns(gap: float, columns: int) -> None:
    rules = [rule for y in (48, 66, 86, 106) for rule in pieces(y, *XS, gap=gap)]
    (rows,) = table_rows(PLAIN, rules)
    assert rows == [
        ["ที่", "รายการ", "จำนวน"],
        ["๑", "กขคงจฉชซฌญฎฏฐฑฒณดตถทธ", "นบปผ"],
        ["๒", "กข", "๒๐"],
    ]
    assert len(rows[0]) == columns


def test_pieces_of_one_width_below_a_line_of_other_columns_are_another_table() -> None:
    second = [rule for y in (148, 166, 186) for rule in pieces(y, 50, 150, 300)]
    first = [rule for y in (48, 66, 86, 106) for rule in pieces(y, *XS)]
    below = words(
        ("กขคงจฉช", 55, 125), ("กข", 55, 160), ("คง", 155, 160), ("จฉ", 55, 180), ("ชซ", 155, 180)
    )
    tables = table_rows(PLAIN + below, first + second)
    assert [len(rows) for rows in tables] == [3, 2]
    assert tables[1] == [["กข", "คง"], ["จฉ", "ชซ"]]


def test_a_piece_over_two_columns_is_a_cell_over_both() -> None:
    rules = pieces(30, 50, 300) + pieces(48, 50, 300)
    rules += [rule for y in (48, 66, 86, 106) for rule in pieces(y, *XS)]
    (rows,) = table_rows(PLAIN + words(("กขค", 150, 43)), rules)
    assert len(rows) == 4
    assert [cell for cell in rows[0] if cell] == ["กขค"]


def test_a_cell_that_no_piece_closes_spans_rows() -> None:
    rules = [rule for y in (48, 66, 106) for rule in pieces(y, *XS)] + pieces(86, *XS[1:])
    one = [cluster for cluster in PLAIN if (cluster.text, cluster.x0) != ("๒", 62)]
    (rows,) = table_rows(one, rules)
    assert [row[0] for row in rows] == ["ที่", "๑", None]
    (rows,) = table_rows(PLAIN, rules)
    assert [row[0] for row in rows] == ["ที่", "๑", "๒"]  # it counts: two cells


def test_one_line_of_text_between_pieces_is_no_table() -> None:
    """The number of a page stands in a box of several fills."""
    assert table_rows(words(("๑", 60, 60), ("๒", 100, 60)), fills(48, 66, *XS)) == []


def test_dashes_are_no_columns() -> None:
    dashes = [Rule(50.0 + 8 * n, y, 55.0 + 8 * n, y) for y in (48, 66, 86, 106) for n in range(31)]
    assert all(len(rows[0]) <= 3 for rows in table_rows(PLAIN, dashes))


def test_columns_that_hold_texts_side_by_side_are_not_those_of_the_pieces() -> None:
    """A rule under half of a table is drawn in two pieces; its text shows more columns."""
    lines = words(
        *[
            (text, x, 60.0 + 18 * n)
            for n in range(5)
            for text, x in (("กข", 50), ("๑๐", 120), ("๒๐", 180), ("๓๐", 250))
        ]
    )
    rules = pieces(48, 50, 240, 300) + pieces(140, 50, 240, 300)
    (rows,) = table_rows(lines, rules)
    assert len(rows[0]) == 4


def test_every_second_row_filled_leaves_the_plain_ones_whole() -> None:
    """A tick in the middle of a tall row begins none."""
    clusters = words(
        ("ที่", 60, 58), ("รายการ", 95, 58), ("เดือน", 230, 58),
        ("๑", 62, 80), ("กขคงจฉชซฌญ", 92, 80), ("นบปผพฟ", 92, 92), ("/", 250, 88),
        ("๒", 62, 110), ("กขคง", 92, 110), ("/", 250, 110),
        ("๓", 62, 130), ("กขคงจฉชซฌญ", 92, 130), ("ยรลว", 92, 142), ("/", 250, 138),
        ("๔", 62, 160), ("กข", 92, 160), ("/", 250, 160),
    )  # fmt: skip
    rules = [*fills(46, 66, *XS), *fills(98, 118, *XS), *fills(148, 168, *XS)]
    (rows,) = table_rows(clusters, rules)
    assert rows == [
        ["ที่", "รายการ", "เดือน"],
        ["๑", "กขคงจฉชซฌญนบปผพฟ", "/"],
        ["๒", "กขคง", "/"],
        ["๓", "กขคงจฉชซฌญยรลว", "/"],
        ["๔", "กข", "/"],
    ]


def test_rules_over_all_columns_join_no_places_that_hold_texts() -> None:
    rules = [*pieces(48, 50, 300), *pieces(66, 50, 300), *pieces(86, *XS), *pieces(106, *XS)]
    (rows,) = table_rows(PLAIN, rules)
    assert rows[0] == ["ที่", "รายการ", "จำนวน"]


def test_empty_places_between_rules_over_all_columns_are_cells_of_their_own() -> None:
    ends = (50.0, 90.0, 210.0, 300.0, 340.0)
    texts = words(
        ("ที่", 60, 60), ("รายการ", 95, 60), ("ก", 230, 60), ("ข", 310, 60),
        ("๑", 62, 80), ("กขค", 92, 80), ("✓", 312, 80),
        ("๒", 62, 100), ("กข", 92, 100), ("✓", 312, 100),
    )  # fmt: skip
    rules = [*pieces(48, *ends), *pieces(66, *ends), *pieces(86, 50.0, 340.0)]
    (rows,) = table_rows(texts, [*rules, *pieces(106, 50.0, 340.0)])
    assert rows[1:] == [["๑", "กขค", "", "✓"], ["๒", "กข", "", "✓"]]


@pytest.mark.parametrize(("at", "parted"), [(206.0, True), (194.0, False)])
def test_a_sum_and_its_figure_beside_a_border_are_no_heading(at: float, parted: bool) -> None:
    lines = words(
        ("ที่", 60, 60), ("รายการ", 100, 60), ("จำนวน", 230, 60),
        ("๑", 62, 80), ("กขคงจฉชซฌญฎฏ", 92, 80), ("นบปผ", 212, 80),
        ("รวมกขคงจฉช", at - 50, 100), ("๒๐๐", at + 8, 100),
    )  # fmt: skip
    rules = [rule for y in (48, 66, 86) for rule in pieces(y, *XS)] + pieces(106, 50, 300)
    (rows,) = table_rows(lines, rules)
    assert (rows[-1][-1] == "๒๐๐") == parted


SECOND_XS = (50.0, 130.0, 180.0, 230.0, 300.0)
FIRST_TABLE = [
    *[("ที่", 60, 60), ("รายการ", 95, 60), ("จำนวน", 230, 60)],
    *[("๑", 62, 80), ("กขคง", 92, 80), ("๑๐", 230, 80)],
    *[("๒", 62, 100), ("กข", 92, 100), ("๒๐", 230, 100)],
    *[("๓", 62, 120), ("คง", 92, 120), ("๓๐", 230, 120)],
]


@pytest.mark.parametrize("second", [SECOND_XS, XS])
def test_a_filled_table_below_another_has_its_own_columns(second: tuple[float, ...]) -> None:
    rules = stripes(46, 86, ends=XS) + stripes(146, 186, ends=second)
    heads = [("กก", 55, 160), ("ขข", 135, 160), ("คค", 185, 160), ("งง", 235, 160)]
    below = [(text, x, y + dy) for text, x, y in heads for dy in (20, 40)]
    found = table_rows(words(*FIRST_TABLE, *heads, *below), rules)
    assert (len(found) == 2) == (second is not XS)
    if second is not XS:
        assert [row[0] for row in found[0]] == ["ที่", "๑", "๒", "๓"]
        assert found[1] == [["กก", "ขข", "คค", "งง"]] * 3


BOOK = [
    *[("ช่วงเวลา", 180, 56), ("ที่", 60, 63), ("รายการ", 95, 63), ("เริ่ม", 160, 70), ("สิ้นสุด", 215, 70)],
    *[("๑.", 62, 95), ("กขค", 92, 95), ("ม.ค.", 160, 95), ("มี.ค.", 215, 95)],
    *[("๒.", 62, 115), ("กข", 92, 115), ("ก.พ.", 160, 115), ("เม.ย.", 215, 115)],
]  # fmt: skip
BOOK_XS = (50.0, 90.0, 150.0, 205.0, 300.0)


def book_rules(*ys: float) -> list[Rule]:
    return [rule for y in ys for rule in pieces(y, *BOOK_XS)]


def test_headings_on_two_levels_between_two_rules() -> None:
    (found,) = table_rows(words(*BOOK), book_rules(44, 80, 125))
    assert found == [
        ["ที่", "รายการ", "ช่วงเวลา", None],
        [None, None, "เริ่ม", "สิ้นสุด"],
        ["๑.", "กขค", "ม.ค.", "มี.ค."],
        ["๒.", "กข", "ก.พ.", "เม.ย."],
    ]


def test_a_wide_heading_of_two_lines_has_one_level() -> None:
    lines = [line for line in BOOK if line[0] not in ("เริ่ม", "สิ้นสุด")]
    (found,) = table_rows(words(*lines, ("ของงาน", 190, 70)), book_rules(44, 80, 125))
    assert found[0] == ["ที่", "รายการ", "ช่วงเวลาของงาน", None]
    assert found[1][0] == "๑."


def test_a_heading_of_a_group_may_begin_the_body_of_a_table() -> None:
    lines = [line for line in BOOK if line[2] < 80]
    lines += [("ด้านหนึ่งของแผนงานทั้งปีนี้", 110, 95)]
    lines += [(text, x, y + 22) for text, x, y in BOOK if y > 80]
    (found,) = table_rows(words(*lines), book_rules(44, 80, 150))
    assert found[2:] == [
        ["ด้านหนึ่งของแผนงานทั้งปีนี้", None, None, None],
        ["๑.", "กขค", "ม.ค.", "มี.ค."],
        ["๒.", "กข", "ก.พ.", "เม.ย."],
    ]


FORM_XS = (50.0, 110.0, 180.0, 240.0, 300.0)


def form_lines(steps: float) -> list[Cluster]:
    """Return a form whose steps end at a place; names of labels are set in a font of their own."""
    aim = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยร"
    lines = [("ชื่อ", 52, 60), ("เหตุ", 52, 80), ("งาน", 52, 100), ("ใคร", 52, 120), ("เงิน", 182, 120)]
    values = [(aim, 112, 60), (aim, 112, 80), (aim[: int((steps - 112) / 5)], 112, 100)]
    values += [("กองคลัง", 112, 120), ("๑๐๐", 242, 120)]
    form: list[Cluster] = words(*lines, *values)
    return form


def form_rules() -> list[Rule]:
    rules = [rule for y in (48, 66, 86) for rule in pieces(y, 50, 110, 300)]
    return rules + [rule for y in (106, 126) for rule in pieces(y, *FORM_XS)]


@pytest.mark.parametrize("end", [200.0, 238.0, 250.0])
def test_a_value_that_covers_the_second_label_reaches_to_the_end(end: float) -> None:
    (rows,) = table_rows(form_lines(end), form_rules())
    assert rows[2][0] == "งาน"
    assert rows[2][2:] == [None, None]


@pytest.mark.parametrize(("font", "parted"), [("bold", True), ("f", False)])
def test_a_label_and_its_value_in_another_font_are_two_cells(font: str, parted: bool) -> None:
    label = [
        Cluster(c.text, c.x0, c.x1, c.baseline, c.size, c.order, font=font)
        for c in word("ลำดับที่ของ", 52, 140)
    ]
    lines = [*form_lines(238.0), *label, *word("กขคงจฉชซฌ", 113, 140)]
    (rows,) = table_rows(lines, form_rules() + pieces(146, 50, 300))
    assert (rows[-1][0] == "ลำดับที่ของ") == parted


MONTH_XS = (50.0, 150.0, 190.0, 230.0, 270.0)


@pytest.mark.parametrize(("arrow", "n_columns"), [((195.0, 265.0), 4), ((205.0, 270.0), 5)])
def test_arrows_through_rows_show_no_columns(arrow: tuple[float, float], n_columns: int) -> None:
    """Two arrows begin at one place; borders of cells reach to the table's side."""
    lines = words(
        ("งาน", 60, 60), ("ม.ค.", 155, 60), ("ก.พ.", 195, 60), ("มี.ค.", 235, 60),
        ("กขค", 52, 80), ("งจฉ", 52, 100), ("ชซฌ", 52, 120),
    )  # fmt: skip
    rules = [rule for y in (48, 66, 86, 106, 126) for rule in pieces(y, *MONTH_XS)]
    rules += [Rule(arrow[0], y, arrow[1], y) for y in (76, 96)]
    (rows,) = table_rows(lines, rules)
    assert len(rows[0]) == n_columns


MONTHS = (50.0, 90.0, 200.0, 225.0, 250.0, 275.0, 300.0)
TWO_ROWS = words(
    ("ที่", 60, 60), ("งาน", 95, 60), *((f"ก{n}", 202 + 25 * n, 60) for n in range(4)),
    ("๑", 62, 80), ("กขคงจฉชซฌญฎฏฐฑฒณดต", 92, 80), ("ถทธนบปผฝพฟ", 92, 92),
    ("๒", 62, 120), ("ถทธนบปผฝพฟภมยรลวศษ", 92, 120), ("กขคง", 92, 132),
)  # fmt: skip


@pytest.mark.parametrize(("drawn", "arrows"), [(True, ()), (True, (86, 126)), (False, (86, 126))])
def test_arrows_through_a_body_without_rules_leave_its_rows(
    drawn: bool, arrows: tuple[float, ...]
) -> None:
    """Rules above and below the headings, or their fill, and arrows over some of the months."""
    rules = pieces(48, *MONTHS) + pieces(66, *MONTHS) + pieces(142, *MONTHS)
    rules = rules if drawn else fills(48, 66, *MONTHS)
    rules += [Rule(230.0, y, 270.0, y) for y in arrows]
    (rows,) = table_rows(TWO_ROWS, rules)
    assert [row[:2] for row in rows[1:]] == [
        ["๑", "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟ"],
        ["๒", "ถทธนบปผฝพฟภมยรลวศษกขคง"],
    ]


def test_a_short_rule_below_text_parts_the_cells_that_it_closes() -> None:
    """It has text at its side, and is no arrow."""
    beside = words(("ขข", 207, 80), ("คค", 207, 120))
    rules = [rule for y in (48, 66, 142) for rule in pieces(y, *MONTHS)]
    (rows,) = table_rows(TWO_ROWS + beside, [*rules, Rule(200.0, 100.0, 225.0, 100.0)])
    assert [row[2] for row in rows[1:]] == ["ขข", "คค"]


def test_columns_that_end_and_begin_at_a_line_of_text_are_two_tables() -> None:
    first = [rule for y in (48, 66, 86, 106, 126) for rule in pieces(y, *XS)]
    second = [rule for y in (146, 166, 186) for rule in pieces(y, 50, 90, 180, 240, 300)]
    below = [("ที่", 60, 160), ("งาน", 95, 160), ("ใคร", 185, 160), ("เงิน", 245, 160)]
    below += [("๑", 60, 180), ("กขค", 95, 180), ("งจฉ", 185, 180), ("๑๐", 245, 180)]
    found = table_rows(words(*FIRST_TABLE, ("ชื่อของอีกตาราง", 55, 140), *below), first + second)
    assert [len(rows[0]) for rows in found] == [3, 4]


@pytest.mark.parametrize(
    ("n_above", "n_below", "is_other"), [(2, 2, True), (1, 2, False), (2, 1, False)]
)
def test_one_broken_rule_begins_no_other_table(n_above: int, n_below: int, is_other: bool) -> None:
    def breaks(at: float, n_broken: int) -> list[list[float]]:
        return [[at] if place < n_broken else [] for place in range(3)]

    held = [TextRow((), ((55.0, 80.0), (210.0, 240.0)), 120.0, 12.0)]
    above, below = breaks(120.0, n_above), breaks(200.0, n_below)
    assert _is_other_table(above, below, held) is is_other


def test_a_heading_of_a_group_between_rows_of_the_same_columns_parts_nothing() -> None:
    rules = [rule for y in (48, 66, 86, 126, 146) for rule in pieces(y, *XS)]
    rules += pieces(106, 50, 300)
    lines = [(text, x, y + 20 if y > 110 else y) for text, x, y in FIRST_TABLE]
    found = table_rows(words(*lines, ("กลุ่มที่สองของตาราง", 55, 120)), rules)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("first", "centred"),
    [
        ([("กข", 55, 66)], True),  # in the middle beside headings of two lines
        ([("กข", 55, 60)], False),  # level with their first lines
        ([("๑", 55, 60), ("๒", 55, 72)], False),  # two rows
        ([("กข", 55, 66), *(("ค", 95, 60 + 6 * i) for i in range(3, 9))], False),  # of a text
    ],
)
def test_lines_between_two_rules_are_headings_where_they_are_centred(
    first: list[tuple[str, float, float]], centred: bool
) -> None:
    clusters = words(
        *first, ("คง", 95, 60), ("๑๐", 215, 60), ("ญฎ", 95, 72), ("๒๐", 215, 72)
    )  # fmt: skip
    assert are_centred(clusters_to_rows(clusters), XS) is centred
