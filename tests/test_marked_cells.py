"""Letters over letters, letters struck out and raised marks: what of them is a cell's text."""

import runpy
from pathlib import Path

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Rule, Stroke
from mattrakan.extract.reading import read_document
from mattrakan.extract.text.clusters import Cluster
from mattrakan.extract.text.crossed_out import find_crossed_out
from mattrakan.extract.text.overprint import part_overprinted
from mattrakan.extract.text.raised import settle_raised_marks
from mattrakan.extract.text.struck_out import find_struck_out, part_struck_out

Writer = runpy.run_path(str(Path(__file__).with_name("written_pdfs.py")))["Writer"]
SIZE = 16.0
WIDTH = 8.0


def clusters(
    text: str, x: float = 50.0, y: float = 100.0, size: float = SIZE, order: int = 0
) -> list[Cluster]:
    width = WIDTH * size / SIZE
    return [
        Cluster(letter, x + width * n, x + width * (n + 1), y, size, order + n)
        for n, letter in enumerate(text)
    ]


def text_of(made: list[Cluster]) -> str:
    return "".join(cluster.text for cluster in sorted(made, key=lambda c: c.x0))


@pytest.mark.parametrize(
    ("over", "x", "y", "text", "told"),
    [
        ("4", 50.0, 100.0, "\ufffd00", "1 / 4"),
        ("4", 51.5, 101.0, "\ufffd00", "1 / 4"),
        ("23", 50.0, 100.0, "\ufffd\ufffd0", "10 / 23"),
        ("ก", 58.0, 100.0, "1\ufffd0", "0 / ก"),
    ],
)
def test_letters_over_other_letters_are_unknown(
    over: str, x: float, y: float, text: str, told: str
) -> None:
    kept, anomalies = part_overprinted([*clusters("100"), *clusters(over, x, y, order=9)])
    assert text_of(kept) == text
    assert [(one.kind, one.text) for one in anomalies] == [("overprinted", told)]


@pytest.mark.parametrize(
    ("over", "x", "y", "size"),
    [
        ("1", 50.5, 100.0, SIZE),  # fake bold
        (".", 50.0, 100.0, SIZE),  # the dots of a form
        ("4", 46.0, 100.0, SIZE),  # beside it, kerned by half
        ("4", 50.0, 105.0, SIZE),  # another line
        ("4", 50.0, 100.0, 2 * SIZE),  # a watermark
        ("□", 50.0, 100.0, SIZE),
    ],
)
def test_what_lies_over_letters_and_is_no_other_letter(
    over: str, x: float, y: float, size: float
) -> None:
    made = [*clusters("100"), *clusters(over, x, y, size, order=9)]
    assert part_overprinted(made) == (made, [])


@pytest.mark.parametrize(
    ("x0", "x1", "above", "kept"),
    [
        (49.0, 75.0, 4.0, "500"),
        (50.0, 74.0, 2.0, "500"),
        (50.0, 74.0, 7.0, "500"),
        (58.0, 66.0, 4.0, "10500"),
        (50.0, 74.0, -1.0, "100500"),  # underlined
        (50.0, 74.0, 0.49 * SIZE, "500"),
        (50.0, 74.0, 0.51 * SIZE, "100500"),
        (50.0, 74.0, 9.0, "100500"),  # a border above
        (20.0, 74.0, 4.0, "100500"),  # begins elsewhere
        (50.0, 140.0, 4.0, "100500"),
        (50.0, 53.0, 4.0, "100500"),  # a dash that touches a letter
    ],
)
def test_a_line_through_letters_strikes_them_out(
    x0: float, x1: float, above: float, kept: str
) -> None:
    made = [*clusters("100"), *clusters("500", 80.0, order=9)]
    border = Rule(50.0, 80.0, 200.0, 80.0)
    rule = Rule(x0, 100.0 - above, x1, 100.0 - above)
    struck, rules = find_struck_out(made, [border, rule])
    left, anomalies = part_struck_out(made, struck)
    assert text_of(left) == kept
    assert list(rules) == ([border] if struck else [border, rule])
    assert [one.kind for one in anomalies] == ["struck"] * bool(struck)


def test_edges_of_fills_and_upright_rules_strike_nothing_out() -> None:
    made = clusters("100")
    rules = [Rule(49.0, 96.0, 75.0, 96.0, drawn=False), Rule(60.0, 80.0, 60.0, 110.0)]
    assert find_struck_out(made, rules) == (set(), rules)


CROSS = [Stroke(48.0, 88.0, 76.0, 103.0), Stroke(48.0, 103.0, 76.0, 88.0)]


@pytest.mark.parametrize(
    ("text", "strokes", "kept"),
    [
        ("100", CROSS, "500"),
        ("กขค", CROSS, "500"),
        ("100", [Stroke(20.0, 80.0, 76.5, 110.0), Stroke(20.5, 110.0, 77.0, 80.0)], "500"),
        ("100", CROSS[:1], "500"),
        ("กขค", CROSS[1:], "500"),
        ("กขค", [Stroke(49.0, 88.0, 66.0, 103.0)], "ค500"),
        ("100", [Stroke(10.0, 60.0, 80.0, 115.0)], "500"),  # from corner to corner
        ("กขค", [Stroke(10.0, 60.0, 80.0, 115.0)], "กขค500"),  # parts a heading
        ("กขค", [Stroke(40.0, 88.0, 140.0, 103.0)], "กขค500"),  # drawn for something else
        ("100", [Stroke(10.0, 60.0, 49.0, 115.0)], "100500"),  # beside it
        ("100", [Stroke(50.0, 101.0, 74.0, 106.0)], "100500"),  # below it
        ("100", [Stroke(50.0, 70.0, 74.0, 82.0)], "100500"),  # above it
        ("100", [Stroke(45.0 + n, 80.0, 70.0 + n, 110.0) for n in range(250)], "100500"),  # hatched
    ],
)
def test_slanting_strokes_cross_out_what_they_run_through(
    text: str, strokes: list[Stroke], kept: str
) -> None:
    made = [*clusters(text), *clusters("500", 150.0, order=9)]
    crossed = find_crossed_out(made, strokes)
    assert text_of([one for one in made if id(one) not in crossed]) == kept


@pytest.mark.parametrize("reader", ["auto", "pdfplumber"])
@pytest.mark.parametrize(
    "drawn",
    [
        "92 720 m 128 706 l S 92 706 m 128 720 l S",
        "92 706 m 128 720 l S",
        "92 706 m 104 720 l 116 706 l 128 720 l S",  # a zigzag
        "92 706 m 128 720 l 128 721 l 92 707 l h f",  # a quadrilateral
        "q 1 0.4 -0.4 1 92 706 cm 0 0 36 0.8 re f Q",  # a rotated rectangle
    ],
)
def test_a_crossed_out_amount_is_reported(reader: str, drawn: str) -> None:
    writer = Writer()
    writer.table([["ที่", "งบประมาณ"], ["1", "28,000"], ["2", "35,000"]], [40.0, 90.0], top=100.0)
    writer.pages[-1].append(drawn)
    (page,) = read_document(writer.pdf(), reader=reader).pages
    (table,) = page.tables
    assert table.rows == [["ที่", "งบประมาณ"], ["1", ""], ["2", "35,000"]]
    assert [(one.kind, one.text) for cell in table.cells for one in cell.anomalies] == [
        ("struck", "28,000")
    ]


ROWS = [["ที่", "ขั้นตอน", "งบประมาณ"], ["1", "อบรม", "28,000"], ["2", "รายงาน", "35,000"]]


@pytest.mark.parametrize(
    ("drawn", "kept"),
    [
        ("54 709 m 226 709 l S", ["", "", ""]),  # a line through a row, inside of its border
        ("70 709 m 226 709 l S", ["1", "", ""]),
        ("52 704 m 228 716 l S", ["", "", ""]),  # a slanting one
        ("50 709 m 230 709 l S", None),  # from border to border: rules of a table
        ("90 709 m 160 709 l S", ["1", "", "28,000"]),  # through one cell alone
        ("90 709 m 160 709 l 160 709 m 230 709 l S", None),
        ("52 718 m 228 718 l S", ["1", "อบรม", "28,000"]),  # above the letters
        ("92 704 m 118 716 l S", ["1", "", "28,000"]),
    ],
)
def test_a_line_through_several_cells_crosses_out_their_row(
    drawn: str, kept: list[str] | None
) -> None:
    writer = Writer()
    writer.table(ROWS, [40.0, 70.0, 70.0], top=100.0)
    writer.pages[-1].append(f"0.5 w {drawn}")
    (table,) = read_document(writer.pdf()).pages[0].tables
    struck = [one.text for cell in table.cells for one in cell.anomalies if one.kind == "struck"]
    if kept is None:
        assert not struck
    else:
        assert table.rows[1] == kept
        assert len(struck) == kept.count("")


@pytest.mark.parametrize(
    "drawn",
    [
        "92 720 m 128 706 l 110 690 l h S",  # a triangle
        "92 706 m 128 720 l 128 730 l 92 716 l h f",  # a band
        "140 706 m 170 720 l S",  # beside it
        "1 g 1 G 92 706 m 128 720 l S",  # white
        "92 706 m 100 720 120 720 128 706 c S",
    ],
)
def test_other_shapes_cross_nothing_out(drawn: str) -> None:
    writer = Writer()
    writer.table([["ที่", "งบประมาณ"], ["1", "28,000"], ["2", "35,000"]], [40.0, 90.0], top=100.0)
    writer.pages[-1].append(drawn)
    (table,) = read_document(writer.pdf()).pages[0].tables
    assert "struck" not in {one.kind for cell in table.cells for one in cell.anomalies}


@pytest.mark.parametrize("size", [0.35, 0.55, 0.7, 0.85])
@pytest.mark.parametrize("rise", [0.16, 0.3, 0.45, 0.6])
@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("2", "800²"),
        ("12", "800¹²"),
        ("3)", "800³)"),
        ("๑/", "800 ๑/"),
        ("๒", "800²"),
        ("*", "800*"),
    ],
)
def test_raised_marks_become_superscripts(size: float, rise: float, mark: str, text: str) -> None:
    made = clusters("800")
    made += clusters(mark, made[-1].x1, 100.0 - rise * SIZE, size * SIZE, 9)
    settle_raised_marks(made)
    assert text_of(made) == text
    assert {cluster.baseline for cluster in made} == {100.0}


@pytest.mark.parametrize("size", [0.35, 0.85])
@pytest.mark.parametrize("rise", [0.16, 0.6])
@pytest.mark.parametrize(
    ("mark", "figure", "text"),
    [("2", "800", "²800"), ("๑", "๘๐๐", "¹๘๐๐"), ("*", "800", "*800"), ("2", "บาท", "2บาท")],
)
def test_marks_raised_before_a_figure_join_no_number(
    size: float, rise: float, mark: str, figure: str, text: str
) -> None:
    made = clusters(mark, 50.0, 100.0 - rise * SIZE, size * SIZE)
    made += clusters(figure, made[-1].x1, 100.0, SIZE, 9)
    settle_raised_marks(made)
    assert text_of(made) == text


@pytest.mark.parametrize(
    ("small", "x", "y", "size"),
    [
        ("2", 74.0, 100.0, 0.7),  # smaller, on the same line
        ("2", 74.0, 103.0, 0.7),  # lowered: H2O
        ("2", 74.0, 95.0, 0.95),  # as large
        ("2", 90.0, 95.0, 0.7),  # too far away
        ("2", 60.0, 95.0, 0.7),  # over a letter
        ("2", 74.0, 85.0, 0.7),  # the line above
        ("25a", 74.0, 95.0, 0.7),  # a word in small print
        ("2566", 74.0, 95.0, 0.7),
        ("ก", 74.0, 95.0, 0.7),
    ],
)
def test_other_small_letters_stay(small: str, x: float, y: float, size: float) -> None:
    made = clusters("800") + clusters(small, x, y, size * SIZE, 9)
    settle_raised_marks(made)
    assert text_of(made) == text_of(clusters("800") + clusters(small, x, y, size * SIZE, 9))
    assert made[-1].baseline == y


def test_a_cell_loses_what_is_struck_out_and_tells_of_it() -> None:
    writer = Writer()
    writer.table([["ก", "ข"], ["๕๐๐ ๒๐๐", "ค"]], [100, 100])
    writer.rule(53, 132, 71, 132)
    writer.text(89, 136, "๗")
    (page,) = read_document(writer.pdf()).pages
    (table,) = page.tables
    assert table.rows == [["ก", "ข"], ["๒๐\ufffd", "ค"]]
    cell = next(cell for cell in table.cells if cell.anomalies)
    assert [(one.kind, one.text) for one in cell.anomalies] == [
        ("struck", "๕๐๐"),
        ("overprinted", "๐ / ๗"),
    ]
    assert isinstance(cell.anomalies[0].box, Box)
