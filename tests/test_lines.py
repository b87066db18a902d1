"""Clusters to lines and lines to one text: which spaces are real."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mattrakan.extract.geometry import Box
from mattrakan.extract.text.clusters import Cluster
from mattrakan.extract.text.joined_lines import join_lines
from mattrakan.extract.text.lines import Line, clusters_to_lines

SIZE = 16.0
WIDTH = 8.0


def clusters(text: str, *, x: float = 50.0, y: float = 100.0, gap: float = 0.0) -> list[Cluster]:
    """Return one cluster a letter; "_" is a gap of half an em without a space glyph."""
    made = []
    for order, letter in enumerate(text):
        if letter == "_":
            x += SIZE / 2
            continue
        made.append(Cluster(letter, x, x + WIDTH, y, SIZE, order))
        x += WIDTH + gap
    return made


def line(text: str, width: float = 100.0, *, space_after: bool = False) -> Line:
    return Line(text, Box(0.0, 0.0, width, 20.0), SIZE, space_after)


def texts(made: list[Cluster], *, has_spaces: bool) -> list[str]:
    return [line.text for line in clusters_to_lines(made, has_spaces=has_spaces)]


def test_a_space_glyph_is_a_space() -> None:
    assert texts(clusters("กข คง"), has_spaces=True) == ["กข คง"]


def test_a_gap_is_a_space_only_where_no_spaces_are_drawn() -> None:
    assert texts(clusters("กข_คง"), has_spaces=True) == ["กขคง"]
    assert texts(clusters("กข_คง"), has_spaces=False) == ["กข คง"]


def test_letterspaced_letters_are_one_word() -> None:
    assert texts(clusters("กขคงจฉชซ", gap=5.0), has_spaces=False) == ["กขคงจฉชซ"]


def test_padding_space_under_a_figure_is_none() -> None:
    """Excel's accounting format starts its padding space at the first digit."""
    figure = clusters("28,325")
    padding = Cluster(" ", figure[0].x0 + 1, figure[0].x1 - 1, 100.0, SIZE, 9)
    assert texts([padding, *figure], has_spaces=True) == ["28,325"]


def test_a_space_beside_a_figure_is_kept() -> None:
    assert texts(clusters("1 28"), has_spaces=True) == ["1 28"]


def test_lines_go_from_top_to_bottom() -> None:
    made = clusters("ขค", y=130.0) + clusters("กก", y=100.0)
    assert texts(made, has_spaces=True) == ["กก", "ขค"]


def test_superscripts_stay_on_their_line() -> None:
    made = [*clusters("กข"), Cluster("1", 66.0, 70.0, 96.0, 9.0, 7)]
    assert texts(made, has_spaces=True) == ["กข1"]


def test_a_space_at_the_end_of_a_line_is_told() -> None:
    assert clusters_to_lines(clusters("กข "), has_spaces=True)[0].space_after


@given(st.lists(st.sampled_from("กขคงจ1๒A"), min_size=1, max_size=30))
def test_no_letter_is_lost(letters: list[str]) -> None:
    made = clusters("".join(letters))
    told = "".join(texts(made[::-1], has_spaces=True))
    assert sorted(told) == sorted(letters)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["จัดทำแผน", "ปฏิบัติการ"], "จัดทำแผนปฏิบัติการ"),
        (["รายงานผลการดำ", "เนินงาน"], "รายงานผลการดำเนินงาน"),
        (["ภายใน", "ส.ค. ๖๖"], "ภายใน ส.ค. ๖๖"),
        (["ม.ค. -", "มี.ค. ๖๕"], "ม.ค. - มี.ค. ๖๕"),
        (["ม.ค.", "- มี.ค. ๖๕"], "ม.ค. - มี.ค. ๖๕"),
        (["ไตรมาสที่ ๓/", "๒๕๖๕"], "ไตรมาสที่ ๓/๒๕๖๕"),
        (["๒๕๖๕-", "๒๕๗๐"], "๒๕๖๕-๒๕๗๐"),
        (["ระบบ e-", "Service"], "ระบบ e-Service"),
        (["วันที่ ๑", "มีนาคม"], "วันที่ ๑ มีนาคม"),
        (["จำนวน", "๓๐ คน"], "จำนวน ๓๐ คน"),
        (["ผ่าน QR", "Code"], "ผ่าน QR Code"),
        (["อื่น ๆ", "ที่เกี่ยวข้อง"], "อื่น ๆ ที่เกี่ยวข้อง"),
        (["ต่าง", "ๆ ที่"], "ต่าง ๆ ที่"),
        (["ประกาศ ณ", "ศาลากลาง"], "ประกาศ ณ ศาลากลาง"),
        (["โบราณ", "สถาน"], "โบราณสถาน"),
        (["กองคลัง", "(งานพัสดุ)"], "กองคลัง (งานพัสดุ)"),
        (["ดังนี้ ได้แก่", "กองช่าง"], "ดังนี้ ได้แก่ กองช่าง"),
        (["กองคลัง", "กองคลัง"], "กองคลัง กองคลัง"),
        (["๑,๒", "๓๔,๕๖๗ บาท"], "๑,๒๓๔,๕๖๗ บาท"),
        (["๑,๒๓๔,", "๕๖๗ บาท"], "๑,๒๓๔,๕๖๗ บาท"),
        (["1,234,", "567"], "1,234,567"),
        (["๑,๒๓๔", "๕,๖๗๘"], "๑,๒๓๔ ๕,๖๗๘"),
        (["10", "20"], "10 20"),
        (["ํา", ""], "ำ"),
    ],
)
def test_lines_are_joined(lines: list[str], joined: str) -> None:
    assert join_lines([line(text) for text in lines if text]) == joined


def test_a_drawn_space_at_the_line_end_is_kept() -> None:
    assert join_lines([line("กองคลัง", space_after=True), line("กองช่าง")]) == "กองคลัง กองช่าง"


@pytest.mark.parametrize(("room", "joined"), [(50.0, "๑๒๘,๕๐๐"), (200.0, "๑๒ ๘,๕๐๐")])
def test_a_figure_is_whole_only_where_its_cell_had_to_cut_it(room: float, joined: str) -> None:
    lines = [line("๑๒", 16.0), line("๘,๕๐๐", 36.0)]
    assert join_lines(lines, room=room) == joined
    assert join_lines(lines) == "๑๒ ๘,๕๐๐"


@pytest.mark.parametrize(
    ("text", "gaps", "expected"),
    [
        ("ภายใน24ชั", {5: 0.29, 7: 0.29}, "ภายใน 24 ชั"),
        ("85ปีและ", {2: 0.3, 4: 0.3}, "85 ปี และ"),
        ("กขคงจฉ", {2: 0.29, 4: 0.29}, "กขคงจฉ"),  # Thai on both sides: justification
        ("ก24ข", {1: 0.29, 3: 0.42}, "ก24ข"),  # not alike
        ("ก24ข", {1: 0.29, 2: 0.1, 3: 0.29}, "ก24ข"),  # letters that do not follow closely
        ("ก24ข", {1: 0.15, 3: 0.15}, "ก24ข"),
    ],
)
def test_gaps_like_spaces_are_spaces_in_a_line_without_any(
    text: str, gaps: dict[int, float], expected: str
) -> None:
    made = []
    x = 50.0
    for order, letter in enumerate(text):
        x += gaps.get(order, 0.0) * SIZE
        made.append(Cluster(letter, x, x + WIDTH, 100.0, SIZE, order))
        x += WIDTH
    assert texts(made, has_spaces=True) == [expected]
