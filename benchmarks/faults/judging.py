"""Compare a Report with what a person reads on the page (for run.py and tests/test_faults.py)."""

import unicodedata
from dataclasses import dataclass
from typing import Any

import mattrakan

NAMED_COLUMNS = {"note": "extra.หมายเหตุ"}


def flatten(report: mattrakan.Report) -> dict[str, Any]:
    """Return the fields of a Report under the paths of a truth."""
    told: dict[str, Any] = {
        "agency": report.agency and report.agency.name,
        "district": report.agency and report.agency.district,
        "province": report.agency and report.agency.province,
        "year": report.fiscal_year and report.fiscal_year.be,
        "score": report.assessment and _number(report.assessment.score),
        "indicators": len(report.indicators),
        "measures": sum(len(measure.actions) for measure in report.measures),
    }
    for row, indicator in enumerate(report.indicators):
        told[f"indicators[{row}].name"] = indicator.name
        told[f"indicators[{row}].score"] = _number(indicator.score)
    pairs = [(measure, action) for measure in report.measures for action in measure.actions]
    for row, (measure, action) in enumerate(pairs):
        path = f"measures[{row}]"
        told[f"{path}.name"] = measure.name
        told[f"{path}.text"] = action.text
        told[f"{path}.responsible"] = "; ".join(action.responsible) or None
        told[f"{path}.period"] = action.period and action.period.value
        told[f"{path}.budget"] = action.budget and _number(action.budget.value)
        for header, text in action.extra.items():
            told[f"{path}.extra.{header}"] = text
    return told


def _number(value: Any) -> float | None:
    return None if value is None or isinstance(value, str) else float(value)


def squeeze(value: Any) -> Any:
    """Return a value as it is compared: texts without white space, in composed form."""
    if isinstance(value, str):
        text = "".join(unicodedata.normalize("NFC", value).split())
        return text.replace("\u0e4d\u0e32", "\u0e33") or None
    return [squeeze(part) for part in value] if isinstance(value, list) else value


@dataclass
class Verdict:
    """What became of one case."""

    right: bool
    wrong: list[tuple[str, Any, Any]]  # path, true, read: those that no warning reports
    told: list[tuple[str, Any, Any]]  # those that one reports
    false: list[tuple[str, str]]  # code, where


def judge(right: dict[str, Any], report: mattrakan.Report) -> Verdict:
    """Compare a Report with the truth of its page.

    Args:
        right: "truth" and "accept" by path, the "odd" paths, the codes that count as having
            reported them ("told"), whether that is a must ("must_tell"), and whether the page is
            "clean".
        report: of that page.
    """
    true = {_column(path): value for path, value in right["truth"].items()}
    accept = {_column(path): values for path, values in right["accept"].items()}
    read = flatten(report)
    odd = {_column(path) for path in right["odd"]}
    codes = set(right["told"])
    warnings = [(f.code, f.where or "") for f in report.findings if f.severity != "info"]
    wrong, told = [], []
    for path in sorted({*true, *read}):
        values = [true.get(path), *accept.get(path, [])]
        differs = squeeze(read.get(path)) not in [squeeze(value) for value in values]
        if differs or (right["must_tell"] and path in odd):
            reports = any(
                _is_told(code, codes) and _touches(where, path) for code, where in warnings
            )
            if differs or not reports:
                (told if reports else wrong).append((path, true.get(path), read.get(path)))
    false = [
        (code, where)
        for code, where in warnings
        if right["clean"]
        or not _is_told(code, codes)
        or not any(_touches(where, path) for path in odd)
    ]
    return Verdict(not wrong and not told, wrong, told, false)


def _column(path: str) -> str:
    record, dot, column = path.rpartition(".")
    return record + dot + NAMED_COLUMNS.get(column, column)


def _is_told(code: str, codes: set[str]) -> bool:
    return code in codes or "any" in codes


def _touches(where: str, path: str) -> bool:
    """Tell whether a finding speaks of a record or of the document and so of all its records."""
    record = path.partition("].")[0]
    if not where.startswith(("measures[", "indicators[")):
        return True
    return where.startswith(record + "]") or "[" not in path
