"""Forms: tables of headings at the left and what each says at the right, one for each measure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Cell, Table
from ...extract.text.lines import Line
from ..knowledge import load
from ..layout.column_evidence import TableEvidence
from ..layout.header_scores import score_fields
from ..layout.layout import Layout
from ..layout.profile import Profile, built_in_profiles, load_built_in
from ..layout.tolerances import LISTED_MARKS_LOST
from ..values.enumerators import split_plain_number
from ..wording import fold
from .form_fields import fit_to_forms
from .form_headings import without_headings, without_repeated
from .form_pairs import Pair, count_labels, find_pairs, is_measure_label, split_counted, with_number
from .naming_lines import count_on, line_above, line_at_foot, line_cell
from .pooling import Claims
from .rows import JoinedTable, Row, Slot
from .tolerances import (
    FEWEST_LABELS,
    FEWEST_LISTED,
)

_TELL_NO_FORM = frozenset(("extra", "number"))
_OF_LETTERS = frozenset(map(fold, load("prose")["letter_labels"]))
_NAME = ""  # key of the lines above forms, which have no label


@dataclass(slots=True)
class _Form:
    """One form: the cells of each label, and the tables that it stands in."""

    values: dict[str, list[Cell]]
    labels: dict[str, Cell]
    tables: list[Table]
    name: Line | None = None


def read_forms(
    pages: Sequence[DocumentPage], claims: Claims
) -> tuple[JoinedTable | None, frozenset[tuple[int, int]]]:
    """Return all forms of a document as one table of a row each, and the tables they stand in.

    Args:
        pages: pages with their tables.
        claims: of the document.
    """
    pieces = [
        (page, table, pairs)
        for page in pages
        for table in page.tables
        if (pairs := list(find_pairs(table)))
        and not any(pair.key in _OF_LETTERS for pair in pairs)
        and not _has_columns(table, claims)
    ]
    pieces = [(p, t, without_repeated(pairs, p, pieces)) for p, t, pairs in pieces]
    counted = count_labels([pairs for _, _, pairs in pieces])
    pieces = [(page, t, pairs) for (page, t, _), pairs in zip(pieces, counted, strict=True)]
    often = Counter(pair.key for _, _, pairs in pieces for pair in pairs if pair.key)
    repeated = {key for key, count in often.items() if count > 1}
    pieces = [
        (page, table, pairs)
        for page, table, pairs in pieces
        if sum(pair.key in repeated or not pair.key for pair in pairs) >= 0.8 * len(pairs)
        or _are_listed(pairs, claims.profiles)
    ]
    if not pieces:
        return None, frozenset()
    pieces = [piece for piece in without_headings(pieces) if piece[2]]
    forms = [form for form in _forms(pieces) if form.values]
    labels = dict.fromkeys(key for form in forms for key in form.labels)
    if len(labels) < FEWEST_LABELS or not forms:
        return None, frozenset()
    if _name_forms(forms, labels):
        labels = {_NAME: None} | labels
    whole = _as_table(forms, list(labels))
    layout = claims.of(whole)
    if layout is None or layout.profile.records != "measures" or layout.spread:
        return None, frozenset()
    if len({column.field for column in layout.columns} - _TELL_NO_FORM) < FEWEST_LISTED:
        return None, frozenset()  # a letter has a number, an office and a subject too
    layout = fit_to_forms(layout, whole, TableEvidence(whole, claims.looks).below(1))
    forms = _with_steps(forms, list(labels), layout)
    table = _joined(forms, list(labels), layout)
    return table, frozenset((t.page, t.number) for form in forms for t in form.tables)


def _name_forms(forms: Sequence[_Form], labels: Iterable[str]) -> bool:
    """Give each form the line above it as its name; return whether all have one.

    Beside a label for the name of a measure only lines that count on do; where they say nothing
    else ("แบบที่ ๒") they name none, and are the number of the measure where they count measures.
    """
    lines = [form.name for form in forms if form.name]
    if len(lines) < len(forms) or not are_names(lines):
        return False
    counted = [split_counted(line.text) for line in lines]
    words = {fold(found[0]) if found else "" for found in counted}
    said = next((key for key in labels if _names_measures(key, forms)), None)
    if said is not None and len(words) == 1 and "" not in words:
        if is_measure_label(next(found[0] for found in counted if found)):
            for form, found in zip(forms, counted, strict=True):
                pair = Pair(form.labels[said], form.values[said][0])
                form.values[said][0] = _numbered(pair, found[1] if found else "").value
        return False
    if said is not None and not count_on([line.text for line in lines]):
        return False  # titles, and signatures below the form before
    for form, line in zip(forms, lines, strict=True):
        form.values[_NAME] = [line_cell(line, form.tables[0], 1)]
        form.labels[_NAME] = measure_heading(form.values[_NAME][0])
    return True


def _names_measures(key: str, forms: Sequence[_Form]) -> bool:
    """Return whether a label of all forms is listed as the name of a measure."""
    return all(key in form.labels and is_measure_label(form.labels[key].text) for form in forms)


def _numbered(pair: Pair, number: str) -> Pair:
    """Return a pair with a number before its value, unless that begins with one."""
    if split_plain_number(pair.value.text).number is not None:
        return pair
    return with_number(pair, (pair.label.text, number))


def _with_steps(forms: Sequence[_Form], labels: Sequence[str], layout: Layout) -> list[_Form]:
    """Return the forms without those of which a page holds neither the name nor the steps.

    Such a form is the rest of one whose rows on the page before are not known as its own.
    """
    steps = {labels[c.index] for c in layout.columns if c.field in ("measure", "action")}
    return [form for form in forms if steps & {*form.values}]


def _has_columns(table: Table, claims: Claims) -> bool:
    """Return whether a table of four columns is one whose first row heads them."""
    layout = claims.of(table) if table.n_columns > 2 else None
    if layout is None:
        return False
    listed = [c for c in layout.columns if c.field != "extra" and not c.inferred]
    return len(listed) >= FEWEST_LISTED


def _are_listed(pairs: Sequence[Pair], profiles: Sequence[Profile]) -> bool:
    """Return whether the labels are headings that a profile of measures lists."""
    for profile in (*profiles, *built_in_profiles()):
        if profile.records != "measures":
            continue
        fields = {
            field
            for pair in pairs
            for field, score in score_fields((pair.label.text,), profile).items()
            if score >= LISTED_MARKS_LOST
        }
        steps = {"measure", "action"} & fields
        if steps and len(fields - {"extra"}) >= FEWEST_LISTED:
            return True
    return False


def _forms(
    pieces: Sequence[tuple[DocumentPage, Table, list[Pair]]],
) -> list[_Form]:
    forms: list[_Form] = []
    last: str | None = None
    first: str | None = None  # label of the first form: it begins the others, too
    before: Table | None = None
    earlier: DocumentPage | None = None
    for page, table, pairs in pieces:
        name = line_above(before, table, page)
        if name is None and earlier and _is_cut(before, table) and _begins_anew(pairs, forms):
            name = line_at_foot(before, earlier)
        for place, pair in enumerate(pairs):
            if pair.names:
                lines = pair.value.lines
                named = replace(lines[0], text=pair.value.text, box=pair.value.box)
                forms.append(_Form({}, {}, [], named))
                continue
            if not pair.key:
                if forms and last:
                    forms[-1].values[last].append(pair.value)
                continue
            new = not forms or pair.key in forms[-1].values or pair.key == first
            if place == 0 and name is not None and not _is_cut(before, table):
                new = True
            if forms and not forms[-1].values:
                new = False  # a row across the table has begun it
            if new:
                forms.append(_Form({}, {}, [], name if place == 0 else None))
            form = forms[-1]
            first = first or pair.key
            form.values[pair.key] = [pair.value]
            form.labels[pair.key] = pair.label
            if table not in form.tables:
                form.tables.append(table)
            last = pair.key
        before, earlier = table, page
    return forms


def _begins_anew(pairs: Sequence[Pair], forms: Sequence[_Form]) -> bool:
    """Return whether a table begins with the first label of the form before it."""
    return bool(forms) and pairs[0].key == next(iter(forms[-1].values), None)


def _is_cut(before: Table | None, table: Table) -> bool:
    """Return whether a table stands at the top of the page after the one before."""
    return before is not None and table.page == before.page + 1 and table.number == 1


def _as_table(forms: Sequence[_Form], labels: Sequence[str]) -> Table:
    """Return the forms as a table with a heading and a row each, to see what its columns are."""
    first = forms[0].tables[0]
    cells: list[Cell] = []
    for column, key in enumerate(labels):
        head = next(form.labels[key] for form in forms if key in form.labels)
        cells.append(replace(head, row=0, column=column, column_span=1))
        for row, form in enumerate(forms, 1):
            value = form.values.get(key, [replace(head, lines=())])[0]
            cells.append(replace(value, row=row, column=column, column_span=1))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(
        first, n_rows=len(forms) + 1, n_columns=len(labels), cells=tuple(cells), header_rows=1
    )


def are_names(lines: Sequence[Line]) -> bool:
    """Return whether lines above forms name them: counted on, or different in each."""
    texts = [line.text for line in lines]
    return count_on(texts) or (len(texts) > 1 and len({*map(fold, texts)}) == len(texts))


def measure_heading(cell: Cell) -> Cell:
    """Return the usual heading of measures in the place of a cell: a form's name has none."""
    profile = load_built_in("measures")
    wording = next(c.headers[0] for c in profile.columns if c.field == "measure")
    return replace(cell, lines=(replace(cell.lines[0], text=wording),))


def _joined(forms: Sequence[_Form], labels: Sequence[str], layout: Layout) -> JoinedTable:
    headers = tuple(
        " ".join(next(f.labels[key] for f in forms if key in f.labels).text.split())
        for key in labels
    )
    rows: list[Row] = []
    for form in forms:
        table = form.tables[0]
        slots = tuple(
            Slot(tuple(form.values[key])) if key in form.values else None for key in labels
        )
        rows.append(Row(slots, table, 0))
    pieces = tuple(dict.fromkeys(table for form in forms for table in form.tables))
    return JoinedTable(pieces, headers, layout, tuple(rows), form=True)
