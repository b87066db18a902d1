"""Ways to take away or spoil what a PDF says of its letters; each works on one font."""

import random
from collections.abc import Callable
from typing import Any

import pikepdf
from fontTools.ttLib import newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from pdf_fonts import (
    code_to_gid,
    composite_widths,
    descendant,
    open_program,
    program_key,
    put_program,
    read_letters,
    recode,
    used_codes,
    write_letters,
)

Way = Callable[[pikepdf.Pdf, pikepdf.Object], None]


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


def call_others(letters: str, others: str) -> Way:
    """Return a way to let the map say other letters for some.

    Args:
        letters: what codes say.
        others: what they say then, in the same order.
    """
    table = str.maketrans(letters, others)

    def put(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
        said = read_letters(font)
        write_letters(pdf, font, {code: text.translate(table) for code, text in said.items()})

    return put


swap_digits = call_others("17386๑๗๓๘๖", "71839๗๑๘๓๙")
swap_one_digit = call_others("5๕", "6๖")
shift_digits = call_others("0123456789๐๑๒๓๔๕๖๗๘๙", "1234567890๑๒๓๔๕๖๗๘๙๐")
swap_months = call_others("มกสพ", "กมพส")  # what months begin with


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


def take_half(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Leave letters in the map for every other code, as where two subsets were made one."""
    letters = read_letters(font)
    write_letters(pdf, font, {code: letters[code] for code in sorted(letters)[::2]})


def shuffle_names(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Call the glyphs of a CFF program by the numbers of others."""
    program = open_program(font)
    if program is None or "CFF " not in program:
        return
    nameless(program)
    top = program["CFF "].cff.topDictIndex[0]
    order = program.getGlyphOrder()
    names = order[1:]
    random.Random(5).shuffle(names)
    strings = top.CharStrings
    to_new = dict(zip(order, [order[0], *names], strict=True))
    strings.charStrings = {to_new[name]: place for name, place in strings.charStrings.items()}
    top.charset = [to_new[name] for name in order]
    program.setGlyphOrder(list(top.charset))
    put_program(pdf, font, program)


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


def with_cmap(kind: tuple[int, int], *, in_bytes: bool = False) -> Way:
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
        _put_cmap(program, kind, {point: names[name] for point, name in cmap.items()})
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


def as_bytes(draw_thai_digits: bool = False) -> Way:
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
        nameless(program)
        order = program.getGlyphOrder()
        _put_cmap(program, (3, 0), {0xF000 + b: order[gid(c)] for c, b in to_new.items()})
        put_program(pdf, font, program)
        _renumber(pdf, font, to_new)
        take_letters(pdf, font)

    return put


def forget_bytes(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Leave a simple font whose codes are in no order that is known."""
    program = open_program(font)
    if "/DescendantFonts" in font or program is None:
        return
    used = used_codes(pdf, font)
    new = list(range(33, 33 + len(used)))
    random.Random(3).shuffle(new)
    to_new = dict(zip(used, new, strict=True))
    for table in program["cmap"].tables:
        table.cmap = {
            0xF000 + to_new[c & 0xFF]: n for c, n in table.cmap.items() if c & 0xFF in to_new
        }
    put_program(pdf, font, program)
    _renumber(pdf, font, to_new)


def _renumber(pdf: pikepdf.Pdf, font: pikepdf.Object, to_new: dict[int, int]) -> None:
    """Give a simple font other codes, from 32 on, in its widths and in the strings of pages."""
    widths = [0] * 224
    for code, byte in to_new.items():
        widths[byte - 32] = font.Widths[code - int(font.FirstChar)]
    recode(pdf, font, lambda code: bytes([to_new[code]]))
    font.FirstChar, font.LastChar, font.Widths = 32, 255, pikepdf.Array(widths)


def _put_cmap(program: Any, kind: tuple[int, int], cmap: dict[int, str]) -> None:
    """Give a program one cmap of a platform and encoding, and no other."""
    table = newTable("cmap")
    table.tableVersion = 0
    table.tables = [CmapSubtable.newSubtable(12 if kind[1] == 10 else 4)]
    table.tables[0].platformID, table.tables[0].platEncID = kind
    table.tables[0].language = 0
    table.tables[0].cmap = cmap
    program["cmap"] = table


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
