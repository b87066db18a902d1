"""Small raised signs are marks of footnotes: both sides of each number that says so."""

import pytest

from mattrakan.extract.text.clusters import Cluster
from mattrakan.extract.text.raised import settle_raised_marks

BASELINE = 100.0
SIZE = 16.0  # of the figure 5, which stands from x 58 to 66


def line(text: str, x0: float, width: float, rise: float, size: float) -> list[Cluster]:
    """Return the letters of one text, each as wide as the others."""
    return [
        Cluster(letter, x0 + width * n, x0 + width * (n + 1), BASELINE - rise, size, n)
        for n, letter in enumerate(text)
    ]


def settled(*parts: list[Cluster]) -> list[str]:
    """Return the texts of all letters after marks are put on their lines, from left to right."""
    clusters = [cluster for part in parts for cluster in part]
    settle_raised_marks(clusters)
    return [cluster.text for cluster in sorted(clusters, key=lambda one: one.x0)]


def figure() -> list[Cluster]:
    return line("5", 58.0, 8.0, 0.0, SIZE)


@pytest.mark.parametrize(
    ("size", "rise", "gap", "is_mark"),
    [
        pytest.param(10.0, 6.0, 1.0, True, id="as writers set them"),
        pytest.param(5.0, 6.0, 1.0, True, id="three tenths of the size"),
        pytest.param(4.6, 6.0, 1.0, False, id="smaller than any mark"),
        pytest.param(13.8, 6.0, 1.0, True, id="nearly as large"),
        pytest.param(14.1, 6.0, 1.0, False, id="as large as other figures"),
        pytest.param(10.0, 2.2, 1.0, True, id="raised a little"),
        pytest.param(10.0, 1.9, 1.0, False, id="not raised"),
        pytest.param(10.0, 10.3, 1.0, True, id="raised by two thirds of the size"),
        pytest.param(10.0, 10.6, 1.0, False, id="of the line above"),
        pytest.param(10.0, 6.0, 7.9, True, id="half an em behind"),
        pytest.param(10.0, 6.0, 8.2, False, id="farther behind"),
        pytest.param(10.0, 6.0, -3.1, True, id="kerned by a fifth of an em"),
        pytest.param(10.0, 6.0, -3.4, False, id="over its last digit"),
    ],
)
def test_a_mark_is_small_raised_and_near(
    size: float, rise: float, gap: float, is_mark: bool
) -> None:
    mark = line("2", 66.0 + gap, 8.0, rise, size)
    assert settled(figure(), mark) == ["5", "²" if is_mark else "2"]
    assert mark[0].baseline == (BASELINE if is_mark else BASELINE - rise)
    assert mark[0].repairs == (("raised-mark",) if is_mark else ())


@pytest.mark.parametrize(
    ("gap", "text", "is_mark"),
    [
        (1.0, "45", True),
        (3.1, "45", True),
        (3.4, "45", False),
        (-3.4, "45", False),
        (1.0, "กข", False),
    ],
)
def test_a_mark_before_a_figure_stands_right_before_it(
    gap: float, text: str, is_mark: bool
) -> None:
    mark = line("2", 42.0 - gap, 8.0, 6.0, 10.0)
    assert settled(line(text, 50.0, 8.0, 0.0, SIZE), mark)[0] == ("²" if is_mark else "2")


@pytest.mark.parametrize(
    ("gap", "size", "lower", "is_mark"),
    [
        pytest.param(4.9, 10.0, 0.0, False, id="beside it"),
        pytest.param(5.1, 10.0, 0.0, True, id="half an em away"),
        pytest.param(4.9, 11.4, 0.0, False, id="a little larger"),
        pytest.param(4.9, 11.6, 0.0, True, id="of the size of text"),
        pytest.param(4.9, 10.0, 0.9, False, id="a hair lower"),
        pytest.param(4.9, 10.0, 1.1, True, id="on another line"),
    ],
)
@pytest.mark.parametrize("is_behind", [True, False])
def test_a_digit_of_a_line_of_small_letters_is_no_mark(
    gap: float, size: float, lower: float, is_mark: bool, is_behind: bool
) -> None:
    mark = line("2", 80.0, 5.0, 6.0, 10.0)
    x0 = 85.0 + gap if is_behind else 75.0 - gap
    word = line("ก", x0, 5.0, 6.0 - lower, size)
    base = line("45", 63.0, 8.0, 0.0, SIZE)
    assert ("²" in settled(base, mark, word)) == is_mark


@pytest.mark.parametrize(
    ("gap", "texts"),
    [
        (0.0, ["¹", "²"]),
        (1.9, ["¹", "²"]),
        (2.1, ["1", "2"]),
        (-1.9, ["¹", "²"]),
        (-2.1, ["1", "2"]),
    ],
)
def test_two_digits_side_by_side_are_one_mark(gap: float, texts: list[str]) -> None:
    marks = [*line("1", 66.0, 5.0, 6.0, 10.0), *line("2", 71.0 + gap, 5.0, 6.0, 10.0)]
    assert settled(figure(), marks)[1:] == texts


@pytest.mark.parametrize(
    ("printed", "texts"),
    [
        ("2", ["²"]),
        ("๒", ["²"]),
        ("12", ["¹", "²"]),
        ("123", ["1", "2", "3"]),  # no mark has three digits
        ("1,2", ["¹", ",", "²"]),
        ("1/", ["¹", "/"]),
        ("๑/", [" ๑", "/"]),  # there are no Thai superscripts with a slash
        ("๑๒)", [" ๑", "๒", ")"]),
        ("****", ["*", "*", "*", "*"]),
        ("ก", ["ก"]),
    ],
)
def test_what_marks_are_written_as(printed: str, texts: list[str]) -> None:
    mark = line(printed, 67.0, 5.0, 6.0, 10.0)
    assert settled(figure(), mark)[1:] == texts
    is_mark = printed not in ("123", "ก")
    assert {one.baseline for one in mark} == {BASELINE if is_mark else BASELINE - 6.0}
    noted = [one.text[-1] for one in mark if one.repairs]
    assert noted == ([] if not is_mark or "๑" in printed else [t for t in texts if t not in "/,*"])


def test_a_larger_letter_below_a_digit_makes_it_none_of_its_neighbour() -> None:
    assert settled(figure(), line("ก", 66.0, 8.0, 0.0, SIZE), line("2", 67.0, 5.0, 6.0, 10.0)) == [
        *("5", "ก", "2")
    ]


def test_of_two_letters_before_a_mark_it_is_put_beside_the_nearer() -> None:
    far = line("4", 50.0, 8.0, 0.0, SIZE)
    near = line("5", 58.0, 8.0, 1.0, SIZE)
    mark = line("2", 66.5, 5.0, 6.0, 10.0)
    settled(near, far, mark)
    assert mark[0].baseline == near[0].baseline


def test_sideways_letters_are_no_marks() -> None:
    mark = line("2", 67.0, 5.0, 6.0, 10.0)
    mark[0].angle = 90
    assert settled(figure(), mark) == ["5", "2"]
    assert settled([]) == []
