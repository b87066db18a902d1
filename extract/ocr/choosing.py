"""When OCR is used: the three ways, and whether the extra is installed. Imports nothing heavy."""

from functools import cache
from importlib.util import find_spec

from ...errors import MissingExtraError, UsageError

MODES = ("auto", "never", "always")


@cache
def is_installed() -> bool:
    """Return whether the extra `ocr` is installed: looked for once, in all folders of packages."""
    return find_spec("onnxruntime") is not None


def check_mode(mode: str) -> None:
    """Raise when OCR cannot be used in that way.

    Raises:
        UsageError: there is no such way.
        MissingExtraError: "always" without the extra.
    """
    if mode not in MODES:
        raise UsageError(f"{mode!r} is no way of OCR.", f"Choose one of {', '.join(MODES)}.")
    if mode == "always" and not is_installed():
        raise MissingExtraError(
            "OCR needs the extra `ocr`, which is not installed.",
            "Install it with: pip install 'mattrakan[ocr]'.",
        )
