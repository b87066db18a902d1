"""Outlines: rows of a budget as a source tells them, how they are drawn, and what must be read."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
INDENT_EM = 1.4  # of one level


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One printed line of an outline: a label, and an amount where it is beside this line."""

    indent: int
    text: str
    lead: str = ""
    amount: str = ""
    unit: str = ""
    inner: bool = False  # its amount stands in a column further left
    is_note: bool = False


def outline_lines(rows: list[dict[str, Any]], drawn: str = "") -> list[OutlineLine]:
    """Return the lines of the rows that a block draws, in order."""
    lines: list[OutlineLine] = []
    for row in rows:
        if row.get("drawn", "") != drawn:
            continue
        texts = row["text"].split("\n")
        texts[0] = f"{row['number']} {texts[0]}" if "number" in row else texts[0]
        beside = 0 if row.get("beside") == "first" else len(texts) - 1
        indent = row["level"] - 1 if drawn in ("", "plan", "project") else row["level"] - 5
        for index, text in enumerate(texts):
            here = index == beside and "amount" in row
            lines.append(
                OutlineLine(
                    indent=max(indent, 0),
                    text=text,
                    lead=row.get("lead", "") if here else "",
                    amount=row["amount"] if here else "",
                    unit=row.get("unit", "บาท") if here else "",
                    inner=row.get("column") == "inner",
                )
            )
        if "note" in row:
            lines.append(OutlineLine(max(indent, 0) + 1, row["note"], is_note=True))
    return lines


def expect_outline(rows: list[dict[str, Any]], year: int | None) -> list[dict[str, Any]]:
    """Return the rows of `outline` that must come out; a heading printed again is one row."""
    kept = [row for row in rows if not row.get("again")]
    expected = []
    for index, row in enumerate(kept):
        parts = parts_of(kept, index)
        total = sum_of(row, parts, year)
        amount = value_of(row)
        first, last = row.get("years", (year, year))
        has_year = year is not None and (row.get("kind") != "years")
        expected.append(
            {
                "no": row["number"].rstrip(".") if "number" in row else None,
                "level": row["level"],
                "label": row["text"].replace("\n", ""),
                "amount": amount,
                "amount_raw": row.get("amount"),
                "fiscal_year": span(first, last) if has_year else None,
                "path": path_of(kept, index),
                "sum": None
                if total is None or amount is None
                else ("equal" if total == amount else "differs"),
            }
        )
    for index, (row, told) in enumerate(zip(kept, expected, strict=True)):
        above = [i for i in range(index) if kept[i]["level"] == row["level"] - 1]
        parent = expected[above[-1]] if above and told["path"] else None
        years = row.get("kind") == "years"
        told["proved"] = told["sum"] == "equal" or (
            not years
            and told["amount"] is not None
            and parent is not None
            and parent["sum"] == "equal"
        )
    return expected


def span(first: int, last: int) -> dict[str, Any]:
    """Return the fiscal years first to last."""
    return {"be": first, "start": f"{first - 544}-10-01", "end": f"{last - 543}-09-30"}


def value_of(row: dict[str, Any]) -> int | None:
    """Return the amount of a row as a number."""
    printed = row.get("amount", "-").translate(THAI_DIGITS).replace(",", "")
    return int(Decimal(printed)) if printed != "-" else None


def parts_of(rows: list[dict[str, Any]], index: int) -> list[dict[str, Any]]:
    """Return the rows right below a row."""
    parts = []
    for row in rows[index + 1 :]:
        if row["level"] <= rows[index]["level"]:
            break
        if row["level"] == rows[index]["level"] + 1:
            parts.append(row)
    return parts


def sum_of(row: dict[str, Any], parts: list[dict[str, Any]], year: int | None) -> int | None:
    """Return what must be compared with a row's amount."""
    if parts and parts[0].get("kind") == "years":
        return value_of(row)  # the year of the document is printed with the item's own amount
    values = [value for part in parts if (value := value_of(part)) is not None]
    return sum(values) if values else None


def path_of(rows: list[dict[str, Any]], index: int) -> list[str]:
    """Return the labels above a row, from the highest."""
    path: dict[int, str] = {}
    for row in rows[:index]:
        path = {level: text for level, text in path.items() if level < row["level"]}
        path[row["level"]] = row["text"].replace("\n", "")
    return [text for level, text in sorted(path.items()) if level < rows[index]["level"]]
