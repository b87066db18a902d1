"""Tables to draw in tests: their texts, and their rules or fills, also cell by cell."""

from itertools import pairwise

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.cells import assign_clusters, grid_to_table
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.text.clusters import Cluster

XS = (50.0, 90.0, 210.0, 300.0)
SIZE_PT = 10.0


def word(text: str, x: float, baseline: float) -> list[Cluster]:
    return [
        Cluster(letter, x + 5.0 * i, x + 5.0 * (i + 1), baseline, SIZE_PT, i, font="f")
        for i, letter in enumerate(text)
    ]


def words(*lines: tuple[str, float, float]) -> list[Cluster]:
    return [cluster for line in lines for cluster in word(*line)]


def pieces(y: float, *ends: float, gap: float = 0.0) -> list[Rule]:
    """Return a level line in pieces that meet at the inner ends."""
    return [Rule(a, y, b - gap, y) for a, b in pairwise(ends)]


def fills(top: float, bottom: float, *ends: float) -> list[Rule]:
    """Return the edges of filled cells without strokes."""
    return [
        Rule(*sides, False)
        for a, b in pairwise(ends)
        for sides in (
            (a, top, b, top),
            (a, bottom, b, bottom),
            (a, top, a, bottom),
            (b, top, b, bottom),
        )
    ]


def table_rows(clusters: list[Cluster], rules: list[Rule]) -> list[list[list[str | None]]]:
    grids = find_grids(clusters, rules)
    inside, _ = assign_clusters(clusters, grids)
    return [
        grid_to_table(grid, held, page=1, number=1, has_spaces=True).rows
        for grid, held in zip(grids, inside, strict=True)
    ]


# Column 1 is centred under a wide heading and its text is narrow: no river shows its border.
PLAIN = words(
    ("ที่", 60, 60), ("รายการ", 95, 60), ("จำนวน", 230, 60),
    ("๑", 62, 80), ("กขคงจฉชซฌญฎฏฐฑฒณดตถทธ", 92, 80), ("นบปผ", 212, 80),
    ("๒", 62, 100), ("กข", 92, 100), ("๒๐", 212, 100),
)  # fmt: skip


def stripes(*ys: float, ends: tuple[float, ...]) -> list[Rule]:
    return [rule for y in ys for rule in fills(y, y + 20, *ends)]
