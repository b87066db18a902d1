"""Which field each column of a table is, by headings and cells, and how sure that is together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from ..values.enumerators import bare_list_number
from .column_evidence import FEATURES, ColumnCells, grouping_columns
from .column_roles import ROLES, Assignment, assign_roles, header_evidence, role_chances
from .finer_texts import finer_texts, has_finer_measure
from .headed_table import HeadedTable
from .profile import Profile
from .start_end import find_start_end
from .tolerances import (
    CLAIMS_INFERRED,
    CLAIMS_NUMBERS,
    CLAIMS_OWNERS,
    CLAIMS_PERIODS,
    FALLS_PER_NUMBER,
    HEADER_SCORES_WEAK,
    LISTED_BELOW,
    LISTED_MARKS_LOST,
    NAMED_AMONG_OTHERS,
    STEPS_NEAR,
    SURE_BY_CELLS,
    SURE_BY_HEADINGS,
)

# The two columns that make a plan are sought before the optional ones.
MAIN_BONUS = {"measure": 0.5, "action": 0.5, "name": 0.5, "score": 0.5, "result": 0.1}
_NAMED = header_evidence(NAMED_AMONG_OTHERS)
_MAIN = ("measure", "action", "responsible", "period")
_OWNER = FEATURES.index("owner")
_PARTS = (("period_start", "period"), ("period_end", "period"), ("result", "extra"))
_STEPS = ("measure", "action")


@dataclass(frozen=True, slots=True)
class ChosenFields:
    """Fields of the columns, None for one that says nothing, and how sure they are together."""

    fields: tuple[str | None, ...]
    certainty: float
    uncertain: tuple[tuple[int, str], ...] = ()  # (column, field it could be as well)
    paired: bool = False  # the cells show which columns are a start and its end


def choose_fields(
    headed: HeadedTable,
    scores: Sequence[Mapping[str, float]],
    repeated: Mapping[int, str],
    profile: Profile,
) -> ChosenFields:
    """Return the fields of a plan's columns by headings, cells and structure together."""
    listed = {column.field for column in profile.columns} | {"extra"}
    listed -= {"period"} if repeated and profile.spread is None else set()
    cells = headed.evidence.cells(headed.below)
    fixed = _starts_and_ends(scores)
    pair = None if fixed or repeated else find_start_end(headed.headings, cells, scores)
    if pair:
        fixed = dict(zip(pair, ("period", "period_end"), strict=True))
    chances = _chances(headed, scores, repeated, fixed, listed)
    found = assign_roles(chances)
    steps = _unnamed_steps(found.roles, chances, cells, scores)
    further = {steps: found.roles[steps]} if steps is not None else {}
    if steps is not None:
        roles = tuple("action" if i == steps else role for i, role in enumerate(found.roles))
        found = replace(found, roles=roles)
    named = _named_by_heading(found.roles, scores)
    fields: list[str | None] = []
    certainty = 0.0
    for index, role in enumerate(named):
        field = fixed.get(index, role)
        if field == "extra" and scores[index].get("result", 0.0) > 0.0:
            result = scores[index]["result"] >= scores[index].get("extra", 0.0)
            field = "result" if result else field
        header_score = scores[index].get(field, 0.0)
        certainty += header_score or (CLAIMS_INFERRED if field != "extra" else 0.0)
        certainty += MAIN_BONUS.get(field, 0.0)
        fields.append(field if field != "extra" or header_score else None)
    uncertain = _uncertain(found, named, scores, fixed)
    if uncertain and _is_only_against_headings(found, chances, scores):
        uncertain = ()
    further |= _other_budgets(found.roles, chances, scores)
    uncertain = (*uncertain, *(pair for pair in further.items() if pair[0] not in dict(uncertain)))
    return ChosenFields(tuple(fields), certainty, uncertain, bool(pair))


def _chances(
    headed: HeadedTable,
    scores: Sequence[Mapping[str, float]],
    repeated: Mapping[int, str],
    fixed: Mapping[int, str],
    listed: set[str],
) -> list[Mapping[str, float]]:
    """Return how likely each role is for each column, without those that it cannot have."""
    cells = headed.evidence.cells(headed.below)
    grouping = grouping_columns(cells)
    grouped: set[int] = set()  # measures within coarser groups
    shown_looks = headed.evidence.below(headed.below, repeated)
    owners = [look[_OWNER] for look in shown_looks]
    chances: list[Mapping[str, float]] = []
    for index, shown in enumerate(shown_looks):
        if index in repeated or index in fixed:
            chances.append({"extra": 0.0})
            continue
        header = {role: scores[index].get(role, 0.0) for role in ROLES}
        for part, whole in _PARTS:
            header[whole] = max(header[whole], scores[index].get(part, 0.0))
        weighed = role_chances(shown, len(cells[index].texts), header)
        possible = listed & _possible_roles(header)
        possible -= _without_evidence(headed, index, shown, header)
        possible -= _against_cells(headed, index, owners)
        texts = finer_texts(index, grouping, headed, scores, repeated)
        if texts is not None and not scores[texts].get("action", 0.0):
            grouped.add(texts)
        if texts is not None or has_finer_measure(index, grouping, cells, scores):
            possible -= {"measure"}
        if index in grouped:
            possible -= {"action"}
        among = {role for role, score in header.items() if score == NAMED_AMONG_OTHERS}
        if among := (among & listed) - {"extra", *_STEPS}:
            weighed["extra"] = min(weighed[role] for role in among) - _NAMED
        chances.append({role: chance for role, chance in weighed.items() if role in possible})
    return chances


def _unnamed_steps(
    roles: Sequence[str],
    chances: Sequence[Mapping[str, float]],
    cells: Sequence[ColumnCells],
    scores: Sequence[Mapping[str, float]],
) -> int | None:
    """Return the column of texts that are the steps of measures which span its rows, if any.

    A plan whose measures stand once for several rows says in each row what is done; where no
    column is steps, that text is they rather than one more column, or than a follow-up that no
    heading names and that stands before who does it and when.
    """
    if "measure" not in roles or "action" in roles:
        return None
    measure = roles.index("measure")
    if not any(cell.row_span > 1 for cell in cells[measure].filled):
        return None
    others = [index for index, role in enumerate(roles) if role in ("responsible", "period")]
    first = min(others, default=0)
    open_to = [
        role == "extra" or (role == "follow_up" and not scores[index].get(role) and index < first)
        for index, role in enumerate(roles)
    ]
    found = {
        index: chance["action"] - chance[roles[index]]
        for index, chance in enumerate(chances)
        if index > measure and open_to[index] and {"action", roles[index]} <= {*chance}
        if len(cells[index].filled) > len(cells[measure].filled)
        and all(any(map(str.isalpha, text)) for text in cells[index].texts)  # no figures
    }
    likely = max(found, key=lambda index: found[index], default=None)
    return likely if likely is not None and found[likely] > -STEPS_NEAR else None


def _other_budgets(
    roles: Sequence[str],
    chances: Sequence[Mapping[str, float]],
    scores: Sequence[Mapping[str, float]],
) -> dict[int, str]:
    """Return the further columns that are budgets as likely, where no heading names the budget."""
    if "budget" not in roles or scores[roles.index("budget")].get("budget", 0.0) > 0.0:
        return {}
    return {
        index: "budget"
        for index, chance in enumerate(chances)
        if roles[index] == "extra" and chance.get("budget", -inf) > chance["extra"]
    }


def _uncertain(
    found: Assignment,
    named: Sequence[str],
    scores: Sequence[Mapping[str, float]],
    fixed: Mapping[int, str],
) -> tuple[tuple[int, str], ...]:
    """Return the columns that could be another field as well, each with it."""
    said = all(
        scores[index].get(role, 0.0) > HEADER_SCORES_WEAK
        for index, role in enumerate(named)
        if role in _MAIN
    )
    if found.margin >= (SURE_BY_HEADINGS if said else SURE_BY_CELLS):
        return ()
    pairs = enumerate(zip(found.roles, found.rival, strict=True))
    differing = [(i, other) for i, (role, other) in pairs if role != other and i not in fixed]
    if len({*_STEPS} & {*found.roles}) == 1 and {other for _, other in differing} <= {*_STEPS}:
        return ()  # rows and their numbers tell what a lone column of text is
    return tuple(differing)


def _is_only_against_headings(
    found: Assignment,
    chances: Sequence[Mapping[str, float]],
    scores: Sequence[Mapping[str, float]],
) -> bool:
    """Return whether every near reading makes a further column of one listed for measures or steps.

    No other column may be named for that role, not even in part. Owners and periods are told by
    their cells as well: "กลุ่มงาน" over topics is no owner where units stand in another column.
    A heading that is listed for steps among others ("กิจกรรม") means them beside one that is listed
    for measures, and the other way round; a heading listed for what its own column is is no rival.
    """
    allowed = [dict(column) for column in chances]
    own = [column.get(role, 0.0) for column, role in zip(scores, found.roles, strict=True)]
    listed = {
        role for role, score in zip(found.roles, own, strict=True) if score >= LISTED_MARKS_LOST
    }
    for index, role in enumerate(found.roles):
        others = [i for i in range(len(scores)) if i != index]
        rivals = [scores[i].get(role, 0.0) for i in others]
        open_rivals = [scores[i].get(role, 0.0) for i in others if own[i] < LISTED_MARKS_LOST]
        beside = own[index] >= HEADER_SCORES_WEAK and listed & {*_STEPS} - {role}
        if role not in _STEPS:
            continue
        if (own[index] >= LISTED_MARKS_LOST and not any(rivals)) or (
            beside and not any(open_rivals)
        ):
            allowed[index].pop("extra", None)
    again = assign_roles(allowed)
    said = all(
        score >= (HEADER_SCORES_WEAK if role in _STEPS else LISTED_MARKS_LOST)
        for role, score in zip(found.roles, own, strict=True)
        if role in _MAIN
    )
    sure = SURE_BY_HEADINGS if said and listed & {*_STEPS} else SURE_BY_CELLS
    return again.roles == found.roles and again.margin >= sure


def _without_evidence(
    headed: HeadedTable, index: int, shown: Sequence[float], header: Mapping[str, float]
) -> set[str]:
    """Return the roles that neither a column's heading nor any of its cells speaks for."""
    look = dict(zip(FEATURES, shown, strict=True))
    numbers = max(look["list_number"], look["plain_number"])
    texts = headed.evidence.cells(headed.below)[index].texts
    lacking = {"number"} if numbers < CLAIMS_NUMBERS or not _counts(texts) else set()
    lacking |= {"responsible"} if look["owner"] == 0.0 else set()
    periods = look["period"]
    if 0.0 < periods < CLAIMS_PERIODS and not header["period"]:
        periods += headed.recurs(index)
    lacking |= {"period"} if periods < CLAIMS_PERIODS else set()
    if look["amount"] == 0.0 and not header["budget"]:  # "ไม่ใช้งบประมาณ" is money
        lacking |= set() if headed.holds_money(index) else {"budget"}
    owners = look["owner"] >= CLAIMS_OWNERS  # "หน่วยตรวจสอบภายใน" checks nothing here
    if look["checks"] == 0.0 or owners or look["first"]:  # no plan begins with what comes last
        lacking |= {"follow_up"}
    return {role for role in lacking if not header[role]}


def _counts(texts: Sequence[str]) -> bool:
    """Return whether nearly all numbers rise or begin again at one; shares and amounts fall."""
    found = [bare_list_number(text) for text in texts]
    numbers = [int(number) for number in found if number is not None and number.isdecimal()]
    falls = [1 < b < a or b == 0 for a, b in pairwise(numbers)]
    return FALLS_PER_NUMBER * sum(falls) <= len(falls)


def _against_cells(headed: HeadedTable, index: int, owners: list[float]) -> set[str]:
    """Return the roles that a column's cells rule out, whatever its heading says.

    Topics that span the rows of several measures are no owners where nearly all cells of another
    column are: "กลุ่มงาน" heads groups of work, too. Cells that are all owners are no budgets.

    Args:
        headed: the table under its headings.
        index: of the column.
        owners: share of owners among the cells of each column.
    """
    against: set[str] = set()
    others = max(owners[:index] + owners[index + 1 :], default=0.0)
    if owners[index] == 0.0 and others >= CLAIMS_OWNERS and _spans(headed, index):
        against |= {"responsible"}
    if owners[index] >= CLAIMS_OWNERS and not headed.holds_money(index):
        against |= {"budget"}
    return against


def _spans(headed: HeadedTable, index: int) -> bool:
    """Return whether most cells of a column span rows."""
    filled = headed.evidence.cells(headed.below)[index].filled
    return 2 * sum(cell.row_span > 1 for cell in filled) > len(filled)


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
        if column.get(field, 0.0) >= LISTED_BELOW and column[field] >= column.get("period", 0.0)
    }
    return found if len(set(found.values())) == 2 else {}


def fields_by_headings(scores: Sequence[Mapping[str, float]]) -> ChosenFields:
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
                value = total + gain + (MAIN_BONUS.get(field, 0.0) if field else 0.0)
                if now not in following or value > following[now][0] + 1e-9:
                    following[now] = (value, (*chosen, field))
        best = following
    total, fields = max(best.values(), key=lambda item: item[0])
    return ChosenFields(fields, total)
