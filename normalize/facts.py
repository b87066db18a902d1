"""Facts of a document from its headings and paragraphs: title, agency, year, score and grade."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..extract.document import DocumentPage
from ..extract.geometry import Box
from ..extract.lines import Line, join_lines
from ..models import Agency, FiscalYear
from .agencies import find_agency, read_agency_line
from .places import PrintedPlace, find_place
from .values.kinds import parse_value
from .wording import ascii_digits, fold, is_blank

_MOST_HEADING_LINES = 8
_CENTRED_PT = 14.0
_LISTED = re.compile(r"\s*(?:[\d๐-๙]{1,2}\s*[.)]|[ก-ฮ][.)](?=\s)|[-•]\s)\s*\S")
_YEAR = re.compile(
    r"(?P<lead>(?:ประจำ)?ปีงบประมาณ|(?:ประจำ)?ปีงบ|(?:ประจำ)?ปี|พ\.\s?ศ\.|พุทธศักราช|fy)"
    r"\s*(?:พ\.\s?ศ\.|พุทธศักราช)?\s*(?P<year>(?:25|26)?\d\d|20\d\d)(?!\d|\.\d)"
    r"(?P<range>\s*[-–—]\s*(?:พ\.\s?ศ\.\s*)?(?:25|26|20)\d\d)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of running text that belong together, on one page."""

    page: int
    lines: tuple[Line, ...]
    text: str

    def box_at(self, start: int, end: int) -> Box:
        """Return the area of the first line that holds a passage of the text."""
        at = 0
        for line in self.lines:
            at = self.text.find(line.text[:12], at)
            at = max(at, 0)
            if start < at + len(line.text) + 1:
                return line.box
        return self.lines[-1].box


@dataclass(frozen=True, slots=True)
class Heading:
    """The headings of a document.

    Attributes:
        title: heading lines joined, up to a line that only names the agency; None without any.
        agency: as named by a heading line.
        lines: all heading lines.
    """

    title: str | None
    agency: Agency | None
    lines: tuple[Line, ...]


@cache
def prose_words() -> Mapping[str, Any]:
    """Return the words of knowledge/prose.toml."""
    return tomllib.loads((files(__package__) / "knowledge" / "prose.toml").read_text("utf-8"))


def find_heading(pages: Sequence[DocumentPage]) -> Heading:
    """Return the title and the agency that the first pages' headings print."""
    for page in pages[:2]:
        lines = list(_heading_lines(page))
        title: list[Line] = []
        agency: Agency | None = None
        title_ended = False
        for line in lines:
            named = read_agency_line(line.text)
            where = find_place(line.text)
            if agency and not where.rest:
                agency = _with_place(agency, where)
                continue
            if agency and title_ended:
                break
            if named:
                agency = agency or named
                title_ended = bool(title)
                continue
            if fold(line.text) not in ("ของ", "โดย"):
                title.append(line)
        if not title and not agency:
            continue
        text = " ".join(line.text for line in title) or None
        if agency is None and text:
            agency = find_agency(text)
        return Heading(text, agency, tuple(lines))
    return Heading(None, None, ())


def _with_place(agency: Agency, place: PrintedPlace) -> Agency:
    return agency.model_copy(
        update={
            "subdistrict": agency.subdistrict or place.subdistrict,
            "district": agency.district or place.district,
            "province": agency.province or place.province,
        }
    )


def _heading_lines(page: DocumentPage) -> Iterator[Line]:
    first_table = min((table.box.top for table in page.tables), default=page.height)
    words = prose_words()
    lines = [line for line in page.lines if line.box.bottom <= first_table + 2]
    size = 0.0
    taken = 0
    for index, line in enumerate(lines):
        folded = fold(line.text)
        if is_blank(line.text) or not re.search("[ก-ฮA-Za-z]", line.text):
            continue
        if taken == 0 and any(folded.startswith(fold(w)) for w in words["not_titles"]):
            continue
        if taken >= _MOST_HEADING_LINES:
            return
        if any(folded.startswith(fold(w)) for w in words["prose_openers"]):
            return
        if taken and (_LISTED.match(line.text) or line.size < 0.9 * size):
            return
        if not _is_centred(line, page) and not _is_heading_by_place(index, lines, page):
            return
        size = max(size, line.size)
        taken += 1
        yield line


def _is_centred(line: Line, page: DocumentPage) -> bool:
    """Tell whether a line stands in the middle of the page, or of what stands on it."""
    boxes = [other.box for other in page.lines] + [table.box for table in page.tables]
    text_middle = (min(box.x0 for box in boxes) + max(box.x1 for box in boxes)) / 2
    middle = (line.box.x0 + line.box.x1) / 2
    off = min(abs(middle - page.width / 2), abs(middle - text_middle))
    return off <= _CENTRED_PT and line.box.width < 0.9 * page.width


def _is_heading_by_place(index: int, lines: Sequence[Line], page: DocumentPage) -> bool:
    """Tell whether a line that is not centred may be a heading: short, and not indented prose."""
    line = lines[index]
    longest = max([other.box.x1 for other in lines] + [table.box.x1 for table in page.tables])
    following = lines[index + 1] if index + 1 < len(lines) else None
    indented = following is not None and line.box.x0 > following.box.x0 + 12
    return not indented and line.box.x1 < longest - 2 * line.size


def paragraphs(pages: Sequence[DocumentPage], heading: Heading | None = None) -> list[Paragraph]:
    """Return the running text outside tables, paragraph by paragraph, heading lines by themselves.

    Args:
        pages: pages that can be read.
        heading: of the document, if it has been found.
    """
    alone = {id(line) for line in heading.lines} if heading else set()
    found: list[Paragraph] = []
    for page in pages:
        block: list[Line] = []
        tops = sorted(table.box.top for table in page.tables)
        right = max((line.box.x1 for line in page.lines), default=0.0)
        for line in page.lines:
            apart = bool({id(line), *map(id, block[-1:])} & alone)
            if block and (apart or _starts_paragraph(block, line, right, tops)):
                found.append(_paragraph(page, block))
                block = []
            block.append(line)
        if block:
            found.append(_paragraph(page, block))
    return found


def _starts_paragraph(block: Sequence[Line], line: Line, right: float, tops: list[float]) -> bool:
    last = block[-1]
    if any(last.box.bottom <= top + 2 and line.box.top >= top for top in tops):
        return True
    gap = line.box.top - last.box.bottom
    short = last.box.x1 < right - 5 * last.size
    indented = line.box.x0 > last.box.x0 + 12 and len(block) > 1
    return gap > 1.2 * line.size or (short and not last.space_after) or indented


def _paragraph(page: DocumentPage, lines: Sequence[Line]) -> Paragraph:
    return Paragraph(page.number, tuple(lines), join_lines(tuple(lines)))


def find_fiscal_year(title: str | None, texts: Sequence[str]) -> FiscalYear | None:
    """Return the year of the plan: the title's, else the one that the text names most.

    A span of years ("พ.ศ. ๒๕๖๖ - ๒๕๗๐") is no fiscal year, nor is one of several named as often.

    >>> find_fiscal_year("แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๕", []).start
    '2021-10-01'
    """
    found = [year for lead, year in _years(title or "") if _names_a_plan(lead, title or "")]
    if found:
        return make_fiscal_year(found[-1]) if len(set(found)) == 1 else None
    if title and _has_range(title):
        return None
    named = Counter(year for text in texts for lead, year in _years(text) if "งบ" in lead)
    best = named.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return make_fiscal_year(best[0][0])


def _names_a_plan(lead: str, title: str) -> bool:
    """Tell whether a year is that of a plan; a law's "พ.ศ. ๒๕๔๘" is the year it was made."""
    if "ปี" in lead or lead.lower() == "fy":
        return True
    return any(word in title for word in prose_words()["plan_words"])


def make_fiscal_year(be: int) -> FiscalYear:
    """Return the fiscal year named by a Buddhist year: 1 October to 30 September.

    Source: Budget Procedures Act B.E. 2561 s. 4.
    """
    ce = be - 543
    return FiscalYear(be=be, start=f"{ce - 1}-10-01", end=f"{ce}-09-30")


def _has_range(text: str) -> bool:
    return any(found["range"] for found in _YEAR.finditer(ascii_digits(text)))


def _years(text: str) -> Iterator[tuple[str, int]]:
    for found in _YEAR.finditer(ascii_digits(text)):
        if found["range"]:
            continue
        year, lead = int(found["year"]), found["lead"]
        if year < 100:
            if "งบ" not in lead and not lead.startswith("พ"):
                continue
            year += 2500
        elif year < 2400:
            year += 543
        yield lead, year


def assessed_year(text: str) -> int | None:
    """Return the year of the assessment that a passage prints, if it prints one."""
    years = [year for _, year in _years(text)]
    return years[-1] if years and len(set(years)) == 1 else None


def as_fiscal_year(text: str) -> FiscalYear | None:
    """Return the fiscal year that a header names, e.g. "ปี ๒๕๖๖"; None for anything else."""
    years = list(dict.fromkeys(year for _, year in _years(text)))
    if len(years) == 1:
        return make_fiscal_year(years[0])
    value = parse_value(text, "fiscal_year")
    if value.status == "ok" and isinstance(value.value, str) and value.end:
        return make_fiscal_year(int(value.end[:4]) + 543)
    return None
