"""Files of an earlier run that a person has edited since: kept aside, never overwritten."""

import hashlib
import shutil
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from ..export.atomic import output_errors
from .journal import Journal

_HOW = "to have the edits in every run, write them as corrections (see docs/review.md)"


class EditedOutputs:
    """Watches the files of one output folder.

    Args:
        folder: where they are.
        journal: knows what was written.
        tell: called with a sentence about each file that was edited.
    """

    def __init__(self, folder: Path, journal: Journal, tell: Callable[[str], None]) -> None:
        self._folder = folder
        self._journal = journal
        self._tell = tell
        self._known = journal.outputs()

    def before_writing(self, name: str) -> None:
        """Move a file aside that a person has edited, as another one is to take its place."""
        if self._is_edited(name):
            path = self._folder / name
            kept = _free_name(path)
            with output_errors(path):
                path.replace(kept)
            self._tell_kept(name, kept)
        self._forget(name)

    def after_writing(self, name: str) -> None:
        """Note what a file holds now."""
        path = self._folder / name
        if path.is_file():
            self._note(name, _hash(path))

    def before_committing(self, own: Collection[str]) -> dict[str, tuple[str, Path | None]]:
        """Copy aside every file of all documents that was edited.

        Args:
            own: names of the files that hold one document each.

        Returns:
            For each name what was written, and its copy where there is one.
        """
        found: dict[str, tuple[str, Path | None]] = {}
        for name in sorted(self._known.keys() - set(own)):
            kept = None
            if self._is_edited(name):
                path = self._folder / name
                kept = _free_name(path)
                with output_errors(path):
                    shutil.copy2(path, kept)
            found[name] = self._known[name], kept
            self._forget(name)
        return found

    def after_committing(
        self, names: Iterable[str], found: dict[str, tuple[str, Path | None]]
    ) -> None:
        """Note what was written, and take back the copies of what was not.

        Args:
            names: of the files that were written.
            found: from `before_committing`.
        """
        committed = set(names)
        for name in sorted(committed):
            self.after_writing(name)
        for name, (written, kept) in found.items():
            if name not in committed:
                self._note(name, written)
                if kept is not None:
                    kept.unlink(missing_ok=True)
            elif kept is not None:
                self._tell_kept(name, kept)

    def _is_edited(self, name: str) -> bool:
        written, path = self._known.get(name), self._folder / name
        return written is not None and path.is_file() and _hash(path) != written

    def _note(self, name: str, written: str) -> None:
        self._known[name] = written
        self._journal.note_output(name, written)

    def _forget(self, name: str) -> None:
        """Forget what a file holds while it is written: a run may be killed meanwhile."""
        if self._known.pop(name, None) is not None:
            self._journal.forget_output(name)

    def _tell_kept(self, name: str, kept: Path) -> None:
        self._tell(f"{name} was edited since it was written: it is kept as {kept.name}; {_HOW}.")


def _free_name(path: Path) -> Path:
    """Return a name beside a file that no file has: plan.edited.json, plan.edited-2.json."""
    for number in range(1, 10_000):
        mark = "edited" if number == 1 else f"edited-{number}"
        kept = path.with_name(f"{path.stem}.{mark}{path.suffix}")
        if not kept.exists():
            return kept
    return path.with_name(f"{path.name}.edited")


def _hash(path: Path) -> str:
    with output_errors(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
