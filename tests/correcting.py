"""Corrections made by hand: their lines, their file, and the Report that they make."""

import csv
from pathlib import Path

from mattrakan.corrections.applying import apply_corrections
from mattrakan.corrections.corrections_file import COLUMNS, Correction
from mattrakan.models import Report

HERE = Path(__file__).parent
PLAN = HERE.parent / "samples" / "khlongphayapla_2566.pdf"
CONTRADICTIONS = HERE.parent / "samples" / "phukhaothian_2565.pdf"


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def line(report: Report, row: str, field: str, was: str, now: str, **more: str) -> dict[str, str]:
    document = report.document_id
    row_id = f"{document}-{row}" if row else ""
    return {
        "document_id": document,
        "row_id": row_id,
        "field": field,
        "was": was,
        "is": now,
    } | more


def applied(report: Report, *rows: dict[str, str]) -> Report:
    keys = ("document_id", "row_id", "field", "was", "is", "by", "at", "why")
    lines = [
        Correction(f"line {n}", *(row.get(key, "") for key in keys)) for n, row in enumerate(rows)
    ]
    return apply_corrections(report, lines)


def codes(report: Report, where: str | None = None) -> list[str]:
    return [f.code for f in report.findings if where is None or f.where == where]
