"""Help pages of the command line in the chosen language.

In English everything is as the library writes it.
"""

import re
from collections.abc import Iterable
from typing import Any

import click

from .language import chosen, translate

_TAGS = re.compile(r"(.*?)(?:  \[([^\[\]]*)\])?", re.DOTALL)  # "Pages to read.  [required]"
LANG_HELP = "Language of messages; that of the locale unless given."
_METAVARS = ("[OPTIONS]", "COMMAND [ARGS]...")


class HelpFormatter(click.HelpFormatter):
    """Writes a help page; each text of it goes through the catalogue."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how a command is called."""
        if chosen() == "th":
            for name in _METAVARS:
                args = args.replace(name, translate(name))
            prefix = f"{translate('Usage:')} "
        super().write_usage(prog, args, prefix)

    def write_heading(self, heading: str) -> None:
        """Write the heading of a list."""
        super().write_heading(translate(heading))

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        paragraphs = re.split(r"\n\s*\n", text)
        super().write_text("\n\n".join(translate(paragraph) for paragraph in paragraphs))

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **options: Any) -> None:
        """Write a list of options or commands with what they do."""
        super().write_dl([(name, _option_help(text)) for name, text in rows], *args, **options)


class Context(click.Context):
    """A context whose help is in the chosen language."""

    formatter_class = HelpFormatter


def language_option() -> click.Option:
    """Return the option of every command; `language.choose` has looked for it before."""
    choice = click.Choice(["en", "th"])
    return click.Option(["--lang"], type=choice, expose_value=False, help=LANG_HELP)


class Command(click.Command):
    """A command with --lang, whose line in a list of commands is in the chosen language, too."""

    context_class = Context

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not any("--lang" in parameter.opts for parameter in self.params):
            self.params.append(language_option())

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of its help."""
        if chosen() == "en" or not self.help:
            return super().get_short_help_str(limit)
        return translate(re.split(r"\n\s*\n", self.help.strip())[0])


def tell(sentence: str) -> None:
    """Write a sentence for people to standard error, in the chosen language."""
    click.echo(translate(sentence), err=True)


def _option_help(text: str) -> str:
    """Return the help of an option; "[required]" and the like behind it are translated apart."""
    found = _TAGS.fullmatch(text)
    if found is None or chosen() == "en":
        return text
    said, tags = translate(found[1]), found[2]
    if not tags:
        return said
    return f"{said}  [{'; '.join(translate(tag) for tag in tags.split('; '))}]"
