"""Checklist: the findings of one report as text, page by page, for the person who wrote it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from ..models import Finding, Indicator, Measure, OutlineRow, Report
from ..record_path import RecordPath

Language = Literal["en", "th"]

_WORDS = {
    "en": {
        "read": "Read: indicators {indicators}, measures {measures}, steps {steps}, "
        "other tables {tables}, pages {pages}.",
        "clean": "Nothing to correct.",
        "page": "Page {page}",
        "printed": " (printed {label})",
        "document": "The whole document",
        "error": "must",
        "warning": "check",
        "info": "note",
        "sum": "{warnings} to check, {errors} that must be mended, {notes} notes.",
    },
    "th": {
        "read": "อ่านได้: ตัวชี้วัด {indicators} มาตรการ {measures} ขั้นตอน {steps} "
        "ตารางอื่น {tables} จำนวนหน้า {pages}",
        "clean": "ไม่พบสิ่งที่ต้องแก้ไข",
        "page": "หน้า {page}",
        "printed": " (เลขหน้าที่พิมพ์ {label})",
        "document": "ทั้งเอกสาร",
        "error": "ต้องแก้",
        "warning": "ตรวจสอบ",
        "info": "หมายเหตุ",
        "sum": "ต้องตรวจสอบ {warnings} รายการ ต้องแก้ไข {errors} รายการ หมายเหตุ {notes} รายการ",
    },
}


def report_to_checklist(report: Report, lang: str = "en") -> str:
    """Return the findings of a report, page by page, each with where it stands and its code.

    Args:
        report: of one document.
        lang: "en" or "th".
    """
    words = _WORDS["th" if lang == "th" else "en"]
    parts = [f"{report.title or report.source.file}"]
    if report.agency and report.agency.name:
        parts.append(report.agency.name)
    parts.append(_what_was_read(report, words))
    if not report.findings:
        return "\n".join([*parts, "", words["clean"]])
    ordered = sorted(report.findings, key=_place)
    for _, group in groupby(ordered, key=lambda finding: _place(finding)[0]):
        findings = list(group)
        parts += ["", _page_heading(findings[0], words)]
        parts += [line for finding in findings for line in _item(finding, report, lang, words)]
    counts = {
        name: sum(f.severity == name for f in report.findings)
        for name in ("warning", "error", "info")
    }
    total = words["sum"].format(
        warnings=counts["warning"], errors=counts["error"], notes=counts["info"]
    )
    return "\n".join([*parts, "", total])


def _what_was_read(report: Report, words: dict[str, str]) -> str:
    return words["read"].format(
        indicators=len(report.indicators),
        measures=len(report.measures),
        steps=sum(len(measure.actions) for measure in report.measures),
        tables=len(report.tables),
        pages=report.source.pages,
    )


def _place(finding: Finding) -> tuple[int, float]:
    """Return the page, 0 for the whole document, and the height on it."""
    if finding.source is None:
        return 0, 0.0
    return finding.source.page, finding.source.box[1] if finding.source.box else 0.0


def _page_heading(finding: Finding, words: dict[str, str]) -> str:
    if finding.source is None:
        return words["document"]
    label = finding.source.page_label
    printed = words["printed"].format(label=label) if label else ""
    return words["page"].format(page=finding.source.page) + printed


def _item(finding: Finding, report: Report, lang: str, words: dict[str, str]) -> Iterator[str]:
    message = finding.message_th if lang == "th" else finding.message
    yield f"  [{words[finding.severity]}] {message} ({finding.code})"
    told = _told(finding.where, report)
    if told:
        yield f"      > {told}"


def _told(where: str | None, report: Report) -> str | None:
    """Return the words of the record that a finding is about, so that it can be found on paper."""
    path = RecordPath.parse(where)
    if path is None:
        return None
    records: Sequence[Indicator | Measure | OutlineRow] = getattr(report, path.table)
    if path.record >= len(records):
        return None
    record = records[path.record]
    if isinstance(record, OutlineRow):
        return record.label
    if isinstance(record, Measure) and path.action is not None:
        actions = record.actions
        return actions[path.action].text if path.action < len(actions) else record.name
    return record.name
