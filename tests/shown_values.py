"""Values as text: the same for equal values, whatever their classes write of themselves."""

import collections.abc as abc
import dataclasses
from decimal import Decimal
from enum import Enum
from typing import Any

import numpy as np

# Objects that hold whole files: what was asked of them shows in other ways.
OPAQUE = ("pdfminer.", "fontTools.", "pikepdf.", "mattrakan.extract.fonts.embedded")


def shown(value: Any, depth: int = 0) -> str:
    """Return a value as text: the same for equal values, whatever its class writes of itself."""
    if depth > 8:
        return "…"
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, float | int):
        return f"{float(value):.6g}"
    if isinstance(value, str | bytes | Decimal):
        return repr(value)
    if isinstance(value, Enum):
        return str(value)
    if type(value).__module__.startswith(OPAQUE):
        return type(value).__name__
    if isinstance(value, abc.Mapping):
        items = [f"{shown(k, depth + 1)}: {shown(v, depth + 1)}" for k, v in value.items()]
        return "{" + ", ".join(sorted(items)) + "}"
    if isinstance(value, abc.Set):
        return "{" + ", ".join(sorted(shown(each, depth + 1) for each in value)) + "}"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
    elif isinstance(value, np.ndarray):
        return shown(value.tolist(), depth)
    elif hasattr(value, "model_dump"):
        return shown(value.model_dump(), depth + 1)
    elif isinstance(value, abc.Iterable):
        return "(" + ", ".join(shown(each, depth + 1) for each in value) + ")"
    else:
        names = sorted({*getattr(value, "__dict__", ()), *_slots(type(value))})
    parts = [f"{n}={shown(getattr(value, n, None), depth + 1)}" for n in names if n != "parent"]
    return f"{type(value).__name__}({', '.join(parts)})"


def _slots(kind: type) -> list[str]:
    found: list[str] = []
    for each in kind.__mro__:
        slots = each.__dict__.get("__slots__", ())
        found += [slots] if isinstance(slots, str) else list(slots)
    return [name for name in found if not name.startswith("__")]
