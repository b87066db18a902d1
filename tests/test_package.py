"""The package as it is shipped: names, arrows between its parts, lazy imports, files."""

import ast
import os
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import mattrakan

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SETUPTOOLS = PROJECT["tool"]["setuptools"]
# Data that ships beside the code: facts, shapes of letters, weights of the readers of scans.
DATA = (".toml", ".csv", ".sql", ".npz", ".bin", ".onnx", ".json", ".html", ".css", ".js")
FOLDERS = ("extract", "normalize", "export", "models", "corrections", "batch", "commands")
BANNED = {"utils", "helpers", "common", "manager", "process"}
PUBLIC_FUNCTIONS = {"read", "read_tables", "read_text", "parse_value", "clean", "convert"}

# An arrow may only point to a lower floor; on the ground floor stands what imports nothing of ours.
FLOORS = {
    "errors": 0,
    "extensions": 0,
    "models": 0,
    "extract": 1,
    "export": 1,
    "normalize": 2,
    "corrections": 3,
    "pipeline": 4,
    "batch": 5,
    "commands": 6,
    "cli": 7,
    "__main__": 8,
}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(ROOT.glob("*.py")):
        if path.stem not in ("__init__", "setup"):
            yield path.stem, path
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield ".".join(path.relative_to(ROOT).with_suffix("").parts), path


def imports(name: str, path: Path) -> Iterator[str]:
    """Modules of ours that a module imports, anywhere in it, without the leading `mattrakan`."""
    package = name.split(".") if path.stem == "__init__" else name.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("mattrakan."):
                    yield alias.name.removeprefix("mattrakan.")
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                base = package[: len(package) - node.level + 1]
                start = ".".join([*base, *(node.module or "").split(".")]).strip(".")
            elif (node.module or "").split(".")[0] == "mattrakan":
                start = (node.module or "").removeprefix("mattrakan").strip(".")
            else:
                continue
            for alias in node.names:
                inner = f"{start}.{alias.name}".strip(".")
                is_module = (ROOT / (inner.replace(".", "/") + ".py")).exists()
                yield inner if is_module else start


INIT = ROOT / "__init__.py"
MODULES = dict(modules())
ARROWS = {name: sorted(set(imports(name, path)) - {""}) for name, path in MODULES.items()}


def floor(name: str) -> int:
    return FLOORS[name.split(".")[0]]


def test_the_public_names_are_those_of_the_contract() -> None:
    assert sorted(mattrakan.__all__) == [
        "Batch",
        "Finding",
        "MattrakanError",
        "Report",
        "Table",
        "Value",
        "__version__",
        "clean",
        "convert",
        "parse_value",
        "read",
        "read_tables",
        "read_text",
    ]


@pytest.mark.parametrize("name", mattrakan.__all__)
def test_every_public_name_can_be_had(name: str) -> None:
    assert getattr(mattrakan, name) is not None


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'guess'"):
        mattrakan.guess  # noqa: B018


@pytest.mark.parametrize("name", MODULES)
def test_arrows_point_down(name: str) -> None:
    folder = name.split(".")[0]
    for other in ARROWS[name]:
        inside = other.split(".")[0] == folder
        assert inside or floor(other) < floor(name), f"{name} imports {other}"
    if floor(name) == 0:
        assert not [other for other in ARROWS[name] if other.split(".")[0] != folder]
    if folder == "normalize":
        assert not [other for other in ARROWS[name] if other.startswith("export")]


def test_no_module_imports_itself_through_others() -> None:
    finished: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, f"a circle: {' -> '.join([*trail, name])}"
        if name not in finished:
            for other in ARROWS.get(name, ()):
                if other != name:
                    walk(other, (*trail, name))
            finished.add(name)

    for name in ARROWS:
        walk(name, ())


def room(name: str) -> str:
    """The sub-package that a module stands in; a module beside the sub-packages is its own room."""
    folder = name.rpartition(".")[0]
    holds_others = any(
        other.startswith(f"{folder}.") and other.count(".") > name.count(".") for other in MODULES
    )
    return name if not folder or holds_others else folder


def test_no_room_imports_itself_through_others() -> None:
    arrows: dict[str, set[str]] = {}
    for name, others in ARROWS.items():
        if name not in FOLDERS:
            found = {room(other) for other in others if other in MODULES} - {room(name)}
            arrows.setdefault(room(name), set()).update(found)
    finished: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, f"a circle of rooms: {' -> '.join([*trail, name])}"
        if name not in finished:
            for other in arrows.get(name, ()):
                walk(other, (*trail, name))
            finished.add(name)

    for name in arrows:
        walk(name, ())


# Ordered pairs of rooms, one of which imports the other; these numbers may only fall. In the whole
# house a room is a folder or a file at the root; in a folder it is a sub-package, or the folder
# itself for the files beside them.
MOST_ARROWS = {"": 42, "commands": 1, "extract": 23, "normalize": 44}


def arrows_between_rooms(house: str) -> set[tuple[str, str]]:
    """Return which room of the whole house, or of one folder, imports which other."""

    def room_in(name: str) -> str:
        if not house:
            return name.split(".")[0]
        is_folder = (ROOT / name.replace(".", "/")).is_dir()
        return name if is_folder else name.rpartition(".")[0]

    pairs = {
        (room_in(name), room_in(other))
        for name, others in ARROWS.items()
        for other in others
        if not house or (name.startswith(f"{house}.") and other.startswith(f"{house}."))
    }
    if not house:
        pairs |= {("__init__", one.split(".")[0]) for one in set(imports("__init__", INIT)) - {""}}
    return {(one, other) for one, other in pairs if one != other}


@pytest.mark.parametrize("house", MOST_ARROWS)
def test_few_arrows_lead_from_room_to_room(house: str) -> None:
    found = arrows_between_rooms(house)
    assert 0 < len(found) <= MOST_ARROWS[house], sorted(found)


@pytest.mark.parametrize("name", MODULES)
def test_module_names_shadow_nothing(name: str) -> None:
    last = name.split(".")[-1]
    assert last not in BANNED
    assert last not in PUBLIC_FUNCTIONS
    # The design names normalize/profile.py: what a profile is, beside the folder of profiles.
    assert last.startswith("__") or last not in sys.stdlib_module_names - {"profile"}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_what_it_is_for(name: str) -> None:
    text = MODULES[name].read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), name


@pytest.mark.parametrize(
    "line",
    ["import mattrakan", "import mattrakan.cli", "from mattrakan import Value, MattrakanError"],
)
def test_heavy_libraries_are_imported_where_they_are_used(line: str) -> None:
    heavy = ("pandas", "pythainlp", "pdfplumber", "pdfminer", "pyarrow", "openpyxl")
    code = f"import sys; {line}; print([name for name in {heavy} if name in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert result.stdout.strip() == "[]"


def test_the_package_list_is_the_tree() -> None:
    found = {"mattrakan"}
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("__init__.py"):
            found.add(".".join(["mattrakan", *path.parent.relative_to(ROOT).parts]))
    assert set(SETUPTOOLS["packages"]) == found


def test_every_folder_with_modules_is_a_package() -> None:
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*.py"):
            assert (path.parent / "__init__.py").exists(), path


def is_data(path: Path) -> bool:
    return path.suffix in DATA or path.name == "SHA256SUMS"


def test_every_data_file_ships() -> None:
    shipped = {
        path
        for package, patterns in SETUPTOOLS["package-data"].items()
        for pattern in patterns
        for path in ROOT.joinpath(*package.split(".")[1:]).glob(pattern)
    }
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if is_data(path):
                assert path in shipped, path
    assert ROOT / "py.typed" in shipped


@pytest.mark.skipif("MATTRAKAN_WHEEL" not in os.environ, reason="no wheel was built")
def test_the_wheel_holds_the_package_and_nothing_else() -> None:
    with zipfile.ZipFile(os.environ["MATTRAKAN_WHEEL"]) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    manual = {name for name in names if name.endswith(".data/data/share/man/man1/mattrakan.1")}
    assert len(manual) == 1
    names -= manual
    tree = {"mattrakan/__init__.py", "mattrakan/py.typed"}
    tree |= {f"mattrakan/{path.relative_to(ROOT)}" for path in MODULES.values()}
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if is_data(path):
                tree.add(f"mattrakan/{path.relative_to(ROOT)}")
    compiled = {name for name in names if name.endswith((".so", ".pyd"))}
    assert names - compiled == tree
    sources = {f"{name.split('.')[0]}.py" for name in compiled if name.startswith("mattrakan/")}
    assert sources <= tree
    assert len(compiled) in (0, len(sources) + 1)  # one library beside them holds all code
