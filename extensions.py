"""Extensions: what other packages add through entry points, in groups like "mattrakan.writers"."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Kind: TypeAlias = Literal["checks", "profiles", "readers", "writers"]
KINDS: tuple[Kind, ...] = ("checks", "profiles", "readers", "writers")


def find_extensions(kind: Kind) -> Mapping[str, "EntryPoint"]:
    """Return the extensions of a kind by their names, in the order of these."""
    return _extensions()[kind]


@cache
def _extensions() -> Mapping[Kind, Mapping[str, "EntryPoint"]]:
    """Return those of all kinds: to look at what is installed takes longer than the rest."""
    from importlib.metadata import entry_points

    every = entry_points()
    return {kind: _by_name(every.select(group=f"mattrakan.{kind}")) for kind in KINDS}


def _by_name(found: Iterable["EntryPoint"]) -> dict[str, "EntryPoint"]:
    return {one.name: one for one in sorted(found, key=lambda one: (one.name, one.value))}


def load_extension(kind: Kind, name: str) -> Any:
    """Return what another package adds under a name.

    Raises:
        KeyError: there is no such extension.
    """
    return find_extensions(kind)[name].load()


def extension_versions() -> list[str]:
    """Return each extension with its package and version: what a result depends on."""
    return [
        f"{kind} {name} {entry.value} {entry.dist.name if entry.dist else ''} "
        f"{entry.dist.version if entry.dist else ''}"
        for kind in KINDS
        for name, entry in find_extensions(kind).items()
    ]
