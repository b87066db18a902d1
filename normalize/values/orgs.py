"""Offices: the owners of a measure, one name each; abbreviated public bodies spelled out."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import cache

from ...models.value import Value
from ..knowledge import any_of, load, load_rows
from ..wording import is_blank
from .folding import Folded
from .torn import repair_torn_marks

_FACTS = load("org_heads")
_HEADS: tuple[str, ...] = tuple(sorted(_FACTS["heads"], key=len, reverse=True))
_POSTS: tuple[str, ...] = tuple(_FACTS["posts"])
_COMPLETE = frozenset[str](_FACTS["complete"])
_INNER: tuple[str, ...] = tuple(_FACTS["inner"])
_CONTINUATIONS: tuple[str, ...] = tuple(_FACTS["continuations"])
_OPEN_ENDS: tuple[str, ...] = tuple(_FACTS["open_ends"])
_QUANTIFIERS = frozenset[str](_FACTS["quantifiers"])
_SERVED: tuple[str, ...] = tuple(_FACTS["served"])

_HEAD = any_of(_FACTS["heads"])
# A head and nothing more: half of "ทุกสำนัก/กอง", not an office.
_FRAGMENT = re.compile(
    rf"(?:{any_of(_FACTS['before_heads'])})?(?:{_HEAD})(?:{any_of(_FACTS['half_ends'])})?"
    rf"|{any_of(_FACTS['fragments'])}"
)
_SURE_SEPARATOR = re.compile(r"\s+/\s+|\s*[,;]\s*")
_BARE_SEPARATOR = re.compile("[/,;]")
_SLASH = re.compile(r"\s*/\s*")
_BRACKETED_LIST = re.compile(r"\([^)]*[/,][^)]*\)")
_AREA = rf"{_FACTS['area']} ?\d{{1,2}}"
_PLACE = re.compile(rf"[ก-๏ ]+(?: ?{_AREA})?|{_AREA}")
_NUMBERED: str = _FACTS["numbered"]
_NUMBERED_PLACE = re.compile(rf"(?P<place>(?!{_FACTS['area']})[ก-๏]+) ?(?P<number>\d{{1,2}})")
# "ป. ป. ช.": an abbreviation whose letters stand apart.
_ABBREVIATED_GAPS = re.compile(r"(?<=^[ก-ฮ]\.) (?=[ก-ฮ]\.)|(?<=[. ][ก-ฮ]\.) (?=[ก-ฮ]\.)")
_EITHER = re.compile(rf" ?{_FACTS['either']} ?(?=(?:{_HEAD}))")
_RANKS: list[list[str]] = _FACTS["ranks"]
_NO_RANKS: tuple[str, ...] = tuple(_FACTS["no_ranks"])
_SENTENCE = re.compile(any_of(_FACTS["clause_words"]))
_ABBREVIATED = re.compile(r"(?:[ก-ฮ]\.){2,}|[ก-ฮ]{2,5}\.")


@cache
def abbreviations() -> dict[str, str]:
    """Return the full names of abbreviated public bodies; a key ends with its dot."""
    rows = load_rows("agencies")
    return {row["abbreviation"]: row["name"] for row in rows}


def split_orgs(text: str | Sequence[str], known: Collection[str] = ()) -> list[str]:
    r"""Return the offices that a cell names, as printed, one text each.

    A cell is split at " / ", at "," and at line ends between whole names, and at a bare "/" only
    if every part is an office of its own; never at "และ". A line that continues is joined.

    Args:
        text: the cell's text with its line ends, or its lines.
        known: names that stand whole in other cells: where two lines make one of them they are
            one name, and each of them is a name of its own.

    >>> split_orgs("สำนักปลัด/กองคลัง")
    ['สำนักปลัด', 'กองคลัง']
    >>> split_orgs("ทุกสำนัก/กอง"), split_orgs("นิติกร / หัวหน้าสำนักงาน")
    (['ทุกสำนัก/กอง'], ['นิติกร', 'หัวหน้าสำนักงาน'])
    >>> split_orgs("กองการ\nศึกษา\nกองช่างและกองคลัง")
    ['กองการศึกษา', 'กองช่างและกองคลัง']
    >>> split_orgs("รองคณบดี\nฝ่ายบริหาร", {"รองคณบดีฝ่ายบริหาร"})
    ['รองคณบดีฝ่ายบริหาร']
    """
    lines = text.split("\n") if isinstance(text, str) else text
    names: list[str] = []

    def may_stand_alone(name: str) -> bool:
        return name in known or _may_stand_alone(name)

    def is_office(name: str) -> bool:
        return name in known or _is_office(name)

    for entry in _join_wrapped([line.strip() for line in lines if line.strip()], known):
        for part in _split_between(_SURE_SEPARATOR, entry, may_stand_alone):
            names += _split_between(_SLASH, part, is_office)
    return [name for name in names if not is_blank(name)]


def names_on_lines(lines: Sequence[str]) -> set[str]:
    """Return the names between separators of a cell of one line, which are surely whole.

    >>> sorted(names_on_lines(["กองคลัง / รองคณบดีฝ่ายบริหาร"])), names_on_lines(["กอง", "คลัง"])
    (['กองคลัง', 'รองคณบดีฝ่ายบริหาร'], set())
    """
    if len(lines) != 1:
        return set()
    names = _SURE_SEPARATOR.split(lines[0].strip(" ,;/"))
    return {name for name in names if not is_blank(name) and "/" not in name}


def _join_wrapped(lines: Sequence[str], known: Collection[str]) -> list[str]:
    entries: list[str] = []
    for line in lines:
        if entries and _continues_name(entries[-1], line, known):
            entries[-1] += _gap(entries[-1], line) + line
        else:
            entries.append(line)
    return entries


def _continues_name(before: str, line: str, known: Collection[str]) -> bool:
    """Whether a line continues the name before it, by names known from other cells too."""
    if known and not before.endswith((",", ";", "/")) and not line.startswith(_CONTINUATIONS):
        first = _SURE_SEPARATOR.split(line)[0].strip()
        last = _SURE_SEPARATOR.split(before)[-1].strip()
        if last + first in known or f"{last} {first}" in known:
            return True
        if last in known and first in known:
            return False
    return _continues(before, line)


def _continues(before: str, line: str) -> bool:
    """Whether a line continues the name on the line before it."""
    first = _BARE_SEPARATOR.split(line)[0].strip()
    last = _BARE_SEPARATOR.split(before)[-1].strip()
    if before.endswith((",", ";", "/")) or line.startswith(_CONTINUATIONS):
        return True
    if first in _QUANTIFIERS:
        return True
    if (
        before.endswith(_OPEN_ENDS)
        or last.count("(") > last.count(")")
        or not _may_stand_alone(last)
    ):
        return True
    if last.startswith(_FACTS["deputy"]) and first.startswith(_FACTS["field_of_work"]):
        return True
    if last in _FACTS["serving"] and first.startswith(_SERVED):
        return True
    # What is no office by itself continues the name before it ("งานรับเรื่องราวร้อง", "ทุกข์").
    return not _is_office(first) or line.startswith(_INNER)


def tears_name(before: str, after: str) -> bool:
    """Return whether the end of a line is inside one of several names that separators join.

    >>> tears_name("กองช่าง/กอง", "คลัง"), tears_name("ทุกสำนัก/กอง", "กองคลัง")
    (True, False)
    """
    last, first = _BARE_SEPARATOR.split(before)[-1].strip(), _BARE_SEPARATOR.split(after)[0].strip()
    if not (last and first) or (last == before.strip() and first == after.strip()):
        return False
    is_rest = not _is_office(first) or first.startswith(_INNER) or last + first in _COMPLETE
    return is_rest and not _may_stand_alone(last)


def _gap(before: str, line: str) -> str:
    """Return the space that a line end stood for: one beside Latin letters, digits and brackets."""
    edge = re.compile(r"[A-Za-z0-9๐-๙(),]")
    if before.endswith(" /") or line.startswith("/ "):  # " / " was broken
        return " "
    return " " if edge.match(before[-1]) or edge.match(line) else ""


def _split_between(
    separator: re.Pattern[str], text: str, is_whole: Callable[[str], bool]
) -> list[str]:
    parts = [] if _BRACKETED_LIST.search(text) else separator.split(text.strip(" ,;/"))
    # "ผู้อำนวยการโรงเรียน, กองคลัง" are two, "ผู้อำนวยการสำนัก/กอง" is one.
    # "นิติกร / หัวหน้าสำนักงาน" and "นิติกร, หัวหน้าสำนักงาน" are two as well: a name that is cut
    # has no spaces around its slash, and no comma.
    posts = [part.startswith(_POSTS) for part in parts]
    posts[-1:] = [posts[-1] and bool(_SURE_SEPARATOR.search(text))] if posts else []
    whole = all(is_whole(part) or post for part, post in zip(parts, posts, strict=False))
    return parts if len(parts) > 1 and whole else [text.strip(" ,;/")]


def _may_stand_alone(name: str) -> bool:
    return bool(name) and (name in _COMPLETE or not _FRAGMENT.fullmatch(name))


def _is_office(name: str) -> bool:
    """Whether a text is the whole name of an office, body or post."""
    known = name.startswith((*_HEADS, *_POSTS)) or bool(_ABBREVIATED.match(name))
    return known and _may_stand_alone(name)


def parse_org(folded: Folded) -> Value:
    """Return the full name of the body or office in a cell, or a list of them.

    An abbreviation of a public body is spelled out, with the place that follows it; a group
    ("ทุกสำนัก/กอง") and text that names no office are unparsed.

    >>> from .folding import fold_cell
    >>> parse_org(fold_cell("สพป.นครปฐม เขต 1")).value
    'สำนักงานเขตพื้นที่การศึกษาประถมศึกษานครปฐม เขต 1'
    >>> parse_org(fold_cell("ทุกสำนัก/กอง")).status
    'unparsed'
    """
    folded = repair_torn_marks(folded)
    names = split_orgs(folded.lines)
    if not names:
        return folded.blank("blank")
    spelled = [_spell_out(name) for name in names]
    full = [name for name in spelled if name is not None]
    if len(full) < len(names):
        return folded.unparsed("text")
    full = [one for name in full for one in _side_by_side(name)]
    choices = [one for name in full if len(one := _EITHER.split(name)) > 1]
    if choices:
        return folded.ambiguous("; ".join(full), "either_office", alternatives=tuple(choices[0]))
    inner = [part for name in full if len(part := _offices_inside(name)) > 1]
    if inner:  # a list without separators, or a unit and the body it belongs to
        return folded.ambiguous("; ".join(full), "two_offices", alternatives=("; ".join(inner[0]),))
    return folded.ok(full[0] if len(full) == 1 else full)


def _side_by_side(name: str) -> list[str]:
    """Return the units of one rank that stand side by side in one text, or the text."""
    if " " not in name:
        return [name]
    parts = _offices_inside(name)
    ranks = {_rank(part) for part in parts}
    return parts if len(ranks) == 1 and None not in ranks else [name]


def _rank(name: str) -> int | None:
    """Return which units of a body an office is one of, `None` for a whole body or a post."""
    if name.startswith(_NO_RANKS):
        return None
    return next((at for at, heads in enumerate(_RANKS) if name.startswith(tuple(heads))), None)


def _offices_inside(name: str) -> list[str]:
    """Return the offices side by side in one text; a place after a name is part of it."""
    parts: list[str] = []
    for word in name.split(" "):
        if not parts or (_is_office(word) and not word.startswith(_INNER)):
            parts.append(word)
        else:
            parts[-1] += f" {word}"
    return parts


def _with_place(full: str, place: str) -> str | None:
    """Return a body's name with its place; the number of an education area may stand alone."""
    if not place:
        return full
    if _NUMBERED in full and (numbered := _NUMBERED_PLACE.fullmatch(place)):
        place = f"{numbered['place']} {_FACTS['area']} {numbered['number']}"
    return full + place if _PLACE.fullmatch(place) else None


def _with_stop(name: str) -> str:
    """Return an abbreviation with the last full stop that somebody left out ("สพป นครปฐม")."""
    first, gap, rest = name.partition(" ")
    return f"{first}.{gap}{rest}" if f"{first}." in abbreviations() and len(first) > 2 else name


def _spell_out(name: str) -> str | None:
    """Return the full name of an office, `None` where the text names none."""
    name = _with_stop(name)
    if ". " in name:
        name = _ABBREVIATED_GAPS.sub("", name)
    for abbreviation, full in abbreviations().items():
        if name.startswith(abbreviation):
            return _with_place(full, name[len(abbreviation) :].strip())
    for head, whole in _FACTS["abbreviated_heads"].items():
        if name.startswith(head):
            name = whole + name[len(head) :].strip()
    return name if "/" not in name and _is_office(name) and not _SENTENCE.search(name) else None
