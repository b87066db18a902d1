"""Reads and writes the fonts of a PDF: what their codes say, their programs, the strings shown."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

from mattrakan.extract.readers.fast.unicodemaps import read_unicode_map

Letters = dict[int, str]  # what each code of a font says


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


def family_name(file: Any) -> str:
    """Return the family that a face calls itself."""
    return str(TTFont(file)["name"].getDebugName(1))


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


def used_codes(pdf: pikepdf.Pdf, font: pikepdf.Object) -> list[int]:
    """Return the codes that pages show in a font, in order."""
    size = 2 if "/DescendantFonts" in font else 1
    used: set[int] = set()
    for page in pdf.pages:
        for holder, place in _strings(page, list(pikepdf.parse_content_stream(page)), font):
            used |= set(_codes(bytes(holder[place]), size))
    return sorted(used)


def recode(pdf: pikepdf.Pdf, font: pikepdf.Object, to_bytes: Callable[[int], bytes]) -> None:
    """Write the strings of a font with other codes."""
    size = 2 if "/DescendantFonts" in font else 1
    for page in pdf.pages:
        parts = [([*shown], operator) for shown, operator in pikepdf.parse_content_stream(page)]
        for holder, place in _strings(page, parts, font):
            codes = _codes(bytes(holder[place]), size)
            holder[place] = pikepdf.String(b"".join(map(to_bytes, codes)))
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(parts))


def _strings(page: Any, instructions: list[Any], font: pikepdf.Object) -> Iterator[tuple[Any, int]]:
    """Yield (holder, place) of each string that is shown in a font."""
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
