"""Marks stay with their base, whatever order and place a producer draws them in."""

import pytest

from mattrakan.extract.fonts.glyphmaps import UNKNOWN
from mattrakan.extract.glyphs import Glyph
from mattrakan.extract.text.clusters import Cluster, count_illegal, drop_repeated_glyphs
from mattrakan.extract.text.decoded import Decoded
from mattrakan.extract.text.mark_attachment import glyphs_to_clusters, page_clusters
from mattrakan.extract.text.repairs import repair_text
from mattrakan.extract.thai import MARKS

SIZE = 16.0
WIDTH = 8.0


def draw(
    text: str, *, mark_at: float = 0.0, letterspace: float = 0.0, x: float = 50.0, y: float = 100.0
) -> list[Decoded]:
    """Return the glyphs of one line; ``mark_at`` is where the pen of marks stands, in em."""
    parts = []
    for order, letter in enumerate(text):
        is_mark = letter in MARKS
        x0 = x + mark_at * SIZE if is_mark else x
        width = 0.0 if is_mark else WIDTH
        glyph = Glyph(letter, x0, x0 + width, y, SIZE, "F", 1, order)
        parts.append(Decoded(glyph, letter))
        x += width + letterspace
    return parts


def texts(clusters: list[Cluster]) -> list[str]:
    return [repair_text(cluster.text)[0] for cluster in sorted(clusters, key=lambda c: c.x0)]


WHOLE = ["ที่", "ป", "รึ", "ก", "ษ", "า", "ผู้", "ซื้", "อ"]
LINE = "".join(WHOLE)


@pytest.mark.parametrize("mark_at", [0.0, -0.2, -0.45, 0.1])
def test_marks_are_attached_wherever_the_pen_stands(mark_at: float) -> None:
    """0 in TLWG fonts, about -0.5 em in Noto Looped."""
    assert texts(glyphs_to_clusters(draw(LINE, mark_at=mark_at))) == WHOLE


@pytest.mark.parametrize("letterspace", [0.5, 1.5, 3.0, 6.0])
def test_letterspaced_marks_are_attached(letterspace: float) -> None:
    assert texts(glyphs_to_clusters(draw(LINE, letterspace=letterspace))) == WHOLE


def test_marks_drawn_after_everything_are_attached_by_place() -> None:
    parts = draw(LINE)
    bases = [part for part in parts if part.text not in MARKS]
    marks = [part for part in parts if part.text in MARKS]
    assert texts(page_clusters(bases + marks)) == WHOLE


def test_glyphs_drawn_from_right_to_left_are_attached_by_place() -> None:
    parts = draw(LINE)
    assert sum(count_illegal([cluster]) for cluster in page_clusters(parts[::-1])) == 0


def moved(glyph: Glyph, left: float, right: float) -> Glyph:
    """A glyph whose ends are moved by so many points."""
    return glyph.moved_to(glyph.x0 + left, glyph.x1 + right, glyph.baseline, glyph.angle)


def test_every_letter_is_in_one_cluster() -> None:
    parts = draw(LINE) + draw("่้", x=300.0)
    told = "".join(cluster.text for cluster in page_clusters(parts))
    assert sorted(told) == sorted(LINE + "่้")


def test_zero_width_space_before_aa_is_nikhahit() -> None:
    parts = draw("จ าก")
    space = parts[1].glyph
    shift = [Decoded(moved(p.glyph, -WIDTH, 0.0), p.text) for p in parts[2:]]
    lost = Decoded(moved(space, 0.0, space.x0 - space.x1), " ")
    first = glyphs_to_clusters([parts[0], lost, *shift])[0]
    assert (first.text, first.repairs) == ("จํ", ("sara-am-space",))


def test_two_zero_width_spaces_are_an_unknown_mark_and_nikhahit() -> None:
    base = draw("น")[0]
    lost = Decoded(Glyph(" ", 58.0, 58.0, 100.0, SIZE, "F", 3, 1), " ")
    aa = Decoded(Glyph("า", 58.0, 66.0, 100.0, SIZE, "F", 4, 3), "า")
    first = glyphs_to_clusters([base, lost, lost, aa])[0]
    assert first.text == f"น{UNKNOWN}ํ"


@pytest.mark.parametrize("before", ["1", "A", "า", ")"])
def test_zero_width_space_after_what_carries_no_mark_is_nothing(before: str) -> None:
    base = draw(before)[0]
    lost = Decoded(Glyph(" ", 58.0, 58.0, 100.0, SIZE, "F", 3, 1), " ")
    aa = Decoded(Glyph("า", 58.0, 66.0, 100.0, SIZE, "F", 4, 3), "า")
    assert [c.text for c in glyphs_to_clusters([base, lost, aa])] == [before, "า"]


def test_a_wide_space_before_aa_stays_a_space() -> None:
    assert [c.text for c in glyphs_to_clusters(draw("จ า"))] == ["จ", " ", "า"]


def test_glyphs_printed_again_are_dropped_once_and_recorded() -> None:
    parts = draw("งบ") + [Decoded(moved(p.glyph, 0.4, 0.4), p.text) for p in draw("งบ")]
    kept = drop_repeated_glyphs(parts)
    assert [(part.text, part.repair) for part in kept] == [
        ("ง", "printed-twice"),
        ("บ", "printed-twice"),
    ]


@pytest.mark.parametrize(("repair", "kept"), [("font-opinion", "ผู้"), ("layer-mismatch", "ผู")])
def test_a_mark_that_a_font_calls_like_the_one_before_is_what_the_layer_says(
    repair: str, kept: str
) -> None:
    base, vowel, tone = draw("ผู้")
    tone = Decoded(moved(tone.glyph, 0.0, 0.0), "ู", repair)
    assert "".join(part.text for part in drop_repeated_glyphs([base, vowel, tone])) == kept


@pytest.mark.parametrize("text", ["ออก", "บรรดา", "111,000", "ทททท", "..."])
def test_the_same_letter_beside_itself_is_kept(text: str) -> None:
    assert "".join(part.text for part in drop_repeated_glyphs(draw(text))) == text


def test_two_lost_marks_at_one_place_are_kept() -> None:
    lost = Decoded(Glyph(" ", 58.0, 58.0, 100.0, SIZE, "F", 3, 1), " ")
    assert len(drop_repeated_glyphs([lost, lost])) == 2


@pytest.mark.parametrize(
    ("text", "illegal"), [("ที่", 0), ("ก", 0), ("่", 1), ("1่", 1), ("กิี", 1), ("ก่้", 1), ("ธิ์", 0)]
)
def test_illegal_clusters(text: str, illegal: int) -> None:
    cluster = Cluster(text, 0, 8, 100, 16, 0)
    assert count_illegal([cluster]) == illegal


@pytest.mark.parametrize(
    ("text", "illegal"),
    [
        *(("ก", 0), ("กิ", 0), ("กิ่", 0), ("อิ์", 0), ("กุ์", 0), ("ก็่", 0), ("1", 0)),
        *(("่", 1), ("กิี", 1), ("ก่้", 1), ("เ่", 1), ("ก์่", 1), ("1่", 1), ("ิก", 1)),
    ],
)
def test_clusters_that_no_thai_text_has(text: str, illegal: int) -> None:
    cluster = Cluster(text, 0.0, 5.0, 10.0, 10.0, 0)
    assert count_illegal([cluster]) == illegal
    assert count_illegal([cluster, cluster, Cluster("ก", 5.0, 9.0, 10.0, 10.0, 1)]) == 2 * illegal


@pytest.mark.parametrize(
    ("at", "following", "expected"),
    [
        (0.18, 0.0, ["ร้", "อ"]),  # Windows prints Tahoma with the pen of tones .16 em behind
        (0.28, 0.0, ["ร้", "อ"]),
        (0.35, 0.0, ["ร", "อ้"]),
        (0.18, 0.12, ["ร", "อ้"]),  # the next base does not begin where this one ends
        (0.18, None, ["ร้"]),
        (0.28, None, ["ร้"]),
    ],
)
def test_a_mark_behind_its_base_belongs_to_it(
    at: float, following: float | None, expected: list[str]
) -> None:
    parts = draw("ร้", mark_at=at)
    if following is not None:
        parts += draw("อ", x=50.0 + WIDTH + following * SIZE)
    assert texts(glyphs_to_clusters(parts)) == expected
