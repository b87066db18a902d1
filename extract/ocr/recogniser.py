"""A trained reader of single lines: picture of a line in, letters with place and certainty out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from .page_image import Grey
from .tolerances import MOST_AT_ONCE

Strip = NDArray[np.uint8]  # one line, 48 rows, ink 255 on 0

HEIGHT = 48
STRIDE = 4
PADDING = 16
MARGIN = 0.06


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as read.

    Attributes:
        text: the letter.
        place: where it was seen, as a share of the strip's width.
        certainty: the reader's own probability, not calibrated.
        frame: the step of the reader at which it was seen best.
    """

    text: str
    place: float
    certainty: float
    frame: int


@dataclass(frozen=True, slots=True)
class LineReading:
    """What a reader makes of one strip.

    Attributes:
        letters: as read.
        scores: the chance of each class by step; class 0 is none.
        classes: the letters of the classes from 1.
    """

    letters: tuple[Letter, ...]
    scores: NDArray[np.float32]
    classes: tuple[str, ...]

    @property
    def text(self) -> str:
        """All letters."""
        return "".join(letter.text for letter in self.letters)

    @property
    def certainty(self) -> float:
        """That of the least certain letter."""
        return min((letter.certainty for letter in self.letters), default=0.0)


def to_strip(crop: Grey) -> Strip:
    """Return the picture of a line, dark on light, as the readers were trained on."""
    ink = 255.0 - crop.astype(np.float32)
    paper = float(np.percentile(ink, 20))
    ink = np.clip((ink - paper) * (255 / max(40.0, float(ink.max()) - paper)), 0, 255)
    strip = ink.astype(np.uint8)
    rows, columns = np.nonzero(strip > 110)
    if len(rows) > 3:
        strip = strip[
            max(0, rows.min() - 1) : rows.max() + 2, max(0, columns.min() - 1) : columns.max() + 2
        ]
    margin = max(1, round(strip.shape[0] * MARGIN))
    return scale_to_height(np.pad(strip, ((margin, margin), (4, 4))))


def scale_to_height(strip: Strip) -> Strip:
    """Return a strip 48 rows high."""
    return resize(strip, max(8, round(strip.shape[1] * HEIGHT / strip.shape[0])), HEIGHT)


def resize(strip: Strip, width: int, height: int) -> Strip:
    """Return a strip in another size: areas averaged when smaller, blended when larger."""
    smaller = height < strip.shape[0] or width < strip.shape[1]
    how = Image.Resampling.BOX if smaller else Image.Resampling.BILINEAR
    return np.asarray(Image.fromarray(strip).resize((width, height), how))


def view(strip: Strip, number: int) -> Strip:
    """Return another look at a strip: 1 is wider, 2 has more paper around it, 3 is blurred."""
    height, width = strip.shape
    if number == 1:
        return resize(strip, max(8, int(width * 1.1)), height)
    if number == 2:
        return scale_to_height(np.pad(strip, ((3, 3), (2, 2)), mode="edge"))
    if number == 3:
        return np.asarray(Image.fromarray(strip).filter(ImageFilter.GaussianBlur(0.8)))
    return strip


class Recogniser:
    """One trained network."""

    def __init__(self, name: str) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self._session: Any = onnxruntime.InferenceSession(
            (files(__package__) / "weights" / f"{name}.onnx").read_bytes(),
            options,
            providers=["CPUExecutionProvider"],
        )
        self._classes = _classes()

    def read(self, strip: Strip) -> LineReading:
        """Return the letters of one strip."""
        return self._read_alike([strip])[0]

    def read_all(self, strips: Sequence[Strip]) -> list[LineReading]:
        """Return the letters of each strip, as `read` does; those as wide as others, at once.

        A step over several lines costs half of what it costs for each, and gives the same numbers.
        """
        of_width: dict[int, list[int]] = {}
        for number, strip in enumerate(strips):
            of_width.setdefault(_padded_width(strip), []).append(number)
        found: dict[int, LineReading] = {}
        for width, numbers in of_width.items():
            at_once = max(1, MOST_AT_ONCE // width)
            for first in range(0, len(numbers), at_once):
                some = numbers[first : first + at_once]
                found |= zip(some, self._read_alike([strips[n] for n in some]), strict=True)
        return [found[number] for number in range(len(strips))]

    def _read_alike(self, strips: Sequence[Strip]) -> list[LineReading]:
        """Return the letters of strips that are equally wide once they are padded."""
        padded = np.full((len(strips), 1, HEIGHT, _padded_width(strips[0])), -1, np.float32)
        for place, strip in zip(padded, strips, strict=True):
            place[0, :, : strip.shape[1]] = strip / np.float32(127.5) - 1
        found = self._session.run(None, {"x": padded})[0]
        return [
            self._to_reading(scores, strip.shape[1])
            for scores, strip in zip(found, strips, strict=True)
        ]

    def _to_reading(self, scores: NDArray[np.float32], width: int) -> LineReading:
        scores = scores[: (width + STRIDE - 1) // STRIDE + 1]
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        scores /= scores.sum(axis=1, keepdims=True)
        return LineReading(self._decode(scores, width), scores, self._classes)

    def _decode(self, scores: NDArray[np.float32], width: int) -> tuple[Letter, ...]:
        """Collapse repeated classes; class 0 is the blank."""
        letters = []
        best, certainty = scores.argmax(axis=1), scores.max(axis=1)
        starts = np.flatnonzero(np.diff(best, prepend=-1))
        ends = np.append(starts[1:], len(best))
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            if best[start]:
                peak = start + int(certainty[start:end].argmax())
                letters.append(
                    Letter(
                        self._classes[best[start] - 1],
                        min(1.0, (peak + 0.5) * STRIDE / width),
                        float(certainty[peak]),
                        peak,
                    )
                )
        return tuple(letters)


def read_together(reader: Recogniser, strips: Sequence[Strip]) -> list[LineReading]:
    """Return what a reader makes of each strip."""
    return reader.read_all(strips) if len(strips) > 1 else [reader.read(strip) for strip in strips]


def _padded_width(strip: Strip) -> int:
    return -(-int(strip.shape[1]) // PADDING) * PADDING


@cache
def _classes() -> tuple[str, ...]:
    text = (files(__package__) / "weights" / "charset.json").read_text("utf-8")
    return tuple(json.loads(text)["classes"])


@cache
def recogniser(name: str) -> Recogniser:
    """Return the reader of that name, loaded once."""
    return Recogniser(name)
