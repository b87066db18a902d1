"""How the lines of a cell or of a paragraph become one text."""

import re
from collections.abc import Iterable, Sequence

from .lines import Line
from .repairs import repair_text
from .tolerances import LEAST_PADDING_PT

# A dash with a space on its other side is one of a range ("ต.ค. ๖๗ -" above "ก.ย. ๖๘").
_SPACED_END = re.compile(
    r"[0-9A-Za-z)\]ๆฯ%.,:;”๐-๙]$"
    r"|(?:^|\s)(?:[-–—/]|ณ|เช่น|ได้แก่)$"  # set off by spaces on both sides in Thai typography
)
_SPACED_START = re.compile(
    r"^[0-9A-Za-z(\[“๐-๙]"
    r"|^[ก-ฮ]{1,4}\."  # an abbreviation: ม.ค., ป.ป.ช.
    r"|^(?:/|ณ)\s|^ๆ|^ฯลฯ"
    r"|^[-–—•]"  # a dash before a word or an item
)
_UNSPACED = re.compile(
    "[0-9๐-๙][/–-]\n[0-9๐-๙]"  # ไตรมาสที่ ๓/ | ๒๕๖๕
    "|[A-Za-z]-\n[A-Za-z]"  # e- | Service
)


# ICU's word list breaks figures between Thai digits (LibreOffice: ๑๒ | ๘,๕๐๐ บาท).
_CUT_GROUP = re.compile(
    "[๐-๙],[๐-๙]{1,2}\n[๐-๙]{1,2}(?![๐-๙])|[0-9],\n[0-9]{3}(?![0-9])|[๐-๙],\n[๐-๙]{3}(?![๐-๙])"
)
_CUT_FIGURE = re.compile(r"(?:^|\s)([๐-๙]{1,2})\n([๐-๙]{1,2}(?:,[๐-๙]{3})+)(?![๐-๙,])")


def join_lines(lines: Sequence[Line], *, room: float | None = None) -> str:
    """Return the lines of one cell or paragraph as one text.

    Thai has no spaces between words, so lines are joined with nothing (right 90 % of the time);
    a space stands where one was drawn at the line's end, and where Thai typography has one:
    beside digits, Latin letters, brackets, quotes, ๆ and abbreviations with a full stop (95 %).
    Where the line ends on the page does not tell: of 1,900 joins without such a sign whose next
    word would have fitted, one in 12 hides a space.
    """
    text = ""
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and _hides_space(before, line, room):
            text += " "
        text += line.text
    return repair_text(text)[0]


def _hides_space(before: Line, line: Line, room: float | None) -> bool:
    if before.space_after:
        return True
    if _cuts_figure(before, line, room):
        return False
    if _UNSPACED.search(f"{before.text[-2:]}\n{line.text[:1]}"):
        return False
    if before.text == line.text:  # one name for each of two items
        return True
    return bool(_SPACED_END.search(before.text) or _SPACED_START.match(line.text))


def _cuts_figure(before: Line, line: Line, room: float | None) -> bool:
    """Tell whether one figure continues from line to line: a group of digits is cut, or it must be.

    A group of three is certain. Two figures that make a third one together are taken for it only
    where the cell is too narrow to hold that.
    """
    seam = f"{before.text[-12:]}\n{line.text[:24]}"
    if _CUT_GROUP.search(seam):
        return True
    cut = _CUT_FIGURE.search(seam)
    if cut is None or room is None or len(cut[1]) + len(cut[2].partition(",")[0]) > 3:
        return False
    width = before.box.width * len(cut[1]) / len(before.text)
    width += line.box.width * len(cut[2]) / len(line.text)
    return width > room - LEAST_PADDING_PT


def lines_repairs(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the names of the repairs that changed any of the lines, once each."""
    return tuple(dict.fromkeys(name for line in lines for name in line.repairs))
