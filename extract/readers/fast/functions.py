"""Functions of PDF: the tints of spot colours, and the colours along a shading.

They are evaluated where a colour decides whether something is seen; what is written in a way that
is not followed here has no answer. Source: ISO 32000-1, 7.10.
"""

import math
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from pdfminer.pdftypes import PDFStream, resolve1

from .tolerances import DEEPEST_FUNCTION, MOST_STEPS

Function: TypeAlias = Callable[[Sequence[float]], list[float]]

_TOKEN = re.compile(r"[{}]|[^\s{}]+")
_BINARY: dict[str, Callable[[float, float], float]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b if b else 0.0,
    "idiv": lambda a, b: float(int(a / b)) if b else 0.0,
    "mod": lambda a, b: math.fmod(a, b) if b else 0.0,
    "exp": lambda a, b: float(a**b) if a > 0 else 0.0,
    "eq": lambda a, b: float(a == b),
    "ne": lambda a, b: float(a != b),
    "gt": lambda a, b: float(a > b),
    "ge": lambda a, b: float(a >= b),
    "lt": lambda a, b: float(a < b),
    "le": lambda a, b: float(a <= b),
    "and": lambda a, b: float(int(a) & int(b)),
    "or": lambda a, b: float(int(a) | int(b)),
    "atan": lambda a, b: math.degrees(math.atan2(a, b)) % 360,
}
_UNARY: dict[str, Callable[[float], float]] = {
    "neg": lambda a: -a,
    "abs": abs,
    "sqrt": lambda a: math.sqrt(max(a, 0.0)),
    "round": lambda a: float(math.floor(a + 0.5)),
    "floor": lambda a: float(math.floor(a)),
    "ceiling": lambda a: float(math.ceil(a)),
    "truncate": lambda a: float(int(a)),
    "cvi": lambda a: float(int(a)),
    "cvr": lambda a: a,
    "sin": lambda a: math.sin(math.radians(a)),
    "cos": lambda a: math.cos(math.radians(a)),
    "ln": lambda a: math.log(a) if a > 0 else 0.0,
    "log": lambda a: math.log10(a) if a > 0 else 0.0,
    "not": lambda a: float(not a),
}


def numbers(listed: Any) -> list[float]:
    """Return an array of numbers; [] for anything else."""
    parts = [resolve1(part) for part in resolve1(listed) or ()]
    return [float(part) for part in parts]


def read_function(spec: Any, depth: int = 0) -> Function:
    """Return a function of PDF, or the one that an array of functions is together.

    Args:
        spec: as pdfminer has it.
        depth: how many functions it is part of.

    Raises:
        ValueError: it is of no kind that is known, or nested too deep.
    """
    spec = resolve1(spec)
    if depth > DEEPEST_FUNCTION:
        raise ValueError("functions that are nested too deep")
    if isinstance(spec, list):
        parts = [read_function(part, depth + 1) for part in spec]
        return lambda values: [number for part in parts for number in part(values)]
    attrs = spec.attrs if isinstance(spec, PDFStream) else spec
    if not isinstance(attrs, dict):
        raise ValueError("a function that is none")
    domain, limits = numbers(attrs.get("Domain")), numbers(attrs.get("Range"))
    kind = resolve1(attrs.get("FunctionType"))
    if kind == 0 and isinstance(spec, PDFStream):
        inner = _sampled(spec, domain, limits)
    elif kind == 2:
        inner = _exponential(attrs)
    elif kind == 3:
        inner = _stitched(attrs, domain, depth)
    elif kind == 4 and isinstance(spec, PDFStream):
        inner = _calculated(spec.get_data().decode("latin-1"))
    else:
        raise ValueError("a function of a kind that is not known")
    return lambda values: _within(inner(_within(values, domain)), limits)


def _within(values: Sequence[float], limits: Sequence[float]) -> list[float]:
    """Return values, each not below and above its limits where it has some."""
    told = list(values)
    for place in range(min(len(told), len(limits) // 2)):
        told[place] = min(max(told[place], limits[2 * place]), limits[2 * place + 1])
    return told


def _exponential(attrs: dict[str, Any]) -> Function:
    low = numbers(attrs.get("C0")) or [0.0]
    high = numbers(attrs.get("C1")) or [1.0]
    power = float(resolve1(attrs.get("N")))

    def evaluate(values: Sequence[float]) -> list[float]:
        share = values[0] ** power if values[0] > 0 or power > 0 else 1.0
        return [a + share * (b - a) for a, b in zip(low, high, strict=True)]

    return evaluate


def _stitched(attrs: dict[str, Any], domain: list[float], depth: int) -> Function:
    parts = [read_function(part, depth + 1) for part in resolve1(attrs["Functions"])]
    bounds = [domain[0], *numbers(attrs.get("Bounds")), domain[1]]
    encode = numbers(attrs.get("Encode"))

    def evaluate(values: Sequence[float]) -> list[float]:
        x = values[0]
        last = len(parts) - 1
        place = next((k for k in range(last) if x < bounds[k + 1]), last)
        low, high = bounds[place], bounds[place + 1]
        first, end = encode[2 * place], encode[2 * place + 1]
        return parts[place]([first + (x - low) * (end - first) / (high - low or 1.0)])

    return evaluate


def _sampled(stream: PDFStream, domain: list[float], limits: list[float]) -> Function:
    """Return a table of samples; between them the nearest one does for what is asked here."""
    attrs = stream.attrs
    sizes = [int(size) for size in numbers(attrs.get("Size"))]
    bits = int(resolve1(attrs["BitsPerSample"]))
    encode = numbers(attrs.get("Encode")) or [n for size in sizes for n in (0.0, size - 1.0)]
    decode = numbers(attrs.get("Decode")) or limits
    count = len(limits) // 2
    data = stream.get_data()

    def sample(place: int) -> float:
        first = place * bits
        end = first + bits
        window = int.from_bytes(data[first // 8 : (end + 7) // 8], "big")
        return float((window >> (-end % 8)) & ((1 << bits) - 1))

    def evaluate(values: Sequence[float]) -> list[float]:
        place, step = 0, 1
        for k, (x, size) in enumerate(zip(values, sizes, strict=True)):
            low, high = domain[2 * k], domain[2 * k + 1]
            first, end = encode[2 * k], encode[2 * k + 1]
            at = first + (x - low) * (end - first) / (high - low or 1.0)
            place += step * min(max(round(at), 0), size - 1)
            step *= size
        return [
            decode[2 * n]
            + sample(place * count + n) * (decode[2 * n + 1] - decode[2 * n]) / ((1 << bits) - 1)
            for n in range(count)
        ]

    return evaluate


Program: TypeAlias = "list[str | float | Program]"


def _calculated(source: str) -> Function:
    tokens = _TOKEN.findall(re.sub(r"%[^\r\n]*", "", source))
    if not tokens or tokens[0] != "{":
        raise ValueError("a calculator function that is none")
    program, end = _parse(tokens, 1, 0)
    if end != len(tokens):
        raise ValueError("a calculator function that goes on after its end")

    def evaluate(values: Sequence[float]) -> list[float]:
        stack = list(values)
        _run(program, stack)
        return stack

    return evaluate


def _parse(tokens: list[str], at: int, depth: int) -> "tuple[Program, int]":
    if depth > DEEPEST_FUNCTION:
        raise ValueError("a calculator function that is nested too deep")
    program: Program = []
    while tokens[at] != "}":
        if tokens[at] == "{":
            inner, at = _parse(tokens, at + 1, depth + 1)
            program.append(inner)
            continue
        try:
            program.append(float(tokens[at]))
        except ValueError:
            program.append(tokens[at])
        at += 1
    return program, at + 1


def _run(program: "Program", stack: list[float]) -> None:
    """Carry out a calculator's program.

    Raises:
        ValueError: an operator is not known.
        IndexError: something is missing on the stack.
    """
    for place, part in enumerate(program):
        if isinstance(part, float):
            stack.append(part)
        elif isinstance(part, list):
            continue  # the operator behind it says when it is carried out
        elif part == "if":
            _branch(program[place - 1] if stack.pop() else [], stack)
        elif part == "ifelse":
            _branch(program[place - 2] if stack.pop() else program[place - 1], stack)
        else:
            _operate(part, stack)
        if len(stack) > MOST_STEPS:
            raise ValueError("a calculator function that needs too much")


def _branch(branch: object, stack: list[float]) -> None:
    if not isinstance(branch, list):
        raise ValueError("a condition without what it is for")
    _run(branch, stack)


def _operate(name: str, stack: list[float]) -> None:
    if name in _BINARY:
        second, first = stack.pop(), stack.pop()
        stack.append(_BINARY[name](first, second))
    elif name in _UNARY:
        stack.append(_UNARY[name](stack.pop()))
    elif name in ("true", "false"):
        stack.append(float(name == "true"))
    elif name == "pop":
        stack.pop()
    elif name == "dup":
        stack.append(stack[-1])
    elif name == "exch":
        stack[-2], stack[-1] = stack[-1], stack[-2]
    elif name == "copy":
        count = int(stack.pop())
        stack += stack[len(stack) - count :] if count > 0 else []
    elif name == "index":
        stack.append(stack[-1 - int(stack.pop())])
    elif name == "roll":
        by, count = int(stack.pop()), int(stack.pop())
        if not 0 <= count <= len(stack):
            raise ValueError("a roll of more than there is")
        if count:
            moved = stack[-count:]
            by %= count
            stack[-count:] = moved[count - by :] + moved[: count - by]
    else:
        raise ValueError("an operator of calculators that is not known")
