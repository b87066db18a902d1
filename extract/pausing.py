"""Python's search for reference cycles, put off while a page or a document is worked on."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collection() -> Iterator[None]:
    """Keep the cyclic garbage collector from running by itself inside a block.

    Thousands of glyphs a page make it look through all that lives, over and over, although none
    of them is part of a cycle: 14 % of the time of reading tables.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
