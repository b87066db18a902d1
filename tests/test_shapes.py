"""Rasters, sketches, fingerprints, and the choice of letters by what glyphs are drawn like."""

from importlib.resources import files

import pytest

from mattrakan.extract.fonts.bare_programs import procedure_to_contours
from mattrakan.extract.fonts.digit_shapes import digit_distances
from mattrakan.extract.fonts.fingerprints import Fingerprints, fingerprint, write_fingerprints
from mattrakan.extract.fonts.fontfile import FontFile
from mattrakan.extract.fonts.known_shapes import Candidate, best_height, known_shapes, shape_raster
from mattrakan.extract.fonts.rasters import Raster, blurred, contours_to_raster
from mattrakan.extract.fonts.shape_images import ShapeImages
from mattrakan.extract.fonts.sketches import known_sketches, read_sketches, write_sketches
from mattrakan.extract.fonts.tolerances import MOST_CANDIDATES
from mattrakan.extract.text.choosing_letters import choose_letters
from mattrakan.extract.text.digit_sets import assign_digits, is_clear_digit, weigh_loops
from mattrakan.extract.text.layer_check import LayerCheck
from mattrakan.extract.text.looks import height_of_letters, is_same_look, ratio_to, surest
from mattrakan.extract.text.outline_candidates import OutlineCandidates
from mattrakan.extract.text.settling import Weighed, Witness, is_contradiction
from mattrakan.extract.thai import THAI_DIGITS

SQUARE = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]
HOLE = [(25.0, 25.0), (25.0, 75.0), (75.0, 75.0), (75.0, 25.0)]
IDENTITY = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]


def test_a_square_is_all_ink() -> None:
    raster = contours_to_raster([SQUARE], 4, 2)
    assert raster is not None
    assert raster[:4] == (0, 0, 100, 100)
    assert raster.ink == pytest.approx([1.0] * 16)


def test_a_hole_is_no_ink_and_overlaps_are_inked_once() -> None:
    ring = contours_to_raster([SQUARE, HOLE], 4, 2)
    assert ring is not None
    assert [round(share) for share in ring.ink] == [1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 1, 1, 1]
    twice = contours_to_raster([SQUARE, SQUARE], 4, 2)
    assert twice is not None
    assert max(twice.ink) == pytest.approx(1.0)


def test_nothing_drawn_has_no_raster() -> None:
    assert contours_to_raster([], 4, 2) is None
    assert contours_to_raster([[(0.0, 0.0), (9.0, 0.0), (4.0, 0.0)]], 4, 2) is None


def test_blurring_keeps_the_middle_darkest() -> None:
    spread = blurred([0.0] * 12 + [1.0] + [0.0] * 12, 5)
    assert spread[12] == max(spread) == pytest.approx(0.25)
    assert sum(spread) == pytest.approx(1.0)


def test_sketches_are_written_and_read() -> None:
    data = write_sketches(
        [0.5, 0.5], [[1.0, 0.0]], {"ก": [[1.0]], "1": [[4.0]]}, {"ก": 0.5, "1": 1}
    )
    sketches = read_sketches(data)
    assert sketches.knows("ก") and not sketches.knows("ข")
    assert sketches.describe([2.0], [9.0]) == pytest.approx((1.5,))
    assert sketches.distance((1.5,), "ก") == pytest.approx(0.25)
    assert sketches.is_within_reach((1.5,), "ก") and not sketches.is_within_reach((1.5,), "1")


def test_fingerprints_are_written_and_read() -> None:
    known = Fingerprints(write_fingerprints({77: "ก", 5: "๑", 4_000_000_000: "ก"}))
    assert [known.letter(number) for number in (5, 77, 4_000_000_000, 6)] == ["๑", "ก", "ก", None]


SIMPLE = bytes.fromhex("0001 0000 0000 0064 0064 0003 0000") + b"flags and coordinates"


def test_composite_glyphs_are_known_by_their_parts() -> None:
    def composite(gid: int, shift: int) -> bytes:
        return bytes.fromhex(f"ffff 0000 0000 0064 0064 0002 {gid:04x} {shift:02x}00")

    def entry_of(gid: int) -> bytes:
        return SIMPLE if gid in (7, 9) else b""

    one = fingerprint(composite(7, 5), entry_of)
    assert one is not None
    assert fingerprint(composite(9, 5), entry_of) == one
    assert fingerprint(composite(7, 6), entry_of) != one
    assert fingerprint(composite(8, 5), entry_of) is None


def test_nothing_drawn_has_no_fingerprint() -> None:
    assert fingerprint(b"\xff\xff" + bytes(20)) is None
    assert fingerprint(b"") is None


def test_the_files_of_shapes_hold_the_script() -> None:
    letters = set(known_shapes().letters)
    assert letters >= set("กขคงจ่้๊๋ัิีึืุู๐๑๒๓๔๕๖๗๘๙0123456789")
    assert not letters & set("ฃฅ๏๚๛")
    assert all(known_sketches().knows(letter) for letter in letters)


def test_without_numpy_the_same_letters_are_found() -> None:
    images = ShapeImages((files("mattrakan.extract.fonts") / "shapes.npz").read_bytes())
    wide = [(x * 4.0, y) for x, y in SQUARE]
    leaning = [(x + y / 2, y * 3.0) for x, y in SQUARE]
    drawn = [[SQUARE], [SQUARE, HOLE], [wide], [leaning], [leaning, HOLE], [SQUARE, wide]]
    rasters = [raster for one in drawn if (raster := shape_raster(one)) is not None]
    shapes = known_shapes()
    assert images.letters == shapes.letters
    for raster in rasters:
        misfits = images.misfits(raster, 1000.0), shapes.misfits(raster, 1000.0)
        assert misfits[0] == pytest.approx(misfits[1], abs=0.01)
        assert best_height(misfits[:1], 1000.0) == best_height(misfits[1:], 1000.0)
        one, other = images.candidates(raster, 300.0), shapes.candidates(raster, 300.0)
        assert len(one) == len(other) == MOST_CANDIDATES
        assert [c.distance for c in one] == pytest.approx([c.distance for c in other], abs=0.01)
        assert one[0].letter == other[0].letter


def test_the_height_of_letters() -> None:
    assert height_of_letters([("ก", 500), ("ข", 510), ("ป", 700), ("ง", 490)]) == 500
    assert height_of_letters([("1", 625.0)]) == pytest.approx(500)
    assert height_of_letters([("x", 400), ("่", 800)]) == 0.0


@pytest.mark.parametrize(
    ("one", "other"), [("0", "o"), ("0", "๐"), ("3", "๓"), ("-", "–"), ("1", "l")]
)
def test_the_same_look(one: str, other: str) -> None:
    assert is_same_look(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("1", "7"), ("๔", "๕"), ("ด", "ต"), ("ุ", "ู"), ("3", "8")]
)
def test_another_look(one: str, other: str) -> None:
    assert not is_same_look(one, other)


def test_ratios_leave_the_same_look_out() -> None:
    zero = [Candidate("0", 2.0), Candidate("o", 3.0), Candidate("8", 12.0)]
    assert surest(zero) == pytest.approx(2.0)
    assert ratio_to(zero, "๐") == pytest.approx(1.0)
    assert ratio_to(zero, "ก") == pytest.approx(2.0)


def test_digits_are_told_apart_together() -> None:
    glyphs = {
        1: [Candidate("๔", 12.0), Candidate("๕", 21.0)],
        2: [Candidate("๔", 17.0), Candidate("๕", 18.0)],
        3: [Candidate("ก", 1.0), Candidate("ข", 3.0)],
    }
    assigned = assign_digits(glyphs)
    assert {key: one.digit for key, one in assigned.items()} == {1: "๔", 2: "๕"}
    assert assigned[2].clearness > 1.2
    assert not is_clear_digit(assigned[2])


def test_a_five_is_the_thai_digit_with_one_loop_more() -> None:
    unsure = [Candidate("๔", 20.0), Candidate("๕", 21.0)]
    others = {code: [Candidate(digit, 5.0)] for code, digit in enumerate("๑๒๓๖")}
    loops = {**dict.fromkeys(others, 1), 8: 1, 9: 2}
    weighed = weigh_loops({**others, 8: unsure, 9: unsure}, loops)
    assert [weighed[key][0].letter for key in (8, 9)] == ["๔", "๕"]
    assert all(is_clear_digit(one) for one in assign_digits(weighed).values())
    assert weigh_loops({8: unsure, 9: unsure}, loops) == {8: unsure, 9: unsure}  # too few


def test_thai_digits_are_parted_by_a_look_at_nothing_else() -> None:
    wide, high = (
        Raster(0.0, 0.0, 400.0, 600.0, [1.0] * 256),
        Raster(0.0, 0.0, 300.0, 900.0, [0.0] * 256),
    )
    for raster in (wide, high):
        away = digit_distances(raster, 600.0)
        assert "".join(away) == THAI_DIGITS
        assert min(away.values()) > 0.0
    assert digit_distances(wide, 600.0) != digit_distances(high, 600.0)


@pytest.mark.parametrize(
    ("text", "near", "chosen"),
    [
        ("๒{}๖ ๑{}๓", (("d", 48.0), ("๔", 67.0)), "๔"),  # nothing but a number around it
        ("๒{}๖ ๑{}๓", (("d", 20.0), ("๔", 67.0)), None),  # too far
        ("๒{}๖ ๑{}๓", (("d", 48.0), ("๔", 60.0), ("๕", 67.0)), None),  # which one is open
        ("๒{}๖ ๑{}๓", (("/", 48.0), ("๔", 60.0)), None),  # a sign among digits is none of them
        (" {} {} ", (("o", 3.0), ("๐", 4.0), ("ด", 30.0)), None),  # ด is far, and no word says so
        ("๑{} {}รก", (("ต", 22.0), ("๓", 23.0)), "ต"),
    ],
)
def test_a_digit_drawn_like_a_letter_is_told_by_its_neighbours(
    text: str, near: tuple[tuple[str, float], ...], chosen: str | None
) -> None:
    open_letter = "\U000f0000"
    candidates = {open_letter: [Candidate(*one) for one in near]}
    found = choose_letters([text.format(open_letter, open_letter)], candidates, {open_letter: "?"})
    assert (found[open_letter][0] if found else None) == chosen


def test_more_glyphs_than_digits_are_left_alone() -> None:
    assert assign_digits({key: [Candidate("1", 1.0)] for key in range(11)}) == {}


@pytest.mark.parametrize(
    ("layer", "font"), [("1", "7"), ("ม", "ก"), ("ิ", "ี"), ("่", "้"), ("๔", "ฝ")]
)
def test_contradictions(layer: str, font: str) -> None:
    assert is_contradiction(layer, font)


@pytest.mark.parametrize(
    ("layer", "font"),
    [("1", "๑"), ("า", "ำ"), ("ู", "้"), (" ", "ํ"), ("ก", "ก"), ("", "ก"), ("ส่", "ส")],
)
def test_no_contradictions(layer: str, font: str) -> None:
    assert not is_contradiction(layer, font)


NEAR = [Candidate("ด", 20.0), Candidate("ต", 22.0), Candidate("d", 23.0)]


def test_words_choose_a_letter() -> None:
    texts = ["\U000f0000ำเนินการ", "ตำบล\U000f0000อนเมือง", "ผู้\U000f0000ำเนินงาน"]
    chosen = choose_letters(texts, {"\U000f0000": NEAR}, {"\U000f0000": "ด"})
    assert chosen["\U000f0000"][0] == "ด"
    texts = ["\U000f0000ำบล", "\U000f0000รวจสอบ", "การ\U000f0000ิด\U000f0000าม"]
    chosen = choose_letters(texts, {"\U000f0000": NEAR}, {"\U000f0000": "ด"})
    assert chosen["\U000f0000"][0] == "ต"


def test_words_never_choose_a_digit() -> None:
    near = [Candidate("๔", 20.0), Candidate("๕", 21.0), Candidate("ด", 22.0)]
    texts = ["๒๕๖\U000f0000", "\U000f0000๐,๐๐๐", "ปี ๒๕๖\U000f0000"]
    assert choose_letters(texts, {"\U000f0000": near}, {"\U000f0000": "๔"}) == {}


def test_what_is_like_no_letter_stays_open() -> None:
    far = [Candidate("ด", 190.0), Candidate("ต", 220.0)]
    texts = ["\U000f0000ำเนินการ", "\U000f0000ำเนินงาน"]
    assert choose_letters(texts, {"\U000f0000": far}, {"\U000f0000": "ด"}) == {}


def test_paths_of_type3_glyphs() -> None:
    drawn = procedure_to_contours(b"9 0 0 0 9 9 d1 q 2 0 0 2 1 0 cm 0 0 2 3 re f Q", IDENTITY)
    assert drawn == [[(1.0, 0.0), (5.0, 0.0), (5.0, 6.0), (1.0, 6.0)]]
    assert procedure_to_contours(b"0 0 m 9 9 l S", IDENTITY) == []


def test_pictures_of_type3_glyphs() -> None:
    content = (
        b"9 0 0 0 8 2 d1 q 8 0 0 2 0 0 cm BI /W 8 /H 2 /IM true /BPC 1 /D [1 0] ID \x3c\xff EI Q"
    )
    drawn = procedure_to_contours(content, IDENTITY)
    raster = shape_raster(drawn)
    assert [min(x for x, _ in run) for run in drawn] == pytest.approx([2.0, 0.0])
    assert raster is not None
    assert raster.top == pytest.approx(2.0)


class Squares(FontFile):
    """A font whose glyphs are boxes that have entries; it notes which outlines are asked for."""

    def __init__(self) -> None:
        self.name = "Squares"
        self.asked: list[int] = []

    def simple_entry(self, code: int) -> bytes:
        return b"a test's glyph %d" % code if code < 5 else b""

    def contours(self, code: int) -> list[list[tuple[float, float]]]:
        self.asked.append(code)
        return [[(x * code, y * (9 - code)) for x, y in SQUARE]] if code else []


def test_a_glyph_of_another_font_is_compared_once() -> None:
    witnesses = [
        Witness(code, "ก", None, True, Weighed("ก", None, False)) for code in (0, 1, 2, 4, 6)
    ]
    first, second = Squares(), Squares()
    found = OutlineCandidates(first, LayerCheck(first)).find(witnesses)
    assert sorted(found) == [1, 2, 3, 4]
    assert OutlineCandidates(second, LayerCheck(second)).find(witnesses) == found
    assert (first.asked, second.asked) == ([0, 1, 2, 4, 6], [0, 6])
