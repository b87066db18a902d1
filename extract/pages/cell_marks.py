"""Letters of a cell that do not count as they stand: printed over each other, or struck out."""

from ..anomalies import Anomaly
from ..text.clusters import Cluster
from ..text.overprint import part_overprinted
from ..text.struck_out import part_struck_out


def settle_cells(held: dict[int, list[Cluster]], struck: set[int]) -> dict[int, list[Anomaly]]:
    """Take struck-out letters out of a grid's cells and make overprinted ones unknown.

    Args:
        held: the grid's clusters by region; changed where something is found.
        struck: `id` of each letter of the page that is struck out.

    Returns:
        what was found, by region.
    """
    found: dict[int, list[Anomaly]] = {}
    for index, clusters in held.items():
        kept, anomalies = part_struck_out(clusters, struck) if struck else (clusters, [])
        kept, overprinted = part_overprinted(kept)
        if anomalies or overprinted:
            held[index] = kept
            found[index] = anomalies + overprinted
    return found
