"""What a glyph says: the text layer, the font, /ActualText, outlines and words weighed."""

from dataclasses import dataclass, field, replace

import pytest

from mattrakan.extract.fonts.fontfile import FontFile
from mattrakan.extract.fonts.glyphmaps import UNKNOWN, name_to_text
from mattrakan.extract.glyphs import ActualText, Glyph, Page
from mattrakan.extract.text.actualtext import spread_actual_text
from mattrakan.extract.text.decoding import Decoder
from mattrakan.extract.text.nameless_glyphs import NamelessGlyphs, is_nameless
from mattrakan.extract.text.witnesses import weigh
from mattrakan.extract.text.words import longest_word_at


@dataclass
class Font(FontFile):
    """An embedded font with what it says of each code."""

    name: str = "Any"
    letters: dict[int, str] = field(default_factory=dict)
    shapes: dict[int, str] = field(default_factory=dict)

    def second_opinion(self, code: int) -> str | None:
        return self.letters.get(code)

    def ink_side(self, code: int) -> int:
        return 0

    def shape_opinion(self, code: int) -> tuple[str, float] | None:
        return (self.shapes[code], 0.9) if code in self.shapes else None


def typeset(
    *letters: str | tuple[str, int],
    font: FontFile | None = None,
    actual_texts: tuple[ActualText, ...] = (),
) -> Page:
    """Return a page with one line; a letter may come with its code, "_" is a zero-width space."""
    glyphs = []
    x = 50.0
    for order, letter in enumerate(letters):
        text, code = letter if isinstance(letter, tuple) else (letter, 1000 + order)
        is_mark = text == "_" or (text and "\u0e31" <= text <= "\u0e4e" and text not in "าำเแโใไๆๅ")
        width = 0.0 if is_mark or not text else 8.0
        said = " " if text == "_" else text
        glyphs.append(Glyph(said, x, x + width, 100.0, 16.0, "F", code, order))
        x += width
    return Page(1, 595, 842, tuple(glyphs), (), (), actual_texts, {"F": font or Font()})


def told(page: Page, decoder: Decoder | None = None) -> str:
    return "".join(part.text for part in (decoder or Decoder()).decode(page))


@pytest.mark.parametrize(
    ("layer", "opinion", "expected"),
    [
        ("ก", None, ("ก", None)),
        ("ก", "ก", ("ก", None)),
        ("ส่", "ส", ("ส", "font-opinion")),  # WeasyPrint: a cluster on its base
        ("ู", "้", ("้", "font-opinion")),  # swapped in a partial ToUnicode
        (" ", "ํ", ("ํ", "font-opinion")),  # Word: a space for nikhahit
        (" ", "ก", (" ", None)),  # a space is never a consonant
        ("1", "๑", ("1", None)),  # fonts that draw ASCII digits as Thai ones
        ("A", "ก", ("A", None)),
        ("", "ก", ("ก", "font-opinion")),
        ("", None, (UNKNOWN, None)),
        ("\x0f", None, (UNKNOWN, None)),
        ("\ue003", None, (UNKNOWN, None)),  # means something else in every file
        ("\uf70a", None, ("่", "private-use-mark")),
        ("\uf0b7", None, (UNKNOWN, None)),  # Symbol's, not ours
        ("\xa0", None, (" ", None)),
    ],
)
def test_layer_and_font_are_weighed(
    layer: str, opinion: str | None, expected: tuple[str, str | None]
) -> None:
    assert weigh(layer, opinion) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("uni0E01", "ก"),
        ("uni0E010E33", "กำ"),
        ("u0E01.alt", "ก"),
        ("uniF70A", "่"),
        ("maiEkthai.narrow", "่"),
        ("nikhahit_maiThothai", "ํ้"),
        ("uni0E49.low_left", "้"),
        ("kokai", "ก"),
        ("glyph00012", None),
        ("cid00012", None),
        ("gid7", None),
        ("uniD800", None),
        (".notdef", None),
        ("space_unknownthing", None),
    ],
)
def test_glyph_names(name: str, text: str | None) -> None:
    assert name_to_text(name) == text


def test_shared_glyph_is_read_as_aa_but_for_real_am() -> None:
    layer = ["ก", "ำ", "ร", "_", "ำ", "ง", "ำ", "น", "ข", "ำ", "ว"]
    assert told(typeset(*layer)) == "การำงานขาว"


@pytest.mark.parametrize("text", ["ลำดับ จำนวน ลำดับ จำนวน", "ดำ จำ ทำ นำ", "กำหนด สำคัญ ชำระ"])
def test_a_heading_with_am_alone_keeps_it(text: str) -> None:
    assert told(typeset(*text)) == text


def test_a_font_with_both_letters_keeps_its_am() -> None:
    layer = [*"ทำการกำหนดอำนาจชำระจำนวนตามกฎหมายว่าด้วยการงานราชการ"]
    assert told(typeset(*layer)) == "".join(layer)


def test_mark_without_letter_is_named_by_its_outline() -> None:
    font = Font(shapes={7: "่"})
    part = Decoder().decode(typeset("ท", "ี", ("", 7), font=font))[2]
    assert (part.text, part.repair) == ("่", "mark-outline")


def test_outline_never_overrules_the_text_layer() -> None:
    font = Font(shapes={7: "่"})
    assert told(typeset("ท", ("้", 7), font=font)) == "ท้"


def test_evidence_tells_glyph_and_reason() -> None:
    decoder = Decoder()
    decoder.decode(typeset("ท", ("", 7), font=Font(name="AAAAAA+Any", shapes={7: "่"})))
    (sentence,) = decoder.evidence()
    assert "Glyph 7" in sentence and "U+0E48" in sentence and "90%" in sentence


def test_unknown_glyph_is_no_plausible_letter() -> None:
    text = told(typeset("ก", ("", 5), "น"))
    assert text[0] + text[2] == "กน"
    assert is_nameless(text[1])


def test_empty_glyph_after_a_cluster_told_at_once_says_nothing() -> None:
    assert told(typeset("ส่", ("", 3), "ง")) == "ส่ง"


def test_ring_and_aa_of_one_letter() -> None:
    page = typeset("ต", "ำ", ("", 24), "บ", "ล")
    glyphs = list(page.glyphs)
    ring, aa = glyphs[1:3]
    glyphs[1] = ring.moved_to(ring.x0, ring.x0, ring.baseline, ring.angle)
    glyphs[2] = aa.moved_to(aa.x0, aa.x0 + 8, aa.baseline, aa.angle)
    assert told(replace(page, glyphs=tuple(glyphs))) == "ตำบล"


def test_cut_codes_beside_thai_letters_are_nonsense() -> None:
    assert is_nameless(told(typeset("ม", ("่䠳", 5)))[1])
    assert told(typeset("中", "文")) == "中文"


def in_bytes(text: str) -> Page:
    """Return a line as a font of the time before Unicode tells it."""
    return typeset(*[(letter, ord(letter)) for letter in text])


def test_thai_bytes_are_read_as_thai() -> None:
    text = "การบริหารราชการแผนดิน"
    assert told(in_bytes(text.encode("tis-620").decode("latin-1"))) == text


def in_code_page(text: str, page: str) -> Page:
    """Return a line whose bytes are read in a foreign code page."""
    codes = text.encode("tis-620")
    return typeset(*[(bytes([code]).decode(page), code) for code in codes])


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


@dataclass
class SidedFont(Font):
    """A font that tells on which side of the baseline a code's ink is."""

    sides: dict[int, int] = field(default_factory=dict)

    def ink_side(self, code: int) -> int:
        return self.sides.get(code, 0)


def test_a_tone_drawn_below_is_no_tone() -> None:
    font = SidedFont(sides={1: 1, 2: -1})
    text = told(typeset("ผ", ("้", 1), ("่", 2), "ด", ("่", 2), font=font))
    assert [is_nameless(letter) for letter in text] == [False, False, True, False, True]


def test_a_vowel_and_a_tone_that_changed_places_are_right_together() -> None:
    font = SidedFont(sides={1: 1, 2: -1})
    assert told(typeset("ผ", ("ู", 1), ("้", 2), font=font)) == "ผู้"


@pytest.mark.parametrize(("said", "expected"), [("ที่", "ที่"), ("\ufffd", "ทีุ"), ("", "ทีุ"), ("ทีุ", "ทีุ")])
def test_actual_text(said: str, expected: str) -> None:
    page = typeset("ท", "ี", "ุ", actual_texts=(ActualText(0, 3, said),))
    assert told(page) == expected


def test_actual_text_yields_to_letters_that_the_font_names() -> None:
    font = Font(letters={1000: "ท", 1001: "ี", 1002: "่"})
    page = typeset("ท", "ี", "่", font=font, actual_texts=(ActualText(0, 3, "ท่"),))
    assert told(page) == "ที่"  # pdftocairo writes wrong replacements


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ({1002: "ู"}, "ผู้"),  # LibreOffice draws the tone first and says that it is the vowel
        ({}, "ผู้"),  # nothing contradicts the replacement, nor the layer of the other
        ({1002: "ุ"}, "ผูุ"),
    ],
)
def test_actual_text_that_the_mark_beside_it_is_named_is_of_that_one(
    letters: dict[int, str], expected: str
) -> None:
    said = ActualText(1, 2, "ู")
    page = typeset("ผ", "้", "้", font=Font(letters=letters), actual_texts=(said,))
    assert "".join(sorted(told(page))) == "".join(sorted(expected))


@pytest.mark.parametrize(
    ("said", "expected", "repair"),
    [
        ("45,8", "45,8", None),
        ("๔๕,๘", "๔๕,๘", "actual-text"),
        ("95,8", "45,8", "layer-mismatch"),
        ("145,8", "45,8", "layer-mismatch"),
        ("ก", "45,8", "layer-mismatch"),
    ],
)
def test_actual_text_with_other_digits_is_told(said: str, expected: str, repair: str) -> None:
    decoded = Decoder().decode(typeset(*"45,8", actual_texts=(ActualText(0, 4, said),)))
    assert "".join(part.text for part in decoded) == expected
    assert decoded[0].repair == repair


@pytest.mark.parametrize(
    ("drawn", "said", "expected", "told_of"),
    [
        ("มิ", "เม", "มิ", "ม"),
        ("คลง", "ชาง", "คลง", "คล"),
        ("กอง", "กอง", "กอง", ""),
        ("กอง", "กรอง", "กอง", "กอ"),
        ("กรอง", "กอง", "กรอง", "ร"),
        ("เเผน", "แผน", "แผน", ""),
        ("นา", "นำ", "นำ", ""),
        ("ท", "ที่", "ที่", ""),
        ("หาม", "ห\u0e49าม", "หาม", "ห"),  # a mark that no glyph shows
        ("งาน", "งา\u0e48น", "งาน", "า"),
        ("ab", "คง", "คง", ""),
    ],
)
def test_actual_text_with_other_letters_is_told(
    drawn: str, said: str, expected: str, told_of: str
) -> None:
    page = typeset(*drawn, actual_texts=(ActualText(0, len(drawn), said),))
    decoded = Decoder().decode(page)
    assert "".join(part.text for part in decoded).replace("เเ", "แ") == expected
    assert "".join(p.text for p in decoded if p.repair == "layer-mismatch") == told_of


@pytest.mark.parametrize(
    ("named", "expected", "repair"),
    [("9", "9", "layer-mismatch"), ("4", "4", None), ("๔", "4", None)],
)
def test_a_digit_that_the_encoding_names_otherwise_is_told(
    named: str, expected: str, repair: str
) -> None:
    part = Decoder().decode(typeset("4", font=Font(letters={1000: named})))[0]
    assert (part.text, part.repair) == (expected, repair)


@pytest.mark.parametrize(
    ("texts", "said"),
    [(["ส่", "", "ง"], "ส่ง"), (["ก"], "ก็"), (["น", "ำ"], "น้ำ"), (["", ""], "ที่"), (["ก", "ข"], "")],
)
def test_actual_text_is_shared_out_whole(texts: list[str], said: str) -> None:
    shares = spread_actual_text(texts, said)
    assert len(shares) == len(texts)
    assert "".join(shares) == said


def learn(*words: str) -> str | None:
    """Return what "?" is learned to be from lines of text."""
    nameless = NamelessGlyphs()
    letter = nameless.letter("F", "Any", 9, is_mark=True)
    return next(
        (found.letters for found in nameless.learn(w.replace("?", letter) for w in words).values()),
        None,
    )


def test_mark_is_learned_from_the_words_it_stands_in() -> None:
    assert learn("พื้นที?ทั้งหมด", "เรื?องร้องเรียน", "หน้าที?ของเทศบาล") == "่"
    assert learn("ห?องน้ำ", "ผู?รับผิดชอบ", "เจ?าหน?าที่") == "้"
    assert learn("การป?องกัน", "ร?องเรียน", "ให?บริการ") == "้"


def test_tone_and_ring_drawn_as_one_are_learned() -> None:
    assert learn("น?าประปา", "ห้องน?า", "แม่น?า") == "ํ้"


@pytest.mark.parametrize(
    "words",
    [
        ("พื้นที?ทั้งหมด",),  # one use is no evidence
        ("กข?ค", "กค?ข", "งฉ?ก"),  # no words
        ("สม?เสมอ", "อย่างสม?", "สม?"),  # one word three times: สมี, and it is wrong
        ("น?ำ", "ค?ำ"),  # each could be another
        ("ABC?", "12?"),
    ],
)
def test_mark_stays_unknown_without_evidence(words: tuple[str, ...]) -> None:
    assert learn(*words) is None


def test_second_tone_on_one_letter_is_never_learned() -> None:
    assert learn("ที่?", "ที่?หนึ่ง", "ที่?สอง") is None


def test_longest_word_covers_the_place() -> None:
    words = frozenset({"การ", "การเงิน", "เงิน"})
    assert longest_word_at("xการเงิน", 2, words) == "การเงิน"
    assert longest_word_at("xการเงิน", 0, words) == ""


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


def test_a_wide_ideograph_is_one_though_another_has_no_width() -> None:
    page = typeset("中", ("่䠳", 5), "ก")
    glyphs = list(page.glyphs)
    glyphs[1] = Glyph("䠳", glyphs[1].x0, glyphs[1].x0, 100.0, 16.0, "F", 5, 1)
    text = told(replace(page, glyphs=tuple(glyphs)))
    assert (text[0], text[2]) == ("中", "ก")
    assert is_nameless(text[1])


def test_each_glyph_without_a_letter_has_one_of_its_own() -> None:
    text = told(typeset("ก", ("", 7), ("", 8), ("", 7)))
    assert text[1] == text[3] != text[2]
    assert all(is_nameless(letter) for letter in text[1:])


@pytest.mark.parametrize(
    ("first", "last", "said", "text"),
    [
        (0, 3, "bcd", "bcd"),
        (1, 2, "c", "acc"),
        (0, 2, "bc", "bcc"),
        (1, 3, "de", "ade"),
        (0, 3, "abc", "abc"),
        (0, 3, "", "abc"),
        (0, 3, "a\ufffdc", "abc"),
    ],
)
def test_actual_text_replaces_its_own_glyphs(first: int, last: int, said: str, text: str) -> None:
    page = typeset("a", "b", "c", actual_texts=(ActualText(first, last, said),))
    assert told(page) == text
