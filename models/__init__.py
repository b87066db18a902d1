"""Models: what is handed out: the Report and its parts, a Value, the path of a record.

The parts of a Report can be imported from here, too; pydantic is loaded with the first of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .report import *  # noqa: F403
else:

    def __getattr__(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.report"), name)
