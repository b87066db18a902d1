"""Parts of a joined glyph that the font has alone; digits of a layer that is wrong of others."""

from collections.abc import Sequence

import pytest

from mattrakan.extract.fonts.glyphmaps import UNKNOWN
from mattrakan.extract.fonts.known_shapes import Candidate
from mattrakan.extract.fonts.outlines import Point
from mattrakan.extract.fonts.rasters import Raster
from mattrakan.extract.text.font_digits import settle_digits
from mattrakan.extract.text.joined_glyphs import part_glyph, read_own_parts
from mattrakan.extract.text.layer_check import LayerCheck
from mattrakan.extract.text.letters_together import read_taken_letters
from mattrakan.extract.text.outline_candidates import OutlineCandidates
from mattrakan.extract.text.own_glyphs import OwnGlyphs
from mattrakan.extract.text.settling import Weighed, Witness

EM = 1000.0
HEIGHT = 500.0
Contours = list[list[Point]]

KO = [[(0.0, 0.0), (300.0, 0.0), (320.0, 500.0), (20.0, 480.0)]]
DO = [[(0.0, 0.0), (300.0, 0.0), (310.0, 500.0), (20.0, 480.0)]]  # 10 units from KO
SARA_I = [[(-200.0, 540.0), (-20.0, 540.0), (-20.0, 640.0), (-210.0, 600.0)]]
MAI_EK = [[(-60.0, 560.0), (-20.0, 560.0), (-20.0, 700.0)]]
STAR = [[(-60.0, 560.0), (-20.0, 570.0), (-30.0, 700.0)]]


def moved(contours: Contours, x: float, y: float) -> Contours:
    return [[(a + x, b + y) for a, b in contour] for contour in contours]


@pytest.fixture
def own() -> OwnGlyphs:
    known = OwnGlyphs(EM)
    for letter, contours in (("ก", KO), ("ด", DO), ("ิ", SARA_I), ("่", MAI_EK)):
        known.add(letter, contours)
    return known


@pytest.mark.parametrize(
    ("contours", "letters"),
    [
        (KO + moved(SARA_I, 300, 0), "กิ"),
        (moved(SARA_I, 300, 0) + KO, "กิ"),  # the order does not matter
        (DO + moved(SARA_I, 300, 0) + moved(MAI_EK, 300, 120), "ดิ่"),  # a tone raised over a vowel
        (moved(SARA_I, 300, 0) + moved(MAI_EK, 300, 120), "ิ่"),  # two marks and no base
        (KO, ""),  # nothing is joined
        (KO + moved(STAR, 300, 0), ""),  # a part that the font has not alone
        (KO + moved(MAI_EK, 300, 0) + moved(MAI_EK, 300, 160), ""),  # no base bears two tones
    ],
)
def test_a_joined_glyph_is_read_by_the_letters_that_its_parts_are_alone(
    own: OwnGlyphs, contours: Contours, letters: str
) -> None:
    assert read_own_parts(contours, HEIGHT, own) == letters


@pytest.mark.parametrize(("units", "letter"), [(0.0, "ก"), (1.4, "ก"), (1.6, None), (20.0, None)])
def test_points_within_15_of_10000_em_are_the_same(
    own: OwnGlyphs, units: float, letter: str | None
) -> None:
    first, *others = KO[0]
    assert own.letter([[first, *others[:-1], (others[-1][0], others[-1][1] + units)]]) == letter


def test_an_outline_of_two_letters_is_none_of_them(own: OwnGlyphs) -> None:
    own.add("ภ", moved(KO, 5, 0))
    assert own.letter(KO) is None
    own.add("ด", DO)  # the same letter once more
    assert own.letter(DO) == "ด"


class Shapes:
    """Takes every letter for one that stands alone in no font here."""

    letters = "คิ"

    def misfits(self, raster: Raster, em: float) -> list[float]:
        return []

    def candidates(self, raster: Raster, height: float) -> list[Candidate]:
        return [
            Candidate("ค", 20.0),
            Candidate("ต", 22.0),
            Candidate("ี", 20.0),
            Candidate("ื", 21.0),
        ]


def test_a_part_that_the_font_has_alone_leaves_only_the_others_open(own: OwnGlyphs) -> None:
    glyph = KO + moved(STAR, 300, 0)
    assert [one.letter for one in part_glyph(glyph, HEIGHT, Shapes(), own)] == ["กี", "กื"]
    assert [one.letter for one in part_glyph(glyph, HEIGHT, Shapes())][:2] == ["คี", "คื"]


# ---------------------------------------------------------------- digits

NO_OUTLINES = OutlineCandidates(None, LayerCheck(None))


def settled(layers: str, drawn: Sequence[tuple[str, float]]) -> str:
    """Return what digits are read as.

    Args:
        layers: what the text layer says of each glyph.
        drawn: the digit that each is drawn as, and how far the one that is said lies.
    """
    found: dict[int, tuple[Candidate, ...]] = {}
    for place, (digit, away) in enumerate(drawn):
        others = [
            Candidate(one, 150.0) for one in "0123456789" if one not in (digit, layers[place])
        ]
        near = [Candidate(digit, 10.0), *others]
        if layers[place] != digit:
            near.append(Candidate(layers[place], away))
        found[place] = tuple(sorted(near, key=lambda one: one.distance))
    told = [Weighed(layer, None, False) for layer in layers]
    witnesses = [Witness(code, one.text, None, True, one) for code, one in enumerate(told)]
    settle_digits(
        witnesses, set(found), found, told, NO_OUTLINES, is_guess=False, is_distrusted=False
    )
    return "".join(one.text for one in told)


def test_digits_that_cannot_be_told_apart_are_open_where_the_layer_is_wrong_of_others() -> None:
    """Pictures of few pixels: 5 lies near 4 and 6, the others are clear; the layer is shifted."""
    drawn = [("1", 150.0), ("2", 150.0), ("3", 150.0), ("5", 12.0)]
    assert settled("2346", drawn) == f"123{UNKNOWN}"


@pytest.mark.parametrize("said", ["1235", "1236"])
def test_digits_that_cannot_be_told_apart_are_as_said_where_nothing_is_wrong(said: str) -> None:
    drawn = [("1", 150.0), ("2", 150.0), ("3", 150.0), ("5", 12.0)]
    assert settled(said, drawn) == said


# ---------------------------------------------------------------- letters

PHO = (Candidate("พ", 10.0), Candidate("ส", 60.0), Candidate("ฟ", 70.0))
SO = (Candidate("ส", 20.0), Candidate("ศ", 40.0), Candidate("พ", 45.0))
LIKE_SO_AND_SALA = (Candidate("ส", 20.0), Candidate("ศ", 22.0), Candidate("พ", 45.0))


@pytest.mark.parametrize(
    ("taken", "drawn", "text"),
    [
        ("พ", SO, "ส"),  # the layer calls ส what another glyph was found to be
        ("พ", LIKE_SO_AND_SALA, UNKNOWN),
        ("พ", PHO, "พ"),  # two forms of one letter
        ("ม", SO, "พ"),  # of another letter nothing follows
    ],
)
def test_a_letter_that_another_glyph_was_found_to_be_is_read_by_its_outline(
    taken: str, drawn: tuple[Candidate, ...], text: str
) -> None:
    said = Weighed("พ", None, False)
    told = [Weighed(taken, "layer-mismatch", False), said]
    witnesses = [Witness(1, "ส", None, True, told[0]), Witness(2, "พ", None, True, said)]
    read_taken_letters(witnesses, {0: PHO, 1: drawn}, told)
    assert (told[0].text, told[1].text) == (taken, text)
