"""Random pages whose paint decides what is seen, as both readers see them, recorded.

Spot colours, patterns, shadings, masks, layers with policies, forms in forms, glyphs of Type 3
fonts, and annotations of every kind.
"""

import random
import re
import runpy
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from mattrakan.extract.readers.fast.direct import DirectReader
from mattrakan.extract.readers.fast.lexing import OddContentError
from mattrakan.extract.readers.opening import open_pdf
from mattrakan.extract.readers.plumber import ReferenceReader

HERE = Path(__file__).parent
COUNT = 200
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("veils")
PAINT = runpy.run_path(str(HERE / "painted_pdfs.py"))
SHOWN = runpy.run_path(str(HERE / "test_recorded_streams.py"))["shown"]

SPACES = {
    **dict.fromkeys(("Spot", "Sampled", "Stitched", "Calculated", "Odd", "Never"), 1),
    **{"Two": 2, "Table": 1, "LabTable": 1, "Lab": 3, "DeviceRGB": 3, "DeviceGray": 1},
}
STATES = (
    *("Black", "Nothing", "Grey", "Window", "Elsewhere", "Lit", "Alpha", "NoAlpha", "Turned"),
    *("Off", "Faint"),
)
POLICIES = ("AnyOn", "AllOn", "AnyOff", "AllOff", "")


def colour(chance: random.Random, fills: bool = True) -> str:
    """Return operators that choose a colour, of a device, a space or a pattern."""
    choose, put = ("cs", "scn") if fills else ("CS", "SCN")
    kind = chance.choice(("grey", "grey", "space", "space", "pattern", "base"))
    if kind == "grey":
        return f"{chance.choice(('0', '1', '0.97', '0.5'))} {'g' if fills else 'G'}"
    if kind == "pattern":
        name = chance.choice(("White", "Hatched", "Broken", "Missing", "Even", "Uneven"))
        return f"/Pattern {choose} /{name} {put}"
    if kind == "base":
        shades = chance.choice(("1 1 1", "1 0 0", "1"))
        return f"/Pat {choose} {shades} /Bare {put}"
    space = chance.choice(tuple(SPACES))
    values = [chance.choice(("0", "1", "0.6", "0.97")) for _ in range(SPACES[space])]
    return f"/{space} {choose} {' '.join(values)} {put}"


def text(chance: random.Random) -> str:
    font, said = chance.choice((("F1", "17"), ("F1", "2.5"), ("T3", "ab"), ("T3", "cdefg")))
    mode = chance.choice((*[""] * 12, "0 Tr", "1 Tr", "2 Tr", "3 Tr", "7 Tr"))
    wide = chance.choice((*[""] * 9, "60 Tz", "100 Tz", "0.2 Tz"))
    x, y = chance.choice((95, 100, 105, 200)), chance.choice((690, 700, 705))
    return f"BT {mode} {wide} /{font} 12 Tf {x} {y} Td ({said}) Tj ET"


def area(chance: random.Random) -> str:
    """Return the path of a box near the text, now and then with another one, or a curve."""
    x, y = chance.choice((60, 90, 95, 99, 110)), chance.choice((660, 680, 690, 699, 706))
    wide, high = chance.choice((6, 20, 60, 200, 200)), chance.choice((4, 14, 25, 80, 80))
    box = f"{x} {y} {wide} {high} re"
    others = ("", "", "", f" {x + 2} {y + 2} {wide / 2} {high / 2} re")
    curve = f"{x} {y} m {x} {y + high} {x + wide} {y + high} {x + wide} {y} c h"
    bent = f"{x} {y} m {x + wide} {y} l {x + wide} {y + high} l {x} {y + high} l h"
    return chance.choice((box + chance.choice(others), box, bent, curve))


def part(chance: random.Random, depth: int = 0) -> str:
    """Return something painted, in up to three things around it that may hide it."""
    kind = chance.randrange(8)
    if kind < 4:
        made = f"{colour(chance)} {text(chance)}"
    elif kind == 4:
        made = f"{colour(chance)} {area(chance)} {chance.choice(('f', 'f*', 'B'))}"
    elif kind == 5:
        shade = chance.choice(("Even", "Uneven", "Part"))
        made = f"q {area(chance)} {chance.choice(('W', 'W*'))} n /{shade} sh Q"
    elif kind == 6:
        made = f"{colour(chance)} {colour(chance, False)} {area(chance)} {chance.choice('Ss')}"
    else:
        made = f"/{chance.choice(('Inner', 'Outer', 'Layered', 'Round'))} Do"
    while depth < 3 and chance.random() < 0.5:
        depth += 1
        made = chance.choice(
            (
                f"q /{chance.choice(STATES)} gs {made} Q",
                f"q {area(chance)} {chance.choice(('W', 'W*'))} n {made} Q",
                f"/OC /{chance.choice(('Shown', 'Hidden', 'Mixed', 'One', 'Bare'))} BDC {made} EMC",
                f"/OC /Shown BDC /Span BMC {made} EMC EMC",
                f"q {chance.choice(('1 0 0 1 -5 3', '0.5 0 0 0.5 50 350', '-1 0 0 1 210 0'))} cm "
                f"{made} Q",
                f"q {made} Q {colour(chance)}",
            )
        )
    return made


def add_layers(chance: random.Random, pdf: pikepdf.Pdf, page: pikepdf.Object) -> list[Dictionary]:
    """Add two layers, memberships of them, and a configuration that shows some."""
    layers = [
        pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name, Usage=Dictionary(View=view)))
        for name, view in (
            ("a", Dictionary(ViewState=chance.choice((Name.ON, Name.OFF)))),
            ("b", chance.choice((Dictionary(), Array([1])))),
        )
    ]

    def membership(groups: object) -> pikepdf.Object:
        policy = chance.choice(POLICIES)
        entries: dict[str, Any] = {"P": Name("/" + policy)} if policy else {}
        return pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=groups, **entries))

    shown, hidden = layers
    page.Resources.Properties = Dictionary(
        Shown=shown, Hidden=hidden, Mixed=membership(Array([*layers])),
        One=membership(chance.choice((hidden, shown, Array([])))), Bare=Array([]),
    )  # fmt: skip
    usual = Dictionary(OFF=Array([hidden]))
    if chance.random() < 0.3:
        usual = Dictionary(BaseState=Name.OFF, ON=Array([shown]))
    if chance.random() < 0.3:
        event = Name("/" + chance.choice(("View", "Print")))
        usual.AS = Array([Dictionary(Event=event, OCGs=Array([shown]))])
    if chance.random() < 0.9:
        pdf.Root.OCProperties = Dictionary(OCGs=Array([*layers]), D=usual)
    return layers


def add_forms(
    chance: random.Random, pdf: pikepdf.Pdf, page: pikepdf.Object, layer: pikepdf.Object
) -> None:
    """Add forms: one in another one, one of a layer, one that paints itself."""

    def form(content: str, **entries: object) -> pikepdf.Stream:
        box = chance.choice(([0, 0, 400, 842], [90, 680, 130, 720], [0, 0, 99, 842]))
        made = PAINT["make_stream"](
            pdf, content, Type=Name.XObject, Subtype=Name.Form, BBox=box,
            Resources=page.Resources, **entries,
        )  # fmt: skip
        assert isinstance(made, pikepdf.Stream)
        return made

    plain = text(chance)
    matrix = chance.choice(({}, {"Matrix": [1, 0, 0, 1, 3, -2]}, {"Matrix": [0.5, 0, 0, 1, 9, 0]}))
    page.Resources.XObject = Dictionary(
        Inner=form(f"{colour(chance)} {plain}", **matrix),
        Outer=form(f"q {area(chance)} W n /Inner Do Q {text(chance)}", **matrix),
        Layered=form(plain, OC=layer),
        Round=form(f"{plain} /Round Do"),
    )


def add_notes(
    chance: random.Random, pdf: pikepdf.Pdf, page: pikepdf.Object, layer: pikepdf.Object
) -> None:
    """Add annotations: with appearances or without, hidden, odd, of fields within fields."""
    notes = []
    kinds = "FreeText Widget Stamp Ink Line StrikeOut Link Popup Square".split()
    for _ in range(chance.choice((0, 1, 2, 4))):
        left, low = chance.randint(0, 200), chance.randint(300, 700)
        note = Dictionary(
            Subtype=Name("/" + chance.choice(kinds)),
            Rect=Array([left, low, left + chance.randint(-60, 150), low + chance.randint(5, 90)]),
            F=chance.choice((0, 4, 4, 2, 32)),
        )
        said = chance.choice((text(chance), f"{area(chance)} S", "", f"1 g {text(chance)}"))
        drawn = PAINT["make_stream"](
            pdf, said, Type=Name.XObject, Subtype=Name.Form, Resources=page.Resources,
            BBox=chance.choice(([0, 0, 400, 842], [400, 842, 0, 0], [90, 680, 130, 720], [0] * 3)),
        )  # fmt: skip
        if chance.random() < 0.4:
            drawn.Matrix = Array(chance.choice(([0, 1, -1, 0, 10, 0], [0] * 6, [2, 0, 0, 2, 0])))
        look = chance.choice(("plain", "plain", "states", "none", "odd"))
        if look == "states":
            note.AP = Dictionary(N=Dictionary(On=drawn))
            note.AS = chance.choice((Name.On, Name.Off, "On"))
        elif look != "none":
            note.AP = Dictionary(N=drawn) if look == "plain" else Dictionary(D=drawn)
        if chance.random() < 0.6:
            note.Contents = chance.choice(("บันทึก ๑๒", "said", " "))
        field = note
        if chance.random() < 0.3:
            field = Dictionary()
            note.Parent = field = pdf.make_indirect(field)
        if chance.random() < 0.7:
            field.FT = chance.choice((Name.Tx, Name.Ch, Name.Btn))
            field.V = chance.choice(("๑๒", "x", "  ", Name.On))
        if chance.random() < 0.2:
            note.OC = layer
        if chance.random() < 0.1:
            note.Rect = Array([1, 2, 3])
        notes.append(pdf.make_indirect(note) if chance.random() < 0.9 else Array([]))
    if notes:
        page.Annots = Array(notes)
        fields = [note for note in notes if isinstance(note, Dictionary)]
        pdf.Root.AcroForm = Dictionary(Fields=Array(fields))


def random_pdf(seed: int) -> bytes:
    """Return a page with the resources of painted_pdfs and random content."""
    chance = random.Random(seed)
    with pikepdf.open(BytesIO(PAINT["make_pdf"](""))) as pdf:
        page = pdf.pages[0].obj
        layers = add_layers(chance, pdf, page)
        add_forms(chance, pdf, page, layers[1])
        if seed % 3 == 0:
            add_notes(chance, pdf, page, layers[1])
        content = "\n".join(part(chance) for _ in range(chance.randint(1, 5)))
        page.Contents = pdf.make_stream(f"{PAINT['SHOWN']} {content}".encode())
        out = BytesIO()
        pdf.save(out, static_id=True)
        return out.getvalue()


def named(line: str) -> str:
    """Return a line without what is no name of a font: an object's number or place in memory."""
    return re.sub(r"[@#][\d.]+'", "'", line)


def outcome(seed: int) -> Iterator[str]:
    """Return what the readers see of a random page, or that they leave it."""
    data = random_pdf(seed)
    for scans in (True, False):
        if scans or seed % 4 == 0:
            try:
                with pikepdf.open(BytesIO(data)) as pdf:
                    page = DirectReader(pdf, scans=scans).read_page(1)
                yield from map(named, SHOWN(page))
            except (OddContentError, ValueError, TypeError) as error:
                yield type(error).__name__
    if seed % 2 == 0:
        try:
            with open_pdf(data, None) as document:
                page = ReferenceReader(document).read_page(1)
            yield from map(named, SHOWN(page))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            yield type(error).__name__


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_page_is_seen_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
