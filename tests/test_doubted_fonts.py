"""Fonts whose outlines are looked at, and fonts that nothing speaks against, whose are not."""

from array import array
from importlib.resources import files
from sys import byteorder

import pytest

from mattrakan.extract.fonts import fingerprints
from mattrakan.extract.fonts.fontfile import FontFile
from mattrakan.extract.text.weighing import FontWeigher


def number_of(letter: str) -> int:
    """Return the fingerprint of a known glyph of a letter."""
    data = (files(fingerprints.__package__ or "") / "fingerprints.bin").read_bytes()
    numbers = array("I", data[4 : 4 + 4 * int.from_bytes(data[:4], "little")])
    if byteorder == "big":
        numbers.byteswap()
    known = fingerprints.known_fingerprints()
    return next(number for number in numbers if known.letter(number) == letter)


class KnownGlyphs(FontFile):
    """A font whose codes draw glyphs of known faces; it notes which outlines are asked for."""

    def __init__(self, drawn: dict[int, str]) -> None:
        self.name = "Known"
        self._drawn = drawn
        self.asked: set[int] = set()

    def fingerprint(self, code: int) -> int | None:
        return number_of(self._drawn[code])

    def contours(self, code: int) -> list[list[tuple[float, float]]] | None:
        self.asked.add(code)
        return [[(0.0, 0.0), (300.0, 0.0), (300.0, 500.0), (0.0, 500.0)]]


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ("“", "“"),  # also the byte of a Thai letter in the code page of Macintosh
        ("–", "–"),
        ("2", "๒"),  # TH SarabunIT๙ draws Thai digits at the codes of ASCII ones
        ("ก", "ก"),
    ],
)
def test_no_outline_is_asked_for_what_is_drawn_as_it_is_said(said: str, drawn: str) -> None:
    font = KnownGlyphs({1: drawn, 2: "ข"})
    told = FontWeigher(font).weigh([((1, said), True), ((2, "ข"), True)])
    assert [one.text for one in told] == [said, "ข"]
    assert not font.asked


@pytest.mark.parametrize(("said", "drawn"), [("“", "า"), ("–", "ะ"), ("2", "๓"), ("ก", "ข")])
def test_outlines_are_asked_where_another_letter_is_drawn(said: str, drawn: str) -> None:
    font = KnownGlyphs({1: drawn, 2: "ข"})
    FontWeigher(font).weigh([((1, said), True), ((2, "ข"), True)])
    assert 1 in font.asked
