"""Reports and findings as HTML, for notebooks."""

from collections.abc import Iterable, Sequence
from html import escape

from ..models import Finding, Report

_MOST_ROWS = 60  # shown of a table
_COLOURS = {"error": "#c0392b", "warning": "#b9770e", "info": "#5d6d7e"}


def report_to_html(report: Report) -> str:
    """Return the facts of a Report, its measures and its findings."""
    agency, year, mark = report.agency, report.fiscal_year, report.assessment
    facts = [
        ("file", report.source.file),
        ("title", report.title),
        ("agency", agency.name if agency else None),
        ("fiscal year", year.be if year else None),
        ("score", f"{mark.score} {mark.grade or ''}" if mark and mark.score is not None else None),
    ]
    rows = [
        (
            measure.name,
            action.text,
            "; ".join(action.responsible),
            action.period,
            action.source.page,
        )
        for measure in report.measures
        for action in measure.actions
    ]
    shown = [
        (name, text, owners, (period.value or period.raw) if period else None, page)
        for name, text, owners, period, page in rows
    ]
    heads = ("measure", "action", "responsible", "period", "page")
    parts = [rows_to_html((), [fact for fact in facts if fact[1] is not None], repr(report))]
    parts += [rows_to_html(heads, shown)] if shown else []
    parts += [findings_to_html(report.findings)] if report.findings else []
    return "".join(parts)


def findings_to_html(findings: Sequence[Finding]) -> str:
    """Return findings as a table, the severity in its colour."""
    rows = [
        (finding.severity, finding.code, finding.where, finding.message) for finding in findings
    ]
    return rows_to_html(("severity", "code", "where", "message"), rows)


def rows_to_html(heads: Sequence[str], rows: Sequence[Iterable[object]], caption: str = "") -> str:
    """Return a table; of a long one the first rows, and how many there are.

    >>> rows_to_html(("a",), [("<b>",)])
    '<table><tr><th>a</th></tr><tr><td style="text-align:left">&lt;b&gt;</td></tr></table>'
    """
    body = "".join(f"<th>{escape(head)}</th>" for head in heads)
    lines = [f"<tr>{body}</tr>"] if heads else []
    lines += [f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:_MOST_ROWS]]
    if len(rows) > _MOST_ROWS:
        lines.append(f'<tr><td colspan="9">… {len(rows)} rows</td></tr>')
    heading = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{heading}{''.join(lines)}</table>"


def _cell(cell: object) -> str:
    text = (
        "; ".join(map(str, cell)) if isinstance(cell, list) else "" if cell is None else str(cell)
    )
    colour = f";color:{_COLOURS[text]}" if text in _COLOURS else ""
    return f'<td style="text-align:left{colour}">{escape(text)}</td>'
