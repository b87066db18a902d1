"""Headings of a document: which lines they are, where they wrap, and the title they make."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_high

from ...extract.geometry import Box
from ...extract.pages.document import DocumentPage
from ...extract.text.joined_lines import join_lines
from ...extract.text.lines import Line
from ...models import Agency
from ..knowledge import any_of, load
from ..values.enumerators import split_enumerator
from ..wording import fold, is_blank
from .agencies import find_agency, read_agency_line
from .agency_aliases import is_told_of, with_place
from .agency_kinds import kind_at
from .name_ends import name_end
from .places import DISTRICT, PROVINCE, find_place
from .tolerances import (
    CENTRED_AT_MARGIN_PT,
    CENTRED_PT,
    INDENT_PT,
    LARGEST_INDENT_EM,
    LEAST_ROOM,
    MARGIN_PT,
    MOST_HEADING_LINES,
    MOST_LINES_OF_COVER,
    MOST_MARGIN,
    TABLE_PADDING_PT,
    TITLE_LINES_LARGER,
    WRAP_EM,
)

_WORDS = load("prose")
_LETTER_LINE = re.compile(rf"(?:{any_of(_WORDS['letter_lines'])})(?:\s|:|$)")
_WEB = re.compile(r"\bwww\.|https?:|[\w.]@\w")
# A header names the agency and counts the page in one line: "-1-", "หน้า ๑".
_NUMBER = r"[\d๐-๙]{1,3}"
_PAGE_NUMBER = re.compile(
    rf"\s(?:[-–]\s?{_NUMBER}\s?[-–]|(?i:{any_of(_WORDS['page_words'])})\s?{_NUMBER}(?:\s?/\s?{_NUMBER})?)$"
)
# What begins a phrase of its own in a title, so that a space stands before it.
_PHRASE = re.compile(
    r"(?:ประจำ)?ปี(?:งบ|\s?พ|\s?[\d๐-๙])|พ\.\s?ศ|ประจำ(?:ไตรมาส|เดือน)|รอบ|ระหว่าง|เรื่อง|\("
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The headings of a document.

    Attributes:
        title: heading lines joined, up to a line that only names the agency; None without any.
        agency: as named by a heading line.
        entries: the lines of every heading; one that wraps has several.
    """

    title: str | None
    agency: Agency | None
    entries: tuple[tuple[Line, ...], ...]


def find_heading(pages: Sequence[DocumentPage]) -> Heading:
    """Return the title and the agency that the first pages' headings print.

    Those of the plan itself count, where a letter goes before it.
    """
    heading = _first_heading(pages[:2])
    if heading.title and pages and _is_letter(pages[0]):
        first = next((index for index, page in enumerate(pages) if page.tables), 0)
        enclosed = _first_heading(pages[first : first + 1]) if first else Heading(None, None, ())
        if enclosed.title:
            return Heading(enclosed.title, enclosed.agency or heading.agency, enclosed.entries)
    return heading


def _is_letter(page: DocumentPage) -> bool:
    """Return whether a page without tables addresses somebody."""
    return not page.tables and any(_LETTER_LINE.match(line.text) for line in page.lines)


def _first_heading(pages: Sequence[DocumentPage]) -> Heading:
    for page in pages:
        entries = _unwrapped(_heading_lines(page), page)
        title: list[str] = []
        agency: Agency | None = None
        title_ended = False
        for text in map(join_lines, entries):
            text = _PAGE_NUMBER.sub("", text)
            named = read_agency_line(text)
            where = find_place(text)
            if agency and not where.rest:
                agency = with_place(agency, where)
                continue
            if agency and title_ended:
                break
            if named:
                agency = agency or named
                title_ended = bool(title)
                continue
            if fold(text) not in _WORDS["before_agency"]:
                title.append(text)
        if not title and not agency:
            if page.tables or len(page.lines) >= MOST_LINES_OF_COVER:
                break
            continue
        printed = " ".join(title) or None
        agency = agency or find_agency(title)
        return Heading(printed, agency, tuple(entries))
    return Heading(None, None, ())


def _heading_lines(page: DocumentPage) -> list[Line]:
    first_table = min((table.box.top for table in page.tables), default=page.height)
    lines = [line for line in page.lines if line.box.bottom <= first_table + 2]
    taken: list[Line] = []
    centred = False
    for index, line in enumerate(lines):
        if is_blank(line.text) or not re.search("[ก-ฮA-Za-z๐-๙0-9]", line.text):
            continue
        if not taken and (_is_furniture(line) or not re.search("[ก-ฮA-Za-z]", line.text)):
            continue
        if len(taken) >= MOST_HEADING_LINES or (taken and _ends_headings(line, taken)):
            break
        place = _Place.of(line, page)
        larger = line.size >= TITLE_LINES_LARGER * _most_used_size(page)
        in_middle = place.is_centred(at_margin=centred)
        if taken and _begins_paragraph(index, lines):
            break
        if _opens_prose(line.text, set_off=place.is_set_off or (larger and not taken)):
            break
        if centred and place.at_margin:
            heads = in_middle or read_agency_line(line.text) is not None
            heads = heads and not _continues_at_margin(index, lines)
            heads = heads and not _is_sentence(line.text)
        elif centred:
            heads = in_middle or _is_short(index, lines, page)
        else:
            heads = in_middle or larger or _is_short(index, lines, page)
            if not larger and not place.is_set_off:
                heads = heads and not (taken and _is_sentence(line.text))
                heads = heads and not is_told_of(line.text)
        if not heads:
            break
        centred = centred or (in_middle and not place.at_margin)
        taken.append(line)
    return taken


def _is_furniture(line: Line) -> bool:
    folded = fold(line.text)
    if kind_at(line.text):
        return False
    return any(folded.startswith(fold(word)) for word in _WORDS["not_titles"])


def _ends_headings(line: Line, taken: Sequence[Line]) -> bool:
    if _LETTER_LINE.match(line.text) or _WEB.search(line.text):
        return True
    if fold(line.text).startswith(tuple(map(fold, _WORDS["title_ends"]))):
        return True
    if line.text.startswith("(") and any(word in line.text for word in _WORDS["approvals"]):
        return True
    mark = split_enumerator(line.text)
    return bool(mark.printed and mark.rest) and not re.search(r"พ\.\s?ศ\.$", taken[-1].text)


def _continues_at_margin(index: int, lines: Sequence[Line]) -> bool:
    """Return whether the line after a wide one starts where it did: both are running text."""
    following = lines[index + 1] if index + 1 < len(lines) else None
    return following is not None and abs(following.box.x0 - lines[index].box.x0) < 3


def _begins_paragraph(index: int, lines: Sequence[Line]) -> bool:
    """Return whether a line tells something, indented above the rest of its sentence.

    Such a line may be as near to the middle as one that is centred.
    """
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is None or abs(following.size - line.size) > 0.5:
        return False
    indent = line.box.x0 - following.box.x0
    at_left = following.box.x0 < min(one.box.x0 for one in lines) + 3
    return (
        at_left
        and INDENT_PT < indent <= LARGEST_INDENT_EM * line.size
        and following.box.top - line.box.bottom < line.size
        and split_enumerator(following.text).printed is None
        and (
            any(word in line.text for word in _WORDS["telling_words"]) or _tells_of_body(line.text)
        )
    )


def _tells_of_body(text: str) -> bool:
    """Return whether a line begins with a body and says what it does: "วิทยาลัย…เห็นว่า…"."""
    started = kind_at(text)
    if started is None:
        return False
    kind, written = started
    return name_end(text[len(written) :], purpose=kind.purpose, start=1) is not None


def _opens_prose(text: str, *, set_off: bool) -> bool:
    """Return whether a line begins a paragraph or a section, as far as its words tell."""
    openers = _WORDS["section_openers"] + ([] if set_off else _WORDS["prose_openers"])
    return fold(text).startswith(tuple(map(fold, openers)))


def _is_sentence(text: str) -> bool:
    return any(word in text for word in _WORDS["sentence_words"])


def _most_used_size(page: DocumentPage) -> float:
    """Return the size that most of a page is set in."""
    cells = [line for table in page.tables for cell in table for line in cell.lines]
    return median_high([line.size for line in (*page.lines, *cells)])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands between the edges of what its page shows."""

    off_middle_pt: float
    at_margin: bool
    narrow: bool  # enough to be centred at all
    is_set_off: bool  # from running text, which it shares no edge with

    @classmethod
    def of(cls, line: Line, page: DocumentPage) -> "_Place":
        boxes = _boxes(page)
        left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
        middle = (line.box.x0 + line.box.x1) / 2
        off = min(abs(middle - page.width / 2), abs(middle - (left + right) / 2))
        lefts = [one.box.x0 for one in page.lines]
        edge = min(min(lefts) + 3, left + TABLE_PADDING_PT, MOST_MARGIN * page.width)
        at_margin = line.box.x0 < edge
        set_off = off <= CENTRED_AT_MARGIN_PT and line.box.width < 0.8 * (right - left)
        narrow = line.box.width < 0.9 * page.width
        return cls(off, at_margin, narrow, set_off and not at_margin)

    def is_centred(self, *, at_margin: bool) -> bool:
        """Return whether a line is centred; one at the margin must be so exactly, on demand."""
        most = CENTRED_AT_MARGIN_PT if at_margin and self.at_margin else CENTRED_PT
        return self.narrow and self.off_middle_pt <= most


def _boxes(page: DocumentPage) -> list[Box]:
    return [line.box for line in page.lines] + [table.box for table in page.tables]


def _is_short(index: int, lines: Sequence[Line], page: DocumentPage) -> bool:
    """Return whether a line that is not centred may be a heading: short, and not indented prose."""
    line = lines[index]
    longest = max(box.x1 for box in _boxes(page))
    following = lines[index + 1] if index + 1 < len(lines) else None
    indented = following is not None and line.box.x0 > following.box.x0 + 12
    return not indented and line.box.x1 < longest - 2 * line.size


def _unwrapped(lines: Sequence[Line], page: DocumentPage) -> list[tuple[Line, ...]]:
    """Return the lines of each heading; a line that is as wide as the page allows continues."""
    taken = {id(line) for line in lines}
    others = [line.box for line in page.lines if id(line) not in taken]
    others += [table.box for table in page.tables]
    room = page.width - 2 * MARGIN_PT
    if page.tables or len(others) > 1:
        shown = max(box.x1 for box in others) - min(box.x0 for box in others)
        room = max(shown, LEAST_ROOM * page.width)
    room = max([room, *(line.box.width for line in lines)])
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _wraps(groups[-1][-1], line, room):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [tuple(group) for group in groups]


def _wraps(before: Line, line: Line, room: float) -> bool:
    """Return whether a heading line continues in the next: its first word had no room before it."""
    if abs(before.size - line.size) > 0.5 or line.box.top - before.box.bottom > 1.2 * line.size:
        return False
    if _lacks_place(before):
        return True
    if read_agency_line(line.text) or (kind_at(line.text) and not _is_broken_off(before)):
        return False
    if _PHRASE.match(line.text):
        return before.text.endswith(_WORDS["for_period"])
    word = line.text.split(" ")[0]
    width = line.box.width * len(word) / len(line.text)
    return room - before.box.width < min(width, WRAP_EM * line.size)


def _lacks_place(line: Line) -> bool:
    """Return whether a line ends with a word before a place's name: "… อำเภอวังน้ำใส จังหวัด"."""
    words = line.text.split()
    return len(words) > 1 and words[-1] in (DISTRICT, PROVINCE)


def _is_broken_off(line: Line) -> bool:
    return line.text.endswith(tuple(_WORDS["broken_off"]))
