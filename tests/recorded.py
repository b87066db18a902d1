"""Results of random inputs, recorded: whoever changes what the code decides sees that it changed.

What is recorded is not the truth: it is what was read when it was recorded, as a digest for each
input. To see what a change changes, write the results before and after it and compare:

    python tests/recorded.py --write /tmp/before            and again with /tmp/after
    diff -r /tmp/before /tmp/after

A change on purpose is recorded again with `python tests/recorded.py`, its difference read before.
"""

import hashlib
import runpy
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

HERE = Path(__file__).parent
FOLDER = HERE / "recorded"

Outcome = Callable[[int], Iterable[str]]


def digest(lines: Iterable[str]) -> str:
    """Return a digest of the lines of one result."""
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def read_recorded(name: str) -> list[str]:
    """Return the recorded digests, by seed."""
    path = FOLDER / f"{name}.txt"
    return path.read_text("utf-8").split() if path.exists() else []


def read_named(name: str) -> dict[str, str]:
    """Return the recorded digests of results that have names and no numbers."""
    entries = read_recorded(name)
    return dict(zip(entries[::2], entries[1::2], strict=True))


def main(options: list[str]) -> None:
    written = Path(options[1]) if options[:1] == ["--write"] else None
    wanted = options[2:] if written else options
    for path in sorted(HERE.glob("test_recorded_*.py")):
        name = path.stem.removeprefix("test_recorded_")
        if wanted and name not in wanted:
            continue
        module = runpy.run_path(str(path))
        keys = module["names"]() if "names" in module else range(module["COUNT"])
        results = {key: list(module["outcome"](key)) for key in keys}
        if written is None:
            FOLDER.mkdir(exist_ok=True)
            lines = [
                f"{key} {digest(result)}" if "names" in module else digest(result)
                for key, result in results.items()
            ]
            (FOLDER / f"{name}.txt").write_text("\n".join(lines) + "\n", "utf-8")
            continue
        written.mkdir(parents=True, exist_ok=True)
        blocks = [f"## {key}\n" + "\n".join(lines) for key, lines in results.items()]
        (written / f"{name}.txt").write_bytes("\n".join(blocks).encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    main(sys.argv[1:])
