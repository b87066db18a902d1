"""Make mattrakan.1, the manual page, from the help of the commands.

python docs/make_man.py
"""

from collections.abc import Iterator
from pathlib import Path

import click

from mattrakan.cli import main

PAGE = Path(__file__).parent / "mattrakan.1"
HEAD = r""".\" Made by docs/make_man.py from the help of the commands; change that instead.
.TH MATTRAKAN 1
.SH NAME
mattrakan \- measures, indicators and findings from the PDF plans of Thai public bodies
.SH SYNOPSIS
.B mattrakan
.I COMMAND
[\fIOPTIONS\fR] ...
.SH DESCRIPTION
Data goes to standard output or to files, everything for people to standard error.
Help, messages and findings are in English or Thai, as \fB\-\-lang\fR or the locale says.
"""
EXIT_CODES = {
    0: "All done, whether something was found that is doubted or not.",
    1: "A document failed; or \\fB\\-\\-strict\\fR (and for \\fBcheck\\fR any) warning.",
    2: "Wrong usage, or an extra that is not installed.",
    3: "No input could be read.",
    4: "Read, but nothing was found in any document.",
    5: "Output could not be written.",
    70: "A defect of the program.",
    130: "Interrupted.",
}


def quote(text: str) -> str:
    """Return text as roff reads it, in ASCII."""
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    plain = "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in plain)
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


def walk(command: click.Command, names: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
    """Yield every command that does something, with its whole name."""
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from walk(inner, (*names, name))
    else:
        yield " ".join(names), command


def section(name: str, command: click.Command) -> Iterator[str]:
    """Yield the lines of one command."""
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    usage = " ".join(["[OPTIONS]", *(one.metavar or str(one.name).upper() for one in arguments)])
    yield f'.SS "{quote(f"mattrakan {name} {usage}")}"'
    for paragraph in (command.help or "").split("\n\n"):
        yield ".PP"
        yield quote(" ".join(paragraph.split()))
    for option in command.params:
        if isinstance(option, click.Option):
            yield ".TP"
            yield f"\\fB{quote(', '.join(option.opts))}\\fR{quote(value_of(option))}"
            yield quote(" ".join((option.help or "").split()))


def value_of(option: click.Option) -> str:
    """Return what follows an option: nothing for a flag."""
    if option.is_flag:
        return ""
    if option.metavar:
        return f" {option.metavar}"
    choices = getattr(option.type, "choices", None)
    return f" {'|'.join(choices)}" if choices else f" {option.type.name.upper()}"


def make_page() -> str:
    """Return the manual page."""
    lines = [".SH COMMANDS"]
    for name, command in walk(main, ()):
        lines += section(name, command)
    lines += [".SH EXIT STATUS"]
    for code, meaning in EXIT_CODES.items():
        lines += [".TP", f"\\fB{code}\\fR", meaning]
    lines += [".SH ENVIRONMENT", ".TP", "\\fBLC_ALL\\fR, \\fBLC_MESSAGES\\fR, \\fBLANG\\fR"]
    lines += ["The language of help and messages unless \\fB\\-\\-lang\\fR is given."]
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(make_page(), "utf-8")
