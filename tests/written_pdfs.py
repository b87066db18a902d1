"""Small PDFs written by the tests themselves: letters, rules and tables where a test wants them.

The font is not embedded. Its widths and its map to letters stand in the PDF, which is all that
text needs; what a viewer draws has the right places and the wrong shapes.
"""

import random
from collections.abc import Sequence
from io import BytesIO

import pikepdf

EM = 0.5  # width of every letter but marks, which have none
LEFT = "<"  # a place that the cell to its left covers; None is covered by the cell above
MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d"
FIRST_CODE = 33
FONTS = ("/Written", "/Written-Bold")

Rows = Sequence[Sequence[str | None]]


def text_width(text: str, size: float) -> float:
    """Return the width of a text in points."""
    return size * EM * sum(1 for letter in text if letter not in MARKS)


class Writer:
    """Pages of pieces; places are in points from the top left, as in a Report.

    Each piece (a text, a rule, a cell with its rules) can be drawn by itself, in any order.

    Args:
        width: of the pages.
        height: of the pages.
        letters: how a line's letters are drawn: "plain"; "twice", a little beside; "marks last";
            "backwards", one by one from the right; "spaced", with a tenth of an em after each;
            "pulled", marks with their pen 0.3 em left of where it stands; "gaps", without spaces.
    """

    def __init__(self, width: float = 595.0, height: float = 842.0, letters: str = "plain") -> None:
        self.width = width
        self.height = height
        self.letters = letters
        self.pages: list[list[str]] = [[]]
        self.codes: dict[str, int] = {}

    def new_page(self) -> None:
        """Begin another page."""
        self.pages.append([])

    def text(self, x: float, baseline: float, text: str, size: float = 12.0) -> None:
        """Write one line."""
        self.pages[-1].append(self._text(x, baseline, text, size))

    def centred(self, baseline: float, text: str, size: float = 12.0) -> None:
        """Write one line in the middle of the page."""
        self.text((self.width - text_width(text, size)) / 2, baseline, text, size)

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Draw a thin line."""
        self.pages[-1].append(self._rule(x0, top, x1, bottom))

    def table(
        self,
        rows: Rows,
        widths: Sequence[float],
        *,
        x: float = 50.0,
        top: float = 100.0,
        size: float = 12.0,
        rules: str = "all",
        header: int = 0,
    ) -> float:
        """Draw a table, cell by cell; return where it ends. "\\n" ends a line of a cell.

        Args:
            rules: all, level, upright or none.
            header: how many first rows are set in a font of their own.
        """
        leading = 1.5 * size
        xs = [x + sum(widths[:column]) for column in range(len(widths) + 1)]
        lines = [max(len((text or "").split("\n")) for text in row) for row in rows]
        ys = [top + leading * sum(lines[:row]) + 4.0 * row for row in range(len(rows) + 1)]
        for row, column, text in self.cells(rows):
            right = column + 1
            while right < len(rows[row]) and rows[row][right] == LEFT:
                right += 1
            below = row + 1
            while below < len(rows) and rows[below][column] is None:
                below += 1
            x0, y0, x1, y1 = xs[column], ys[row], xs[right], ys[below]
            piece = []
            if rules in ("all", "level"):
                piece += [self._rule(x0, y0, x1, y0), self._rule(x0, y1, x1, y1)]
            if rules in ("all", "upright"):
                piece += [self._rule(x0, y0, x0, y1), self._rule(x1, y0, x1, y1)]
            for number, line in enumerate(text.split("\n")):
                baseline = y0 + 2 + size + leading * number
                piece.append(self._text(x0 + 3, baseline, line, size, 2 if row < header else 1))
            self.pages[-1].append("\n".join(piece))
        return ys[-1]

    @staticmethod
    def cells(rows: Rows) -> list[tuple[int, int, str]]:
        """Return row, column and text of every cell that covers places of its own."""
        return [
            (row, column, text)
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
            if text is not None and text != LEFT
        ]

    def pdf(self, *, shuffled: int | None = None, backwards: bool = False) -> bytes:
        """Return the PDF; its pieces are drawn as they came, backwards, or shuffled by a seed."""
        with pikepdf.new() as pdf:
            font, bold = (pdf.make_indirect(self._font(pdf, name)) for name in FONTS)
            for pieces in self.pages:
                pieces = pieces[::-1] if backwards else list(pieces)
                if shuffled is not None:
                    random.Random(shuffled).shuffle(pieces)
                pdf.add_blank_page(page_size=(self.width, self.height))
                page = pdf.pages[-1].obj
                page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font, F2=bold))
                page.Contents = pdf.make_stream("\n".join(pieces).encode())
            out = BytesIO()
            pdf.save(out, static_id=True)
            return out.getvalue()

    def _text(self, x: float, baseline: float, text: str, size: float, font: int = 1) -> str:
        y = self.height - baseline
        start = f"BT /F{font} {size:g} Tf 0 Tc "
        whole = f"{x:.3f} {y:.3f} Td <{self._codes(text)}> Tj ET"
        if self.letters == "plain":
            return start + whole
        if self.letters == "twice":
            return f"{start}{whole} {start}{x + 0.4:.3f} {y:.3f} Td <{self._codes(text)}> Tj ET"
        if self.letters == "spaced":
            return f"BT /F{font} {size:g} Tf {0.1 * size:g} Tc {whole}"
        if self.letters == "pulled":
            parts = [
                f"300 <{self._codes(one)}> -300" if one in MARKS else f"<{self._codes(one)}>"
                for one in text
            ]
            return f"{start}{x:.3f} {y:.3f} Td [{' '.join(parts)}] TJ ET"
        places = [(x + text_width(text[:at], size), one) for at, one in enumerate(text)]
        if self.letters == "gaps":
            places = [(at, one) for at, one in places if one != " "]
        elif self.letters == "backwards":
            places = places[::-1]
        else:
            places = sorted(places, key=lambda placed: placed[1] in MARKS)
        shown = (f"1 0 0 1 {at:.3f} {y:.3f} Tm <{self._codes(one)}> Tj" for at, one in places)
        return f"{start}{' '.join(shown)} ET"

    def _codes(self, text: str) -> str:
        codes = (self.codes.setdefault(one, FIRST_CODE + len(self.codes)) for one in text)
        return "".join(f"{code:02X}" for code in codes)

    def _rule(self, x0: float, top: float, x1: float, bottom: float) -> str:
        y0, y1 = self.height - top, self.height - bottom
        return f"0.5 w {x0:.3f} {y0:.3f} m {x1:.3f} {y1:.3f} l S"

    def _font(self, pdf: pikepdf.Pdf, name: str) -> pikepdf.Dictionary:
        assert len(self.codes) <= 255 - FIRST_CODE
        pairs = "\n".join(f"<{code:02X}> <{ord(one):04X}>" for one, code in self.codes.items())
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "1 begincodespacerange <00> <FF> endcodespacerange\n"
            f"{len(self.codes)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
        )
        return pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.TrueType,
            BaseFont=pikepdf.Name(name),
            FirstChar=FIRST_CODE,
            LastChar=FIRST_CODE + len(self.codes) - 1,
            Widths=pikepdf.Array([0 if one in MARKS else int(1000 * EM) for one in self.codes]),
            ToUnicode=pdf.make_stream(cmap.encode()),
            FontDescriptor=pikepdf.Dictionary(
                Type=pikepdf.Name.FontDescriptor,
                FontName=pikepdf.Name(name),
                Flags=4,
                FontBBox=[0, -250, 1000, 1000],
                ItalicAngle=0,
                Ascent=1000,
                Descent=-250,
                CapHeight=700,
                StemV=80,
            ),
        )
