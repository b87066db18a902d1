"""What the compiler is told of classes; it says nothing to Python."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

_Class = TypeVar("_Class", bound=type)

if TYPE_CHECKING:
    from mypy_extensions import mypyc_attr
else:

    def mypyc_attr(**attributes: Any) -> Callable[[_Class], _Class]:
        """Return a class as it is.

        Args:
            attributes: `acyclic` says that no object of it is ever part of a reference cycle.
                Compiled, such objects are unknown to the search for cycles: each takes 16 bytes
                less, and is made and forgotten without being put on its list.
        """
        return lambda decorated: decorated


__all__ = ["mypyc_attr"]
