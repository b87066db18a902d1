"""Footnote marks: signs, small digits and letters after a value that refer to a note."""

import re

_SIGNS = r"[*†‡§#]{1,4}"
_SMALL = "[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}[)⁾/]?"
_LETTER = "[ก-ฮA-Za-z][/)]"
_AFTER = re.compile(
    rf"(?<=\S) ?{_SIGNS}$|(?<=[^\s(]) ?{_SMALL}$"
    rf"|(?<=[\d)%]) \d{{1,2}}[/)]$|(?<=[\d)%]) ?{_LETTER}$|(?<=[.ก-๎\-]) {_LETTER}$"
)
# After a word of a unit a number with a slash can be no part of the value: "45,000 บาท 1/".
_AFTER_UNIT = re.compile(r"(?<=[ก-๎.\-]) ?\d{1,2}[/)]$")
_BEFORE = re.compile(rf"^{_SIGNS} ?(?=\S)")
# "10³" is a thousand as likely as a ten with a note.
_POWER = re.compile("(?<![0-9,.])10 ?[⁰¹²³⁴⁵⁶⁷⁸⁹]")


def without_footnote_marks(text: str) -> str:
    """Return a value without the marks of footnotes beside it.

    >>> [without_footnote_marks(t) for t in ("45,800²", "120,000 1/", "45,000 ก)", "10²")]
    ['45,800', '120,000', '45,000', '10²']
    """
    if _POWER.search(text):
        return text
    return _kept_whole(text, _BEFORE.sub("", _AFTER.sub("", text.rstrip())).strip())


def without_marks_after_units(text: str) -> str:
    """Return a quantity without footnote marks; one may stand after its unit.

    >>> without_marks_after_units("45,000 บาท 1/"), without_marks_after_units("45,000.-2)")
    ('45,000 บาท', '45,000.-')
    """
    bare = without_footnote_marks(text)
    return _kept_whole(bare, _AFTER_UNIT.sub("", bare).strip())


def _kept_whole(text: str, bare: str) -> str:
    """Return the text without its mark, or as it was where that took half of a pair of brackets."""
    return bare if bare.count("(") == bare.count(")") else text
