"""Claims: which profile reads a table, by its headings, its cells and the document's title."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

from ...extract.tables.table import Table
from ..knowledge import load
from ..values.enumerators import split_enumerator
from ..values.kinds import parse_value
from ..values.numbers.units import find_lowest_unit
from ..wording import fold
from .cell_looks import CellLooks
from .column_evidence import FEATURES, TableEvidence
from .evidence import holds_evidence
from .field_choice import MAIN_BONUS, ChosenFields, choose_fields, fields_by_headings
from .headed_table import HeadedTable
from .header_rows import heading_ranges
from .header_scores import find_kind, score_fields, tell_apart
from .inferring import begins_name, infer_fields
from .layout import Column, Layout
from .plan_in_scores import as_both
from .profile import KEPT_FIELDS, Profile, Spread
from .repeated_columns import find_spread, repeated_places
from .rival_columns import find_rivals, find_score_rivals, latest_year
from .score_columns import find_score_columns, issue_column, with_proved
from .start_end import pair_start_end
from .tolerances import (
    CLAIMS_INFERRED,
    CLAIMS_SAME,
    HEADER_SCORES_LISTED,
    HEADER_SCORES_WEAK,
    LEAST_CERTAINTY,
    ROSTER_PACKED,
    ROSTER_PEOPLE,
)

_PERSONS = tuple(load("column_words")["persons"])


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
        fits = [fit for profile in profiles if (fit := _fit(headed, profile, title))]
        surest = max(fits, key=lambda fit: round(fit.certainty, 9), default=None)
        if surest and (best is None or surest.certainty > best.certainty + 1e-9):
            scores = next((fit for fit in fits if fit.profile.records == "indicators"), None)
            fit_plan = partial(_fit_plan, profiles=profiles, title=title)
            best = (scores and as_both(headed, scores, fit_plan)) or surest
    return best and _with_kinds(best)


def _fit_plan(headed: HeadedTable, profiles: Sequence[Profile], title: str) -> Layout | None:
    """Return the surest layout by which a profile of measures reads a table."""
    plans = [profile for profile in profiles if profile.records == "measures"]
    fits = [fit for profile in plans if (fit := _fit(headed, profile, title))]
    return max(fits, key=lambda fit: fit.certainty, default=None)


def _with_kinds(layout: Layout) -> Layout:
    """Return a layout whose further columns have the kinds that the profile gives to them."""
    if not any(column.kind for column in layout.profile.columns):
        return layout
    columns = []
    for column in layout.columns:
        own = find_kind(column.levels, layout.profile) if column.field in KEPT_FIELDS else None
        columns.append(replace(column, kind=own.kind, name=own.name) if own else column)
    return replace(layout, columns=tuple(columns))


def _under_headings(table: Table, looks: CellLooks) -> list[HeadedTable]:
    """Return the table under each range of headings; a row of months below is one of them."""
    evidence = TableEvidence(table, looks)
    found = {
        (first, below): HeadedTable(table, first, below, evidence)
        for first, below in heading_ranges(table)
    }
    for first, below in [*found]:
        if (first, below + 1) not in found and below + 1 < table.n_rows:
            deeper = HeadedTable(table, first, below + 1, evidence)
            if deeper.calendar:
                found[first, below + 1] = deeper
    return [*found.values()]


def _fit(headed: HeadedTable, profile: Profile, title: str) -> Layout | None:
    """Return how a profile reads a table, or None where it does not claim it."""
    table, below, headings = headed.table, headed.below, headed.headings
    folded_title = fold(title)
    if any(fold(word) in folded_title for word in profile.not_titles):
        return None
    repeated, spread = _find_repeated(headed, profile)
    results = _find_results(headings, profile) if not repeated else set()
    proved = (
        find_score_columns(table, below, headings)
        if profile.records == "indicators" and profile.evidence
        else {}
    )
    plain = not spread and not proved
    if bool(repeated) != bool(spread) or (plain and headed.repeats_but(results)):
        return None
    scores = [
        {} if index in repeated or index in results else score_fields(levels, profile)
        for index, levels in enumerate(headings)
    ]
    scores = tell_apart(headings, scores, profile)
    titled = not profile.titles or any(fold(word) in folded_title for word in profile.titles)
    evident = bool(proved) or not profile.evidence
    evident = evident or holds_evidence(profile.evidence, table, below)
    # Cells are believed only where the document says that it is a plan.
    sure = {*proved.values()} | ({"period"} if spread and spread.into == "period" else set())
    requires = profile.requires if titled else profile.requires_untitled or profile.requires
    if not titled:
        possible = sure.union(*scores, {"spread"} if repeated else ())
        if not evident or not all(possible & set(group) for group in requires):
            return None
    chosen = _choose(headed, profile, scores, repeated, proved)
    fields = list(chosen.fields)
    if not chosen.paired:
        fields = pair_start_end(chosen.fields, headings, profile)
    columns = _columns(headings, fields, scores, repeated)
    if profile.records == "measures" and _is_row(columns):
        return None
    if not evident and not _says_main_fields(columns, scores):
        return None
    certainty = chosen.certainty + HEADER_SCORES_LISTED * len(repeated)
    if titled and evident and profile.records == "indicators":
        certainty += _infer_more(columns, fields, table, below, profile)
    if proved and "issue" not in fields:
        _infer_issue(columns, table, below)
    if certainty < LEAST_CERTAINTY or _may_be_roster(columns, headed):
        return None
    if profile.records == "measures" and headed.is_timetable:
        return None
    known = {c.field for c in columns if titled or scores[c.index].get(c.field) or c.label} | sure
    if not all(known & set(group) for group in requires):
        return None
    doubts = tuple((columns[i].header, columns[i].field, other) for i, other in chosen.uncertain)
    rivals = (*find_rivals(columns, scores), *find_score_rivals(columns, scores, table, below))
    return Layout(profile, tuple(columns), below, certainty, rivals, doubts, spread)


def _find_repeated(
    headed: HeadedTable, profile: Profile
) -> tuple[Mapping[int, str], Spread | None]:
    """Return the labels of columns that repeat, and what the profile or a calendar makes of them.

    Without any column the profile does not read the table.
    """
    if profile.spread is not None:
        return find_spread(headed.headings, profile.spread), profile.spread
    if profile.records == "measures" and headed.calendar:
        return headed.calendar
    return {}, None


def _find_results(headings: Sequence[tuple[str, ...]], profile: Profile) -> set[int]:
    """Return the columns of what was done in one quarter or year each: "ผลการดำเนินงาน".

    Reports print them beside the plan, which has one period and one budget all the same.
    """
    if profile.records != "measures":
        return set()
    dated = repeated_places(headings)
    over = {index: score_fields(headings[index][:-1], profile) for index in dated}
    return {i for i, fields in over.items() if {"follow_up", "result"} & fields.keys()}


def _choose(
    headed: HeadedTable,
    profile: Profile,
    scores: Sequence[Mapping[str, float]],
    repeated: Mapping[int, str],
    proved: Mapping[int, str],
) -> ChosenFields:
    """Return the field of each column, by all that speaks for it."""
    preferred = _prefer_latest(scores, headed.headings)
    if proved:
        preferred = with_proved(preferred, proved)
    if profile.records == "measures":
        return choose_fields(headed, preferred, repeated, profile)
    return fields_by_headings(preferred)


def _columns(
    headings: Sequence[tuple[str, ...]],
    fields: Sequence[str | None],
    scores: Sequence[Mapping[str, float]],
    repeated: Mapping[int, str],
) -> list[Column]:
    return [
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


def _is_row(columns: Sequence[Column]) -> bool:
    """Return whether what was taken for headings is a row: none is listed, some are values."""
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


def _may_be_roster(columns: Sequence[Column], headed: HeadedTable) -> bool:
    """Return whether cells alone tell a table of measures and none of them is a period.

    Names with their posts look like owners with their measures. Most cells of steps hold several,
    each with its number: no post does, but what a person has to do does.
    """
    known = {column.field: column for column in columns}
    main = [known[field] for field in ("measure", "action") if field in known]
    guessed = bool(main) and all(column.inferred == "cells" for column in main)
    if not guessed or {"spread", "period"} & set(known):
        return False
    if len(main) == 1:
        return True
    shown = headed.evidence.below(headed.below)[known["action"].index]
    return shown[FEATURES.index("packed")] < ROSTER_PACKED or _has_duties(known, headed)


def _has_duties(known: Mapping[str, Column], headed: HeadedTable) -> bool:
    """Return whether what looks like measures are posts, or those or their owners are persons."""
    cells = headed.evidence.cells(headed.below)
    for field in ("measure", "responsible"):
        if field not in known:
            continue
        texts = [split_enumerator(text).rest for text in cells[known[field].index].texts]
        people = sum(
            text.startswith(_PERSONS) or (field == "measure" and begins_name(text))
            for text in texts
        )
        if people >= ROSTER_PEOPLE * len(texts):
            return True
    return False


def _says_main_fields(columns: Sequence[Column], scores: Sequence[Mapping[str, float]]) -> bool:
    """Return whether listed headers, none of them weak, name the fields that make the layout."""
    return all(
        scores[column.index].get(column.field, 0.0) > HEADER_SCORES_WEAK
        for column in columns
        if column.field in MAIN_BONUS
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
    """Return the scores with columns of an earlier year as extra: "คะแนนปี ๒๕๖๖", "… ๒๕๖๗"."""
    years = [latest_year(levels) for levels in headings]
    result = [dict(column) for column in scores]
    for index, column in enumerate(scores):
        if years[index] <= 0:
            continue
        for field in column:
            rivals = [
                years[other]
                for other, theirs in enumerate(scores)
                if other != index and abs(theirs.get(field, 0.0) - column[field]) < CLAIMS_SAME
            ]
            if field != "extra" and any(year > years[index] for year in rivals):
                del result[index][field]
                result[index]["extra"] = max(column.get("extra", 0.0), HEADER_SCORES_WEAK)
    return result
