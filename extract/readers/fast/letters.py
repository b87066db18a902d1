"""Letter and Typeface: what the codes of a font show, and the letters of whole strings."""

from collections.abc import Callable, Iterable

import pikepdf

from ...compiled import mypyc_attr
from ...fonts.fontfile import FontFile
from .appearance import RGB
from .lexing import string_to_bytes
from .tolerances import MOST_STRINGS, SHORT_STRING


@mypyc_attr(acyclic=True)
class Letter:
    """What one code shows: its text, its width for a font of 1 pt, and the code itself."""

    __slots__ = ("code", "text", "width")

    def __init__(self, text: str, width: float, code: int) -> None:
        self.text = text
        self.width = width
        self.code = code


class StringTable:
    """The letters of a font's strings; each letter is asked for once, and short strings are kept.

    Args:
        decode: gives the codes of a string's bytes.
        ask: gives text and width of a code.
        in_pairs: each two bytes are a code, so that nobody needs to be asked for it.
    """

    def __init__(
        self,
        decode: Callable[[bytes], Iterable[int]],
        ask: Callable[[int], tuple[str, float]],
        in_pairs: bool = False,
    ) -> None:
        self._in_pairs = in_pairs
        self._decode = decode
        self._ask = ask
        self._letters: dict[int, Letter] = {}
        self._strings: dict[bytes, list[Letter]] = {}

    def letters(self, written: bytes) -> list[Letter]:
        """Return the letters of a string as it is written in the content, with its brackets."""
        kept = self._strings.get(written)
        if kept is not None:
            return kept
        letters: list[Letter] = []
        string = string_to_bytes(written)
        if self._in_pairs:
            for place in range(0, len(string) - 1, 2):
                letters.append(self._letter(string[place] << 8 | string[place + 1]))
        else:
            letters = [self._letter(code) for code in self._decode(string)]
        if len(written) <= SHORT_STRING and len(self._strings) < MOST_STRINGS:
            self._strings[written] = letters
        return letters

    def _letter(self, code: int) -> Letter:
        letter = self._letters.get(code)
        if letter is None:
            text, width = self._ask(code)
            letter = self._letters[code] = Letter(text, width, code)
        return letter


class Procedures:
    """What draws the glyphs of a Type 3 font, and what is known of how each looks.

    Attributes:
        streams: content, by code.
        resources: the font's own, None where it uses the page's.
        empty: codes that paint nothing, and whether they do.
        colours: of glyphs that bring their own colours, by code.
    """

    __slots__ = ("colours", "empty", "resources", "streams")

    def __init__(
        self, streams: dict[int, pikepdf.Object], resources: pikepdf.Object | None
    ) -> None:
        self.streams = streams
        self.resources = resources
        self.empty: dict[int, bool] = {}
        self.colours: dict[int, RGB | None] = {}


class Typeface:
    """One font as text is shown with it.

    Attributes:
        key: tells it from every other font of the document.
        strings: the letters of strings as written.
        multibyte: word spacing does not apply to it.
        vertical: it is set from top to bottom.
        file: the embedded program's own opinion.
        procedures: what draws its glyphs, if it is a Type 3 font.
    """

    __slots__ = ("file", "key", "multibyte", "procedures", "strings", "vertical")

    def __init__(
        self,
        key: str,
        strings: StringTable,
        *,
        multibyte: bool,
        vertical: bool,
        file: FontFile,
        procedures: Procedures | None = None,
    ) -> None:
        self.key = key
        self.strings = strings
        self.multibyte = multibyte
        self.vertical = vertical
        self.file = file
        self.procedures = procedures
