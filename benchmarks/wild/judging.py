"""What became of the fields of a document: exact, wrong, missing, invented, and silently so."""

import itertools
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .scorer import (
    FLOOR,
    UNASKED,
    WHOLE,
    Json,
    Record,
    all_pairs,
    bare,
    best_path,
    likeness,
    part,
    parts,
    same,
)

CELL_WEIGHT = 1e-6  # a like cell counts only where no equal one does


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not as the truth says."""

    where: str
    kind: str  # wrong | missing | invented
    expected: object
    got: object
    silent: bool


@dataclass(slots=True)
class Tally:
    """Fields and findings counted over documents."""

    documents: int = 0
    right: int = 0
    wrong: int = 0
    missing: int = 0
    invented: int = 0
    silent: int = 0
    expected: int = 0
    found: int = 0
    false: int = 0
    records: int = 0  # measures, actions and indicators that are not there

    def add(self, other: "Tally") -> None:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def fields(self) -> int:
        return self.right + self.wrong + self.missing + self.invented

    @property
    def answered(self) -> int:
        return self.right + self.wrong + self.invented


@dataclass(slots=True)
class Judged:
    """A document's tally with every difference."""

    tally: Tally
    differences: list[Difference] = field(default_factory=list)


def names_field(place: str, path: str, name: str) -> bool:
    """Whether a finding at a place speaks of a field of a record, or of what is around it."""
    if not path:
        return f"{name}.".startswith(f"{place}.")
    top = path.partition(".")[0]
    around = {path, top, f"{top}.actions", "indicators" if top.startswith("indicators[") else top}
    return place in around or (
        place.startswith(f"{path}.") and not place.startswith(f"{path}.actions[")
    )


def speaker(report: Json) -> Callable[[Record, str], bool]:
    """Return whether a warning or an error speaks of a field of a record."""
    loud = [item for item in parts(report, "findings") if item.get("severity") != "info"]
    whole = any(not item.get("where") and item.get("code") in WHOLE for item in loud)
    places = {str(item.get("where") or "") for item in loud}
    boxes = [(part(item, "source").get("page"), part(item, "source").get("box")) for item in loud]
    boxes = [place for place in boxes if place[1]]

    def speaks(record: Record, name: str) -> bool:
        named = any(names_field(place, record.path, name) for place in places)
        return whole or named or record.place in boxes

    return speaks


def field_differences(
    truth: Record | None, got: Record | None, speaks: Callable[[Record, str], bool]
) -> Iterator[Difference | None]:
    """Yield a difference, or None where the field is right, for every field of two records."""
    one = got or truth
    assert one
    for name in dict.fromkeys([*(truth.values if truth else {}), *one.values]):
        expected = truth.values.get(name) if truth else None
        answer = got.values.get(name) if got else None
        if expected is None and (answer is None or (truth and name in UNASKED)):
            continue
        if expected is not None and answer is not None and same(expected, answer):
            yield None
            continue
        kind = "missing" if answer is None else "invented" if expected is None else "wrong"
        unsure = name.partition(".")[0] in one.unsure if got else False
        silent = kind != "missing" and not unsure and not speaks(one, name)
        where = f"{'' if got else 'truth:'}{one.path}.{name}".lstrip(".")
        yield Difference(where, kind, expected, answer, silent)


def cells(table: Json) -> list[list[str]]:
    rows = [parts(table, "header"), *parts(table, "rows")]
    return [[bare(cell) for cell in row] for row in rows if isinstance(row, list)]


def table_differences(truth: Json, report: Json) -> Iterator[Difference | None]:
    """Yield the same for the cells of the tables that are neither measures nor indicators."""
    answers = [cells(table) for table in parts(report, "tables")]
    for number, table in enumerate(parts(truth, "tables")):
        wanted = cells(table)
        seen = Counter(itertools.chain.from_iterable(wanted))
        got = max(
            answers,
            key=lambda rows: (seen & Counter(itertools.chain.from_iterable(rows))).total(),
            default=[],
        )
        gains = [[likeness("".join(a), "".join(b)) - FLOOR for b in got] for a in wanted]
        rows = dict(best_path(gains)) if got else {}
        wide = max(map(len, got), default=0)
        columns_gain = [[0.0] * wide for _ in range(max(map(len, wanted)))]
        for i, j in rows.items():
            for (a, x), (b, y) in itertools.product(enumerate(wanted[i]), enumerate(got[j])):
                if x and y:
                    columns_gain[a][b] += 1 if x == y else CELL_WEIGHT * likeness(x, y)
        columns = dict(best_path(columns_gain)) if wide else {}
        for i, row in enumerate(wanted):
            there = got[rows[i]] if i in rows else []
            for c, cell in enumerate(row):
                place = columns.get(c, len(there))
                answer = there[place] if place < len(there) else ""
                if cell and cell == answer:
                    yield None
                elif cell:
                    yield Difference(f"tables[{number}][{i}][{c}]", "missing", cell, answer, False)


def judge(truth: Json, sidecar: Json, report: Json) -> Judged:
    """Return what became of the fields and the findings of one document."""
    pairs, speaks = all_pairs(truth, report), speaker(report)
    judged = Judged(Tally(documents=1))
    tally = judged.tally
    found = itertools.chain(
        *(field_differences(a, b, speaks) for a, b in pairs), table_differences(truth, report)
    )
    for difference in found:
        if difference is None:
            tally.right += 1
            continue
        judged.differences.append(difference)
        setattr(tally, difference.kind, getattr(tally, difference.kind) + 1)
        tally.silent += difference.silent
    tally.records = sum(a is None and b is not None for a, b in pairs)
    judge_findings(tally, truth, sidecar, report, pairs)
    return judged


def judge_findings(
    tally: Tally,
    truth: Json,
    sidecar: Json,
    report: Json,
    pairs: list[tuple[Record | None, Record | None]],
) -> None:
    """Count the findings expected, those raised, and warnings neither due nor allowed."""
    wanted = Counter(parts(truth, "expected_findings"))
    raised = Counter(item.get("code") for item in parts(report, "findings"))
    tally.expected, tally.found = wanted.total(), (wanted & raised).total()
    unsure = {f"{b.path}.{name}" for a, b in pairs if a and b for name in a.unsure}
    seen: set[str] = set()
    for item in parts(report, "findings"):
        if item.get("severity") == "info":
            continue
        code, where = str(item.get("code")), str(item.get("where") or "")
        place = json.dumps([code, where, item.get("source")], sort_keys=True)
        due = code in ("value-unparsed", "value-ambiguous") and any(
            where.startswith(path) for path in unsure
        )
        expected = code in wanted and place not in seen
        tally.false += not (expected or due or code in parts(sidecar, "allowed_findings"))
        seen.add(place)
