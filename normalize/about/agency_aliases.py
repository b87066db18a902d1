"""What running text calls the document's own agency: its place, its name, and other names."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import takewhile

from ...models import Agency
from ..knowledge import any_of, load
from ..values.orgs import abbreviations
from ..wording import fold, skeleton
from .agencies import Mention, mention_to_agency, mentions
from .agency_kinds import Kind, kind_at
from .name_ends import address_end, place_after
from .places import CAPITAL, DISTRICT, PROVINCE, PrintedPlace
from .tolerances import PROSE_PARAGRAPHS

_WORDS = load("agency_mentions")

# Words before the name of another body: it is visited, thanked, copied or worked with.
_BEFORE_OTHER = re.compile(
    rf"(?:{any_of(_WORDS['before_other'])}|(?:ต่าง|อื่น)\s?ๆ|เยี่ยม\S{{0,4}}|(?<!ตาม)(?<!โดย)ที่)\s*$"
)
_POST = re.compile(rf"\s*\(?(?:{any_of(_WORDS['posts'])})")
_LEAD = re.compile(rf"\s*(?P<lead>{any_of(_WORDS['leads'])})?\s*$")
_VERB = re.compile(rf"\s*(?:{any_of(_WORDS['verbs'])})")


def name_from_prose(texts: Sequence[str]) -> Agency | None:
    """Return the body that the first paragraphs begin with, where headings name none.

    A body that "ด้วย" or "ตามที่" introduces may be another one that has written: it counts if
    its place stands with it, or if the text continues to speak of it.
    """
    for text in texts[:PROSE_PARAGRAPHS]:
        mention = next(mentions(text), None)
        if mention is None or (len(mention.name) < 2 and not mention.kind.whole):
            continue
        lead = _LEAD.match(text[: mention.start])
        end = mention.start + len(mention.text)
        place = place_after(text, end)
        printed = any((place.subdistrict, place.district, place.province))
        if lead is None or not (printed or _VERB.match(text, end)):
            continue
        if mention.kind.name in (PROVINCE, DISTRICT, CAPITAL):
            continue
        if lead["lead"]:
            again = sum(other.count(mention.text) for other in texts) > 1
            if not printed and (mention.kind.name in _WORDS["above"] or not again):
                continue
        elif mention.kind.name in _WORDS["above"] and sum(t.count(mention.text) for t in texts) < 2:
            continue
        return mention_to_agency(mention, text, place)
    return None


def is_told_of(text: str) -> bool:
    """Return whether a text begins with a body that it continues to speak of.

    >>> is_told_of("เทศบาลตำบลดอนหมอก อำเภอวังน้ำใส ได้ทบทวนผลการทำงาน")
    True
    """
    mention = next(mentions(text), None)
    if mention is None or mention.start:
        return False
    return _VERB.match(text, address_end(text, len(mention.text))) is not None


def with_printed_place(agency: Agency, texts: Sequence[str]) -> Agency:
    """Return the agency with the place that running text prints after its name."""
    for text in texts:
        if agency.name is None or (agency.district and agency.province):
            break
        near = {mention.start for mention in other_names(agency, text)}
        for mention in mentions(text):
            own = skeleton(mention.text) == skeleton(agency.name) or _is_abbreviated(
                mention, agency.name
            )
            if own or mention.start in near:
                place = place_after(text, mention.start + len(mention.text))
                agency = with_place(agency, place)
    return agency


def with_place(agency: Agency, place: PrintedPlace) -> Agency:
    """Return the agency at a place, as far as it has none and they do not contradict each other."""
    pairs = ((agency.district, place.district), (agency.province, place.province))
    if any(own and other and own != other for own, other in pairs):
        return agency
    return agency.model_copy(
        update={
            "subdistrict": agency.subdistrict or place.subdistrict,
            "district": agency.district or place.district,
            "province": agency.province or place.province,
        }
    )


def _is_abbreviated(mention: Mention, name: str) -> bool:
    own = kind_at(name)
    if own is None or own[0] != mention.kind:
        return False
    return skeleton(mention.name) == skeleton(name[len(own[1]) :])


def other_names(agency: Agency, text: str) -> Iterator[Mention]:
    """Yield mentions of the agency's own kind that are not its own name.

    A body that stands beside another ("ร่วมกับ …") is another body, and says nothing.
    """
    if agency.name is None:
        return
    started = kind_at(agency.name)
    if started is None or started[0].whole:
        return
    own_kind, own_written = started
    own_name = skeleton(agency.name[len(own_written) :])
    for mention in mentions(text):
        if mention.kind.name != own_kind.name:
            if _is_other_kind_of_own(mention, own_kind, own_name, text):
                yield mention
            continue
        rest = text[mention.start + len(mention.written) :][: 2 * len(agency.name) + 8]
        following = skeleton(rest.lstrip())
        same_name = following.startswith(own_name)
        misspelt = fold(mention.written) in _misspelt(own_kind) and mention.written != own_written
        if same_name and not misspelt:
            continue
        if not same_name and not _is_own_by_context(mention, agency, own_name, text):
            continue
        if same_name:
            own = agency.name[len(own_written) :]
            yield Mention(own_kind, mention.written, own, mention.start, mention.written + own)
        else:
            yield mention


def is_other_body(agency: Agency, mention: Mention) -> bool:
    """Return whether a mention names another body than the agency, and no misspelling of it."""
    started = kind_at(agency.name or "")
    if started is None or started[0].whole or len(mention.name) < 2:
        return False
    own_kind, own_written = started
    own_name = skeleton((agency.name or "")[len(own_written) :])
    if not own_kind.family or own_kind.family != mention.kind.family:
        return False
    name = skeleton(mention.name)
    if name.startswith(own_name) or own_name.startswith(name):
        return False
    return mention.kind.name != own_kind.name or not _is_alike(mention, own_name)


def _is_other_kind_of_own(mention: Mention, own_kind: Kind, own_name: str, text: str) -> bool:
    """Return whether the agency is called a body of another kind: the subject of its own text.

    A place may have a subdistrict's organisation and a municipality side by side; only one that
    the text continues to speak of is meant to be the agency itself.
    """
    if not own_kind.family or mention.kind.family != own_kind.family:
        return False
    if skeleton(mention.name) != own_name:
        return False
    before = text[max(0, mention.start - 40) : mention.start]
    end = mention.start + len(mention.text)
    return not _BEFORE_OTHER.search(before) and _VERB.match(text, end) is not None


def _is_own_by_context(mention: Mention, agency: Agency, own_name: str, text: str) -> bool:
    """Return whether a mention of another name must mean the agency itself.

    It does where the name is nearly its own, where its own place follows, or in a signature.
    Anything else may be another body, or words that continue after the kind ("โรงเรียนคุณธรรม").
    """
    name = skeleton(mention.name)
    if len(name) < 2 or _BEFORE_OTHER.search(text[max(0, mention.start - 40) : mention.start]):
        return False
    end = mention.start + len(mention.text)
    place = place_after(text, end)
    if _is_elsewhere(agency, place):
        return False
    if _is_alike(mention, own_name):
        return True
    if mention.kind.purpose:
        return False
    if place.district or place.province:
        return True
    if _LEAD.match(text[: mention.start]) and _VERB.match(text, address_end(text, end)):
        return True  # whom the text begins with and continues to speak of
    return len(text) <= 60 and not text[end:].strip() and bool(_POST.match(text))


def _is_alike(mention: Mention, own_name: str) -> bool:
    """Return whether a name is nearly the agency's own, by its beginning and as a whole."""
    name = skeleton(mention.name)
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, own_name, strict=False))
    )
    alike = SequenceMatcher(None, name, own_name).ratio()
    return shared >= max(2, len(own_name) // 3) and alike > (0.8 if mention.kind.purpose else 0.5)


def _is_elsewhere(agency: Agency, place: PrintedPlace) -> bool:
    """Return whether a place is another one than the agency's."""
    pairs = ((agency.district, place.district), (agency.province, place.province))
    return any(own and other and skeleton(own) != skeleton(other) for own, other in pairs)


@cache
def _misspelt(kind: Kind) -> frozenset[str]:
    known = {kind.name, *(short for short, full in abbreviations().items() if full == kind.name)}
    return frozenset(fold(written) for written in kind.spellings if written not in known)
