"""Random content streams with all that hides and paints: what is seen of them is recorded."""

import random
import runpy
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from mattrakan.extract.glyphs import Page
from mattrakan.extract.readers.fast.lexing import OddContentError

HERE = Path(__file__).parent
COUNT = 360
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("streams")
SHOWN_PAGES = runpy.run_path(str(HERE / "shown_pages.py"))


def number(chance: random.Random, low: float, high: float) -> str:
    return f"{chance.uniform(low, high):.{chance.choice((0, 1, 3))}f}"


def colour(chance: random.Random, fill: bool = True) -> str:
    shade = chance.choice(("0", "1", "0.5", "0.97", "0.99", "0.2"))
    grey, rgb, cmyk = ("g", "rg", "k") if fill else ("G", "RG", "K")
    return chance.choice(
        (
            f"{shade} {grey}",
            f"{shade} 0.3 {chance.choice(('0', '1', '.98'))} {rgb}",
            f"0 {shade} 0 {chance.choice(('0', '.02', '1'))} {cmyk}",
            f"/DeviceRGB {'cs' if fill else 'CS'} {shade} {shade} 1 {'scn' if fill else 'SCN'}",
        )
    )


def text(chance: random.Random) -> str:
    """Return a text object of one to three strings near the page's upper left."""
    size = chance.choice(("12", "12", "1.5", "2.5", "8", "-9", "30"))
    parts = [f"/F1 {size} Tf"]
    x, y = number(chance, -10, 380), number(chance, -10, 850)
    parts.append(
        chance.choice(
            (
                f"{x} {y} Td",
                f"{x} {y} TD",
                f"1 0 0 1 {x} {y} Tm",
                f"0 1 -1 0 {x} {y} Tm",
                f"{number(chance, 0.3, 2)} 0 .2 1 {x} {y} Tm",
                f"-1 0 0 -1 {x} {y} Tm",
            )
        )
    )
    for _ in range(chance.randint(1, 3)):
        parts += chance.sample(
            (
                f"{number(chance, -1, 3)} Tc",
                f"{number(chance, -1, 3)} Tw",
                f"{number(chance, 50, 150)} Tz",
                f"{number(chance, -3, 8)} Ts",
                f"{chance.choice('012347')} Tr",
                f"{number(chance, 5, 20)} TL T*",
                colour(chance),
                colour(chance, False),
                f"{number(chance, -30, 30)} {number(chance, -20, 20)} Td",
            ),
            chance.choice((0, 0, 1, 2)),
        )
        parts.append(
            chance.choice(
                (
                    "(abc) Tj",
                    "(a b\\143) Tj",
                    f"[(a) {number(chance, -900, 900)} (bc)] TJ",
                    "(cab) '",
                    "<616263> Tj",
                    "(a\\001\\377) Tj",
                )
            )
        )
    return f"BT {' '.join(parts)} ET"


def path(chance: random.Random) -> str:
    x, y = chance.uniform(-20, 380), chance.uniform(-20, 830)
    width, height = chance.choice(
        (
            (chance.uniform(20, 200), chance.uniform(0.1, 6)),
            (chance.uniform(0.1, 6), chance.uniform(20, 200)),
            (chance.uniform(2, 300), chance.uniform(2, 300)),
        )
    )
    paint = chance.choice("S s f F f* B B* b b* n".split())
    shape = chance.choice(
        (
            f"{x:.1f} {y:.1f} {width:.2f} {height:.2f} re",
            f"{x:.1f} {y:.1f} m {x + width:.1f} {y:.1f} l",
            f"{x:.1f} {y:.1f} m {x:.1f} {y + height:.1f} l",
            f"{x:.1f} {y:.1f} m {x + width:.1f} {y:.1f} l {x + width:.1f} {y + height:.1f} l h",
            f"{x:.1f} {y:.1f} m {x:.1f} {y + 9:.1f} {x + 9:.1f} {y + 9:.1f} {x + 9:.1f} {y:.1f} c",
            f"{x:.1f} {y:.1f} {width:.2f} {height:.2f} re {x:.1f} {y + 9:.1f} {width:.2f} 1 re",
            f"{x:.1f} {y:.1f} m {x + width:.1f} {y + chance.uniform(-2, 2):.2f} l",
        )
    )
    before = chance.choice(
        ("", f"{number(chance, 0, 7)} w", "[3 1] 0 d", "[0.5 9] 0 d", colour(chance), "0 w")
    )
    return f"{before} {colour(chance, False)} {shape} {paint}"


def wrapped(chance: random.Random, inner: str) -> str:
    """Return content inside something that may hide, move or turn it."""
    x, y = number(chance, 0, 300), number(chance, 300, 800)
    return chance.choice(
        (
            f"q {inner} Q",
            f"q {x} {y} {number(chance, 1, 200)} {number(chance, 1, 200)} re W n {inner} Q",
            f"q {x} {y} 90 90 re 0 0 400 842 re W* n {inner} Q",
            f"q 1 0 0 1 {number(chance, -50, 50)} {number(chance, -50, 50)} cm {inner} Q",
            f"q {number(chance, 0.2, 1.5)} 0 0 {number(chance, 0.2, 1.5)} 0 0 cm {inner} Q",
            f"q 0 1 -1 0 400 0 cm {inner} Q",
            f"/OC /{chance.choice(('Off', 'On', 'Any', 'All'))} BDC {inner} EMC",
            f"/Span <</ActualText (ab)>> BDC {inner} EMC",
            f"/Artifact BMC {inner} EMC",
            f"q /{chance.choice(('Clear', 'Half', 'Mixed'))} gs {inner} Q",
        )
    )


def content(chance: random.Random) -> str:
    parts = []
    for _ in range(chance.randint(2, 7)):
        kind = chance.randrange(8)
        if kind < 3:
            part = text(chance)
        elif kind < 6:
            part = path(chance)
        elif kind == 6:
            name = chance.choice(("Picture", "Stencil", "Veil", "Form"))
            size = f"{number(chance, 5, 300)} 0 0 {number(chance, 5, 300)}"
            place = f"{number(chance, 0, 200)} {number(chance, 300, 700)}"
            part = f"q {size} {place} cm /{name} Do Q"
        else:
            part = f"{colour(chance)} {path(chance)} {text(chance)}"
        while chance.random() < 0.4:
            part = wrapped(chance, part)
        parts.append(part)
    return "\n".join(parts)


def unicode_map(chance: random.Random) -> str:
    """Return a ToUnicode map with single codes, ranges, lists, and slips."""
    parts = [
        "2 beginbfchar <61> <0E01> <62> <0E020E34> endbfchar",
        "1 beginbfrange <61> <63> <0E01> endbfrange",
        "1 beginbfrange <61> <63> [<0041> <0E33> <F70A>] endbfrange",
        "1 beginbfchar <63> <D83DDE00> endbfchar",
        "1 beginbfchar <1> <E01> endbfchar",
    ]
    space = "1 begincodespacerange <00> <FF> endcodespacerange\n"
    return space + "\n".join(chance.sample(parts, chance.randint(1, 3)))


def changed(chance: random.Random, pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    """Change the font, the page's boxes, and put annotations on it."""
    font = page.Resources.Font.F1
    if chance.random() < 0.4:
        names = [Name("/" + chance.choice("ABx")), Name.kokai, Name.uni0E48, Name.g7, Name.space]
        font.Encoding = Dictionary(Differences=Array([97, *chance.sample(names, 3)]))
    if chance.random() < 0.3:
        font.Encoding = chance.choice((Name.WinAnsiEncoding, Name.MacRomanEncoding))
    if chance.random() < 0.5:
        font.ToUnicode = pdf.make_stream(unicode_map(chance).encode())
    if chance.random() < 0.4:
        font.Widths = Array([chance.choice((0, 250, 500, 1000)) for _ in range(3)])
    if chance.random() < 0.2:
        descriptor = Dictionary(Type=Name.FontDescriptor, MissingWidth=333, Flags=4)
        descriptor.FontBBox = Array([0, -200, 900, 800])
        font.FontDescriptor = descriptor
        font.FirstChar = chance.choice((97, 98))
    if chance.random() < 0.15:
        font.Subtype, font.FontMatrix = Name.Type3, Array([0.01, 0, 0, 0.01, 0, 0])
        procedure = pdf.make_stream(b"500 0 d0 0 0 300 300 re f")
        font.FontBBox = Array([0, 0, 500, 500])
        font.CharProcs = Dictionary(A=procedure, B=procedure)
        font.Encoding = Dictionary(Differences=Array([97, Name.A, Name.B, Name.A]))
    if chance.random() < 0.3:
        page.Rotate = chance.choice((90, 180, 270, 360, -90))
    if chance.random() < 0.3:
        page.MediaBox = Array([chance.choice((-20, 0, 50)), chance.choice((-9, 0)), 400, 842])
    if chance.random() < 0.3:
        page.CropBox = Array([chance.choice((0, 30)), 0, chance.choice((300, 380)), 800])
    if chance.random() < 0.2:
        page.UserUnit = 2
    notes = []
    for _ in range(chance.choice((0, 0, 1, 2))):
        drawn = pdf.make_stream(chance.choice((text(chance), path(chance))).encode())
        drawn.Type, drawn.Subtype = Name.XObject, Name.Form
        drawn.BBox = Array([0, 0, chance.choice((50, 400)), chance.choice((20, 842))])
        if chance.random() < 0.3:
            drawn.Matrix = Array([0, 1, -1, 0, 10, 0])
        drawn.Resources = page.Resources
        left, low = chance.randint(0, 200), chance.randint(300, 700)
        note = Dictionary(
            Subtype=Name(
                "/" + chance.choice(("FreeText", "Widget", "Stamp", "Ink", "Link", "Line"))
            ),
            Rect=Array([left, low, left + chance.randint(5, 150), low + chance.randint(5, 90)]),
            F=chance.choice((4, 4, 2, 32)),
        )
        if chance.random() < 0.8:
            note.AP = Dictionary(N=drawn)
        if chance.random() < 0.4:
            note.Contents, note.FT, note.V = "บันทึก", Name.Tx, chance.choice(("๑๒", ""))
        notes.append(pdf.make_indirect(note))
    if notes:
        page.Annots = Array(notes)
        pdf.Root.AcroForm = Dictionary(Fields=Array(notes))


def shown(page: Page) -> Iterator[str]:
    """Return glyphs, rules, fills and images of a page, and what it does not show."""
    for g in page.glyphs:
        yield (
            f"{g.text!r} {g.x0:.2f} {g.x1:.2f} {g.baseline:.2f} {g.size:.2f}"
            f" {g.angle} {g.grey:.2f}{'' if g.visible else ' unseen'}"
        )
    for rule in page.rules:
        edge = "" if rule.drawn else " edge"
        yield f"rule {rule.x0:.2f} {rule.top:.2f} {rule.x1:.2f} {rule.bottom:.2f}{edge}"
    for fill in page.fills:
        sides = " ".join(f"{side:.1f}" for side in fill.box)
        yield f"fill {sides} {' '.join(f'{part:.2f}' for part in fill.colour)}"
    for box in page.images:
        yield "image " + " ".join(f"{side:.1f}" for side in box)
    yield "hidden " + " ".join(f"{one.at}:{one.reason}" for one in page.hidden)
    yield "unread " + " ".join(f"{one.cause}@{one.box.x0:.0f}" for one in page.unread)
    yield f"replaced {page.actual_texts}"
    yield f"{page.width:.1f} {page.height:.1f} {page.crop} {sorted(page.fonts)}"
    for one in page.glyphs[:6]:
        file = page.fonts[one.font]
        yield f"{one.code} {file.second_opinion(one.code)} {file.contours(one.code)}"


def random_pdf(seed: int) -> bytes:
    """Return a random page; of each third one the font and the boxes are changed, too."""
    chance = random.Random(seed)
    drawn = content(chance)
    change = None if seed % 3 else lambda pdf, page: changed(chance, pdf, page)
    data: bytes = SHOWN_PAGES["make_pdf"](drawn, change)
    return data


def outcome(seed: int) -> Iterator[str]:
    """Return what the fast reader sees of a random page."""
    try:
        page = SHOWN_PAGES["read_page"](random_pdf(seed), True)
    except (OddContentError, ValueError, TypeError):
        yield "left to the reference reader"
        return
    yield from shown(page)


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_page_shows_what_is_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
