"""Joined glyphs: a consonant and its marks drawn as one, and which letters they are."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from mattrakan.extract.fonts.known_shapes import Candidate
from mattrakan.extract.fonts.rasters import Raster
from mattrakan.extract.reading import read_document
from mattrakan.extract.text.choosing_letters import choose_letters
from mattrakan.extract.text.font_digits import settle_digits
from mattrakan.extract.text.joined_glyphs import part_glyph
from mattrakan.extract.text.layer_check import LayerCheck
from mattrakan.extract.text.outline_candidates import OutlineCandidates
from mattrakan.extract.text.settling import Weighed, Witness

Box = tuple[float, float, float, float]
LETTERS = Path(__file__).parent / "letters"
JOINED = "\U000f0000"
UNKNOWN = "\ufffd"
NO_OUTLINES = OutlineCandidates(None, LayerCheck(None))


def outline(box: Box, *, hole: bool = False) -> list[tuple[float, float]]:
    x0, y0, x1, y1 = box
    points = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    return points[::-1] if hole else points


class Shapes:
    """Knows a mark above, one below, a letter with a foot below the line, and one without."""

    letters = "กฏิุ"

    def misfits(self, raster: Raster, em: float) -> list[float]:
        return []

    def candidates(self, raster: Raster, height: float) -> list[Candidate]:
        letter = "ิ" if raster.low > height else "ุ" if raster.top < 0 else "ฏ"
        return [Candidate("ก" if raster.low == 0 else letter, 10.0)]


@pytest.mark.parametrize(
    ("contours", "letters"),
    [
        ([outline((0.0, 0.0, 90.0, 100.0)), outline((20.0, 120.0, 80.0, 160.0))], "กิ"),
        ([outline((0.0, 0.0, 90.0, 100.0)), outline((40.0, -60.0, 80.0, -20.0))], "กุ"),
        (
            [  # the loop of a foot is no mark below
                outline((0.0, -60.0, 90.0, 100.0)),
                outline((20.0, -50.0, 60.0, -20.0), hole=True),
                outline((20.0, 120.0, 80.0, 160.0)),
                outline((30.0, 130.0, 70.0, 150.0), hole=True),
            ],
            "ฏิ",
        ),
        ([outline((0.0, -60.0, 90.0, 100.0)), outline((20.0, -50.0, 60.0, -20.0), hole=True)], ""),
    ],
)
def test_a_joined_glyph_is_parted_by_where_its_contours_are(
    contours: list[list[tuple[float, float]]], letters: str
) -> None:
    found = part_glyph(contours, 100.0, Shapes())
    assert [one.letter for one in found] == [letters] * bool(letters)


@pytest.mark.parametrize(
    ("text", "near", "chosen"),
    [
        ("การใ{}ทรัพย์สิน", (("ซ้", 27.0), ("ช้", 27.4), ("ข้", 28.0)), "ช้"),  # one word
        ("การใ{}ทรัพย์สิน", (("ซ้", 20.0), ("ช้", 27.0)), None),  # too far for one word
        ("การรับเ{}องร้องเรียน", (("รี่", 20.0), ("รื่", 21.0)), "รื่"),  # far commoner
        ("ระบบงาน เ{}อยกระดับ", (("พี่", 25.0), ("พื่", 25.1), ("บื่", 42.0)), "พื่"),  # เบื่อ, too
        ("จัดหา{}สดุ", (("พั", 18.0), ("ฬ", 24.0)), "พั"),  # the whole is one of them
        ("ให้ผู้{}", (("ป", 103.0), ("f", 109.0)), None),  # like nothing, and in no word
        ("ห้องประชุม{}น ๓", (("ซั้", 30.0), ("ชั้", 30.1), ("ขั้", 30.2)), None),  # both are common
    ],
)
def test_one_word_chooses_among_parts_that_are_as_near(
    text: str, near: Sequence[tuple[str, float]], chosen: str | None
) -> None:
    candidates = [Candidate(*one) for one in near]
    found = choose_letters([text.format(JOINED)], {JOINED: candidates}, {JOINED: near[0][0]})
    assert (found[JOINED][0] if found else None) == chosen


def test_a_joined_glyph_is_none_of_the_ten_digits() -> None:
    parts = (Candidate("ดี", 22.0), Candidate("คี", 32.0))
    joined = Weighed(UNKNOWN, "letters-recognised", False, parts)
    bare = Weighed(UNKNOWN, None, False)
    told = [*[bare] * 10, joined]
    digits = "๐๑๒๓๔๕๖๗๘๙"
    found: dict[int, tuple[Candidate, ...]] = {
        place: (Candidate(digit, 5.0), Candidate("น", 90.0)) for place, digit in enumerate(digits)
    }
    found[10] = (Candidate("๕", 120.0), Candidate("ด", 130.0))
    witnesses = [Witness(code, UNKNOWN, None, True, bare) for code in range(11)]
    settle_digits(
        witnesses, set(found), found, told, NO_OUTLINES, is_guess=True, is_distrusted=False
    )
    assert "".join(one.text for one in told[:10]) == digits
    assert told[10] == joined


def test_joined_glyphs_of_a_font_that_names_none_are_read() -> None:
    """Umpush with พั, ฏิ, ยื, ที่ … as one glyph each; พั is drawn much like ฬ."""
    (page,) = read_document(LETTERS / "joined_without_names_umpush.pdf").pages
    assert page.text.split("\n") == [
        "แผนปฏิบัติการจัดหาพัสดุ",
        "ทั้งนี้ ให้ผู้ที่เกี่ยวข้องถือปฏิบัติ เรื่องพัสดุ",
        "เริ่มวันที่ ๑๒ มิถุนายน ๒๕๖๗ โทร ๐๓๔ ๘๙๕",
        "กลุ่มงานพัสดุ ตรวจการยืมพัสดุ",
    ]
