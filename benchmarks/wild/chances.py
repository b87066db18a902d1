"""Everything drawn at random for one document, from one seed number."""

import random
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ARABIC_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
WORDS = Path(__file__).with_name("words")
BANKS = ("listed", "mixed", "unlisted")


@cache
def words(name: str) -> dict[str, Any]:
    """Return one of the files of words."""
    return tomllib.loads((WORDS / f"{name}.toml").read_text("utf-8"))


class Chances:
    """A random source with the office, the year and the habits of one document."""

    def __init__(self, seed: str, bank: str) -> None:
        self.rng = random.Random(seed)
        self.bank = bank
        self.thai_digits = self.chance(0.6)
        self.year = self.rng.randint(2563, 2569)  # the fiscal year
        self.units: list[str] = []
        self.english = self.chance(0.07)  # headings in two languages
        self._left: dict[str, list[str]] = {}

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, choices: Sequence[T]) -> T:
        return choices[self.rng.randrange(len(choices))]

    def weighted(self, choices: Mapping[str, float]) -> str:
        return self.rng.choices(list(choices), list(choices.values()))[0]

    def number(self, low: int, high: int) -> int:
        return self.rng.randint(low, high)

    def digits(self, value: object) -> str:
        """Return a number or a text with the digits that the document uses."""
        return str(value).translate(THAI_DIGITS if self.thai_digits else ARABIC_DIGITS)

    def unused(self, name: str) -> str:
        """Return a text of a list that the document does not have yet, as long as there are any."""
        if not self._left.get(name):
            self._left[name] = list(words("texts")["texts"][name])
            self.rng.shuffle(self._left[name])
        text = self._left[name].pop()
        text = text.replace("{n}", str(self.number(2, 9))).replace(
            "{p}", str(self.number(6, 19) * 5)
        )
        return self.digits(text)

    def action_text(self) -> str:
        """Return what is done in one step of a measure."""
        tail = self.pick(words("texts")["texts"]["tails"]) if self.chance(0.6) else ""
        tail = tail.replace("{p}", str(self.number(6, 19) * 5))
        return " ".join(filter(None, [self.unused("actions"), self.digits(tail)]))

    def heading(self, role: str) -> str:
        """Return a heading for a column, in the words of the bank."""
        text = str(self.pick(words("banks")[self.bank]["columns"][role])).replace("|", "\n")
        return f"{text}\n{words('banks')['english'][role]}" if self.english else text

    def score_heading(self, role: str) -> str:
        return str(self.pick(words("banks")[self.bank]["scores"][role])).replace("|", "\n")

    def label(self, role: str) -> str:
        return str(self.pick(words("banks")[self.bank]["labels"][role]))

    def labels(self, role: str) -> list[str]:
        return list(words("banks")[self.bank]["labels"][role])

    def title(self, kind: str) -> str:
        return str(self.pick(words("banks")[self.bank]["titles"][kind]))
