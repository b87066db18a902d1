"""Which numbers decide in a function: those that it and those that it calls in its module name."""

import ast
import types
from collections import defaultdict
from pathlib import Path
from typing import Any

MOST_NUMBERS = 12


def names_under(node: ast.AST | None) -> set[str]:
    """Return the names in an expression."""
    if node is None:
        return set()
    return {
        each.id if isinstance(each, ast.Name) else each.attr
        for each in ast.walk(node)
        if isinstance(each, ast.Name | ast.Attribute)
    }


def numbers_of(module: types.ModuleType, function: Any) -> list[float]:
    """Return the numbers that decide in a function and in those of its module that it calls."""
    tree = ast.parse(Path(module.__file__ or "").read_bytes())
    bodies: dict[str, list[ast.AST]] = defaultdict(list)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            bodies[node.name].append(node)
    found: dict[float, None] = {}
    waiting, seen = [function.__name__], set()
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        for node in (each for body in bodies[name] for each in ast.walk(body)):
            value = node.value if isinstance(node, ast.Constant) else None
            named = getattr(node, "id", getattr(node, "attr", ""))
            if isinstance(node, ast.Name):
                value = vars(module).get(node.id)
            if isinstance(value, int | float) and not isinstance(value, bool):
                if value not in (0, 1) and abs(value) < 1e5:
                    found[float(value)] = None
            elif named in bodies:
                waiting.append(named)
    return list(found)[:MOST_NUMBERS] or [0.5, 1.0]
