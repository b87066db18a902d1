"""Steps without numbers that end where the items of a column of texts beside them do."""

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.text.lines import Line
from mattrakan.normalize.records.cell_items import Placed
from mattrakan.normalize.records.level_rows import LevelColumn, find_joint_starts

SURE = 3.0


def column(kind: str, *lines: tuple[float, float]) -> LevelColumn:
    """Return a column of lines at heights, each with the sign of an item beginning there."""
    placed = [Placed(y, Line("ก", Box(0.0, y, 60.0, y + 10), 10.0)) for y, _ in lines]
    return LevelColumn(placed, kind, lambda at: lines[at][1])


STEPS = column("text", (0, 0), (12, 0), (24, SURE), (36, 0))


@pytest.mark.parametrize(
    ("beside", "starts"),
    [
        (column("text", (0, 0), (12, 0), (24, SURE)), [0, 2]),
        (column("text", (0, 0), (24, SURE - 0.1)), None),  # sure in one column alone
        (column("text", (0, 0), (18, SURE)), None),  # begins between two lines
        (column("text", (0, 0), (12, SURE), (24, SURE)), [0, 1, 2]),
        (column("text", (0, 0), (30, SURE), (24, SURE)), None),
        (column("text", (0, 0)), None),
        (column("period", (0, 0), (24, SURE)), None),  # values are cut by what they read as
        (column("org", (0, 0), (24, SURE)), None),  # two owners of one step
    ],
)
def test_ends_at_one_height_in_two_columns_part_steps(
    beside: LevelColumn, starts: list[int] | None
) -> None:
    assert find_joint_starts(STEPS, [beside]) == starts


@pytest.mark.parametrize(
    ("sign", "starts"),
    [(0.0, [0, 1, 2, 3]), (SURE, [0, 1, 2, 3]), (-0.1, None)],  # inside a name: no step begins
)
def test_owners_part_steps_at_two_heights(sign: float, starts: list[int] | None) -> None:
    steps = column("text", (0, 0), (12, SURE), (24, SURE), (36, SURE))
    owners = column("org", (0, 0), (12, SURE), (24, SURE), (36, sign))
    assert find_joint_starts(steps, [owners]) == starts
    assert find_joint_starts(steps, []) is None


def test_an_end_of_a_step_beside_which_nothing_stands_tells_against_it() -> None:
    steps = column("text", (0, 0), (12, SURE), (24, SURE))
    assert find_joint_starts(steps, [column("text", (0, 0), (24, SURE))]) is None
    beside = [column("text", (0, 0), (24, SURE)), column("text", (0, 0), (12, SURE), (24, 0))]
    assert find_joint_starts(steps, beside) == [0, 1, 2]
