"""Where the name of a public body ends in a text, and which place is part of it."""

import re
from collections.abc import Mapping
from functools import cache

from ...extract.text.words import thai_words
from ..knowledge import any_of, load
from .agency_kinds import Kind
from .places import DISTRICT, PROVINCE, PrintedPlace, find_place, leading_province
from .tolerances import AGENCIES_LONGEST, LONGEST_PLACE, LONGEST_WORD, LOOK_AHEAD

_LETTERS = r"[ก-ฺเ-๎A-Za-z]"
_WORDS = load("agency_mentions")
FACULTY: str = _WORDS["faculty"]
_YEAR = r"(?:ประจำ)?ปี\s?(?:พ|[\d๐-๙])|พ\.\s?ศ"
# A place written together with a purpose is part of the name, and so is one that a body is "ประจำ".
_PLACE_IN_NAME = re.compile(
    rf"(?:[^\s(]*?(?:\s{_WORDS['seated']})?|\s?[ก-ฮ.]+\s{_WORDS['seated']})"
    rf"(?P<level>{PROVINCE}|{DISTRICT})(?P<name>[ก-ฮเ-ไ][^\s(]*)"
)
# What belongs to a name although a space or a figure stands before it.
_SUFFIX = re.compile(
    r"(?:(?<=ที่|ภาค)\s?[\d๐-๙]{1,2}(?![\d๐-๙])(?:\s(?!อำเภอ|จังหวัด|ปี|ประจำ)[ก-ฮเ-ไ][^\s\d๐-๙]*(?=\s*$))?)?"
    r"(?:\sเขต\s?[\d๐-๙]{1,2}(?![\d๐-๙]))?(?:\s?\([^()\d๐-๙]{2,30}\))?"
)
_ADDRESS = re.compile(
    r"(?:\s*(?:ตำบล|แขวง|ต\.|อำเภอ|กิ่งอำเภอ|เขต|อ\.|จังหวัด|จ\.)\s?[ก-ฮเ-ไ]\S*|\s*กรุงเทพมหานคร)*"
)
_UNIVERSITY = re.compile(rf"\s(?:{any_of(_WORDS['universities'])})[^\s]+")
_STRAY_NUMBER = "".join(rf"(?<!{word})" for word in _WORDS["before_number"]) + r"(?<!\))\s?[\d๐-๙]"


def name_at(kind: Kind, written: str, rest: str) -> str:
    """Return the name that follows a kind: up to a space, or to words that follow a name."""
    if kind.whole:
        return ""
    inner_end, inner = place_in_name(kind, written + rest, len(written))
    if inner:
        return rest[: inner_end - len(written)]
    name = re.match(rf"\s?{_LETTERS}*", rest)
    name_found = name[0] if name else ""
    if name_found[:1].isspace() and not written.endswith("."):
        return ""
    end = name_end(rest[: len(name_found) + LOOK_AHEAD], purpose=kind.purpose, start=1)
    if end is not None and end < len(name_found):
        return name_found[:end]
    suffix = (_UNIVERSITY if kind.name == FACULTY else _SUFFIX).match(rest, len(name_found))
    return name_found + (suffix[0] if suffix else "")


def place_in_name(kind: Kind, text: str, start: int) -> tuple[int, Mapping[str, str]]:
    """Return where a name ends that has a place in it, and that place; else `start` and nothing."""
    found = _PLACE_IN_NAME.match(text, start) if kind.purpose else None
    if found is None or name_end(text[start : found.start("name")], purpose=True) is not None:
        return start, {}
    name, key = found["name"], {PROVINCE: "province", DISTRICT: "district"}[found["level"]]
    known = leading_province(name) if key == "province" else None
    stop = name_end(name, purpose=False, start=1)
    name = known or name[:stop]
    place = {key: name} if known or key == "district" else {}
    return found.start("name") + len(name), place


def says_more(kind: Kind, name: str, *, followed: bool = False) -> bool:
    """Return whether a line continues after the name; before a place, one word is the name."""
    plain = name.strip()
    if len(plain) > 90 or re.search(r"[\d๐-๙]{3}|[\d๐-๙]\s?[./]|[:;,]", plain):
        return True
    if re.search(rf"{_YEAR}|{'|'.join(map(re.escape, load('agency_kinds')['line_words']))}", plain):
        return True
    if not kind.purpose and re.search(_STRAY_NUMBER, plain):
        return len(re.findall(r"[\d๐-๙]+", plain)) > 1
    if kind.whole and plain.startswith(tuple(load("agency_kinds")["closing_verbs"])):
        return True
    if followed and " " not in plain and len(plain) <= LONGEST_PLACE:
        return False
    return name_end(plain, purpose=True, start=1) is not None


def name_end(text: str, *, purpose: bool, start: int = 0) -> int | None:
    """Return where words begin that follow a name without being part of it; None without any.

    Such words inside a longer one ("ตัวอย่าง") end nothing, nor does one that is followed by a few
    letters and a place: the place stands behind the whole name.
    """
    for found in _after_name(purpose).finditer(text, start):
        inside = any(
            text[found.start() - before : end] in thai_words()
            for before in range(1, min(LONGEST_WORD, found.start()) + 1)
            for end in range(found.end(), min(found.end() + LONGEST_WORD, len(text)) + 1)
        )
        if not inside and not _before_place().match(text, found.end()):
            return found.start()
    return None


@cache
def _before_place() -> re.Pattern[str]:
    """Return the pattern of the rest of a name with the place that stands after it."""
    words = "|".join(map(re.escape, load("agency_kinds")["place_words"]))
    return re.compile(rf"[ก-ฮเ-ไ][ก-๎]{{1,7}}\s(?:{words})\s?[ก-ฮเ-ไ]")


@cache
def _after_name(purpose: bool) -> re.Pattern[str]:
    """Return the pattern of what follows a name without being part of it."""
    words = [*load("agency_kinds")["after_names"], *(() if purpose else _WORDS["after_place"])]
    verbs = any_of(load("agency_kinds")["closing_verbs"])
    closings = [rf"(?<={word})(?:{verbs})" for word in load("agency_kinds")["closings"]]
    return re.compile("|".join([_YEAR, r"\sเพื่อ", *closings, *map(re.escape, words)]))


def place_after(text: str, end: int) -> PrintedPlace:
    """Return the place that stands right after a name; words between them hide it."""
    return find_place(text[end : address_end(text, end)])


def address_end(text: str, start: int) -> int:
    """Return where the place that stands right after a name ends; `start` if there is none."""
    end = min(start + AGENCIES_LONGEST, len(text))
    stop = name_end(text[start:end], purpose=True)
    found = _ADDRESS.match(text[start : end if stop is None else start + stop])
    return start + (found.end() if found else 0)
