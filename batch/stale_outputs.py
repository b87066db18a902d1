"""Outputs whose input is gone, renamed or changed since an earlier run in the same folder."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from .inputs import Input
from .journal import Journal, Known


def find_other_names(journal: Journal, inputs: Iterable[Input]) -> list[str]:
    """Return names of files that belong to inputs of other runs and must stay."""
    current = {
        os.path.abspath(path) for one in inputs for path in (one.path, *one.also_paths) if path
    }
    return [
        known.name
        for known in journal.known()
        if known.path not in current and os.path.exists(known.path)
    ]


def find_outdated(journal: Journal, current: Sequence[Known]) -> list[tuple[Known, str]]:
    """Return what earlier runs made that no longer holds, each with the reason for people."""
    held = {(known.path, known.document, known.name) for known in current}
    documents = {known.path: known.document for known in current}
    paths = {known.document: known.path for known in current}
    outdated = []
    for known in journal.known():
        if (known.path, known.document, known.name) in held:
            continue
        if known.path not in documents and os.path.exists(known.path):
            continue  # an input of another run, still there
        if documents.get(known.path) == known.document:
            why = f"{known.path} has another output name now"
        elif known.path in documents:
            why = f"{known.path} has changed"
        elif known.document in paths:
            why = f"{known.path} is now {paths[known.document]}"
        else:
            why = f"{known.path} is gone"
        outdated.append((known, why))
    return outdated


def wrote_other_formats(known: Known, current: Sequence[Known]) -> bool:
    """Whether a document is as it was, and one of the two runs alone wrote a JSON file for it.

    >>> wrote_other_formats(Known("a.pdf", "1", "a.json"), [Known("a.pdf", "1")])
    True
    >>> wrote_other_formats(Known("a.pdf", "1", "a.json"), [Known("a.pdf", "1", "a-1.json")])
    False
    """
    names = {
        one.name for one in current if (one.path, one.document) == (known.path, known.document)
    }
    return bool(names) and bool(known.name) != any(names)


def remove_if_same(path: Path, sha256: str) -> str:
    """Remove a file that still holds what was written; return what became of it, for people."""
    try:
        if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            return f"{path.name} was edited since and is kept"
        path.unlink()
    except FileNotFoundError:
        return f"{path.name} was removed already"
    except OSError as error:
        return f"{path.name} could not be removed ({error.strerror})"
    return f"{path.name} is removed"
