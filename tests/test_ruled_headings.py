"""A rule under a heading reaches over all the columns that the heading stands over."""

import pytest

from mattrakan.extract.tables.edges import Edge
from mattrakan.extract.tables.wide_headers import WideHeading, ruled_headings

XS = (0.0, 100.0, 140.0, 180.0, 220.0, 260.0, 400.0)
HEADING = WideHeading(10.0, 2, 3, 34.0, 12.0)


@pytest.mark.parametrize(
    ("edge", "columns"),
    [
        (Edge(20.0, 102.0, 258.0), (1, 4)),  # the rule between both levels
        (Edge(20.0, 142.0, 218.0), (2, 3)),
        (Edge(20.0, 0.0, 400.0), (2, 3)),  # across the whole table
        (Edge(20.0, 120.0, 240.0), (2, 3)),  # ends in the midst of columns
        (Edge(40.0, 102.0, 258.0), (2, 3)),  # below both
        (Edge(4.0, 102.0, 258.0), (2, 3)),  # above
    ],
)
def test_a_heading_is_as_wide_as_the_rule_under_it(edge: Edge, columns: tuple[int, int]) -> None:
    (told,) = ruled_headings([HEADING], [edge], XS)
    assert (told.first, told.last) == columns


def test_a_heading_without_others_below_stays() -> None:
    heading = WideHeading(10.0, 2, 3, None, 12.0)
    assert ruled_headings([heading], [Edge(20.0, 102.0, 258.0)], XS) == [heading]
