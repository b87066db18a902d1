"""Pages set by Typst (pip `typst`)."""

import json
from pathlib import Path

from blocks import Block, Grid, Source
from outlines import INDENT_EM, OutlineLine

STROKES = {
    "all": "0.7pt",
    "outer": "none",
    "vertical": "(x: 0.7pt, y: none)",
    "horizontal": "(x: none, y: 0.7pt)",
    "none": "none",
    "shaded": "none",
    "thick": "2pt",
}


def _text(text: str) -> str:
    return "#linebreak()".join(
        "#" + json.dumps(line, ensure_ascii=False) for line in text.split("\n")
    )


def _table(grid: Grid) -> str:
    align = "horizon" if grid.centred else "top"
    full = "table.cell(colspan: {})[{}]"
    head, body = [], []
    if grid.within_top:
        head.append(full.format(len(grid.widths), _text(grid.within_top)))
    for place in grid.places():
        spans = f"rowspan: {place.row_span}, colspan: {place.column_span}, "
        spans += f"breakable: {'true' if grid.cut_rows else 'false'}, "
        spans += "align: center + horizon" if place.header else f"align: {align}"
        inner = f"*{_text(place.text)}*" if place.header and place.text else _text(place.text)
        (head if place.header else body).append(f"table.cell({spans})[{inner}]")
    if grid.within_bottom:
        body.append(full.format(len(grid.widths), _text(grid.within_bottom)))
    columns = ", ".join(f"{width}fr" for width in grid.widths)
    fill = ""
    if grid.rules == "shaded":
        n = len(grid.header)
        zebra = 'if calc.odd(y) { rgb("#edf1f6") }'
        fill = f'fill: (_, y) => if y < {n} {{ rgb("#c8d4e3") }} else {zebra},'
    header = f"table.header(repeat: {'true' if grid.repeat_header else 'false'}, {', '.join(head)})"
    return (
        f"#table(columns: ({columns}), stroke: {STROKES[grid.rules]}, inset: 4pt, {fill}\n"
        + ",\n".join([header, *body])
        + ")\n"
    )


def _outline_line(line: OutlineLine) -> str:
    indent = f"#h({INDENT_EM * line.indent:.1f}em)"
    if line.is_note:
        return f"#pad(left: {INDENT_EM * line.indent:.1f}em)[{_text(line.text)}]\n"
    amount = " ".join(filter(None, (line.lead, line.amount)))
    cells = f"[{indent}{_text(line.text)}], [{_text(amount)}], [{_text(line.unit)}]"
    return f"#grid(columns: (1fr, 9em, 3em), align: (left, right, right), {cells})\n"


def _block(block: Block) -> str:
    if block.grid:
        return _table(block.grid)
    if block.kind == "outline":
        return "".join(map(_outline_line, block.lines))
    if block.kind == "break":
        return "#pagebreak()\n"
    if block.kind == "heading":
        return f'#align(center)[#text(weight: "bold")[{_text(block.text)}]]\n'
    return f"{_text(block.text)}\n\n"


def print_typst(source: Source, out: Path) -> None:
    """Compile the document; Typst finds the fonts of the system by name."""
    import typst

    number = {"thai": "๑", "arabic": "1"}.get(source.numbers)
    numbering = ""
    if number == "1":
        numbering = 'numbering: "- 1 -",'
    flipped = "flipped: true," if source.landscape else ""
    head = (
        f'#set page(paper: "a4", margin: (x: 18mm, y: 20mm), {flipped} {numbering} '
        "number-align: center + top)\n"
        f'#set text(font: "{source.font}", size: {source.size}pt, lang: "th")\n'
        "#set par(leading: 0.75em, spacing: 0.9em)\n"
    )
    text = head + "".join(map(_block, source.blocks))
    out.write_bytes(typst.compile(text.encode("utf-8"), pdf_tags=source.tagged))
