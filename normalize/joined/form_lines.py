"""Forms of lines: a label, a colon and its value on each, as tables of labels and values."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ...extract.pages.document import DocumentPage
from ...extract.text.lines import Line
from ..layout.tolerances import LISTED_MARKS_LOST
from ..values.enumerators import last_number, split_plain_number
from ..wording import fold, is_blank
from .form_pairs import best_field, split_counted
from .form_parts import FormPart, part_of_line, with_form_tables
from .tolerances import (
    FEWEST_LABELS,
    FORM_LINES_FULL_EM,
    FORM_LINES_GAP,
    FORM_LINES_SAME_LEFT_PT,
    FORM_LINES_SHARE,
    LONGEST_LABEL,
)

# "๑๓:๓๐" is a time of day: digits stand on both sides.
_LABELLED = re.compile(
    rf"(?P<label>[^:]{{1,{LONGEST_LABEL}}}?)\s*(?P<colon>:)(?!(?<=\d:)\d)\s*(?P<value>.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A line that a colon cuts into a label and what it says.

    Attributes:
        key: the label as it is compared with others, without the number that counts it.
        number: the number that counts it, as printed.
        label: what stands before the colon.
        value: what stands behind it.
    """

    key: str
    number: str | None
    label: Line
    value: Line | None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line of the document, its page, and the label that it begins with."""

    page: int
    line: Line
    found: _Labelled | None


def with_line_forms(pages: Sequence[DocumentPage]) -> list[DocumentPage] | None:
    """Return pages whose lines of labels and values are tables, one for each form on a page.

    Labels are known because they come again in form after form, in lines that begin at one place.

    Args:
        pages: pages with their tables.

    Returns:
        None where there are no two forms, and no single one whose labels are listed.
    """
    lines = [
        _Placed(page.number, line, _split(line))
        for page in pages
        for line in page.lines
        if not is_blank(line.text)
    ]
    often = Counter([placed.found.key for placed in lines if placed.found])
    known = {key for key, count in often.items() if count > 1}
    if len(known) < FEWEST_LABELS:
        single = _single_form(lines)
        return _with_tables(pages, [single]) if single else None
    lefts = [placed.line.box.x0 for placed in lines if placed.found and placed.found.key in known]
    left = median(lefts)
    lines = [
        placed
        if placed.found and abs(placed.line.box.x0 - left) <= FORM_LINES_SAME_LEFT_PT
        else replace(placed, found=None)
        for placed in lines
    ]
    forms = list(_find_forms(lines, known))
    fewest = FORM_LINES_SHARE * len(known)
    if len(forms) < 2 or any(len({part.key for part in form} & known) < fewest for form in forms):
        return None
    return _with_tables(pages, forms)


def _with_tables(
    pages: Sequence[DocumentPage], forms: Sequence[Sequence[FormPart]]
) -> list[DocumentPage]:
    return [
        with_form_tables(
            page, [[part for part in form if part.page == page.number] for form in forms]
        )
        for page in pages
    ]


def _single_form(lines: Sequence[_Placed]) -> list[FormPart] | None:
    """Return the parts of the only form of a document, None where its labels do not show one.

    Nothing comes again in it, so its labels must be listed: the name of a measure, its steps, and
    two more. What stands before the name is told of the document.
    """
    fields = [_listed_field(placed) for placed in lines]
    if fields.count("measure") != 1 or fields.count("action") != 1:
        return None
    start = fields.index("measure")
    left = lines[start].line.box.x0
    lines = [
        placed
        if abs(placed.line.box.x0 - left) <= FORM_LINES_SAME_LEFT_PT
        else replace(placed, found=None)
        for placed in lines[start:]
    ]
    fields = [_listed_field(placed) for placed in lines]
    listed = [place for place, field in enumerate(fields) if field]
    end = listed[-1] + 1
    while end < len(lines) and lines[end].found and _is_near(lines[end - 1], lines[end]):
        end += 1
    keys = [placed.found.key for placed in lines[:end] if placed.found]
    if not (
        {"measure", "action"} < {*fields}
        and len({*fields} - {"", "extra"}) >= FEWEST_LABELS
        and len({*keys}) == len(keys)
        and all(_is_near(a, b) for a, b in pairwise(lines[:end]))
    ):
        return None
    return next(_find_forms(lines, {*keys}))


def _listed_field(placed: _Placed) -> str:
    """Return the field that the label of a line is listed for, empty for none."""
    if placed.found is None:
        return ""
    return best_field(placed.found.label.text, LISTED_MARKS_LOST)


def _is_near(above: _Placed, below: _Placed) -> bool:
    """Return whether a line is as near to the one above it as lines of one form are."""
    gap = below.line.box.top - above.line.box.top
    near = gap <= FORM_LINES_GAP * max(below.line.size, above.line.size)
    return near or below.page != above.page


def _split(line: Line) -> _Labelled | None:
    """Return a line's label and value; None where no colon stands behind a label.

    Numbers and bullets before a label tell nothing of it; a number behind it may count forms.
    """
    found = _LABELLED.fullmatch(line.text) if ":" in line.text else None
    if found is None:
        return None
    words = split_plain_number(found["label"]).rest or found["label"].strip()
    if not any(map(str.isalpha, words)):
        return None
    label = part_of_line(line, 0, found.start("colon"), words)
    value = part_of_line(line, found.start("value"), len(line.text), found["value"])
    counted, number = split_counted(words) or (words, None)
    return _Labelled(fold(counted), number, label, value if value.text else None)


def split_labelled(line: Line) -> tuple[Line, Line | None] | None:
    """Return the label before a line's colon and what stands behind it; None without a label."""
    found = _split(line)
    return (found.label, found.value) if found else None


def _find_forms(lines: Sequence[_Placed], known: set[str]) -> Iterator[list[FormPart]]:
    """Yield the parts of each form: it begins with a label that the form before has already had."""
    counts = {key for key in known if not _counts_on(lines, key)}
    places = [i for i, placed in enumerate(lines) if placed.found and placed.found.key in known]
    starts: list[int] = []
    seen: set[str] = set()
    for place in places:
        found = lines[place].found
        assert found is not None
        if not starts or (found.key in seen and (found.key not in counts or _is_first(found))):
            starts.append(place)
            seen = set()
        seen.add(found.key)
    ends = [*starts[1:], len(lines)]
    spans = [
        (start, max(place for place in places if start <= place < end), end)
        for start, end in zip(starts, ends, strict=True)
    ]
    inner = [
        placed.line.box.x0
        for start, last, _ in spans
        for placed in lines[start:last]
        if placed.found is None
    ]
    right = max(placed.line.box.x1 for placed in lines[places[0] : places[-1] + 1])
    for start, last, end in spans:
        stop = _stop(lines, last, end, inner, right)
        yield list(_parts(lines[start:stop], counts))


def _is_first(found: _Labelled) -> bool:
    return found.number is None or last_number(found.number) == 1


def _counts_on(lines: Sequence[_Placed], key: str) -> bool:
    """Return whether a label has no numbers, or those that count on from its first to its last."""
    numbers = [p.found.number for p in lines if p.found and p.found.key == key]
    known = [last_number(number) for number in numbers if number is not None]
    return all(a is not None and b == a + 1 for a, b in pairwise(known))


def _stop(
    lines: Sequence[_Placed], last: int, end: int, inner: Sequence[float], right: float
) -> int:
    """Return the place behind the last line of a form, whose last label stands at a place.

    A line continues the value above it where it begins as lines inside of forms do, or where the
    line above it is full; none does that stands apart, is larger, or counts forms.
    """
    label = lines[last].line
    for place in range(last + 1, end):
        before, line = lines[place - 1].line, lines[place].line
        if lines[place].page != lines[place - 1].page:
            return place
        if (
            line.box.top - before.box.top > FORM_LINES_GAP * max(line.size, before.size)
            or line.size > label.size
        ):
            return place
        hangs = line.box.x0 > label.box.x0 + FORM_LINES_SAME_LEFT_PT and any(
            abs(line.box.x0 - x0) <= FORM_LINES_SAME_LEFT_PT for x0 in inner
        )
        full = before.box.x1 >= right - FORM_LINES_FULL_EM * before.size
        if not hangs and (not full or split_plain_number(line.text).number is not None):
            return place
    return end


def _parts(lines: Sequence[_Placed], counts: set[str]) -> Iterator[FormPart]:
    """Yield the labels of a form with their values; those that count steps are one."""
    part: FormPart | None = None
    for placed in lines:
        found, page = placed.found, placed.page
        held = [] if found is None else [found.value] if found.value else []
        if found is not None and found.key in counts and found.number and found.value:
            text = f"{found.number}. {found.value.text}"
            held = [replace(found.value, text=text)]
        same = part is not None and (found is None or (held and found.key == part.key))
        if same and part is not None and part.page == page:
            part.lines += held if found else [placed.line]
            continue
        if part is not None:
            yield part
        key = found.key if found else ""
        part = FormPart(page, key, [found.label] if found and not same else [], held)
        if found is None:
            part.lines.append(placed.line)
    if part is not None:
        yield part
