"""Ways to take away or spoil what a PDF says of its letters; each works on every font of a file."""

import random
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from mattrakan.extract.readers.fast.unicodemaps import read_unicode_map

Letters = dict[int, str]  # what each code of a font says before it is spoilt


def fonts_of(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield the fonts that pages and their forms show text with."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font":
            if item.get("/Subtype") not in ("/CIDFontType0", "/CIDFontType2"):
                yield item


def descendant(font: pikepdf.Object) -> pikepdf.Object:
    """Return the dictionary that has the descriptor."""
    return font.DescendantFonts[0] if "/DescendantFonts" in font else font


def program_key(font: pikepdf.Object) -> str | None:
    """Return under which key a font's program is embedded, None where none is."""
    described = descendant(font).get("/FontDescriptor")
    if described is None:
        return None
    return next((k for k in ("/FontFile2", "/FontFile3", "/FontFile") if k in described), None)


def read_letters(font: pikepdf.Object) -> Letters:
    """Return the ToUnicode map of a font, codes that say nothing left out."""
    if "/ToUnicode" not in font:
        return {}
    return {c: t for c, t in (read_unicode_map(font.ToUnicode.read_bytes()) or {}).items() if t}


def write_letters(pdf: pikepdf.Pdf, font: pikepdf.Object, letters: Letters) -> None:
    """Put a ToUnicode map on a font."""
    digits = 4 if "/DescendantFonts" in font else 2
    lines = [
        f"<{code:0{digits}X}> <{text.encode('utf-16-be').hex()}>"
        for code, text in sorted(letters.items())
    ]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    space = "<0000> <FFFF>" if digits == 4 else "<00> <FF>"
    font.ToUnicode = pdf.make_stream(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
            f"/CMapType 2 def 1 begincodespacerange {space} endcodespacerange\n{body}\n"
            "endcmap CMapName currentdict /CMap defineresource pop end end"
        ).encode()
    )


def take_letters(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Leave a font without a ToUnicode map."""
    if "/ToUnicode" in font:
        del font.ToUnicode


def rotate(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Give every code the letter of the next one: the map of another subset's order."""
    letters = read_letters(font)
    codes = sorted(letters)
    write_letters(
        pdf, font, dict(zip(codes, [letters[c] for c in codes[1:] + codes[:1]], strict=True))
    )


def swap_digits(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Let the map say 7 for 1, 1 for 7, 3 for 8, 8 for 3 and 6 for 9, Thai digits alike."""
    table = str.maketrans("17386๑๗๓๘๖", "71839๗๑๘๓๙")
    letters = read_letters(font)
    write_letters(pdf, font, {code: text.translate(table) for code, text in letters.items()})


def swap_one_digit(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Let the map say one other digit alone: 5 is called 6."""
    letters = read_letters(font)
    table = str.maketrans("5๕", "6๖")
    write_letters(pdf, font, {code: text.translate(table) for code, text in letters.items()})


def swap_months(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Let the map exchange the letters that months begin with."""
    table = str.maketrans("มกสพ", "กมพส")
    letters = read_letters(font)
    write_letters(pdf, font, {code: text.translate(table) for code, text in letters.items()})


def call_spaces(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Let the map say a space for everything."""
    write_letters(pdf, font, dict.fromkeys(read_letters(font), " "))


def call_latin(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Let the map say the Latin letters whose bytes the Thai ones have in TIS-620."""
    letters = {
        code: "".join(t.encode("cp874", "replace").decode("latin-1") for t in text)
        for code, text in read_letters(font).items()
    }
    write_letters(pdf, font, letters)


def open_program(font: pikepdf.Object) -> Any:
    """Return the embedded TrueType or OpenType program, None for another one."""
    key = program_key(font)
    data = descendant(font).FontDescriptor[key].read_bytes() if key else b""
    return TTFont(BytesIO(data)) if data[:4] in (b"\0\1\0\0", b"true", b"OTTO") else None


def put_program(pdf: pikepdf.Pdf, font: pikepdf.Object, program: Any) -> None:
    """Embed a changed program."""
    written = BytesIO()
    program.save(written, reorderTables=False)
    key = program_key(font)
    assert key is not None
    described = descendant(font).FontDescriptor
    attributes = (
        {"/Length1": len(written.getvalue())}
        if key == "/FontFile2"
        else {"/Subtype": pikepdf.Name("/OpenType")}
    )
    described[key] = pdf.make_stream(written.getvalue(), attributes)


def code_to_gid(font: pikepdf.Object, program: Any) -> Callable[[int], int]:
    """Return the way from a code to a glyph of the program."""
    if "/DescendantFonts" in font:
        mapping = descendant(font).get("/CIDToGIDMap")
        if isinstance(mapping, pikepdf.Stream):
            data = mapping.read_bytes()
            return lambda code: int.from_bytes(data[2 * code : 2 * code + 2])
        return lambda code: code
    gids: dict[int, int] = {}
    for table in program["cmap"].tables:
        for code, name in table.cmap.items():
            gids[code & 0xFF] = program.getGlyphID(name)
    return lambda code: gids.get(code, 0)


def nameless(program: Any) -> None:
    """Let a program call its glyphs by number."""
    order = program.getGlyphOrder()
    if "post" in program:
        program["post"].formatType = 3.0
        program["post"].extraNames, program["post"].mapping = [], {}
    if "CFF " in program:
        top = program["CFF "].cff.topDictIndex[0]
        names = [".notdef", *(f"g{i:04d}" for i in range(1, len(order)))]
        strings = top.CharStrings
        strings.charStrings = {
            new: strings.charStrings[old] for new, old in zip(names, order, strict=True)
        }
        top.charset = names
        program.setGlyphOrder(names)


def strip_program(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Leave a program without names, and with the cmap alone that simple fonts need."""
    program = open_program(font)
    if program is None:
        return
    program.ensureDecompiled()
    if "/DescendantFonts" in font:
        if "cmap" in program:
            del program["cmap"]
    elif "cmap" in program:
        kept = [t for t in program["cmap"].tables if t.platformID == 1 or t.platEncID == 0]
        program["cmap"].tables = kept
    nameless(program)
    put_program(pdf, font, program)


def with_cmap(kind: tuple[int, int], *, in_bytes: bool = False) -> Callable[..., None]:
    """Return a way to give a composite font's program a cmap of a kind with its letters.

    Args:
        kind: platform and encoding.
        in_bytes: the letters stand at U+F000 and their bytes of TIS-620, as in symbol fonts.
    """

    def put(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
        program, letters = open_program(font), read_letters(font)
        if program is None or "/DescendantFonts" not in font:
            return
        gid = code_to_gid(font, program)
        order = program.getGlyphOrder()
        cmap = {}
        for code, text in letters.items():
            if len(text) == 1 and gid(code) < len(order):
                point = ord(text)
                if in_bytes:
                    point = 0xF000 + text.encode("cp874", "replace")[0]
                cmap[point] = order[gid(code)]
        nameless(program)
        names = dict(zip(order, program.getGlyphOrder(), strict=True))
        table = newTable("cmap")
        table.tableVersion = 0
        table.tables = [CmapSubtable.newSubtable(12 if kind[1] == 10 else 4)]
        table.tables[0].platformID, table.tables[0].platEncID = kind
        table.tables[0].language = 0
        table.tables[0].cmap = {point: names[name] for point, name in cmap.items()}
        program["cmap"] = table
        put_program(pdf, font, program)

    return put


def with_names(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Give a program names of the kind uni0E01, and no cmap."""
    program, letters = open_program(font), read_letters(font)
    if program is None or "glyf" not in program:
        return
    gid = code_to_gid(font, program)
    program.ensureDecompiled()
    order = list(program.getGlyphOrder())
    for code, text in letters.items():
        if gid(code) < len(order) and all(ord(letter) < 0x10000 for letter in text):
            name = "uni" + "".join(f"{ord(letter):04X}" for letter in text)
            order[gid(code)] = name if name not in order else f"{name}.alt{code}"
    rename(program, order)
    if "/DescendantFonts" in font and "cmap" in program:
        del program["cmap"]
    program["post"].formatType = 2.0
    program["post"].extraNames, program["post"].mapping = [], {}
    put_program(pdf, font, program)


def rename(program: Any, order: list[str]) -> None:
    """Call the glyphs of a TrueType program by other names, in every table that uses them."""
    old = program.getGlyphOrder()
    names = dict(zip(old, order, strict=True))
    glyf = program["glyf"]
    for glyph in glyf.glyphs.values():
        if glyph.isComposite():
            for part in glyph.components:
                part.glyphName = names[part.glyphName]
    glyf.glyphs = {names[name]: glyph for name, glyph in glyf.glyphs.items()}
    glyf.glyphOrder = order
    program["hmtx"].metrics = {names[n]: m for n, m in program["hmtx"].metrics.items()}
    if "cmap" in program:
        for table in program["cmap"].tables:
            table.cmap = {code: names[name] for code, name in table.cmap.items()}
    for tag in ("GSUB", "GPOS", "GDEF", "vmtx", "hdmx"):
        if tag in program:
            del program[tag]
    program.setGlyphOrder(order)


def shuffle_cids(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Number the codes of a composite TrueType font anew, so that only CIDToGIDMap leads back."""
    if "/DescendantFonts" not in font or program_key(font) != "/FontFile2":
        return
    program, letters = open_program(font), read_letters(font)
    gid = code_to_gid(font, program)
    used = used_codes(pdf, font)
    new = list(range(1, len(used) + 1))
    random.Random(16).shuffle(new)
    to_new = dict(zip(used, new, strict=True))
    below = descendant(font)
    widths = composite_widths(below)
    mapping = bytearray(2 * (len(used) + 1))
    for old, code in to_new.items():
        mapping[2 * code : 2 * code + 2] = gid(old).to_bytes(2)
    default = below.get("/DW", 1000)
    below.W = pikepdf.Array(
        [1, pikepdf.Array([widths.get(old, default) for old in sorted(used, key=to_new.get)])]
    )
    below.CIDToGIDMap = pdf.make_stream(bytes(mapping))
    recode(pdf, font, lambda code: to_new[code].to_bytes(2))
    write_letters(pdf, font, {to_new[c]: t for c, t in letters.items() if c in to_new})


def composite_widths(below: pikepdf.Object) -> dict[int, Any]:
    """Return the widths of a composite font by code."""
    widths: dict[int, Any] = {}
    told = list(below.get("/W", []))
    at = 0
    while at < len(told):
        if isinstance(told[at + 1], pikepdf.Array):
            widths |= dict(enumerate(list(told[at + 1]), int(told[at])))
            at += 2
        else:
            widths |= dict.fromkeys(range(int(told[at]), int(told[at + 1]) + 1), told[at + 2])
            at += 3
    return widths


def shown_strings(pdf: pikepdf.Pdf, font: pikepdf.Object) -> Iterator[tuple[Any, list[Any]]]:
    """Yield (page, instructions) of the pages; strings of the font are asked with `is_shown`."""
    for page in pdf.pages:
        yield page, list(pikepdf.parse_content_stream(page))


def _walk(page: Any, instructions: list[Any], font: pikepdf.Object) -> Iterator[tuple[Any, int]]:
    """Yield (operands, place) of each string that is shown in a font."""
    current = None
    stack = []
    fonts = page.obj.Resources.get("/Font", {})
    for operands, operator in instructions:
        word = str(operator)
        if word == "q":
            stack.append(current)
        elif word == "Q":
            current = stack.pop() if stack else None
        elif word == "Tf":
            current = fonts[str(operands[0])].objgen
        elif current == font.objgen and word in ("Tj", "'", '"'):
            yield operands, len(operands) - 1
        elif current == font.objgen and word == "TJ":
            for place, part in enumerate(operands[0]):
                if isinstance(part, pikepdf.String):
                    yield operands[0], place


def _codes(written: bytes, size: int) -> list[int]:
    return [int.from_bytes(written[at : at + size]) for at in range(0, len(written), size)]


def used_codes(pdf: pikepdf.Pdf, font: pikepdf.Object) -> list[int]:
    """Return the codes that pages show in a font, in order."""
    size = 2 if "/DescendantFonts" in font else 1
    used: set[int] = set()
    for page, instructions in shown_strings(pdf, font):
        for holder, place in _walk(page, instructions, font):
            used |= set(_codes(bytes(holder[place]), size))
    return sorted(used)


def recode(pdf: pikepdf.Pdf, font: pikepdf.Object, to_bytes: Callable[[int], bytes]) -> None:
    """Write the strings of a font with other codes."""
    size = 2 if "/DescendantFonts" in font else 1
    for page, instructions in shown_strings(pdf, font):
        parts = [([*operands], operator) for operands, operator in instructions]
        for holder, place in _walk(page, parts, font):
            codes = _codes(bytes(holder[place]), size)
            holder[place] = pikepdf.String(b"".join(map(to_bytes, codes)))
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(parts))


def as_type3(pdf: pikepdf.Pdf, font: pikepdf.Object, *, as_picture: bool = False) -> None:
    """Turn a simple font into a Type 3 font of paths, or of pictures of 8 pt at 600 dpi."""
    if "/DescendantFonts" in font:
        return
    program = open_program(font)
    if program is None:
        return
    gid = code_to_gid(font, program)
    glyphs, order = program.getGlyphSet(), program.getGlyphOrder()
    upm = program["head"].unitsPerEm
    first = int(font.FirstChar)
    procs, differences, letters = {}, [], read_letters(font)
    for code in used_codes(pdf, font):
        width = float(font.Widths[code - first]) * upm / 1000
        name = f"/a{code}"
        draw = _as_picture if as_picture else _as_path
        body = draw(glyphs, order[gid(code)], width, upm)
        procs[name] = pdf.make_stream(body)
        differences += [code, pikepdf.Name(name)]
    widths = [float(width) * upm / 1000 for width in font.Widths]
    box = [-upm, -upm, 2 * upm, 2 * upm]
    for key in list(font.keys()):
        if key not in ("/Type", "/FirstChar", "/LastChar"):
            del font[key]
    font.Subtype = pikepdf.Name("/Type3")
    font.FontMatrix = pikepdf.Array([1 / upm, 0, 0, 1 / upm, 0, 0])
    font.FontBBox = pikepdf.Array(box)
    font.Widths = pikepdf.Array(widths)
    font.CharProcs = pdf.make_indirect(pikepdf.Dictionary(procs))
    font.Encoding = pikepdf.Dictionary(
        Type=pikepdf.Name("/Encoding"), Differences=pikepdf.Array(differences)
    )
    font.Resources = pikepdf.Dictionary()
    if letters:
        write_letters(pdf, font, letters)


def as_pictures(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Turn a simple font into a Type 3 font of pictures."""
    as_type3(pdf, font, as_picture=True)


def _as_path(glyphs: Any, name: str, width: float, upm: int) -> bytes:
    from fontTools.pens.basePen import BasePen

    lines: list[str] = []

    class Writer(BasePen):  # type: ignore[misc]
        def _moveTo(self, pt: Any) -> None:
            lines.append(f"{pt[0]:.1f} {pt[1]:.1f} m")

        def _lineTo(self, pt: Any) -> None:
            lines.append(f"{pt[0]:.1f} {pt[1]:.1f} l")

        def _curveToOne(self, a: Any, b: Any, c: Any) -> None:
            lines.append(" ".join(f"{v:.1f}" for p in (a, b, c) for v in p) + " c")

        def _closePath(self) -> None:
            lines.append("h")

    glyphs[name].draw(Writer(glyphs))
    return (
        f"{width:.1f} 0 {-upm} {-upm} {2 * upm} {2 * upm} d1\n" + "\n".join(lines) + "\nf"
    ).encode()


def _as_picture(glyphs: Any, name: str, width: float, upm: int) -> bytes:
    from PIL import Image, ImageDraw

    polygons = _polygons(glyphs, name)
    if not polygons:
        return f"{width:.1f} 0 0 0 1 1 d1".encode()
    xs = [x for polygon in polygons for x, _ in polygon]
    ys = [y for polygon in polygons for _, y in polygon]
    scale = 66 / upm  # 8 pt at 600 dpi
    left, low = min(xs), min(ys)
    columns, rows = int((max(xs) - left) * scale) + 2, int((max(ys) - low) * scale) + 2
    picture = Image.new("1", (columns, rows), 0)
    pen = ImageDraw.Draw(picture)
    polygons.sort(key=lambda polygon: -abs(_area(polygon)))
    for polygon in polygons:
        points = [((x - left) * scale, rows - (y - low) * scale) for x, y in polygon]
        pen.polygon(points, fill=int(_area(polygon) * _area(polygons[0]) > 0))
    data = picture.tobytes()
    header = (
        f"{width:.1f} 0 {left:.1f} {low:.1f} {max(xs):.1f} {max(ys):.1f} d1 q "
        f"{columns / scale:.2f} 0 0 {rows / scale:.2f} {left:.1f} {low:.1f} cm "
        f"BI /W {columns} /H {rows} /IM true /BPC 1 /D [1 0] ID "
    )
    return header.encode() + data + b"\nEI Q"


def _polygons(glyphs: Any, name: str) -> list[list[tuple[float, float]]]:
    from fontTools.pens.basePen import BasePen

    found: list[list[tuple[float, float]]] = []

    class Flat(BasePen):  # type: ignore[misc]
        def _moveTo(self, pt: Any) -> None:
            found.append([pt])

        def _lineTo(self, pt: Any) -> None:
            found[-1].append(pt)

        def _curveToOne(self, a: Any, b: Any, c: Any) -> None:
            p = found[-1][-1]
            for t in (0.25, 0.5, 0.75, 1):
                found[-1].append(
                    tuple(
                        (1 - t) ** 3 * p[i] + 3 * t * (1 - t) ** 2 * a[i]
                        + 3 * t * t * (1 - t) * b[i] + t**3 * c[i]
                        for i in (0, 1)
                    )
                )  # fmt: skip

    glyphs[name].draw(Flat(glyphs))
    return [polygon for polygon in found if len(polygon) > 2]


def _area(polygon: list[tuple[float, float]]) -> float:
    return sum(
        xa * yb - xb * ya
        for (xa, ya), (xb, yb) in zip(polygon, polygon[1:] + polygon[:1], strict=True)
    )


def as_bytes(draw_thai_digits: bool = False) -> Callable[..., None]:
    """Return a way to give a simple font the codes of TIS-620, its cmap the symbol one."""

    def put(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
        letters = read_letters(font)
        program = open_program(font)
        if "/DescendantFonts" in font or program is None:
            return
        gid = code_to_gid(font, program)
        to_new = {
            c: (letters.get(c) or " ").encode("cp874", "replace")[0] for c in used_codes(pdf, font)
        }
        if draw_thai_digits:
            to_new = {c: b - 0xF0 + 0x30 if 0xF0 <= b <= 0xF9 else b for c, b in to_new.items()}
        widths = [0] * 224
        for code, byte in to_new.items():
            widths[byte - 32] = font.Widths[code - int(font.FirstChar)]
        nameless(program)
        order = program.getGlyphOrder()
        table = newTable("cmap")
        table.tableVersion = 0
        table.tables = [CmapSubtable.newSubtable(4)]
        table.tables[0].platformID, table.tables[0].platEncID, table.tables[0].language = 3, 0, 0
        table.tables[0].cmap = {0xF000 + b: order[gid(c)] for c, b in to_new.items()}
        program["cmap"] = table
        put_program(pdf, font, program)
        recode(pdf, font, lambda code: bytes([to_new[code]]))
        font.FirstChar, font.LastChar, font.Widths = 32, 255, pikepdf.Array(widths)
        take_letters(pdf, font)

    return put


def forget_bytes(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Leave a simple font whose codes are in no order that is known."""
    if "/DescendantFonts" in font:
        return
    used = used_codes(pdf, font)
    new = list(range(33, 33 + len(used)))
    random.Random(3).shuffle(new)
    to_new = dict(zip(used, new, strict=True))
    program, first = open_program(font), int(font.FirstChar)
    widths = [0] * 224
    for code, byte in to_new.items():
        widths[byte - 32] = font.Widths[code - first]
    for table in program["cmap"].tables:
        table.cmap = {
            0xF000 + to_new[c & 0xFF]: n for c, n in table.cmap.items() if c & 0xFF in to_new
        }
    put_program(pdf, font, program)
    recode(pdf, font, lambda code: bytes([to_new[code]]))
    font.FirstChar, font.LastChar, font.Widths = 32, 255, pikepdf.Array(widths)


def family_name(file: Any) -> str:
    """Return the family that a face calls itself."""
    return str(TTFont(file)["name"].getDebugName(1))
