"""Values that follow each other in one cell without numbers, cut where all of them read best."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from ..knowledge import load
from ..values.kinds import parse_value
from .tolerances import (
    MOST_PARTS,
    VALUE_CUTS_BLANK,
    VALUE_CUTS_DOUBTFUL,
    VALUE_CUTS_RECURRING,
    VALUE_CUTS_TORN,
    VALUE_CUTS_WHOLE,
    YEAR_ALONE,
)

_FACTS = load("enumerators")
_JOINTS = ("/", ",", "(", "-", "–", *_FACTS["range_to"], *_FACTS["range_and"])
_YEAR_FLAGS = {"calendar_or_fiscal", "calendar_year"}


def best_cuts(parts: Sequence[str], n: int, kind: str) -> tuple[int, ...] | None:
    """Return where to cut parts of a cell into n values, of all cuts the one that reads best.

    None where no cut makes each piece a value.

    >>> best_cuts(["มีนาคม และ", "กรกฎาคม 2568", "ภายใน มีนาคม", "2568"], 2, "period")
    (2,)
    >>> best_cuts(["15,500", "ไม่ใช้", "งบประมาณ"], 2, "money"), best_cuts(["ก", "ข"], 2, "period")
    ((1,), None)
    """
    found = _best(tuple(parts), n, kind)
    return None if found is None else found[1]


def count_best(parts: Sequence[str], kind: str) -> int:
    """Return in how many values the parts of a cell read best, 1 where they read in none.

    >>> count_best(["มีนาคม และ", "กรกฎาคม 2568", "ตลอดปีงบประมาณ"], "period")
    2
    """
    counts = range(2, len(parts) + 1)
    found = [(way[0] / n, -n) for n in counts if (way := _best(tuple(parts), n, kind))]
    return -max(found)[1] if found else 1


def reads_whole(parts: Sequence[str], n: int, kind: str) -> bool:
    """Return whether parts can be cut into n values each of which is whole by itself.

    >>> reads_whole(["ธ.ค. ๒๕๖๘,", "มี.ค. และ มิ.ย.", "๒๕๖๙"], 2, "period")
    False
    >>> reads_whole(["ธ.ค. ๒๕๖๘", "มี.ค. และ มิ.ย.", "๒๕๖๙"], 2, "period")
    True
    """
    found = _best(tuple(parts), n, kind)
    return found is not None and found[0] == n * VALUE_CUTS_WHOLE


def reads_whole_only_else(parts: Sequence[str], n: int, kind: str) -> bool:
    """Return whether the parts are whole values in another number than n alone.

    >>> reads_whole_only_else(["พ.ย. 2567", "ม.ค. - ก.พ.", "2568"], 3, "period")
    True
    >>> reads_whole_only_else(["พ.ย. 2567", "ม.ค. 2568", "ก.พ. 2568"], 3, "period")
    False
    """
    count = count_best(parts, kind)
    if count in (1, n):
        return False
    forced, best = _best(tuple(parts), n, kind), _best(tuple(parts), count, kind)
    if forced is None or best is None:
        return False
    return best[0] == count * VALUE_CUTS_WHOLE and forced[0] < n * VALUE_CUTS_WHOLE


@lru_cache(maxsize=512)
def _best(parts: tuple[str, ...], n: int, kind: str) -> tuple[float, tuple[int, ...]] | None:
    """Return how well the parts read in n pieces, and the cuts."""
    length = len(parts)
    if not 1 <= n <= length:
        return None
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for piece in range(n):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (total, cuts) in ways.items():
            last = length if piece == n - 1 else min(length - n + piece + 1, start + MOST_PARTS)
            ends = range(length, length + 1) if piece == n - 1 else range(start + 1, last + 1)
            for end in ends:
                if end - start > MOST_PARTS:
                    continue
                score = reads_as_value(parts[start:end], kind)
                if score is None:
                    continue
                torn = end < length and _is_joined(parts[end - 1], parts[end])
                way = total + score - (VALUE_CUTS_TORN if torn else 0.0)
                if end not in following or way > following[end][0] + 1e-9:
                    following[end] = (way, (*cuts, end))
        ways = following
    found = ways.get(length)
    return None if found is None else (found[0], found[1][:-1])


@lru_cache(maxsize=8192)
def reads_as_value(parts: tuple[str, ...], kind: str) -> float | None:
    """Return how well parts read as one value, None where they do not."""
    text = " ".join(part.strip() for part in parts)
    score = _text_reads(text, kind)
    if score is None and len(parts) > 1:  # a word may be broken
        text = "".join(part.strip() for part in parts)
        score = _text_reads(text, kind)
    if score == VALUE_CUTS_RECURRING and _holds_values(parts, kind):
        return None
    if score is None or not isinstance(parse_value(text, kind).value, list):
        return score
    for at in range(1, len(parts)):
        sides = [_text_reads(" ".join(side), kind) for side in (parts[:at], parts[at:])]
        if sides == [VALUE_CUTS_WHOLE, VALUE_CUTS_WHOLE] and not _is_joined(
            parts[at - 1], parts[at]
        ):
            return None  # two values, not a list
    return score


def _holds_values(parts: Sequence[str], kind: str) -> bool:
    """Return whether two parts are values of their own, beside which another recurs."""
    whole = [
        _text_reads(part.strip(), kind) == VALUE_CUTS_WHOLE
        and not any(_is_joined(a, b) for a, b in pairwise(parts[max(at - 1, 0) : at + 2]))
        for at, part in enumerate(parts)
    ]
    return sum(whole) > 1


@lru_cache(maxsize=8192)
def _text_reads(text: str, kind: str) -> float | None:
    value = parse_value(text, kind)
    if value.status == "blank":
        return VALUE_CUTS_BLANK
    if "recurrence" in value.flags:
        return VALUE_CUTS_RECURRING
    if value.status not in ("ok", "ambiguous"):
        return None
    if _YEAR_FLAGS & {*value.flags}:
        return YEAR_ALONE
    return VALUE_CUTS_WHOLE if value.status == "ok" else VALUE_CUTS_DOUBTFUL


def _is_joined(before: str, after: str) -> bool:
    return before.rstrip().endswith(_JOINTS) or after.lstrip().startswith(_JOINTS)


def cut_runs(words: Sequence[str], n: int, kind: str) -> list[str] | None:
    """Return n values that follow each other in one run of words, None where they do not.

    >>> cut_runs("ม.ค. 68 ก.พ. 68".split(), 2, "period")
    ['ม.ค. 68', 'ก.พ. 68']
    """
    cuts = best_cuts(words, n, kind) if words else None
    if cuts is None:
        return None
    return [" ".join(words[a:b]) for a, b in pairwise([0, *cuts, len(words)])]
