"""All grids of a page: drawn with rules, drawn in part, or made by text alone."""

from collections.abc import Sequence

from .cells import assign_clusters
from .clusters import Cluster
from .edges import rules_to_edges
from .glyphs import Rule
from .ruled import Grid, rules_to_grids
from .unruled import find_unruled_grids


def find_grids(clusters: Sequence[Cluster], rules: Sequence[Rule]) -> list[Grid]:
    """Return a page's grids from top to bottom; none overlaps another's text."""
    drawn = [rule for rule in rules if rule.drawn]
    grids = rules_to_grids(drawn)
    _, outside = assign_clusters(clusters, grids)
    level, _ = rules_to_edges(drawn)
    grids += find_unruled_grids(outside, level)
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))
