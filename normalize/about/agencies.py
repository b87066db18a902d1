"""Names of public bodies: their kinds, and where a name in a heading or a text ends."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ...extract.text.words import thai_words
from ...models import Agency
from ..knowledge import any_of, load
from ..values.orgs import abbreviations
from .places import (
    CAPITAL,
    DISTRICT,
    PROVINCE,
    PrintedPlace,
    find_place,
    is_province,
    leading_province,
)
from .tolerances import AGENCIES_LONGEST, LONGEST_PLACE, LONGEST_WORD, LOOK_AHEAD

_LETTERS = r"[ก-ฺเ-๎A-Za-z]"
_WORDS = load("agency_mentions")
_FACULTY: str = _WORDS["faculty"]
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
# The body above, which is no part of the name; a faculty is named with its university.
_PARENT = re.compile(rf"\s\(?(?:{any_of(_WORDS['parents'])})")
_TOGETHER = re.compile(rf"\s?(?:{any_of(_WORDS['together'])})\s?")
_UNIVERSITY = re.compile(rf"\s(?:{any_of(_WORDS['universities'])})[^\s]+")
_NOTICE = re.compile(rf"(?:(?:{any_of(_WORDS['notices'])})\s?)?")
_LABEL = re.compile(rf"(?:(?:{any_of(_WORDS['by'])})\s?(?=[ก-๙])|(?:ชื่อ)?หน่วยงาน\s?:\s?)")
_STRAY_NUMBER = "".join(rf"(?<!{word})" for word in _WORDS["before_number"]) + r"(?<!\))\s?[\d๐-๙]"
_BEFORE_PROVINCE = re.compile(rf"(?:^|{any_of(_WORDS['before_province'])})$")


_START = 2  # letters; no spelling of a kind is shorter


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of public body.

    Attributes:
        name: first words of the name in full.
        spellings: every way it is written, wrong ones among them, the longest first.
        place: which place the name after it is, if any.
        whole: the kind is the whole name.
        purpose: the name after it tells a purpose, not a place.
        unsure: it begins other words too, and counts only at the start of a heading line.
        never: what follows it in another word.
        ends: how its names end; empty where they end in any way.
        family: kinds of one family take each other's place: a body changes from one to the other.
    """

    name: str
    spellings: tuple[str, ...]
    place: str | None
    whole: bool
    purpose: bool
    unsure: bool
    never: tuple[str, ...]
    ends: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text names a body.

    Attributes:
        kind: of the body.
        written: the kind as written there.
        name: the name after it, as far as it can be found.
        start: offset in the text.
        text: the whole name as written.
    """

    kind: Kind
    written: str
    name: str
    start: int
    text: str


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the kinds of public bodies, the longest names first."""
    short: dict[str, list[str]] = {}
    for abbreviation, name in abbreviations().items():
        short.setdefault(name, []).append(abbreviation)
    found = []
    for entry in load("agency_kinds")["kinds"]:
        spellings = [entry["name"], *entry.get("misspelt", ()), *short.get(entry["name"], ())]
        found.append(
            Kind(
                entry["name"],
                tuple(sorted(spellings, key=len, reverse=True)),
                entry.get("place"),
                entry.get("whole", False),
                entry.get("purpose", False),
                entry.get("unsure", False),
                tuple(entry.get("never", ())),
                entry.get("ends", ""),
                entry.get("family", ""),
            )
        )
    return tuple(sorted(found, key=lambda kind: -len(kind.name)))


def read_agency_line(line: str) -> Agency | None:
    """Return the body that a line names if it says nothing else, but for where it is.

    >>> read_agency_line("เทศบาลตำบลหนองกระทิงทอง อำเภอวังน้ำใส จังหวัดลพบุรี").name
    'เทศบาลตำบลหนองกระทิงทอง'
    >>> read_agency_line("เทศบาลตำบลหนองกระทิงทองได้เข้าร่วมการประเมิน") is None
    True
    >>> read_agency_line("สำนักงานเกษตรอำเภอวังน้ำใส จังหวัดลพบุรี").district
    'วังน้ำใส'
    """
    text = " ".join(line.split())
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1].strip()
    label = _LABEL.match(text)
    text = text[label.end() :] if label else text
    started = kind_at(text)
    if started is None:
        return None
    kind, written = started
    end, inner = _place_in_name(kind, text, len(written))
    place = find_place(text[end:])
    rest = place.rest
    if kind.name != _FACULTY and (parent := _PARENT.search(text, end)):
        rest = find_place(text[end : parent.start()]).rest
    gap = " " if text[end : end + 1] == " " and rest else ""
    name = text[:end] + gap + rest
    if kind.name != _FACULTY:
        name = _PARENT.split(name)[0]
    if any(kind_at(text[found.end() :]) for found in _TOGETHER.finditer(text, len(written))):
        return None
    own = name[len(written) :]
    if not kind.whole and not own.strip():
        return None
    if kind.name == PROVINCE and not is_province(own):
        return None
    followed = kind.place is None and (place.district or place.province) is not None
    if _says_more(kind, own, followed=followed):
        return None
    return _agency(kind, name.strip(), place, inner)


def find_agency(headings: Sequence[str]) -> Agency | None:
    """Return the first body that headings name among other words, with its place."""
    for index, heading in enumerate(headings):
        agency = _find_agency(" ".join(headings[index:]), len(heading))
        if agency:
            return agency
    return None


def _find_agency(text: str, end_of_heading: int) -> Agency | None:
    for mention in mentions(text, _NOTICE.match(text)):
        if mention.start >= end_of_heading:
            return None
        kind = mention.kind
        if kind.name == CAPITAL or (len(mention.name) < 2 and not kind.whole):
            continue
        before = text[: mention.start]
        if kind.name in (PROVINCE, DISTRICT) and not _BEFORE_PROVINCE.search(before):
            continue
        if kind.name == PROVINCE and not is_province(mention.name):
            continue
        end = mention.start + len(mention.text)
        return mention_to_agency(mention, text, find_place(text[end:]))
    return None


def mention_to_agency(mention: Mention, text: str, place: PrintedPlace) -> Agency:
    """Return the body of a mention, at a place that is printed beside it."""
    _, inner = _place_in_name(mention.kind, text[mention.start :], len(mention.written))
    return _agency(mention.kind, mention.text.strip(), place, inner)


def place_after(text: str, end: int) -> PrintedPlace:
    """Return the place that stands right after a name; words between them hide it."""
    return find_place(text[end : address_end(text, end)])


def address_end(text: str, start: int) -> int:
    """Return where the place that stands right after a name ends; `start` if there is none."""
    end = min(start + AGENCIES_LONGEST, len(text))
    stop = _name_end(text[start:end], purpose=True)
    found = _ADDRESS.match(text[start : end if stop is None else start + stop])
    return start + (found.end() if found else 0)


def mentions(text: str, lead: re.Match[str] | None = None) -> Iterator[Mention]:
    """Yield the bodies that a text names, in order.

    Args:
        text: a heading or a paragraph.
        lead: words at its start that only the name of a body follows.
    """
    return iter(_mentions(text, lead.end() if lead else None))


# The place, other names and other kinds of an agency are sought in the same paragraphs.
@lru_cache(maxsize=256)
def _mentions(text: str, end_of_lead: int | None) -> tuple[Mention, ...]:
    every: list[Mention] = []
    at = 0
    for found in _any_kind().finditer(text):
        if found.start() < at:
            continue
        started = kind_at(text[found.start() : found.start() + AGENCIES_LONGEST])
        if started is None:
            continue
        if started[0].unsure and found.start() != end_of_lead:
            continue
        kind, written = started
        end = found.start() + len(written)
        name_found = _name_at(kind, written, text[end : end + AGENCIES_LONGEST])
        at = end + len(name_found)
        name = name_found.strip()
        every.append(Mention(kind, written, name, found.start(), text[found.start() : at]))
    return tuple(every)


def _name_at(kind: Kind, written: str, rest: str) -> str:
    """Return the name that follows a kind: up to a space, or to words that follow a name."""
    if kind.whole:
        return ""
    inner_end, inner = _place_in_name(kind, written + rest, len(written))
    if inner:
        return rest[: inner_end - len(written)]
    name = re.match(rf"\s?{_LETTERS}*", rest)
    name_found = name[0] if name else ""
    if name_found[:1].isspace() and not written.endswith("."):
        return ""
    end = _name_end(rest[: len(name_found) + LOOK_AHEAD], purpose=kind.purpose, start=1)
    if end is not None and end < len(name_found):
        return name_found[:end]
    suffix = (_UNIVERSITY if kind.name == _FACULTY else _SUFFIX).match(rest, len(name_found))
    return name_found + (suffix[0] if suffix else "")


def _place_in_name(kind: Kind, text: str, start: int) -> tuple[int, Mapping[str, str]]:
    """Return where a name ends that has a place in it, and that place; else `start` and nothing."""
    found = _PLACE_IN_NAME.match(text, start) if kind.purpose else None
    if found is None or _name_end(text[start : found.start("name")], purpose=True) is not None:
        return start, {}
    name, key = found["name"], {PROVINCE: "province", DISTRICT: "district"}[found["level"]]
    known = leading_province(name) if key == "province" else None
    stop = _name_end(name, purpose=False, start=1)
    name = known or name[:stop]
    place = {key: name} if known or key == "district" else {}
    return found.start("name") + len(name), place


def _says_more(kind: Kind, name: str, *, followed: bool = False) -> bool:
    """Return whether a line continues after the name; before a place, one word is the name."""
    plain = name.strip()
    if len(plain) > 90 or re.search(r"[\d๐-๙]{3}|[\d๐-๙]\s?[./]|[:;,]", plain):
        return True
    if re.search(rf"{_YEAR}|{'|'.join(map(re.escape, load('agency_kinds')['line_words']))}", plain):
        return True
    if not kind.purpose and re.search(_STRAY_NUMBER, plain):
        return len(re.findall(r"[\d๐-๙]+", plain)) > 1
    if followed and " " not in plain and len(plain) <= LONGEST_PLACE:
        return False
    return _name_end(plain, purpose=True, start=1) is not None


def _name_end(text: str, *, purpose: bool, start: int = 0) -> int | None:
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
    return re.compile("|".join([_YEAR, r"\sเพื่อ", *map(re.escape, words)]))


def _agency(kind: Kind, name: str, place: PrintedPlace, inner: Mapping[str, str]) -> Agency:
    own = name
    for written in kind.spellings:
        if name.startswith(written):
            own = name[len(written) :].strip()
            break
    places = {
        "subdistrict": place.subdistrict,
        "district": place.district or inner.get("district"),
        "province": place.province or inner.get("province"),
    }
    if kind.place and places[kind.place] is None and own:
        places[kind.place] = own.split(" ")[0]
    return Agency(name=name, **places)


def kind_at(text: str) -> tuple[Kind, str] | None:
    """Return the kind of body that a text begins with, and how it is written there."""
    for kind, written in _kinds_by_start().get(text[:_START], ()):
        if text.startswith(written) and _ends_so(kind, text):
            return None if text.startswith(kind.never, len(written)) else (kind, written)
    return None


def _ends_so(kind: Kind, text: str) -> bool:
    return not kind.ends or text.split(" ")[0].endswith(kind.ends)


@cache
def _kinds_by_start() -> dict[str, list[tuple[Kind, str]]]:
    """Return the spellings of all kinds in the order of the kinds, by their first letters."""
    found: dict[str, list[tuple[Kind, str]]] = {}
    for kind in kinds():
        for written in kind.spellings:
            found.setdefault(written[:_START], []).append((kind, written))
    return found


@cache
def _any_kind() -> re.Pattern[str]:
    words: Sequence[str] = sorted(
        (written for kind in kinds() for written in kind.spellings), key=len, reverse=True
    )
    return re.compile("|".join(map(re.escape, words)))
