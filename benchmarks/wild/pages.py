"""What a generated document is made of: paragraphs, tables and their cells, as drawn on paper."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; "\\n" in the text is a line end that the office typed."""

    text: str = ""
    rows: int = 1
    columns: int = 1
    align: str = "left"  # left | center | right
    bold: bool = False
    shaded: bool = False  # filled, because the fill says something
    arrow: str = ""  # a piece of a line through the cell: start | middle | end | whole
    turned: bool = False  # written upwards
    middle: bool = False  # text in the middle of the cell's height


Row = list[Cell | None]  # None: covered by a cell above or to the left


@dataclass(slots=True)
class Table:
    """A table: its column widths as shares, its heading rows and its rows."""

    widths: list[float]
    header: list[Row]
    rows: list[Row]
    kind: str = "measures"
    joined: set[int] = field(default_factory=set)  # rows with no rule and no gap below them
    joined_columns: dict[int, set[int]] = field(default_factory=dict)  # row -> columns, likewise
    repeat_header: bool = True
    cut_rows: bool = False  # rows may be cut by the end of a page
    orphan: bool = False  # its heading may stand alone at the foot of a page
    bands: list[int] = field(default_factory=list)  # of each row, for zebra fills
    ruled: bool = True  # False: drawn without rules in every style (contents, signatures)
    unseen: bool = False  # a layout aid, no table for the reader
    roles: list[str] = field(default_factory=list)  # what each column tells, where that is known

    def is_hidden(self, row: int, column: int) -> bool:
        """Whether there is no rule below a place."""
        return row in self.joined or column in self.joined_columns.get(row, ())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some lines of text outside of tables."""

    text: str
    align: str = "left"
    bold: bool = False
    scale: float = 1.0
    before: float = 0.0  # space above, in points
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class TextBox:
    """Text in a frame, between the paragraphs."""

    text: str


@dataclass(frozen=True, slots=True)
class PageEnd:
    """The end of a page; with `leave`, only where fewer points than that are left."""

    leave: float | None = None


@dataclass(frozen=True, slots=True)
class Fill:
    """Empty space down to `leave` points above the foot of the page."""

    leave: float


@dataclass(slots=True)
class Beside:
    """Two tables side by side."""

    left: Table
    right: Table


Block = Paragraph | TextBox | PageEnd | Fill | Beside | Table


@dataclass(slots=True)
class Style:
    """How a document is printed."""

    rules: str
    font: str
    size: float
    table_size: float
    landscape: bool
    page_number: str  # a pattern with {} or ""
    running_head: str
    header_fill: bool
    header_dark: bool  # white letters on a dark fill
    number_on_top: bool
    thai_digits: bool


def tables_of(blocks: list[Block]) -> list[Table]:
    """Return the tables of a document in reading order."""
    found: list[Table] = []
    for block in blocks:
        if isinstance(block, Table):
            found.append(block)
        elif isinstance(block, Beside):
            found += [block.left, block.right]
    return found


def centered(text: str, **changes: object) -> Cell:
    """Return a cell with its text in the middle of its width."""
    return replace(Cell(text, align="center"), **changes)  # type: ignore[arg-type]


def covered(row: Row, upto: int) -> Row:
    """Return a row filled with covered places to its full width."""
    return [*row, *[None] * (upto - len(row))]
