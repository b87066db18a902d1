"""Documents as HTML, made into PDFs by WeasyPrint."""

from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from ..pages import Beside, Block, Cell, Fill, PageEnd, Paragraph, Row, Style, Table, TextBox
from .wrapping import SYMBOLS, font_file

BORDERS = {
    "all": "0.5pt solid black",
    "dotted": "0.8pt dotted black",
    "double": "2.2pt double black",
    "thick": "0.75pt solid black",
    "white": "1.2pt solid white",
}


def cell_rules(style: Style) -> str:
    """Return the borders of the cells in a style."""
    rules = style.rules
    if rules in BORDERS:
        return f"border: {BORDERS[rules]};"
    if rules == "level":
        return "border-top: 0.5pt solid black; border-bottom: 0.5pt solid black;"
    if rules == "upright":
        return "border-left: 0.5pt solid black; border-right: 0.5pt solid black;"
    return ""


def heading_fill(style: Style) -> str:
    if style.header_dark:
        return "background: #404040; color: white;"
    filled = style.header_fill or style.rules in ("white", "zebra")
    return "background: #d9d9d9;" if filled else ""


def style_sheet(style: Style) -> str:
    plain, heavy = font_file(style.font).as_uri(), font_file(style.font, True).as_uri()
    gap = 6 if style.rules in ("none", "upright", "book", "zebra") else 2.5
    size = "A4 landscape" if style.landscape else "A4"
    counter = "counter(page, thai)" if style.thai_digits else "counter(page)"
    number = style.page_number.replace("{}", f'" {counter} "')
    where = "top" if style.number_on_top else "bottom"
    foot = (
        f'@{where}-center {{ content: "{number}"; font-size: 85%; }}' if style.page_number else ""
    )
    head = (
        f'@top-left {{ content: "{style.running_head}"; font-size: 85%; }}'
        if style.running_head
        else ""
    )
    outer = {"thick": "table { border: 2pt solid black; }", "book": (
        "table { border-top: 1pt solid black; border-bottom: 1pt solid black; }"
        "thead tr:last-child td { border-bottom: 0.6pt solid black; }"
    )}.get(style.rules, "")  # fmt: skip
    return f"""
    @font-face {{ font-family: body; src: url("{plain}"); }}
    @font-face {{ font-family: body; font-weight: bold; src: url("{heavy}"); }}
    @font-face {{ font-family: symbols; src: url("{SYMBOLS.as_uri()}"); }}
    @page {{ size: {size}; margin: 60pt 54pt 56pt 54pt; font-family: body;
             font-size: {style.size}pt; {foot} {head} }}
    body {{ font-family: body, symbols; font-size: {style.size}pt; line-height: 1.45; margin: 0; }}
    p {{ margin: 0; }}
    table {{ border-collapse: collapse; width: 100%; table-layout: fixed; margin-top: 6pt;
             font-size: {style.table_size}pt; }}
    td {{ {cell_rules(style)} padding: {gap}pt 4pt; vertical-align: top; overflow-wrap: anywhere; }}
    table.plain td, table.plain {{ border: none; }}
    {outer}
    thead td {{ {heading_fill(style)} }}
    {"tbody td { background: #e6e6e6; }" if style.rules == "white" else ""}
    {"tr.band td { background: #ebebeb; }" if style.rules == "zebra" else ""}
    td.shade {{ background: #999 !important; }} td.head {{ background: #d9d9d9 !important; }}
    td.nofoot {{ border-bottom-style: hidden; }}
    .b {{ font-weight: bold; }} .m {{ vertical-align: middle; }}
    .center {{ text-align: center; }} .right {{ text-align: right; }}
    div.box {{ border: 0.8pt solid black; width: 60%; margin: 10pt auto; padding: 5pt 8pt; }}
    div.half {{ display: inline-block; width: 49%; vertical-align: top; }}
    """


def cell_html(cell: Cell, *, joined: bool, joined_above: bool, cut: bool) -> str:
    classes = [cell.align]
    classes += ["b"] * cell.bold + ["m"] * cell.middle
    classes += ["nofoot"] * joined
    if cell.shaded:
        classes.append("head" if cell.text else "shade")
    names = " ".join(classes)
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    styles = ("padding-bottom: 0;" if cut else "") + ("padding-top: 0;" if joined_above else "")
    inline = f' style="{styles}"' if styles else ""
    text = "<br>".join(escape(line) for line in cell.text.split("\n"))
    return f'<td class="{names}"{spans}{inline}>{text}</td>'


def row_html(table: Table, place: int, row: Row, head: bool) -> str:
    joined = not head and place in table.joined
    above = not head and place - 1 in table.joined
    band = not head and bool(table.bands) and table.bands[place] % 2
    cells = [
        cell_html(
            cell,
            joined=not head and table.is_hidden(place + cell.rows - 1, c),
            joined_above=above,
            cut=joined,
        )
        for c, cell in enumerate(row)
        if cell is not None
    ]
    options = ' class="band"' if band else ""
    options += "" if table.cut_rows else ' style="break-inside: avoid"'
    return f"<tr{options}>{''.join(cells)}</tr>"


def table_html(table: Table) -> str:
    total = sum(table.widths)
    columns = "".join(f'<col style="width: {100 * w / total:.2f}%">' for w in table.widths)
    head = "".join(row_html(table, i, row, True) for i, row in enumerate(table.header))
    body = "".join(row_html(table, i, row, False) for i, row in enumerate(table.rows))
    if table.repeat_header:
        parts = f"<thead>{head}</thead><tbody>{body}</tbody>"
    else:
        parts = f'<thead style="display: table-row-group">{head}</thead><tbody>{body}</tbody>'
    kind = "" if table.ruled else ' class="plain"'
    return f"<table{kind}><colgroup>{columns}</colgroup>{parts}</table>"


def block_html(block: Block) -> str:
    if isinstance(block, Table):
        return table_html(block)
    if isinstance(block, Beside):
        halves = "".join(
            f'<div class="half">{table_html(t)}</div>' for t in (block.left, block.right)
        )
        return halves.replace(
            '</div><div class="half">', '</div><div class="half" style="margin-left: 2%">'
        )
    if isinstance(block, TextBox):
        return f'<div class="box">{escape(block.text)}</div>'
    if isinstance(block, PageEnd):
        return "" if block.leave else '<div style="break-after: page"></div>'
    if isinstance(block, Fill):
        return ""
    assert isinstance(block, Paragraph)
    styles = f"font-size: {block.scale:.2f}em; margin-top: {block.before}pt;"
    styles += f"text-indent: {block.indent}pt;"
    weight = "font-weight: bold;" if block.bold else ""
    return f'<p class="{block.align}" style="{styles}{weight}">{escape(block.text)}</p>'


def page_html(blocks: list[Block], style: Style) -> str:
    """Return a document as one page of HTML with its style sheet."""
    body = "".join(map(block_html, blocks))
    head = f'<meta charset="utf-8"><style>{style_sheet(style)}</style>'
    return f'<!doctype html><html lang="th"><head>{head}</head><body>{body}</body></html>'


@cache
def font_configuration() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def write_weasyprint(blocks: list[Block], style: Style, path: Path) -> None:
    """Make a document with WeasyPrint, which shapes its text and breaks its pages."""
    import weasyprint

    page = weasyprint.HTML(string=page_html(blocks, style))
    document = page.render(font_config=font_configuration())
    document.write_pdf(str(path))
