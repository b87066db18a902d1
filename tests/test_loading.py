"""Loading makes many objects that stay: the command does not look for cycles among them."""

import subprocess
import sys

_RUN = """
import gc, sys
from mattrakan.__main__ import run
sys.argv = ["mattrakan", "--help"]
try:
    run()
except SystemExit:
    pass
print(gc.isenabled(), gc.get_threshold()[0])
"""


def _last_line(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


def test_the_command_looks_for_cycles_seldom() -> None:
    assert _last_line(_RUN) == "True 50000"


def test_the_package_leaves_the_search_as_it_is() -> None:
    code = "import gc; before = gc.get_threshold(); import mattrakan; mattrakan.read_tables; "
    assert _last_line(f"{code}print(gc.get_threshold() == before, gc.isenabled())") == "True True"
