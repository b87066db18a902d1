"""Text that runs past the edge of its cell or table, put into the cell that it starts in."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from ..text.clusters import Cluster
from .tolerances import BESIDE_EM, JOINED_EM, SAME_LINE_EM, WIDER_EM

Held: TypeAlias = dict[int, list[Cluster]]
Place: TypeAlias = tuple[int, int]  # number of the grid, number of the region
OUTSIDE: Final = -1


def keep_runs_whole(
    clusters: Sequence[Cluster], inside: Sequence[Held], outside: list[Cluster]
) -> list[Cluster]:
    """Move letters to the cell in which their word began; return what is left outside of tables.

    Letters drawn one after another without a gap are one word, even if a border runs through
    it. What follows past the table's edge, spaces too, belongs to the cell it comes from.

    Args:
        clusters: of the page, in the order in which they are drawn.
        inside: of each grid, by region; changed.
        outside: those in no grid.
    """
    cells = _number_cells(inside)
    moved = _past_edges(clusters) if cells else {}
    if not moved:
        return outside
    for held in inside:
        for region, own in held.items():
            if any(cluster.order in moved for cluster in own):
                held[region] = [cluster for cluster in own if cluster.order not in moved]
    for cluster, cell in moved.values():
        number, region = cells[cell]
        inside[number].setdefault(region, []).append(cluster)
    return [cluster for cluster in outside if cluster.order not in moved]


def _past_edges(clusters: Sequence[Cluster]) -> dict[int, tuple[Cluster, int]]:
    """Return the letters that belong to another cell than they stand in, by order, and that cell.

    Args:
        clusters: with the cell that each stands in, which is changed where it is another.
    """
    moved: dict[int, tuple[Cluster, int]] = {}
    run: list[Cluster] = []  # letters outside, to the left of the table
    n_run = 0
    new = clusters[0].place if clusters else OUTSIDE
    for index in range(1, len(clusters)):
        after = clusters[index]
        old, new = new, after.place
        if old == new and old != OUTSIDE and not run:
            n_run += 1
            continue
        before = clusters[index - 1]
        gap = _gap(before, after)
        if new == OUTSIDE:
            if old == OUTSIDE:
                if gap is not None and gap <= BESIDE_EM:
                    run.append(before)
                elif run:
                    run = []
            elif gap is not None and gap <= BESIDE_EM:
                moved[after.order] = (after, old)
                after.place = new = old
            n_run = 0
            continue
        if old == new:
            n_run += 1
            if run and n_run >= len(run):  # most of the text is in the cell
                for cluster in run:
                    moved[cluster.order] = (cluster, new)
                    cluster.place = new
                run = []
            continue
        if old == OUTSIDE:
            run = [*run, before] if gap is not None and gap <= JOINED_EM else []
            n_run = 1
            continue
        run = []
        if gap is not None and _is_one_word(clusters, index, gap):
            moved[after.order] = (after, old)
            after.place = new = old
    return moved


def _is_one_word(clusters: Sequence[Cluster], index: int, gap: float) -> bool:
    """Return whether a letter of another cell is of one word with the letter before it.

    The white between them is no wider than that between the two letters before.

    Args:
        clusters: of the page, in the order in which they are drawn.
        index: of the letter.
        gap: the white between the two, in em.
    """
    if abs(gap) > JOINED_EM or clusters[index - 1].is_space or clusters[index].is_space:
        return False
    usual = _gap(clusters[index - 2], clusters[index - 1]) if index > 1 else None
    return usual is None or abs(usual) > JOINED_EM or gap - usual <= WIDER_EM


def _number_cells(inside: Sequence[Held]) -> list[Place]:
    """Number the cells that hold clusters, note it at each of these, and return their places."""
    cells: list[Place] = []
    for number, held in enumerate(inside):
        for region, own in held.items():
            for cluster in own:
                cluster.place = len(cells)
            cells.append((number, region))
    return cells


def _gap(before: Cluster, after: Cluster) -> float | None:
    """Return the white between two clusters in em, None where they are not on one line."""
    size = after.size
    if before.angle != after.angle or before.angle or abs(before.size - size) > 0.01 * size:
        return None
    if abs(before.baseline - after.baseline) > SAME_LINE_EM * size:
        return None
    gap = (after.x0 - max(before.x1, before.pen)) / max(size, 0.01)
    return gap if gap > -BESIDE_EM else None
