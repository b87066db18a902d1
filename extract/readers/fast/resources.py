"""What a content stream's names stand for: fonts, forms, colour spaces and property lists."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import pikepdf
from pdfminer.pdfcolor import PREDEFINED_COLORSPACE
from pdfminer.utils import decode_text

from ...fonts.fontfile import FontFile
from ...fonts.sfnt import Programs
from .appearance import RGB, Reach
from .blending import blend_name
from .colours import ToRGB, read_colours
from .layers import Layers
from .letters import Typeface
from .lexing import OddContentError
from .tolerances import MOST_TYPEFACES
from .typefaces import read_typeface, to_miner

ObjectId: TypeAlias = tuple[int, int]


class ColourSpace(NamedTuple):
    """A colour space: its name, how many numbers it takes, and what they are in RGB.

    `to_rgb` is None where the numbers are those of grey, RGB or CMYK, or names of patterns.
    """

    name: str
    n_numbers: int
    to_rgb: "LazyColours | None" = None


class Transparency(NamedTuple):
    """What a graphics state says of transparency and lines; None where it says nothing.

    Attributes:
        fills: alpha of fillings.
        strokes: alpha of outlines.
        blend: name of the blend mode, empty for one that covers what is below.
        mask: its soft mask: a dictionary, or the name /None.
        line_width: width of outlines.
        dashed: outlines are broken into dashes.
    """

    fills: float | None
    strokes: float | None
    blend: str | None
    mask: pikepdf.Object | None = None
    line_width: float | None = None
    dashed: bool | None = None


_NO_CHANGE = Transparency(None, None, None)
# Spaces whose numbers are no grey, RGB or CMYK.
OTHER_COLOURS = ("Separation", "DeviceN", "Indexed", "Lab")


class LazyColours:
    """The colours of a space that are worked out when something is painted in them."""

    def __init__(self, spec: pikepdf.Object) -> None:
        self._spec = spec
        self._convert: ToRGB | None = None

    def to_rgb(self, values: tuple[float, ...]) -> RGB | None:
        """Return a colour as red, green and blue, None where it cannot be told."""
        if self._convert is None:
            try:
                self._convert = read_colours(to_miner(self._spec))
            except (ValueError, pikepdf.PdfError):
                self._convert = _unknown_colour
        return self._convert(values)


def _unknown_colour(values: Sequence[float]) -> RGB | None:
    return None


_SPACES = {
    name: ColourSpace(name, space.ncomponents) for name, space in PREDEFINED_COLORSPACE.items()
}


class TypefaceCase:
    """The fonts of one document that were used last, each read once while it is in use.

    Attributes:
        files: what the fonts used since the last `clear_files` say of themselves, by key.
    """

    def __init__(self) -> None:
        self.files: dict[str, FontFile] = {}
        self._programs = Programs()
        self._cast: dict[ObjectId, Typeface] = {}
        self._n_direct = 0

    def clear_files(self) -> None:
        """Begin another page."""
        self.files = {}

    def typeface(self, font: pikepdf.Object) -> Typeface:
        """Return the typeface of a font dictionary."""
        objid = font.objgen
        found = self._cast.pop(objid, None) if font.is_indirect else None
        if found is None:
            self._n_direct += not font.is_indirect
            number = f"{objid[0]}.{objid[1]}" if font.is_indirect else f"d{self._n_direct}"
            found = read_typeface(font, number, self._programs)
        self.files[found.key] = found.file
        if font.is_indirect:
            self._cast[objid] = found
            if len(self._cast) > MOST_TYPEFACES:
                del self._cast[next(iter(self._cast))]
        return found


class Resources:
    """One resource dictionary, looked up by name and kept."""

    def __init__(
        self, dictionary: pikepdf.Object | None, case: TypefaceCase, layers: Layers
    ) -> None:
        self.case = case
        self.layers = layers
        self._dictionary = dictionary
        self._kinds: dict[str, pikepdf.Object | None] = {}
        self._fonts: dict[bytes, Typeface] = {}
        self._spaces: dict[bytes, ColourSpace | None] = {}
        self._actual_texts: dict[bytes, str | None] = {}
        self._transparencies: dict[bytes, Transparency] = {}
        self.pattern_paints: dict[
            tuple[bytes, tuple[float, ...]], tuple[RGB | None, Reach | None]
        ] = {}

    def font(self, name: bytes) -> Typeface:
        """Return a font by its name in the content.

        Raises:
            OddContentError: there is none of this name.
        """
        found = self._fonts.get(name)
        if found is None:
            font = self._look_up("/Font", name)
            if font is None:
                raise OddContentError("a font that the page does not have")
            found = self._fonts[name] = self.case.typeface(font)
        return found

    def form_or_image(self, name: bytes) -> pikepdf.Object | None:
        """Return an external object by its name, None where there is none."""
        found = self._look_up("/XObject", name)
        return found if isinstance(found, pikepdf.Stream) else None

    def colour_space(self, name: bytes) -> ColourSpace | None:
        """Return a colour space by its name, None for one that pdfminer does not know either."""
        if name not in self._spaces:
            own = _to_colour_space(self._look_up("/ColorSpace", name))
            self._spaces[name] = own or _SPACES.get(name.decode("latin-1"))
        return self._spaces[name]

    def actual_text(self, name: bytes) -> str | None:
        """Return the /ActualText of a property list by its name."""
        if name not in self._actual_texts:
            properties = self._look_up("/Properties", name)
            said = None
            if isinstance(properties, pikepdf.Dictionary):
                text = properties.get("/ActualText")
                said = decode_text(bytes(text)) if isinstance(text, pikepdf.String) else None
            self._actual_texts[name] = said
        return self._actual_texts[name]

    def pattern(self, name: bytes) -> pikepdf.Object | None:
        """Return a pattern by its name, None where there is none."""
        return self._look_up("/Pattern", name)

    def shading(self, name: bytes) -> pikepdf.Object | None:
        """Return a shading by its name, None where there is none."""
        return self._look_up("/Shading", name)

    def is_off(self, properties: bytes) -> bool:
        """Return whether a property list, named or not, is a layer that is switched off."""
        if properties[:1] != b"/":
            return False
        layer = self._look_up("/Properties", properties[1:])
        return layer is not None and self.layers.is_off(layer)

    def transparency(self, name: bytes) -> Transparency:
        """Return what a graphics state says of transparency and lines, by its name."""
        found = self._transparencies.get(name)
        if found is None:
            found = _NO_CHANGE
            state = self._look_up("/ExtGState", name)
            if isinstance(state, pikepdf.Dictionary):
                found = read_transparency(state)
            self._transparencies[name] = found
        return found

    def within(self, own: pikepdf.Object | None) -> "Resources":
        """Return the resources of a form: its own, or these where it has none."""
        return Resources(own, self.case, self.layers) if own is not None else self

    def _look_up(self, kind: str, name: bytes) -> pikepdf.Object | None:
        if self._dictionary is None:
            return None
        if b"#" in name:
            raise OddContentError("a name with escapes")
        if kind not in self._kinds:
            self._kinds[kind] = self._dictionary.get(kind)
        kinds = self._kinds[kind]
        if not isinstance(kinds, pikepdf.Dictionary):
            return None
        return kinds.get("/" + name.decode("utf-8", "surrogateescape"))


def _to_colour_space(spec: pikepdf.Object | None) -> ColourSpace | None:
    if isinstance(spec, pikepdf.Array) and len(spec):
        name = str(spec[0])[1:]
        if name == "ICCBased" and len(spec) > 1:
            return ColourSpace(name, int(spec[1].N))
        if name == "DeviceN" and len(spec) > 1:
            return ColourSpace(name, len(spec[1]), LazyColours(spec))
        known = _SPACES.get(name)
        if known is not None and name in OTHER_COLOURS:
            return ColourSpace(name, known.n_numbers, LazyColours(spec))
        return known
    return _SPACES.get(str(spec)[1:]) if isinstance(spec, pikepdf.Name) else None


def read_transparency(state: pikepdf.Dictionary) -> Transparency:
    """Return what a graphics state parameter dictionary says of transparency and lines."""
    fills, strokes = state.get("/ca"), state.get("/CA")
    blend = state.get("/BM")
    if isinstance(blend, pikepdf.Array) and len(blend):
        blend = blend[0]
    width, dashes = state.get("/LW"), state.get("/D")
    return Transparency(
        None if fills is None else float(fills),
        None if strokes is None else float(strokes),
        None if blend is None else blend_name(str(blend)[1:]),
        state.get("/SMask"),
        None if width is None else float(width),
        len(dashes[0]) > 0 if isinstance(dashes, pikepdf.Array) and len(dashes) else None,
    )
