"""Make reference.md: every command and option, from the command line itself.

python docs/make_reference.py
"""

from collections.abc import Iterator
from pathlib import Path

import click

from mattrakan.cli import main

BAR = "\\|"  # within a cell of a table
PAGE = Path(__file__).parent / "reference.md"
HEAD = """# Every command and option

Made from the program by `python docs/make_reference.py`. What the commands are for, with examples,
is in [commands.md](commands.md). Every command also takes `--lang en|th`, the language of messages,
and `-h` or `--help`.
"""


def make_page() -> str:
    """Return the page: a heading and two tables at most for each command."""
    parts = [HEAD]
    for name, command in walk("mattrakan", main):
        parts.append(f"## {name}\n")
        help_text = (command.help or "").split("\f")[0]
        said = [" ".join(part.split()) for part in help_text.split("\n\n")]
        parts += [f"{text}\n" for text in said if text]
        given = [p for p in command.params if isinstance(p, click.Argument)]
        options = [p for p in command.params if isinstance(p, click.Option)]
        usage = " ".join([name, "[OPTIONS]", *map(argument_words, given)])
        parts.append(f"```text\n{usage}\n```\n")
        rows = [option_row(option) for option in options if "--lang" not in option.opts]
        if rows:
            parts.append("\n".join(["| option | meaning |", "| --- | --- |", *rows]) + "\n")
    return "\n".join(parts)


def walk(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """Yield each command that does something by itself, with its whole name."""
    if not isinstance(command, click.Group):
        yield name, command
        return
    context = click.Context(command)
    for child in command.list_commands(context):
        found = command.get_command(context, child)
        assert found is not None
        if not found.hidden:
            yield from walk(f"{name} {child}", found)


def argument_words(argument: click.Argument) -> str:
    """Return how an argument is shown in the line of usage."""
    many = "..." if argument.nargs == -1 else ""
    word = f"{argument.metavar or (argument.name or '').upper()}".rstrip(".")
    return f"{word}{many}" if argument.required else f"[{word}]{many}"


def option_row(option: click.Option) -> str:
    """Return the line of an option: its names, what it takes, and what it means."""
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    if option.is_flag or option.count:
        takes = ""
    elif isinstance(option.type, click.Choice) and option.metavar is None:
        takes = " " + " or ".join(f"`{choice}`" for choice in option.type.choices)
    else:
        takes = f" {option.metavar or option.type.name.upper()}"
    said = " ".join((option.help or "").split())
    if option.multiple and "several times" not in said:
        said += " It may be given several times."
    if option.required:
        said += " Required."
    cells = (f"{names}{takes}", said)
    return f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |"


if __name__ == "__main__":
    PAGE.write_text(make_page(), "utf-8")
