"""The agency: its name and place as printed, and other names that a document calls it by."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import Any

from ..models import Agency
from .places import find_place
from .values.orgs import abbreviations
from .wording import fold, skeleton

# Words that follow a body's name without a space, and words before the name of another body.
_AFTER_NAME = (
    "ได้|ขอ|มี|จึง|ใน|ประจำ|เป็น|โดย|ที่|และ|ซึ่ง|ตาม|จัดทำ|ดำเนิน|ประกาศ|เพื่อ|ให้|ไม่|ต่อ|กับ|หรือ"
    "|อำเภอ|จังหวัด|ตำบล|มุ่ง|ร่วม|เข้า|จะ|ต้อง|นั้น|นี้|ทุก|ของ|ว่า|ปี|พ.ศ"
)
_BEFORE_OTHER = re.compile(r"(?:กับ|และ|หรือ|จาก|เช่น|อาทิ|ต่าง\s?ๆ|อื่น\s?ๆ|,|/|ถึง|ไปยัง)\s*$")
_POST = re.compile(r"\s*\(?(?:นาย|ปลัด|รอง|หัวหน้า|ผู้อำนวยการ|ผอ|ประธาน|อธิการ|คณบดี|ผู้ว่า|เลขา)")
_NAME_CHARACTERS = r"[ก-๙A-Za-z]"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of public body.

    Attributes:
        name: first words of the name in full.
        spellings: every way it is written, wrong ones among them, the longest first.
        place: which place the name after it is, if any.
        whole: the kind is the whole name.
    """

    name: str
    spellings: tuple[str, ...]
    place: str | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text names a body.

    Attributes:
        kind: of the body.
        written: the kind as written there.
        name: the name after it, as far as it can be told.
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
    data: Mapping[str, Any] = tomllib.loads(
        (files(__package__) / "knowledge" / "agency_kinds.toml").read_text("utf-8")
    )
    short: dict[str, list[str]] = {}
    for abbreviation, name in abbreviations().items():
        short.setdefault(name, []).append(abbreviation)
    found = []
    for entry in data["kinds"]:
        spellings = [entry["name"], *entry.get("misspelt", ()), *short.get(entry["name"], ())]
        found.append(
            Kind(
                entry["name"],
                tuple(sorted(spellings, key=len, reverse=True)),
                entry.get("place"),
                entry.get("whole", False),
            )
        )
    return tuple(sorted(found, key=lambda kind: -len(kind.name)))


def read_agency_line(line: str) -> Agency | None:
    """Return the body that a line names if it says nothing else, but for where it is.

    >>> read_agency_line("เทศบาลตำบลหนองกระทิงทอง อำเภอวังน้ำใส จังหวัดลพบุรี").name
    'เทศบาลตำบลหนองกระทิงทอง'
    >>> read_agency_line("เทศบาลตำบลหนองกระทิงทองได้เข้าร่วมการประเมิน") is None
    True
    """
    text = re.sub("^(?:ของ|โดย)(?=[ก-๙])", "", " ".join(line.split()))
    started = _kind_at(text)
    if started is None:
        return None
    kind, written = started
    place = find_place(text[len(written) :])
    name = (written + place.rest).strip()
    if not kind.whole and not place.rest:
        return None
    if re.search(rf"{_NAME_CHARACTERS}\s+(?:{_AFTER_NAME}|เรื่อง|การ)", place.rest):
        return None
    if _is_sentence(place.rest):
        return None
    return _agency(kind, name, place)


def find_agency(text: str) -> Agency | None:
    """Return the first body that a heading names among other words, with its place."""
    for mention in mentions(text):
        if len(mention.name) < 2 or mention.kind.name in ("ศูนย์", "องค์การ", "สถาบัน", "อำเภอ"):
            continue
        place = find_place(text[mention.start + len(mention.text) :])
        return _agency(mention.kind, mention.text.strip(), place)
    return None


def mentions(text: str) -> Iterator[Mention]:
    """Yield the bodies that a text names, in order."""
    at = 0
    for found in _any_kind().finditer(text):
        if found.start() < at:
            continue
        started = _kind_at(text[found.start() :])
        if started is None:
            continue
        kind, written = started
        rest = text[found.start() + len(written) :]
        name = re.match(rf"\s?((?:(?!{_AFTER_NAME}){_NAME_CHARACTERS})*)", rest)
        told = name[0] if name else ""
        if told[:1].isspace() and not written.endswith("."):
            told = ""
        at = found.start() + len(written) + len(told)
        yield Mention(kind, written, told.strip(), found.start(), text[found.start() : at])


def other_names(agency: Agency, text: str) -> Iterator[Mention]:
    """Yield mentions of the agency's own kind that are not its own name.

    A body that stands beside another ("ร่วมกับ …") is another body, and says nothing.
    """
    if agency.name is None:
        return
    started = _kind_at(agency.name)
    if started is None or started[0].whole:
        return
    own_kind, own_written = started
    own_name = skeleton(agency.name[len(own_written) :])
    for mention in mentions(text):
        if mention.kind.name != own_kind.name:
            continue
        following = skeleton(text[mention.start + len(mention.written) :].lstrip())
        same_name = following.startswith(own_name)
        misspelt = fold(mention.written) in _misspelt(own_kind) and mention.written != own_written
        if same_name and not misspelt:
            continue
        if not same_name and not _is_own_by_context(mention, own_name, text):
            continue
        if same_name:
            own = agency.name[len(own_written) :]
            yield Mention(own_kind, mention.written, own, mention.start, mention.written + own)
        else:
            yield mention


def _is_own_by_context(mention: Mention, own_name: str, text: str) -> bool:
    """Tell whether a mention of another name must mean the agency itself.

    It does where the name is nearly its own, where a place follows, or in a signature. Anything
    else may be another body, or words that go on after the kind ("โรงเรียนคุณธรรม").
    """
    name = skeleton(mention.name)
    if len(name) < 2 or _BEFORE_OTHER.search(text[: mention.start]):
        return False
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, own_name, strict=False))
    )
    if shared >= max(2, len(own_name) // 3) and SequenceMatcher(None, name, own_name).ratio() > 0.5:
        return True
    after = text[mention.start + len(mention.text) :]
    if re.match(r"\s*(?:อำเภอ|จังหวัด|อ\.|จ\.)", after):
        return True
    return len(text) <= 60 and not after.strip() and bool(_POST.match(text))


def _misspelt(kind: Kind) -> frozenset[str]:
    known = {kind.name, *(short for short, full in abbreviations().items() if full == kind.name)}
    return frozenset(fold(written) for written in kind.spellings if written not in known)


def _agency(kind: Kind, name: str, place: Any) -> Agency:
    own = name
    for written in kind.spellings:
        if name.startswith(written):
            own = name[len(written) :].strip()
            break
    told = {
        "subdistrict": place.subdistrict,
        "district": place.district,
        "province": place.province,
    }
    if kind.place and told[kind.place] is None and own:
        told[kind.place] = own.split(" ")[0]
    return Agency(name=name, **told)


def _kind_at(text: str) -> tuple[Kind, str] | None:
    for kind in kinds():
        for written in kind.spellings:
            if text.startswith(written):
                return kind, written
    return None


@cache
def _any_kind() -> re.Pattern[str]:
    words: Sequence[str] = sorted(
        (written for kind in kinds() for written in kind.spellings), key=len, reverse=True
    )
    return re.compile("|".join(map(re.escape, words)))


def _is_sentence(text: str) -> bool:
    return len(text) > 60 or bool(re.search(r"[\d๐-๙]|ได้|จึง|ประจำปี|มาตรการ|รายงาน", text))
