"""Roles of columns: what headings say and what cells show, weighed together once a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log
from operator import mul
from typing import Any

from ..knowledge import load
from .column_evidence import FEATURES, STRUCTURE
from .tolerances import HALF_TRUSTED, HEADER_SCORES_WEAK

# Fields that a column of a plan can be; the order of the weights.
ROLES = ("number", "measure", "action", "responsible", "period", "follow_up", "budget", "extra")
VECTOR = (*FEATURES, "bias")
_BITS = {role: 1 << place for place, role in enumerate(ROLES)} | {"extra": 0}
_HAS_FULL_TRUST = tuple(name in STRUCTURE for name in VECTOR)
# A listed heading is wrong once in a hundred columns at the most, one that is listed for two
# fields once in fourteen, and part of a heading in between: natural logarithms of the odds.
_LISTED, _WEAK, _PART = log(100), log(14), 6.0
# Every plan has measures and steps: their columns are looked for first.
_SOUGHT = {"measure": 0.5, "action": 0.5}
_MAIN = ("measure", "action", "responsible", "period")


@dataclass(frozen=True, slots=True)
class Assignment:
    """The likeliest role of each column.

    Attributes:
        roles: one for each column; each but "extra" at most once.
        chance: natural logarithm of how likely they are, all together.
        margin: by how much the best other reading of a main field is less likely (natural
            logarithm; 4.6 is one in a hundred).
        rival: the roles of that other reading; the same as ``roles`` where there is none.
    """

    roles: tuple[str, ...]
    chance: float
    margin: float
    rival: tuple[str, ...]


@cache
def _weights() -> Mapping[str, tuple[float, ...]]:
    fitted = load("column_roles")["weights"]
    return {role: tuple(map(float, fitted[role])) for role in ROLES}


def header_evidence(score: float) -> float:
    """Return what the score of a heading for a role is worth, as natural logarithm of odds.

    Args:
        score: as `header_scores.score_header` returns it, 0 to 1.
    """
    if score == HEADER_SCORES_WEAK:
        return _WEAK
    return min(_PART * score, _LISTED)


def role_chances(
    shown: Sequence[float], n_cells: int, header: Mapping[str, float]
) -> dict[str, float]:
    """Return the natural logarithm of how likely a column has each role.

    Args:
        shown: as `column_evidence` returns it.
        n_cells: how many cells it was seen in.
        header: how sure its heading says each role, 0 to 1.
    """
    trust = n_cells / (n_cells + HALF_TRUSTED)
    vector = [
        value if is_full else value * trust
        for value, is_full in zip((*shown, 1.0), _HAS_FULL_TRUST, strict=True)
    ]
    sums = {
        role: sum(map(mul, weights, vector)) + (header_evidence(said) if said else 0.0)
        for role, weights in _weights().items()
        for said in (header.get(role, 0.0),)
    }
    most = max(sums.values())
    total = most + log(sum(exp(value - most) for value in sums.values()))
    return {role: value - total for role, value in sums.items()}


def assign_roles(chances: Sequence[Mapping[str, float]]) -> Assignment:
    """Return the likeliest roles of all columns, and how much likelier than any other.

    Args:
        chances: of each column, as `role_chances` returns them; a role may be left out.
    """
    return _assign(tuple([tuple(column.items()) for column in chances]))


@lru_cache(maxsize=512)
def _assign(given: tuple[tuple[tuple[str, float], ...], ...]) -> Assignment:
    """Return the likeliest roles; several profiles ask the same of one table."""
    chances = [dict(column) for column in given]
    best = _search(chances)
    if best is None:
        return Assignment(("extra",) * len(chances), 0.0, 0.0, ("extra",) * len(chances))
    roles, chance = best
    rival, margin = roles, float("inf")
    for column, role in enumerate(roles):
        if role not in _MAIN:
            continue
        without = [
            {r: value for r, value in c.items() if not (i == column and r == role)}
            for i, c in enumerate(chances)
        ]
        other = _search(without)
        if other is not None and chance - other[1] < margin:
            rival, margin = other[0], chance - other[1]
    return Assignment(roles, chance, margin, rival)


def _search(chances: Sequence[Mapping[str, float]]) -> tuple[tuple[str, ...], float] | None:
    """Return the roles with the greatest chance, each but "extra" once; None where there are none.

    All sets of used roles are kept, so that the best is found whatever the order of columns.
    """
    # Sets of used roles are bits. Of each the best total so far, and the state that it came of.
    best: dict[int, tuple[float, tuple[Any, str] | None]] = {0: (0.0, None)}
    for column in chances:
        options = [
            (role, _BITS[role], chance, _SOUGHT.get(role, 0.0)) for role, chance in column.items()
        ]
        following: dict[int, tuple[float, tuple[Any, str] | None]] = {}
        for used, (total, chosen) in best.items():
            for role, bit, chance, sought in options:
                if used & bit:
                    continue
                value = total + chance + sought
                known = following.get(used | bit)
                if known is None or value > known[0]:
                    following[used | bit] = (value, (chosen, role))
        best = following
    if not best:
        return None
    total, chosen = max(best.values(), key=lambda found: found[0])
    roles: list[str] = []
    while chosen is not None:
        chosen, role = chosen
        roles.append(role)
    return tuple(reversed(roles)), total
