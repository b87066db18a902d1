"""List numbers and bullets at the start of a line, as rows and columns are told by."""

import re

ENUMERATOR = re.compile(
    r"^(?:[(\[]?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*[.)\]]|[(]?[กขคงจฉชซฌญ][.)](?![ก-ฮ]{0,2}\.|$)|[-–—•●▪○◦➢►✓*]\s?\S)"
)
LIST_NUMBER = re.compile(r"^[0-9๐-๙]{1,3}$")
_LEVELS = re.compile(r"^[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+$")


def is_bare_number(text: str) -> bool:
    """Return whether a text is a list number or bullet and nothing else."""
    if text == "o":  # a bullet of Word's second level
        return True
    match = ENUMERATOR.match(text + " ก")
    return match is not None and match.end() >= len(text)


def is_list_number(text: str) -> bool:
    """Return whether a text is a list number, with a dot or without, and nothing else."""
    return is_bare_number(text) or LIST_NUMBER.match(text) is not None


def is_heading_number(text: str) -> bool:
    """Return whether a text is the number of a heading and nothing else, of several levels too.

    >>> is_heading_number("๑"), is_heading_number("๑.๒"), is_heading_number("๑ กก")
    (True, True, False)
    """
    return is_list_number(text) or _LEVELS.match(text) is not None
