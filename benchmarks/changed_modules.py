"""Change a loaded module in memory as a mutant changes its source, and undo it.

Functions get the code of the changed source, and constants its values, in every module that has
imported them; so nothing is loaded anew, and a test is called at once.
"""

import importlib
import sys
import types
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from mutants import Mutant

ROOT = Path(__file__).resolve().parents[1]


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def change_module(asked: types.ModuleType, mutant: Mutant) -> Callable[[], None]:
    """Give functions and constants what a changed source says; return the undo.

    Args:
        asked: the module whose functions are called; its caches are emptied.
        mutant: of this module or of one whose constants it imports.
    """
    path = ROOT / mutant.path
    changed = importlib.import_module(f"mattrakan.{module_name(path)}")
    other = types.ModuleType(changed.__name__)
    other.__dict__.update(__package__=changed.__package__, __file__=str(path))
    sys.modules[changed.__name__] = other
    try:
        source = mutant.applied_to(path.read_bytes())
        exec(compile(source, str(path), "exec"), other.__dict__)
    finally:
        sys.modules[changed.__name__] = changed
    undone: list[Callable[[], None]] = []
    exchange(changed.__name__, vars(changed), vars(other), undone)
    clear_caches(asked)

    def undo() -> None:
        for step in reversed(undone):
            step()
        clear_caches(asked)

    return undo


def exchange(module: str, ours: Any, others: Any, undone: list[Callable[[], None]]) -> None:
    """Exchange what a module or a class of it holds for what the changed one holds."""
    for name, old in list(ours.items()):
        new = others.get(name)
        if getattr(old, "__module__", module) != module or name.startswith("__"):
            continue
        if isinstance(old, type) and isinstance(new, type):
            exchange(module, vars(old), vars(new), undone)
            continue
        one, two = plain_function(old), plain_function(new)
        if one is not None and two is not None:
            if one.__code__ != two.__code__ or one.__defaults__ != two.__defaults__:
                exchange_code(one, two, undone)
        elif is_plain(old) and is_plain(new) and (old != new or type(old) is not type(new)):
            exchange_constant(name, old, new, undone)


def exchange_constant(name: str, old: Any, new: Any, undone: list[Callable[[], None]]) -> None:
    """Exchange a constant wherever it was imported by its name."""
    for module in list(sys.modules.values()):
        if module.__name__.startswith("mattrakan.") and vars(module).get(name) is old:
            setattr(module, name, new)
            undone.append(partial(setattr, module, name, old))


def clear_caches(module: types.ModuleType) -> None:
    """Empty the caches of a module's functions."""
    for value in vars(module).values():
        if hasattr(value, "cache_clear"):
            value.cache_clear()


def plain_function(value: Any) -> types.FunctionType | None:
    """Return the function behind a property, a cached or a static one."""
    for name in ("__func__", "fget", "func", "__wrapped__"):
        inner = getattr(value, name, None)
        if isinstance(inner, types.FunctionType):
            value = inner
    return value if isinstance(value, types.FunctionType) else None


def exchange_code(one: Any, two: Any, undone: list[Callable[[], None]]) -> None:
    old = one.__code__, one.__defaults__, one.__kwdefaults__
    if len(one.__code__.co_freevars) != len(two.__code__.co_freevars):
        return
    one.__code__, one.__defaults__, one.__kwdefaults__ = (
        two.__code__,
        two.__defaults__,
        two.__kwdefaults__,
    )

    def undo() -> None:
        one.__code__, one.__defaults__, one.__kwdefaults__ = old

    undone.append(undo)


def is_plain(value: Any) -> bool:
    """Return whether a constant is made of numbers and texts."""
    if isinstance(value, tuple | list | set | frozenset):
        return all(is_plain(each) for each in value)
    if isinstance(value, dict):
        return all(is_plain(key) and is_plain(held) for key, held in value.items())
    return isinstance(value, int | float | str | bytes) or value is None
