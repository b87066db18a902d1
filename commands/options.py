"""Options that several commands share, and what may be typed. Nothing heavy is imported here."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from .. import extensions
from ..extract.ocr.choosing import MODES
from . import language
from .help_pages import LANG_HELP

READERS = ("auto", "pdfplumber")
_LAST_PAGE = 99_999


class PageNumbers(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """Page numbers and ranges of them: 1-3,7."""

    name = "PAGES"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """Return the numbers, each once, in order."""
        if isinstance(value, tuple):
            return value
        numbers: set[int] = set()
        for part in str(value).split(","):
            first, dash, last = part.strip().partition("-")
            try:
                low, high = int(first), int(last) if dash else int(first)
            except ValueError:
                self.fail(f"{part!r} is neither a page number nor a range like 1-3.", param, ctx)
            if not 1 <= low <= high <= _LAST_PAGE:
                self.fail(f"{part!r} is no range of pages from 1 up.", param, ctx)
            numbers.update(range(low, high + 1))
        return tuple(sorted(numbers))


class Extensible(click.Choice):  # type: ignore[type-arg,unused-ignore]
    """One of our names, or one that another package adds.

    Args:
        kind: of extension.
        names: ours.
    """

    def __init__(self, kind: extensions.Kind, names: Sequence[str]) -> None:
        super().__init__(names)
        self._kind: extensions.Kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the name."""
        if value not in self.choices and value in extensions.find_extensions(self._kind):
            return value
        return super().convert(value, param, ctx)


class JobCount(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """How many documents are read at a time: a number from 1 up, or auto."""

    name = "N|auto"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | str:
        """Return the number, or "auto"."""
        if value == "auto":
            return "auto"
        number = click.IntRange(1).convert(value, param, ctx)
        return int(number)


class Seconds(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """A time in seconds, more than none."""

    name = "SECONDS"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the seconds."""
        seconds = click.FLOAT.convert(value, param, ctx)
        if not seconds > 0:  # which "nan" is not, either
            self.fail(f"{value!r} is no time in seconds.", param, ctx)
        return float(seconds)


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say how a PDF is read."""
    for option in (
        click.option("--pages", type=PageNumbers(), help="Pages to read, e.g. 1-3,7."),
        click.option("--password", help="Opens encrypted files."),
        click.option(
            "--reader", type=Extensible("readers", READERS), default="auto", help="PDF reader."
        ),
        click.option(
            "--ocr",
            type=click.Choice(MODES),
            default="auto",
            help="Read pages by OCR: those that are pictures (auto), none, or all.",
        ),
        click.option("--timeout", type=Seconds(), metavar="S", help="Seconds per document."),
        click.option(
            "--memory", type=click.IntRange(1), metavar="MIB", help="Memory per document."
        ),
        click.option("-v", "--verbose", is_flag=True, help="Tell more; tracebacks on errors."),
    ):
        command = option(command)
    return command


def with_caps(options: dict[str, Any]) -> dict[str, Any]:
    """Return reading options with the caps of a run where none are given."""
    from ..batch.worker import make_caps

    caps = make_caps(options["timeout"], options["memory"])
    return options | {"timeout": caps.timeout_s, "memory": caps.memory_mib}


def with_reading(options: dict[str, Any]) -> dict[str, Any]:
    """Return options with `reading` and `caps` in place of the reading options and profiles."""
    from ..batch.worker import make_caps
    from ..pipeline import make_reading

    others = dict(options)
    reading = make_reading(
        others.pop("pages"),
        others.pop("password"),
        others.pop("profiles", ()),
        others.pop("reader"),
        others.pop("ocr"),
    )
    caps = make_caps(others.pop("timeout"), others.pop("memory"))
    return others | {"reading": reading, "caps": caps}


jobs_option = click.option(
    *("-j", "--jobs"),
    type=JobCount(),
    default="auto",
    metavar="N|auto",
    help="Documents read at a time: N or auto.",
)
lang_option = click.option(
    "--lang",
    type=click.Choice(["en", "th"]),
    callback=lambda context, parameter, value: value or language.chosen(),
    help=LANG_HELP,
)
profiles_option = click.option(
    "--profile",
    "profiles",
    multiple=True,
    metavar="FILE",
    help="A table layout of your own (TOML); may be given several times.",
)


def format_option(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the option that chooses one format; the first is the default."""
    choice = click.Choice(names)
    return click.option(
        *("-f", "--format", "form"), type=choice, default=names[0], help="Format of the result."
    )
