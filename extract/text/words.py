"""Thai words for the few questions that letters alone cannot answer; loaded when first asked."""

import os
import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from .repairs import repair_text
from .tolerances import LONGEST_WORD, SHORTEST_WORD

_RUNS = re.compile("[\u0e01-\u0e2f\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e\ufffd]+")


@cache
def thai_words() -> frozenset[str]:
    """Return PyThaiNLP's word list: 62,000 words, about 8 MB in memory.

    The file is read where it lies: to import the package takes 60 ms more, and some megabytes.
    """
    words = corpus_file("words_th.txt")
    if words is not None:
        return frozenset(filter(None, map(str.strip, words.read_text("utf-8").splitlines())))
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")  # it would create a folder at home
    from pythainlp.corpus import thai_words as packaged_words

    return packaged_words()


def corpus_file(name: str) -> Path | None:
    """Return where a file of PyThaiNLP's corpus lies, without an import; None where it has none."""
    spec = find_spec("pythainlp")
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    found = (Path(folder, "corpus", name) for folder in folders)
    return next((path for path in found if path.exists()), None)


@cache
def word_counts() -> dict[str, int]:
    """Return how often words stand in the Thai National Corpus, {} where its counts are missing.

    The list of words has misprints and rare names ("เรี่อง", "เทื่อ"), which counts part from
    common words. Read only where words of one length are left: 106,000 lines.
    """
    file = corpus_file("tnc_freq.txt")
    lines = file.read_text("utf-8").splitlines() if file is not None else []
    counted = [line.split("\t") for line in lines]
    return {word: int(count) for word, count in (one for one in counted if len(one) == 2)}


def share_in_words(text: str) -> float:
    """Return the share of Thai letters, U+FFFD among them, that stand in words; 1 of nothing."""
    words = thai_words()
    covered = letters = 0
    for run in _RUNS.findall(text):
        letters += len(run)
        covered += _most_covered(run, words)
    return covered / letters if letters else 1.0


def _most_covered(run: str, words: frozenset[str]) -> int:
    """Return how many letters of a run the best choice of words without overlap covers."""
    best = [0] * (len(run) + 1)
    for end in range(1, len(run) + 1):
        most = best[end - 1]
        for length in range(SHORTEST_WORD, min(end, LONGEST_WORD) + 1):
            if best[end - length] + length > most and run[end - length : end] in words:
                most = best[end - length] + length
        best[end] = most
    return best[-1]


def longest_word_at(run: str, place: int, words: frozenset[str]) -> str:
    """Return the longest word of three letters or more that covers a place of a run, "" if none.

    >>> longest_word_at("ทั้งหมด", 2, frozenset({"ทั้ง", "หมด"})) == "ทั้ง"
    True
    """
    text, moved = _repaired(run, place)
    lengths = _longest_by_start(words)
    longest = ""
    for start in range(max(0, moved - LONGEST_WORD + 1), moved + 1):
        most = min(lengths.get(text[start : start + SHORTEST_WORD], 0), len(text) - start)
        for length in range(most, max(moved - start, SHORTEST_WORD - 1, len(longest)), -1):
            if text[start : start + length] in words:
                longest = text[start : start + length]
                break
    return longest


@lru_cache(maxsize=4)
def _longest_by_start(words: frozenset[str]) -> dict[str, int]:
    """Return how long the longest word is by the letters that it begins with, up to LONGEST_WORD.

    At most places no word begins, so that hardly any is looked up: a tenth of all that could be.
    """
    lengths: dict[str, int] = {}
    for word in words:
        length = len(word)
        if SHORTEST_WORD <= length <= LONGEST_WORD:
            start = word[:SHORTEST_WORD]
            if lengths.get(start, 0) < length:
                lengths[start] = length
    return lengths


def _repaired(run: str, place: int) -> tuple[str, int]:
    """Return a run with its marks in order, and about where the place went."""
    head = repair_text(run[:place])[0]
    text = repair_text(run)[0]
    return text, min(len(head), len(text) - 1)
