"""Compiles the modules that every glyph goes through, where MATTRAKAN_COMPILE=1 asks for it.

Everything else is said in pyproject.toml. Without it the build makes the same package of plain
Python, in seconds instead of minutes and without a C compiler; it reads two to three times slower.
"""

import os
import shutil
import tempfile
from pathlib import Path

from setuptools import Distribution, setup
from setuptools.command.build_ext import build_ext

ROOT = Path(__file__).parent.resolve()
COMPILED = {
    "extract": ("anomalies", "geometry", "glyphs", "thai"),
    "extract/fonts": (
        *(
            "cmaps",
            "fingerprints",
            "glyph_entries",
            "glyphmaps",
            "outlines",
            "rasters",
            "simple_glyphs",
            "sketches",
        ),
        "tolerances",
    ),
    "extract/text": (
        *("actualtext", "byte_orders", "choosing_letters", "clusters", "contradicted_marks"),
        *("crossed_out", "decoded", "decoding", "digit_sets", "font_digits", "font_or_layer"),
        *(
            "joined_glyphs",
            "joined_lines",
            "layer_check",
            "letters_together",
            "lines",
            "looks",
            "mark_attachment",
            "nameless_glyphs",
            "outline_candidates",
        ),
        *("overprint", "raised", "repairs", "settling", "shared_am", "struck_out"),
        *("thai_bytes", "tolerances", "turning", "weighed_before", "weighing", "witnesses"),
        "words",
    ),
    "extract/tables": (
        *("banded", "border_places", "cells", "colon_forms", "column_borders", "counted_spans"),
        "drawing_order",
        *(
            "edges",
            "figure_columns",
            "frames",
            "grids",
            "heading_bands",
            "inner_lines",
            "list_marks",
            "interrupted",
        ),
        *("number_columns", "open_ends", "open_rows", "options", "outline_rows"),
        *("pieced_spans", "pieces", "posts", "rivers", "row_starts", "ruled", "ruled_rows", "runs"),
        *("run_on", "shading", "side_by_side", "table", "titles", "tolerances", "two_columns"),
        *("ruled_halves", "second_pairs", "text_rows", "unruled", "wide_headers"),
    ),
    "extract/pages": (
        *("assembly", "cell_marks", "furniture", "health", "hidden_text", "overflow"),
        *("page_numbers", "placing", "redrawn", "tolerances", "unread"),
    ),
    "extract/readers/fast": (
        *(
            "appearance",
            "clip_paths",
            "drawing",
            "filled_shapes",
            "graphicsoperators",
            "interpreter",
            "letters",
        ),
        *("lexing", "matrices", "objectoperators", "painted", "palette", "path_rules", "paths"),
        *("reaches", "resources", "scanning", "softmasks", "state"),
        *("textoperators", "thick_lines", "tolerances", "unicodemaps", "visibility", "widths"),
    ),
}
# Nobody else calls the functions by their names, so that they call each other without the linker's
# table and small ones become part of others: 0.9 of the time. The linker does so for files that are
# compiled apart, in a quarter of the time that GCC takes for one file of half a million lines.
OPTIMIZED_TOGETHER = ("-fvisibility=hidden", "-flto=auto")
IS_WANTED = os.environ.get("MATTRAKAN_COMPILE") == "1"


class CompiledWhereAsked(Distribution):
    """A distribution whose extensions are known only when they are built."""

    def has_ext_modules(self) -> bool:
        """Return whether the wheel is for one platform."""
        return IS_WANTED


class BuildCompiled(build_ext):
    """Turns the modules into C and compiles them."""

    def run(self) -> None:
        """Put the compiled modules where the Python ones are built."""
        if not IS_WANTED:
            return
        here = os.getcwd()
        target = Path(here, self.build_lib)
        for earlier in (*target.rglob("*.so"), *target.rglob("*.pyd")):
            earlier.unlink()  # the folder outlives a build, and they would hide newer sources
        folder = Path(tempfile.mkdtemp(prefix="mattrakan-build-"))
        try:
            stage(folder / "mattrakan")
            os.chdir(folder)  # where the package bears its own name, whatever this folder's is
            self.distribution.ext_modules = extensions()
            compiler = build_ext(self.distribution)
            compiler.build_lib = str(folder / "compiled")
            compiler.build_temp = str(folder / "objects")
            compiler.parallel = os.cpu_count()
            compiler.ensure_finalized()
            compiler.run()
            shutil.copytree(folder / "compiled", target, dirs_exist_ok=True)
        finally:
            os.chdir(here)
            shutil.rmtree(folder, ignore_errors=True)


def stage(target: Path) -> None:
    """Copy the package's sources."""
    shutil.copytree(ROOT / "extract", target / "extract", ignore=_all_but_sources)
    for source in ROOT.glob("*.py"):
        if source.name != "setup.py":
            shutil.copy(source, target)


def _all_but_sources(folder: str, names: list[str]) -> list[str]:
    """Return the names below a folder that are neither folders nor Python sources."""
    return [
        name
        for name in names
        if name == "__pycache__" or not (name.endswith(".py") or Path(folder, name).is_dir())
    ]


def extensions() -> list:
    """Return the extension modules, their C code written below the current folder."""
    from mypyc.build import mypycify

    paths = [
        f"mattrakan/{folder}/{name}.py" for folder, names in COMPILED.items() for name in names
    ]
    options = ["--ignore-missing-imports", "--follow-imports=silent"]
    made: list = mypycify(
        [*options, *paths],
        opt_level=os.environ.get("MATTRAKAN_OPTIMIZE", "2"),
        debug_level="0",
        group_name="mattrakan",
        multi_file=True,
        strip_asserts=False,
    )
    for extension in made:
        if "-g0" in extension.extra_compile_args:  # GCC and Clang
            # The lists are shared between extensions: none is changed.
            extension.extra_compile_args = [*extension.extra_compile_args, *OPTIMIZED_TOGETHER]
            extension.extra_link_args = [*extension.extra_link_args, *OPTIMIZED_TOGETHER]
    return made


setup(
    script_name="setup.py",  # so that it is not taken for a module of the package
    distclass=CompiledWhereAsked,
    setup_requires=["mypy[mypyc]>=2.4"] if IS_WANTED else [],
    cmdclass={"build_ext": BuildCompiled},
)
