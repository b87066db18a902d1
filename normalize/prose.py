"""Words that tell facts in headings and paragraphs (knowledge/prose.toml)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def prose_words() -> Mapping[str, Any]:
    """Return the words of knowledge/prose.toml."""
    return tomllib.loads((files(__package__) / "knowledge" / "prose.toml").read_text("utf-8"))
