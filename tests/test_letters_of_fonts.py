"""Bytes of Thai letters, marks on the wrong side, one glyph for two: both sides of each rule."""

import runpy
from pathlib import Path

import pytest

from mattrakan.extract.fonts.glyphmaps import UNKNOWN
from mattrakan.extract.glyphs import Glyph
from mattrakan.extract.text.code_pages import (
    byte_to_letter,
    foreign_letters,
    letters_of_byte,
    thai_by_code_page,
)
from mattrakan.extract.text.contradicted_marks import ContradictedMarks
from mattrakan.extract.text.decoded import Decoded
from mattrakan.extract.text.shared_am import SharedAm, am_contexts
from mattrakan.extract.text.thai_bytes import ThaiBytes, is_thai_byte, may_hold_bytes

TYPESET = runpy.run_path(str(Path(__file__).with_name("typeset.py")))
SidedFont = TYPESET["SidedFont"]


def decoded(*letters: str | tuple[str, int], font: str = "F", width: float = 8.0) -> list[Decoded]:
    """Return letters with their codes; "_" is a space without width."""
    parts = []
    for order, letter in enumerate(letters):
        text, code = letter if isinstance(letter, tuple) else (letter, 1000 + order)
        wide = 0.0 if text == "_" else width
        said = " " if text == "_" else text
        glyph = Glyph(said, 8.0 * order, 8.0 * order + wide, 100.0, 16.0, font, code, order)
        parts.append(Decoded(glyph, said))
    return parts


def texts(parts: list[Decoded]) -> str:
    return "".join(part.text for part in parts)


@pytest.mark.parametrize(
    ("byte", "letter"),
    [
        (0xA0, None),
        (0xA1, "ก"),
        (0xDA, "ฺ"),
        (0xDB, None),
        (0xDE, None),
        (0xDF, "฿"),
        (0xFB, "๛"),
        (0xFC, None),
        (0x41, None),
        (0x83, None),
    ],
)
def test_bytes_of_tis_620(byte: int, letter: str | None) -> None:
    assert byte_to_letter(byte, "tis-620") == letter


def test_mac_thai_has_its_own_letters_below_those_bytes() -> None:
    assert byte_to_letter(0x83, "mac-thai") == "่"
    assert byte_to_letter(0xA1, "mac-thai") == "ก"


@pytest.mark.parametrize(
    ("byte", "letters"),
    [(0x7F, set()), (0xA1, {"¡", "°"}), (0xE9, {"é", "È"}), (0xFF, {"ÿ", "ˇ"}), (0x100, set())],
)
def test_what_foreign_code_pages_call_a_byte(byte: int, letters: set[str]) -> None:
    assert letters_of_byte(byte) == letters


def test_a_space_of_mac_roman_is_one_of_them() -> None:
    assert " " in letters_of_byte(0xCA)
    assert " " not in letters_of_byte(0xA1)
    assert not {" ", "\xa0"} & foreign_letters()


@pytest.mark.parametrize(
    ("letter", "thai"),
    [("¡", ("ก", "ม")), ("a", ()), ("\x7f", ()), ("ก", ()), ("¡¡", ()), ("中", ()), ("", ())],
)
def test_thai_letters_for_which_a_foreign_one_stands(letter: str, thai: tuple[str, ...]) -> None:
    assert thai_by_code_page(letter) == thai


@pytest.mark.parametrize(
    ("text", "code", "is_one"),
    [
        ("¡", 0xA1, True),
        ("°", 0xA1, True),
        ("¢", 0xA1, False),
        ("ü", 0xFC, False),
        ("A", 0x41, False),
    ],
)
def test_a_letter_stands_for_its_own_byte(text: str, code: int, is_one: bool) -> None:
    assert is_thai_byte(text, code) is is_one


@pytest.mark.parametrize(
    ("held", "may"),
    [({"¡"}, True), ({"a", "¡"}, True), ({"a"}, False), ({"•", "“"}, False), (set(), False)],
)
def test_a_page_may_hold_bytes(held: set[str], may: bool) -> None:
    assert may_hold_bytes(held) is may


BYTES = [(chr(0xA1 + n), 0xA1 + n) for n in range(10)]


@pytest.mark.parametrize(
    ("added", "read"),
    [
        pytest.param((UNKNOWN, 0xBA), "บ", id="a code without a letter"),
        pytest.param(("x", 0xBA), "x", id="a letter of no such byte"),
        pytest.param((UNKNOWN, 0x7F), UNKNOWN, id="below the bytes"),
        pytest.param((UNKNOWN, 0x100), UNKNOWN, id="above the bytes"),
        pytest.param((UNKNOWN, 0xDB), UNKNOWN, id="a byte without a letter"),
    ],
)
def test_in_a_font_of_thai_bytes_other_codes_are_read(added: tuple[str, int], read: str) -> None:
    parts = decoded(*BYTES, added)
    ThaiBytes().read(parts)
    assert texts(parts) == "กขฃคฅฆงจฉช" + read
    other = [*decoded(*BYTES), *decoded(added, font="G")]
    ThaiBytes().read(other)
    assert other[-1].text == added[0]


@pytest.mark.parametrize(
    ("letters", "sides", "kept"),
    [
        pytest.param([("ก", 1), ("่", 2)], {2: 1}, "ก่", id="a tone above"),
        pytest.param([("ก", 1), ("่", 2)], {2: -1}, "ก?", id="a tone below"),
        pytest.param([("ก", 1), ("ุ", 2)], {2: -1}, "กุ", id="a lower vowel below"),
        pytest.param([("ก", 1), ("ุ", 2)], {2: 1}, "ก?", id="a lower vowel above"),
        pytest.param([("ก", 1), ("่", 2)], {}, "ก่", id="ink that is not known"),
        pytest.param([("ก", 1), ("ุ", 2), ("่", 3)], {2: 1, 3: -1}, "กุ่", id="swapped on one base"),
        pytest.param([("ก", 1), ("่", 2), ("้", 3)], {2: -1, 3: 1}, "ก?้", id="two tones"),
        pytest.param([("ก", 1), ("ิ", 2), ("ุ", 3)], {2: 1, 3: 1}, "กิ?", id="two vowels"),
        pytest.param([("ก", 1), ("่", 2), ("่", 2)], {2: -1}, "ก่่", id="one glyph twice"),
        pytest.param(
            [("ก", 1), ("่", 2), ("่", 3)], {2: 1, 3: -1}, "ก่?", id="two glyphs of one letter"
        ),
    ],
)
def test_marks_on_the_wrong_side_say_nothing(
    letters: list[tuple[str, int]], sides: dict[int, int], kept: str
) -> None:
    parts = decoded(*letters, ("ง", 9))
    found = ContradictedMarks().drop(parts, {"F": SidedFont(sides=sides)})
    assert texts(parts).replace(UNKNOWN, "?") == kept + "ง"
    assert found is ("?" in kept)


def test_marks_that_the_font_names_and_unknown_fonts_are_left() -> None:
    parts = decoded(("ก", 1), ("่", 2), ("ง", 3))
    parts[1].named = True
    assert not ContradictedMarks().drop(parts, {"F": SidedFont(sides={2: -1})})
    assert not ContradictedMarks().drop(decoded(("ก", 1), ("่", 2), ("ง", 3)), {})


def shared(*pages: list[Decoded]) -> list[str]:
    one = SharedAm()
    for page in pages:
        one.undo(page)
    return [texts(page) for page in pages]


def test_one_glyph_for_two_letters_is_known_by_words() -> None:
    assert shared(decoded(*"กำร รำยงำน อำคำร")) == ["การ รายงาน อาคาร"]
    assert shared(decoded(*"กำหนด สำคัญ ชำระ")) == ["กำหนด สำคัญ ชำระ"]
    assert shared(decoded(*"กำร")) == ["กำร"]  # one use proves nothing


@pytest.mark.parametrize(("aa", "read"), [(1, True), (2, False)])
def test_a_font_that_has_the_other_letter_too_is_none(aa: int, read: bool) -> None:
    (text,) = shared(decoded(*"กำร รำยงำน อำคำร ", *("ตา " * aa)))
    assert ("การ" in text) is read


def test_a_letter_with_its_own_ring_is_kept() -> None:
    assert shared(decoded(*"กำร รำยงำน อำคำร ก", "_", *"ำ")) == ["การ รายงาน อาคาร กำ"]


def test_the_letters_around_a_shared_glyph() -> None:
    ((word, place),) = am_contexts(decoded(*"ab กำร ก"), {"F"})["F"]
    assert (word, place) == ("กำร", 1)
    ((word, place),) = am_contexts(decoded(*("ก" * 20 + "ำ" + "ข" * 20)), {"F"})["F"]
    assert (word, place) == ("ก" * 14 + "ำ" + "ข" * 13, 14)
    assert am_contexts(decoded(*"กำร"), {"G"}) == {}
