"""Fonts of the same bytes are weighed once in a run, whichever document brings them."""

import secrets
from pathlib import Path

import pikepdf
import pytest

from mattrakan.extract.fonts.fontfile import FontFile
from mattrakan.extract.fonts.sfnt import Programs
from mattrakan.extract.readers.fast.typefaces import read_typeface
from mattrakan.extract.text.settling import Key
from mattrakan.extract.text.weighed_before import Weigher
from mattrakan.extract.text.weighing import FontWeigher

LETTERS = Path(__file__).parent / "letters"


class Named(FontFile):
    """A font that names its glyphs; it notes which codes somebody asked for."""

    def __init__(self, identity: bytes) -> None:
        self.name = "Named"
        self.identity = identity
        self.asked: list[int] = []

    def second_opinion(self, code: int) -> str | None:
        self.asked.append(code)
        return chr(0x0E00 + code)


def keys_of(codes: str, said: str) -> list[tuple[Key, bool]]:
    return [((int(code), letter), True) for code, letter in zip(codes, said, strict=True)]


def texts(weigher: Weigher | FontWeigher, keys: list[tuple[Key, bool]]) -> list[str]:
    return [one.text for one in weigher.weigh(keys)]


def test_a_font_of_the_same_bytes_is_not_asked_again() -> None:
    identity = secrets.token_bytes(8)
    first, second = Named(identity), Named(identity)
    told = texts(Weigher(first), keys_of("123", "กขc"))
    assert first.asked == [1, 2, 3]
    assert texts(Weigher(second), keys_of("123", "กขc")) == told
    assert told[:2] == ["ก", "ข"]
    assert second.asked == []


@pytest.mark.parametrize("identity", [b"", b"another"])
def test_a_font_of_other_bytes_is_asked_for_itself(identity: bytes) -> None:
    Weigher(Named(secrets.token_bytes(8))).weigh(keys_of("1", "ก"))
    font = Named(identity and identity + secrets.token_bytes(8))
    Weigher(font).weigh(keys_of("1", "ก"))
    assert font.asked == [1]


@pytest.mark.parametrize("codes", ["3", "12", "2"])
def test_what_is_asked_next_is_answered_as_by_a_weigher_that_saw_it_all(codes: str) -> None:
    """Another document has the same first page, and other letters on its second."""
    identity = secrets.token_bytes(8)
    Weigher(Named(identity)).weigh(keys_of("45", "คd"))
    font = Named(identity)
    weigher, alone = Weigher(font), FontWeigher(Named(b""))
    for asked in ("45", codes):
        assert texts(weigher, keys_of(asked, "กข"[: len(asked)])) == texts(
            alone, keys_of(asked, "กข"[: len(asked)])
        )
    assert set(font.asked) == {4, 5, *map(int, codes)}


def test_after_many_questions_a_font_is_weighed_anew() -> None:
    identity = secrets.token_bytes(8)
    for number in range(120):
        Weigher(Named(identity)).weigh([((1, f"{number}"), True)])
    font = Named(identity)
    Weigher(font).weigh([((1, "0"), True)])
    assert font.asked == [1]


def test_fonts_are_the_same_by_what_they_hold_and_not_by_where_they_stand() -> None:
    def identity_of(pdf: pikepdf.Pdf) -> bytes:
        (font,) = pdf.pages[0].Resources.Font.values()
        return read_typeface(font, "F", Programs()).file.identity

    path = LETTERS / "marks_without_names_norasi.pdf"
    with pikepdf.open(path) as one, pikepdf.open(path) as other:
        other.make_indirect(pikepdf.Dictionary())
        assert identity_of(one) == identity_of(other) != b""
        (font,) = other.pages[0].Resources.Font.values()
        del font["/ToUnicode"]
        assert identity_of(one) != identity_of(other)
