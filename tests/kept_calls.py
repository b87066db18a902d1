"""Arguments of calls, kept as JSON: written as they were when a document was read, made again.

Values that hold one another are nodes of a graph, each written once, so that what two places share
they share again. A call can be made with a little changed: numbers moved across a threshold, a text
cut, an entry of a list left out.
"""

import copy
import dataclasses
import importlib
import inspect
import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any

import numpy as np
from pydantic import BaseModel

Json = Any
Places = list[tuple[Json, int | str]]
ROOT = "mattrakan."
SHARES = (0.5, 0.5, 2.0, 2.0, 0.9, 1.1, -1.0, 0.0)


class Unkept(Exception):
    """A value that is not kept: a font, an open file, a function, or one that is too large."""


class Keeper:
    """Writes values as nodes of a graph, at most so many."""

    def __init__(self, most: int) -> None:
        self.nodes: list[Json] = []
        self._most = most
        self._known: dict[int, int] = {}
        self._held: list[Any] = []  # so that no other value takes their place in memory

    def keep(self, value: Any) -> Json:
        """Return what stands for a value.

        Raises:
            Unkept: it cannot be made again, or there are too many.
        """
        if value is None or type(value) in (bool, int, str):
            return value
        if type(value) is float:
            return round(value, 3)
        if id(value) in self._known:
            return {"at": self._known[id(value)]}
        place = self._known[id(value)] = len(self.nodes)
        if place >= self._most:
            raise Unkept("too many")
        self._held.append(value)
        self.nodes.append(None)
        self.nodes[place] = self._node(value)
        return {"at": place}

    def _node(self, value: Any) -> Json:
        kind = type(value)
        if kind in (list, tuple, set, frozenset):
            held = sorted(value, key=repr) if kind in (set, frozenset) else value
            return [kind.__name__, [self.keep(each) for each in held]]
        if isinstance(value, dict):
            if kind.__name__ not in ("dict", "defaultdict", "Counter"):
                raise Unkept(kind)
            return ["dict", [[self.keep(key), self.keep(held)] for key, held in value.items()]]
        if isinstance(value, bytes):
            if len(value) > self._most:
                raise Unkept("too many")
            return ["bytes", value.hex()]
        if isinstance(value, Decimal | date):
            return [kind.__name__, str(value)]
        if isinstance(value, np.ndarray):
            if value.size > self._most or value.dtype.kind not in "biuf":
                raise Unkept("too many")
            return ["array", value.dtype.str, value.tolist()]
        if isinstance(value, np.generic):
            return ["number", value.dtype.str, value.item()]
        if (
            not kind.__module__.startswith(ROOT)
            or kind.__module__ == f"{ROOT}extract.fonts.embedded"
        ):
            raise Unkept(kind)
        name = f"{kind.__module__.removeprefix(ROOT)}:{kind.__qualname__}"
        if isinstance(value, Enum):
            return ["enum", name, value.name]
        if isinstance(value, tuple):
            return ["named", name, [self.keep(each) for each in value]]
        if isinstance(value, BaseModel):
            return ["model", name, {n: self.keep(getattr(value, n)) for n in kind.model_fields}]
        return ["object", name, {n: self.keep(v) for n, v in attributes(value).items()}]


def attributes(value: Any) -> dict[str, Any]:
    """Return what an object holds, but for what it works out when asked."""
    return {
        name: getattr(value, name)
        for name in [*getattr(value, "__dict__", ()), *slot_names(type(value))]
        if hasattr(value, name)
        and not name.startswith("__")
        and not isinstance(getattr(type(value), name, None), cached_property)
    }


def slot_names(found: type) -> list[str]:
    """Return the names of the attributes for which a class has places."""
    names: list[str] = []
    for kind in found.__mro__:
        slots = kind.__dict__.get("__slots__", ())
        names += [slots] if isinstance(slots, str) else slots
    return names


class Remaker:
    """Makes values again."""

    def __init__(self, nodes: Sequence[Json]) -> None:
        self._nodes = nodes
        self._made: dict[int, Any] = {}

    def make(self, kept: Json) -> Any:
        """Return the value that something stands for."""
        if not isinstance(kept, dict):
            return kept
        place = kept["at"]
        if place not in self._made:
            self._make(place)
        return self._made[place]

    def _make(self, place: int) -> None:
        kind, *rest = self._nodes[place]
        held: Any = rest[-1]
        made: Any
        if kind == "list":
            made = self._made[place] = []
            made += [self.make(each) for each in held]
        elif kind == "dict":
            made = self._made[place] = {}
            made.update((self.make(key), self.make(each)) for key, each in held)
        elif kind in ("tuple", "set", "frozenset"):
            plain = {"tuple": tuple, "set": set, "frozenset": frozenset}[kind]
            self._made[place] = plain([self.make(each) for each in held])
        elif kind == "bytes":
            self._made[place] = bytes.fromhex(held)
        elif kind == "Decimal":
            self._made[place] = Decimal(held)
        elif kind == "date":
            self._made[place] = date.fromisoformat(held)
        elif kind == "array":
            self._made[place] = np.array(held, dtype=rest[0])
        elif kind == "number":
            self._made[place] = np.dtype(rest[0]).type(held)
        else:
            self._make_object(place, kind, rest[0], held)

    def _make_object(self, place: int, kind: str, name: str, held: Any) -> None:
        module, _, qualified = name.partition(":")
        found: Any = importlib.import_module(f"{ROOT}{module}")
        for part in qualified.split("."):
            found = getattr(found, part)
        if kind == "enum":
            self._made[place] = found[held]
        elif kind == "named":
            self._made[place] = found(*[self.make(each) for each in held])
        elif kind == "model":
            self._made[place] = found.model_construct(**{n: self.make(v) for n, v in held.items()})
        else:
            made = self._made[place] = object.__new__(found)
            for attribute, value in held.items():
                object.__setattr__(made, attribute, self.make(value))
            if dataclasses.is_dataclass(found):
                fill_in(made)
            else:
                fill_in_slots(made)


def fill_in_slots(made: Any) -> None:
    """Give an object what its class got since, as it begins, where it is made of nothing."""
    missing = [name for name in slot_names(type(made)) if not hasattr(made, name)]
    if missing:
        try:
            fresh = type(made)()
        except TypeError:
            fill_in_arguments(made, missing)
            return
        for name in missing:
            if hasattr(fresh, name):
                object.__setattr__(made, name, getattr(fresh, name))


def fill_in_arguments(made: Any, missing: Sequence[str]) -> None:
    """Give an object what its class got since as an argument that may be left out."""
    arguments = inspect.signature(type(made)).parameters
    for name in missing:
        if name in arguments and arguments[name].default is not inspect.Parameter.empty:
            object.__setattr__(made, name, arguments[name].default)


def fill_in(made: Any) -> None:
    """Give an object the fields that its class got since."""
    for field in dataclasses.fields(made):
        if not hasattr(made, field.name):
            if field.default is not dataclasses.MISSING:
                object.__setattr__(made, field.name, field.default)
            elif field.default_factory is not dataclasses.MISSING:
                object.__setattr__(made, field.name, field.default_factory())


def changed(call: Json, near: Sequence[float], seed: int) -> Json:
    """Return a kept call with a little changed: up to three numbers or texts, or a list's length.

    Args:
        call: its nodes and arguments.
        near: numbers that decide in what is called; numbers are moved to these and by these.
        seed: of what is drawn.
    """
    chance = random.Random(seed)
    call = copy.deepcopy(call)
    numbers, texts, lists = places_of(call)
    for _ in range(chance.choice((1, 1, 2, 3))):
        kind = chance.random()
        if numbers and (kind < 0.65 or not (texts or lists)):
            held, place = chance.choice(numbers)
            held[place] = moved(held[place], near, chance)
        elif texts and (kind < 0.85 or not lists):
            held, place = chance.choice(texts)
            other, there = chance.choice(texts)
            cut = held[place][: chance.randint(0, len(held[place]))]
            held[place] = chance.choice((other[there], cut, "", str(chance.randint(0, 30))))
        elif lists:
            entries = chance.choice(lists)
            first = chance.randrange(len(entries))
            del entries[first : first + chance.choice((1, 1, len(entries)))]
            break
    return call


def places_of(call: Json) -> tuple[Places, Places, list[list[Json]]]:
    """Return where numbers and texts stand in a call, and its lists that are not empty."""
    numbers: Places = []
    texts: Places = []
    lists: list[list[Json]] = []
    slots: Places = [(call["arguments"], name) for name in call["arguments"]]
    for kind, *rest in call["nodes"]:
        held = rest[-1]
        if kind in ("list", "tuple", "named", "array", "set", "frozenset"):
            slots += [(held, place) for place in range(len(held))]
            lists += [held] if held and kind in ("list", "tuple") else []
        elif kind == "dict":
            slots += [(pair, 1) for pair in held]
        elif kind in ("object", "model"):
            slots += [(held, name) for name in held]
        if kind == "array" and held and isinstance(held[0], list):
            slots += [(row, place) for row in held for place in range(len(row))]
    for held, place in slots:
        value = held[place]
        if isinstance(value, int | float) and not isinstance(value, bool):
            numbers.append((held, place))
        elif isinstance(value, str):
            texts.append((held, place))
    return numbers, texts, lists


def moved(number: float, near: Sequence[float], chance: random.Random) -> float:
    """Return a number beside a threshold, moved by one, halved or doubled."""
    kind = chance.random()
    if isinstance(number, int):
        whole = [int(n) for n in near if n == int(n)]
        if whole and kind < 0.4:
            return chance.choice(whole) + chance.choice((0, 1, -1))
        return max(0, number + chance.choice((1, -1, 2, -2)))
    if near and kind < 0.3:
        return float(chance.choice(near) * chance.choice((1.0, 1.01, 0.99, 0.6, 1.8)))
    if near and kind < 0.75:
        sizes = (1.0, 1.0, 10.0, 12.0, 16.0)
        step = chance.choice(near) * chance.choice(sizes) * chance.choice((0.6, 1.01, 1.8))
        return float(number + step * chance.choice((1, -1)))
    return float(number * chance.choice(SHARES))
