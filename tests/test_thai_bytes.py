"""Thai letters whose bytes a file names in a foreign code page."""

import runpy
from pathlib import Path

import pytest

from mattrakan.extract.glyphs import Page
from mattrakan.extract.text.decoding import Decoder

TYPESET = runpy.run_path(str(Path(__file__).with_name("typeset.py")))
told = TYPESET["told"]
typeset = TYPESET["typeset"]


def in_bytes(text: str) -> Page:
    """Return a line as a font of the time before Unicode tells it."""
    page: Page = typeset(*[(letter, ord(letter)) for letter in text])
    return page


def test_thai_bytes_are_read_as_thai() -> None:
    text = "การบริหารราชการแผนดิน"
    assert told(in_bytes(text.encode("tis-620").decode("latin-1"))) == text


def in_code_page(text: str, page: str) -> Page:
    """Return a line whose bytes are read in a foreign code page."""
    codes = text.encode("tis-620")
    line: Page = typeset(*[(bytes([code]).decode(page), code) for code in codes])
    return line


@pytest.mark.parametrize("page", ["latin-1", "mac_roman"])
def test_thai_bytes_of_any_code_page_are_read_as_thai(page: str) -> None:
    text = "สำนักงานจัดการบริหารราชการแผนดิน"
    assert told(in_code_page(text, page)) == text


def test_shifted_marks_of_mac_thai_are_read_in_fonts_that_have_them() -> None:
    codes = [*"การบริหารงานที".encode("tis-620"), 0x88, *"หน".encode("tis-620"), 0x89]
    page = typeset(*[(bytes([code]).decode("mac_roman"), code) for code in codes])
    assert told(page) == "การบริหารงานที่หน้"


def test_quotation_marks_of_windows_stay_beside_thai_bytes() -> None:
    text = "“การบริหารราชการแผนดิน”"
    codes = text.encode("cp874")
    page = typeset(*[(bytes([code]).decode("cp1252"), code) for code in codes])
    assert told(page) == text


def test_a_code_without_a_letter_is_read_where_the_others_are_thai_bytes() -> None:
    letters = [(bytes([c]).decode("mac_roman"), c) for c in "การริหารราชการแผนดิน".encode("tis-620")]
    letters[3:3] = [("\ufffd", "บ".encode("tis-620")[0])]
    assert told(typeset(*letters)) == "การบริหารราชการแผนดิน"
    assert "บ" not in told(typeset(("\ufffd", 0xBA), *"plain text"))


def test_thai_bytes_of_a_shared_glyph_are_read_as_aa() -> None:
    printed = "การบริหารราชการ แผนงาน รายงาน อาคาร"
    layer = printed.replace("า", "ำ").encode("tis-620").decode("latin-1")
    assert told(in_bytes(layer)) == printed


@pytest.mark.parametrize(
    "text", ["événement à l'hôtel, été", "10 µm ± 5 §", "naïve café ©", "½×÷", "• – “a” 20 °C"]
)
def test_western_letters_are_no_thai_bytes(text: str) -> None:
    assert told(in_bytes(text)) == text


THAI_BYTES = "กรมปกครองทองถน".encode("tis-620").decode("latin-1")


@pytest.mark.parametrize(("thai", "plain", "read"), [(9, 0, False), (10, 0, True), (13, 0, True)])
def test_thai_bytes_are_ten_at_least(thai: int, plain: int, read: bool) -> None:
    text = THAI_BYTES[:thai] + "ab"[:plain]
    assert (told(in_bytes(text)) != text) == read


@pytest.mark.parametrize(("plain", "read"), [(0, True), (3, True), (4, True), (5, False)])
def test_thai_bytes_are_more_than_thrice_the_plain_letters(plain: int, read: bool) -> None:
    text = THAI_BYTES[:13] + "abcdefgh"[:plain]
    assert (told(in_bytes(text)) != text) == read


def test_letters_of_several_pages_count_together() -> None:
    decoder = Decoder()
    assert told(in_bytes(THAI_BYTES[:6]), decoder) == THAI_BYTES[:6]
    assert told(in_bytes(THAI_BYTES[6:12]), decoder) != THAI_BYTES[6:12]
