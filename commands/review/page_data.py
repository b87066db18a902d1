"""What a review page knows of its document: rows, fields, findings and places, ready for JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from ...corrections.corrections_file import Correction
from ...export.correctable import CORRECTABLE, finding_to_field, row_paths, row_texts
from ...export.records import Record, find_place, record_at
from ...models import Action, Budget, Finding, OutlineRow, Period, Report
from ...models.record_path import RecordPath
from ...normalize.findings import find_advice

Entry: TypeAlias = dict[str, Any]

_MAIN = {"measures": "action", "indicators": "indicator", "outline": "label", "documents": "title"}
_KINDS = {name: one.kind for table in CORRECTABLE.values() for name, one in table.items()}
_NOT_ALONE = ("extra", "findings")  # shown column by column; accepted one by one
_PREVIEW_ROWS = 8
_SAME_PT = 0.2  # a finding rounds the box of its table


def report_to_entries(report: Report) -> tuple[list[Entry], list[Entry]]:
    """Return the rows and the findings of a page; a finding knows its row, a row its findings."""
    texts = row_texts(report)
    paths = row_paths(report)
    rows: list[Entry] = []
    places: dict[str, int] = {}
    for row_id in texts:
        path = paths.get(row_id)
        if path is None:
            continue
        places[str(path)] = len(rows)
        if isinstance(path, RecordPath) and path.table == "measures" and path.action == 0:
            places[f"measures[{path.record}]"] = len(rows)
        rows.append(_row(report, row_id, path, texts[row_id]))
    rows.sort(key=_reading_order)
    order = {row["row_id"]: index for index, row in enumerate(rows)}
    placed = {
        where: order[row_id if path else ""]
        for row_id, path in paths.items()
        for where in [str(path)]
    }
    placed |= {
        where: order[_row_id_of(where, report)]
        for where in places
        if where not in placed and where.startswith("measures[")
    }
    rows += _unread_tables(report)
    findings = [_finding(one, n, placed, rows, report) for n, one in enumerate(report.findings)]
    return rows, findings


def _reading_order(row: Entry) -> tuple[bool, int, float]:
    """Return what sorts rows as a reader meets them: first the document itself."""
    top = row["box"][1] if row["box"] is not None else 0.0
    return row["table"] != "documents", row["page"], top


def _row_id_of(where: str, report: Report) -> str:
    path = RecordPath.parse(where)
    assert path is not None
    return path.row_id(report.document_id)


def _row(report: Report, row_id: str, path: RecordPath | str, texts: Mapping[str, str]) -> Entry:
    if isinstance(path, str):
        fields = [_field(column, texts[column], None, None) for column in CORRECTABLE["documents"]]
        return _entry("documents", "", fields, title=report.title or "", page=1, codes=[])
    record = record_at(report, path)
    measure = report.measures[path.record] if path.table == "measures" else None
    fields = []
    for column, target in CORRECTABLE[path.table].items():
        if column in _NOT_ALONE or (record is measure and target.holder != "measure"):
            continue
        holder = measure if target.holder == "measure" and measure is not None else record
        value = getattr(holder, target.field)
        printed = value.raw if isinstance(value, (Period, Budget)) else None
        if isinstance(holder, OutlineRow):
            printed = holder.amount_raw if column == "amount" else None
        fields.append(_field(column, texts[column], _box(holder, target.field), printed))
    extra = record.extra if isinstance(record, Action) else {}
    for header, text in extra.items():
        box = _box(record, f"extra.{header}")
        fields.append(_field(f"extra.{header}", text or "", box, None))
    corrected = [*record.corrected, *(measure.corrected if measure is not None else [])]
    number = getattr(record, "no", None)
    owner = RecordPath(path.table, path.record, None).row_id(
        report.document_id, empty=path.action is None
    )
    for field in fields:
        if CORRECTABLE[path.table].get(field["column"], _RECORD).holder == "measure":
            field["owner"] = owner  # what is said of a measure is said in its first row
    return _entry(
        path.table,
        row_id,
        fields,
        title=texts.get(_MAIN[path.table], ""),
        page=record.source.page,
        box=record.source.box,
        number="" if number is None else f"{number}.",
        corrected=_columns_of(path.table, corrected),
        extra=texts.get("extra", ""),
        codes=[code for code in texts.get("findings", "").split("; ") if code],
    )


_RECORD = CORRECTABLE["measures"]["action"]


def _entry(table: str, row_id: str, fields: list[Entry], **more: Any) -> Entry:
    return {
        "table": table,
        "row_id": row_id,
        "main": _MAIN.get(table),
        "fields": fields,
        "number": "",
        "box": None,
        "corrected": [],
        "extra": "",
        "findings": [],
        "unread": None,
    } | more


def _field(column: str, text: str, box: Sequence[float] | None, printed: str | None) -> Entry:
    entry: Entry = {"column": column, "kind": _KINDS.get(column, "text"), "text": text}
    if box is not None:
        entry |= {"page": int(box[0]), "box": list(box[1:])}
    if printed and printed != text:
        entry["printed"] = printed
    return entry


def _box(record: Record, field: str) -> Sequence[float] | None:
    if isinstance(record, OutlineRow):
        return None if record.source.box is None else (record.source.page, *record.source.box)
    return record.boxes.get(field)


def _columns_of(table: str, fields: Sequence[str]) -> list[str]:
    return [name for name, one in CORRECTABLE[table].items() if one.field and one.field in fields]


def _unread_tables(report: Report) -> Iterator[Entry]:
    for number, table in enumerate(report.tables):
        header = [text or "" for text in table.header or (table.rows[0] if table.rows else [])]
        cells = [[text or "" for text in row] for row in table.rows[:_PREVIEW_ROWS]]
        title = " | ".join(filter(None, header))[:160]
        yield _entry(
            "tables",
            f"table-{number}",
            [],
            title=title,
            page=table.page,
            box=table.box,
            unread="table",
            header=header,
            cells=cells,
            codes=[],
        )


def _finding(
    finding: Finding, n: int, placed: Mapping[str, int], rows: list[Entry], report: Report
) -> Entry:
    advice = find_advice(finding)
    place = finding.source
    row, column = _target(finding, placed, rows)
    if row is None and finding.code == "row-unassigned" and place is not None:
        row = len(rows)
        said = finding.message
        rows.append(
            _entry(
                "rows",
                f"unread-{n}",
                [],
                title=said,
                page=place.page,
                box=place.box,
                unread="row",
                codes=[],
            )
        )
    if row is None and place is not None and place.box is not None:
        row = next((i for i, one in enumerate(rows) if _is_table_at(one, finding)), None)
    if row is None:
        row = 0  # the document
    rows[row]["findings"].append(n)
    shown = find_place(finding, report)
    return {
        "id": f"{finding.code}|{finding.where or ''}|{finding.message}",
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "message_th": finding.message_th,
        "advice": advice.english,
        "advice_th": advice.thai,
        "row": row,
        "column": column,
        "page": shown[0] if shown else None,
        "box": shown[1] if shown else None,
    }


def _is_table_at(row: Entry, finding: Finding) -> bool:
    place = finding.source
    return (
        row["unread"] == "table"
        and place is not None
        and row["page"] == place.page
        and place.box is not None
        and all(abs(a - b) < _SAME_PT for a, b in zip(row["box"], place.box, strict=True))
    )


def _target(
    finding: Finding, placed: Mapping[str, int], rows: Sequence[Entry]
) -> tuple[int | None, str | None]:
    """Return the row and column that a finding is about, where it names them."""
    path, column = finding_to_field(finding.where)
    if path is None:
        return (0, column) if column else (None, None)
    row = placed.get(str(path))
    if row is None and path.table == "measures":
        row = placed.get(f"measures[{path.record}]")
    return (None, None) if row is None else (row, column)


def corrections_to_entries(corrections: Sequence[Correction], document_id: str) -> list[Entry]:
    """Return the corrections that a run was given, as the page keeps them."""
    return [
        {
            "row_id": "" if one.row_id == document_id else one.row_id,
            "field": one.column,
            "was": one.was,
            "is": one.now,
            "by": one.by,
            "at": one.at,
            "why": one.why,
        }
        for one in corrections
    ]


def to_script(entry: Any) -> str:
    r"""Return JSON that can be put into a script element.

    >>> print(to_script({"a": "</script>"}))
    {"a":"<\/script>"}
    """
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    return text.replace("</", "<\\/").replace("<!--", "<\\u0021--").replace("\u2028", "\\u2028")
