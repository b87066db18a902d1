"""Letters of the Thai script by what they are: consonants, tones, marks above and below."""

from typing import Final

TONES: Final = "่้๊๋"
UPPER: Final = "ัิีึื็ํ๎์"
LOWER: Final = "ฺุู"
MARKS: Final = frozenset(TONES + UPPER + LOWER)
CONSONANTS: Final = frozenset(chr(code) for code in range(0x0E01, 0x0E2F))
THAI_DIGITS: Final = "๐๑๒๓๔๕๖๗๘๙"
LEADING_VOWELS: Final = frozenset(chr(code) for code in range(0x0E40, 0x0E45))


def is_thai(text: str) -> bool:
    """Return whether every letter is in the Thai block.

    >>> is_thai("กั"), is_thai("1"), is_thai("")
    (True, False, False)
    """
    return bool(text) and all("\u0e00" <= letter <= "\u0e7f" for letter in text)
