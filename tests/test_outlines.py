"""Marks named by their outlines."""

from itertools import pairwise

import pytest

from mattrakan.extract.fonts.outlines import contours_to_shape, find_mark, shape_likeness

Contour = list[tuple[float, float]]


def box(x: float, y: float, width: float, height: float) -> Contour:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def hook(x: float, y: float, scale: float = 1.0) -> list[Contour]:
    """A bar with a foot, like mai tho."""
    return [box(x, y, 300 * scale, 60 * scale), box(x, y + 60 * scale, 80 * scale, 200 * scale)]


def ring(x: float, y: float) -> list[Contour]:
    return [box(x, y, 230, 230), box(x + 60, y + 60, 110, 110)[::-1]]


KNOWN_CONTOURS = {
    "่": [box(-155, 690, 80, 215)],
    "้": hook(-355, 690),
    "ํ": ring(-240, 666),
    "ุ": [box(-260, -330, 80, 215)],
}
KNOWN = {
    letter: [shape]
    for letter, contours in KNOWN_CONTOURS.items()
    if (shape := contours_to_shape(contours)) is not None
}


@pytest.mark.parametrize("letter", KNOWN)
def test_a_moved_mark_is_itself(letter: str) -> None:
    moved = [[(x - 150, y + 20) for x, y in contour] for contour in KNOWN_CONTOURS[letter]]
    found = find_mark(moved, KNOWN)
    assert found is not None
    assert found.letters == letter
    assert found.share == pytest.approx(1.0)


def test_a_smaller_mark_is_itself() -> None:
    found = find_mark(hook(-300, 1000, 0.8), KNOWN)
    assert found is not None and found.letters == "้"


def test_below_the_line_is_another_mark_than_above() -> None:
    found = find_mark([box(-155, -330, 80, 215)], KNOWN)
    assert found is not None and found.letters == "ุ"


def test_a_vowel_and_a_tone_drawn_as_one() -> None:
    found = find_mark(ring(-240, 666) + hook(-300, 960), KNOWN)
    assert found is not None and found.letters == "ํ้"


@pytest.mark.parametrize(
    "contours",
    [
        [],
        [box(0, 700, 900, 40)],  # too wide for any
        [box(-155, 690, 80, 60)],  # too low
        [box(-155, 690, 150, 215)],  # between two of them
    ],
)
def test_what_is_like_none_stays_unknown(contours: list[Contour]) -> None:
    assert find_mark(contours, KNOWN) is None


def test_two_letters_drawn_alike_are_never_told_apart() -> None:
    assert find_mark(KNOWN_CONTOURS["่"], {**KNOWN, "๋": KNOWN["่"]}) is None


def test_consonants_are_no_candidates() -> None:
    assert find_mark(KNOWN_CONTOURS["่"], {"ก": KNOWN["่"]}) is None


def test_likeness_is_symmetric_and_whole_for_itself() -> None:
    shapes = [shape for known in KNOWN.values() for shape in known]
    for shape in shapes:
        assert shape_likeness(shape, shape) == pytest.approx(1.0)
    for one, other in pairwise(shapes):
        assert shape_likeness(one, other) == pytest.approx(shape_likeness(other, one))
