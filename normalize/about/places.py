"""Places: subdistrict, district and province printed in a line, and the 77 provinces."""

import re
from dataclasses import dataclass
from functools import cache

from ..knowledge import any_of, load, load_rows
from ..wording import fold

_WORDS = load("places")
CAPITAL: str = _WORDS["capital"]
PROVINCE: str = _WORDS["province_word"]
DISTRICT: str = _WORDS["district_word"]
# Where a place's name ends: at white space, or where the next place begins.
_NAME = rf"(?P<name>[ก-ฮเ-ไ](?:(?!\s|{any_of(_WORDS['after_name'])})[ก-๙.\-])*)"
_APART = r"(?:^|(?<=\s))"
_SUBDISTRICT = re.compile(rf"{_APART}(?:{any_of(_WORDS['subdistricts'])})\s?{_NAME}")
_DISTRICT, _PROVINCE = (
    re.compile(rf"(?:{_APART}(?:{any_of(_WORDS[apart])})|{any_of(_WORDS[words])})\s?{_NAME}")
    for apart, words in (("districts_apart", "districts"), ("provinces_apart", "provinces"))
)


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """The place that a line prints, and what is left of the line."""

    subdistrict: str | None
    district: str | None
    province: str | None
    rest: str


@cache
def provinces() -> frozenset[str]:
    """Return the names of the 77 provinces, Bangkok among them."""
    return frozenset(row["name"] for row in load_rows("provinces"))


def is_province(name: str) -> bool:
    """Return whether a name is that of one of the 77 provinces.

    >>> is_province("ตราด"), is_province("คลองทราย")
    (True, False)
    """
    return fold(name) in {fold(known) for known in provinces()}


def find_place(text: str) -> PrintedPlace:
    """Return the place that a text prints; a body's own kind must be taken off before.

    >>> find_place("อำเภอวังน้ำใส จังหวัดลพบุรี").district
    'วังน้ำใส'
    """
    rest = text
    found: dict[str, str | None] = {"subdistrict": None, "district": None, "province": None}
    patterns = (("province", _PROVINCE), ("district", _DISTRICT), ("subdistrict", _SUBDISTRICT))
    for key, pattern in patterns:
        match = pattern.search(rest)
        if match:
            name = match["name"]
            end = match.end()
            if key == "province":
                known = leading_province(name)
                if known:
                    end = match.start("name") + len(known)
                    name = known
            found[key] = name
            rest = f"{rest[: match.start()]} {rest[end:]}"
    if found["province"] is None and CAPITAL in rest:
        found["province"] = CAPITAL
        rest = rest.replace(CAPITAL, " ")
    return PrintedPlace(**found, rest=" ".join(rest.split()))


def leading_province(text: str) -> str | None:
    """Return the province that a text begins with.

    >>> leading_province("ลพบุรีได้รับ")
    'ลพบุรี'
    """
    known = [name for name in provinces() if text.startswith(name)]
    return max(known, key=len) if known else None
