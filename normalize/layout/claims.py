"""Claims: which profile reads a table, by its headings, its cells and the document's title."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal

from ...extract.tables.table import Table
from ..values.enumerators import split_enumerator
from ..values.kinds import parse_value
from ..values.numbers.units import find_lowest_unit
from ..wording import ascii_digits, fold
from .calendars import find_calendar
from .cell_looks import CellLooks
from .column_evidence import FEATURES, ColumnCells, TableEvidence, grouping_columns
from .column_roles import ROLES, assign_roles, role_chances
from .evidence import holds_evidence
from .header_rows import column_headings, heading_ranges
from .header_scores import score_fields
from .inferring import infer_fields
from .layout import Column, Layout
from .profile import Profile, Spread
from .repeated_columns import find_spread, repeats
from .score_columns import find_score_columns, issue_column, with_proved
from .start_end import pair_start_end
from .tolerances import (
    CLAIMS_INFERRED,
    CLAIMS_NUMBERS,
    CLAIMS_SAME,
    CLAIMS_TIMES,
    HEADER_SCORES_LISTED,
    HEADER_SCORES_WEAK,
    LEAST_CERTAINTY,
    LISTED_MARKS_LOST,
    NAMED_AMONG_OTHERS,
    SURE_BY_CELLS,
    SURE_BY_HEADINGS,
)

# The two columns that make a plan are sought before the optional ones.
_MAIN_BONUS = {"measure": 0.5, "action": 0.5, "name": 0.5, "score": 0.5, "result": 0.1}
_TIME_OF_DAY = re.compile(r"^\s*(?:[01]?\d|2[0-4])[.:][0-5]\d\s*(?:-|–|น\.|ถึง)")
_MAIN = ("measure", "action", "responsible", "period")
_PARTS = (("period_start", "period"), ("period_end", "period"), ("result", "extra"))
_STEPS = ("measure", "action")
_YEAR = re.compile("25[0-9]{2}")


@dataclass(frozen=True, slots=True)
class _Reading:
    """Fields of the columns, None for one that says nothing, and how sure they are together."""

    fields: tuple[str | None, ...]
    certainty: float
    uncertain: tuple[tuple[int, str], ...] = ()  # (column, field it could be as well)


class _Headed:
    """A table under the headings of some of its rows, and what every profile asks of it."""

    def __init__(self, table: Table, first: int, below: int, evidence: TableEvidence) -> None:
        self.table, self.below, self.evidence = table, below, evidence
        self.headings = column_headings(table, first, below)

    @cached_property
    def calendar(self) -> tuple[dict[int, str], Spread] | None:
        return find_calendar(self.headings, self.table, self.below)

    @cached_property
    def repeats(self) -> bool:
        return repeats(self.headings)


def find_layout(
    table: Table,
    profiles: Sequence[Profile],
    title: str = "",
    looks: CellLooks | None = None,
) -> Layout | None:
    """Return how a table is to be read, or None where no profile claims it.

    Args:
        table: one table with its headings.
        profiles: those to try; the surest wins, an earlier one at a tie.
        title: the document's title, which some profiles ask for.
        looks: of the cells of its document, where other tables of it are looked at, too.
    """
    if not profiles:
        return None
    best: Layout | None = None
    for headed in _under_headings(table, CellLooks() if looks is None else looks):
        for profile in profiles:
            layout = _fit(headed, profile, title)
            if layout and (best is None or layout.certainty > best.certainty + 1e-9):
                best = layout
    return best


def _under_headings(table: Table, looks: CellLooks) -> list[_Headed]:
    """Return the table under each range of headings; a row of months below is one of them."""
    evidence = TableEvidence(table, looks)
    found = {
        (first, below): _Headed(table, first, below, evidence)
        for first, below in heading_ranges(table)
    }
    for first, below in [*found]:
        if (first, below + 1) not in found and below + 1 < table.n_rows:
            deeper = _Headed(table, first, below + 1, evidence)
            if deeper.calendar:
                found[first, below + 1] = deeper
    return [*found.values()]


def _fit(headed: _Headed, profile: Profile, title: str) -> Layout | None:
    """Return how a profile reads a table, or None where it does not claim it."""
    table, below, headings = headed.table, headed.below, headed.headings
    folded_title = fold(title)
    if any(fold(word) in folded_title for word in profile.not_titles):
        return None
    spread = profile.spread
    repeated = find_spread(headings, spread) if spread else {}
    if spread is None and profile.records == "measures":
        repeated, spread = headed.calendar or ({}, None)
    proved = (
        find_score_columns(table, below, headings)
        if profile.records == "indicators" and profile.evidence
        else {}
    )
    if bool(repeated) != bool(spread) or (not spread and not proved and headed.repeats):
        return None
    scores = [
        {} if index in repeated else score_fields(levels, profile)
        for index, levels in enumerate(headings)
    ]
    preferred = _prefer_latest(scores, headings)
    if proved:
        preferred = with_proved(preferred, proved)
    if profile.records == "measures":
        reading = _weigh(headed, preferred, repeated, profile)
    else:
        reading = _assign(preferred)
    fields = pair_start_end(reading.fields, headings, profile)
    columns = [
        Column(
            index=index,
            header=" ".join(levels),
            field="spread" if index in repeated else fields[index] or "extra",
            levels=levels,
            unit=find_lowest_unit(levels),
            label=repeated.get(index),
            inferred=_inferred(fields[index], scores[index], levels, repeated.get(index)),
        )
        for index, levels in enumerate(headings)
    ]
    certainty = reading.certainty + HEADER_SCORES_LISTED * len(repeated)
    if profile.records == "measures" and _is_row(columns):
        return None
    titled = not profile.titles or any(fold(word) in folded_title for word in profile.titles)
    evident = bool(proved) or not profile.evidence
    evident = evident or holds_evidence(profile.evidence, table, below)
    if not evident and (not titled or not _says_main_fields(columns, scores)):
        return None
    if titled and evident and profile.records == "indicators":
        certainty += _infer_more(columns, fields, table, below, profile)
    if proved and "issue" not in fields:
        _infer_issue(columns, table, below)
    if certainty < LEAST_CERTAINTY or _may_be_roster(columns):
        return None
    if profile.records == "measures" and _is_timetable(headed.evidence.cells(below)):
        return None
    # Cells are believed only where the document says that it is a plan.
    known = {c.field for c in columns if titled or scores[c.index].get(c.field) or c.label}
    known |= {*proved.values()}
    known |= {"period"} if spread and spread.into == "period" else set()
    requires = profile.requires if titled else profile.requires_untitled or profile.requires
    if not all(known & set(group) for group in requires):
        return None
    doubts = tuple((columns[i].header, columns[i].field, other) for i, other in reading.uncertain)
    return Layout(
        profile, tuple(columns), below, certainty, tuple(_rivals(columns, scores)), doubts, spread
    )


def _is_row(columns: Sequence[Column]) -> bool:
    """Tell whether what was taken for headings is a row: none is listed, some are values."""
    if any(c.field != "extra" and c.inferred in ("", "wording") for c in columns):
        return False
    return any(
        split_enumerator(column.header).printed is not None
        or parse_value(column.header, "period").status in ("ok", "ambiguous")
        for column in columns
    )


def _infer_more(
    columns: list[Column],
    fields: Sequence[str | None],
    table: Table,
    below: int,
    profile: Profile,
) -> float:
    """Give columns of unknown headings the fields that their cells show; return how sure."""
    unknown = [c.index for c in columns if c.field == "extra" and not fields[c.index]]
    known = {column.field for column in columns}
    found = infer_fields(table, below, unknown, known, profile)
    for index, field in found.items():
        columns[index] = replace(columns[index], field=field, inferred="cells")
    return CLAIMS_INFERRED * len(found)


def _infer_issue(columns: list[Column], table: Table, below: int) -> None:
    """Give the only column of long texts that no heading names to the issues of indicators."""
    unknown = [c.index for c in columns if c.field == "extra" and not c.inferred]
    issue = issue_column(table, below, unknown)
    if issue is not None:
        columns[issue] = replace(columns[issue], field="issue", inferred="cells")


def _weigh(
    headed: _Headed,
    scores: Sequence[Mapping[str, float]],
    repeated: Mapping[int, str],
    profile: Profile,
) -> _Reading:
    """Return the fields of a plan's columns by headings, cells and structure together."""
    listed = {column.field for column in profile.columns} | {"extra"}
    listed -= {"period"} if repeated and profile.spread is None else set()
    fixed = _starts_and_ends(scores)
    cells = headed.evidence.cells(headed.below)
    grouping = grouping_columns(cells)
    chances: list[Mapping[str, float]] = []
    for index, shown in enumerate(headed.evidence.below(headed.below, repeated)):
        if index in repeated or index in fixed:
            chances.append({"extra": 0.0})
            continue
        header = {role: scores[index].get(role, 0.0) for role in ROLES}
        for part, whole in (
            ("period_start", "period"),
            ("period_end", "period"),
            ("result", "extra"),
        ):
            header[whole] = max(header[whole], scores[index].get(part, 0.0))
        weighed = role_chances(shown, len(cells[index].texts), header)
        possible = listed & _possible_roles(header)
        possible -= _without_evidence(shown, header)
        if _has_finer_measure(index, grouping, cells, scores):
            possible -= {"measure"}
        among = {role for role in listed if header.get(role) == NAMED_AMONG_OTHERS}
        if among := among - {"extra", *_STEPS}:
            weighed["extra"] = min(weighed[role] for role in among) - SURE_BY_CELLS
        chances.append({role: chance for role, chance in weighed.items() if role in possible})
    found = assign_roles(chances)
    fields: list[str | None] = []
    certainty = 0.0
    named = _named_by_heading(found.roles, scores)
    for index, role in enumerate(named):
        field = fixed.get(index, role)
        if field == "extra" and scores[index].get("result", 0.0) > 0.0:
            result = scores[index]["result"] >= scores[index].get("extra", 0.0)
            field = "result" if result else field
        header_score = scores[index].get(field, 0.0)
        certainty += header_score or (CLAIMS_INFERRED if field != "extra" else 0.0)
        certainty += _MAIN_BONUS.get(field, 0.0)
        fields.append(field if field != "extra" or header_score else None)
    said = all(
        scores[index].get(role, 0.0) > HEADER_SCORES_WEAK
        for index, role in enumerate(named)
        if role in _MAIN
    )
    unsure = found.margin < (SURE_BY_HEADINGS if said else SURE_BY_CELLS)
    pairs = enumerate(zip(found.roles, found.rival, strict=True))
    differing = [(i, other) for i, (role, other) in pairs if role != other and i not in fixed]
    if len({*_STEPS} & {*found.roles}) == 1 and {other for _, other in differing} <= {*_STEPS}:
        unsure = False  # rows and their numbers tell what a lone column of text is
    return _Reading(tuple(fields), certainty, tuple(differing) if unsure else ())


def _has_finer_measure(
    index: int,
    grouping: Sequence[int],
    cells: Sequence[ColumnCells],
    scores: Sequence[Mapping[str, float]],
) -> bool:
    """Tell whether a column groups those of another that is named as measures as much as it is."""
    if index not in grouping:
        return False
    count, score = len(cells[index].filled), scores[index].get("measure", 0.0)
    return any(
        len(cells[other].filled) > count and scores[other].get("measure", 0.0) >= max(score, 0.01)
        for other in grouping
        if other > index
    )


def _without_evidence(shown: Sequence[float], header: Mapping[str, float]) -> set[str]:
    """Return the roles that neither a column's heading nor any of its cells speaks for."""
    look = dict(zip(FEATURES, shown, strict=True))
    numbers = max(look["list_number"], look["plain_number"])
    lacking = {"number"} if numbers < CLAIMS_NUMBERS else set()
    lacking |= {"responsible"} if look["owner"] == 0.0 else set()
    lacking |= {"period"} if look["period"] == 0.0 else set()
    return {role for role in lacking if not header[role]}


def _possible_roles(header: Mapping[str, float]) -> set[str]:
    """Return the roles that a column may have: where its heading is listed, no unlisted one.

    What is a measure in one plan is a step in another, whatever the heading says.
    """
    if max(header.values()) < LISTED_MARKS_LOST:
        return set(ROLES)
    named = {role for role, score in header.items() if score > 0.0}
    return named | {"extra"} | (set(_STEPS) if named & set(_STEPS) else set())


def _named_by_heading(roles: Sequence[str], scores: Sequence[Mapping[str, float]]) -> Sequence[str]:
    """Return the roles; where one column alone has the text, its heading says what it is."""
    if "measure" in roles or "action" not in roles:
        return roles
    at = roles.index("action")
    measure, action = (scores[at].get(role, 0.0) for role in ("measure", "action"))
    return [*roles[:at], "measure", *roles[at + 1 :]] if measure >= action > 0.0 else roles


def _starts_and_ends(scores: Sequence[Mapping[str, float]]) -> dict[int, str]:
    """Return the columns whose listed headings say a start and an end, where there are both."""
    found = {
        index: field
        for index, column in enumerate(scores)
        for field in ("period_start", "period_end")
        if column.get(field, 0.0) >= 0.9 * LISTED_MARKS_LOST
        and column[field] >= column.get("period", 0.0)
    }
    return found if len(set(found.values())) == 2 else {}


def _may_be_roster(columns: Sequence[Column]) -> bool:
    """Tell whether cells alone tell a table of measures and none of them is a period.

    Names with their posts look like owners with their measures.
    """
    fields = {column.field: column.inferred for column in columns}
    main = [fields[field] for field in ("measure", "action") if field in fields]
    guessed = bool(main) and all(inferred == "cells" for inferred in main)
    return guessed and not {"spread", "period"} & set(fields)


def _is_timetable(columns: Sequence[ColumnCells]) -> bool:
    """Tell whether a column holds times of day: the programme of a course or a meeting."""
    for column in columns:
        texts = column.texts
        times = sum(_TIME_OF_DAY.search(ascii_digits(text)) is not None for text in texts)
        if len(texts) > 1 and times >= CLAIMS_TIMES * len(texts):
            return True
    return False


def _says_main_fields(columns: Sequence[Column], scores: Sequence[Mapping[str, float]]) -> bool:
    """Tell whether listed headers, none of them weak, name the fields that make the layout."""
    return all(
        scores[column.index].get(column.field, 0.0) > HEADER_SCORES_WEAK
        for column in columns
        if column.field in _MAIN_BONUS
    )


def _inferred(
    field: str | None, scores: Mapping[str, float], levels: Sequence[str], label: str | None
) -> Literal["", "wording", "cells"]:
    """Return how the field of a column was found where no listed heading says it."""
    if label is not None:
        return "" if levels and fold(levels[-1]) in fold(label) else "wording"
    if field in (None, "extra", "period_end"):
        return ""
    score = scores.get(field, 0.0)
    if score == 0.0:
        return "cells"
    return "" if score in (HEADER_SCORES_LISTED, HEADER_SCORES_WEAK) else "wording"


def _prefer_latest(
    scores: Sequence[Mapping[str, float]], headings: Sequence[Sequence[str]]
) -> list[dict[str, float]]:
    """Return the scores with columns of an earlier year told as extra: "คะแนนปี ๒๕๖๖", "… ๒๕๖๗"."""
    years = [_latest_year(levels) for levels in headings]
    result = [dict(column) for column in scores]
    for index, column in enumerate(scores):
        for field in column:
            rivals = [
                years[other]
                for other, theirs in enumerate(scores)
                if other != index and abs(theirs.get(field, 0.0) - column[field]) < CLAIMS_SAME
            ]
            if field != "extra" and any(year > years[index] > 0 for year in rivals):
                del result[index][field]
                result[index]["extra"] = max(column.get("extra", 0.0), HEADER_SCORES_WEAK)
    return result


@lru_cache(maxsize=1024)
def _latest_year(levels: tuple[str, ...]) -> int:
    return max((int(year) for year in _YEAR.findall(fold(" ".join(levels)))), default=0)


def _rivals(
    columns: Sequence[Column], scores: Sequence[Mapping[str, float]]
) -> Iterator[tuple[str, str, str]]:
    """Yield fields that another column's header says just as plainly, of the same year."""
    for column in columns:
        score = scores[column.index].get(column.field, 0.0)
        if column.field in ("extra", "spread") or score == 0.0:
            continue
        for other in columns:
            same = abs(scores[other.index].get(column.field, 0.0) - score) < CLAIMS_SAME
            same_year = _latest_year(other.levels) == _latest_year(column.levels)
            known = scores[other.index].get("extra", 0.0) > score
            if other is not column and other.field == "extra" and same and same_year and not known:
                yield column.field, column.header, other.header


def _assign(scores: Sequence[Mapping[str, float]]) -> _Reading:
    """Return the field of each column, each field once, with the greatest sum of certainty.

    None stands for a column of which nothing is known.
    """
    best: dict[frozenset[str], tuple[float, tuple[str | None, ...]]] = {frozenset(): (0.0, ())}
    for column in scores:
        following: dict[frozenset[str], tuple[float, tuple[str | None, ...]]] = {}
        for used, (total, chosen) in best.items():
            options: list[tuple[str | None, float]] = [(None, 0.0), *column.items()]
            for field, gain in options:
                if field in used:
                    continue
                now = used if field in (None, "extra") else used | {str(field)}
                value = total + gain + (_MAIN_BONUS.get(field, 0.0) if field else 0.0)
                if now not in following or value > following[now][0] + 1e-9:
                    following[now] = (value, (*chosen, field))
        best = following
    total, fields = max(best.values(), key=lambda item: item[0])
    return _Reading(fields, total)
