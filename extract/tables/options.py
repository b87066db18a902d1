"""Options with a box to tick before each, as in questionnaires: they stand in columns by chance."""

from collections.abc import Sequence

from ..geometry import Box
from ..glyphs import Rule
from ..text.clusters import Cluster
from .cells import assign_clusters
from .ruled import Grid
from .tolerances import (
    BOX_CORNER_PT,
    FEWEST_OPTIONS,
    LARGEST_BOX_PT,
    OPTION_GAP_EM,
    OPTIONS_SHARE,
    SMALLEST_BOX_PT,
)

_NEAR = (-1, 0, 1)  # places that are rounded to neighbouring numbers
_DRAWN_BOXES = "□☐☑☒◻▢❏❐❑❒"


def drop_options(
    grids: Sequence[Grid], clusters: Sequence[Cluster], rules: Sequence[Rule]
) -> list[Grid]:
    """Return the grids, made by text alone, that do not just hold options to be ticked."""
    if not grids:
        return []
    boxes = find_boxes(rules)
    if not boxes and not any([cluster.text[:1] in _DRAWN_BOXES for cluster in clusters]):
        return list(grids)
    inside, _ = assign_clusters(clusters, grids)
    return [
        grid
        for grid, held in zip(grids, inside, strict=True)
        if not _holds_options(grid, held, boxes)
    ]


def find_boxes(rules: Sequence[Rule]) -> list[Box]:
    """Return the small squares that rules, or the edges of areas, draw.

    >>> sides = Rule(5, 5, 15, 5), Rule(5, 15, 15, 15), Rule(5, 5, 5, 15), Rule(15, 5, 15, 15)
    >>> find_boxes(sides), find_boxes(sides[:3])
    ([Box(x0=5, top=5, x1=15, bottom=15)], [])
    """
    level, upright = [], set()
    for rule in rules:
        width, height = rule.x1 - rule.x0, rule.bottom - rule.top
        if SMALLEST_BOX_PT <= max(width, height) <= LARGEST_BOX_PT:
            if width > height:
                level.append(rule)
            else:
                upright.add((_step(rule.x0), _step(rule.top)))
    near = {(x + right, y + down) for x, y in upright for right in _NEAR for down in _NEAR}
    boxes = []
    for rule in level:
        side = rule.x1 - rule.x0
        corners = [_step(rule.x0), _step(rule.x1)]
        sides = [(corner, _step(rule.top)) in near for corner in corners]
        if all(sides) and any(
            abs(other.x0 - rule.x0) < BOX_CORNER_PT
            and abs(other.top - rule.top - side) < 2 * BOX_CORNER_PT
            for other in level
        ):
            boxes.append(Box(rule.x0, rule.top, rule.x1, rule.top + side))
    return boxes


def _step(place: float) -> int:
    return round(place / BOX_CORNER_PT)


def _holds_options(grid: Grid, held: dict[int, list[Cluster]], boxes: Sequence[Box]) -> bool:
    """Return whether most texts right of the first column begin behind a box to tick."""
    told = options = 0
    for number, region in enumerate(grid.regions):
        letters = [cluster for cluster in held.get(number, []) if not cluster.is_space]
        if not region.column or not letters:
            continue
        first = min(letters, key=lambda cluster: (round(cluster.baseline), cluster.x0))
        told += 1
        options += first.text[:1] in _DRAWN_BOXES or any(
            -BOX_CORNER_PT < first.x0 - box.x1 < OPTION_GAP_EM * first.size
            and box.top < first.baseline
            and box.bottom > first.baseline - first.size
            for box in boxes
        )
    return options >= max(FEWEST_OPTIONS, OPTIONS_SHARE * told)
