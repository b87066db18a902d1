"""Thai fonts embedded in a PDF, with layers that may lie: what is drawn and what is said of it."""

import io
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.basePen import BasePen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path("/usr/share/fonts/truetype/tlwg")  # Debian package fonts-thai-tlwg
NAMES = ("Loma", "Garuda", "Norasi", "Waree", "Laksaman", "Kinnari", "Umpush")

ABOVE = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4d"
TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
BELOW = "\u0e38\u0e39\u0e3a"
TALL, DESCENDING = "ปฝฟฬ", "ฎฏ"
MARKS = ABOVE + TONES + BELOW
# Windows' old positions of shifted marks: the fonts keep their shifted glyphs there.
LEFT = dict(
    zip(
        "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4d",
        "\uf710\uf701\uf702\uf703\uf704\uf712\uf711",
        strict=True,
    )
)
LOW = dict(zip(TONES, "\uf70a\uf70b\uf70c\uf70d\uf70e", strict=True))
LOW_LEFT = dict(zip(TONES, "\uf705\uf706\uf707\uf708\uf709", strict=True))
HIGH_LEFT = dict(zip(TONES, "\uf713\uf714\uf715\uf716\uf717", strict=True))
LOWERED = dict(zip(BELOW, "\uf718\uf719\uf71a", strict=True))


@cache
def _font(name: str) -> TTFont:
    return TTFont(FONTS / f"{name}.ttf")


class _PathPen(BasePen):  # type: ignore[misc]
    """Writes outlines as the path operators of a PDF."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.out: list[str] = []

    def _moveTo(self, point: tuple[float, float]) -> None:
        self.out.append("{:.3f} {:.3f} m".format(*point))

    def _lineTo(self, point: tuple[float, float]) -> None:
        self.out.append("{:.3f} {:.3f} l".format(*point))

    def _curveToOne(self, *points: tuple[float, float]) -> None:
        self.out.append(" ".join("{:.3f} {:.3f}".format(*point) for point in points) + " c")

    def _closePath(self) -> None:
        self.out.append("h")


def shape(text: str) -> list[tuple[str, str]]:
    """Return the letters of a text, each with the place in the font whose glyph is drawn for it."""
    shaped: list[tuple[str, str]] = []
    base, upper = "", False
    for position, letter in enumerate(text):
        drawn = letter
        if letter in ABOVE:
            upper = True
            drawn = LEFT[letter] if base in TALL else letter
        elif letter in TONES:
            high = upper or text[position + 1 : position + 2] == "ำ"
            if base in TALL:
                drawn = (HIGH_LEFT if high else LOW_LEFT)[letter]
            else:
                drawn = letter if high else LOW[letter]
        elif letter in BELOW:
            drawn = LOWERED[letter] if base in DESCENDING else letter
        elif letter == " " and text[position + 1 : position + 2] in tuple(MARKS):
            pass  # a space drawn between a base and its mark
        else:
            base, upper = letter, False
        shaped.append((letter, drawn))
    return shaped


@dataclass(eq=False)
class Face:
    """One font of a PDF. Its glyphs are gathered while it is used and embedded at the end.

    Args:
        name: a font of the TLWG family, e.g. "Loma-Bold".
        lies: letter or shifted place -> what ToUnicode says of its glyph instead.
        proof: which tables of the embedded font still say which letter a glyph is: any of
            "cmap" and "names"; "" leaves the outlines alone.
        shifts: letter -> thousandths of an em by which its ink is moved in the embedded font.
        mapped: False leaves ToUnicode out.
        drawn_as: letter -> the letter whose glyph is drawn for it.
    """

    name: str = "Loma"
    lies: dict[str, str] = field(default_factory=dict)
    proof: frozenset[str] = frozenset({"cmap", "names"})
    shifts: dict[str, int] = field(default_factory=dict)
    mapped: bool = True
    drawn_as: dict[str, str] = field(default_factory=dict)
    used: dict[int, tuple[str, str]] = field(default_factory=dict)

    def encode(self, text: str) -> list[tuple[int, float, str]]:
        """Return the glyph number, the width in em and the letter of each glyph of a text."""
        font = _font(self.name)
        letters = font.getBestCmap()
        glyphs = []
        for letter, drawn in shape(text):
            drawn = self.drawn_as.get(letter, drawn)
            name = letters.get(ord(drawn)) or letters[ord(letter)]
            number = font.getGlyphID(name)
            self.used[number] = (letter, drawn)
            glyphs.append((number, font["hmtx"][name][0] / font["head"].unitsPerEm, letter))
        return glyphs

    def width(self, text: str, size: float) -> float:
        """Return how far the pen moves over a text, in points."""
        return sum(width for _, width, _ in self.encode(text)) * size

    def outline(self, text: str, x: float, y: float, size: float) -> bytes:
        """Return the operators that draw a text as filled paths, its pen starting at x, y."""
        font = _font(self.name)
        glyphs = font.getGlyphSet()
        scale = size / font["head"].unitsPerEm
        pen = _PathPen(glyphs)
        for number, width, _ in self.encode(text):
            moved = TransformPen(pen, (scale, 0, 0, scale, x, y))
            glyphs[font.getGlyphName(number)].draw(moved)
            x += width * size
        return " ".join([*pen.out, "f"]).encode()

    def embed(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """Return the font as an object of a PDF: composite, two bytes a glyph."""
        font = TTFont(FONTS / f"{self.name}.ttf", recalcTimestamp=False)
        units = font["head"].unitsPerEm
        options = Options(retain_gids=True, glyph_names="names" in self.proof, notdef_outline=True)
        options.layout_features = []
        options.drop_tables += ["GPOS", "GSUB", "GDEF", "FFTM", "OS/2", "name", "gasp", "kern"]
        options.hinting = False
        subsetter = Subsetter(options)
        subsetter.populate(gids=list(self.used), unicodes=[ord(d) for _, d in self.used.values()])
        subsetter.subset(font)
        self._shift(font, units)
        if "cmap" not in self.proof:
            del font["cmap"]
        data = io.BytesIO()
        font.save(data, reorderTables=False)
        program = pikepdf.Stream(pdf, data.getvalue())
        program.Length1 = len(data.getvalue())
        widths = pikepdf.Array()
        for number in sorted(self.used):
            advance = font["hmtx"][font.getGlyphName(number)][0] * 1000 / units
            widths.extend([number, pikepdf.Array([round(advance, 2)])])
        label = pikepdf.Name(f"/ABCDEF+{self.name}")
        descriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor, FontName=label, Flags=4, ItalicAngle=0,
            FontBBox=[-500, -400, 1500, 1300], Ascent=900, Descent=-300, CapHeight=700, StemV=80,
            FontFile2=pdf.make_indirect(program),
        )  # fmt: skip
        descendant = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=label,
            CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
            FontDescriptor=pdf.make_indirect(descriptor), W=widths, DW=1000,
            CIDToGIDMap=pikepdf.Name.Identity,
        )  # fmt: skip
        made = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=label,
            Encoding=pikepdf.Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(descendant)],
        )  # fmt: skip
        if self.mapped:
            made.ToUnicode = pdf.make_indirect(pikepdf.Stream(pdf, self._to_unicode()))
        return pdf.make_indirect(made)

    def _shift(self, font: TTFont, units: int) -> None:
        for number, (letter, _) in self.used.items():
            if letter in self.shifts:
                name = font.getGlyphName(number)
                glyphs = font.getGlyphSet()
                whole, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
                glyphs[name].draw(whole)
                move = (1, 0, 0, 1, self.shifts[letter] * units / 1000, 0)
                whole.replay(TransformPen(pen, move))
                font["glyf"][name] = pen.glyph()
                font["glyf"][name].recalcBounds(font["glyf"])
                font["hmtx"][name] = (font["hmtx"][name][0], font["glyf"][name].xMin)

    def _to_unicode(self) -> bytes:
        lines = []
        for number, (letter, drawn) in sorted(self.used.items()):
            told = self.lies.get(drawn, self.lies.get(letter, letter))
            if told:
                lines.append(f"<{number:04x}> <{told.encode('utf-16-be').hex()}>")
        blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
        body = "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{body}\nendcmap CMapName currentdict /CMap defineresource pop end end"
        ).encode()


def symbol_font(outlines: dict[int, list[list[tuple[int, int]]]], name: str) -> bytes:
    """Return a TrueType font whose glyphs are polygons at private-use places, like Wingdings."""
    builder = FontBuilder(1000, isTTF=True)
    order = [".notdef", *[f"u{code:04X}" for code in outlines]]
    builder.font.recalcTimestamp = False
    builder.setupHead(unitsPerEm=1000, created=0, modified=0)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({code: f"u{code:04X}" for code in outlines})
    glyphs = {".notdef": TTGlyphPen(None).glyph()}
    for code, polygons in outlines.items():
        pen = TTGlyphPen(None)
        for polygon in polygons:
            pen.moveTo(polygon[0])
            for point in polygon[1:]:
                pen.lineTo(point)
            pen.closePath()
        glyphs[f"u{code:04X}"] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({glyph: (850, 0) for glyph in order})
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": name, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost(keepGlyphNames=False)
    symbol = builder.font["cmap"].tables
    for table in symbol:
        table.platformID, table.platEncID = 3, 0
    builder.font["cmap"].tables = symbol[:1]
    data = io.BytesIO()
    builder.font.save(data)
    return data.getvalue()
