"""The keys of a profile's TOML file: read as what they must be, or an error that names them."""

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from ...errors import ProfileError


def extended_profile(data: dict[str, Any], origin: str) -> dict[str, Any]:
    """Return a profile's keys over those of the built-in one that it extends; columns add up."""
    base_name = data["extends"]
    folder = files("mattrakan.normalize") / "profiles"
    known = sorted(path.name.removesuffix(".toml") for path in folder.iterdir())
    if base_name not in known:
        raise not_valid(origin, f"extends = {base_name!r}: give one of {', '.join(known)}")
    base = tomllib.loads((folder / f"{base_name}.toml").read_text("utf-8"))
    if "outline" in base and isinstance(rules := data.get("outline", {}), dict):
        return base | data | {"outline": base["outline"] | rules}
    columns = data.get("columns", [])
    if not isinstance(columns, list):
        raise not_valid(origin, "[[columns]] is not a list of tables")
    return base | data | {"columns": columns + base.get("columns", [])}


def read_words(data: Mapping[str, Any], key: str, origin: str) -> tuple[str, ...]:
    """Return the texts of a key, none where it is not there."""
    words = data.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise not_valid(origin, f"{key} is not a list of texts")
    return tuple(words)


def read_groups(
    data: Mapping[str, Any], key: str, known: Sequence[str], origin: str
) -> tuple[tuple[str, ...], ...]:
    """Return the groups of fields of a key, none where it is not there."""
    groups = data.get(key, [])
    if not isinstance(groups, list) or not all(isinstance(group, list) for group in groups):
        raise not_valid(origin, f"{key} is not a list of lists of fields")
    for field in {field for group in groups for field in group} - set(known):
        raise not_valid(origin, f"{key}: {field!r} is none of {', '.join(known)}")
    return tuple(tuple(group) for group in groups)


def check_keys(data: Mapping[str, Any], known: set[str], origin: str, prefix: str) -> None:
    """Raise a ProfileError where there is a key that is not known."""
    for key in sorted(set(data) - known):
        raise not_valid(origin, f"unknown key {prefix}{key}; known are {', '.join(sorted(known))}")


def not_valid(origin: str, what: str) -> ProfileError:
    """Return the error that says what of a profile is not valid."""
    return ProfileError(
        f"The profile {origin} is not valid: {what}.", "See docs/profiles.md for the keys."
    )
