"""What can stop a document or a run, and the exit code that says so.

::

    MattrakanError                    70  a defect of ours, if nothing below fits
    ├── UsageError (ValueError)        2  an option or argument that cannot be followed
    │   ├── ProfileError               2  a layout profile that is not valid
    │   ├── CorrectionError            2  a line of a file of corrections that cannot be followed
    │   └── MissingExtraError          2  an extra is needed that is not installed (ImportError)
    ├── OutputError                    5  a result could not be written
    ├── SpreadsheetError               3  the table that `clean` was given cannot be read
    └── DocumentError                  1  one document could not be read; the others continue
        ├── MissingFileError              no such file (FileNotFoundError)
        ├── ForbiddenFileError            it may not be read (PermissionError)
        ├── EmptyFileError                zero bytes (ValueError)
        ├── NotAPdfError                  another kind of file under the name .pdf (ValueError)
        ├── EncryptedPdfError             a password is needed, or the given one is wrong
        ├── DamagedPdfError               it starts like a PDF and cannot be opened (ValueError)
        ├── ChangedFileError              its content changed during the run
        └── CapError                      over the caps set for one document
            ├── TimeCapError (TimeoutError)
            ├── MemoryCapError
            └── WorkerCrashError          the process that read it died

In brackets: what an error also is to Python, so that callers may catch that.
A cell that cannot be understood stops nothing: it becomes a finding. Exit codes 3 and 4 (no input
could be read at all; nothing was found in any document) belong to a run, not to an error.
"""

from importlib import import_module
from typing import Any, ClassVar

EXIT_OK = 0
EXIT_DOCUMENT_FAILED = 1
EXIT_USAGE = 2
EXIT_NO_INPUT = 3
EXIT_NOTHING_FOUND = 4
EXIT_OUTPUT = 5
EXIT_DEFECT = 70
EXIT_INTERRUPTED = 130


class MattrakanError(Exception):
    """Base of every error that mattrakan raises on purpose.

    Args:
        message: one sentence: what is wrong.
        advice: one sentence: what to do next.
    """

    exit_code: ClassVar[int] = EXIT_DEFECT
    code: ClassVar[str] = "defect"

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message, advice)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class UsageError(MattrakanError, ValueError):
    """An option or argument cannot be followed."""

    exit_code = EXIT_USAGE
    code = "usage"


class ProfileError(UsageError):
    """A layout profile is not valid."""

    code = "profile-invalid"


class CorrectionError(UsageError):
    """A line of a file of corrections cannot be followed."""

    code = "correction-refused"


class MissingExtraError(UsageError, ImportError):
    """An option or function needs an extra of the package that is not installed."""

    code = "extra-missing"


def require(module: str, extra: str) -> Any:
    """Return a library that reading a PDF into CSV and JSON does without.

    Args:
        module: what is imported of it, e.g. "python_calamine".
        extra: what installs it, e.g. "clean" for ``pip install 'mattrakan[clean]'``.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:  # it is there, and lacks something itself
            raise
        library = module.replace("_", "-")
        raise MissingExtraError(
            f"This needs {library}, which is not installed.",
            f"Install it with: pip install 'mattrakan[{extra}]'.",
        ) from error


class OutputError(MattrakanError):
    """A result could not be written."""

    exit_code = EXIT_OUTPUT
    code = "output"


class SpreadsheetError(MattrakanError):
    """The file is no table that can be read."""

    exit_code = EXIT_NO_INPUT
    code = "table-unreadable"


class DocumentError(MattrakanError):
    """One document could not be read. ``code`` is the code of the finding in its Report."""

    exit_code = EXIT_DOCUMENT_FAILED
    code = "file-unreadable"


class MissingFileError(DocumentError, FileNotFoundError):
    """There is no such file."""

    code = "file-missing"


class ForbiddenFileError(DocumentError, PermissionError):
    """The file is there, and may not be read."""

    code = "file-missing"


class EmptyFileError(DocumentError, ValueError):
    """The file has no bytes."""

    code = "file-empty"


class NotAPdfError(DocumentError, ValueError):
    """The file is of another kind."""

    code = "file-not-pdf"


class EncryptedPdfError(DocumentError):
    """A password is needed, or the given one is wrong."""

    code = "file-encrypted"


class DamagedPdfError(DocumentError, ValueError):
    """The file starts like a PDF and cannot be opened."""

    code = "file-damaged"


class ChangedFileError(DocumentError):
    """The content changed between the start of the run and the reading."""

    code = "file-changed"


class CapError(DocumentError):
    """Reading went over the caps set for one document."""

    code = "over-cap"


class TimeCapError(CapError, TimeoutError):
    """Reading took longer than --timeout."""

    code = "over-time"


class MemoryCapError(CapError):
    """Reading needed more than --memory."""

    code = "over-memory"


class WorkerCrashError(CapError):
    """The process that read the document died."""

    code = "worker-crashed"
