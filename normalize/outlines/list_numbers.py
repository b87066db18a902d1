"""List numbers of an outline: 1.1.1, (1), (1.1), 1), ก. and dashes, by style and parts."""

import re
from typing import Literal, NamedTuple, TypeAlias

from ..knowledge import load
from ..wording import ascii_digits

Style: TypeAlias = Literal["dotted", "bracketed", "half", "letter", "bullet"]

_FACTS = load("enumerators")
_LETTERS: str = _FACTS["letters"]
_BULLETS = "-–—" + "".join(mark for mark in _FACTS["bullets"] if mark != "*")  # "*" is a footnote
_PARTS = r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,6}"
# A dotted number of one part has its full stop; one of several parts ends before a space or a
# letter: "1.5 ตัน" looks the same, and only its place among the other numbers tells.
_NUMBER = re.compile(
    rf"""\s*(?:
      [(]\s*(?:(?P<bracketed>{_PARTS})|(?P<lettered>[{_LETTERS}]))\s*[)]
    | (?P<half>{_PARTS})\s?[)]
    | (?P<levels>[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{1,6}})\.?(?![0-9,%])
    | (?P<dotted>[0-9]{{1,3}})\.(?![0-9])
    | (?P<letter>[{_LETTERS}])[.)](?=\s|[ก-ฮเ-ไ]{{3}})
    | (?P<bullet>[{re.escape(_BULLETS)}])(?=\s*[^\s0-9.,])
    )\s*""",
    re.VERBOSE,
)


class ListNumber(NamedTuple):
    """The number before an item.

    Attributes:
        printed: as it stands, e.g. "(1)".
        style: how it is written.
        parts: its levels, e.g. (1, 1, 2); empty for a bullet.
    """

    printed: str
    style: Style
    parts: tuple[int, ...]

    @property
    def last(self) -> int:
        """The number in its own list, 0 for a bullet."""
        return self.parts[-1] if self.parts else 0


def split_list_number(text: str) -> tuple[ListNumber | None, str]:
    """Return the list number that a text begins with, and the text after it.

    >>> split_list_number("1.1.2 ค่าจ้างประจำ")
    (ListNumber(printed='1.1.2', style='dotted', parts=(1, 1, 2)), 'ค่าจ้างประจำ')
    >>> split_list_number("(๓) ค่าเช่าบ้าน")[0]
    ListNumber(printed='(๓)', style='bracketed', parts=(3,))
    >>> split_list_number("2,000 ซีซี")
    (None, '2,000 ซีซี')
    """
    first = text[:1]
    if not (first.isdigit() or first in "( " or first in _BULLETS or text[1:2] in ".)"):
        return None, text
    found = _NUMBER.match(ascii_digits(text[:40]))
    if found is None:
        return None, text
    rest = text[found.end() :]
    name = found.lastgroup or ""
    inside = found[name]
    printed = text[: found.end()].strip()
    if name in ("lettered", "letter"):
        return ListNumber(printed, "letter", (_LETTERS.find(inside) + 1,)), rest
    if name == "bullet":
        return ListNumber(printed, "bullet", ()), rest
    style: Style = (
        "dotted" if name in ("levels", "dotted") else "half" if name == "half" else "bracketed"
    )
    return ListNumber(printed, style, tuple(int(part) for part in inside.split("."))), rest
