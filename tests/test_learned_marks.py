"""Glyphs without a letter are learned from the words they stand in, or stay unknown."""

import pytest

from mattrakan.extract.text.nameless_glyphs import NamelessGlyphs
from mattrakan.extract.text.words import longest_word_at


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
