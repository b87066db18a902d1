"""What OCR doubts, put on the records it touches: the value is null, the finding has both readings.

The raw text of a field stays the best reading. A record is touched when its place overlaps the cell
of the doubtful digits, so that a cell over several rows touches the record of each, or when one of
its fields was read where they are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from ..extract.doubts import Doubt, fold_digits
from ..extract.geometry import Box
from ..extract.pages.document import Document, DocumentPage
from ..models import Finding, Place, ReadBy, Report
from ..models.record_path import RecordPath
from .findings import make_finding
from .placed_doubts import PlacedDoubt, place_doubts, squeeze
from .wording import page_ranges

FLAG = "ocr_doubtful"
LEAST_OVERLAP_PT = 1.0
Part = dict[str, Any]


def document_read_by(document: Document) -> ReadBy:
    """Return how the pages of a document were read: their text, by OCR, or both."""
    scanned = [page.scan is not None for page in document.pages]
    if not any(scanned):
        return "text"
    return "ocr" if all(scanned) else "mixed"


def state_scans(report: Report, document: Document) -> Report:
    """Return a report that says what OCR read and what it is not sure of."""
    pages = {page.number: page for page in document.pages if page.scan is not None}
    if not pages:
        return report
    parts = report.model_dump(by_alias=True)
    _mark(parts, pages)
    found = [make_finding("ocr-read", pages=page_ranges(sorted(pages)))]
    doubts = [doubt for page in pages.values() for doubt in place_doubts(page)]
    certain = _certain_texts(document, [doubt for doubt in doubts if not doubt.doubt.is_text])
    for doubt in doubts:
        if not doubt.doubt.is_text:
            found += _state(parts, doubt, certain)
    found += _state_letters(parts, [doubt for doubt in doubts if doubt.doubt.is_text])
    parts["findings"] += [finding.model_dump(by_alias=True) for finding in found]
    return Report.model_validate(parts)


def _mark(part: Any, pages: Mapping[int, DocumentPage]) -> None:
    """Say at each place, and in the repairs of its record, that OCR read it."""
    if isinstance(part, list):
        for item in part:
            _mark(item, pages)
    elif isinstance(part, dict):
        if "read_by" in part and part.get("page") in pages:
            part["read_by"] = "ocr"
        for item in part.values():
            _mark(item, pages)
        source = part.get("source")
        if "repairs" in part and isinstance(source, dict) and source["page"] in pages:
            part["repairs"] = [*part["repairs"], "ocr"]


def _state(parts: Part, doubt: PlacedDoubt, certain: str) -> Iterator[Finding]:
    """Yield the findings of one doubt; the values it touches become null."""
    wheres: list[str] = []
    touched = [(path, record) for path, record in _records(parts) if _touches(record, doubt)]
    # Of the steps in one cell the one has the digits that has their line: where none has it whole,
    # each that has these digits may be it.
    if doubt.line and not any(
        doubt.line in squeeze(text) for _, record in touched for text in _texts(record)
    ):
        doubt = replace(doubt, line="")
    for path, record in touched:
        wheres += _doubt_record(str(path), record, doubt)
    if not doubt.in_table:
        wheres += _doubt_facts(parts, doubt, certain)
    for where in (*wheres,) or (None,):
        yield make_finding(
            "ocr-doubtful",
            where=where,
            place=_place(doubt),
            readings=_readings(doubt.doubt),
        )


def _readings(doubt: Doubt) -> str:
    """Return what the digits may be: one reading where the readers agree and the ink does not fit.

    >>> _readings(Doubt("๑๒", "๑๗", Box(0, 0, 1, 1))), _readings(Doubt("๑๒", "12", Box(0, 0, 1, 1)))
    ("'๑๒' / '๑๗'", "'๑๒'")
    """
    same = fold_digits(doubt.other) in ("", fold_digits(doubt.reading))
    return " / ".join(map(repr, [doubt.reading] if same else [doubt.reading, doubt.other]))


def _state_letters(parts: Part, doubts: Sequence[PlacedDoubt]) -> Iterator[Finding]:
    """Yield one finding for each record, and each fact, with letters that are not certain."""
    for path, record in _records(parts):
        texts = fold_digits("\n".join(_texts(record)))
        own = [d for d in doubts if d.digits in texts and _touches(record, d)]
        if own:
            yield _letters_finding(str(path), own)
    agency = parts["agency"] or {}
    for where, text in (("title", parts["title"]), ("agency", agency.get("name"))):
        own = [d for d in doubts if not d.in_table and d.digits in fold_digits(text or "")]
        if own:
            yield _letters_finding(where, own)


def _letters_finding(where: str, doubts: Sequence[PlacedDoubt]) -> Finding:
    readings = dict.fromkeys(doubt.doubt.reading.strip() for doubt in doubts)
    return make_finding(
        "ocr-letters", where=where, place=_place(doubts[0]), raw=", ".join([*readings][:5])
    )


def _place(doubt: PlacedDoubt) -> Place:
    x0, top, x1, bottom = (round(side, 1) for side in doubt.box)
    return Place(
        page=doubt.page, page_label=doubt.page_label, box=(x0, top, x1, bottom), read_by="ocr"
    )


def _texts(record: Part) -> Iterator[str]:
    """Yield the texts of a record, as printed."""
    for name in ("text", "name", "follow_up", "issue", "label", "instrument"):
        yield record.get(name) or ""
    for name in ("period", "budget"):
        yield (record.get(name) or {}).get("raw") or ""
    yield from record.get("responsible") or ()
    for header, text in (record.get("extra") or {}).items():
        yield header
        yield text or ""


def _records(parts: Part) -> Iterator[tuple[RecordPath, Part]]:
    for table in ("indicators", "outline"):
        for index, record in enumerate(parts[table]):
            yield RecordPath(table, index), record
    for index, measure in enumerate(parts["measures"]):
        path = RecordPath("measures", index)
        yield path, measure
        for number, action in enumerate(measure["actions"]):
            yield path.step(number), action


def _touches(record: Part, doubt: PlacedDoubt) -> bool:
    """Return whether a doubt lies in the place of a record, or where one of its fields was read.

    In a form, and in a row of several steps, what is for all of them stands beside one or none.
    """
    if _overlap(record["source"], doubt):
        return True
    x, y = (doubt.box.x0 + doubt.box.x1) / 2, (doubt.box.top + doubt.box.bottom) / 2
    return any(
        page == doubt.page and Box(*box).holds(x, y)
        for page, *box in (record.get("boxes") or {}).values()
    )


def _overlap(place: Part, doubt: PlacedDoubt) -> bool:
    if place["page"] != doubt.page or not place["box"]:
        return False
    x0, top, x1, bottom = place["box"]
    return bool(
        min(x1, doubt.cell.x1) - max(x0, doubt.cell.x0) > LEAST_OVERLAP_PT
        and min(bottom, doubt.cell.bottom) - max(top, doubt.cell.top) > LEAST_OVERLAP_PT
    )


def _doubt_record(where: str, record: Part, doubt: PlacedDoubt) -> Iterator[str]:
    """Yield the paths of a record's fields that hold doubtful digits; values become null.

    A field whose own cell is known and lies elsewhere holds none of them.
    """
    for name in ("period", "budget"):
        field = record.get(name)
        if field and _has(field["raw"], doubt) and _may_be_in(record, name, doubt):
            _empty(field)
            yield f"{where}.{name}"
    emptied = set()
    for value in (record.get("values") or {}).values():
        name = f"extra.{value['header']}"
        if _has(value["raw"], doubt) and _may_be_in(record, name, doubt):
            _empty(value)
            emptied.add(name)
            yield f"{where}.{name}"
    score = record.get("score")
    if score is not None and score == _number(doubt.digits) and _may_be_in(record, "score", doubt):
        record["score"] = None
        yield f"{where}.score"
    if record.get("amount") is not None and doubt.digits in fold_digits(record["amount_raw"] or ""):
        record["amount"] = None
        yield f"{where}.amount"
    if (
        record.get("no") is not None
        and str(record["no"]) in (doubt.digits, _last(doubt.digits))
        and _may_be_in(record, "no", doubt)
    ):
        record["no"] = None
        yield f"{where}.no"
    for name in ("text", "name", "follow_up", "issue", "label"):
        if doubt.digits and _has(record.get(name), doubt) and _may_be_in(record, name, doubt):
            yield f"{where}.{name}"
    texts = {f"extra.{header}": text for header, text in (record.get("extra") or {}).items()}
    texts["responsible"] = "\n".join(record.get("responsible") or ())
    if any(
        _has(text, doubt) and _may_be_in(record, name, doubt)
        for name, text in texts.items()
        if name not in emptied
    ):
        yield where


def _has(text: str | None, doubt: PlacedDoubt) -> bool:
    """Return whether a text has the digits of a doubt, with what stands before or behind them.

    A field that was read from a part of a line, or from two lines, has one of both.
    """
    bare = squeeze(text)
    return doubt.digits in bare and (
        not doubt.line or any(part in bare for part in doubt.surroundings)
    )


def _may_be_in(record: Part, name: str, doubt: PlacedDoubt) -> bool:
    """Return whether a field may hold doubtful digits: not where they are in another cell."""
    boxes = record.get("boxes") or {}
    inside = {
        field
        for field, (page, *box) in boxes.items()
        if _overlap({"page": page, "box": box}, doubt)
    }
    return not inside or name in inside or name not in boxes


def _empty(field: Part) -> None:
    if field["value"] is not None and "alternatives" in field:
        value = field["value"]
        values = map(str, value if isinstance(value, list) else [value])
        field["alternatives"] = list(dict.fromkeys([*field["alternatives"], *values]))
    for name in ("value", "start", "end"):
        if name in field:
            field[name] = None
    field["status"] = "ambiguous"
    field["flags"] = list(dict.fromkeys([*field["flags"], FLAG]))


def _doubt_facts(parts: Part, doubt: PlacedDoubt, certain: str) -> Iterator[str]:
    """Yield the facts of the document that doubtful digits outside of tables give."""
    number = _number(doubt.digits)
    assessment, year = parts["assessment"], parts["fiscal_year"]
    if assessment and assessment["score"] is not None and assessment["score"] == number:
        assessment["score"] = None
        yield "assessment.score"
    if year and number in (year["be"], year["be"] % 100, year["be"] - 543):
        if str(year["be"]) in certain:  # the same year is certain elsewhere
            return
        parts["fiscal_year"] = None
        yield "fiscal_year"
        for _, record in _records(parts):
            for dated in (record.get("period"), *(record.get("values") or {}).values()):
                if dated and "year_from_context" in dated["flags"]:
                    _empty(dated)
    for name in ("title", "agency"):
        text = parts[name] if name == "title" else (parts[name] or {}).get("name")
        if doubt.digits in fold_digits(text or ""):
            yield name


def _certain_texts(document: Document, doubts: Iterable[PlacedDoubt]) -> str:
    """Return all lines that hold no doubtful digits, with Arabic digits and without spaces."""
    boxes: dict[int, list[Box]] = {}
    for doubt in doubts:
        boxes.setdefault(doubt.page, []).append(doubt.doubt.box)
    texts = []
    for page in document.pages:
        cells = [line for table in page.tables for cell in table for line in cell.lines]
        for line in (*page.lines, *cells):
            y = (line.box.top + line.box.bottom) / 2
            if not any(
                box.top <= y <= box.bottom and box.x0 < line.box.x1 and box.x1 > line.box.x0
                for box in boxes.get(page.number, ())
            ):
                texts.append(fold_digits(line.text))
    return "\n".join(texts)


def _number(digits: str) -> Decimal | None:
    try:
        return Decimal(digits.replace(",", ""))
    except InvalidOperation:
        return None


def _last(digits: str) -> str:
    """Return the last number of a list number: "1.2" is 2."""
    return digits.rstrip(".").rpartition(".")[2].lstrip("0")
