"""Files that are whole or not there: written beside their place, then moved into it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from ..errors import OutputError

PREFIX = ".mattrakan-"
SUFFIX = ".tmp"


class PendingFile:
    """A file that takes its place at ``commit`` and leaves nothing behind at ``discard``.

    Args:
        path: where it will stand; what stands there now is replaced, a link is not followed.
            A device or a pipe is written to, never replaced: root could, and take away /dev/null.

    Raises:
        OutputError: from every method, when the disk is full or the folder cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._is_special = path.exists() and not (path.is_file() or path.is_dir())
        if self._is_special:
            with output_errors(path):
                self.file: IO[bytes] = path.open("wb")
            return
        with output_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(SUFFIX, PREFIX, path.parent)
        self.pending = Path(name)
        self.file = os.fdopen(number, "wb")

    def write(self, data: bytes) -> None:
        """Append bytes."""
        with output_errors(self.path):
            self.file.write(data)

    def finish(self) -> None:
        """Write out what is still held in memory: a disk that is full shows here at the latest."""
        with output_errors(self.path):
            self.file.close()

    def commit(self) -> None:
        """Put the file into its place."""
        try:
            self.finish()
            if self._is_special:
                return
            with output_errors(self.path):
                os.chmod(self.pending, 0o666 & ~_umask())
                os.replace(self.pending, self.path)
        except OutputError:
            self.discard()
            raise

    def discard(self) -> None:
        """Remove what was written so far."""
        with suppress(OSError):
            self.file.close()
        if self._is_special:
            return
        with suppress(OSError):
            self.pending.unlink(missing_ok=True)


def write_file(path: Path, data: bytes) -> None:
    """Write a whole file at once.

    Raises:
        OutputError: it could not be written; an older file of that name is untouched.
    """
    pending = PendingFile(path)
    try:
        pending.write(data)
    except OutputError:
        pending.discard()
        raise
    pending.commit()


def remove_leftovers(folder: Path) -> None:
    """Remove the unfinished files of a run that was killed in this folder."""
    pattern = f"{PREFIX}*{SUFFIX}"
    for path in [*folder.glob(pattern), *(folder / "schemas").glob(pattern)]:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
            continue
        with suppress(OSError):
            path.unlink()


@contextmanager
def output_errors(path: Path) -> Iterator[None]:
    """Raise an OutputError that names the file where the system refuses to write."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path} could not be written ({error.strerror or error}).",
            "Check permissions and free space, or choose another folder with -o.",
        ) from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
