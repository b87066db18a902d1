"""What /ActualText says of glyphs, and where the glyphs know better."""

import runpy
from pathlib import Path

import pytest

from mattrakan.extract.glyphs import ActualText
from mattrakan.extract.text.actualtext import spread_actual_text
from mattrakan.extract.text.decoding import Decoder

TYPESET = runpy.run_path(str(Path(__file__).with_name("typeset.py")))
Font = TYPESET["Font"]
told = TYPESET["told"]
typeset = TYPESET["typeset"]


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
    ("texts", "said"),
    [(["ส่", "", "ง"], "ส่ง"), (["ก"], "ก็"), (["น", "ำ"], "น้ำ"), (["", ""], "ที่"), (["ก", "ข"], "")],
)
def test_actual_text_is_shared_out_whole(texts: list[str], said: str) -> None:
    shares = spread_actual_text(texts, said)
    assert len(shares) == len(texts)
    assert "".join(shares) == said


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
