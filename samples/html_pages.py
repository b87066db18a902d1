"""HTML pages printed by Chromium or WeasyPrint."""

import html
import subprocess
import tempfile
from pathlib import Path

from blocks import Block, Grid, Source
from outlines import INDENT_EM, OutlineLine

RULES = """
.all td,.all th{border:0.8pt solid #000}
.outer{border:1pt solid #000}
.vertical td,.vertical th{border-left:0.8pt solid #000;border-right:0.8pt solid #000}
.horizontal td,.horizontal th{border-top:0.8pt solid #000;border-bottom:0.8pt solid #000}
.double td,.double th{border:2.4pt double #000}
.thick td,.thick th{border:2.5pt solid #000}
.dashed td,.dashed th{border:0.8pt dashed #444}
.dotted td,.dotted th{border:1pt dotted #000}
.open td,.open th{border:0.8pt solid #000}
.open tr>:first-child{border-left:0}.open tr>:last-child{border-right:0}
table.booktabs{border-top:1.2pt solid #000;border-bottom:1.2pt solid #000}
.booktabs thead tr:last-child th{border-bottom:0.6pt solid #000}
.groups td,.groups th{border-left:0.8pt solid #000;border-right:0.8pt solid #000}
.groups th,.groups tr.first td{border-top:0.8pt solid #000}
table.groups{border-bottom:0.8pt solid #000}
.white td,.white th{border:1.5pt solid #fff}
.white td{background:#dde8dd}.white th{background:#9cb89c}
.line{display:flex;line-height:1.6}.line b{flex:1;font-weight:normal}
.line i{width:9em;text-align:right;font-style:normal}.line i.inner{margin-right:6em}
.line i.unit{width:3em}.line u{width:11em;text-align:right;text-decoration:none}
table.shaded{border-collapse:separate;border-spacing:2pt}
.shaded td{background:#eef2f7}.shaded th{background:#cfd9e6}
"""


def _cell(text: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n")) if text else ""


def _table(grid: Grid) -> str:
    total = sum(grid.widths)
    columns = "".join(f'<col style="width:{100 * w / total:.2f}%">' for w in grid.widths)
    rows: dict[int, list[str]] = {r: [] for r in range(len(grid.header) + len(grid.rows))}
    for place in grid.places():
        tag = "th" if place.header else "td"
        spans = f' rowspan="{place.row_span}"' if place.row_span > 1 else ""
        spans += f' colspan="{place.column_span}"' if place.column_span > 1 else ""
        if grid.align and not place.header:
            spans += f' style="text-align:{grid.align[place.column]}"'
        rows[place.row].append(f"<{tag}{spans}>{_cell(place.text)}</{tag}>")
    firsts = {place.row for place in grid.places() if place.column == 0 and place.text}
    lines = [
        f"<tr{' class=first' if row in firsts else ''}>{''.join(cells)}</tr>"
        for row, cells in rows.items()
    ]
    head, body = lines[: len(grid.header)], lines[len(grid.header) :]
    full = '<tr><td class="within" colspan="{}">{}</td></tr>'
    if grid.within_top:
        head.insert(0, full.format(len(grid.widths), html.escape(grid.within_top)))
    if grid.within_bottom:
        body.append(full.format(len(grid.widths), html.escape(grid.within_bottom)))
    group = "thead" if grid.repeat_header else "tbody"
    classes = " ".join([grid.rules] + ["centred"] * grid.centred + ["cut"] * grid.cut_rows)
    return (
        f'<table class="{classes}"><colgroup>{columns}</colgroup>'
        f"<{group}>{''.join(head)}</{group}><tbody>{''.join(body)}</tbody></table>"
    )


def _outline_line(line: OutlineLine) -> str:
    indent = f"padding-left:{INDENT_EM * line.indent:.1f}em"
    if line.is_note:
        return f'<p style="{indent}">{html.escape(line.text)}</p>'
    inner = ' class="inner"' if line.inner else ""
    amount = " ".join(filter(None, (line.lead, line.amount)))
    return (
        f'<div class="line"><b style="{indent}">{html.escape(line.text)}</b>'
        f"<i{inner}>{html.escape(amount)}</i><i class=unit>{html.escape(line.unit)}</i></div>"
    )


def _block(block: Block) -> str:
    if block.grid:
        return _table(block.grid)
    if block.kind == "outline":
        return "".join(map(_outline_line, block.lines))
    if block.kind == "years":
        label, *amounts = map(html.escape, block.told["texts"])
        return f'<div class="line"><b>{label}</b>{"".join(f"<u>{a}</u>" for a in amounts)}</div>'
    if block.kind == "break":
        return '<div style="break-after:page"></div>'
    tag = "h1" if block.kind == "heading" else "p"
    return f"<{tag}>{html.escape(block.text)}</{tag}>"


def make_html(source: Source) -> str:
    """Return the whole document as one HTML page."""
    size = "A4 landscape" if source.landscape else "A4"
    style = {"thai": "thai", "arabic": "decimal"}.get(source.numbers, "")
    number = f'content:"- " counter(page,{style}) " -"' if style else 'content:""'
    mark = ""
    if source.watermark:
        mark = (
            f'<div style="position:fixed;top:{source.watermark_top}%;left:10%;z-index:-1;'
            f"font-size:54pt;color:#ddd;"
            f'transform:rotate(-{source.watermark_turn}deg)">{html.escape(source.watermark)}</div>'
        )
    return f"""<!doctype html><html lang="th"><meta charset="utf-8"><title>.</title><style>
@page{{size:{size};margin:22mm 18mm;
 @top-center{{{number};font:{source.size}pt "{source.font}"}}
 @top-left{{content:"{source.header}";font:{source.size - 2}pt "{source.font}"}}
 @bottom-left{{content:"{source.footer}";font:{source.size - 2}pt "{source.font}"}}}}
body{{font:{source.size}pt "{source.font}";line-height:1.5;margin:0}}
h1{{font-size:{source.size + 1.5}pt;text-align:center;margin:0 0 2pt}}
p{{margin:4pt 0}}td p,th p{{margin:0}}
table{{border-collapse:collapse;width:100%;table-layout:fixed;margin:6pt 0}}
td,th{{padding:2pt 4pt;vertical-align:top;text-align:left;font-weight:normal}}
th{{text-align:center;font-weight:bold}}tr{{break-inside:avoid}}
table.cut tr{{break-inside:auto}}table.centred td{{vertical-align:middle}}
{RULES}</style><body>{mark}{"".join(map(_block, source.blocks))}</body></html>"""


def print_chromium(source: Source, out: Path) -> None:
    """Print through headless Chromium (Debian package `chromium`)."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(make_html(source), "utf-8")
        options = [
            *("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            *([] if source.tagged else ["--disable-pdf-tagging"]),
            *(f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}", page.as_uri()),
        ]
        subprocess.run(["chromium", *options], check=True, capture_output=True)


def print_weasyprint(source: Source, out: Path) -> None:
    """Print through WeasyPrint (pip `weasyprint`)."""
    from weasyprint import HTML

    HTML(string=make_html(source)).write_pdf(str(out))


def print_ghostscript(source: Source, out: Path) -> None:
    """Print through Chromium and distil again with Ghostscript, which loses most of the text."""
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first.pdf"
        print_chromium(source, first)
        subprocess.run(
            ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={out}", first],
            check=True,
        )
