"""Digits of one font: which glyphs may be one, and where outlines speak against the layer."""

import pytest

from mattrakan.extract.fonts.glyphmaps import UNKNOWN
from mattrakan.extract.fonts.known_shapes import Candidate
from mattrakan.extract.text.digit_sets import Assigned, is_clear_digit
from mattrakan.extract.text.font_digits import (
    _are_others_nearer,
    _distance_to,
    _is_parted,
    _leave_to_neighbours,
    _may_be_digit,
    _nearest_digit,
)
from mattrakan.extract.text.settling import Weighed, Witness


def near(*said: str) -> tuple[Candidate, ...]:
    """Return letters with their distances, such as "ก=10.0"."""
    return tuple(Candidate(name, float(away)) for name, away in (one.split("=") for one in said))


def witness(layer: str) -> Witness:
    return Witness(1, layer, None, True, Weighed(layer, None, False))


def open_glyph(candidates: tuple[Candidate, ...], text: str = UNKNOWN) -> Weighed:
    return Weighed(text, None, False, candidates)


@pytest.mark.parametrize(
    ("candidates", "layer", "may_be"),
    [
        pytest.param(near("ก=10", "3=18.9"), "", True, id="1.5 times as far"),
        pytest.param(near("ก=10", "3=19.1"), "", False, id="farther"),
        pytest.param(near("ก=10", "ข=11"), "", False, id="like no digit"),
        pytest.param(near(".=10", "3=12"), "", False, id="most like a sign"),
        pytest.param(near("3=10", "ก=12"), "", False, id="most like a digit"),
        pytest.param(near("ก=10", "3=12"), "7", False, id="said to be a digit"),
        pytest.param(near("กิ=10", "3=12"), "", False, id="joined of two"),
    ],
)
def test_a_glyph_most_like_a_letter_may_be_a_digit(
    candidates: tuple[Candidate, ...], layer: str, may_be: bool
) -> None:
    assert _may_be_digit(witness(layer), open_glyph(candidates), candidates) is may_be
    assert not _may_be_digit(witness(layer), open_glyph(candidates, "ก"), candidates)
    assert not _may_be_digit(witness(layer), open_glyph(()), candidates)


@pytest.mark.parametrize(
    ("assigned", "options"),
    [
        pytest.param(Assigned("3", 9.0, 2), "ก3ข", id="the digit that is left"),
        pytest.param(Assigned("3", 1.0, 2), "กข", id="not clearly"),
        pytest.param(None, "กข", id="none is left"),
    ],
)
def test_neighbours_tell_a_letter_from_the_digit_that_is_left(
    assigned: Assigned | None, options: str
) -> None:
    told = open_glyph(near("ก=10", "3=11", "8=12", "ข=13"))
    left = _leave_to_neighbours(told, assigned)
    assert (left.text, "".join(one.letter for one in left.candidates)) == (UNKNOWN, options)


@pytest.mark.parametrize(
    ("as_said", "nearer"), [("8=17.1", False), ("8=17.4", True), ("8=10", False)]
)
def test_digits_as_drawn_are_in_sum_nearer_than_as_said(as_said: str, nearer: bool) -> None:
    found = {0: near("3=10", as_said), 1: near("5=10")}
    assigned = {0: Assigned("3", 9.0, 2)}
    assert _are_others_nearer({0: "8", 1: "5"}, found, assigned) is nearer
    assert not _are_others_nearer({1: "5"}, found, assigned)  # one that no digit is left for


def test_how_far_a_digit_is() -> None:
    candidates = near("ก=5", "3=10", "๓=9", "8=20")
    assert _distance_to(candidates, "3") == 9.0
    assert _distance_to(candidates, "7") == 20.0
    assert _nearest_digit(candidates) == 9.0
    assert _nearest_digit(near("ก=5")) == 1e9


@pytest.mark.parametrize(
    ("layer", "text", "letters", "parted"),
    [
        ("3", "3", (), False),
        ("3", "กิ", (), True),
        ("กิ", "กิ", (), False),
        ("3", UNKNOWN, ("ก=5",), False),
        ("3", UNKNOWN, ("ก=5", "กิ=6"), True),
    ],
)
def test_a_glyph_joined_of_letters_is_no_digit(
    layer: str, text: str, letters: tuple[str, ...], parted: bool
) -> None:
    assert _is_parted(witness(layer), open_glyph(near(*letters), text)) is parted


@pytest.mark.parametrize(
    ("n_glyphs", "clearness", "clear"),
    [
        (10, 1.41, True),
        (10, 1.39, False),
        (9, 1.61, True),
        (9, 1.59, False),
        (8, 1.71, True),
        (8, 1.69, False),
        (1, 1.71, True),
    ],
)
def test_the_fewer_digits_the_clearer_each_has_to_be(
    n_glyphs: int, clearness: float, clear: bool
) -> None:
    assert is_clear_digit(Assigned("5", clearness, n_glyphs)) is clear
