"""What a glyph says: the text layer, the font, outlines and words weighed."""

import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from mattrakan.extract.fonts.glyphmaps import UNKNOWN, name_to_text
from mattrakan.extract.glyphs import Glyph
from mattrakan.extract.text.decoding import Decoder
from mattrakan.extract.text.nameless_glyphs import is_nameless
from mattrakan.extract.text.witnesses import weigh

TYPESET = runpy.run_path(str(Path(__file__).with_name("typeset.py")))
Font = TYPESET["Font"]
SidedFont = TYPESET["SidedFont"]
told = TYPESET["told"]
typeset = TYPESET["typeset"]


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


def test_a_wide_glyph_after_a_cluster_told_at_once_is_no_mark_of_it() -> None:
    """Typst gives what the first cluster of a glyph says to the glyph wherever it is."""
    page = typeset("คุ", ("", 3), "ง")
    glyphs = list(page.glyphs)
    stop = glyphs[1]
    for width, is_lost in ((0.0, False), (5.0, True)):
        glyphs[1] = stop.moved_to(stop.x0, stop.x0 + width, stop.baseline, stop.angle)
        text = told(replace(page, glyphs=tuple(glyphs)))
        assert any(map(is_nameless, text)) is is_lost
        assert len(text) == (4 if is_lost else 3)


def test_unlike_glyphs_after_one_that_tells_a_cluster_are_not_all_told_by_it() -> None:
    same = [("คุ", 1), ("", 3), "ง", ("คุ", 1), ("", 3), "น"]
    assert told(typeset(*same)) == "คุงคุน"
    text = told(typeset(("คุ", 1), ("", 3), "ง", ("คุ", 1), ("", 4), "น"))
    assert sum(map(is_nameless, text)) == 2


def test_a_glyph_is_not_told_to_be_two_letters_by_those_before_it() -> None:
    text = told(typeset(("คุ", 1), ("", 3), "ง", ("ติ", 2), ("", 3), "น"))
    assert sum(map(is_nameless, text)) == 2


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


def test_a_tone_drawn_below_is_no_tone() -> None:
    font = SidedFont(sides={1: 1, 2: -1})
    text = told(typeset("ผ", ("้", 1), ("่", 2), "ด", ("่", 2), font=font))
    assert [is_nameless(letter) for letter in text] == [False, False, True, False, True]


def test_a_vowel_and_a_tone_that_changed_places_are_right_together() -> None:
    font = SidedFont(sides={1: 1, 2: -1})
    assert told(typeset("ผ", ("ู", 1), ("้", 2), font=font)) == "ผู้"


@pytest.mark.parametrize(
    ("named", "expected", "repair"),
    [("9", "9", "layer-mismatch"), ("4", "4", None), ("๔", "4", None)],
)
def test_a_digit_that_the_encoding_names_otherwise_is_told(
    named: str, expected: str, repair: str
) -> None:
    part = Decoder().decode(typeset("4", font=Font(letters={1000: named})))[0]
    assert (part.text, part.repair) == (expected, repair)


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
