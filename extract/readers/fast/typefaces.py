"""Fonts of a document opened with pikepdf: what a character code says and how wide it is."""

import hashlib
import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import pikepdf
from pdfminer.cmapdb import FileUnicodeMap, IdentityCMap
from pdfminer.pdffont import (
    PDFCIDFont,
    PDFFont,
    PDFTrueTypeFont,
    PDFType1Font,
    PDFType3Font,
    PDFUnicodeNotDefined,
)
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from ...fonts.drawn import glyph_names_by_code
from ...fonts.embedded import MinerFont
from ...fonts.sfnt import Programs
from .letters import Procedures, StringTable, Typeface
from .tolerances import TYPEFACES_DEEPEST
from .unicodemaps import read_unicode_map
from .widths import read_widths

_NOT_READ = frozenset({"/Parent", "/Resources", "/CIDSet", "/CharSet", "/Metadata"})
_WIDTHS = "W as read"  # key of widths that were read here; no key of a PDF's holds a space
_SIMPLE = {
    "Type1": PDFType1Font,
    "MMType1": PDFType1Font,
    "TrueType": PDFTrueTypeFont,
    "Type3": PDFType3Font,
}


class LazyStream(PDFStream):
    """A stream of pikepdf's that pdfminer's fonts can read; unpacked by QPDF when asked."""

    def __init__(self, stream: pikepdf.Object, attrs: dict[str, Any]) -> None:
        super().__init__(attrs, b"")
        self._stream = stream

    def get_data(self) -> bytes:
        """Return the unpacked bytes."""
        return bytes(self._stream.read_bytes())

    def __repr__(self) -> str:
        """Return what is the same for streams of the same bytes, and for no others."""
        written = hashlib.sha256(self._stream.read_raw_bytes()).hexdigest()
        return f"<{self.attrs} {written}>"


def _text_and_width(font: PDFFont, code: int) -> tuple[str, float]:
    try:
        text = font.to_unichr(code)
    except PDFUnicodeNotDefined:
        text = ""
    return text, font.char_width(code)


def _asker(font: PDFFont) -> Callable[[int], tuple[str, float]]:
    """Return what tells text and width of a font's codes as pdfminer would.

    pdfminer writes a line to its log for each code, and asks each width what it is.
    """
    asked = partial(_text_and_width, font)
    letters = getattr(getattr(font, "unicode_map", None), "cid2unichr", {})
    kind = type(getattr(font, "unicode_map", None))
    if kind not in (FileUnicodeMap, type(None)):
        return asked
    own: dict[int, str] = {} if isinstance(font, PDFCIDFont) else getattr(font, "cid2unicode", {})
    widths, scale = font.widths, font.hscale

    def ask(code: int) -> tuple[str, float]:
        width = widths.get(code)
        if type(width) is not float and type(width) is not int:
            return asked(code)
        text = letters.get(code)
        return own.get(code, "") if text is None else text, float(width) * scale

    return ask


def read_typeface(font: pikepdf.Object, key: str, programs: Programs) -> Typeface:
    """Return the font that a font dictionary describes, read by pdfminer as the reference does."""
    spec = to_miner(font)
    if not isinstance(spec, dict):
        raise TypeError("a font that is no dictionary")
    identity = hashlib.sha256(repr(spec).encode("utf-8", "surrogatepass")).digest()
    made = _miner_font(spec)
    return Typeface(
        f"{made.fontname}#{key}",
        StringTable(
            made.decode,
            _asker(made),
            in_pairs=type(getattr(made, "cmap", None)) is IdentityCMap,
        ),
        multibyte=made.is_multibyte(),
        vertical=made.is_vertical(),
        file=MinerFont(made, programs, identity),
        procedures=_procedures(font, made) if isinstance(made, PDFType3Font) else None,
    )


def _procedures(font: pikepdf.Object, made: PDFFont) -> Procedures | None:
    """Return what draws the glyphs of a Type 3 font, None where nothing does."""
    drawn = font.get("/CharProcs")
    if not isinstance(drawn, pikepdf.Dictionary):
        return None
    streams: dict[int, pikepdf.Object] = {
        code: stream
        for code, name in glyph_names_by_code(made).items()
        if isinstance(stream := drawn.get("/" + name), pikepdf.Stream)
    }
    return Procedures(streams, font.get("/Resources"))


def _miner_font(spec: dict[str, Any]) -> PDFFont:
    subtype = getattr(spec.get("Subtype"), "name", "Type1")
    if subtype == "Type0":
        own = spec["DescendantFonts"][0] | {
            key: spec[key] for key in ("Encoding", "ToUnicode") if key in spec
        }
        return _miner_font(own)
    letters, spec = _take_unicode_map(spec)
    manager: Any = None  # pdfminer's fonts are handed one and do not use it
    made: Any
    widths = spec.pop(_WIDTHS, None)
    if subtype in ("CIDFontType0", "CIDFontType2"):
        made = _composite_font(spec, has_letters=letters is not None)
        if widths is not None and not made.is_vertical():
            made.widths = widths
    else:
        simple, spec = _take_simple_widths(spec)
        made = _SIMPLE.get(subtype, PDFType1Font)(manager, spec)
        if not made.widths:  # those of the standard fonts count before the file's
            made.widths = simple
    if letters is not None:
        made.unicode_map.cid2unichr = letters
    made.spec = spec  # as MinerFont wants it
    font: PDFFont = made
    return font


def _composite_font(spec: dict[str, Any], *, has_letters: bool) -> Any:
    """Return pdfminer's font; its program is not unpacked for letters that a map tells already."""
    manager: Any = None
    descriptor = spec.get("FontDescriptor")
    if not has_letters or not isinstance(descriptor, dict):
        return PDFCIDFont(manager, spec)
    kept = {key: part for key, part in descriptor.items() if key != "FontFile2"}
    made = PDFCIDFont(manager, spec | {"FontDescriptor": kept})
    made.descriptor = descriptor
    return made


def _take_simple_widths(spec: dict[str, Any]) -> tuple[dict[int, float], dict[str, Any]]:
    """Return code -> width of a simple font where they are plain, and the spec without them.

    pdfminer looks three times at each number for what it may refer to; here nothing refers.
    """
    widths, first = spec.get("Widths"), spec.get("FirstChar", 0)
    if type(widths) is not list or type(first) is not int:
        return {}, spec
    return dict(enumerate(widths, first)), spec | {"Widths": []}


def _take_unicode_map(spec: dict[str, Any]) -> tuple[dict[int, str] | None, dict[str, Any]]:
    """Return the ToUnicode map where it is written as usual, and the spec with an empty one.

    pdfminer's own parser takes 20 times as long, which is most of the time of a short document.
    """
    stream = spec.get("ToUnicode")
    letters = read_unicode_map(stream.get_data()) if isinstance(stream, LazyStream) else None
    if letters is None:
        return None, spec
    return letters, spec | {"ToUnicode": PDFStream({}, b"")}


def _name_to_text(name: pikepdf.Object) -> str:
    """Return a name, also one in bytes that are no UTF-8 (the ๙ of "TH SarabunIT๙" in cp874)."""
    try:
        return str(name)[1:]
    except UnicodeDecodeError:
        written = name.unparse()[1:]
        return re.sub(rb"#(..)", lambda m: bytes.fromhex(m[1].decode()), written).decode("latin-1")


def to_miner(value: Any, depth: int = 0) -> Any:
    """Return a pikepdf object as pdfminer's fonts know it."""
    if isinstance(value, Decimal):
        return float(value)
    if not isinstance(value, pikepdf.Object):
        return value
    if depth > TYPEFACES_DEEPEST:
        raise ValueError("a font dictionary that is nested too deep")
    if isinstance(value, pikepdf.Name):
        return LIT(_name_to_text(value))
    if isinstance(value, pikepdf.String):
        return bytes(value)
    if isinstance(value, pikepdf.Array):
        parts: Any = value.as_list()  # an iterable; a list of its own would be copied
        return [
            part
            if type(part) is int
            else (float(part) if type(part) is Decimal else to_miner(part, depth + 1))
            for part in parts
        ]
    if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        attrs: dict[str, Any] = {}
        for key, part in value.items():
            if key == "/W" and isinstance(part, pikepdf.Array):
                widths = read_widths(part.unparse(resolved=True))
                if widths is not None:
                    attrs["W"], attrs[_WIDTHS] = [], widths
                    continue
            if key not in _NOT_READ:
                attrs[key[1:]] = to_miner(part, depth + 1)
        return LazyStream(value, attrs) if isinstance(value, pikepdf.Stream) else attrs
    return None
