"""List the glyphs whose letter is not the one that their text layer gives, with pictures.

    python changed_letters.py OUT PDF... [--face FONT]

Each row is one code of one embedded font: what the text layer says, what was chosen, how often, the
repair that chose, and what the font's own names or cmap say. Codes of fonts without a ToUnicode map
are listed where they show Thai letters or digits, whoever chose. OUT gets `letters.tsv` and sheets
of pictures, one a row: the glyph as PDFium draws it on its page, and beside it the chosen letter as
FONT draws it, for the eye to compare.
"""

import argparse
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from mattrakan.errors import MattrakanError
from mattrakan.extract.glyphs import Glyph, Page
from mattrakan.extract.pages import assembly
from mattrakan.extract.reading import read_document
from mattrakan.extract.text.decoded import Decoded
from mattrakan.extract.text.decoding import Decoder
from mattrakan.extract.thai import is_thai

FACE = "/usr/share/fonts/truetype/tlwg/Norasi.ttf"
PICTURE, LABEL, ACROSS, DOWN = 64, 14, 16, 10
DPI = 200.0
Key = tuple[str, int, str]  # a font's name, a code, what the text layer says of it


@dataclass
class Change:
    """One code of one font: how often it stands, how it was first drawn, and who says what."""

    glyph: Glyph
    page: int
    text: str
    repair: str
    opinion: str
    has_map: bool
    count: int = 0
    letter: str = ""


class Recorder(Decoder):
    """A decoder that keeps what it chose otherwise than the text layer."""

    found: dict[Key, Change]

    def __init__(self) -> None:
        super().__init__()
        self.found = {}
        Recorder.last = self

    last: "Recorder"

    def decode(self, page: Page) -> list[Decoded]:
        """Return what the page's glyphs say, as ever."""
        decoded = super().decode(page)
        for part in decoded:
            glyph = part.glyph
            file = page.fonts.get(glyph.font)
            if glyph.code < 0 or file is None or not self._is_listed(part, file):
                continue
            key = (glyph.font, glyph.code, glyph.text)
            if key not in self.found:
                opinion = file.second_opinion(glyph.code) or ""
                change = Change(glyph, page.number, part.text, part.repair or "", opinion, False)
                change.has_map, change.letter = file.has_unicode_map, file.name
                self.found[key] = change
            self.found[key].count += 1
        return decoded

    def learn(self, texts: Any) -> dict[str, str]:
        """Return the letters that words make certain, as ever."""
        letters = super().learn(texts)
        for change in self.found.values():
            change.text = "".join(letters.get(letter, letter) for letter in change.text)
        return letters

    @staticmethod
    def _is_listed(part: Decoded, file: Any) -> bool:
        if part.text != part.glyph.text:
            return True
        told = is_thai(part.text) or part.text.isdigit()
        return told and not file.has_unicode_map


def changes_of(path: Path) -> list[Change]:
    """Return the changes of one document, by font and code."""
    with mock.patch.object(assembly, "Decoder", Recorder):
        read_document(path)
    return [Recorder.last.found[key] for key in sorted(Recorder.last.found)]


def points(text: str) -> str:
    """Return a text as the names of its code points."""
    return " ".join(f"U+{ord(letter):04X}" for letter in text)


def picture(page: Any, change: Change, face: Any) -> Image.Image:
    """Return the glyph on its page in a frame, the chosen letter, and a label."""
    tile = Image.new("RGB", (2 * PICTURE, PICTURE + LABEL), "white")
    glyph = change.glyph
    scale = DPI / 72
    drawn = page.render(scale=scale).to_pil().convert("RGB") if page is not None else None
    if drawn is not None:
        size = glyph.size
        middle = (glyph.x0 + glyph.x1) / 2
        box = (middle - size, glyph.baseline - 1.4 * size, middle + size, glyph.baseline + size / 2)
        crop = drawn.crop(tuple(round(side * scale) for side in box))
        ratio = PICTURE / max(crop.height, 1)
        crop = crop.resize((PICTURE, PICTURE))
        mark = ImageDraw.Draw(crop)
        for x in (glyph.x0, glyph.x1):
            at = (x - box[0]) * scale * ratio
            mark.line((at, PICTURE - 5, at, PICTURE), fill="red")
        tile.paste(crop, (0, 0))
    draw = ImageDraw.Draw(tile)
    shown = change.text if change.text.strip() else "(none)"
    draw.text((PICTURE + 8, 8), shown, font=face, fill="blue")
    label = f"{points(glyph.text)[2:12]}>{points(change.text)[2:12]}"
    draw.text((1, PICTURE), label, fill="black")
    draw.rectangle((0, 0, tile.width - 1, tile.height - 1), outline="grey")
    return tile


def sheets(tiles: Sequence[Image.Image]) -> Iterator[Image.Image]:
    """Yield sheets of pictures."""
    for first in range(0, len(tiles), ACROSS * DOWN):
        some = tiles[first : first + ACROSS * DOWN]
        width, height = some[0].size
        sheet = Image.new("RGB", (ACROSS * width, -(-len(some) // ACROSS) * height), "white")
        for n, tile in enumerate(some):
            sheet.paste(tile, (n % ACROSS * width, n // ACROSS * height))
        yield sheet


def main() -> None:
    """Write the list and the sheets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("pdfs", type=Path, nargs="+")
    parser.add_argument("--face", default=FACE)
    told = parser.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    face = ImageFont.truetype(told.face, PICTURE // 2)
    tiles: list[Image.Image] = []
    seen: set[tuple[str, int, str, str, str]] = set()
    with (told.out / "letters.tsv").open("w", encoding="utf-8", newline="") as written:
        rows = csv.writer(written, delimiter="\t")
        rows.writerow("pdf page font code map layer chosen count repair opinion tile".split())
        for path in told.pdfs:
            try:
                found = changes_of(path)
            except MattrakanError as error:
                print(f"{path.name}: {error}")
                continue
            document = pypdfium2.PdfDocument(path)
            for change in found:
                glyph = change.glyph
                name = change.letter.split("+")[-1]
                same = (name, glyph.code, glyph.text, change.text, path.stem.split("__")[-1])
                if same not in seen:
                    seen.add(same)
                    tiles.append(picture(document[change.page - 1], change, face))
                row = [path.name, change.page, name, glyph.code, int(change.has_map)]
                row += [points(glyph.text), points(change.text), change.count, change.repair]
                rows.writerow([*row, points(change.opinion), len(tiles) - 1])
            document.close()
    for number, sheet in enumerate(sheets(tiles)):
        sheet.save(told.out / f"sheet_{number:02}.png")
    print(f"{len(tiles)} pictures")


if __name__ == "__main__":
    main()
