"""Memory of a long review page in Chromium, as somebody sees it who works through it.

Usage: python benchmarks/review_memory.py PAGE.html [--jumps 75] [--pause 1]

Opens the page, chooses rows at random with a pause after each, and prints the proportional set
size (PSS) of the renderer process that shows the page: what this page adds to the memory in use.
Linux only. The browser frees memory when it likes: figures of two runs differ by a tenth.
"""

import argparse
import os
import random
import runpy
import time
from pathlib import Path
from typing import Any

BROWSER = runpy.run_path(str(Path(__file__).parent.parent / "tests" / "browser.py"))
SHOWN = "[...document.querySelectorAll('.sheet canvas')].some((canvas) => canvas.width)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("page", type=Path)
    parser.add_argument("--jumps", type=int, default=75)
    parser.add_argument("--pause", type=float, default=1.0)
    options = parser.parse_args()
    chance = random.Random(1)
    with BROWSER["open_browser"]() as browser:
        before = time.monotonic()
        browser.open(options.page)
        browser.wait("document.querySelectorAll('.row').length")
        browser.wait(SHOWN)
        print(f"opened in {time.monotonic() - before:.1f} s: {renderer_mb(browser):.0f} MB")
        rows = browser.run("DATA.rows.length")
        most = 0.0
        for jump in range(1, options.jumps + 1):
            browser.run(f"choose({chance.randrange(rows)})")
            browser.wait(SHOWN)
            time.sleep(options.pause)
            most = max(most, now := renderer_mb(browser))
            if jump % 15 == 0:
                print(f"{jump} rows chosen: {now:.0f} MB")
        time.sleep(10)
        print(f"most: {most:.0f} MB; after ten seconds of rest: {renderer_mb(browser):.0f} MB")


def renderer_mb(browser: Any) -> float:
    """Return the PSS of the largest renderer process: the others are the browser's spare ones."""
    return max(pss_mb(process) for process in family(browser.process_id) if renders(process))


def family(root: int) -> list[int]:
    """Return a process and all that it started."""
    children: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):
        try:
            parent = int(Path(f"/proc/{entry}/stat").read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        if entry.isdigit():
            children.setdefault(parent, []).append(int(entry))
    found = [root]
    for process in found:
        found += children.get(process, [])
    return found


def renders(process: int) -> bool:
    try:
        return b"--type=renderer" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False


def pss_mb(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    main()
