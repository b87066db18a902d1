"""The group of all commands: errors become one sentence, in one language, and an exit code."""

import logging
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from ..errors import (
    EXIT_DEFECT,
    EXIT_INTERRUPTED,
    EXIT_NO_INPUT,
    EXIT_OUTPUT,
    DocumentError,
    MattrakanError,
    OutputError,
)
from . import language
from .help_pages import Command, Context, language_option, tell
from .language import chosen, translate


class TranslatedGroup(click.Group):
    """A group whose help is in one language."""

    command_class = Command
    context_class = Context

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.params.append(language_option())

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return its help, in the chosen language."""
        short = super().get_short_help_str(limit)
        return translate(self.help.strip()) if chosen() == "th" and self.help else short


class Commands(TranslatedGroup):
    """A group that turns every error into one sentence and its exit code, in one language."""

    def main(self, args: Sequence[str] | None = None, *more: Any, **options: Any) -> Any:
        """Choose the language and run, as the library does it."""
        language.choose(sys.argv[1:] if args is None else args, os.environ)
        if not options.get("standalone_mode", True):
            return super().main(args, *more, **options)
        try:
            code = super().main(args, *more, **{**options, "standalone_mode": False})
        except click.ClickException as error:
            show_usage_error(error)
        except click.Abort:
            tell("Aborted!")
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        for library in ("pdfminer", "pikepdf", "fontTools"):  # what matters becomes a finding
            logging.getLogger(library).setLevel(logging.CRITICAL)
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            tell("Interrupted. Run the same command again to go on.")
            ctx.exit(EXIT_INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except DocumentError as error:
            self._report(error)
            ctx.exit(EXIT_NO_INPUT)  # commands of one document have no other input
        except MattrakanError as error:
            self._report(error)
            ctx.exit(error.exit_code)
        except OSError as error:  # what is read has errors of its own: this is standard output
            self._report(OutputError(f"Standard output failed ({error.strerror or error})."))
            ctx.exit(EXIT_OUTPUT)
        except Exception as error:
            self._report(error)
            tell("This is a defect of mattrakan; please report it (see -v).")
            ctx.exit(EXIT_DEFECT)

    @staticmethod
    def _report(error: Exception) -> None:
        if "-v" in sys.argv or "--verbose" in sys.argv:
            import traceback

            traceback.print_exception(error)
        if isinstance(error, MattrakanError):
            message = " ".join(filter(None, map(translate, (error.message, error.advice))))
        else:
            message = f"{type(error).__name__}: {error}"
        tell(f"Error: {message}")


def show_usage_error(error: click.ClickException) -> NoReturn:
    """Write an error of the library in the chosen language, and end with its exit code."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError" or chosen() == "en":
        error.show()
        raise SystemExit(error.exit_code)
    if context is not None:
        click.echo(context.get_usage(), err=True)
        command = f"{context.command_path} {context.help_option_names[-1]}"
        click.echo(translate(f"Try '{command}' for help."), err=True)
    message = translate(error.format_message())
    click.echo(translate(f"Error: {message}"), err=True)
    raise SystemExit(error.exit_code)
