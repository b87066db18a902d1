"""What a run has done so far, kept in the output folder so that it can be killed and resumed."""

import hashlib
import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import Self

from ..errors import OutputError
from ..extensions import extension_versions
from ..extract.ocr.choosing import is_installed
from ..pipeline import Reading

NAME = ".mattrakan-journal.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS done (
    key TEXT PRIMARY KEY, scope TEXT NOT NULL, seconds REAL NOT NULL, report BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS inputs (
    path BLOB, document TEXT, name TEXT, written TEXT NOT NULL, PRIMARY KEY (path, document, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outputs (name TEXT PRIMARY KEY, written TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS program (version TEXT NOT NULL, mark TEXT NOT NULL);
"""
_ANY_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table'"
_DROP = "DROP TABLE IF EXISTS done; DROP TABLE IF EXISTS program;"
_LAYOUT = 1  # of these tables; a file with others is begun anew
# Where the files of this program are that decide what is read of a document, and their kinds.
ROOMS = ("batch", "extract", "models", "normalize")
DECIDING = (".bin", ".csv", ".json", ".npz", ".onnx", ".py", ".toml")
# What reads a document, besides this program: an update of one may change a result.
_LIBRARIES = (
    *("fonttools", "numpy", "onnxruntime", "pdfminer.six", "pdfplumber"),
    *("pikepdf", "pypdfium2", "pythainlp"),
)


@dataclass(frozen=True, slots=True)
class Done:
    """A document that is finished.

    Attributes:
        report: its Report as JSON, as the worker gave it.
        seconds: how long reading took.
    """

    report: bytes
    seconds: float


@dataclass(frozen=True, slots=True)
class Known:
    """An input of this or an earlier run, and its own output.

    Attributes:
        path: absolute path.
        document: sha256 of its content.
        name: of its JSON file within the output folder; empty if it has none.
        written: sha256 of that file.
    """

    path: str
    document: str
    name: str = ""
    written: str = ""


class Journal:
    """Results by content and options; holds the output folder for one run at a time.

    Args:
        folder: the output folder; None keeps the journal in memory.
        fresh: forget what earlier runs did.

    Attributes:
        outdated: a sentence, where the results of the last run cannot be taken over.

    Raises:
        OutputError: the folder cannot be written, or another run is at work in it.
    """

    def __init__(self, folder: Path | None, *, fresh: bool = False) -> None:
        self._path = folder / NAME if folder else None
        self.outdated = ""
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) or self._path is None:
                raise _output_error(error) from error
            self._path.unlink(missing_ok=True)  # not a database: nothing can be resumed from it
            with _told():
                self._open()
        with _told(), self._database:
            self._compare_program()
            if fresh:
                self._database.execute("DELETE FROM done")

    def _compare_program(self) -> None:
        """Forget the results of another version of the program, and say so."""
        row = self._database.execute("SELECT version, mark FROM program").fetchone()
        ours = (version("mattrakan"), program_mark())
        if row == ours:
            return
        if row and self._database.execute("SELECT count(*) FROM done").fetchone()[0]:
            which = f"mattrakan {row[0]}" if row[0] != ours[0] else "another state of mattrakan"
            self.outdated = f"The last run here was of {which}: everything is read again."
        self._database.execute("DELETE FROM done")
        self._database.execute("DELETE FROM program")
        self._database.execute("INSERT INTO program VALUES (?, ?)", ours)

    def _open(self) -> None:
        self._database = sqlite3.connect(self._path or ":memory:", timeout=0.5)
        try:
            # The lock is held until close() or the end of the process, so two runs cannot mix.
            self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
            # A write-ahead log survives a kill, and needs no wait for the disk at each commit.
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.execute("BEGIN EXCLUSIVE")
            self._database.commit()
            (layout,) = self._database.execute("PRAGMA user_version").fetchone()
            if layout != _LAYOUT and self._database.execute(_ANY_TABLE).fetchone():
                self._database.executescript(_DROP)
                self.outdated = (
                    "The journal of the last run here is of another version of mattrakan: "
                    "everything is read again."
                )
            self._database.executescript(_SCHEMA)
            self._database.execute(f"PRAGMA user_version = {_LAYOUT}")
        except sqlite3.DatabaseError:
            self._database.close()
            raise

    def find(self, key: str, scopes: Collection[str]) -> Done | None:
        """Return what was done for a key, if it was and holds within one of these scopes."""
        with _told():
            row = self._database.execute(
                "SELECT report, seconds, scope FROM done WHERE key = ?", (key,)
            ).fetchone()
        return Done(*row[:2]) if row and row[2] in scopes else None

    def keep(self, key: str, done: Done, scope: str) -> None:
        """Store a result for good; when this returns, a kill cannot lose it.

        Args:
            key: from `make_key`.
            done: the result.
            scope: which later runs may take it over; empty for all.
        """
        with _told(), self._database:
            self._database.execute(
                "INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?)",
                (key, scope, done.seconds, done.report),
            )

    def known(self) -> list[Known]:
        """Return the inputs of earlier runs, and of this one as far as it is, by path."""
        with _told():
            rows = self._database.execute("SELECT * FROM inputs ORDER BY path").fetchall()
        return [Known(os.fsdecode(path), *others) for path, *others in rows]

    def note(self, known: Known) -> None:
        """Store what is about to be written for an input."""
        row = (os.fsencode(known.path), known.document, known.name, known.written)
        with _told(), self._database:
            self._database.execute("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?)", row)

    def forget(self, known: Known) -> None:
        """Forget an input, or what it was in an earlier run."""
        row = (os.fsencode(known.path), known.document, known.name)
        with _told(), self._database:
            self._database.execute(
                "DELETE FROM inputs WHERE path = ? AND document = ? AND name = ?", row
            )

    def outputs(self) -> dict[str, str]:
        """Return the sha256 of each file that runs have written, by name."""
        with _told():
            return dict(self._database.execute("SELECT name, written FROM outputs"))

    def note_output(self, name: str, written: str) -> None:
        """Store the sha256 of a file that was written."""
        with _told(), self._database:
            self._database.execute("INSERT OR REPLACE INTO outputs VALUES (?, ?)", (name, written))

    def forget_output(self, name: str) -> None:
        """Forget a file that is about to be written."""
        with _told(), self._database:
            self._database.execute("DELETE FROM outputs WHERE name = ?", (name,))

    def close(self) -> None:
        """Let the folder go."""
        with suppress(sqlite3.Error):
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def make_key(sha256: str, reading: Reading) -> str:
    """Return what a result is kept under: content, reading options and the program that read it.

    >>> make_key("ab", Reading()) == make_key("ab", Reading(pages=(1,)))
    False
    """
    parts = (sha256, program_mark(), repr(reading))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()


@cache
def program_mark() -> str:
    """Return a text that changes with the installed program, so that an update reads anew."""
    here = Path(__file__).parents[1]
    rooms = [here / name for name in ROOMS]
    files = [*here.glob("*.py"), *(file for room in rooms for file in room.rglob("*"))]
    mark = hashlib.sha256(version("mattrakan").encode())
    for file in sorted(files):
        if file.suffix in DECIDING:
            stat = file.stat()
            mark.update(f"{file.name}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode())
    mark.update(f"ocr {is_installed()}".encode())
    for library in _LIBRARIES:
        with suppress(PackageNotFoundError):
            mark.update(f"{library} {version(library)}\0".encode())
    mark.update("\0".join(extension_versions()).encode())
    return mark.hexdigest()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise _output_error(error) from error


def _output_error(error: sqlite3.Error) -> OutputError:
    if "locked" in str(error):
        return OutputError(
            "Another run is writing to the output folder.", "Wait for it, or choose another one."
        )
    return OutputError(
        f"The output folder cannot be written ({error}).",
        "Check its permissions and the free space, or choose another one.",
    )
