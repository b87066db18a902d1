"""Traces around quantities: list numbers, signs, nouns, spaces among the digits."""

import re
from collections.abc import Callable
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from math import gcd
from typing import NamedTuple

from ...knowledge import any_of, load
from ..footnotes import without_marks_after_amounts
from .numerals import FACTS

_BULLETS = re.escape(load("enumerators")["bullets"])
_CLAUSE = load("enumerators")["clause"]
_UNIT = any_of(FACTS["number"]["units"])
_UP = any_of(FACTS["range"]["up"])
_PERCENT = any_of(FACTS["percent"]["units"])
_PER = any_of(FACTS["number"]["per"])
_HALF = FACTS["half"]
_FRACTIONS: dict[str, str] = FACTS["fractions"]
_FRACTION = re.compile(rf"(\d*) ?([{''.join(_FRACTIONS)}])")
_MIXED_FRACTION = re.compile(r"(?<![\d,.])(\d{1,3}) ([1-9])/([2458])(?![\d/])")
# "45,000 .-", "45,000/-", "45,000.=", "=45,000=": all of them say "no satang" or fill the line.
_EVEN_BAHT = re.compile(rf"(?<=\d) ?(?:/-|\. ?[-=]+|,-|=|=-)(?= |$|{FACTS['money']['baht'][0]})")
_FILL = re.compile(r"^[=:] ?(?=[\d฿])|(?<=[\d\-ก-๎]) ?=$|^\. (?=\d)")
# "12,500. บาท", "ร้อยละ. 80".
_INNER_STOP = re.compile(r"(?<=\d)\. (?=[ก-๎])|(?<=[ก-๎]{3})\. ?(?=\d)")
_STOPPED_UNITS = tuple(unit for unit in FACTS["number"]["units"] if unit.endswith("."))
_LAST_STOP = re.compile(r"(?<=[\dก-๎%)\-]) ?[.,;]$")
_LIST_NUMBER = re.compile(
    rf"^(?:\(\d{{1,2}}\)|\d{{1,2}}\)|[{_BULLETS}]|{_CLAUSE} ?\d{{1,2}}[.):]) ?(?=\S)"
    r"|^\d{1,2}\. ?(?=\d{1,3}(?:,\d{3})+(?!\d))"  # "1. 45,000": no decimals are grouped
)
_SHORT_LABEL = re.compile(
    rf"^{FACTS['money']['short_label']} ?"
    rf"(?=\d[\d,.]* ?(?:{any_of(FACTS['money']['units'])})|\d+,\d)"
)
_PLUS = re.compile(rf"^(?:{any_of(FACTS['signs']['plus'])}) ?(?=\d)")
_APPROXIMATE = re.compile(rf"^(?:{any_of(FACTS['number']['approximate'])}) ?(?=\d)")
# The noun that is counted: the only number follows it, and a classifier or a per cent word that.
_NO_NOUN = re.compile(any_of(FACTS["number"]["no_noun"]))
_NOUNS = re.compile(any_of(FACTS["number"]["nouns"]))
# "มากวก่า", "อยางนอย": letters in another place, or marks lost. Shorter words are too often others.
_DAMAGED_ALIKE = 0.8
_FEWEST_LETTERS = 6
_LIMITS = [
    word for word in (*FACTS["bounds"], *FACTS["range"]["up"]) if len(word) >= _FEWEST_LETTERS
]
_ENDS_OF_COUNT = (
    rf"\d[\d,]*(?:\.\d+)?(?: ?(?:{any_of(FACTS['range']['to'])}) ?\d[\d,]*(?:\.\d+)?)?"
    rf" ?(?:{_UNIT})(?: ?(?:{_UP}))?"
)
_COUNT = re.compile(
    rf"(?P<noun>[ก-๎. ]{{2,40}}?) ?(?P<count>(?:(?:{any_of(FACTS['bounds'])}) ?)?{_ENDS_OF_COUNT})"
)
_ENDS = rf"[\d.,]+(?: ?(?:{any_of(FACTS['range']['to'])}) ?[\d.,]+)?"
_SHARE = re.compile(
    rf"^(?P<noun>[ก-๎. ]{{0,40}}?)(?P<bound>(?:{any_of(FACTS['bounds'])}) ?)?"
    rf"(?P<share>(?:{any_of(FACTS['percent']['before'])}) ?{_ENDS}|{_ENDS} ?(?:{_PERCENT}))"
    rf"(?P<up> ?(?:{_UP}))?(?P<rest> ?[ก-๎. ]{{0,60}})$"
)
_RATE = re.compile(rf"(?<=\d) ?(?P<unit>{_UNIT}) ?(?:{_PER}) ?(?:{_UNIT})$")
_BRACKETED_UNIT = re.compile(rf"(?<=\d) ?\( ?(?P<unit>{_UNIT}|%) ?\)$")
_HALF_OF = re.compile(rf"(?<!{_HALF['word']})({any_of(_HALF['of'])}){_HALF['word']}")


def _without_last_stop(text: str) -> str:
    return text if text.endswith(_STOPPED_UNITS) else _LAST_STOP.sub("", text)


def _with_half(text: str) -> str:
    """Return an amount whose half is written out: "สองล้านครึ่ง" is "สองล้านห้าแสน"."""
    if text in _HALF["whole"]:
        return "0.5"
    found = _HALF_OF.search(text)
    # "พันล้านครึ่ง": half of which?
    if found is None or text[: found.start()].endswith(tuple(_HALF["of"])):
        return text
    lower = _HALF["of"][found[1]]
    half = f" 5 {lower}" if text[0].isdecimal() else FACTS["number_words"]["digits"][5] + lower
    return f"{text[: found.end(1)]}{half}{text[found.end() :]}"


def _with_fraction(text: str) -> str:
    """Return a number whose fraction is one glyph as a decimal."""

    def glyph(found: re.Match[str]) -> str:
        return f"{found[1] or 0}{_FRACTIONS[found[2]][1:]}"

    return _FRACTION.sub(glyph, text)


def _with_mixed_fraction(text: str) -> str:
    """Return a count whose fraction stands behind it ("2 1/2 ไร่") as a decimal.

    Only one in its lowest terms, as nobody writes a fraction otherwise.
    """

    def mixed(found: re.Match[str]) -> str:
        above, below = int(found[2]), int(found[3])
        if above >= below or gcd(above, below) > 1:
            return found[0]
        return f"{Decimal(found[1]) + Decimal(above) / below:f}"

    return _MIXED_FRACTION.sub(mixed, text)


# The cells of a column count the same; to compare words with all bounds takes 0.4 ms.
@lru_cache(maxsize=1024)
def _is_no_noun(text: str) -> bool:
    """Whether words say a bound, a change, an order or a share rather than what is counted."""
    return _NO_NOUN.search(_NOUNS.sub("", text)) is not None or _has_damaged_limit(text)


def _has_damaged_limit(text: str) -> bool:
    """Whether words begin or end with one that is nearly a bound, and so are no mere noun.

    >>> [_has_damaged_limit(text) for text in ("ผู้อบรมมากวก่า", "อยางนอย", "ผู้เข้าอบรม")]
    [True, True, False]
    """
    text = text.replace(" ", "")
    for word in _LIMITS:
        sizes = range(len(word) - len(word) // 4, len(word) + 2)
        ends = {end for size in sizes for end in (text[:size], text[-size:])}
        if get_close_matches(word, ends, 1, _DAMAGED_ALIKE):
            return True
    return False


def _without_noun(text: str) -> str:
    """Return a count without the noun before it: "รถยนต์ 2 คัน" is "2 คัน"."""
    found = _COUNT.fullmatch(text)
    return text if found is None or _is_no_noun(found["noun"]) else found["count"]


def _without_whole(text: str) -> str:
    """Return a percentage without what it is a part of.

    >>> _without_whole("ผู้รับบริการร้อยละ 80 ขึ้นไปพึงพอใจ"), _without_whole("ลดลงร้อยละ 5")
    ('ร้อยละ 80 ขึ้นไป', 'ลดลงร้อยละ 5')
    """
    found = _SHARE.match(text)
    if found is None or _is_no_noun(found["noun"]):
        return text
    rest = found["rest"].strip()
    if rest and not rest.startswith(FACTS["percent"]["of"]) and _is_no_noun(rest):
        return text
    return f"{found['bound'] or ''}{found['share']}{found['up'] or ''}"


def _unit_without_rate(text: str) -> str:
    return _RATE.sub(lambda found: f" {found['unit']}", text)


Rewrite = Callable[[str], str]
Step = tuple[str, Rewrite]
Steps = tuple[Step, ...]

_AROUND: Steps = (
    ("", lambda text: _without_last_stop(_FILL.sub("", _EVEN_BAHT.sub(".-", text))).strip()),
    ("", lambda text: _INNER_STOP.sub(" ", text)),
    ("footnote_mark", without_marks_after_amounts),
    ("list_number", lambda text: _LIST_NUMBER.sub("", text)),
    ("", lambda text: _PLUS.sub("", text)),
    ("fraction", _with_fraction),
)
_SHORT: Step = ("", lambda text: _SHORT_LABEL.sub("", text))
_IN_HALVES: Step = ("half", _with_half)
_ABOUT: Step = ("approximate", lambda text: _APPROXIMATE.sub("", text))
_COUNTED: Steps = (
    ("noun_before", _without_noun),
    ("", lambda text: _BRACKETED_UNIT.sub(r" \g<unit>", text)),
    ("rate", _unit_without_rate),
)
QUANTITY_STEPS: dict[str, Steps] = {
    "money": (*_AROUND, _SHORT, _IN_HALVES, _ABOUT),
    "number": (*_AROUND, ("fraction", _with_mixed_fraction), _IN_HALVES, _ABOUT, *_COUNTED),
    "percent": (*_AROUND, _ABOUT, ("part_of", _without_whole)),
    "score": _AROUND[:5],
}


class Spaced(NamedTuple):
    """Digits that stand apart.

    Attributes:
        text: the cell with them together.
        parts: the numbers that they are if they do not belong together; empty where only one
            number can be meant.
    """

    text: str
    parts: tuple[str, ...]


_RUN = re.compile(r"\d[\d,.]*(?: +[\d,.]*\d(?:,(?= ))?)+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
_PLAIN = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|(?:0|[1-9]\d*)(?:\.\d+)?")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d{2})?")
_BROKEN_DECIMAL = re.compile(r"(?P<whole>[\d,]+)(?:\. +| +\.)(?P<fraction>\d{1,2})")
# Of 2,274 list numbers in 106 plans of the corpora one is above 10 (45).
_LAST_LIST_NUMBER = 50


def spaced_digits(text: str, fewest_decimals: int = 1) -> Spaced | None:
    """Return a cell whose one number has spaces among its digits; `None` for any other.

    Args:
        text: the cell.
        fewest_decimals: digits behind a point that has a space beside it; money has two.

    >>> spaced_digits("120 000 บาท"), spaced_digits("120, 500")
    (Spaced(text='120000 บาท', parts=()), Spaced(text='120,500', parts=('120', '500')))
    """
    runs = list(_RUN.finditer(text))
    if len(runs) != 1 or re.search(r"\d", text[: runs[0].start()] + text[runs[0].end() :]):
        return None
    run = runs[0][0]
    closed = run.replace(" ", "")
    if found := _BROKEN_DECIMAL.fullmatch(run):
        if len(found["fraction"]) < fewest_decimals:
            return None
        sure = "," in found["whole"] or int(found["whole"]) > _LAST_LIST_NUMBER
        parts: tuple[str, ...] = () if sure or " ." in run else (found["fraction"],)
    elif _GROUPED.fullmatch(closed) or _THOUSANDS.fullmatch(run):
        # A comma may stand between two numbers of a list, but only right behind the first.
        pieces = [piece.removesuffix(",") for piece in run.split(" ")]
        whole = all(piece and _PLAIN.fullmatch(piece) for piece in pieces)
        parts = tuple(pieces) if whole else ()
    else:
        return None
    return Spaced(text[: runs[0].start()] + closed + text[runs[0].end() :], parts)
