"""Roles of columns: what headings say and what cells show, weighed together once a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

from ..knowledge import load
from .column_evidence import FEATURES

# Fields that a column of a plan can be; the order of the weights.
ROLES = ("number", "measure", "action", "responsible", "period", "follow_up", "budget", "extra")
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


def feature_vector(
    shown: Sequence[float], header: Mapping[str, float], *, has_header: bool
) -> tuple[float, ...]:
    """Return all that is weighed for one column: what it shows, what its heading says, a bias.

    Args:
        shown: as `column_evidence` returns it.
        header: how sure its heading says each role, 0 to 1.
        has_header: it has a heading at all.
    """
    return (*shown, *(header.get(role, 0.0) for role in ROLES), float(has_header), 1.0)


VECTOR = (*FEATURES, *(f"header_{role}" for role in ROLES), "has_header", "bias")


def role_chances(vector: Sequence[float]) -> dict[str, float]:
    """Return the natural logarithm of how likely a column has each role."""
    sums = {
        role: sum(weight * value for weight, value in zip(weights, vector, strict=True))
        for role, weights in _weights().items()
    }
    most = max(sums.values())
    total = most + log(sum(exp(value - most) for value in sums.values()))
    return {role: value - total for role, value in sums.items()}


def assign_roles(chances: Sequence[Mapping[str, float]]) -> Assignment:
    """Return the likeliest roles of all columns, and how much likelier than any other.

    Args:
        chances: of each column, as `role_chances` returns them; a role may be left out.
    """
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
    best: dict[frozenset[str], tuple[float, tuple[str, ...]]] = {frozenset(): (0.0, ())}
    for column in chances:
        following: dict[frozenset[str], tuple[float, tuple[str, ...]]] = {}
        for used, (total, chosen) in best.items():
            for role, chance in column.items():
                if role in used:
                    continue
                now = used if role == "extra" else used | {role}
                value = total + chance
                if now not in following or value > following[now][0]:
                    following[now] = (value, (*chosen, role))
        best = following
    if not best:
        return None
    total, roles = max(best.values(), key=lambda found: found[0])
    return roles, total
