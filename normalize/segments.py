"""Segments: lines of one cell that carry no numbers, cut into a known number of items."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from math import comb

from ..extract.lines import Line, join_lines
from .values.kinds import parse_value
from .values.orgs import split_orgs
from .wording import fold

_MOST_WAYS = 3000
_FITS_PT = 1.5


def split_lines(
    lines: Sequence[Line], n: int, look: str, right_edge: float
) -> tuple[tuple[tuple[Line, ...], ...], int]:
    """Return the lines in n groups, and how many items they seem to hold.

    The groups are those of the count; where it is not n they are of no use. One means that the
    whole cell is one item, which is then shared.

    Args:
        lines: of one cell, from top to bottom.
        n: how many items its neighbour has.
        look: "period", "money", "org", or "text" for anything else.
        right_edge: how far right lines of this column reach, in points.
    """
    if look in ("period", "money"):
        return _split_values(lines, n, look)
    if look == "org":
        return _split_names(lines, n, right_edge)
    return _split_texts(lines, n, right_edge)


def _split_values(
    lines: Sequence[Line], n: int, kind: str
) -> tuple[tuple[tuple[Line, ...], ...], int]:
    whole = parse_value(_one_text(lines), kind)
    if whole.status == "ok" and not isinstance(whole.value, list):
        return (tuple(lines),), 1
    for count in (n, *(m for m in range(2, len(lines) + 1) if m != n)):
        ways = [way for way in _ways(lines, count) if all(_reads(group, kind) for group in way)]
        if ways:
            return ways[0], count
    if len(lines) == n:
        return tuple((line,) for line in lines), n
    words = _split_run(lines, n, kind)
    if words:
        return words, n
    return (tuple(lines),), 1 if whole.status != "unparsed" or len(lines) == 1 else len(lines)


def _split_run(lines: Sequence[Line], n: int, kind: str) -> tuple[tuple[Line, ...], ...] | None:
    """Return values that follow each other in one run of text, or None."""
    words = _one_text(lines).split()
    if len(words) > 40 or not lines or comb(max(len(words) - 1, 0), n - 1) > _MOST_WAYS:
        return None
    for cuts in combinations(range(1, len(words)), n - 1):
        bounds = [0, *cuts, len(words)]
        parts = [" ".join(words[a:b]) for a, b in pairwise(bounds)]
        if all(_is_value(part, kind) for part in parts):
            from dataclasses import replace

            return tuple((replace(lines[0], text=part),) for part in parts)
    return None


def _split_names(
    lines: Sequence[Line], n: int, right_edge: float
) -> tuple[tuple[tuple[Line, ...], ...], int]:
    texts = [line.text for line in lines]
    names = split_orgs(texts)
    cuts = [
        k
        for k in range(1, len(lines))
        if not texts[k - 1].rstrip().endswith(("/", ",", "และ"))
        and not texts[k].startswith(("/", ",", "และ"))
        and split_orgs(texts[:k]) + split_orgs(texts[k:]) == names
    ]
    if len(cuts) + 1 == n or not cuts:
        return _cut(lines, cuts), len(cuts) + 1
    forced = [k for k in cuts if _room_left(lines[k - 1], lines[k], right_edge) > _FITS_PT]
    if len(forced) + 1 == n:
        return _cut(lines, forced), n
    return _cut(lines, cuts), len(cuts) + 1


def _split_texts(
    lines: Sequence[Line], n: int, right_edge: float
) -> tuple[tuple[tuple[Line, ...], ...], int]:
    if len(lines) == 1:
        return (tuple(lines),), 1
    repeated = _repeats(lines, n)
    if repeated:
        return repeated, n
    room = {k: _room_left(lines[k - 1], lines[k], right_edge) for k in range(1, len(lines))}
    forced = [k for k, points in room.items() if points > _FITS_PT]
    if len(forced) + 1 == n or not forced:
        return _cut(lines, forced), len(forced) + 1
    gaps = [k for k in room if lines[k].box.top - lines[k - 1].box.bottom > 0.6 * lines[k].size]
    if len(gaps) + 1 == n:
        return _cut(lines, gaps), n
    if len(forced) + 1 < n <= len(lines):
        likely = sorted(sorted(room, key=lambda k: -room[k])[: n - 1])
        return _cut(lines, likely), n
    return _cut(lines, forced), len(forced) + 1


def _repeats(lines: Sequence[Line], n: int) -> tuple[tuple[Line, ...], ...] | None:
    """Return the same item n times, where that is what the lines say."""
    if len(lines) % n:
        return None
    size = len(lines) // n
    groups = [tuple(lines[i : i + size]) for i in range(0, len(lines), size)]
    texts = {fold("".join(line.text for line in group)) for group in groups}
    return tuple(groups) if len(texts) == 1 else None


def _room_left(line: Line, after: Line, right_edge: float) -> float:
    """Return the room that the next line's first word would have had left on this line.

    A line is only broken where the next word does not fit, so room means that a paragraph ended.
    """
    if not after.text or not line.text:
        return 0.0
    width = after.box.width / len(after.text) * (len(_first_word(after.text)) + 1)
    return right_edge - line.box.x1 - width


@lru_cache(maxsize=2048)
def _first_word(text: str) -> str:
    import os

    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.tokenize import word_tokenize

    head = text.split()[0] if text.split() else ""
    words = word_tokenize(head[:40], engine="newmm")
    return str(words[0]) if words else head


def _ways(lines: Sequence[Line], n: int) -> list[tuple[tuple[Line, ...], ...]]:
    if n > len(lines) or comb(len(lines) - 1, n - 1) > _MOST_WAYS:
        return []
    return [_cut(lines, cuts) for cuts in combinations(range(1, len(lines)), n - 1)]


def _cut(lines: Sequence[Line], cuts: Sequence[int]) -> tuple[tuple[Line, ...], ...]:
    bounds = [0, *cuts, len(lines)]
    return tuple(tuple(lines[a:b]) for a, b in pairwise(bounds))


def _reads(group: Sequence[Line], kind: str) -> bool:
    return _is_value(_one_text(group), kind)


@lru_cache(maxsize=4096)
def _is_value(text: str, kind: str) -> bool:
    value = parse_value(text, kind)
    if isinstance(value.value, list):
        return False
    if value.status == "blank":
        return True
    return value.status in ("ok", "ambiguous") or bool(value.flags and "recurrence" in value.flags)


def _one_text(lines: Sequence[Line]) -> str:
    return join_lines(tuple(lines))
