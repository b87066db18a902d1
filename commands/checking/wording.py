"""Words of the checklist in the reader's language, from knowledge/checklist.toml."""

from ...normalize.knowledge import load
from ..language import Language


def say(word: str, language: Language, **facts: object) -> str:
    """Return a word or sentence of the checklist.

    >>> say("page", "th", page=3)
    'หน้า 3'
    """
    return str(load("checklist")["words"][word][language]).format(**facts)


def count(what: str, number: int, language: Language, **facts: object) -> str:
    """Return a number of things.

    >>> count("measures", 1, "en"), count("measures", 1, "th")
    ('1 measure', 'มาตรการ 1 ข้อ')
    """
    forms = load("checklist")["counts"][what]
    form = "one" if language == "en" and number == 1 else language
    return str(forms[form]).format(n=number, **facts)


def place_word(part: str, language: Language, **facts: object) -> str | None:
    """Return what a part of a Report is called, or None for one that has no name."""
    words = load("checklist")["places"].get(part)
    return str(words[language]).format(**facts) if words else None
