"""Letters of the Thai script by what they are: consonants, tones, marks above and below."""

TONES = "่้๊๋"
UPPER = "ัิีึื็ํ๎์"
LOWER = "ฺุู"
MARKS = frozenset(TONES + UPPER + LOWER)
CONSONANTS = frozenset(chr(code) for code in range(0x0E01, 0x0E2F))
