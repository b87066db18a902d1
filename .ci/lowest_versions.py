"""Print, as constraints for pip, the lowest versions that pyproject.toml admits."""

import re
import sys
import tomllib
from pathlib import Path


def main() -> None:
    """Print one line for each library of the package and of the extras that are named."""
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    needed = list(project["dependencies"])
    for extra in sys.argv[1:]:
        needed += project["optional-dependencies"][extra]
    for one in sorted(set(needed)):
        name, version = re.fullmatch(r"([\w.-]+)>=([\d.]+)", one).groups()
        print(f"{name}=={version}")


if __name__ == "__main__":
    main()
