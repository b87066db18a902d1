"""Make reference.md and mattrakan.1, the manual page: every command and option, from the program.

python docs/make_commands.py
"""

from collections.abc import Iterator
from pathlib import Path

import click

from mattrakan.cli import main

DOCS = Path(__file__).parent
REFERENCE, MANUAL = DOCS / "reference.md", DOCS / "mattrakan.1"
BAR = "\\|"  # within a cell of a table
REFERENCE_HEAD = """# Every command and option

Made from the program by `python docs/make_commands.py`. What the commands are for, with examples,
is in [commands.md](commands.md). Every command also takes `--lang en|th`, the language of messages,
and `-h` or `--help`.
"""
MANUAL_HEAD = r""".\" Made by docs/make_commands.py from the help of commands; change that instead.
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


def walk(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """Yield each command that does something by itself, with its whole name."""
    if not isinstance(command, click.Group):
        yield name, command
        return
    for child, inner in command.commands.items():
        if not inner.hidden:
            yield from walk(f"{name} {child}", inner)


def usage(name: str, command: click.Command) -> str:
    """Return the line that shows how a command is called."""
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    return " ".join([name, "[OPTIONS]", *map(argument_word, arguments)])


def argument_word(argument: click.Argument) -> str:
    """Return how an argument is shown in the line of usage."""
    word = argument.metavar or "|".join(choices(argument)) or str(argument.name).upper()
    return word if argument.required or word.startswith("[") else f"[{word}]"


def paragraphs(command: click.Command) -> list[str]:
    """Return the help of a command."""
    return [" ".join(part.split()) for part in (command.help or "").split("\n\n")]


def options(command: click.Command) -> list[click.Option]:
    """Return the options of a command."""
    return [one for one in command.params if isinstance(one, click.Option)]


def choices(parameter: click.Parameter) -> list[str]:
    """Return what can be chosen, where not every value can be given."""
    is_choice = isinstance(parameter.type, click.Choice) and parameter.metavar is None
    return list(parameter.type.choices) if is_choice else []


def values(option: click.Option) -> list[str]:
    """Return what an option takes: its choices, or the name of its value; nothing for a flag."""
    if option.is_flag:
        return []
    return choices(option) or [option.metavar or option.type.name.upper()]


def meaning(option: click.Option) -> str:
    """Return what an option means, and how often it may or must be given."""
    said = " ".join((option.help or "").split())
    if option.multiple and "several times" not in said:
        said += " It may be given several times."
    return f"{said} Required." if option.required else said


def make_reference() -> str:
    """Return reference.md: a heading and two tables at most for each command."""
    parts = [REFERENCE_HEAD]
    for name, command in sorted(walk("mattrakan", main)):
        parts.append(f"## {name}\n")
        parts += [f"{text}\n" for text in paragraphs(command)]
        parts.append(f"```text\n{usage(name, command)}\n```\n")
        rows = [option_row(one) for one in options(command) if "--lang" not in one.opts]
        if rows:
            parts.append("\n".join(["| option | meaning |", "| --- | --- |", *rows]) + "\n")
    return "\n".join(parts)


def option_row(option: click.Option) -> str:
    """Return the line of an option: its names, what it takes, and what it means."""
    names = ", ".join(f"`{name}`" for name in option.opts)
    takes = [f"`{one}`" for one in choices(option)] or values(option)
    cells = (" ".join([names, " or ".join(takes)]).strip(), meaning(option))
    return f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |"


def make_manual() -> str:
    """Return the manual page."""
    lines = [".SH COMMANDS"]
    for name, command in walk("mattrakan", main):
        lines += section(name, command)
    lines += [".SH EXIT STATUS"]
    for code, said in EXIT_CODES.items():
        lines += [".TP", f"\\fB{code}\\fR", said]
    lines += [".SH ENVIRONMENT", ".TP", "\\fBLC_ALL\\fR, \\fBLC_MESSAGES\\fR, \\fBLANG\\fR"]
    lines += ["The language of help and messages unless \\fB\\-\\-lang\\fR is given."]
    return MANUAL_HEAD + "\n".join(lines) + "\n"


def section(name: str, command: click.Command) -> Iterator[str]:
    """Yield the lines of one command in the manual page."""
    yield f'.SS "{quote(usage(name, command))}"'
    for paragraph in paragraphs(command):
        yield ".PP"
        yield quote(paragraph)
    for option in options(command):
        yield ".TP"
        yield f"\\fB{quote(', '.join(option.opts))}\\fR {quote('|'.join(values(option)))}".rstrip()
        yield quote(meaning(option))


def quote(text: str) -> str:
    """Return text as roff reads it, in ASCII."""
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    plain = "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in plain)
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


if __name__ == "__main__":
    REFERENCE.write_text(make_reference(), "utf-8")
    MANUAL.write_text(make_manual(), "utf-8")
