"""Slanting strokes cross out what they run through: both sides of each number that says so."""

import pytest

from mattrakan.extract.glyphs import Rule, Stroke
from mattrakan.extract.text.clusters import Cluster
from mattrakan.extract.text.crossed_out import find_crossed_out

SIZE = 10.0


def word(text: str, x0: float = 100.0, baseline: float = 100.0) -> list[Cluster]:
    """Return letters 5 points wide; their middle is 3 points above the baseline."""
    return [
        Cluster(letter, x0 + 5.0 * n, x0 + 5.0 * (n + 1), baseline, SIZE, n)
        for n, letter in enumerate(text)
    ]


def crossed(letters: list[Cluster], *strokes: Stroke, rules: tuple[Rule, ...] = ()) -> str:
    found = find_crossed_out(letters, strokes, rules)
    return "".join(one.text for one in letters if id(one) in found)


@pytest.mark.parametrize(
    ("x0", "x1", "dx", "dy", "gone"),
    [
        pytest.param(98.0, 122.0, 0.0, 0.0, "abcd", id="two diagonals of one area"),
        pytest.param(98.0, 122.0, 6.7, 0.0, "abcd", id="an end off by a fifth and two points"),
        pytest.param(98.0, 122.0, 6.9, 0.0, "", id="an end off by more"),
        pytest.param(98.0, 122.0, 0.0, 9.9, "abcd", id="a height off by a fifth and two points"),
        pytest.param(98.0, 122.0, 0.0, 10.1, "", id="a height off by more"),
        pytest.param(98.0, 110.0, 0.0, 0.0, "ab", id="middles within"),
    ],
)
def test_two_strokes_that_cross_are_diagonals_of_one_area(
    x0: float, x1: float, dx: float, dy: float, gone: str
) -> None:
    down = Stroke(x0, 82.0, x1, 112.0)
    up = Stroke(x0 + dx, 112.0 + dy, x1, 82.0)
    assert crossed(word("abcd"), down, up) == gone


def test_two_strokes_of_one_slope_do_not_cross() -> None:
    one, other = Stroke(98.0, 82.0, 122.0, 112.0), Stroke(98.0, 84.0, 122.0, 114.0)
    assert crossed(word("abcd"), one, other) == ""


@pytest.mark.parametrize(
    ("x0", "x1", "top", "bottom", "gone"),
    [
        pytest.param(98.0, 122.0, 94.0, 99.0, "abcd", id="through a word"),
        pytest.param(90.1, 122.0, 94.0, 99.0, "abcd", id="an em before it"),
        pytest.param(89.8, 122.0, 94.0, 99.0, "", id="from farther left"),
        pytest.param(98.0, 129.9, 94.0, 99.0, "abcd", id="an em behind it"),
        pytest.param(98.0, 130.2, 94.0, 99.0, "", id="to farther right"),
        pytest.param(98.0, 122.0, 87.1, 107.0, "abcd", id="two em high"),
        pytest.param(98.0, 122.0, 86.9, 107.1, "", id="higher: a diagonal of something else"),
        pytest.param(101.4, 122.0, 94.0, 99.0, "abcd", id="seven tenths of the first letter"),
        pytest.param(101.6, 122.0, 94.0, 99.0, "bcd", id="less of it"),
        pytest.param(98.0, 122.0, 100.1, 102.0, "", id="below the baseline"),
        pytest.param(98.0, 122.0, 99.0, 102.0, "abcd", id="at the baseline"),
        pytest.param(98.0, 122.0, 90.0, 93.9, "", id="above the letters"),
        pytest.param(98.0, 122.0, 90.0, 95.0, "abcd", id="at their upper edge"),
    ],
)
@pytest.mark.parametrize("falls", [True, False])
def test_one_stroke_crosses_out_a_word_that_it_begins_and_ends_with(
    x0: float, x1: float, top: float, bottom: float, gone: str, falls: bool
) -> None:
    ends = (top, bottom) if falls else (bottom, top)
    assert crossed(word("abcd"), Stroke(x0, ends[0], x1, ends[1])) == gone


@pytest.mark.parametrize(("x1", "gone"), [(122.0, "1234"), (190.0, "1234")])
def test_through_a_figure_a_stroke_may_run_on(x1: float, gone: str) -> None:
    assert crossed(word("1234"), Stroke(98.0, 94.0, x1, 99.0)) == gone


@pytest.mark.parametrize(("gap", "gone"), [(9.9, "12ab"), (10.1, "12")])
def test_words_farther_apart_than_an_em_are_two(gap: float, gone: str) -> None:
    letters = [*word("12"), *word("ab", 110.0 + gap)]
    both = crossed(letters, Stroke(99.0, 95.0, 112.0 + 2 * gap, 98.0))
    assert ("a" in both, "1" in both) == ("a" in gone, True)


def row(n_cells: int) -> tuple[list[Cluster], tuple[Rule, ...]]:
    """Return figures in cells 60 points wide between upright rules."""
    letters = [one for n in range(n_cells) for one in word("ab", 110.0 + 60.0 * n)]
    sides = tuple(Rule(100.0 + 60.0 * n, 80.0, 100.0 + 60.0 * n, 120.0) for n in range(n_cells + 1))
    return letters, sides


@pytest.mark.parametrize(
    ("n_cells", "x1", "high", "level", "gone"),
    [
        pytest.param(3, 278.0, 20.0, None, "ababab", id="through three cells"),
        pytest.param(2, 218.0, 20.0, None, "", id="two are a heading with a diagonal"),
        pytest.param(3, 278.0, 42.0, None, "ababab", id="four times as wide as high"),
        pytest.param(3, 278.0, 46.0, None, "", id="steeper"),
        pytest.param(6, 458.0, 79.0, None, "ab" * 6, id="eight em high"),
        pytest.param(6, 458.0, 81.0, None, "", id="higher"),
        pytest.param(3, 278.0, 20.0, 100.0, "", id="a level rule between its ends"),
        pytest.param(3, 278.0, 20.0, 112.0, "ababab", id="a level rule below it"),
    ],
)
@pytest.mark.parametrize("falls", [True, False])
def test_one_stroke_through_a_row_crosses_out_all_its_cells(
    n_cells: int, x1: float, high: float, level: float | None, gone: str, falls: bool
) -> None:
    letters, rules = row(n_cells)
    if level is not None:
        rules = (*rules, Rule(100.0, level, 300.0, level))
    ends = (97.0 - high / 2, 97.0 + high / 2)
    start, end = ends if falls else ends[::-1]
    assert crossed(letters, Stroke(102.0, start, x1, end), rules=rules) == gone


@pytest.mark.parametrize(("count", "gone"), [(200, "abcd"), (201, "")])
def test_more_than_two_hundred_strokes_are_a_drawing(count: int, gone: str) -> None:
    far = [Stroke(300.0 + n, 300.0, 310.0 + n, 330.0) for n in range(count - 1)]
    assert crossed(word("abcd"), Stroke(98.0, 94.0, 122.0, 99.0), *far) == gone


def test_sideways_letters_and_pages_without_strokes_are_left() -> None:
    letters = word("abcd")
    assert crossed(letters) == ""
    for one in letters:
        one.angle = 90
    assert crossed(letters, Stroke(98.0, 94.0, 122.0, 99.0)) == ""
