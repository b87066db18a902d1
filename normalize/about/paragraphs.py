"""Paragraphs: the running text of a document outside its tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...extract.geometry import Box
from ...extract.pages.document import DocumentPage
from ...extract.text.joined_lines import join_lines
from ...extract.text.lines import Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of running text that belong together, on one page."""

    page: int
    lines: tuple[Line, ...]
    text: str

    def box_at(self, start: int, end: int) -> Box:
        """Return the area of the first line that holds a passage of the text."""
        at = 0
        for line in self.lines:
            at = self.text.find(line.text[:12], at)
            at = max(at, 0)
            if start < at + len(line.text) + 1:
                return line.box
        return self.lines[-1].box


def paragraphs(
    pages: Sequence[DocumentPage], headings: Sequence[Sequence[Line]] = ()
) -> list[Paragraph]:
    """Return the running text outside tables, paragraph by paragraph, heading lines by themselves.

    Args:
        pages: pages that can be read.
        headings: groups of lines that stand by themselves.
    """
    heading_of = {id(line): number for number, lines in enumerate(headings) for line in lines}
    found: list[Paragraph] = []
    for page in pages:
        block: list[Line] = []
        tops = sorted(table.box.top for table in page.tables)
        right = max((line.box.x1 for line in page.lines), default=0.0)
        for line in page.lines:
            own = heading_of.get(id(line))
            if (
                block
                and not _is_in_brackets(block[-1], line)
                and (
                    own != heading_of.get(id(block[-1]))
                    or (own is None and _starts_paragraph(block, line, right, tops))
                )
            ):
                found.append(_paragraph(page, block))
                block = []
            block.append(line)
        if block:
            found.append(_paragraph(page, block))
    return found


def _is_in_brackets(last: Line, line: Line) -> bool:
    """Return whether a line continues brackets that the one above it opened."""
    is_open = last.text.rfind("(") > last.text.rfind(")")
    return is_open and ")" in line.text and line.box.top - last.box.bottom < line.size


def _starts_paragraph(block: Sequence[Line], line: Line, right: float, tops: list[float]) -> bool:
    last = block[-1]
    if any(last.box.bottom <= top + 2 and line.box.top >= top for top in tops):
        return True
    gap = line.box.top - last.box.bottom
    short = last.box.x1 < right - 5 * last.size
    indented = line.box.x0 > last.box.x0 + 12 and len(block) > 1
    return gap > 1.2 * line.size or (short and not last.space_after) or indented


def _paragraph(page: DocumentPage, lines: Sequence[Line]) -> Paragraph:
    return Paragraph(page.number, tuple(lines), join_lines(tuple(lines)))
