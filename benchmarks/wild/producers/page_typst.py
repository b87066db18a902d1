"""Documents as Typst sources, made into PDFs by Typst."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from ..pages import Beside, Block, Cell, Fill, PageEnd, Paragraph, Row, Style, Table, TextBox
from .wrapping import FOLDER, SYMBOLS

STROKES = {
    "all": "0.5pt",
    "dotted": '(thickness: 0.8pt, dash: "dotted")',
    "thick": "0.75pt",
    "white": "1.2pt + white",
    "level": "(y: 0.5pt)",
    "upright": "(x: 0.5pt)",
    "double": "(x: 0.5pt, y: 0.5pt)",
}


def quoted(text: str) -> str:
    """Return a text as an expression of Typst; its line ends stay line ends."""
    lines = [json.dumps(line, ensure_ascii=False) for line in text.split("\n")]
    return "[" + "#linebreak()".join(f"#{line}" for line in lines) + "]"


def cell_source(
    cell: Cell, *, white: bool, fill: str, hidden: tuple[bool, bool], top: float, foot: float
) -> str:
    options = [f"rowspan: {cell.rows}"] * (cell.rows > 1)
    options += [f"colspan: {cell.columns}"] * (cell.columns > 1)
    level = "horizon" if cell.middle else "top"
    side = {"left": "left", "center": "center", "right": "right"}[cell.align]
    options.append(f"align: {side} + {level}")
    if fill:
        options.append(f"fill: {fill}")
    sides = [f"{side}: none" for side, gone in zip(("top", "bottom"), hidden, strict=True) if gone]
    if sides:
        options.append(f"stroke: ({', '.join(sides)})")
    options.append(f"inset: (x: 4pt, top: {top}pt, bottom: {foot}pt)")
    body = quoted(cell.text)
    if cell.bold:
        body = '[#text(weight: "bold")' + body + "]"
    if white:
        body = "[#text(fill: white)" + body + "]"
    if cell.arrow:
        body = f"[{arrow_source(cell.arrow)}]"
    return f"table.cell({', '.join(options)}){body}"


def arrow_source(piece: str) -> str:
    """Return a piece of a line that crosses the cell to its sides, with the heads at its ends."""
    left = 0 if piece in ("start", "whole") else -4
    line = f"#place(left, dx: {left}pt, dy: 5pt, line(length: 100% + {4 - left}pt, stroke: 1pt))"
    if piece in ("end", "whole"):
        line = line.replace(f"100% + {4 - left}pt", f"100% + {-left}pt")
        line += (
            "#place(right, dy: 2.5pt, polygon(fill: black, (0pt, 0pt), (4pt, 2.5pt), (0pt, 5pt)))"
        )
    return line


def row_source(table: Table, style: Style, place: int, row: Row, head: bool) -> str:
    gap = 6.0 if style.rules in ("none", "upright", "book", "zebra") or not table.ruled else 3.0
    joined = not head and place in table.joined
    above = not head and place - 1 in table.joined
    cells = []
    for c, cell in enumerate(row):
        if cell is None:
            continue
        fill = ""
        if cell.shaded:
            fill = "luma(217)" if cell.text else "luma(150)"
        elif head and style.header_dark:
            fill = "luma(64)"
        elif head and (style.header_fill or style.rules in ("white", "zebra")):
            fill = "luma(217)"
        elif not head and style.rules == "white":
            fill = "luma(230)"
        elif not head and style.rules == "zebra" and table.bands and table.bands[place] % 2:
            fill = "luma(235)"
        ends = not head and place + cell.rows - 1 in table.joined
        cells.append(
            cell_source(
                cell,
                white=head and style.header_dark,
                fill=fill,
                hidden=(
                    not head and table.is_hidden(place - 1, c),
                    not head and table.is_hidden(place + cell.rows - 1, c),
                ),
                top=1.0 if above else gap,
                foot=1.0 if joined or ends else gap,
            )
        )
    return ", ".join(cells) + ","


def table_source(table: Table, style: Style) -> str:
    columns = ", ".join(f"{weight}fr" for weight in table.widths)
    stroke = STROKES.get(style.rules, "none") if table.ruled else "none"
    head = " ".join(row_source(table, style, i, row, True) for i, row in enumerate(table.header))
    body = " ".join(row_source(table, style, i, row, False) for i, row in enumerate(table.rows))
    if head:
        head = f"table.header(repeat: {str(table.repeat_header).lower()}, {head}),"
    rule = "table.hline(stroke: 0.6pt)," if style.rules == "book" and table.ruled else ""
    size = f"#set text(size: {style.table_size}pt); #show table.cell: set block(breakable: true);"
    source = f"table(columns: ({columns},), stroke: {stroke}, {head} {rule} {body})"
    if style.rules in ("thick", "double") and table.ruled:
        source = f"block(stroke: 2pt, breakable: true, {source})"
    if style.rules == "book" and table.ruled:
        source = f"block(stroke: (y: 1pt), breakable: true, {source})"
    return f"#[{size} #{source}]"


def block_source(block: Block, style: Style) -> str:
    if isinstance(block, Table):
        return "#v(6pt)" + table_source(block, style)
    if isinstance(block, Beside):
        left, right = (f"[{table_source(table, style)}]" for table in (block.left, block.right))
        return f"#v(6pt)#grid(columns: (1fr, 1fr), gutter: 12pt, {left}, {right})"
    if isinstance(block, TextBox):
        box = f"rect(width: 60%, stroke: 0.8pt, align(left){quoted(block.text)})"
        return f"#v(8pt)#align(center, {box})"
    if isinstance(block, PageEnd):
        return "" if block.leave else "#pagebreak(weak: true)"
    if isinstance(block, Fill):
        return ""
    assert isinstance(block, Paragraph)
    weight = ', weight: "bold"' if block.bold else ""
    text = f"#text(size: {style.size * block.scale}pt{weight}){quoted(block.text)}"
    indent = f"#h({block.indent}pt)" if block.indent else ""
    line = f"[#align({block.align})[{indent}{text}]]"
    return f"#block(above: {3 + block.before}pt, below: 3pt, width: 100%){line}"


def source_of(blocks: list[Block], style: Style) -> str:
    number = ""
    if style.page_number:
        before, _, after = style.page_number.partition("{}")
        digits = '.map(d => "๐๑๒๓๔๕๖๗๘๙".clusters().at(int(d)))' if style.thai_digits else ""
        number = (
            f"{'header' if style.number_on_top else 'footer'}: context align(center)[#"
            + json.dumps(before, ensure_ascii=False)
            + f"#str(counter(page).get().first()).clusters(){digits}.join()#"
            + json.dumps(after, ensure_ascii=False)
            + "],"
        )
    head = f"header: {quoted(style.running_head)}," if style.running_head else ""
    head = "" if number and style.number_on_top else head
    return "\n".join(
        [
            f'#set page(paper: "a4", flipped: {str(style.landscape).lower()},'
            f" margin: (x: 54pt, top: 60pt, bottom: 56pt), {head} {number})",
            f'#set text(font: ("{style.font}", "DejaVu Sans"), size: {style.size}pt, lang: "th",'
            ' top-edge: "ascender", bottom-edge: "descender")',
            "#set par(leading: 0.2em)",
            "#set document(date: none)",
            *(block_source(block, style) for block in blocks),
        ]
    )


@cache
def font_collection() -> list[str]:
    return [str(FOLDER), str(SYMBOLS.parent)]


def write_typst(blocks: list[Block], style: Style, path: Path) -> None:
    """Make a document with Typst, which shapes its text and breaks its pages."""
    import typst

    pdf: Any = typst.compile(
        source_of(blocks, style).encode(),
        font_paths=font_collection(),
        ignore_system_fonts=True,
        format="pdf",
    )
    path.write_bytes(pdf)
