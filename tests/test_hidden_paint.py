"""Text that a page does not show for what it is painted with, and text that it shows all the same.

Spot colours and other spaces, patterns, shadings, soft masks, and the glyphs of Type 3 fonts.
"""

import runpy
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from mattrakan.extract.readers.fast.direct import DirectReader
from mattrakan.extract.readers.opening import open_pdf
from mattrakan.extract.readers.plumber import ReferenceReader

PAINTED = runpy.run_path(str(Path(__file__).with_name("painted_pdfs.py")))
make_pdf: Callable[[str], bytes] = PAINTED["make_pdf"]
TEXT: str = PAINTED["TEXT"]
SHOWN: str = PAINTED["SHOWN"]
BOX: str = PAINTED["BOX"]
SHEET: str = PAINTED["SHEET"]
BLENDS: tuple[str, ...] = PAINTED["BLENDS"]


def read_fast(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [one.reason for one in DirectReader(pdf).read_page(1).hidden]


def read_plain(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [one.reason for one in DirectReader(pdf, scans=False).read_page(1).hidden]


def read_reference(data: bytes) -> list[str]:
    with open_pdf(data, None) as pdf:
        return [one.reason for one in ReferenceReader(pdf).read_page(1).hidden]


def blended(mode: str, colour: str, below: str = "") -> str:
    box = f"{below} rg {BOX} f " if below else ""
    return f"{box}/{mode} gs {colour} rg {TEXT}"


def in_space(space: str, colour: str) -> str:
    return f"/{space} cs {colour} scn {TEXT}"


def painted(pattern: str) -> str:
    return f"/Pattern cs /{pattern} scn {BOX} f"


def drawn_as(letter: str) -> str:
    return TEXT.replace("F1", "T3").replace("(7)", f"({letter})")


CASES = [
    ("same-colour", in_space("Spot", "0")),
    ("", in_space("Spot", "1")),
    ("same-colour", in_space("Sampled", "0")),
    ("", in_space("Sampled", "1")),
    ("same-colour", in_space("Stitched", "0.2")),
    ("", in_space("Stitched", "0.7")),
    ("same-colour", in_space("Calculated", "0")),
    ("", in_space("Calculated", "1")),
    ("same-colour", in_space("Odd", "0")),
    ("", in_space("Odd", "0.5")),
    ("same-colour", in_space("Never", "1")),
    ("same-colour", in_space("Two", "0 0")),
    ("", in_space("Two", "0 0.9")),
    ("same-colour", in_space("Table", "1")),
    ("", in_space("Table", "0")),
    ("same-colour", in_space("LabTable", "0")),
    ("", in_space("LabTable", "1")),
    ("same-colour", in_space("Lab", "100 0 0")),
    ("", in_space("Lab", "40 20 20")),
    ("same-colour", f"q /Spot cs 0 scn 0 0 9 9 re f Q /Spot cs 1 scn q 1 g Q 0 scn {TEXT}"),
    ("same-colour", f"/Spot cs 1 scn {BOX} f {TEXT}"),
    ("", f"/Spot cs 0 scn 0 g {TEXT}"),
    ("same-colour", f"/Spot CS 0 SCN 1 Tr {TEXT}"),
    ("same-colour", in_space("Pattern", "/White")),
    ("", in_space("Pattern", "/Hatched")),
    ("", in_space("Pattern", "/Broken")),
    ("", in_space("Pattern", "/Missing")),
    ("same-colour", in_space("Pattern", "/Even")),
    ("", in_space("Pattern", "/Uneven")),
    ("same-colour", in_space("Pat", "1 1 1 /Bare")),
    ("", in_space("Pat", "1 0 0 /Bare")),
    ("covered", f"{TEXT} q {BOX} W n /Even sh Q"),
    ("covered", f"{TEXT} q {BOX} W n /Uneven sh Q"),
    ("covered", f"{TEXT} q {BOX} W n /Part sh Q"),
    ("", f"{TEXT} q 1 0 0 1 100 0 cm -5 690 20 25 re W n /Part sh Q"),
    ("covered", f"{TEXT} {painted('White')}"),
    ("covered", f"{TEXT} {painted('Hatched')}"),
    ("", f"{TEXT} {painted('Empty')}"),
    ("", f"{TEXT} {painted('Unseen')}"),
    ("", f"{TEXT} {painted('Aside')}"),
    ("", f"{TEXT} {painted('Gaps')}"),
    ("", f"{TEXT} {painted('Narrow')}"),
    ("covered", f"{TEXT} {painted('Nearly')}"),
    ("", f"{TEXT} {painted('Lines')}"),
    ("", f"{TEXT} {painted('Missing')}"),
    ("", f"{TEXT} {painted('Point')}"),
    ("covered", f"{TEXT} {painted('Band')}"),
    ("", f"{TEXT} {painted('Beside')}"),
    ("covered", f"{TEXT} {painted('Disc')}"),
    ("", f"{TEXT} {painted('Ring')}"),
    ("", f"{TEXT} {painted('SmallDisc')}"),
    ("covered", f"{TEXT} {painted('White')} {painted('Empty')}"),
    ("", f"{TEXT} /Pattern CS /Empty SCN 12 w 95 703 m 130 703 l S"),
    ("covered", f"{TEXT} /Pattern CS /White SCN 12 w 95 703 m 130 703 l S"),
    ("", f"{TEXT} /Pattern cs /Empty scn 0 0 9 9 re f 0 g 200 200 9 9 re f"),
    ("covered", f"{TEXT} /Pattern cs /Empty scn 1 g {BOX} f"),
    ("covered", f"{TEXT} q /Pattern cs /Empty scn Q 1 g {BOX} f"),
    ("transparent", in_space("Pattern", "/Empty")),
    ("", in_space("Pattern", "/Lines")),
    ("same-colour", f"{painted('Empty')} 1 g {TEXT}"),
    ("", f"{TEXT} q 200 690 20 25 re W n /Even sh Q"),
    ("", f"q {BOX} W n /Uneven sh Q {TEXT}"),
    ("", f"{TEXT} q /Grey gs {BOX} W n /Even sh Q"),
    ("transparent", f"/Black gs {TEXT}"),
    ("transparent", f"/Nothing gs {TEXT}"),
    ("", f"/Grey gs {TEXT}"),
    ("", f"/Window gs {TEXT}"),
    ("transparent", f"/Elsewhere gs {TEXT}"),
    ("", f"/Lit gs {TEXT}"),
    ("", f"/Alpha gs {TEXT}"),
    ("transparent", f"/NoAlpha gs {TEXT}"),
    ("", f"/Turned gs {TEXT}"),
    ("", f"/Black gs /Off gs {TEXT}"),
    ("", f"q /Black gs Q {TEXT}"),
    ("", f"q 1 0 0 1 -105 0 cm /Elsewhere gs Q q 1 0 0 1 -110 0 cm /Elsewhere gs "
         f"1 0 0 1 110 0 cm {TEXT} Q"),
    ("transparent", f"/Faint gs {TEXT}"),
    ("tiny", f"0.2 Tz {TEXT}"),
    ("tiny", TEXT.replace("100 700 Td", "0.01 0 0 1 100 700 Tm")),
    ("tiny", TEXT.replace("100 700 Td", "1 0 1 0.01 100 700 Tm")),
    ("", TEXT.replace("100 700 Td", "1 0 0.3 1 100 700 Tm")),
    ("", f"60 Tz {TEXT}"),
    ("", f"0.2 Tz 100 Tz {TEXT}"),
    ("invisible", drawn_as("a")),
    ("same-colour", drawn_as("b")),
    ("", f"0 g {BOX} f {drawn_as('b')}"),
    ("", drawn_as("c")),
    ("", drawn_as("d")),
    ("same-colour", f"1 g {drawn_as('d')}"),
    ("", f"1 g {drawn_as('e')}"),
    ("invisible", drawn_as("f")),
    ("", drawn_as("g")),
    ("same-colour", f"1 g {drawn_as('g')}"),
    ("", blended("Normal", "0 0 0")),
    ("", blended("Unheard", "0 0 0")),
    ("", blended("Multiply", "0 0 0")),
    ("same-colour", blended("Multiply", "1 1 1", "0 0.5 1")),
    ("same-colour", blended("Multiply", "1 0 0", "0 0 0")),
    ("same-colour", blended("Screen", "0 0 0")),
    ("", blended("Screen", "1 1 1", "0 0 0")),
    ("same-colour", blended("Listed", "0 0 0")),
    ("", blended("Darken", "0 0 0")),
    ("same-colour", blended("Darken", "1 1 1", "0.2 0.5 1")),
    ("same-colour", blended("Lighten", "0 0 0.5")),
    ("", blended("Lighten", "0 0 0.5", "0 0 0")),
    ("same-colour", blended("Difference", "0 0 0")),
    ("", blended("Difference", "1 1 1")),
    ("same-colour", blended("Exclusion", "0 0 0")),
    ("", blended("Exclusion", "1 1 1")),
    ("same-colour", blended("Overlay", "0 0 0")),
    ("", blended("Overlay", "0 0 0", "0.4 0.4 0.4")),
    ("", blended("HardLight", "0 0 0")),
    ("same-colour", blended("HardLight", "0.5 0.5 0.5", "0.2 0.5 1")),
    ("same-colour", blended("SoftLight", "0 0 0")),
    ("", blended("SoftLight", "1 1 1", "0.4 0.4 0.4")),
    ("same-colour", blended("ColorDodge", "0 0 0")),
    ("same-colour", blended("ColorDodge", "1 0 1", "0 0 0")),
    ("", blended("ColorDodge", "0.5 0.5 0.5", "0.4 0.4 0.4")),
    ("same-colour", blended("ColorBurn", "0 0 0")),
    ("", blended("ColorBurn", "0 0 0", "0.5 0.5 0.5")),
    ("same-colour", blended("Hue", "1 0 0")),
    ("", blended("Saturation", "0.5 0.5 0.5", "1 0 0")),
    ("same-colour", blended("Color", "0 0 1")),
    ("", blended("Luminosity", "0 0 1")),
    ("same-colour", blended("Luminosity", "1 1 1")),
    ("same-colour", f"/Screen gs 1 Tr {TEXT}"),
    ("", f"/Screen gs /Normal gs {TEXT}"),
    ("", f"q /Screen gs Q {TEXT}"),
    ("", f"0 0 1 rg {BOX} f q {BOX} W n /Uneven sh Q /Screen gs 0 g {TEXT}"),
    ("", f"1 g /Spot cs {TEXT}"),
    ("", f"1 g /Table cs {TEXT}"),
    ("same-colour", f"/Never cs {TEXT}"),
    ("", f"1 G /DeviceCMYK CS 1 Tr {TEXT}"),
    ("same-colour", f"/Missing cs 1 g {TEXT}"),
    ("transparent", "/Faint gs /Group Do"),
    ("", "/Faint gs /Plain Do"),
    ("", "q /Faint gs Q /Group Do"),
    ("covered", f"{TEXT} {BOX} h 0 0 1 rg B"),
    ("covered", f"{TEXT} 95 690 m 115 690 l 115 715 l 95 715 l h h f"),
    ("", f"{TEXT} {BOX} h S"),
    ("covered", f"{TEXT} q 20 0 0 25 95 690 cm 1 g /Dot Do Q"),
    ("", f"{TEXT} q 20 0 0 25 95 690 cm 1 g /Dots Do Q"),
    ("", f"{TEXT} q 20 0 0 25 95 690 cm 1 g /NoDot Do Q"),
    ("covered", f"{TEXT} q 20 0 0 25 95 690 cm 1 g /TurnedDot Do Q"),
    ("covered", f"{TEXT} 1 G 12 w 95 703 m 130 703 l S"),
    ("covered", f"{TEXT} 1 G 12 w 95 701 m 110 706 l 130 702 l S"),
    ("covered", f"{TEXT} 0.2 G 40 w 109 690 m 109 730 l h S"),
    ("covered", f"{TEXT} 1 G 12 w 95 701 m 105 700 120 705 130 704 c S"),
    ("covered", f"{TEXT} 12 w q 10 0 0 1 0 0 cm [] 0 d 1 G 9.5 703 m 13 703 l S Q"),
    ("same-colour", f"0.2 0.3 0.5 RG 24 w 90 704 m 150 704 l S 0.2 0.3 0.5 rg {TEXT}"),
    ("", f"{TEXT} 1 G 4 w 95 703 m 130 703 l S"),
    ("covered", f"{TEXT} /Wide gs 1 G 95 703 m 130 703 l S"),
    ("covered", f"{TEXT} [3 3] 0 d /Solid gs 1 G 95 703 m 130 703 l S"),
    ("", f"{TEXT} 12 w /Thin gs 1 G 95 703 m 130 703 l S"),
    ("", f"{TEXT} /Wide gs /Dashed gs 1 G 95 703 m 130 703 l S"),
    ("", f"{TEXT} q /Wide gs Q 1 G 95 703 m 130 703 l S"),
    ("", f"{TEXT} 1 G 12 w 95 690 m 130 690 l S"),
    ("", f"{TEXT} 1 G 12 w 95 690 m 130 715 l S"),
    ("", f"{TEXT} 1 G 12 w [3 3] 0 d 95 703 m 130 703 l S"),
    ("", f"{TEXT} q 12 w Q 1 G 95 703 m 130 703 l S"),
    ("", f"{TEXT} q .1 0 0 .1 0 0 cm 12 w 1 G 950 7030 m 1300 7030 l S Q"),
    ("covered", f"{TEXT} /Faint gs 12 w 95 703 m 130 703 l S"),
    ("", f"{TEXT} /Multiply gs 1 1 0 RG 12 w 95 703 m 130 703 l S"),
    ("", f"0.2 0.3 0.5 RG 24 w 90 704 m 150 704 l S 1 g {TEXT}"),
    ("", f"{TEXT} 1 G 12 w 95 690 m 130 690 l 130 720 l 95 720 l h S"),
]  # fmt: skip


@pytest.mark.parametrize("read", [read_fast, read_plain, read_reference])
@pytest.mark.parametrize(("reason", "content"), CASES)
def test_what_paints_text_decides_whether_it_is_seen(
    reason: str, content: str, read: Callable[[bytes], list[str]]
) -> None:
    assert read(make_pdf(content)) == ([reason] if reason else [])


@pytest.mark.parametrize("read", [DirectReader, ReferenceReader])
@pytest.mark.parametrize(
    ("colour", "is_drawn"),
    [
        ("/Spot CS 1 SCN", True),
        ("/Spot CS", True),
        ("/Spot CS 0 SCN", False),
        ("/Table CS 0 SCN", True),
        ("/Table CS 1 SCN", False),
        ("/Odd CS 1 SCN", True),
        ("/DeviceGray CS", True),
        ("1 G", False),
    ],
)
def test_rules_in_spot_colours_are_as_dark_as_they_look(
    colour: str, is_drawn: bool, read: Callable[..., DirectReader | ReferenceReader]
) -> None:
    data = make_pdf(f"{colour} 1 w 50 50 m 350 50 l S")
    opening = pikepdf.open(BytesIO(data)) if read is DirectReader else open_pdf(data, None)
    with opening as pdf:
        page = read(pdf).read_page(1)
    assert (len(page.rules), len(page.white_rules)) == ((1, 0) if is_drawn else (0, 1))


@pytest.mark.parametrize(
    ("image", "is_hidden"),
    [
        ("BI /W 1 /H 1 /IM true /BPC 1 ID \x00 EI", True),
        ("BI /W 8 /H 1 /IM true /BPC 1 ID \x00 EI", False),
        ("BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI", True),
    ],
)
def test_an_inline_stencil_of_one_sample_covers(image: str, is_hidden: bool) -> None:
    data = make_pdf(f"{TEXT} q 20 0 0 25 95 690 cm 1 g {image} Q")
    assert read_fast(data) == (["covered"] if is_hidden else [])


def test_a_thin_stencil_of_one_sample_is_a_rule() -> None:
    with pikepdf.open(
        BytesIO(make_pdf("q 200 0 0 1 50 50 cm BI /W 1 /H 1 /IM true ID \x00 EI Q"))
    ) as pdf:
        page = DirectReader(pdf).read_page(1)
    assert [round(rule.x1 - rule.x0) for rule in page.rules] == [200]


def ellipse(x: float, y: float, wide: float, high: float) -> str:
    a, b = 0.5523 * wide, 0.5523 * high
    return (
        f"{x + wide} {y} m {x + wide} {y + b} {x + a} {y + high} {x} {y + high} c "
        f"{x - a} {y + high} {x - wide} {y + b} {x - wide} {y} c "
        f"{x - wide} {y - b} {x - a} {y - high} {x} {y - high} c "
        f"{x + a} {y - high} {x + wide} {y - b} {x + wide} {y} c h"
    )


def rounded(x: float, y: float, wide: float, high: float, round_: float) -> str:
    a, b = x + wide, y + high
    return (
        f"{x + round_} {y} m {a - round_} {y} l {a} {y} {a} {y} {a} {y + round_} c "
        f"{a} {b - round_} l {a} {b} {a} {b} {a - round_} {b} c {x + round_} {b} l "
        f"{x} {b} {x} {b} {x} {b - round_} c {x} {y + round_} l {x} {y} {x} {y} {x + round_} {y} c"
    )


@pytest.mark.parametrize("read", [read_fast, read_plain, read_reference])
@pytest.mark.parametrize(
    ("covers", "content"),
    [
        (True, f"1 g {ellipse(103.3, 703, 6, 9)} f"),
        (True, f"0.2 0.3 0.4 rg {ellipse(103.3, 703, 9, 6)} f"),
        (True, f"1 g {ellipse(104.5, 704, 5, 6.5)} f"),  # its middle is beside the letter's
        (True, f"1 g {rounded(97, 697, 13, 14, 3)} f"),
        (True, "1 g 103 725 m 88 695 l 118 695 l h f"),
        (True, "1 g 97 690 m 97 703 97 715 103 715 c 109 709 109 690 v h f"),
        (True, "1 g 97 690 13 20 re 94 687 19 26 re f"),  # both turn the same way: no hole
        (False, "1 g 97 690 13 20 re 94 687 19 26 re f*"),
        (True, "1 g 97 690 6 20 re f 103 690 7 20 re f"),  # two cover it together
        (True, "1 g 97 690 13 13 re f 97 703 13 7 re f"),
        (True, "1 g " + " ".join(f"97 {698 + n} 13 1.05 re" for n in range(10)) + " f"),
        (True, "q 95 690 m 115 690 l 115 715 l 94 715 l h W n 1 g 0 0 400 842 re f Q"),
        (True, "q 0.985 0.174 -0.174 0.985 103 702 cm 1 g -9 -9 18 18 re f Q"),
        (True, "1 G 8 w 98 700 12 5 re S"),
        (False, "1 g 97 690 6 20 re f 104 690 7 20 re f"),  # a gap is left
        (False, "0 g 97 702 13 1.05 re f"),
        (False, "q 95 690 m 103 690 l 103 715 l 94 715 l h W n 1 g 0 0 400 842 re f Q"),
        (False, "1 g 103 703 m 88 695 l 118 695 l h f"),
        (False, f"q 97 690 3 20 re W n 1 g {rounded(97, 697, 13, 14, 3)} f Q"),
        (False, f"/Multiply gs 1 g {rounded(97, 697, 13, 14, 3)} f"),
        (False, f"1 g {ellipse(103.3, 703, 6, 9)} S"),
        (False, f"1 g {ellipse(103.3, 690, 6, 9)} f"),
        (False, f"1 g {ellipse(103.3, 703, 2, 3)} f"),
        (False, f"1 g {ellipse(103.3, 703, 12, 14)} {ellipse(103.3, 703, 6, 9)} f*"),
    ],
)
def test_a_filled_ellipse_covers_what_is_inside(
    covers: bool, content: str, read: Callable[[bytes], list[str]]
) -> None:
    assert read(make_pdf(f"{TEXT} {content}")) == (["covered"] if covers else [])


@pytest.mark.parametrize("read", [read_fast, read_plain, read_reference])
@pytest.mark.parametrize(
    ("hides", "below"),
    [
        (True, "0 g 60 690 90 30 re 59 689 92 32 re f*"),  # a frame, drawn as what is between
        (True, "0 g 60 690 m 150 690 l 150 691 l 61 691 l 61 720 l 60 720 l h f"),  # two sides
        (False, "0 g 60 690 90 30 re 59 689 92 32 re f"),
        (False, f"0 g {rounded(60, 690, 90, 30, 5)} f"),
        (True, "/Veil gs 0.98 g 60 690 90 30 re f /Full gs"),
        (False, "0 g 60 690 90 30 re f /Veil gs 0.98 g 60 690 90 30 re f /Full gs"),
        (False, "0 g 60 690 90 30 re f 59 689 92 32 re 58 688 94 34 re f*"),
    ],
)
def test_white_letters_within_a_frame_are_on_paper(
    hides: bool, below: str, read: Callable[[bytes], list[str]]
) -> None:
    data = make_pdf(f"{below} 1 g {TEXT}")
    assert set(read(data)) == ({"same-colour"} if hides else set())
