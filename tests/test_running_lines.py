"""Running lines that name their page: they are no row of the table without rules below them."""

import pytest

from mattrakan.extract.pages.page_numbers import separate_page_numbers
from mattrakan.extract.text.clusters import Cluster

HEIGHT_PT = 600.0


def line(y: float, *texts: tuple[float, str]) -> list[Cluster]:
    return [
        Cluster(letter, x + 5 * i, x + 5 * (i + 1), y, 10.0, i, font="f")
        for x, text in texts
        for i, letter in enumerate(text)
    ]


BODY = [*line(100, (50, "ที่"), (200, "มาตรการ")), *line(114, (50, "๑"), (200, "ปลูกป่า"))]


def apart(running: list[Cluster]) -> str:
    kept, numbers = separate_page_numbers([*running, *BODY], HEIGHT_PT)
    assert len(kept) + len(numbers) == len(running) + len(BODY)
    return "".join(cluster.text for cluster in numbers)


@pytest.mark.parametrize("number", ["-๒-", "–12–", "หน้า๒", "หน้า2/7", "Page3"])
def test_a_line_of_a_name_and_a_page_number_stands_apart(number: str) -> None:
    assert apart(line(30, (50, "โรงเรียน"), (300, number))) == f"โรงเรียน{number}"
    assert apart(line(580, (50, "โรงเรียน"), (300, number))) == f"โรงเรียน{number}"


@pytest.mark.parametrize(
    "running",
    [
        line(30, (50, "โรงเรียน"), (300, "งานแผน")),  # names no page
        line(30, (50, "(๑)"), (300, "(๒)")),  # numbers of columns
        line(30, (50, "-๑-"), (300, "-๒-")),
        line(30, (50, "โรงเรียน"), (92, "-๒-")),  # one text: a space's width lies between
        line(88, (50, "โรงเรียน"), (300, "-๒-")),  # as close as the table's lines, and further in
    ],
)
def test_other_lines_at_the_top_stay_on_their_page(running: list[Cluster]) -> None:
    assert apart(running) == ""
