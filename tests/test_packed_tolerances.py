"""Cells that hold several items: numbers, gaps, levels, room and first words, on both sides."""

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.text.lines import Line
from mattrakan.normalize.records.cell_items import (
    Item,
    Placed,
    shows_rows,
    split_by_gaps,
    split_items,
    usual_leading,
)
from mattrakan.normalize.records.level_items import BesideColumn, find_level_starts
from mattrakan.normalize.records.level_rows import LevelColumn, find_level_rows
from mattrakan.normalize.records.unnumbered_items import (
    ColumnSigns,
    count_values,
    first_word,
    is_one_value,
    split_lines,
)

SIZE, LEADING = 10.0, 14.0
PAGE = 1e5


def line(text: str, y: float = 0.0, width: float | None = None) -> Line:
    return Line(text, Box(0.0, y, 5.0 * len(text) if width is None else width, y + SIZE), SIZE)


def placed(*items: str | float, page: int = 1) -> list[Placed]:
    """Return lines 14 pt apart; a number is white that is added."""
    found: list[Placed] = []
    y = 0.0
    for item in items:
        if isinstance(item, str):
            found.append(Placed(page * PAGE + y, line(item, y)))
            y += LEADING
        else:
            y += item
    return found


def texts(items: list[Item]) -> list[list[str]]:
    return [[one.line.text for one in item.lines] for item in items]


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (["๑. ก", "ข", "๒. ค ๓. ง", "จ"], [["๑. ก", "ข"], ["๒. ค"], ["๓. ง", "จ"]]),
        (["เกริ่น", "๑. ก", "๒. ข"], [["เกริ่น", "๑. ก"], ["๒. ข"]]),
        (["- ก", "- ข", "ค"], [["- ก"], ["- ข", "ค"]]),
        (["๑. ก", "๓. ข", "๖. ค", "๒. ง"], [["๑. ก"], ["๓. ข", "๖. ค", "๒. ง"]]),
        (["๑. ก", "๑) ข", "๒. ค"], [["๑. ก", "๑) ข"], ["๒. ค"]]),
        (["๑. ทำตามข้อ ๒. ก"], [["๑. ทำตามข้อ ๒. ก"]]),
        (["๑. ก ๓. ข"], [["๑. ก ๓. ข"]]),
        (["ก", "ข"], [["ก", "ข"]]),
        (["๑) ก ๓", "ครั้ง ๒) ข"], [["๑) ก ๓", "ครั้ง"], ["๒) ข"]]),
        (["๑) ก", "ครั้ง ๒) ข"], [["๑) ก", "ครั้ง ๒) ข"]]),
    ],
)
def test_items_begin_at_the_next_number_of_their_style(
    lines: list[str], items: list[list[str]]
) -> None:
    assert texts(split_items(placed(*lines))) == items
    assert split_items([]) == []


def test_a_line_cut_at_a_number_is_cut_in_its_width() -> None:
    first, second = split_items(placed("๑. กกกก ๒. ขข"))
    assert (first.lines[0].line.box.x0, second.lines[0].line.box.x1) == (0.0, 65.0)
    assert first.lines[0].line.box.x1 == second.lines[0].line.box.x0 == 40.0
    assert (first.y, second.y) == (PAGE, PAGE)
    assert [item.mark.number for item in (first, second)] == [1, 2]


@pytest.mark.parametrize(("white", "items"), [(0, 1), (4.8, 1), (5.1, 2), (20, 2)])
def test_items_without_numbers_begin_after_135_lines(white: float, items: int) -> None:
    main, beside = placed("กก", "ขข", white, "คค"), placed("๑", "๒", white, "๓")
    assert len(split_by_gaps(main, [beside])) == items


@pytest.mark.parametrize(("lower", "items"), [(0.0, 2), (4.3, 2), (4.7, 1)])
def test_an_item_begins_where_a_neighbour_begins_on_its_level(lower: float, items: int) -> None:
    """Within 0.45 em: else what begins anew stands beside none of its lines."""
    main = placed("กก", "ขข", 14, "คค", "งง")
    beside = placed("๑", 28 + lower, "๒")
    assert len(split_by_gaps(main, [beside])) == items


@pytest.mark.parametrize(
    ("columns", "leading"),
    [
        ([placed("ก", "ข", "ค")], 14.0),
        ([placed("ก", 25, "ข")], 39.0),
        ([placed("ก", 27, "ข")], 0.0),  # four letters' heights and more are no line distance
        ([placed("ก", "ข", 4, "ค", 8, "ง")], 16.0),
        ([placed("ก"), placed("ข")], 0.0),
        ([], 0.0),
    ],
)
def test_the_usual_distance_of_lines(columns: list[list[Placed]], leading: float) -> None:
    assert usual_leading(columns) == pytest.approx(leading, abs=0.01)


def test_a_page_break_is_no_gap() -> None:
    main = [*placed("กก", "ขข"), *placed("คค", page=2)]
    assert len(split_by_gaps(main, [])) == 1


@pytest.mark.parametrize(
    ("beside", "shows"),
    [
        (placed("๑", 10, "๒"), True),
        (placed("๑", 14, "๒"), True),  # within 0.45 em
        (placed("๑", 15.5, "๒"), False),
        (placed("๑"), True),
        ([], True),
    ],
)
def test_the_page_shows_rows_where_items_begin_beside_gaps(
    beside: list[Placed], shows: bool
) -> None:
    items = split_items(placed("๑. ก", 10, "๒. ข"))
    assert shows_rows(items, [beside]) == shows


@pytest.mark.parametrize(
    ("beside", "shows"), [(["๑", "๒"], True), (["๑"], True), (["๑", "๒", "๓"], False)]
)
def test_lines_that_just_follow_each_other_show_rows_when_there_is_one_each(
    beside: list[str], shows: bool
) -> None:
    items = split_items(placed("๑. ก", "๒. ข"))
    assert shows_rows(items, [placed(*beside)]) == shows
    longer = split_items(placed("๑. ก", "ต่อ", "๒. ข"))
    assert not shows_rows(longer, [placed(*beside)])


def split(
    items: list[str | float],
    n: int,
    look: str = "text",
    *,
    widest: float = 0.0,
    widths: list[float] | None = None,
    first: str = "",
    packed: bool = False,
) -> tuple[list[list[str]], int]:
    lines: list[Line] = []
    y = 0.0
    for item in items:
        if isinstance(item, str):
            lines.append(line(item, y, widths[len(lines)] if widths else None))
            y += LEADING
        else:
            y += item
    column = ColumnSigns(widest, frozenset({line(first).text} if first else ()))
    groups, count = split_lines(lines, n, look, column, packed=packed)
    return [[one.text for one in group] for group in groups], count


@pytest.mark.parametrize(
    ("lines", "n", "groups", "count"),
    [
        (["ม.ค. ๖๘", "ก.พ. ๖๘"], 2, [["ม.ค. ๖๘"], ["ก.พ. ๖๘"]], 2),
        (["ม.ค. -", "มี.ค. ๖๘", "ก.พ. ๖๘"], 2, [["ม.ค. -", "มี.ค. ๖๘"], ["ก.พ. ๖๘"]], 2),
        (["ม.ค. ๖๘ ก.พ. ๖๘ มี.ค. ๖๘"], 3, [["ม.ค. ๖๘"], ["ก.พ. ๖๘"], ["มี.ค. ๖๘"]], 3),
        (["ม.ค. ๖๘"], 2, [["ม.ค. ๖๘"]], 1),
        (["ม.ค. ๖๘", "ก.พ. ๖๘", "มี.ค. ๖๘"], 2, [["ม.ค. ๖๘"], ["ก.พ. ๖๘"], ["มี.ค. ๖๘"]], 3),
        (["ธ.ค. ๖๘,", "มี.ค. และ มิ.ย.", "๖๙"], 2, [["ธ.ค. ๖๘,", "มี.ค. และ มิ.ย.", "๖๙"]], 1),
        (["ตลอด", "ปีงบประมาณ"], 2, [["ตลอด", "ปีงบประมาณ"]], 1),
        (["พ.ย. ๖๗", "ม.ค. - ก.พ.", "๖๘"], 3, [["พ.ย. ๖๗"], ["ม.ค. - ก.พ.", "๖๘"]], 2),
        (["พ.ย. ๖๗", "ม.ค. - ก.พ. ๖๘"], 3, [["พ.ย. ๖๗"], ["ม.ค. - ก.พ. ๖๘"]], 2),
        (["อะไร", "ใครรู้"], 2, [["อะไร"], ["ใครรู้"]], 2),
        (["อะไร", "ใครรู้", "ไม่รู้"], 2, [["อะไร", "ใครรู้", "ไม่รู้"]], 3),
    ],
)
def test_periods_are_cut_where_each_part_reads(
    lines: list[str], n: int, groups: list[list[str]], count: int
) -> None:
    assert split([*lines], n, "period") == (groups, count)


@pytest.mark.parametrize(
    ("lines", "n", "count"),
    [
        (["กองช่าง กองคลัง"], 2, 2),
        (["กองช่าง", "และกองคลัง"], 2, 1),
        (["กองช่าง กองคลัง"], 3, 1),
        (["กองช่าง"], 2, 1),
    ],
)
def test_names_in_one_line(lines: list[str], n: int, count: int) -> None:
    assert split([*lines], n, "org")[1] == count


@pytest.mark.parametrize(("width", "count"), [(40.0, 2), (63.0, 2), (64.0, 1), (100.0, 1)])
def test_room_left_on_a_line_ends_an_item(width: float, count: int) -> None:
    """Of 100 pt, 35 are what the next word would have taken, and 1.5 are slack."""
    lines: list[str | float] = ["ถ่ายภาพกิจกรรม", "รายงานนายก"]
    assert split(lines, 2, widest=100.0, widths=[width, 50.0])[1] == count


@pytest.mark.parametrize(("white", "count"), [(0.0, 1), (3.2, 1), (3.8, 2), (9.0, 2)])
def test_a_gap_of_a_quarter_line_ends_an_item(white: float, count: int) -> None:
    groups, found = split(["ถ่ายภาพ", "กิจกรรม", "รายงาน", white, "นายก"], 2)
    assert found == count
    assert groups[-1] == (["นายก"] if count == 2 else ["ถ่ายภาพ", "กิจกรรม", "รายงาน", "นายก"])


def test_the_first_words_of_a_column_begin_items() -> None:
    lines: list[str | float] = ["ถ่ายภาพกิจกรรม", "รายงานนายก"]
    assert split(lines, 2, first="รายงานผล")[1] == 2
    assert split(lines, 2, first="ประชุม")[1] == 1


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        (["ถ่ายภาพกิจกรรม", "รายงานนายก"], [["ถ่ายภาพกิจกรรม"], ["รายงานนายก"]]),
        (["ถ่ายภาพ", "และรายงาน", "ส่งนายก"], [["ถ่ายภาพ", "และรายงาน"], ["ส่งนายก"]]),
        (["ถ่ายภาพ/", "รายงานนายก"], [["ถ่ายภาพ/", "รายงานนายก"]]),
    ],
)
def test_beside_packed_neighbours_lines_are_cut_but_never_after_a_word_that_goes_on(
    lines: list[str], groups: list[list[str]]
) -> None:
    assert split([*lines], 2, packed=True)[0] == groups


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        (["ถ่ายภาพ", "-"], [["ถ่ายภาพ"], ["-"]]),
        (["-", "ถ่ายภาพ", "งาน"], [["-"], ["ถ่ายภาพ", "งาน"]]),
        (["รายงานผล", "รายงานผล"], [["รายงานผล"], ["รายงานผล"]]),
        (["รายงาน", "ผล", "รายงาน", "ผล"], [["รายงาน", "ผล"], ["รายงาน", "ผล"]]),
    ],
)
def test_blanks_and_repeated_items_are_items(lines: list[str], groups: list[list[str]]) -> None:
    assert split([*lines], 2) == (groups, 2)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["ม.ค. ๖๘", "ก.พ. ๖๘"], 2),
        (["ม.ค. -", "ก.พ. ๖๘"], 1),
        (["ม.ค. -", "มี.ค. ๖๘", "พ.ค. ๖๘", "มิ.ย. ๖๘"], 3),
        (["ก", "ข"], 1),
        (["ม.ค. ๖๘"], 1),
    ],
)
def test_how_many_values_a_cell_holds(lines: list[str], count: int) -> None:
    assert count_values([line(text) for text in lines], "period") == count


@pytest.mark.parametrize(
    ("parts", "look", "one"),
    [
        (["ม.ค. -", "มี.ค. ๖๘"], "period", True),
        (["ม.ค. ๖๘", "มี.ค. ๖๘"], "period", False),
        (["ม.ค. ๖๘"], "period", False),
        (["ตลอด", "ปีงบประมาณ"], "period", True),
        (["ม.ค.", "มี.ค."], "period", False),
        (["กองช่าง", "กองคลัง"], "org", False),
        (["กองช่าง/กองคลัง", "สำนักปลัด"], "org", False),
        (["กองช่าง/กอง", "คลัง/สำนัก", "ปลัด"], "org", True),  # torn names that offices begin
        (["กองช่าง,กอง", "คลัง"], "org", True),
        (["กองช่าง/", "กองคลัง/", "สำนักปลัด"], "org", True),  # a list that continues
        (["กองช่าง", "/ กองคลัง"], "org", True),
        (["ทุกสำนัก/กอง", "กองคลัง"], "org", False),  # a group that stays whole either way
        (["ก", "ข"], "text", False),
    ],
)
def test_one_value_broken_over_lines(parts: list[str], look: str, one: bool) -> None:
    assert is_one_value([[line(text)] for text in parts], look) == one


def test_first_words() -> None:
    assert [first_word(text) for text in ("รายงานผลการทำงาน", "", " ")] == ["รายงาน", "", ""]


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        (
            ["มี.ค. และ", "ก.ค. ๖๘", "ภายใน มี.ค.", "๖๘"],
            [["มี.ค. และ", "ก.ค. ๖๘"], ["ภายใน มี.ค.", "๖๘"]],
        ),
        (["ภายใน มีนาคม", "๒๕๖๘", "ตลอดปีงบประมาณ"], [["ภายใน มีนาคม", "๒๕๖๘"], ["ตลอดปีงบประมาณ"]]),
    ],
)
def test_of_all_cuts_the_one_that_reads_best_is_taken(
    lines: list[str], groups: list[list[str]]
) -> None:
    assert split([*lines], 2, "period") == (groups, 2)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("๑.๑ ทำทุกครั้ง ๑.๒ แจ้งเจ้าหน้าที่ ๑.๓ สรุป", 3),
        ("๑. ทำตามข้อ ๒. แล้ว", 1),
    ],
)
def test_a_number_of_levels_begins_an_item_whatever_is_before_it(text: str, count: int) -> None:
    assert len(split_items(placed(text))) == count


@pytest.mark.parametrize(
    ("steps", "periods", "starts"),
    [
        # one line of white in the periods beside a step of two lines
        (["ก", "ข", "ค"], [("ม.ค. ๖๘", 0.0), ("ก.พ. ๖๘", 28.0)], [0, 2]),
        (["ก", "ข", "ค"], [("ม.ค. ๖๘", 0.0), ("ก.พ. ๖๘", 14.0), ("มี.ค. ๖๘", 28.0)], [0, 1, 2]),
        (["ก", "ข", "ค"], [("ภายใน ม.ค.", 0.0), ("๒๕๖๘", 14.0), ("ก.พ. ๖๘", 28.0)], [0, 2]),
        (["ก", "ข", "ค"], [("ม.ค. ๖๘", 0.0), ("ก.พ. ๖๘", 20.0)], None),  # beside no line
        (["ก", "ข"], [("ภายใน ม.ค.", 0.0), ("๒๕๖๘", 14.0)], None),  # a single value
    ],
)
def test_values_beside_the_first_lines_of_steps_tell_where_they_begin(
    steps: list[str], periods: list[tuple[str, float]], starts: list[int] | None
) -> None:
    beside = [Placed(PAGE + y, line(text, y)) for text, y in periods]
    found = find_level_starts(placed(*steps), [BesideColumn(beside, "period")])
    assert found == starts


@pytest.mark.parametrize(
    ("signs", "owners", "periods", "starts"),
    [
        # a gap in the owners tells the third line; signs alone tell the second or do not
        ((0.0, 3.0, 0.0), [0.0, 14.0, 28.0], [], None),  # neither gap nor values
        ((0.0, 3.0, 0.0), [0.0, 28.0], [], [0, 2]),
        ((0.0, 3.0, 0.0, 0.0), [0.0, 14.0, 42.0], [], [0, 1, 3]),
        ((0.0, -1.0, 0.0, 0.0), [0.0, 14.0, 42.0], [], [0, 3]),
        ((0.0, 3.0, 0.0, 0.0), [0.0, 14.0, 49.0], [], None),  # a gap beside which nothing begins
        ((0.0, -1.0, 0.0), [0.0], [("ม.ค. ๖๘", 0.0), ("ก.พ. ๖๘", 14.0)], [0, 1]),
        ((0.0, -1.0, 0.0), [0.0], [("ภายใน ม.ค.", 0.0), ("๒๕๖๘", 14.0)], None),
    ],
)
def test_steps_begin_where_all_columns_beside_them_begin_again(
    signs: tuple[float, ...],
    owners: list[float],
    periods: list[tuple[str, float]],
    starts: list[int] | None,
) -> None:
    main = LevelColumn(placed(*["ก"] * len(signs)), "text", lambda at: signs[at])
    names = LevelColumn([Placed(PAGE + y, line("ง", y)) for y in owners], "org", lambda at: 0.0)
    times = [Placed(PAGE + y, line(text, y)) for text, y in periods]
    beside = [names, LevelColumn(times, "period", lambda at: 0.0)]
    assert find_level_rows(main, beside) == starts
