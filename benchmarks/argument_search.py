"""Draw arguments of a module's functions until they show its changes.

Changed are draws that run a line whose change nothing shows; so one leads to the next.
"""

import ast
import importlib
import random
import signal
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from changed_modules import ROOT, change_module, module_name
from deciding_numbers import names_under, numbers_of
from mutants import Mutant, find_mutants

DRAWS = 30  # in one round
TRIED = 24  # answers looked at for one change in one round
MOST_CHANGES = 9  # of one draw
MODULE_SECONDS = 5.0  # of drawing for one module, about
SECONDS = 0.5  # for one answer

Case = tuple[str, bool, str]  # a function, whether beside its numbers, and the draw


class TooLong(BaseException):
    """A changed function does not end."""


@dataclass
class Search:
    """What is known of one module: its functions, their answers, which lines each answer runs."""

    tests: dict[str, Any]
    path: Path
    before: dict[str, tuple[list[float], list[str]]]
    kinds: list[str]
    near: dict[str, list[float]] = field(default_factory=dict)
    answers: dict[Case, str] = field(default_factory=dict)
    ranges: list[range] = field(default_factory=list)
    draws: dict[Case, int] = field(default_factory=dict)
    lines: dict[Case, frozenset[int]] = field(default_factory=dict)
    by_line: dict[int, list[Case]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.maker = self.tests["ARGUMENTS"]["Maker"]
        self.chance = self.tests["ARGUMENTS"]["Chance"]
        self.unmade = self.tests["ARGUMENTS"]["Unmade"]
        self.name = module_name(self.path)
        self.module = importlib.import_module(f"mattrakan.{self.name}")
        self.source = self.path.read_bytes()
        self.tree = ast.parse(self.source)
        self.plain = compile(self.source, str(self.path), "exec")
        names = [] if self.name in self.tests["LEFT_OUT"] else self.tests["functions"](self.name)
        self.names = [n for n in names if n not in self.tests["LEFT_OUT"]]
        self.held = {name: self.tests["find_function"](name) for name in self.names}

    def run(self, rounds: int) -> dict[str, Any]:
        signal.signal(signal.SIGVTALRM, self.end)
        warnings.simplefilter("error")
        mutants = [m for m in self.find_mutants() if m.kind in self.kinds]
        self.names = [name for name in self.names if self.draw((name, False, "0"))]
        for name in self.names:
            self.near[name] = self.before.get(name, ([], []))[0] or numbers_of(
                self.module, self.held[name][0]
            )
            for seed in range(1, self.tests["CASES"]):
                self.draw((name, False, str(seed)))
        left = [
            m
            for m in mutants
            if not self.shows(m, [case for case in self.running(m) if not case[1]])
        ]
        before = len(mutants) - len(left)
        kept: list[Case] = []
        for name in self.names:
            for draw in self.before.get(name, ([], []))[1]:
                self.draw((name, True, draw))
        left = self.sift(left, kept)
        chance = random.Random(self.name)
        started = time.process_time()
        for turn in range(rounds):
            if not left or time.process_time() - started > MODULE_SECONDS:
                break
            for name in self.names:
                if time.process_time() - started > MODULE_SECONDS:
                    break
                for draw in self.next_draws(name, left, turn, chance):
                    self.draw((name, True, draw))
            left = self.sift(left, kept)
        seeds: dict[str, list[str]] = defaultdict(list)
        for name, _, draw in kept:
            seeds[name].append(draw)
        return {
            "all": len(mutants),
            "before": before,
            "shown": len(mutants) - len(left),
            "kept": [(name, self.near[name], sorted(seeds[name])) for name in sorted(seeds)],
            "unseen": [f"{'reached' if self.running(m) else 'NOT REACHED'} {m}" for m in left],
        }

    def find_mutants(self) -> Iterator[Mutant]:
        """Yield changes of the module and of the tolerances that it imports."""
        yield from find_mutants(ROOT, self.path)
        for node in self.tree.body:
            if isinstance(node, ast.ImportFrom) and node.module == "tolerances":
                names = {each.name for each in node.names}
                for mutant in find_mutants(ROOT, self.path.parent / "tolerances.py"):
                    if names & set(mutant.names):
                        yield mutant

    def next_draws(
        self, name: str, left: list[Mutant], turn: int, chance: random.Random
    ) -> Iterator[str]:
        """Yield draws for a function: fresh ones, or earlier ones with a little changed.

        Changed are those that run a line whose change nothing shows, and those that run lines
        together that no other draw ran together.
        """
        if turn == 0:
            yield from (str(1000 + n) for n in range(DRAWS))
            return
        run = {line for case, lines in self.lines.items() if case[0] == name for line in lines}
        running = {m: [c for c in self.running(m) if c[0] == name and c[1]] for m in left}
        mine = [m for m in left if running[m] or (self.is_mine(m) and run & self.near_by(m))]
        if not mine:
            return
        unlike: dict[frozenset[int], Case] = {}
        for case, lines in self.lines.items():
            if case[0] == name and case[1]:
                unlike.setdefault(lines, case)
        for _ in range(DRAWS):
            mutant = chance.choice(mine)
            parents = running[mutant]
            if not parents or chance.random() < 0.2:
                parents = list(unlike.values()) or [(name, True, "1000")]
            parent = chance.choice(parents)
            draw = parent[2]
            for _ in range(chance.choice((1, 1, 2))):
                at = chance.randint(1, max(1, self.draws.get(parent, 1)))
                draw += f"/{at}:{chance.randrange(1000)}"
            yield draw if draw.count("/") < MOST_CHANGES else str(chance.randrange(10_000))

    def near_by(self, mutant: Mutant) -> set[int]:
        """Return the lines of the function that a change is part of."""
        if not self.ranges:
            for node in ast.walk(self.tree):
                if isinstance(node, ast.FunctionDef):
                    self.ranges.append(range(node.lineno, (node.end_lineno or 0) + 1))
        for each in self.ranges:
            if mutant.lines and mutant.lines[0] in each:
                return set(each)
        return set(mutant.lines)

    def sift(self, mutants: list[Mutant], kept: list[Case]) -> list[Mutant]:
        """Return the changes that nothing shows; what shows one is kept, once for many."""
        left = []
        for mutant in mutants:
            cases = set(self.running(mutant))
            fresh = sorted(case for case in cases if case[1])
            random.Random(mutant.start).shuffle(fresh)
            known = [case for case in kept if case in cases]
            direct = [c for c in fresh if c not in known]
            case = self.shows(mutant, [*known, *direct], TRIED + len(known))
            if case is None:
                left.append(mutant)
            elif case not in kept:
                kept.append(case)
        return left

    def running(self, mutant: Mutant) -> list[Case]:
        """Return the answers that run what a change changes, or use the constant that it is."""
        lines = set(mutant.lines) if self.is_mine(mutant) and not mutant.names else set()
        names = set(mutant.names)
        for node in self.tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and names & names_under(node.value):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names |= {name for target in targets for name in names_under(target)}
        for each in ast.walk(self.tree) if names else ():
            if isinstance(each, ast.Name | ast.Attribute) and names & names_under(each):
                lines.add(each.lineno)
        return list(dict.fromkeys(case for line in sorted(lines) for case in self.by_line[line]))

    def is_mine(self, mutant: Mutant) -> bool:
        """Return whether a change is one of this module."""
        return bool(ROOT / mutant.path == self.path)

    def shows(self, mutant: Mutant, cases: list[Case], most: int = 10_000) -> Case | None:
        """Return the first case whose answer a change changes."""
        if not cases:
            return None
        try:
            undo = change_module(self.module, mutant)
        except Exception:
            return None  # the module cannot be loaded: every test shows it
        found = None
        try:
            for case in cases[:most]:
                if self.answer(case) != self.answers[case]:
                    found = case
                    break
        finally:
            undo()
        if found is not None and self.answer(found) != self.answers[found]:
            return None  # something was kept in memory
        return found

    def draw(self, case: Case) -> bool:
        """Keep a function's answer and the lines that it runs; return whether it can be called."""
        if case in self.answers:
            return True
        lines: set[int] = set()
        file = self.plain.co_filename

        def local(frame: Any, event: str, _: Any) -> Any:
            lines.add(frame.f_lineno)
            return local

        def trace(frame: Any, event: str, _: Any) -> Any:
            return local if frame.f_code.co_filename == file else None

        sys.settrace(trace)
        try:
            answer = self.answer(case)
        finally:
            sys.settrace(None)
        if answer is None:
            return False
        self.answers[case] = answer
        self.lines[case] = frozenset(lines)
        for line in lines:
            self.by_line[line].append(case)
        return True

    def answer(self, case: Case) -> str | None:
        """Return what a function answers, None when it cannot be called."""
        name, is_near, draw = case
        function, kind = self.held[name]
        chance: Any = self.chance(draw) if is_near else random.Random(int(draw))
        maker = self.maker(chance, self.near[name] if is_near else ())
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            return str(self.tests["answer"](function, kind, maker))
        except self.unmade:
            return None
        except (TooLong, RecursionError):
            return "does not end"
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            if is_near:
                self.draws[case] = chance.draws

    def end(self, *_: Any) -> None:
        raise TooLong
