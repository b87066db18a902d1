"""Inputs of a run: which PDFs, what each one's content is, and how its outputs are named."""

import hashlib
import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..errors import DocumentError, ForbiddenFileError, MissingFileError
from ..pipeline import path_to_text

STDIN = "-"
# Names that a run writes itself, and names that Windows keeps for devices.
_TAKEN = {"run", "datapackage"}
_TAKEN |= {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}
_LONGEST_NAME = 255  # bytes, on every file system in use
_LONGEST_SUFFIX = len("-p9999-t99.csv")


@dataclass(frozen=True, slots=True)
class Input:
    """One content to read.

    Attributes:
        file: how it is named in outputs: its first path.
        path: where it can be opened; empty for standard input.
        sha256: of its content; empty when it cannot be read.
        also: how further paths with the same content are named.
        also_paths: where these can be opened.
        data: its bytes, for standard input.
        error: why it cannot be read.
    """

    file: str
    path: str
    sha256: str = ""
    also: tuple[str, ...] = ()
    also_paths: tuple[str, ...] = ()
    data: bytes | None = field(default=None, repr=False)
    error: DocumentError | None = None


def find_inputs(sources: Sequence[str | os.PathLike[str]]) -> list[Input]:
    """Return each content once, sorted by path; folders are searched for PDFs.

    Paths that cannot be read are among them, with the reason.
    """
    found: dict[str, Input] = {}
    unreadable: list[Input] = []
    closed: list[OSError] = []
    paths = {path_to_text(path): path for path in _expand(sources, closed)}
    for error in closed:
        unreadable.append(_closed_folder(error))
    for file, path in sorted(paths.items()):
        try:
            data = sys.stdin.buffer.read() if path == STDIN else None
            sha256 = _hash_bytes(data) if data is not None else _hash_file(path)
        except DocumentError as error:
            unreadable.append(Input(file, path, error=error))
            continue
        first = found.get(sha256)
        if first is None:
            found[sha256] = Input(file, "" if data is not None else path, sha256, data=data)
        else:
            also_paths = first.also_paths if data is not None else (*first.also_paths, path)
            also = (*first.also, file)
            found[sha256] = replace(first, also=also, also_paths=also_paths)
    return sorted([*found.values(), *unreadable], key=lambda one: one.file)


def name_outputs(inputs: Iterable[Input], taken: Iterable[str] = ()) -> dict[str, str]:
    """Return the stem of the outputs of each content, by sha256; no two are alike.

    Args:
        inputs: in order.
        taken: names of files that belong to others.

    The first of several inputs with one stem keeps it; the others get their document_id added, and
    so does a stem that is too long or that the run or the system keeps for itself.
    """
    names: dict[str, str] = {}
    forbidden = _TAKEN | {_folded(Path(name).stem) for name in taken}
    for one in inputs:
        if not one.sha256:
            continue
        stem = "stdin" if one.file == STDIN else path_to_text(Path(one.path).stem)
        short = _shorten(stem, _LONGEST_NAME - _LONGEST_SUFFIX)
        if _folded(stem) in forbidden or short != stem:
            short = _shorten(stem, _LONGEST_NAME - _LONGEST_SUFFIX - 13)
            stem = f"{short}-{one.sha256[:12]}"
        forbidden.add(_folded(stem))
        names[one.sha256] = stem
    return names


def _folded(name: str) -> str:
    """Return what file systems that ignore case and composition compare."""
    return unicodedata.normalize("NFC", name).casefold()


def _shorten(stem: str, limit: int) -> str:
    while len(stem.encode()) > limit:
        stem = stem[:-1]
    return stem


def _expand(sources: Sequence[str | os.PathLike[str]], closed: list[OSError]) -> Iterable[str]:
    for source in [os.fspath(source) for source in sources]:
        if source != STDIN and os.path.isdir(source):
            for folder, _, names in os.walk(source, onerror=closed.append):
                for name in names:
                    if name.lower().endswith(".pdf") and not name.startswith("._"):
                        yield os.path.join(folder, name)
        else:
            yield source


def _closed_folder(error: OSError) -> Input:
    folder = str(error.filename)
    reason = f"The folder cannot be searched ({error.strerror})."
    return Input(path_to_text(folder), folder, error=ForbiddenFileError(reason))


def _hash_bytes(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _hash_file(path: str) -> str:
    if not os.path.isfile(path) and os.path.exists(path):
        raise ForbiddenFileError("It is not a file.", "Name a PDF or a folder.")
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise MissingFileError("There is no such file.", "Check the path.") from error
    except (OSError, ValueError) as error:
        raise ForbiddenFileError(
            f"The file cannot be read ({getattr(error, 'strerror', None) or error}).",
            "Check its permissions.",
        ) from error
