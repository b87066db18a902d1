"""Small changes to Python source, each of which some test should notice.

A mutant is one edit of one file: a number halved or doubled, an index moved by one, a comparison
turned, a branch never taken, `and` and `or` swapped, a function that returns a default.
"""

import ast
import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

KINDS = ("constant", "index", "comparison", "branch", "boolean", "return")

TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.Gt: ast.Lt,
    ast.LtE: ast.GtE,
    ast.GtE: ast.LtE,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
DEFAULTS = {"bool": "False", "int": "0", "float": "0.0", "str": "''", "list": "[]", "dict": "{}"}
INDEXING_CALLS = {"range", "enumerate"}
# What changes no result is no mutant: sizes of caches and of the buckets that things are sought in,
# messages for people, numbers that stand for "without end" (1e9) or allow for rounding (1e-9), and,
# on this one, what is done on another system.
SKIPPED_CALLS = {"lru_cache", "cache"}
SKIPPED_NAMES = re.compile(r"(?:\w+_)?BUCKET_PT|MOST_OPEN|MOST_STRINGS|MOST_TYPEFACES|FEW_COLUMNS")
ENDLESS, ROUNDING = 1e6, 1e-6
SYSTEMS = {"byteorder", "platform"}
CACHES = {"cache", "lru_cache", "cached_property"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One edit.

    Attributes:
        path: of the file, from the root of the tree.
        line: where the edit begins.
        start: first byte that is replaced.
        end: byte after the last one.
        after: what is written there instead.
        before: what stood there.
        lines: lines of this file that run the changed code.
        names: where the code runs once (a constant of a module, a cached function), the names by
            which others use its result.
    """

    path: str
    line: int
    kind: str
    start: int
    end: int
    before: str
    after: str
    lines: tuple[int, ...]
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.kind}: {self.before} -> {self.after}"

    def applied_to(self, source: bytes) -> bytes:
        """Return the source with this edit."""
        return source[: self.start] + self.after.encode() + source[self.end :]


def find_mutants(root: Path, path: Path) -> list[Mutant]:
    """Return every mutant of one file."""
    source = path.read_bytes()
    finder = _Finder(path.relative_to(root).as_posix(), source)
    return list(finder.walk(ast.parse(source), _Context()))


@dataclass(frozen=True, slots=True)
class _Context:
    """What surrounds a node: the statement it is part of, its function, what it is used for."""

    lines: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    in_function: bool = False
    is_index: bool = False
    returns: ast.expr | None = None


@dataclass(slots=True)
class _Finder:
    path: str
    source: bytes
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [0]
        for line in self.source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def walk(self, node: ast.AST, context: _Context) -> Iterator[Mutant]:
        """Yield the mutants of a node and of all below it."""
        if isinstance(node, ast.JoinedStr | ast.Raise | ast.Assert | ast.Import | ast.ImportFrom):
            return
        if isinstance(node, ast.Call) and _name_of(node.func) in SKIPPED_CALLS:
            return
        if isinstance(node, ast.If) and _name_of(node.test) == "TYPE_CHECKING":
            return
        if isinstance(node, ast.If) and isinstance(node.test, ast.Compare):
            if _name_of(node.test.left) in SYSTEMS:
                return
        if isinstance(node, ast.Assign | ast.AnnAssign) and SKIPPED_NAMES.fullmatch(_target(node)):
            return
        if isinstance(node, ast.stmt):
            context = _context_of(node, context)
        yield from self._of_node(node, context)
        for name, child in _children(node):
            inner = context
            if isinstance(child, ast.expr):
                inner = _Context(
                    context.lines,
                    context.names,
                    context.in_function,
                    (context.is_index and not isinstance(node, ast.Call))
                    or _is_index_place(node, name),
                    context.returns,
                )
            yield from self.walk(child, inner)

    def _of_node(self, node: ast.AST, context: _Context) -> Iterator[Mutant]:
        if isinstance(node, ast.Constant):
            yield from self._of_number(node, context)
        elif isinstance(node, ast.Compare):
            turned = copy.deepcopy(node)
            turned.ops[0] = TURNED[type(node.ops[0])]()
            yield self._edit("comparison", node, f"({ast.unparse(turned)})", context)
        elif isinstance(node, ast.BoolOp):
            swapped = copy.deepcopy(node)
            swapped.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield self._edit("boolean", node, f"({ast.unparse(swapped)})", context)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield self._edit("boolean", node, f"bool({ast.unparse(node.operand)})", context)
        elif isinstance(node, ast.If | ast.IfExp):
            yield self._edit(
                "branch", node.test, f"(({ast.unparse(node.test)}) and False)", context
            )
        elif isinstance(node, ast.comprehension):
            for test in node.ifs:
                yield self._edit("branch", test, f"(({ast.unparse(test)}) or True)", context)
        elif isinstance(node, ast.Return) and node.value is not None:
            default = _default_of(context.returns)
            if default is not None and ast.unparse(node.value) != default:
                yield self._edit("return", node.value, default, context)

    def _of_number(self, node: ast.Constant, context: _Context) -> Iterator[Mutant]:
        number = node.value
        if isinstance(number, bool) or not isinstance(number, int | float):
            return
        if isinstance(number, int) and (context.is_index or number < 2):
            for changed in (number + 1, number - 1):
                written = str(changed) if changed >= 0 else f"({changed})"
                yield self._edit("index", node, written, context)
        elif ROUNDING < number < ENDLESS:
            for changed in (number // 2 if isinstance(number, int) else number / 2, number * 2):
                yield self._edit("constant", node, repr(changed), context)

    def _edit(self, kind: str, node: ast.expr, after: str, context: _Context) -> Mutant:
        assert node.end_lineno is not None and node.end_col_offset is not None
        start = self.starts[node.lineno - 1] + node.col_offset
        end = self.starts[node.end_lineno - 1] + node.end_col_offset
        before = " ".join(self.source[start:end].decode().split())
        return Mutant(
            self.path, node.lineno, kind, start, end, before, after, context.lines, context.names
        )


def _context_of(node: ast.stmt, outer: _Context) -> _Context:
    """Return the context of what stands in a statement."""
    last = node.end_lineno or node.lineno
    body = getattr(node, "body", None)
    if body:
        last = max(node.lineno, body[0].lineno - 1)
    lines = tuple(range(node.lineno, last + 1))
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        # Defaults are worked out once and count wherever the function runs.
        inside = tuple(range(body[0].lineno, (node.end_lineno or 0) + 1)) if body else lines
        cached = any(_name_of(each) in CACHES for each in node.decorator_list)
        names = (node.name,) if cached else outer.names if outer.in_function else ()
        return _Context(inside, names, True, False, node.returns)
    if outer.in_function:
        return _Context(lines, outer.names, True, False, outer.returns)
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign):
        targets = [node.target]
    names = tuple(
        each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)
    )
    return _Context(lines, names or outer.names, False)


def _children(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield what stands below a node, annotations, decorators and slots left out."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases", "keywords_of_class"):
            continue
        if isinstance(node, ast.Assign) and any(_name_of(t) == "__slots__" for t in node.targets):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield name, child


def _is_index_place(node: ast.AST, name: str) -> bool:
    """Return whether whole numbers in this field of a node count places."""
    if isinstance(node, ast.Subscript):
        return name == "slice"
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add | ast.Sub)
    return isinstance(node, ast.Call) and _name_of(node.func) in INDEXING_CALLS


def _target(node: ast.Assign | ast.AnnAssign) -> str:
    return _name_of(node.targets[0] if isinstance(node, ast.Assign) else node.target)


def _name_of(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return _name_of(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _default_of(returns: ast.expr | None) -> str | None:
    """Return the plainest value of an annotation, or None where there is none."""
    if returns is None:
        return None
    text = ast.unparse(returns)
    if "None" in [part.strip() for part in text.split("|")]:
        return None if text == "None" else "None"
    if text.startswith("tuple") and "..." in text:
        return "()"
    return DEFAULTS.get(text.partition("[")[0])


def find_uses(root: Path, paths: list[Path], names: tuple[str, ...]) -> dict[str, set[int]]:
    """Return the lines in which names are read, by file; constants made of them are followed."""
    uses: dict[str, set[int]] = {}
    wanted, seen = set(names), set(names)
    trees = {path.relative_to(root).as_posix(): _tree_of(path) for path in paths}
    while wanted:
        found: set[str] = set()
        for path, tree in trees.items():
            for node, context in _statements(tree, _Context()):
                read = {
                    each.id if isinstance(each, ast.Name) else each.attr
                    for part in _own_parts(node)
                    for each in ast.walk(part)
                    if isinstance(each, ast.Name | ast.Attribute) and isinstance(each.ctx, ast.Load)
                }
                if read & wanted:
                    uses.setdefault(path, set()).update(context.lines)
                    found.update(context.names)
        wanted = found - seen
        seen |= found
    return uses


_TREES: dict[Path, ast.Module] = {}


def _tree_of(path: Path) -> ast.Module:
    if path not in _TREES:
        _TREES[path] = ast.parse(path.read_bytes())
    return _TREES[path]


def _statements(node: ast.AST, context: _Context) -> Iterator[tuple[ast.stmt, _Context]]:
    for _, child in _children(node):
        if isinstance(child, ast.stmt):
            inner = _context_of(child, context)
            yield child, inner
            yield from _statements(child, inner)
        elif not isinstance(child, ast.expr):
            yield from _statements(child, context)


def _own_parts(node: ast.stmt) -> Iterator[ast.AST]:
    """Yield the parts of a statement that are not statements themselves."""
    for _, child in _children(node):
        if not isinstance(child, ast.stmt):
            yield child
