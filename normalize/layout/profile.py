"""Layout profiles: TOML files that say which headers mean which fields, and how rows group."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from ...errors import ProfileError
from ..outlines.rules import OutlineRules, RuleError, parse_rules
from ..values.kinds import KINDS
from .profile_keys import check_keys, extended_profile, not_valid, read_groups, read_words

Records: TypeAlias = Literal["indicators", "measures", "outline"]
Look: TypeAlias = Literal["text", "number", "score", "org", "period", "money", "date"]
Each: TypeAlias = Literal["fiscal_year", "month", "quarter", "half"]

# The fields that records know, per kind of record.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "indicators": ("number", "name", "score", "issue", "instrument", "extra"),
    "measures": (
        "number",
        "measure",
        "action",
        "responsible",
        "period",
        "period_start",
        "period_end",
        "follow_up",
        "budget",
        "result",
        "extra",
    ),
    "outline": (),
}
# Fields whose columns are kept as text under their printed headers.
KEPT_FIELDS = ("extra", "result")
CHECKS = ("duplicate-number", "score-mismatch", "grade-mismatch", "indicator-group")
EVIDENCE_NAMES = ("official-indicators",)
_KEYS = {"name", "records", "titles", "not_titles", "requires", "requires_untitled", "checks"}
_KEYS |= {"columns", "spread", "source", "note_rows", "total_rows", "extends", "evidence"}
_KEYS |= {"optional", "outline", "expect"}  # the last is for `profile test`
_COLUMN_KEYS = {"field", "headers", "weak", "stems", "look", "kind", "name"}
_NAME = re.compile("[a-z][a-z0-9_]*")
_OPTIONAL = re.compile("^optional = true$", re.MULTILINE)
_SPREAD_KEYS = {"under", "each", "into"}


@dataclass(frozen=True, slots=True, eq=False)  # hashed with each heading: by identity
class FieldHeaders:
    """How the header of one field is worded.

    Attributes:
        field: a name of `FIELDS`; "extra" and "result" keep the column under its printed header.
        headers: whole headers that mean the field.
        weak: whole headers that may mean it where nothing better stands beside them.
        stems: parts of a header that speak for it.
        look: what the cells look like where the header is none of these.
        kind: of the values in the cells of a column that is kept under its printed header.
        name: of those values; empty where the header names them.
    """

    field: str
    headers: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    look: Look = "text"
    kind: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Spread:
    """Columns that repeat, one for each year, quarter or month, under a common header.

    Attributes:
        each: what the headers of the single columns are.
        into: "records" makes one record of each filled column (its cell is the budget, its header
            the period); "period" makes one period of the columns that are ticked.
        under: words of the common header above; empty when there is none.
    """

    each: Each
    into: Literal["records", "period"]
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One layout of a table and what its columns mean.

    Attributes:
        name: of the profile, unique.
        records: what its rows make.
        columns: the fields and their headers.
        titles: words of which the document's title holds one, where the title decides.
        not_titles: words of which the title holds none.
        requires: each group names fields of which at least one has a column.
        requires_untitled: the same, where the title holds none of ``titles``.
        note_rows: first words of a row that is a note.
        total_rows: first words of a row that is a total.
        checks: names of `CHECKS`.
        evidence: what cells must hold where the title and listed headers do not prove the layout.
        spread: repeating columns, if the layout has them.
        optional: only tried when it is asked for by name.
        outline: how an outline is printed, where the records are one.
    """

    name: str
    records: Records
    columns: tuple[FieldHeaders, ...]
    titles: tuple[str, ...] = ()
    not_titles: tuple[str, ...] = ()
    requires: tuple[tuple[str, ...], ...] = ()
    requires_untitled: tuple[tuple[str, ...], ...] = ()
    note_rows: tuple[str, ...] = ()
    total_rows: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    evidence: str = ""
    spread: Spread | None = None
    optional: bool = False
    outline: OutlineRules | None = None

    def look_of(self, field: str) -> Look:
        """What the cells of a field look like."""
        return next((column.look for column in self.columns if column.field == field), "text")


def load_profile(path: Path) -> Profile:
    """Return the profile of a TOML file, or the built-in one of that name.

    Raises:
        ProfileError: the file can't be read, or is no valid profile; the message names the key.
    """
    return parse_profile(read_profile_text(path), str(path))


def read_profile_text(path: Path) -> str:
    """Return the TOML text of a profile, given its path or the name of a built-in one.

    Raises:
        ProfileError: there is no such profile, or it can't be read.
    """
    if not path.exists() and str(path) in _shipped():
        return _shipped()[str(path)]
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        named = ", ".join(_shipped())
        raise ProfileError(
            f"The profile {path} cannot be read ({getattr(error, 'strerror', None) or error}).",
            f"Give the path of a TOML file, or one of {named}.",
        ) from error


@cache
def load_built_in(name: str) -> Profile:
    """Return the built-in profile of a file name, optional or not."""
    return parse_profile(_shipped()[name], f"{name}.toml")


@cache
def built_in_profiles() -> tuple[Profile, ...]:
    """Return the profiles that are always tried, by file name."""
    always = [name for name in _shipped() if name not in optional_profiles()]
    return tuple(load_built_in(name) for name in always)


@cache
def optional_profiles() -> tuple[str, ...]:
    """Return the names of the built-in profiles that are only tried when they are asked for.

    Their texts say so: to parse them, with rules of outlines, takes longer than the others.
    """
    return tuple(name for name, text in _shipped().items() if _OPTIONAL.search(text))


@cache
def _shipped() -> Mapping[str, str]:
    """Return the TOML texts of the built-in profiles by file name."""
    folder = files("mattrakan.normalize") / "profiles"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=str)
    return {path.name.removesuffix(".toml"): path.read_text("utf-8") for path in paths}


def parse_profile(text: str, origin: str) -> Profile:
    """Return the profile that a TOML text describes; ``origin`` names it in errors."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise not_valid(origin, f"is not TOML ({error})") from error
    check_keys(data, _KEYS, origin, "")
    if "extends" in data:
        data = extended_profile(data, origin)
    records: Any = data.get("records")
    if records not in FIELDS:
        raise not_valid(origin, f"records = {records!r}: give one of {', '.join(FIELDS)}")
    name = data.get("name")
    if not isinstance(name, str) or not name:
        raise not_valid(origin, "name is missing")
    if records == "outline":
        return _outline_profile(data, name, origin)
    columns = data.get("columns")
    if not isinstance(columns, list) or not columns:
        raise not_valid(origin, "[[columns]] is missing")
    profile = Profile(
        name=name,
        records=records,
        columns=tuple(_parse_column(column, records, origin) for column in columns),
        titles=read_words(data, "titles", origin),
        not_titles=read_words(data, "not_titles", origin),
        requires=read_groups(data, "requires", FIELDS[records], origin),
        requires_untitled=read_groups(data, "requires_untitled", FIELDS[records], origin),
        note_rows=read_words(data, "note_rows", origin),
        total_rows=read_words(data, "total_rows", origin),
        checks=read_words(data, "checks", origin),
        evidence=data.get("evidence", ""),
        optional=data.get("optional", False) is True,
        spread=_parse_spread(data["spread"], origin) if "spread" in data else None,
    )
    for check in set(profile.checks) - set(CHECKS):
        raise not_valid(origin, f"checks: {check!r} is none of {', '.join(CHECKS)}")
    if profile.evidence not in ("", *EVIDENCE_NAMES):
        known = ", ".join(EVIDENCE_NAMES)
        raise not_valid(origin, f"evidence = {profile.evidence!r}: give one of {known}")
    return profile


def _outline_profile(data: Mapping[str, Any], name: str, origin: str) -> Profile:
    """Return a profile whose records are an outline: it has rules instead of columns."""
    check_keys(
        data, {"name", "records", "source", "optional", "extends", "outline", "expect"}, origin, ""
    )
    rules = data.get("outline")
    if not isinstance(rules, dict):
        raise not_valid(origin, "[outline] is missing")
    try:
        outline = parse_rules(rules)
    except RuleError as error:
        raise not_valid(origin, str(error)) from error
    optional = data.get("optional", False) is True
    return Profile(name=name, records="outline", columns=(), optional=optional, outline=outline)


def _parse_column(data: Any, records: str, origin: str) -> FieldHeaders:
    if not isinstance(data, dict):
        raise not_valid(origin, "[[columns]] is not a list of tables")
    check_keys(data, _COLUMN_KEYS, origin, "columns.")
    field = data.get("field")
    if field not in FIELDS[records]:
        known = ", ".join(FIELDS[records])
        raise not_valid(origin, f"columns.field = {field!r}: give one of {known}")
    look = data.get("look", "text")
    if look not in get_args(Look):
        known = ", ".join(get_args(Look))
        raise not_valid(origin, f"columns.look = {look!r}: give one of {known}")
    words = {key: read_words(data, key, origin) for key in ("headers", "weak", "stems")}
    if not any(words.values()):
        raise not_valid(origin, f"columns.{field}: give headers, weak or stems")
    kind, name = _kind_and_name(data, field, records, origin)
    return FieldHeaders(field=field, look=look, kind=kind, name=name, **words)


def _kind_and_name(
    data: Mapping[str, Any], field: str, records: str, origin: str
) -> tuple[str, str]:
    """Return what the cells of a column of one's own are read as, and under which name."""
    kind, name = data.get("kind", ""), data.get("name", "")
    if not kind and not name:
        return "", ""
    if records != "measures" or field not in KEPT_FIELDS:
        known = " or ".join(KEPT_FIELDS)
        raise not_valid(origin, f"columns.kind is for columns of measures whose field is {known}")
    if kind not in KINDS:
        raise not_valid(origin, f"columns.kind = {kind!r}: give one of {', '.join(KINDS)}")
    if not isinstance(name, str) or not (name == "" or _NAME.fullmatch(name)):
        raise not_valid(origin, f"columns.name = {name!r}: use letters a to z, digits and _")
    return kind, name


def _parse_spread(data: Any, origin: str) -> Spread:
    if not isinstance(data, dict):
        raise not_valid(origin, "[spread] is not a table")
    check_keys(data, _SPREAD_KEYS, origin, "spread.")
    each: Any = data.get("each")
    into: Any = data.get("into")
    if each not in get_args(Each):
        raise not_valid(origin, f"spread.each = {each!r}: give one of {', '.join(get_args(Each))}")
    if into not in ("records", "period"):
        raise not_valid(origin, f"spread.into = {into!r}: give records or period")
    return Spread(each=each, into=into, under=read_words(data, "under", origin))
