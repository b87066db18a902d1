"""Where shadings paint: between the ends of an axis, within circles, and where they go on."""

import pytest
from pdfminer.psparser import LIT

from mattrakan.extract.readers.fast.reaches import (
    IN_PART,
    NOTHING,
    ShadingReach,
    shading_reach,
)

AXIS = [50.0, 0.0, 150.0, 0.0]  # level, from x 50 to 150
CIRCLES = [100.0, 100.0, 0.0, 100.0, 100.0, 50.0]  # one in the other
PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def reach(
    kind: int,
    coords: list[float],
    extends: tuple[bool, bool] = (False, False),
    matrix: tuple[float, ...] = PLAIN,
) -> ShadingReach:
    a, b, c, d, e, f = matrix
    return ShadingReach(kind, coords, extends, (a, b, c, d, e, f), 200.0)


@pytest.mark.parametrize(
    ("x0", "x1", "extends", "covers"),
    [
        (50.0, 150.0, (False, False), True),
        (49.0, 150.0, (False, False), False),
        (50.0, 151.0, (False, False), False),
        (49.0, 150.0, (True, False), True),
        (49.0, 151.0, (True, False), False),
        (50.0, 151.0, (False, True), True),
        (49.0, 151.0, (False, True), False),
        (49.0, 151.0, (True, True), True),
    ],
)
def test_an_axial_shading_paints_between_its_ends(
    x0: float, x1: float, extends: tuple[bool, bool], covers: bool
) -> None:
    assert reach(2, AXIS, extends).covers(x0, 10.0, x1, 190.0) is covers


@pytest.mark.parametrize(
    ("top", "bottom", "covers"), [(50.0, 150.0, True), (49.0, 150.0, False), (50.0, 151.0, False)]
)
def test_an_upright_axis(top: float, bottom: float, covers: bool) -> None:
    assert reach(2, [0.0, 50.0, 0.0, 150.0]).covers(10.0, top, 190.0, bottom) is covers


@pytest.mark.parametrize(("x1", "covers"), [(75.0, True), (76.0, False), (24.0, False)])
def test_the_matrix_of_the_page_counts(x1: float, covers: bool) -> None:
    halved = reach(2, AXIS, matrix=(0.5, 0.0, 0.0, 0.5, 0.0, 0.0))
    assert halved.covers(min(x1, 25.0), 10.0, max(x1, 25.0), 20.0) is covers


@pytest.mark.parametrize("flat", [(0.0, 0.0, 0.0, 0.0, 0.0, 0.0), (1.0, 1.0, 1.0, 1.0, 0.0, 0.0)])
def test_a_matrix_without_an_inverse_covers_nothing(flat: tuple[float, ...]) -> None:
    assert not reach(2, AXIS, matrix=flat).covers(60.0, 10.0, 70.0, 20.0)


@pytest.mark.parametrize(
    ("coords", "extends", "side", "covers"),
    [
        pytest.param(CIRCLES, (False, False), 35.0, True, id="within the circle"),
        pytest.param(CIRCLES, (False, False), 36.0, False, id="corners beyond it"),
        pytest.param(CIRCLES, (False, True), 90.0, True, id="goes on"),
        pytest.param(CIRCLES, (True, False), 36.0, False, id="goes on inwards"),
        pytest.param(
            [*CIRCLES[3:], *CIRCLES[:3]], (False, False), 35.0, True, id="the larger first"
        ),
        pytest.param([*CIRCLES[3:], *CIRCLES[:3]], (True, False), 90.0, True, id="it goes on"),
        pytest.param([*CIRCLES[3:], *CIRCLES[:3]], (False, True), 36.0, False, id="inwards"),
        pytest.param([100.0, 100.0, 10.0, *CIRCLES[3:]], (False, False), 35.0, False, id="a hole"),
        pytest.param([100.0, 100.0, 10.0, *CIRCLES[3:]], (True, False), 35.0, True, id="filled"),
        pytest.param(
            [150.0, 100.0, 0.0, *CIRCLES[3:]], (False, False), 35.0, True, id="at its edge"
        ),
        pytest.param([151.0, 100.0, 0.0, *CIRCLES[3:]], (False, True), 35.0, False, id="a cone"),
    ],
)
def test_a_radial_shading_paints_within_its_larger_circle(
    coords: list[float], extends: tuple[bool, bool], side: float, covers: bool
) -> None:
    box = (100.0 - side, 100.0 - side, 100.0 + side, 100.0 + side)
    assert reach(3, coords, extends).covers(*box) is covers


@pytest.mark.parametrize(
    ("attrs", "kind"),
    [
        ({"ShadingType": 2, "Coords": AXIS}, "shading"),
        ({"ShadingType": 3, "Coords": CIRCLES}, "shading"),
        ({"ShadingType": 2, "Coords": [5, 5, 5, 5]}, "nothing"),
        ({"ShadingType": 2, "Coords": [5, 5, 5, 6]}, "shading"),
        ({"ShadingType": 3, "Coords": [5, 5, 0, 9, 9, 0]}, "nothing"),
        ({"ShadingType": 3, "Coords": [5, 5, 0, 9, 9, 1]}, "shading"),
        ({"ShadingType": 3, "Coords": [5, 5, 1, 9, 9, 0]}, "shading"),
        ({"ShadingType": 2, "Coords": AXIS[:3]}, "part"),
        ({"ShadingType": 2, "Coords": CIRCLES}, "part"),
        ({"ShadingType": 3, "Coords": AXIS}, "part"),
        ({"ShadingType": 4, "Coords": AXIS}, "part"),
        ({"ShadingType": 2, "Coords": AXIS, "BBox": [0, 0, 9, 9]}, "part"),
        ({"ShadingType": 2, "Coords": AXIS, "Extend": [True]}, "part"),
        ({"ShadingType": 2, "Coords": AXIS, "Extend": [True, True]}, "everywhere"),
        (None, "part"),
    ],
)
def test_where_a_shading_paints(attrs: dict[str, object] | None, kind: str) -> None:
    given = attrs and attrs | {"ColorSpace": LIT("DeviceRGB")}
    found = shading_reach(given, PLAIN, 200.0)
    names = {id(IN_PART): "part", id(NOTHING): "nothing", id(None): "everywhere"}
    assert names.get(id(found), "shading") == kind
