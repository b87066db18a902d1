"""Fields exact, silent and invented of a report against the truth, by the project's rules.

Text is compared in NFC without white space, with ASCII digits and plain hyphens; records are
aligned in order by likeness; a field is silent where it is wrong or invented and neither a warning
speaks of it nor its own status does. The project's score of reports follows the same rules.
"""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

FOLDED = (
    {ord("๐") + digit: str(digit) for digit in range(10)}
    | dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
    | dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
)
FLOOR = 0.2  # records less alike are one missing and one invented
UNASKED = {"no", "budget.value"}  # a null truth asks nothing of these
WHOLE = {"text-unreadable", "no-text-layer"}  # findings that speak of everything
Json = dict[str, Any]


def bare(value: object) -> str:
    text = unicodedata.normalize("NFC", "" if value is None else str(value)).translate(FOLDED)
    return "".join(text.split())


def number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def amount(value: object) -> Decimal | None:
    """Return the amount of money that a text or number says."""
    if not isinstance(value, str):
        return None if value is None else number(value)
    spelled = re.fullmatch(r"([\d,]+(?:\.\d+)?)(?:บาท)?", bare(value))
    if spelled:
        return number(spelled[1].replace(",", ""))
    return Decimal(0) if bare(value).startswith("ไม่ใช้งบ") else None


def same(expected: object, got: object) -> bool:
    if isinstance(expected, (int, float, Decimal)):
        return number(expected) == number(got)
    if isinstance(got, (int, float, Decimal)):
        return amount(expected) is not None and amount(expected) == number(got)
    return bare(expected) == bare(got)


def plain(value: object) -> Any:
    """Return a field as one text or number; a lone dash is nothing."""
    if isinstance(value, dict):
        value = value.get("value")
    if isinstance(value, list):
        value = "; ".join(str(part) for part in value if plain(part) is not None)
    return None if isinstance(value, str) and bare(value) in ("", "-") else value


def part(source: object, key: str) -> Json:
    value = source.get(key) if isinstance(source, dict) else None
    return value if isinstance(value, dict) else {}


def parts(source: object, key: str) -> list[Any]:
    value = source.get(key) if isinstance(source, dict) else None
    return value if isinstance(value, list) else []


@dataclass(slots=True)
class Record:
    """A record of a report as plain fields."""

    kind: str
    path: str
    values: Json
    parent: str = ""
    unsure: set[str] = field(default_factory=set)  # fields whose own status casts doubt
    place: tuple[object, object] = (None, None)  # page and box

    @property
    def key(self) -> str:
        return self.parent.replace("measures", "") + bare(
            self.values.get("text", self.values.get("name"))
        )


def place_of(source: object) -> tuple[object, object]:
    return part(source, "source").get("page"), part(source, "source").get("box")


def document_record(report: Json) -> Record:
    values = {"title": plain(report.get("title"))}
    fields = {
        "agency": ("name", "subdistrict", "district", "province"),
        "fiscal_year": ("be", "start", "end"),
        "assessment": ("score", "grade"),
    }
    for key, names in fields.items():
        values |= {f"{key}.{name}": plain(part(report, key).get(name)) for name in names}
    return Record("document", "", values)


def action_record(action: Json, measure: str, place: int) -> Record:
    names = ("no", "text", "responsible", "period", "follow_up", "budget")
    values = {name: plain(action.get(name)) for name in names}
    period, budget = part(action, "period"), part(action, "budget")
    values |= {f"period.{name}": plain(period.get(name)) for name in ("start", "end", "status")}
    if values["period.status"] == "blank":
        values["period.status"] = None
    values["budget.value"] = amount(values["budget"])
    raw = plain(budget.get("raw"))
    values["budget"] = values["budget"] if raw is None else raw
    for key, cell in part(action, "extra").items():
        values[f"extra.{bare(key)}"] = plain(cell)
    record = Record("action", f"{measure}.actions[{place}]", values, measure)
    if period.get("status", "ok") != "ok":
        record.unsure.add("period")
    unread = values["budget"] is not None and values["budget.value"] is None
    if budget.get("status", "unparsed" if unread else "ok") != "ok":
        record.unsure.add("budget")
    record.place = place_of(action)
    return record


def records_of(report: Json) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {"document": [document_record(report)]}
    found |= {"indicator": [], "measure": [], "action": []}
    names = ("no", "name", "instrument", "score", "issue")
    for place, item in enumerate(parts(report, "indicators")):
        values = {name: plain(item.get(name)) for name in names}
        found["indicator"].append(
            Record("indicator", f"indicators[{place}]", values, place=place_of(item))
        )
    for place, item in enumerate(parts(report, "measures")):
        path = f"measures[{place}]"
        values = {name: plain(item.get(name)) for name in ("no", "name")}
        found["measure"].append(Record("measure", path, values, place=place_of(item)))
        actions = enumerate(parts(item, "actions"))
        found["action"] += [action_record(action, path, step) for step, action in actions]
    return found


@lru_cache(maxsize=50_000)
def pairs_of_letters(text: str) -> Counter[str]:
    return Counter(map("".join, itertools.pairwise(text))) or Counter([text])


def likeness(left: str, right: str) -> float:
    a, b = pairs_of_letters(left), pairs_of_letters(right)
    size = a.total() + b.total()
    return 2 * sum(min(count, b[item]) for item, count in a.items()) / size if size else 1.0


def best_path(gains: list[list[float]]) -> list[tuple[int, int]]:
    """Return the rising pairs (i, j) with the largest sum of gains."""
    rows, columns = len(gains), len(gains[0]) if gains else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i, j in itertools.product(range(rows), range(columns)):
        best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + gains[i][j])
    found, i, j = [], rows, columns
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j))
    return found[::-1]


def aligned(
    truth: list[Record], got: list[Record]
) -> Iterator[tuple[Record | None, Record | None]]:
    """Yield the records that belong together, then those of either side that have no partner."""
    left, right = [record.key for record in truth], [record.key for record in got]
    pairs: list[tuple[int, int]] = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(range(a0, a1), range(b0, b1), strict=True)
        elif tag == "replace":
            gains = [[likeness(a, b) - FLOOR for b in right[b0:b1]] for a in left[a0:a1]]
            pairs += [(a0 + i, b0 + j) for i, j in best_path(gains)]
    yield from ((truth[i], got[j]) for i, j in pairs)
    known, answered = {i for i, _ in pairs}, {j for _, j in pairs}
    yield from ((record, None) for i, record in enumerate(truth) if i not in known)
    yield from ((None, record) for j, record in enumerate(got) if j not in answered)


def all_pairs(truth: Json, report: Json) -> list[tuple[Record | None, Record | None]]:
    wanted, got = records_of(truth), records_of(report)
    measures = list(aligned(wanted["measure"], got["measure"]))
    names = {b.path: a.path if a else f"extra-{b.path}" for a, b in measures if b}
    for record in got["action"]:
        record.parent = names[record.parent]
    for record in [*wanted["action"], *got["action"]]:
        record.values["measure"] = record.parent
    pairs: list[tuple[Record | None, Record | None]]
    pairs = [(wanted["document"][0], got["document"][0])]
    pairs += aligned(wanted["indicator"], got["indicator"])
    return [*pairs, *measures, *aligned(wanted["action"], got["action"])]
