"""Glyphs that are pictures: where the rows of a picture of two colours are inked."""

from typing import Any

from .tolerances import MOST_PIXELS

# Source: ISO 32000-1, table 94: abbreviations of filters in inline images that QPDF unpacks.
_FILTERS = {
    "/Fl": "/FlateDecode",
    "/LZW": "/LZWDecode",
    "/RL": "/RunLengthDecode",
    "/A85": "/ASCII85Decode",
    "/AHx": "/ASCIIHexDecode",
}

Run = tuple[int, int, int]


def ink_runs(picture: Any) -> tuple[int, int, list[Run]]:
    """Return columns, rows and the inked runs of a picture in a glyph's procedure.

    Args:
        picture: pikepdf's inline image.

    Returns:
        The runs as (row from the top, first column, column after the last); none where the
        picture is large, has grey levels, or is packed in a way that is not read here.
    """
    columns, rows = int(picture.width), int(picture.height)
    stride = (columns + 7) // 8
    if picture.bits_per_component != 1 or not 1 <= columns * rows <= MOST_PIXELS:
        return max(1, columns), max(1, rows), []
    data = _unpacked(picture)
    if len(data) < stride * rows:
        return columns, rows, []
    decode = picture.obj.get("/D", picture.obj.get("/Decode"))
    paints_ones = decode is not None and len(decode) == 2 and int(decode[0]) == 1
    inked, bare = ("1", "0") if paints_ones == bool(picture.image_mask) else ("0", "1")
    runs: list[Run] = []
    for row in range(rows):
        line = data[row * stride : (row + 1) * stride]
        bits = f"{int.from_bytes(line):0{stride * 8}b}"[:columns]
        start = bits.find(inked)
        while start >= 0:
            end = bits.find(bare, start)
            end = columns if end < 0 else end
            runs.append((row, start, end))
            start = bits.find(inked, end)
    return columns, rows, runs


def _unpacked(picture: Any) -> bytes:
    """Return the samples of an inline image, fewer than it needs where they cannot be unpacked."""
    import pikepdf

    written = picture.unparse()
    data = written[written.index(b"ID") + 3 : written.rindex(b"EI")]
    told = picture.obj.get("/F", picture.obj.get("/Filter"))
    names = [str(name) for name in told] if isinstance(told, pikepdf.Array) else [str(told)]
    if told is None or not names:
        return bytes(data)
    pdf = pikepdf.new()
    stream = pdf.make_stream(data)
    stream.Filter = pikepdf.Array([pikepdf.Name(_FILTERS.get(name, name)) for name in names])
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return b""
