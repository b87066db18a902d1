"""One page at a time from glyphs to lines and tables, and all of them to a Document."""

from collections import Counter

from .cells import assign_clusters, grid_to_table
from .clusters import Cluster, count_illegal, drop_repeated_glyphs, glyphs_to_clusters
from .decoding import Decoded, Decoder
from .document import Document, DocumentPage, Health, TextLayer
from .glyphs import Page
from .grids import find_grids
from .lines import Line, clusters_to_lines


class Assembler:
    """Builds a Document page by page; what a page needs of earlier ones is kept here."""

    def __init__(self) -> None:
        self._decoder = Decoder()
        self._pages: list[DocumentPage] = []
        self._layers: Counter[str] = Counter()

    def add(self, page: Page) -> None:
        """Mend a page's text, find its tables and keep the result; the page can go."""
        decoded = drop_repeated_glyphs(self._decoder.decode(page))
        clusters = page_clusters(decoded)
        has_spaces = any(cluster.is_space and cluster.x1 > cluster.x0 for cluster in clusters)
        grids = find_grids(clusters, page.rules)
        inside, outside = assign_clusters(clusters, grids)
        tables = [
            grid_to_table(grid, held, page=page.number, number=number, has_spaces=has_spaces)
            for number, (grid, held) in enumerate(zip(grids, inside, strict=True), 1)
        ]
        lines = clusters_to_lines(outside, has_spaces=has_spaces)
        self._note_layer(page)
        n_letters = sum(not cluster.is_space for cluster in clusters)
        self._pages.append(
            DocumentPage(
                number=page.number,
                width=page.width,
                height=page.height,
                label=None,
                lines=tuple(lines),
                tables=tuple(tables),
                furniture=(),
                text=_page_text(lines, tables),
                health="fine" if n_letters else "none",
            )
        )

    def document(self, n_pages: int) -> Document:
        """Return the Document of the pages added so far."""
        return Document(
            pages=tuple(self._pages),
            n_pages=n_pages,
            text_layer=self._text_layer(),
            health=self._health(),
        )

    def _note_layer(self, page: Page) -> None:
        shown = sum(1 for glyph in page.glyphs if glyph.visible)
        if shown:
            self._layers["native"] += 1
        elif page.glyphs:
            self._layers["ocr"] += 1
        else:
            self._layers["none"] += 1

    def _text_layer(self) -> TextLayer:
        kinds = {kind for kind in ("native", "ocr") if self._layers[kind]}
        if not kinds:
            return "none"
        if len(kinds) == 2 or (self._layers["none"] and kinds == {"ocr"}):
            return "mixed"
        return "native" if kinds == {"native"} else "ocr"

    def _health(self) -> Health:
        verdicts = Counter(page.health for page in self._pages)
        if not self._pages or verdicts["none"] == len(self._pages):
            return "none"
        if verdicts["unreadable"]:
            return "unreadable"
        return "repaired" if verdicts["repaired"] else "fine"


def page_clusters(decoded: list[Decoded]) -> list[Cluster]:
    """Return the page's clusters, glued in stream order or from left to right: the better."""
    clusters = glyphs_to_clusters(decoded)
    illegal = count_illegal(clusters)
    if illegal:
        by_place = sorted(decoded, key=lambda part: (round(part.glyph.baseline, 1), part.glyph.x0))
        others = glyphs_to_clusters(by_place)
        if 2 * count_illegal(others) < illegal:
            return others
    return clusters


def _page_text(lines: list[Line], tables: list) -> str:  # type: ignore[type-arg]
    """Return a page's lines and its tables' cells from top to bottom, as text."""
    blocks = [(line.box.top, line.box.x0, line.text) for line in lines]
    for table in tables:
        for cell in table.cells:
            if cell.lines:
                text = "\n".join(line.text for line in cell.lines)
                blocks.append((cell.box.top, cell.box.x0, text))
    return "\n".join(text for _, _, text in sorted(blocks))
