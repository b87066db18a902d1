"""Ink outside of ruled cells to blocks of text: cut at white bands, then at wide white gaps."""

import numpy as np

from .runs import Runs
from .tolerances import BLOCKS_BAND, BLOCKS_DEEPEST, BLOCKS_GAP


def find_blocks(runs: Runs, body: float) -> list[Runs]:
    """Return the ink of each block from top to bottom and left to right."""
    return _cut(runs, body, BLOCKS_DEEPEST) if len(runs.row) else []


def _cut(runs: Runs, body: float, depth: int) -> list[Runs]:
    if not depth:
        return [runs]
    bands = _bands(runs, body)
    if len(bands) > 1:
        return [block for band in bands for block in _cut(band, body, depth - 1)]
    columns = split_at_gaps(runs, BLOCKS_GAP * body)
    if len(columns) > 1:
        return [block for column in columns for block in _cut(column, body, depth - 1)]
    return [runs]


def _bands(runs: Runs, body: float) -> list[Runs]:
    rows = np.bincount(runs.row) > 0
    filled = np.flatnonzero(rows)
    breaks = np.flatnonzero(np.diff(filled) > BLOCKS_BAND * body)
    borders = filled[breaks + 1]
    of_run = np.searchsorted(borders, runs.row, "right")
    return [runs.select(of_run == number) for number in range(len(borders) + 1)]


def split_at_gaps(runs: Runs, gap: float) -> list[Runs]:
    """Return ink from left to right, parted where no column has ink for so many pixels."""
    steps = np.zeros(runs.width + 1, np.int64)
    np.add.at(steps, runs.start, 1)
    np.add.at(steps, runs.end, -1)
    filled = np.flatnonzero(np.cumsum(steps) > 0)
    breaks = np.flatnonzero(np.diff(filled) > gap)
    borders = filled[breaks + 1]
    of_run = np.searchsorted(borders, runs.start, "right")
    return [runs.select(of_run == number) for number in range(len(borders) + 1)]
