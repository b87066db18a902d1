"""Segments: lines of one cell that carry no numbers, cut into a known number of items."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise
from math import comb
from statistics import pvariance

from ...extract.text.joined_lines import join_lines
from ...extract.text.lines import Line
from ...extract.text.words import thai_words
from ..knowledge import load
from ..layout.inferring import begins_name
from ..values.kinds import ANY_YEAR, parse_value
from ..values.orgs import split_orgs, tears_name
from ..wording import fold, is_blank
from .tolerances import (
    FITS_PT,
    MOST_WAYS,
    UNNUMBERED_ITEMS_STRONG,
    UNNUMBERED_ITEMS_SURE,
    UNNUMBERED_ITEMS_WEAKEST,
)
from .value_cuts import best_cuts, count_best, cut_runs, reads_whole, reads_whole_only_else

_NAME_JOINTS = ("/", ",")
_CONTINUES = tuple(load("enumerators")["continues"])


@dataclass(frozen=True, slots=True)
class ColumnSigns:
    """What a column's cells tell about where an item of it ends.

    Attributes:
        widest_pt: width of its widest line.
        first_lines: first lines of its cells; their first words begin items.
        names: names of owners that stand whole on a line of their own.
        numbered: others of its cells number their items from 1.
    """

    widest_pt: float = 0.0
    first_lines: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    numbered: bool = False


def split_lines(
    lines: Sequence[Line], n: int, look: str, column: ColumnSigns, *, packed: bool
) -> tuple[tuple[tuple[Line, ...], ...], int]:
    """Return the lines in n groups, and how many items they seem to hold.

    The groups are those of the count; where it is not n they are of no use. One means that the
    whole cell is one item, which is then shared.

    Args:
        lines: of one cell, from top to bottom.
        n: how many items its neighbour has.
        look: "period", "money", "org", or "text" for anything else.
        column: what the column's cells tell about where an item ends.
        packed: a neighbour holds n items, so that this cell likely does too.
    """
    if look in ("period", "money"):
        return _split_values(lines, n, look)
    return _split_by_signs(lines, n, look, column, packed)


def _split_values(
    lines: Sequence[Line], n: int, kind: str
) -> tuple[tuple[tuple[Line, ...], ...], int]:
    whole = parse_value(_one_text(lines), kind, fiscal_year=ANY_YEAR)
    if whole.status == "ok" and not isinstance(whole.value, list):
        return (tuple(lines),), 1
    texts = [line.text for line in lines]
    if whole.status == "ok" and not reads_whole(texts, n, kind):
        return (tuple(lines),), 1
    cuts = best_cuts(texts, n, kind)
    if cuts is not None and not reads_whole_only_else(texts, n, kind):
        return _cut(lines, cuts), n
    words = _one_text(lines).split()
    values = cut_runs(words, n, kind) if not reads_whole_only_else(words, n, kind) else None
    if values and len(lines) < n:
        return tuple((replace(lines[0], text=value),) for value in values), n
    count = count_best(texts, kind)
    cuts = best_cuts(texts, count, kind) if count > 1 else None
    if cuts is not None:
        return _cut(lines, cuts), count
    if len(lines) == n:
        return tuple((line,) for line in lines), n
    if values:
        return tuple((replace(lines[0], text=value),) for value in values), n
    return (tuple(lines),), 1 if whole.status != "unparsed" or len(lines) == 1 else len(lines)


def is_one_value(parts: Sequence[Sequence[Line]], look: str) -> bool:
    """Return whether parts of a cell are one value or one name, broken, and not one each."""
    texts = [_one_text(part) for part in parts if part]
    if len(texts) < 2:
        return False
    lines = [line for part in parts for line in part]
    if look == "org":
        return _is_one_list(texts) or _is_one_name(parts, texts)
    if look not in ("period", "money"):
        return False
    whole = parse_value(_one_text(lines), look, fiscal_year=ANY_YEAR)
    one = whole.status == "ok" and not isinstance(whole.value, list)
    return one and not all(parse_value(text, look).status in ("ok", "blank") for text in texts)


def _is_one_list(texts: Sequence[str]) -> bool:
    """Return whether a part ends, or another begins, with what joins names: the list continues."""
    return any(text.rstrip().endswith(_NAME_JOINTS) for text in texts[:-1]) or any(
        text.lstrip().startswith(_NAME_JOINTS) for text in texts[1:]
    )


def _is_one_name(parts: Sequence[Sequence[Line]], texts: Sequence[str]) -> bool:
    """Return whether parts are pieces of one name, or of joined names that line ends tear."""
    names = split_orgs([line.text for part in parts for line in part])
    apart = [name for part in parts for name in split_orgs([line.text for line in part])]
    if any(tears_name(before, after) for before, after in pairwise(texts)):
        return True
    is_joined = any(mark in text for text in texts for mark in _NAME_JOINTS)
    return (len(names) == 1 or is_joined) and names != apart and not all(map(begins_name, texts))


def count_values(lines: Sequence[Line], kind: str) -> int:
    """Return how many values the lines of a cell must be; 1 where they are one, or unclear."""
    whole = parse_value(_one_text(lines), kind, fiscal_year=ANY_YEAR)
    if len(lines) < 2 or whole.status in ("ok", "blank"):
        return 1
    return count_best([line.text for line in lines], kind)


def _split_by_signs(
    lines: Sequence[Line], n: int, look: str, column: ColumnSigns, packed: bool
) -> tuple[tuple[tuple[Line, ...], ...], int]:
    """Return the lines cut where the signs of a new item are strongest."""
    run = _split_names_run(lines, n) if look == "org" else None
    if run:
        return run, n
    if len(lines) == 1:
        return (tuple(lines),), 1
    repeated = _repeats(lines, n)
    if repeated:
        return repeated, n
    signs = begin_signs(lines, look, column)
    strong = sorted(k for k, sign in signs.items() if sign >= UNNUMBERED_ITEMS_STRONG)
    sure = [k for k in strong if signs[k] >= UNNUMBERED_ITEMS_SURE]
    if len(sure) > n - 1 or not (strong or packed):
        return _cut(lines, strong), len(strong) + 1
    floor = UNNUMBERED_ITEMS_WEAKEST if packed else 0.0
    ways = [cuts for cuts in _cut_sets(len(lines), n) if all(signs[k] >= floor for k in cuts)]
    if not ways and n <= len(lines):
        ways = _strongest_cuts(signs, n, floor)
    if not ways and not sure and not packed:
        return (tuple(lines),), 1  # no cut into n: a word that begins other cells, too, is no sign
    if not ways:
        return _cut(lines, strong), len(strong) + 1
    best = max(
        ways,
        key=lambda cuts: (
            sum(signs[k] for k in cuts) + 2 * _repeated_starts(lines, cuts),
            -_unevenness(lines, cuts),
        ),
    )
    return _cut(lines, best), n


def _split_names_run(lines: Sequence[Line], n: int) -> tuple[tuple[Line, ...], ...] | None:
    """Return names that follow each other in one line, a space between them, or None."""
    words = lines[0].text.split() if len(lines) == 1 else []
    if len(words) != n or any(
        word.startswith(_CONTINUES) or word.endswith(_CONTINUES) for word in words
    ):
        return None
    return tuple((replace(lines[0], text=word),) for word in words)


def _unevenness(lines: Sequence[Line], cuts: Sequence[int]) -> float:
    """Return how much the items differ in length: those of one column are much alike."""
    lengths = [sum(len(line.text) for line in group) for group in _cut(lines, cuts)]
    return pvariance(lengths)


def _repeated_starts(lines: Sequence[Line], cuts: Sequence[int]) -> int:
    """Return how many items begin as another does: owners and reports repeat in a column."""
    groups = [fold("".join(line.text for line in group)) for group in _cut(lines, cuts)]
    return sum(
        any(group.startswith(other) for other in groups[:i] + groups[i + 1 :] if len(other) > 3)
        for i, group in enumerate(groups)
    )


def begin_signs(
    lines: Sequence[Line], look: str, column: ColumnSigns, places: Iterable[int] | None = None
) -> dict[int, float]:
    """Return for each line end how much speaks for an item ending there; below 0 it can't.

    Only those before the lines at some places are looked at where these are named.

    Evidence, in packed tables from Word, LibreOffice and Chromium: a line is only broken where the
    next word does not fit, so room left means that a paragraph ended; items of one column begin
    with the same few words; a word, a name or a list that continues is never cut.
    """
    texts = [line.text for line in lines]
    names = split_orgs(texts) if look == "org" else []
    steps = [b.box.top - a.box.top for a, b in pairwise(lines)]
    leading = min((step for step in steps if step > 0), default=0.0)
    starts = {first_word(text) for text in column.first_lines}
    signs: dict[int, float] = {}
    for k in range(1, len(lines)) if places is None else places:
        before, after = texts[k - 1].rstrip(), texts[k].lstrip()
        if is_blank(before) or is_blank(after):
            signs[k] = UNNUMBERED_ITEMS_SURE + 2.0
            continue
        sign = 0.0
        if before.endswith(_CONTINUES) or after.startswith(_CONTINUES):
            sign -= 9.0
        if _cuts_word(before, after):
            sign -= 2.0
        if look == "org":
            tears = split_orgs(texts[:k]) + split_orgs(texts[k:]) != names
            sign += -1.0 if tears else 1.0
        if _room_left(lines[k - 1], lines[k], column) > FITS_PT:
            sign += UNNUMBERED_ITEMS_SURE
        if steps[k - 1] > 1.25 * leading:
            sign += UNNUMBERED_ITEMS_SURE
        if first_word(after) in starts:
            sign += 2.0
        signs[k] = sign
    return signs


def _repeats(lines: Sequence[Line], n: int) -> tuple[tuple[Line, ...], ...] | None:
    """Return the same item n times, where that is what the lines say."""
    if len(lines) % n:
        return None
    size = len(lines) // n
    groups = [tuple(lines[i : i + size]) for i in range(0, len(lines), size)]
    texts = {fold("".join(line.text for line in group)) for group in groups}
    return tuple(groups) if len(texts) == 1 else None


def _room_left(line: Line, after: Line, column: ColumnSigns) -> float:
    """Return the room that the next line's first word would have had left on this line."""
    if not after.text or not line.text:
        return 0.0
    width = after.box.width / len(after.text) * (len(first_word(after.text)) + 1)
    return column.widest_pt - line.box.width - width


@lru_cache(maxsize=4096)
def first_word(text: str) -> str:
    """Return the first word of a Thai text."""
    words = _words(text.split()[0][:40]) if text.split() else ()
    return words[0] if words else ""


@lru_cache(maxsize=4096)
def _cuts_word(before: str, after: str) -> bool:
    """Return whether two line ends are the halves of one word."""
    head, tail = before.split()[-1][-24:] if before.split() else "", after[:24]
    at = 0
    for word in _words(head + tail):
        if at == len(head):
            return False
        at += len(word)
    return at > len(head)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """Return the words that newmm finds, looking for those of the dictionary that the text holds.

    Its tree of all 62,000 words takes 0.4 s and 90 MB; most documents ask for a few lines.
    """
    places = range(len(text))
    parts = {text[start : end + 1] for start in places for end in range(start, len(text))}
    known = thai_words() & parts
    from pythainlp.tokenize import word_tokenize
    from pythainlp.util import Trie

    return tuple(word_tokenize(text, custom_dict=Trie(known or {"\0"}), engine="newmm"))


def _strongest_cuts(signs: Mapping[int, float], n: int, floor: float) -> list[tuple[int, ...]]:
    """Return the n - 1 cuts with the strongest signs, where too many sets could be compared."""
    able = sorted((k for k, sign in signs.items() if sign >= floor), key=lambda k: -signs[k])
    return [tuple(sorted(able[: n - 1]))] if len(able) >= n - 1 else []


def _cut_sets(n_lines: int, n: int) -> list[tuple[int, ...]]:
    if n > n_lines or comb(n_lines - 1, n - 1) > MOST_WAYS:
        return []
    return list(combinations(range(1, n_lines), n - 1))


def _cut(lines: Sequence[Line], cuts: Sequence[int]) -> tuple[tuple[Line, ...], ...]:
    bounds = [0, *cuts, len(lines)]
    return tuple(tuple(lines[a:b]) for a, b in pairwise(bounds))


def _one_text(lines: Sequence[Line]) -> str:
    return join_lines(tuple(lines))
