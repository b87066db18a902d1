"""Letters and lines on both sides of what decides: distances in em, shares, counts."""

from typing import Any

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Glyph
from mattrakan.extract.readers.fast import tolerances as readers
from mattrakan.extract.text import tolerances
from mattrakan.extract.text.clusters import Cluster, drop_repeated_glyphs
from mattrakan.extract.text.decoded import Decoded
from mattrakan.extract.text.joined_lines import join_lines
from mattrakan.extract.text.lines import Line, clusters_to_lines
from mattrakan.extract.text.mark_attachment import glyphs_to_clusters

EM = 20.0
WIDTH = 10.0


def letter(
    text: str, x: float, y: float = 100.0, size: float = EM, width: float = WIDTH
) -> Cluster:
    return Cluster(text, x, x + width, y, size, int(x))


def row(text: str, *, x: float = 0.0, y: float = 100.0, gap: float = 0.0) -> list[Cluster]:
    return [letter(ch, x + (WIDTH + gap) * n, y) for n, ch in enumerate(text)]


def texts(clusters: list[Cluster], has_spaces: bool = True) -> list[str]:
    return [line.text for line in clusters_to_lines(clusters, has_spaces=has_spaces)]


@pytest.mark.parametrize(("em", "lines"), [(0.2, 1), (0.42, 1), (0.48, 2), (1.2, 2)])
def test_letters_are_on_one_line_up_to_045_em(em: float, lines: int) -> None:
    assert len(texts([*row("กข"), *row("คง", x=30, y=100 + em * EM)])) == lines


def test_small_letters_beside_large_ones_keep_their_line() -> None:
    """A subscript is measured by its own size, but by no less than 4 pt."""
    assert texts([*row("กข"), letter("2", 25, 101.7, size=2.0)]) == ["กข2"]
    assert texts([*row("กข"), letter("2", 25, 101.9, size=2.0)]) == ["กข", "2"]


@pytest.mark.parametrize(("em", "text"), [(0.5, "กขคง"), (0.95, "กขคง"), (1.06, "กข คง")])
def test_with_space_glyphs_a_gap_is_a_space_from_one_em_on(em: float, text: str) -> None:
    assert texts([*row("กข"), *row("คง", x=20 + em * EM)]) == [text]


@pytest.mark.parametrize(("em", "text"), [(0.1, "กขคง"), (0.16, "กขคง"), (0.2, "กข คง")])
def test_without_them_a_gap_is_a_space_from_018_em_on(em: float, text: str) -> None:
    assert texts([*row("กข"), *row("คง", x=20 + em * EM)], has_spaces=False) == [text]


@pytest.mark.parametrize(("letters", "spaced"), [(7, True), (8, False)])
def test_eight_letters_tell_their_letterspace(letters: int, spaced: bool) -> None:
    (text,) = texts(row("กขคงจฉชซ"[:letters], gap=0.3 * EM), has_spaces=False)
    assert (" " in text) == spaced


def test_a_wider_gap_in_letterspaced_text_is_a_space() -> None:
    made = [*row("กขคงจฉชซ", gap=6.0), *row("กขคงจฉชซ", x=8 * 16 + 12, gap=6.0)]
    assert texts(made, has_spaces=False) == ["กขคงจฉชซ กขคงจฉชซ"]


@pytest.mark.parametrize(("covered", "text"), [(0.4, "ก ข"), (0.6, "กข")])
def test_a_space_more_than_half_under_a_letter_is_none(covered: float, text: str) -> None:
    space = letter(" ", 10 - covered * WIDTH)
    assert texts([letter("ก", 0), space, letter("ข", 26)]) == [text]


@pytest.mark.parametrize(("back", "after"), [(0.0, True), (0.04, True), (0.07, False)])
def test_a_space_at_the_end_of_a_line_is_kept_in_mind(back: float, after: bool) -> None:
    middle = 20 - back * EM  # the last letter ends at 20
    (line,) = clusters_to_lines([*row("กข"), letter(" ", middle - 1, width=2)], has_spaces=True)
    assert line.space_after == after


def test_the_box_of_a_line_reaches_from_ascent_to_descent() -> None:
    (line,) = clusters_to_lines([*row("กข", x=7), letter("ค", 30, size=30.0)], has_spaces=True)
    assert line.box == pytest.approx((7, 100 - 0.8 * 30, 40, 100 + 0.25 * 30))
    assert line.size == 20


def line(text: str, width: float, **rest: Any) -> Line:
    return Line(text, Box(0, 0, width, 20), EM, **rest)


@pytest.mark.parametrize(
    ("room", "text"),
    [
        (150.0, "๑๒ ๘,๕๐๐ บาท"),
        (83.0, "๑๒ ๘,๕๐๐ บาท"),
        (81.0, "๑๒๘,๕๐๐ บาท"),
        (None, "๑๒ ๘,๕๐๐ บาท"),
    ],
)
def test_two_figures_are_one_where_the_cell_is_too_narrow_for_it(
    room: float | None, text: str
) -> None:
    """They take 20 + 50 pt, and the cell's padding 12."""
    assert join_lines([line("๑๒", 20), line("๘,๕๐๐ บาท", 90)], room=room) == text


@pytest.mark.parametrize(
    ("first", "second", "room", "joined"),
    [
        ("๑๒๓", "๘,๕๐๐", 10.0, False),  # four figures make no group of three
        ("๑", "๒๘,๕๐๐", 10.0, True),
        ("๑,๒๓", "๔", 500.0, True),
        ("1,", "234", 500.0, True),
        ("1,", "2345", 500.0, False),
        ("๑,", "๒๓๔", 500.0, True),
        ("๑,๒๓๔", "๕", 500.0, False),
    ],
)
def test_a_group_of_three_is_one_figure(first: str, second: str, room: float, joined: bool) -> None:
    lines = [line(first, 10.0 * len(first)), line(second, 10.0 * len(second))]
    assert (join_lines(lines, room=room) == first + second) == joined


def glyph(text: str, x: float, y: float = 100.0, **rest: Any) -> Glyph:
    width = rest.pop("width", 0.0 if text in "ิ่้" else WIDTH)
    return Glyph(text, x, x + width, y, rest.pop("size", EM), "F", 1, rest.pop("order", 0), **rest)


def decoded(*glyphs: Glyph) -> list[Decoded]:
    return [Decoded(one, one.text) for one in glyphs]


@pytest.mark.parametrize(("x", "n"), [(10.9, 1), (11.1, 2)])
def test_a_letter_printed_again_within_a_point_is_one(x: float, n: int) -> None:
    assert len(drop_repeated_glyphs(decoded(glyph("ก", 10), glyph("ก", x)))) == n
    assert len(drop_repeated_glyphs(decoded(glyph("ก", 10), glyph("ก", 10, 90 + x)))) == n
    assert len(drop_repeated_glyphs(decoded(glyph("ก", 10), glyph("ข", x)))) == 2


@pytest.mark.parametrize(("x", "n"), [(10.7, 1), (10.9, 2)])
def test_a_narrow_letter_is_printed_again_within_04_of_its_width(x: float, n: int) -> None:
    narrow = [glyph("1", 10, width=2.0), glyph("1", x, width=2.0)]
    assert len(drop_repeated_glyphs(decoded(*narrow))) == n


@pytest.mark.parametrize(("x", "attached"), [(15, False), (17, True), (53, True), (55, False)])
def test_a_mark_is_attached_up_to_07_em_beside_a_base(x: float, attached: bool) -> None:
    """The base takes 30 to 40."""
    clusters = glyphs_to_clusters(decoded(glyph("ก", 30), glyph("ิ", x)))
    assert [cluster.text for cluster in clusters] == (["กิ"] if attached else ["ก", "ิ"])


@pytest.mark.parametrize(("x", "told"), [(42.8, ["กิ", "ข"]), (43.4, ["ก", "ขิ"])])
def test_a_mark_goes_to_the_base_before_it_up_to_015_em_after_it(x: float, told: list[str]) -> None:
    clusters = glyphs_to_clusters(decoded(glyph("ก", 30), glyph("ิ", x), glyph("ข", 42)))
    assert [cluster.text for cluster in clusters] == told


@pytest.mark.parametrize(("down", "attached"), [(17, True), (19, False)])
def test_a_mark_is_attached_to_a_base_of_its_line(down: float, attached: bool) -> None:
    clusters = glyphs_to_clusters(decoded(glyph("ก", 30), glyph("ิ", 40, 100 + down)))
    assert (clusters[0].text == "กิ") == attached


@pytest.mark.parametrize(("space", "base"), [(15.5, 0), (16.5, 1)])
def test_letterspaced_marks_are_up_to_08_em_from_their_base(space: float, base: int) -> None:
    """A mark as far from the base before it as the next base from it, half as far or thrice."""
    mark = glyph("ิ", 10 + space)
    clusters = glyphs_to_clusters(decoded(glyph("ก", 0), mark, glyph("ข", mark.x0 + 9)))
    assert clusters[base].text == ("กิ", "ขิ")[base]


@pytest.mark.parametrize(("after", "base"), [(2.0, 1), (3.0, 0)])
def test_letterspaced_marks_stand_half_as_far_from_the_next_base(after: float, base: int) -> None:
    mark = glyph("ิ", 15)
    clusters = glyphs_to_clusters(decoded(glyph("ก", 0), mark, glyph("ข", mark.x0 + after)))
    assert clusters[base].text == ("กิ", "ขิ")[base]


@pytest.mark.parametrize(("raised", "base"), [(1.8, 0), (2.2, 1)])
def test_letterspaced_marks_stand_on_the_line_of_their_base(raised: float, base: int) -> None:
    mark = glyph("ิ", 25.5, 100 - raised)
    clusters = glyphs_to_clusters(decoded(glyph("ก", 0), mark, glyph("ข", 34.5)))
    assert clusters[base].text == ("กิ", "ขิ")[base]


def test_annotations_strike_out_where_rules_do() -> None:
    """The readers cannot ask extract/text, which comes after them: the numbers stand twice."""
    assert readers.LOWEST_STRIKE_EM == tolerances.LOWEST_EM
    assert readers.HIGHEST_STRIKE_EM == tolerances.HIGHEST_EM
