"""What witnesses and outlines say of one letter of a font: both sides of each number."""

import pytest

from mattrakan.extract.fonts.glyphmaps import UNKNOWN
from mattrakan.extract.fonts.known_shapes import Candidate
from mattrakan.extract.text.font_digits import settle_digits
from mattrakan.extract.text.layer_check import LayerCheck
from mattrakan.extract.text.looks import (
    fold_digit,
    height_of_letters,
    is_digit_or_letter,
    is_same_look,
    other_digit,
    ratio_to,
    surest,
)
from mattrakan.extract.text.outline_candidates import OutlineCandidates
from mattrakan.extract.text.settling import (
    Weighed,
    Witness,
    is_contradiction,
    is_other_mark,
    is_plausible,
    is_refuted,
    marked_base,
    outline_repair,
    settle_contradiction,
    settle_doubted_mark,
    settle_parts,
)

BLUR = 8.0  # is added to each distance before they are compared


def near(*said: str) -> tuple[Candidate, ...]:
    """Return letters with their distances, such as "ก=10.0", the nearest first."""
    found = [Candidate(name, float(away)) for name, away in (one.split("=") for one in said)]
    return tuple(sorted(found, key=lambda one: one.distance))


def witness(layer: str, opinion: str | None = None, text: str | None = None) -> Witness:
    said = Weighed(layer if text is None else text, None, False)
    return Witness(1, layer, opinion, True, said)


def shown(one: Weighed | None) -> tuple[str, str | None, str] | None:
    """Return text, repair, and the letters that are left open."""
    if one is None:
        return None
    return one.text, one.repair, "".join(each.letter for each in one.candidates)


@pytest.mark.parametrize(
    ("layer", "opinion", "contradict"),
    [
        ("ก", "ข", True),
        ("ก", "ก", False),
        ("ก", "A", False),
        ("A", "B", False),
        ("1", "2", True),
        ("1", "๑", False),
        ("0", "O", False),
        ("1", "ก", True),
        ("1", "-", False),
        ("12", "1", True),
        ("กข", "ก", False),
        ("", "ก", False),
        ("า", "ำ", False),
        (" ", "่", False),
        ("่", "้", True),
        ("ิ", "ี", True),
        ("ุ", "ู", True),
        ("่", "ุ", False),
    ],
)
def test_two_witnesses_contradict_each_other(layer: str, opinion: str, contradict: bool) -> None:
    assert is_contradiction(layer, opinion) is contradict


@pytest.mark.parametrize(
    ("one", "other", "unlike"),
    [("่", "ุ", True), ("่", "ิ", True), ("ิ", "ุ", True), ("่", "้", False), ("ก", "ุ", False)],
)
def test_marks_of_another_place(one: str, other: str, unlike: bool) -> None:
    assert is_other_mark(one, other) is unlike


def test_what_a_layer_says() -> None:
    assert [is_plausible(layer) for layer in ("ก", "1", "A", "")] == [True, True, False, False]
    assert [marked_base(layer) for layer in ("ก่", "ก", "กข่", "่")] == ["ก", "", "", ""]
    assert outline_repair("ก", False) == "layer-mismatch"
    assert outline_repair("ก", True) == outline_repair("A", False) == "letters-recognised"


@pytest.mark.parametrize(
    ("layer_at", "opinion_at", "text"),
    [
        pytest.param(15.5, 10.0, "ข", id="1.3 times as far"),
        pytest.param(15.3, 10.0, "ก", id="less: as the layer has it"),
        pytest.param(10.0, 15.5, "ก", id="the font's letter farther"),
    ],
)
def test_an_outline_settles_which_of_two_letters_it_is(
    layer_at: float, opinion_at: float, text: str
) -> None:
    told = settle_contradiction(witness("ก", "ข"), near(f"ก={layer_at}", f"ข={opinion_at}"))
    assert (told.text, told.named) == (text, text == "ข")


@pytest.mark.parametrize(
    ("layer_at", "opinion_at", "text"),
    [(15.5, 10.0, "2"), (15.3, 10.0, UNKNOWN), (10.0, 15.5, "1")],
)
def test_digits_that_are_not_settled_are_open(
    layer_at: float, opinion_at: float, text: str
) -> None:
    assert (
        settle_contradiction(witness("1", "2"), near(f"1={layer_at}", f"2={opinion_at}")).text
        == text
    )


@pytest.mark.parametrize(
    ("layer", "candidates", "distrusted", "refuted"),
    [
        pytest.param("ข", near("ก=10.0", "ข=28.1"), False, True, id="twice as far"),
        pytest.param("ข", near("ก=10.0", "ข=27.9"), False, False, id="nearer"),
        pytest.param("ข", near("ก=10.0", "ข=15.5"), True, True, id="1.3 times, of a font in doubt"),
        pytest.param("ข", near("ก=10.0", "ข=15.3"), True, False, id="nearer, of a font in doubt"),
        pytest.param("ข", near("ก=110.0", "ข=300.0"), False, True, id="at the farthest"),
        pytest.param("ข", near("ก=111.0", "ข=300.0"), False, False, id="like nothing known"),
        pytest.param("า", near("ำ=10.0", "า=90.0"), False, False, id="drawn in parts"),
        pytest.param("่", near("ุ=10.0", "่=90.0"), False, False, id="marks that may be swapped"),
        pytest.param("่", near("ุ=10.0", "่=90.0"), True, True, id="of a font in doubt"),
        pytest.param("่", near("้=10.0", "่=90.0"), False, True, id="marks of one place"),
        pytest.param("ขค", near("ก=10.0", "ข=90.0"), False, False, id="several letters"),
    ],
)
def test_a_letter_that_the_layer_says_is_refuted(
    layer: str, candidates: tuple[Candidate, ...], distrusted: bool, refuted: bool
) -> None:
    assert is_refuted(witness(layer), candidates, distrusted) is refuted
    assert not is_refuted(witness(layer, text=UNKNOWN), candidates, distrusted)


@pytest.mark.parametrize(
    ("parts", "nearer", "told"),
    [
        pytest.param((), 0.6, None, id="no parts"),
        pytest.param((("กั", 59.0),), 0.6, ("กั", ""), id="one, clearly nearer"),
        pytest.param((("กั", 61.0),), 0.6, None, id="not near enough"),
        pytest.param((("กั", 61.0),), 1.0, (UNKNOWN, "กัฎ"), id="words choose"),
        pytest.param((("กั", 101.0),), 1.0, None, id="the whole is nearer"),
        pytest.param((("กั", 20.0), ("กิ", 28.5)), 0.6, ("กั", ""), id="1.3 times nearer"),
        pytest.param((("กั", 20.0), ("กิ", 28.3)), 0.6, (UNKNOWN, "กักิ"), id="nearly alike"),
    ],
)
def test_a_joined_glyph_is_read_by_its_parts(
    parts: tuple[tuple[str, float], ...], nearer: float, told: tuple[str, str] | None
) -> None:
    made = [Candidate(letters, away) for letters, away in parts]
    read = settle_parts(witness("ฎ"), Candidate("ฎ", 100.0), made, is_guess=False, nearer=nearer)
    assert shown(read) == (None if told is None else (told[0], "layer-mismatch", told[1]))


@pytest.mark.parametrize(
    ("candidates", "text", "left"),
    [
        pytest.param(near("่=10.0", "้=22.7"), "่", "", id="1.7 times as far"),
        pytest.param(near("่=10.0", "้=22.5"), UNKNOWN, "่้", id="nearer"),
        pytest.param(near("้=10.0", "่=15.0"), "้", "", id="not refuted"),
        pytest.param(near("ก=10.0", "ข=22.0"), "้", "", id="no marks"),
    ],
)
def test_a_mark_in_doubt(candidates: tuple[Candidate, ...], text: str, left: str) -> None:
    told = settle_doubted_mark(witness("้"), candidates)
    assert (told.text, "".join(one.letter for one in told.candidates)) == (text, left)


def test_how_letters_look() -> None:
    assert is_same_look("0", "๐") and is_same_look("1", "l") and not is_same_look("1", "0")
    assert [fold_digit(one) for one in ("๓", "3", "ก", "")] == ["3", "3", "ก", ""]
    assert (other_digit("0"), other_digit("9"), other_digit("๙")) == ("๐", "๙", "9")
    assert surest(near("ก=2.0", "ข=12.0", "ค=22.0")) == 2.0
    assert surest(near("0=2.0", "o=4.0", "ค=22.0")) == 3.0
    assert surest(near("ก=2.0")) == 1.0
    assert ratio_to(near("ก=2.0", "ข=12.0"), "ข") == ratio_to(near("ก=2.0", "ข=12.0"), "ฮ") == 2.0
    assert ratio_to(near("ก=2.0", "ข=12.0"), "ก") == 1.0


@pytest.mark.parametrize(
    ("candidates", "may_be"),
    [
        (near("0=2.0", "o=5.9"), True),
        (near("0=2.0", "o=6.1"), False),
        (near("o=2.0", "0=5.9"), True),
        (near("8=2.0", "o=3.0"), False),
        (near("0=2.0", "ก=3.0"), False),
    ],
)
def test_a_digit_may_be_a_letter_of_its_look(
    candidates: tuple[Candidate, ...], may_be: bool
) -> None:
    assert is_digit_or_letter(candidates, 1.4) is may_be


def test_the_height_of_letters() -> None:
    assert height_of_letters([("ก", 500.0), ("ข", 520.0), ("ค", 510.0), ("1", 700.0)]) == 510.0
    assert height_of_letters([("1", 625.0)]) == 500.0
    assert height_of_letters([("๑", 510.0)]) == 500.0
    assert height_of_letters([("ป", 700.0), ("x", 9.0)]) == 0.0


NO_OUTLINES = OutlineCandidates(None, LayerCheck(None))


def digits(
    *drawn: tuple[Witness, tuple[Candidate, ...]], is_distrusted: bool = False
) -> list[tuple[str, str | None, str] | None]:
    """Return what the digits of a font are read as, all of them open."""
    told = [one.weighed for one, _ in drawn]
    found = {place: candidates for place, (_, candidates) in enumerate(drawn)}
    witnesses = [one for one, _ in drawn]
    settle_digits(
        *(witnesses, set(found), found, told, NO_OUTLINES),
        is_guess=False,
        is_distrusted=is_distrusted,
    )
    return [shown(one) for one in told]


CLEAR_3 = near("3=10.0", "8=150.0", "5=160.0")


@pytest.mark.parametrize(
    ("one", "candidates", "told"),
    [
        pytest.param(witness("3"), CLEAR_3, ("3", None, ""), id="as said"),
        pytest.param(witness("8"), CLEAR_3, ("3", "layer-mismatch", ""), id="drawn otherwise"),
        pytest.param(witness("8"), near("3=10.0", "8=13.5"), ("8", None, ""), id="within a fifth"),
        pytest.param(witness(UNKNOWN), CLEAR_3, ("3", "letters-recognised", ""), id="not said"),
        pytest.param(
            witness(UNKNOWN),
            near("3=111.0", "8=250.0"),
            (UNKNOWN, "letters-recognised", ""),
            id="like none",
        ),
        pytest.param(
            witness(UNKNOWN),
            near("3=10.0", "8=150.0", "ก=15.3"),
            (UNKNOWN, "letters-recognised", "3ก"),
            id="nearly a letter",
        ),
        pytest.param(
            witness(UNKNOWN),
            near("3=10.0", "8=150.0", "ก=15.5"),
            ("3", "letters-recognised", ""),
            id="no letter",
        ),
    ],
)
def test_a_digit_is_what_it_is_drawn_as(
    one: Witness, candidates: tuple[Candidate, ...], told: tuple[str, str | None, str]
) -> None:
    assert digits((one, candidates)) == [told]


def test_a_digit_that_the_font_names_is_left() -> None:
    named = Witness(1, "8", "8", True, Weighed("8", None, True))
    assert digits((named, CLEAR_3)) == [("8", None, "")]


def test_one_digit_in_two_forms() -> None:
    assert digits((witness("3"), CLEAR_3), (witness("3"), CLEAR_3)) == [("3", None, "")] * 2
