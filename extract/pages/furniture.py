"""What repeats on every page and belongs to none: headers, footers, page numbers, watermarks."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TypeAlias

from ..glyphs import Glyph
from ..text.decoded import Decoded
from ..text.lines import Line
from ..text.turning import QUARTERS
from .document import DocumentPage
from .page_numbers import PAGE_NUMBER
from .tolerances import (
    CENTRED_PT,
    FURNITURE_BUCKET_PT,
    FURNITURE_LARGE,
    FURNITURE_LIGHT,
    FURNITURE_MARGIN_SHARE,
    FURNITURE_WHITE,
    OVERLAP_SHARE,
    ROUNDING_PT,
    TITLE_SIZE,
)

Signature: TypeAlias = tuple[bool, str, int]  # at the top, text, place

_DIGITS = re.compile("[0-9๐-๙]+")
_NUMBER = "(?P<label>[0-9๐-๙]{1,4})"
_NAMED_NUMBER = re.compile(r"(?:หน้า|หน้าที่|[Pp]age)\s*[:.]?\s*([0-9๐-๙]{1,4})(?![0-9๐-๙])")
_LONE_NUMBER = re.compile(f"^{_NUMBER}$")


def separate_watermark(decoded: Sequence[Decoded]) -> tuple[list[Decoded], list[Decoded]]:
    """Return a page's glyphs without its watermark, and the watermark's.

    A watermark is light, or large, and runs over other letters; or it is light or large and runs
    at an angle that no line of text has.
    """
    if not _may_be_marked(decoded):
        return list(decoded), []
    shown = [part.glyph for part in decoded if part.text.strip()]
    if not shown:
        return list(decoded), []
    usual = median([glyph.size for glyph in shown])
    if not any(
        FURNITURE_LIGHT <= part.glyph.grey < FURNITURE_WHITE
        or part.glyph.size >= FURNITURE_LARGE * usual
        for part in decoded
    ):
        return list(decoded), []
    groups: dict[tuple[int, float, float], list[int]] = defaultdict(list)
    for index, part in enumerate(decoded):
        glyph = part.glyph
        light, large = (
            FURNITURE_LIGHT <= glyph.grey < FURNITURE_WHITE,
            glyph.size >= FURNITURE_LARGE * usual,
        )
        if light or large:
            groups[glyph.angle, round(glyph.grey, 2), round(glyph.size, 1)].append(index)
    if not groups:
        return list(decoded), []
    marked: set[int] = set()
    under = {index for indexes in groups.values() for index in indexes}
    buckets = _buckets(
        part.glyph for index, part in enumerate(decoded) if index not in under and part.text.strip()
    )
    for (angle, _, _), indexes in groups.items():
        letters = [decoded[index].glyph for index in indexes if decoded[index].text.strip()]
        if angle and angle not in QUARTERS:
            marked |= set(indexes)
        elif letters and len(letters) < len(shown):
            over = sum(_lies_over(glyph, buckets) for glyph in letters)
            if over > OVERLAP_SHARE * len(letters):
                marked |= set(indexes)
    return (
        [part for index, part in enumerate(decoded) if index not in marked],
        [decoded[index] for index in sorted(marked)],
    )


def _may_be_marked(decoded: Sequence[Decoded]) -> bool:
    """Return whether any glyph is light, or large beside the smallest; on most pages none is."""
    smallest, largest = math.inf, 0.0
    for part in decoded:
        glyph = part.glyph
        if FURNITURE_LIGHT <= glyph.grey < FURNITURE_WHITE:
            return True
        size = glyph.size
        if size < smallest:
            smallest = size
        if size > largest:
            largest = size
    return largest >= FURNITURE_LARGE * smallest


def _ink(glyph: Glyph) -> tuple[float, float, float, float]:
    """Return about where a glyph's ink is, whatever its direction."""
    if glyph.angle in (90, 270):
        return (
            glyph.x0 - 0.4 * glyph.size,
            glyph.baseline - (glyph.x1 - glyph.x0),
            glyph.x0,
            glyph.baseline,
        )
    return glyph.x0, glyph.baseline - 0.45 * glyph.size, glyph.x1, glyph.baseline


def _buckets(glyphs: Iterable[Glyph]) -> dict[tuple[int, int], list[Glyph]]:
    buckets: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        for place in _places(glyph):
            buckets[place].append(glyph)
    return buckets


def _places(glyph: Glyph) -> Iterator[tuple[int, int]]:
    x0, top, x1, bottom = (round(side / FURNITURE_BUCKET_PT) for side in _ink(glyph))
    for column in range(x0, min(x1, x0 + 20) + 1):
        for row in range(top, min(bottom, top + 20) + 1):
            yield column, row


def _lies_over(glyph: Glyph, buckets: dict[tuple[int, int], list[Glyph]]) -> bool:
    x0, top, x1, bottom = _ink(glyph)
    for place in _places(glyph):
        for other in buckets.get(place, ()):
            a0, above, a1, below = _ink(other)
            wide = min(x1, a1) - max(x0, a0)
            high = min(bottom, below) - max(top, above)
            if wide > 0.2 * min(x1 - x0, a1 - a0) and high > 0.2 * min(bottom - top, below - above):
                return True
    return False


@dataclass(frozen=True, slots=True)
class _Repeats:
    """What the pages of a document have in common at their edges.

    Attributes:
        running: signatures of lines that stand on several pages.
        offsets: printed less counted page number, where several pages agree, and how many do.
        places: signatures of lone numbers that count the pages.
    """

    running: set[Signature]
    offsets: Counter[int]
    places: set[Signature]


def separate_furniture(pages: Sequence[DocumentPage]) -> list[DocumentPage]:
    """Return pages with running headers, footers and page numbers moved to their furniture.

    Only lines at the very top or foot of a page are furniture, from the edge inwards: those that
    stand at the same place of several pages, but for a number that counts these pages, and page
    numbers. A repeated line that is the only title stays where it stands first.
    """
    repeats = _find_repeats(pages)
    told: set[Signature] = set()
    return [_without_furniture(page, repeats, told) for page in pages]


def _find_repeats(pages: Sequence[DocumentPage]) -> _Repeats:
    seen: Counter[Signature] = Counter()
    for page in pages:
        edges = _edge_lines(page)
        seen.update({known for top, line in edges for known in _signatures(line, page, top)})
    fewest = 2 if len(pages) <= 4 else 3
    running = {signature for signature, count in seen.items() if count >= fewest}
    offsets: Counter[int] = Counter()
    for page in pages:
        own = set()
        for top, line in _edge_lines(page):
            number = _page_number(line)
            if number:
                own.add(int(number) - page.number)
            elif _stands_like_number(line, page) or running & _signatures(line, page, top):
                own.update(value - page.number for _, _, value in _numbers(line))
        offsets.update(own)
    fewest = max(2, max(offsets.values(), default=0) // 2)
    agreed = Counter({offset: count for offset, count in offsets.items() if count >= fewest})
    places = {
        place
        for page in pages
        for top, line in _edge_lines(page)
        if _stands_like_number(line, page) and int(line.text) - page.number in agreed
        for place in _near(top, line, page)
    }
    return _Repeats(running, agreed, places)


def _edge_lines(page: DocumentPage) -> Iterator[tuple[bool, Line]]:
    """Yield (at the top, line) for lines in the margins, outermost first."""
    ordered = sorted(page.lines, key=lambda line: line.box.top)
    first = min((table.box.top for table in page.tables), default=page.height)
    last = max((table.box.bottom for table in page.tables), default=0.0)
    for line in ordered:
        if line.box.bottom > min(FURNITURE_MARGIN_SHARE * page.height, first + 2):
            break
        yield True, line
    for line in reversed(ordered):
        if line.box.top < max((1 - FURNITURE_MARGIN_SHARE) * page.height, last - 2):
            break
        yield False, line


def _signatures(line: Line, page: DocumentPage, top: bool) -> set[Signature]:
    """Return what other pages' lines must share to be the same running line.

    Its text and place, or its text with one number told as its distance from the page's.
    """
    place = _place(line, page, top)
    counted = {
        (top, f"{line.text[:start]}#{value - page.number}{line.text[end:]}", place)
        for start, end, value in _numbers(line)
    }
    return {(top, line.text, place), *counted}


def _place(line: Line, page: DocumentPage, top: bool) -> int:
    distance = line.box.top if top else page.height - line.box.bottom
    return round(distance / ROUNDING_PT)


def _near(top: bool, line: Line, page: DocumentPage) -> set[Signature]:
    place = _place(line, page, top)
    return {(top, "#", place - 1), (top, "#", place), (top, "#", place + 1)}


def _numbers(line: Line) -> list[tuple[int, int, int]]:
    """Return start, end and value of the numbers of a line that can be a page's."""
    found = _DIGITS.finditer(line.text)
    return [(*match.span(), int(match[0])) for match in found if len(match[0]) <= 4]


def _page_number(line: Line) -> str | None:
    """Return the number of a line that names its page ("- ๓ -", "หน้า ๓ จาก ๗")."""
    match = PAGE_NUMBER.match(line.text) or _NAMED_NUMBER.search(line.text)
    return next((text for text in match.groups() if text), None) if match else None


def _without_furniture(page: DocumentPage, repeats: _Repeats, told: set[Signature]) -> DocumentPage:
    label: str | None = None
    furniture: list[Line] = []
    stopped = {True: False, False: False}
    for top, line in _edge_lines(page):
        if stopped[top] or line in furniture:
            continue
        lone = _LONE_NUMBER.match(line.text) is not None
        repeated = set() if lone else repeats.running & _signatures(line, page, top)
        if lone and _counts_pages(line, page, top, repeats):
            label = label or line.text
        elif repeated or PAGE_NUMBER.match(line.text):
            if top and not repeated & told and _is_title(line, page, repeats):
                told |= repeated
                stopped[top] = True
                continue
            label = label or _page_number(line) or _counting_number(line, page, repeats)
        else:
            stopped[top] = True
            continue
        told |= repeated
        furniture.append(line)
    if not furniture:
        return page
    kept = tuple(line for line in page.lines if line not in furniture)
    return replace(page, label=label, lines=kept, furniture=(*page.furniture, *furniture))


def _counting_number(line: Line, page: DocumentPage, repeats: _Repeats) -> str | None:
    """Return the number of a running line that counts the pages."""
    counts = [
        (repeats.offsets[value - page.number], line.text[start:end])
        for start, end, value in _numbers(line)
        if value - page.number in repeats.offsets
    ]
    return max(counts, key=lambda pair: pair[0])[1] if counts else None


def _stands_like_number(line: Line, page: DocumentPage) -> bool:
    """Return whether a line is a lone number in the middle or at the right end of its page."""
    middle = (line.box.x0 + line.box.x1) / 2
    centred = abs(middle - page.width / 2) < 0.06 * page.width
    return bool(_LONE_NUMBER.match(line.text)) and (centred or line.box.x1 > 0.85 * page.width)


def _counts_pages(line: Line, page: DocumentPage, top: bool, repeats: _Repeats) -> bool:
    """Return whether a number that stands alone at the page's edge is its page number."""
    if (top, "#", _place(line, page, top)) in repeats.places:
        return True
    if not _stands_like_number(line, page):
        return False
    value = int(line.text)
    return value - page.number in repeats.offsets or (value < 1000 and not repeats.offsets)


def _is_title(line: Line, page: DocumentPage, repeats: _Repeats) -> bool:
    """Tell whether a repeated line is its page's title: it is large, or no other title follows."""
    if PAGE_NUMBER.match(line.text) or _counting_number(line, page, repeats):
        return False
    if line.size >= TITLE_SIZE * median(other.size for other in page.lines):
        return True
    first = min((table.box.top for table in page.tables), default=page.height)
    for other in sorted(page.lines, key=lambda other: other.box.top):
        if line.box.top < other.box.top < first - 2:
            if repeats.running & _signatures(other, page, True) or _page_number(other):
                continue
            middle = (other.box.x0 + other.box.x1) / 2
            return abs(middle - page.width / 2) > CENTRED_PT
    return True
