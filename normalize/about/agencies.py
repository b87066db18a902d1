"""Names of public bodies: those that lines, headings and texts name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...models import Agency
from ..knowledge import any_of, load
from .agency_kinds import Kind, any_kind, kind_at
from .name_ends import FACULTY, name_at, place_in_name, says_more
from .places import CAPITAL, DISTRICT, PROVINCE, PrintedPlace, find_place, is_province
from .tolerances import AGENCIES_LONGEST

_WORDS = load("agency_mentions")
# The body above, which is no part of the name; a faculty is named with its university.
_PARENT = re.compile(rf"\s\(?(?:{any_of(_WORDS['parents'])})")
_TOGETHER = re.compile(rf"\s?(?:{any_of(_WORDS['together'])})\s?")
_NOTICE = re.compile(rf"(?:(?:{any_of(_WORDS['notices'])})\s?)?")
_LABEL = re.compile(rf"(?:(?:{any_of(_WORDS['by'])})\s?(?=[ก-๙])|(?:ชื่อ)?หน่วยงาน\s?:\s?)")
_OFFICE = re.compile(
    rf"(?:{any_of(_WORDS['offices'])})[ก-๙]+\s(?:{any_of(_WORDS['universities'])})[ก-๙]+"
)
_BEFORE_PROVINCE = re.compile(rf"(?:^|{any_of(_WORDS['before_province'])})$")


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
        return _office_of_university(text)
    kind, written = started
    end, inner = place_in_name(kind, text, len(written))
    place = find_place(text[end:])
    rest = place.rest
    if kind.name != FACULTY and (parent := _PARENT.search(text, end)):
        rest = find_place(text[end : parent.start()]).rest
    gap = " " if text[end : end + 1] == " " and rest else ""
    name = text[:end] + gap + rest
    if kind.name != FACULTY:
        name = _PARENT.split(name)[0]
    if any(kind_at(text[found.end() :]) for found in _TOGETHER.finditer(text, len(written))):
        return None
    own = name[len(written) :]
    if not kind.whole and not own.strip():
        return None
    if kind.name == PROVINCE and not is_province(own):
        return None
    followed = kind.place is None and (place.district or place.province) is not None
    if says_more(kind, own, followed=followed):
        return None
    return _agency(kind, name.strip(), place, inner)


def _office_of_university(text: str) -> Agency | None:
    """Return an office that a line names with its university, if it says nothing else."""
    found = _OFFICE.match(text)
    place = find_place(text[found.end() :]) if found else None
    if found is None or place is None or place.rest.strip():
        return None
    return Agency(name=found[0], district=place.district, province=place.province)


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
    _, inner = place_in_name(mention.kind, text[mention.start :], len(mention.written))
    return _agency(mention.kind, mention.text.strip(), place, inner)


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
    for found in any_kind().finditer(text):
        if found.start() < at:
            continue
        started = kind_at(text[found.start() : found.start() + AGENCIES_LONGEST])
        if started is None:
            continue
        if started[0].unsure and found.start() != end_of_lead:
            continue
        kind, written = started
        end = found.start() + len(written)
        name_found = name_at(kind, written, text[end : end + AGENCIES_LONGEST])
        at = end + len(name_found)
        name = name_found.strip()
        every.append(Mention(kind, written, name, found.start(), text[found.start() : at]))
    return tuple(every)


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
