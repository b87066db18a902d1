"""Footnote marks: signs, small digits and letters after a value that refer to a note."""

import re

_SIGNS = r"[*†‡§#]{1,4}"
_SMALL = "[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}[)⁾/]?"
_LETTER = "[ก-ฮA-Za-z][/)]"
_AFTER = re.compile(
    rf"(?<=\S) ?{_SIGNS}$|(?<=[^\s(]) ?{_SMALL}$"
    rf"|(?<=[\d)%]) ?{_LETTER}$|(?<=[.ก-๎\-]) {_LETTER}$"
)
# A small digit with a slash or bracket: behind a year or day in dates, and behind an amount that no
# digit can continue ("120,000 1/"); "97 81)" may be one number.
_AFTER_TIME = re.compile(r"(?<=[\d)]) [1-9][/)]$")
_AFTER_AMOUNT = re.compile(r"(?:(?<=,\d{3})|(?<=\d{4})|(?<=\.\d\d)|(?<=[)%])) \d{1,2}[/)]$")
# After a word of a unit a number with a slash can be no part of the value: "45,000 บาท 1/".
_AFTER_UNIT = re.compile(r"(?:(?<=[ก-๎])|(?<=[ก-๎]\.)|(?<=\.-)) ?\d{1,2}[/)]$")
_BEFORE = re.compile(rf"^{_SIGNS} ?(?=\S)")
# "10³" is a thousand as likely as a ten with a note.
_POWER = re.compile("(?<![0-9,.])10 ?[⁰¹²³⁴⁵⁶⁷⁸⁹]")
# Two small digits right behind baht may be satang: ledgers raise them ("45,800⁵⁰").
_SATANG = re.compile(r"(?:,\d{3}|\d{4})[⁰¹²³⁴⁵⁶⁷⁸⁹]{2}(?!\S)")


def without_footnote_marks(text: str) -> str:
    """Return a time without the marks of footnotes beside it.

    >>> without_footnote_marks("มี.ค. 65²"), without_footnote_marks("15 มี.ค. 65 1/")
    ('มี.ค. 65', '15 มี.ค. 65')
    """
    return _kept_whole(text, _AFTER_TIME.sub("", _without_signs(text)).strip())


def _without_signs(text: str) -> str:
    return _BEFORE.sub("", _AFTER.sub("", text.rstrip()))


def without_marks_after_amounts(text: str) -> str:
    """Return a quantity without the marks of footnotes; one may stand behind its unit.

    >>> [without_marks_after_amounts(t) for t in ("45,800²", "120,000 1/", "45,000 บาท 2)", "10²")]
    ['45,800', '120,000', '45,000 บาท', '10²']
    >>> without_marks_after_amounts("45,800⁵⁰")
    '45,800⁵⁰'
    """
    if _POWER.search(text) or _SATANG.search(text):
        return text
    bare = _kept_whole(text, _AFTER_AMOUNT.sub("", _without_signs(text)).strip())
    return _kept_whole(bare, _AFTER_UNIT.sub("", bare).strip())


def _kept_whole(text: str, bare: str) -> str:
    """Return the text without its mark, or as it was where that took half of a pair of brackets."""
    return bare if bare.count("(") == bare.count(")") else text
