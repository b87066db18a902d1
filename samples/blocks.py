"""Blocks: what stands on the pages of a made PDF, before any producer draws it."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ABOVE, LEFT = "^", "<"  # in a source: this place is covered by the cell above, or to the left


@dataclass(frozen=True, slots=True)
class Place:
    """A cell and the grid places it covers."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    header: bool


@dataclass(slots=True)
class Grid:
    """A table: texts by row and column, `^` or `<` where a spanning cell covers the place.

    `rules` is one of all, outer, vertical, horizontal, none, shaded, double, thick, pieces; in
    HTML also dashed, dotted, open, booktabs, groups, white.
    `within_top` and `within_bottom` are printed as full-width rows inside the grid above the
    header and below the last row, and are no part of the table.
    """

    header: list[list[str]]
    rows: list[list[str]]
    widths: list[float]
    kind: str = "other"
    rules: str = "all"
    align: list[str] = field(default_factory=list)  # left, right or center for each column
    centred: bool = False
    cut_rows: bool = False
    repeat_header: bool = True
    within_top: str = ""
    within_bottom: str = ""

    def places(self) -> list[Place]:
        """Every cell once, header first, by row and column."""
        texts = self.header + self.rows
        found: list[Place] = []
        for r, row in enumerate(texts):
            for c, text in enumerate(row):
                if text in (ABOVE, LEFT):
                    continue
                across = down = 1
                while c + across < len(row) and row[c + across] == LEFT:
                    across += 1
                while r + down < len(texts) and texts[r + down][c] == ABOVE:
                    down += 1
                found.append(Place(r, c, down, across, text, r < len(self.header)))
        return found

    def printed(self) -> dict[str, list[list[str | None]]]:
        """Header rows and rows as they are told in a sidecar: None at covered places."""
        parts = {"header_rows": self.header, "rows": self.rows}
        return {
            name: [[None if t in (ABOVE, LEFT) else one_line(t) for t in row] for row in part]
            for name, part in parts.items()
        }


@dataclass(slots=True)
class Block:
    """One thing on the page: heading, paragraph, table or page break."""

    kind: str
    text: str = ""
    grid: Grid | None = None
    told: dict[str, Any] = field(default_factory=dict)  # of a table that records will fill
    lines: list[Any] = field(default_factory=list)  # of an outline


@dataclass(slots=True)
class Source:
    """A document to be made: its blocks, its producer and its page."""

    stem: str
    producer: str
    blocks: list[Block]
    font: str = "Laksaman"
    size: float = 11
    landscape: bool = False
    header: str = ""
    footer: str = ""
    numbers: str = ""  # "", "thai" or "arabic": page numbers between dashes at the top
    watermark: str = ""
    watermark_turn: int = 45
    watermark_top: int = 30  # percent of the page's height
    turn: int = 0  # drawn turned by so many degrees, without /Rotate
    fake_bold: bool = False
    shaped: bool = False  # fpdf2 shapes the text, as a browser does
    tagged: bool = False  # Chromium and Typst tell the structure of the page too
    sidecar: dict[str, Any] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)


def one_line(text: str) -> str:
    """Return the paragraphs of a cell as one text."""
    return " ".join(text.split("\n"))


def read_blocks(told: list[dict[str, Any]], drawn: dict[str, Any]) -> list[Block]:
    """Return the blocks of a source file; `drawn` holds for every table."""
    blocks = []
    for item in told:
        if "table" in item:
            blocks.append(Block("table", grid=Grid(**(item["table"] | drawn))))
        else:
            ((kind, text),) = item.items()
            if isinstance(text, list):
                blocks.append(Block(kind, told={"texts": text}))
            elif isinstance(text, dict):
                blocks.append(Block(kind, told=text))
            else:
                blocks.append(Block(kind, text if isinstance(text, str) else ""))
    return blocks


def read_source(path: Path) -> Source:
    """Return the document that a TOML file describes.

    `blocks = "NAME"` takes the blocks of `shared/NAME.toml` beside it; `[grid]` says how every
    table is drawn.
    """
    told = tomllib.loads(path.read_text("utf-8"))
    page, drawn = told.pop("page", {}), told.pop("grid", {})
    if name := told.pop("blocks", ""):
        told |= tomllib.loads((path.parent / "shared" / f"{name}.toml").read_text("utf-8"))
    blocks = read_blocks(told.pop("block", []), drawn)
    producer = told.pop("producer")
    return Source(path.stem, producer, blocks, **page, told=told)


def texts_of(blocks: list[Block]) -> list[str]:
    """Every text on the pages in reading order: paragraphs and cells."""
    texts: list[str] = []
    for block in blocks:
        if block.grid:
            grid = block.grid
            inner = [place.text for place in grid.places()]
            texts += [t for t in (grid.within_top, *inner, grid.within_bottom) if t]
        elif block.text:
            texts.append(block.text)
    return list(map(one_line, texts))
