"""One page at a time from glyphs to lines and tables, and all of them to a Document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..fonts.glyphmaps import UNKNOWN
from ..geometry import Box
from ..glyphs import Page
from ..tables.cells import assign_clusters, grid_to_table
from ..tables.grids import find_grids
from ..tables.shading import Shading
from ..tables.table import Table
from ..tables.white_rules import find_white_rules
from ..text.clusters import Cluster, drop_repeated_glyphs
from ..text.crossed_out import find_crossed_out
from ..text.decoding import Decoder
from ..text.lines import Line, clusters_to_lines
from ..text.mark_attachment import page_clusters
from ..text.nameless_glyphs import NAMELESS, is_nameless
from ..text.raised import settle_raised_marks
from ..text.repairs import repair_text
from ..text.struck_out import find_struck_out
from ..text.turning import find_turn, straighten, turn_page
from .cell_marks import settle_cells
from .cut_rows import with_cut_rows
from .document import Document, DocumentPage
from .furniture import separate_furniture, separate_watermark
from .health import Layer, document_layer, judge_document, judge_page, page_layer
from .hidden_text import find_hidden_clusters, hidden_to_anomalies, separate_hidden
from .overflow import keep_runs_whole
from .page_numbers import separate_page_numbers
from .placing import PlacedAnomaly, place_anomalies
from .redrawn import forget_redrawn
from .unread import find_unread


class Assembler:
    """Builds a Document page by page; what a page needs of the others is kept here."""

    def __init__(self) -> None:
        self._decoder = Decoder()
        self._pages: list[DocumentPage] = []
        self._layers: list[Layer] = []

    def add(self, page: Page, layer: Layer | None = None, crop: Box | None = None) -> None:
        """Repair a page's text, find its tables and keep the result; the page can go.

        Args:
            page: as a reader hands it over.
            layer: of the file's own text, where OCR read the page.
            crop: what a viewer shows of the displayed page, where OCR turned the page.
        """
        crop = crop or page.crop
        page, lost = separate_hidden(page)
        as_read = page
        if page.scan is not None:
            turn = page.scan.turned
        else:
            page = straighten(page)
            turn = find_turn(page)
            page = turn_page(page, turn)
        decoded = self._decoder.decode(page)
        self._layers.append(layer or page_layer(as_read, decoded))
        decoded, watermark = separate_watermark(decoded)
        clusters = page_clusters(drop_repeated_glyphs(decoded))
        settle_raised_marks(clusters)
        has_spaces = any(cluster.is_space and cluster.x1 > cluster.x0 for cluster in clusters)
        inner, numbers = separate_page_numbers(clusters, page.height)
        tables, outside, placed = _separate_tables(inner, page, has_spaces)
        outside += numbers
        if lost is not None:
            lost = turn_page(straighten(lost), turn)
            hidden = find_hidden_clusters(self._decoder.decode(lost), lost, turn, decoded)
            placed += hidden_to_anomalies(hidden, tables, has_spaces)
        placed += find_unread(page, tables, placed) if tables else []
        tables, anomalies = place_anomalies(tables, placed)
        marked = page_clusters(drop_repeated_glyphs(watermark))
        self._pages.append(
            DocumentPage(
                number=page.number,
                width=page.width,
                height=page.height,
                label=None,
                lines=tuple(clusters_to_lines(outside, has_spaces=has_spaces)),
                tables=tuple(tables),
                furniture=tuple(clusters_to_lines(marked, has_spaces=has_spaces)),
                text="",
                health="fine",
                turned=turn,
                anomalies=tuple(anomalies),
                scan=page.scan,
                crop=crop,
            )
        )

    def document(self, n_pages: int) -> Document:
        """Return the Document of the pages added so far."""
        pages = [self._judged(*pair) for pair in zip(self._settled(), self._layers, strict=True)]
        return Document(
            pages=tuple(pages),
            n_pages=n_pages,
            text_layer=document_layer(self._layers),
            health=judge_document(pages),
            evidence=tuple(self._decoder.evidence()),
        )

    def _settled(self) -> list[DocumentPage]:
        """Return pages whose letters are certain or U+FFFD, with their furniture apart."""
        texts = [
            line.text for page in self._pages for line in _lines(page) if NAMELESS.search(line.text)
        ]
        letters = self._decoder.learn(texts)
        pages = [_with_letters(page, letters) for page in self._pages] if texts else self._pages
        return list(with_cut_rows(separate_furniture(list(forget_redrawn(pages)))))

    def _judged(self, page: DocumentPage, layer: Layer) -> DocumentPage:
        text = _page_text(page.lines, page.tables)
        repairs = [name for line in _lines(page) for name in line.repairs]
        health, reason = judge_page(text, layer, repairs)
        return replace(page, text=text, health=health, health_reason=reason)


def _separate_tables(
    clusters: Sequence[Cluster], page: Page, has_spaces: bool
) -> tuple[list[Table], list[Cluster], list[PlacedAnomaly]]:
    """Return a page's tables, the clusters that stand in none, and what is odd in their cells."""
    struck, rules = find_struck_out(clusters, page.rules)
    struck |= find_crossed_out(clusters, page.strokes, page.rules)
    stamped = _in_stamps(clusters, page)
    printed = [cluster for cluster in clusters if cluster not in stamped] if stamped else clusters
    white = find_white_rules(page.white_rules, page.fills)
    grids = find_grids(printed, rules, white, is_scan=page.scan is not None)
    inside, outside = assign_clusters(clusters, grids)
    outside = keep_runs_whole(clusters, inside, outside)
    placed = [
        PlacedAnomaly(anomaly, (number, index))
        for number, (grid, held) in enumerate(zip(grids, inside, strict=True))
        for index, found in settle_cells(held, struck).items()
        for anomaly in found
    ]
    shapes = [one.box for one in page.unread if one.cause == "outlines"]
    shading = Shading(page.fills, rules, shapes) if grids else None
    tables = [
        grid_to_table(
            grid, held, page=page.number, number=number, has_spaces=has_spaces, shading=shading
        )
        for number, (grid, held) in enumerate(zip(grids, inside, strict=True), 1)
    ]
    return tables, outside, placed


def _in_stamps(clusters: Sequence[Cluster], page: Page) -> set[Cluster]:
    """Return what stands in the frames of stamps on a scan, which makes no table."""
    stamps = page.scan.stamps if page.scan else ()
    return {
        cluster
        for cluster in clusters
        for box in stamps
        if box.x0 <= (cluster.x0 + cluster.x1) / 2 <= box.x1
        and box.top <= cluster.baseline - 0.3 * cluster.size <= box.bottom
    }


def _lines(page: DocumentPage) -> Iterator[Line]:
    yield from page.lines
    for table in page.tables:
        for cell in table.cells:
            yield from cell.lines


def _with_letters(page: DocumentPage, letters: Mapping[str, str]) -> DocumentPage:
    """Return a page whose glyphs without a letter have the one learned for them, else U+FFFD."""
    if not any(NAMELESS.search(line.text) for line in _lines(page)):
        return page
    return replace(
        page,
        lines=tuple(_line_with_letters(line, letters) for line in page.lines),
        tables=tuple(
            replace(
                table,
                cells=tuple(
                    replace(
                        cell, lines=tuple(_line_with_letters(line, letters) for line in cell.lines)
                    )
                    for cell in table.cells
                ),
            )
            for table in page.tables
        ),
        furniture=tuple(_line_with_letters(line, letters) for line in page.furniture),
    )


def _line_with_letters(line: Line, letters: Mapping[str, str]) -> Line:
    nameless = NAMELESS.findall(line.text)
    if not nameless:
        return line
    told = "".join(
        letters.get(letter, UNKNOWN) if is_nameless(letter) else letter for letter in line.text
    )
    text, repairs = repair_text(told)
    learned = ("mark-learned",) if any(letter in letters for letter in nameless) else ()
    return replace(
        line, text=text, repairs=tuple(dict.fromkeys([*line.repairs, *learned, *repairs]))
    )


def _page_text(lines: Sequence[Line], tables: Sequence[Table]) -> str:
    """Return a page's lines and its tables' cells from top to bottom, as text."""
    blocks = [(line.box.top, line.box.x0, line.text) for line in lines]
    for table in tables:
        for cell in table.cells:
            if cell.lines:
                text = "\n".join(line.text for line in cell.lines)
                blocks.append((cell.box.top, cell.box.x0, text))
    return "\n".join(text for _, _, text in sorted(blocks))
