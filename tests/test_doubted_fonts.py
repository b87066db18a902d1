"""Fonts whose outlines are looked at, and fonts that nothing speaks against, whose are not."""

import io
from array import array
from importlib.resources import files
from pathlib import Path
from sys import byteorder
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest
from pdfminer.psparser import PSLiteral

import mattrakan
from mattrakan.extract.fonts import fingerprints
from mattrakan.extract.fonts.embedded import MinerFont
from mattrakan.extract.fonts.fontfile import FontFile
from mattrakan.extract.fonts.sfnt import Programs
from mattrakan.extract.readers.fast.typefaces import read_typeface
from mattrakan.extract.text.weighing import FontWeigher
from mattrakan.extract.thai import MARKS


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


# Made by LibreOffice and written again by Ghostscript 10: lowered tones have glyphs that are called
# "bad503" to "bad510", and its map says the letter of another mark for some of them.
LETTERS = Path(__file__).parent / "letters"
PRINTED = """\
กลุ่มงานผู้ส่งมอบค่าปรับให้แก่ท่าเรือบ้านหนองบัวลม
เรื่องที่อยู่ของผู้ยืมและสถานที่เก็บเครื่องมือ ปีงบประมาณ ๒๕๖๘
ประชุมผู้ปกครองเพื่อซักซ้อมหลักเกณฑ์ครั้งที่หนึ่ง แล้วสรุปผลต่อผู้บริหารภายในห้าวันทำการ
จัดทำคู่มือการใช้รถยนต์ส่วนกลาง ถ่ายภาพก่อนและหลังใช้"""


@pytest.mark.parametrize("face", ["norasi", "garuda"])
@pytest.mark.parametrize("has_map", [True, False])
def test_marks_whose_glyphs_have_no_names_are_read_as_they_are_drawn(
    face: str, has_map: bool
) -> None:
    kept = io.BytesIO()
    with pikepdf.open(LETTERS / f"marks_without_names_{face}.pdf") as pdf:
        for font in pdf.pages[0].Resources.Font.values() if not has_map else ():
            del font["/ToUnicode"]
        pdf.save(kept)
    (page,) = mattrakan.read_text(kept.getvalue())
    assert page.replace("\n", "") == PRINTED.replace("\n", "")


class PartlyNamed(FontFile):
    """A font that names its glyphs but for those of some codes, as one whose cmap lacks them."""

    def __init__(self, file: FontFile, unnamed: set[int]) -> None:
        self.name = file.name
        self._file, self._unnamed = file, unnamed

    @property
    def em(self) -> float:
        return self._file.em

    def second_opinion(self, code: int) -> str | None:
        return None if code in self._unnamed else self._file.second_opinion(code)

    def contours(self, code: int) -> list[list[tuple[float, float]]] | None:
        return self._file.contours(code)


@pytest.mark.parametrize(("unnamed", "is_read"), [({3}, True), ({3, 4}, False)])
def test_a_mark_is_looked_at_whose_letter_the_font_gives_to_another(
    unnamed: set[int], is_read: bool
) -> None:
    """A map calls a lowered mai ek sara u, and the sara u beside it mai ek."""
    with pikepdf.open(LETTERS / "marks_without_names_norasi.pdf") as pdf:
        (font,) = pdf.pages[0].Resources.Font.values()
        file = read_typeface(font, "F", Programs()).file
        assert file is not None
        layer = {
            code: file.second_opinion(code) or "" for code in (1, 2, *range(5, 10), *range(12, 33))
        }
        layer |= {3: "\N{THAI CHARACTER SARA U}", 4: "\N{THAI CHARACTER MAI EK}"}
        keys = [((code, letter), letter not in MARKS) for code, letter in layer.items()]
        told = FontWeigher(PartlyNamed(file, unnamed)).weigh(keys)
    read = {code: one.text for code, one in zip(layer, told, strict=True)}
    assert (read[3] == "\N{THAI CHARACTER MAI EK}") is is_read
    assert (read[4] == "\N{THAI CHARACTER SARA U}") is is_read
    assert [read[code] for code in range(12, 33)] == [layer[code] for code in range(12, 33)]


def make_simple(names: str, has_map: bool = False) -> MinerFont:
    differences = [1, *(PSLiteral(name) for name in names.split())]
    font: Any = SimpleNamespace(fontname="Made", spec={"Encoding": {"Differences": differences}})
    font.cid2unicode = {1: "\N{THAI CHARACTER KO KAI}", 2: "-"}
    if has_map:
        font.unicode_map = SimpleNamespace(cid2unichr={2: "\N{THAI CHARACTER MAI EK}"})
    return MinerFont(font, Programs())


@pytest.mark.parametrize(
    ("names", "has_map", "says_nothing"),
    [
        ("uni0E01 bad506 uni0E02", False, True),
        ("uni0E01 bad506 uni0E02", True, False),
        ("uni0E01 hyphen uni0E02", False, False),
        ("uni0E01 .notdef uni0E02", False, False),  # no glyph, as writers name unused codes
        ("uni0E01 bad506 uni0E02 .notdef .notdef .notdef", False, True),
        ("g1 g2 g3", False, False),  # all are such: the codes may be what they say
    ],
)
def test_a_name_that_says_nothing_among_others_is_no_letter_of_its_code(
    names: str, has_map: bool, says_nothing: bool
) -> None:
    font = make_simple(names, has_map)
    assert font.says_nothing(2) is says_nothing
    assert (font.second_opinion(2) is None) is ("bad" in names)


@pytest.mark.parametrize(
    ("code", "is_mapped", "says_nothing", "opinion"),
    [
        (0xA1, False, True, None),  # the base encoding calls it an exclamation mark
        (0xA1, True, False, "\N{INVERTED EXCLAMATION MARK}"),
        (0x2D, False, False, None),  # the code itself may say it: a look at its glyph tells
        (0x41, False, False, "A"),  # named
    ],
)
def test_a_type3_font_has_no_letters_but_those_of_its_names_and_map(
    code: int, is_mapped: bool, says_nothing: bool, opinion: str | None
) -> None:
    names = [0x2D, PSLiteral("a45"), 0x41, PSLiteral("A"), 0xA1, PSLiteral("a161")]
    spec = {"Encoding": {"Differences": names}, "CharProcs": {}}
    font: Any = SimpleNamespace(fontname="Made", spec=spec)
    font.cid2unicode = {0x2D: "-", 0x41: "A", 0xA1: "\N{INVERTED EXCLAMATION MARK}"}
    if is_mapped:
        font.unicode_map = SimpleNamespace(cid2unichr={code: "\N{THAI CHARACTER KO KAI}"})
    made = MinerFont(font, Programs())
    assert (made.says_nothing(code), made.second_opinion(code)) == (says_nothing, opinion)


@pytest.mark.parametrize(
    ("code", "spec", "says_nothing"),
    [
        (0x83, {"ToUnicode": None}, True),  # half a map; WinAnsi would call it a florin
        (0x84, {"ToUnicode": None}, False),  # mapped
        (0x41, {"ToUnicode": None}, False),  # writers of subsets leave ASCII where it is
        (0x83, {"ToUnicode": None, "Encoding": PSLiteral("WinAnsiEncoding")}, False),
        (0x83, {}, False),  # all is a guess then
    ],
)
def test_a_code_without_a_letter_in_a_map_alone_says_nothing(
    code: int, spec: dict[str, object], says_nothing: bool
) -> None:
    font: Any = SimpleNamespace(fontname="Made", spec=spec, descriptor={"FontFile2": None})
    font.unicode_map = SimpleNamespace(cid2unichr={0x84: "\N{THAI CHARACTER KO KAI}"})
    assert MinerFont(font, Programs()).says_nothing(code) is says_nothing


@pytest.mark.parametrize("differences", [5, PSLiteral("A"), None])
def test_differences_that_are_no_array_name_no_glyph(differences: object) -> None:
    font: Any = SimpleNamespace(fontname="Made", spec={"Encoding": {"Differences": differences}})
    font.cid2unicode = {1: "A"}
    made = MinerFont(font, Programs())
    assert made.second_opinion(1) == "A"
    assert made.glyph_name(1) is None
    assert not made.is_nameless(1)
