"""What is worked out in a quicker way gives what the plain way gives."""

from bisect import bisect_right
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from mattrakan.extract.geometry import rounded
from mattrakan.extract.tables.column_borders import place
from mattrakan.extract.tables.rivers import clusters_to_rows
from mattrakan.extract.text.clusters import Cluster

HALVES = st.integers(-40, 40).map(lambda number: number / 2)


@given(st.floats() | st.floats(-1000, 1000) | st.integers(-(10**7), 10**7).map(lambda n: n / 2000))
@example(0.005)
@example(-0.004)
@example(2.675)
def test_hundredths_are_rounded_as_python_rounds_them(value: float) -> None:
    assert repr(rounded(value)) == repr(round(value, 2))


@given(st.lists(HALVES, min_size=2, max_size=14).map(sorted), HALVES)
def test_a_strip_is_found_in_turn_as_by_halving(borders: list[float], at: float) -> None:
    assert place(borders, at) == min(max(bisect_right(borders, at) - 1, 0), len(borders) - 2)


@given(st.lists(st.tuples(HALVES, HALVES, st.integers(4, 20)), min_size=1, max_size=12))
def test_rows_are_in_order_and_hold_each_letter_once(drawn: list[tuple[float, float, int]]) -> None:
    clusters = [
        Cluster("ก", x, x + 5.0, y, float(size), order) for order, (x, y, size) in enumerate(drawn)
    ]
    rows = clusters_to_rows(clusters)
    assert sorted(c.order for row in rows for c in row.clusters) == list(range(len(drawn)))
    for row in rows:
        assert list(row.clusters) == sorted(row.clusters, key=lambda c: c.x0)
        assert row.segments[0][0] == row.clusters[0].x0
        assert row.segments[-1][1] == max(c.x1 for c in row.clusters)
        assert all(end < start for (_, end), (start, _) in pairwise(row.segments))
