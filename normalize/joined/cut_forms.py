"""Forms that a page cuts: rows on the next page, too few to be known there as a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Table
from ...extract.text.lines import Line
from ..wording import fold
from .form_pairs import split_counted
from .form_parts import FormPart, part_of_line, with_form_tables
from .tolerances import FORM_LINES_GAP, FORM_LINES_SAME_LEFT_PT, FORM_LINES_TOUCHING_EM


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the forms of a document look like.

    Attributes:
        labels: a pattern of a line that begins with the first line of one of them.
        heads: their first rows as texts, which may be headings that are centred.
        rests: by the first line of a label, its further lines.
        left: where labels begin.
        value_left: where values begin.
    """

    labels: re.Pattern[str]
    heads: frozenset[str]
    rests: dict[str, tuple[str, ...]]
    left: float
    value_left: float


def with_cut_forms(
    pages: Sequence[DocumentPage], taken: frozenset[tuple[int, int]]
) -> list[DocumentPage] | None:
    """Return pages with a table for the rows of forms that are too few to be known as one.

    They stand alone on a page, or above or below the forms of it.

    Args:
        pages: pages with their tables.
        taken: the forms among these, by page and number.

    Returns:
        None where there are none.
    """
    forms = [t for page in pages for t in page.tables if (t.page, t.number) in taken]
    shape = _shape_of(forms)
    if shape is None:
        return None
    n_tables = sum(len(page.tables) for page in pages)
    found = [_with_rows(page, shape) for page in pages]
    return found if sum(len(page.tables) for page in found) > n_tables else None


def _with_rows(page: DocumentPage, shape: _Shape) -> DocumentPage:
    top = min((table.box.top for table in page.tables), default=page.height)
    runs = [
        run
        for run in _runs(page, shape)
        if any(part.label for part in run) and (run[0].label or run[0].box.top < top)
    ]
    return with_form_tables(page, runs)


def _shape_of(forms: Sequence[Table]) -> _Shape | None:
    """Return what forms of two columns look like, None for others."""
    if any(table.n_columns != 2 for table in forms):
        return None
    rows = [row for table in forms for row in table.grid() if row[0] is not row[1]]
    pairs = [(a.lines, b.lines) for a, b in rows if a and b and a.lines and b.lines]
    labels = {tuple(" ".join(line.text.split()) for line in label) for label, _ in pairs}
    patterns = [_pattern(label) for label in sorted({lines[0] for lines in labels}, key=_longest)]
    return _Shape(
        re.compile(rf"(?P<label>{'|'.join(patterns)})\s*(?P<value>.*)", re.DOTALL),
        frozenset(fold("".join(cell.text for cell in t.grid(1)[0] if cell)) for t in forms),
        {lines[0]: lines[1:] for lines in sorted(labels, key=len)},
        median([label[0].box.x0 for label, _ in pairs]),
        median([value[0].box.x0 for _, value in pairs]),
    )


def _longest(text: str) -> int:
    return -len(text)


def _pattern(label: str) -> str:
    """Return a pattern of a label, with any number where it is counted."""
    counted = split_counted(label)
    if counted is None:
        return r"\s*".join(map(re.escape, label.split()))
    before = label[: label.rindex(counted[1])].split()
    return r"\s*".join([*map(re.escape, before), r"[\d.]+"])


def _runs(page: DocumentPage, shape: _Shape) -> Iterator[list[FormPart]]:
    """Yield the lines of a page that follow each other as labels and values of one form."""
    run: list[FormPart] = []
    above: Line | None = None
    rest: tuple[str, ...] = ()  # what follows of the label above
    for line in page.lines:
        near = above is None or line.box.top - above.box.top <= FORM_LINES_GAP * line.size
        at_label = _is_at(line, shape.left) or fold(line.text) in shape.heads
        found = shape.labels.fullmatch(line.text) if at_label else None
        if at_label and near and rest and line.text.startswith(rest[0]):
            label, value = _parted(line, len(rest[0]), shape)
            run[-1].label.append(label)
            run[-1].lines += value
            rest = rest[1:]
        elif found and ((run and near) or _is_parted(line, found.start("value"), shape)):
            label, value = _parted(line, found.end("label"), shape)
            run.append(FormPart(page.number, "", [label], value))
            rest = shape.rests.get(label.text, ())
        elif _is_at(line, shape.value_left) and near and (run or above is None):
            if not run:
                run.append(FormPart(page.number, "", [], []))
            run[-1].lines.append(line)
        else:
            yield run
            run = []
        above = line
    yield run


def _is_parted(line: Line, start: int, shape: _Shape) -> bool:
    """Return whether what follows a label stands apart from it, or where values begin.

    A label may be as wide as its column and touch what it says.
    """
    if line.tail_x0 is not None or start == len(line.text):
        return True
    value = part_of_line(line, start, len(line.text), line.text[start:])
    return abs(value.box.x0 - shape.value_left) <= FORM_LINES_TOUCHING_EM * line.size


def _parted(line: Line, end: int, shape: _Shape) -> tuple[Line, list[Line]]:
    """Return the label of a line, and its value where it has one."""
    text = line.text[end:].strip()
    label = part_of_line(line, 0, end, line.text[:end])
    if not text:
        return label, []
    value = part_of_line(line, len(line.text) - len(text), len(line.text), text)
    return label, [replace(value, box=value.box._replace(x0=shape.value_left))]


def _is_at(line: Line, left: float) -> bool:
    return abs(line.box.x0 - left) <= FORM_LINES_SAME_LEFT_PT
