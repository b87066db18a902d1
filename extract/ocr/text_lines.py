"""Ink of one cell or block to its lines: base lines by vote, each piece of ink to its line.

All lengths are in body heights: how tall a consonant without marks is.
"""

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .runs import Pieces, Runs, find_pieces
from .tolerances import (
    DASH_FILLED,
    DASH_RISE,
    DASH_SHAPE,
    LEAST_BASE,
    LEAST_VOTE,
    LEAST_VOTE_SHARE,
    LINE_DISTANCE,
    LONGEST_DASH,
    MARK_REACH,
    NARROWEST_BASE,
    SHORTEST_DASH,
    SPECK_SIDE,
    TALLEST_BASE,
    TALLEST_PIECE,
    TEXT_LINES_ABOVE,
    TEXT_LINES_BELOW,
    TEXT_LINES_FAR,
    THICKEST_DASH,
    USUAL_BODY_IN,
)

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class InkLine:
    """One line's ink; places in pixels.

    Attributes:
        runs: its ink.
        baseline: the row its consonants stand on.
    """

    runs: Runs
    baseline: int


def find_body_height(
    pieces: Pieces, dpi: float, fewest: int = 8, otherwise: float | None = None
) -> float:
    """Return the usual height of a consonant in pixels.

    Args:
        pieces: of a page, or of a part of it.
        dpi: resolution.
        fewest: letters that tell it.
        otherwise: what it is where there are fewer; that of a usual font when not given.
    """
    high, wide = pieces.height, pieces.width
    letters = (high > 0.035 * dpi) & (high < 0.3 * dpi) & (wide > 0.02 * dpi) & (wide < 0.3 * dpi)
    letters &= pieces.area > 0.1 * high * wide
    if np.count_nonzero(letters) < fewest:
        return USUAL_BODY_IN * dpi if otherwise is None else otherwise
    counts = np.bincount(high[letters], minlength=int(0.3 * dpi) + 2).astype(float)
    smooth = np.convolve(counts, np.ones(3) / 3, "same")
    return float(np.argmax(smooth * np.sqrt(np.arange(len(counts)))))


def find_ink_lines(runs: Runs, body: float) -> list[InkLine]:
    """Return the lines of one cell's or block's ink from top to bottom.

    Args:
        runs: the ink, without rules.
        body: height of a consonant in pixels.
    """
    pieces, usable = _usable_pieces(runs, body)
    if not usable.any():
        return []
    bases = _find_bases(pieces, usable, body)
    if not bases.any():
        return _lines_without_bases(pieces, usable, bases, body)
    baselines = _vote(pieces, bases, body)
    if len(baselines) > 1:
        kept = _cut_between(pieces, usable, bases, baselines, body)
        if not kept.all():
            pieces, usable = _usable_pieces(runs.select(kept), body)
            bases = _find_bases(pieces, usable, body)
            if not bases.any():
                return _lines_without_bases(pieces, usable, bases, body)
            baselines = _vote(pieces, bases, body)
    of_piece = _assign(pieces, usable, bases, baselines, body)
    lines = []
    for number, baseline in enumerate(baselines):
        own = of_piece == number
        if (own & bases).any():
            lines.append(_line(pieces, own, baseline, bases, body))
    lines += _far_dashes(pieces, usable & (of_piece < 0), bases, body)
    return sorted(lines, key=lambda line: line.baseline)


def _lines_without_bases(pieces: Pieces, usable: Flags, bases: Flags, body: float) -> list[InkLine]:
    """Return the lines of ink that holds nothing but dashes and dirt."""
    dashes = usable & _are_dashes(pieces, body)
    if np.array_equal(dashes, usable):
        return _far_dashes(pieces, dashes, bases, body)
    return [_line(pieces, usable, int(pieces.bottom[usable].max()), bases, body)]


def _are_dashes(pieces: Pieces, body: float) -> Flags:
    width, high = pieces.width, pieces.height
    return (
        (width >= SHORTEST_DASH * body)
        & (width <= LONGEST_DASH * body)
        & (high <= THICKEST_DASH * body)
        & (width >= DASH_SHAPE * high)
        & (pieces.area >= DASH_FILLED * width * high)
    )


def _far_dashes(pieces: Pieces, far: Flags, bases: Flags, body: float) -> list[InkLine]:
    """Return a line for each height at which dashes stand that are far from any line.

    In an open table a column may hold dashes alone, each for a row of its own.
    """
    lines = []
    left = far & _are_dashes(pieces, body)
    while left.any():
        bottom = int(pieces.bottom[left].min())
        own = left & (pieces.bottom < bottom + THICKEST_DASH * body)
        lines.append(_line(pieces, own, bottom + round(DASH_RISE * body), bases, body))
        left &= ~own
    return lines


def _usable_pieces(runs: Runs, body: float) -> tuple[Pieces, Flags]:
    pieces = find_pieces(runs)
    least = max(3.0, 0.6 * (SPECK_SIDE * body) ** 2)
    return pieces, (pieces.area >= least) & (pieces.height < TALLEST_PIECE * body)


def _find_bases(pieces: Pieces, usable: Flags, body: float) -> Flags:
    high = pieces.height
    return (
        usable
        & (high >= LEAST_BASE * body)
        & (high <= TALLEST_BASE * body)
        & (pieces.width > NARROWEST_BASE * body)
    )


def _line(pieces: Pieces, own: Flags, baseline: int, bases: Flags, body: float) -> InkLine:
    """Return a line of some pieces, what pens drew through it cut off above and below."""
    runs = pieces.runs_of(own)
    tall = pieces.height[own & bases]
    usual = max(body, min(float(np.median(tall)), TALLEST_BASE * body)) if len(tall) else body
    kept = runs.row > baseline - TEXT_LINES_ABOVE * usual
    kept &= runs.row < baseline + TEXT_LINES_BELOW * usual
    return InkLine(runs.select(kept) if kept.any() else runs, baseline)


def _vote(pieces: Pieces, bases: Flags, body: float) -> list[int]:
    """Return the rows on which most bases stand, from top to bottom."""
    top, bottom = pieces.top[bases], pieces.bottom[bases]
    width, high = pieces.width[bases], pieces.height[bases]
    votes = np.zeros(int(bottom.max() + body) + 2)
    np.add.at(votes, bottom, np.minimum(width, 1.5 * body))
    tall = high > 1.35 * body  # with a mark below that touches it, or above
    hangs = np.minimum(top[tall] + int(body), len(votes) - 1)
    np.add.at(votes, hangs, 0.15 * width[tall])
    spread = max(1.0, 0.14 * body)
    places = np.arange(-int(3 * spread), int(3 * spread) + 1)
    votes = np.convolve(votes, np.exp(-(places**2) / (2 * spread**2)), "same")
    # A word that is underlined by hand is one piece and has one vote: that is enough.
    least = max(LEAST_VOTE * body, min(body, LEAST_VOTE_SHARE * float(votes.max())))
    reach = int(LINE_DISTANCE * body)
    found = []
    while True:
        row = int(votes.argmax())
        if votes[row] < least:
            break
        found.append(row)
        votes[max(0, row - reach) : row + reach + 1] = 0
    return sorted(found) or [int(np.median(bottom))]


def _cut_between(
    pieces: Pieces, usable: Flags, bases: Flags, baselines: list[int], body: float
) -> Flags:
    """Return which runs stay when marks of one line that touch those of the next are cut apart."""
    kept = np.ones(len(pieces.runs.row), bool)
    for number in np.flatnonzero(usable):
        top, bottom = int(pieces.top[number]), int(pieces.bottom[number])
        if (
            bases[number]
            and bottom - top < 2.2 * body
            and any(abs(bottom - line) < 0.35 * body for line in baselines)
            and not any(top < line - body and bottom > line + 0.3 * body for line in baselines)
        ):
            continue
        for line, after in itertools.pairwise(baselines):
            head = after - body
            if not (
                line - 1.3 * body <= top < line + 0.55 * body
                and bottom > head - 0.42 * body
                and bottom > line + 0.5 * body
                and bottom - max(top, line) > 0.62 * body
            ):
                continue
            first = int(max(top + 0.2 * body, line + 0.15 * body))
            last = int(min(bottom - 0.2 * body, head - 0.05 * body))
            if last <= first:
                continue
            own = pieces.of_run == number
            rows = pieces.runs.row[own]
            length = pieces.runs.end[own] - pieces.runs.start[own]
            inside = (rows >= first) & (rows <= last)
            ink = np.bincount(
                rows[inside] - first, weights=length[inside], minlength=last - first + 1
            )
            ink += 0.02 * np.abs(np.arange(first, last + 1) - (line + head) / 2)
            kept &= ~(own & (pieces.runs.row == first + int(ink.argmin())))
    return kept


def _assign(
    pieces: Pieces, usable: Flags, bases: Flags, baselines: list[int], body: float
) -> NDArray[np.int64]:
    """Return the number of each piece's line, -1 for none."""
    of_piece = np.full(len(pieces), -1, np.int64)
    below: dict[int, float] = {}
    # Bases first: a mark belongs to a line that has letters beside it.
    order = [*np.flatnonzero(usable & bases).tolist(), *np.flatnonzero(usable & ~bases).tolist()]
    for number in order:
        top, bottom = int(pieces.top[number]), int(pieces.bottom[number])
        middle = (top + bottom) / 2
        distances = [
            _distance(top, bottom, line, body, is_base=bool(bases[number])) for line in baselines
        ]
        nearest = int(np.argmin(distances))
        if not bases[number] and distances[nearest] > 0 and len(baselines) > 1:
            reach = MARK_REACH * body
            near = bases & (pieces.x0 < pieces.x1[number] + reach)
            near &= pieces.x1 > pieces.x0[number] - reach
            beside = set(of_piece[near].tolist()) - {-1}
            if beside and nearest not in beside:
                nearest = min(beside, key=distances.__getitem__)
        if distances[nearest] >= TEXT_LINES_FAR * body:
            continue
        of_piece[number] = nearest
        if not bases[number] and nearest + 1 < len(baselines) and middle > baselines[nearest]:
            below[number] = top - baselines[nearest]
    _settle_marks_between(pieces, usable, bases, baselines, body, of_piece, below)
    return of_piece


def _distance(top: int, bottom: int, line: int, body: float, *, is_base: bool) -> float:
    head = line - body
    if is_base:
        if abs(bottom - line) < 0.6 * body:
            return abs(bottom - line)
        return min(abs(bottom - line), abs(top - head)) + 0.2 * body
    if top >= line - 0.12 * body:  # below the base line: a lower vowel
        return max(0.0, top - line)
    if (top + bottom) / 2 > line - 0.2 * body:  # a stop or comma, or a tone of the next line
        return 2.0 * (line - top)
    if bottom <= head + 0.35 * body:  # above the body: an upper mark
        return 0.8 * max(0.0, head - bottom)
    return 0.0


def _settle_marks_between(
    pieces: Pieces,
    usable: Flags,
    bases: Flags,
    baselines: list[int],
    body: float,
    of_piece: NDArray[np.int64],
    below: dict[int, float],
) -> None:
    """Give marks between tight lines to the next one where they are tones over its vowels."""
    x0, x1, top, bottom = pieces.x0, pieces.x1, pieces.top, pieces.bottom
    width = pieces.width
    marks = usable & ~bases
    for number, depth in below.items():
        if depth < -0.05 * body:
            continue
        line = int(of_piece[number])
        head = baselines[line + 1] - body
        overlap = np.minimum(x1, x1[number]) - np.maximum(x0, x0[number])
        down = top - bottom[number]
        vowels = marks & (of_piece == line + 1) & (bottom <= head + 0.35 * body)
        vowels &= (down >= -0.1 * body) & (down < 0.2 * body)
        vowels &= overlap > 0.3 * np.minimum(width, width[number])
        for other in below:
            vowels[other] = False
        if not vowels.any():
            continue
        gap_below = int(down[vowels].min())
        up = top[number] - bottom
        holders = bases & (of_piece == line) & (up >= -0.1 * body) & (up < 0.3 * body)
        holders &= overlap >= 0.5 * width[number]
        gap_above = int(up[holders].min()) if holders.any() else None
        narrow = width[number] < 0.17 * body
        if gap_above is None or (narrow and gap_below < gap_above + 0.1 * body):
            of_piece[number] = line + 1
