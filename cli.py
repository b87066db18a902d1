"""The commands: options in, one call each, exit codes out. Nothing heavy is imported up here."""

from pathlib import Path
from typing import Any

import click

from mattrakan.commands.group import Commands, TranslatedGroup
from mattrakan.commands.help_pages import tell
from mattrakan.commands.options import (
    Extensible,
    format_option,
    jobs_option,
    lang_option,
    profiles_option,
    reading_options,
    with_caps,
    with_reading,
)
from mattrakan.commands.printing import (
    STREAM,
    pdf_of,
    print_schema,
    print_tables,
    print_text,
    print_values,
    print_version,
    write,
)
from mattrakan.errors import EXIT_DOCUMENT_FAILED

CHECK_FORMATS = ("text", "json", "html", "pdf")
FORMATS = ("json", "jsonl", "csv", "xlsx", "parquet", "sqlite", "datapackage")
KINDS = "date month period fiscal_year quarter money number percent score enumerator org".split()
SHELLS = ("bash", "zsh", "fish")
TABLES = (
    "documents",
    "indicators",
    "measures",
    "action_owners",
    "action_months",
    "action_values",
    "outline",
    "findings",
    "other_tables",
)


def _tell_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        print_version()
        context.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help="Show the version, and whether it is compiled.",
)
def main() -> None:
    """Measures, indicators and findings from the PDF plans of Thai public bodies.

    Exit codes: 0 all done; 1 a document failed (or --strict and a warning); 2 wrong usage; 3 no
    input could be read; 4 nothing was found in any document; 5 output could not be written; 70 a
    defect of ours; 130 interrupted.
    """


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("-o", "--out", default="out", metavar="DIR", help="Folder for results, or -.")
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    type=Extensible("writers", FORMATS),
    help="Format of the result; may be given several times.",
)
@jobs_option
@click.option("--fresh", is_flag=True, help="Read again what an earlier run has read.")
@click.option("--strict", is_flag=True, help="Exit 1 on any warning.")
@click.option("--csv-bom", is_flag=True, help="CSV with a byte order mark, for Excel.")
@click.option("--cluster", metavar="ADDRESS", help="Dask scheduler that reads the documents.")
@click.option(
    "--corrections",
    multiple=True,
    metavar="FILE",
    help="What people corrected: CSV, or a workbook; may be given several times.",
)
@profiles_option
@lang_option
@click.option("-q", "--quiet", is_flag=True, help="Tell failures only.")
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Sentences, or one JSON object a line for each event.",
)
@reading_options
@click.pass_context
def convert(ctx: click.Context, /, **options: Any) -> None:
    """Convert PDFs and folders of PDFs into files.

    SOURCE is a PDF, a folder (searched with all its folders), or - for one PDF on standard input.
    """
    from mattrakan.commands.console import convert_and_tell

    ctx.exit(convert_and_tell(**with_reading(options)))


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@format_option(*CHECK_FORMATS)
@click.option(
    "-o", "--out", default=STREAM, metavar="FILE", help="File to write; for pdf a folder."
)
@jobs_option
@profiles_option
@lang_option
@reading_options
@click.pass_context
def check(ctx: click.Context, /, **options: Any) -> None:
    """Tell the findings of plans, page by page, to the people who wrote them.

    First what was read of each document, then what is doubted, where it is, and what to do. With
    -f pdf, the plan itself with a numbered note at each place. Exits with 1 if any finding is a
    warning or an error.
    """
    from mattrakan.commands.checking.console import check_and_tell

    ctx.exit(check_and_tell(**with_reading(options)))


@main.command()
@click.argument("file", metavar="FILE.pdf")
@format_option("json", "csv")
@click.option("-o", "--out", default=STREAM, metavar="DIR", help="Folder for the files.")
@reading_options
@click.pass_context
def tables(
    ctx: click.Context, /, file: str, form: str, out: str, verbose: bool, **options: Any
) -> None:
    """Write every table of a PDF, its cells repaired."""
    ctx.exit(print_tables(file, out, form, with_caps(options)))


@main.command()
@click.argument("file", metavar="FILE.pdf")
@reading_options
@click.pass_context
def text(ctx: click.Context, /, file: str, verbose: bool, **options: Any) -> None:
    """Write the repaired text of a PDF, pages separated by a form feed."""
    ctx.exit(print_text(file, with_caps(options)))


@main.command()
@click.argument("file", metavar="FILE.pdf")
@click.option("-o", "--out", required=True, metavar="DIR", help="Folder for the pictures.")
@profiles_option
@lang_option
@reading_options
def inspect(file: str, out: str, verbose: bool, **options: Any) -> None:
    """Draw one picture per page: the grid, spans and records found, over the page."""
    from mattrakan.commands.inspection import inspect_pages

    for path in inspect_pages(pdf_of(file), out, **with_caps(options)):
        click.echo(path, err=True)


@main.command()
@click.argument("run", metavar="OUT")
@click.option("-o", "--out", default=None, metavar="DIR", help="Folder for the pages. [OUT/review]")
@click.option("--password", help="Opens encrypted files.")
@lang_option
@click.option("-v", "--verbose", is_flag=True, help="Tell more; tracebacks on errors.")
@click.pass_context
def review(
    ctx: click.Context, /, run: str, out: str | None, password: str | None, lang: str, verbose: bool
) -> None:
    """Write a page for each document of a finished run: its pictures, rows and findings.

    The pages need no server and no network. Corrections that are made in them are saved as
    corrections.csv, which `convert --corrections` applies.
    """
    from mattrakan.commands.review.writing import write_review

    folder = Path(out) if out else Path(run) / "review"
    lost = write_review(Path(run), folder, language=lang, password=password, tell=tell)
    ctx.exit(EXIT_DOCUMENT_FAILED if lost else 0)


@main.command()
@click.argument("what", metavar="ROW_ID|FILE.pdf:PAGE:BOX")
@click.option("--in", "folder", default="out", metavar="OUT", help="Folder of the run. [out]")
@click.option("-o", "--out", required=True, metavar="PICTURE.png", help="Picture to write.")
@click.option("--password", help="Opens encrypted files.")
@click.option("-v", "--verbose", is_flag=True, help="Tell more; tracebacks on errors.")
def show(what: str, folder: str, out: str, password: str | None, verbose: bool) -> None:
    """Show the place on the page that a row was read from: its crop, and its link.

    ROW_ID is that of a row in the tables of a run; BOX is x0,top,x1,bottom in points.
    """
    from mattrakan.commands.review.showing import show

    click.echo(show(what, Path(folder), Path(out), password).link)


@main.command()
@click.argument("table", metavar="TABLE")
@click.option("-o", "--out", default=None, metavar="OUT", help="File to write, or -.")
@click.option("--column", "columns", multiple=True, metavar="NAME=KIND", help="What a column is.")
@click.option("--fiscal-year", type=int, help="Buddhist year that dates without one belong to.")
@click.option("--encoding", help="Of a CSV file; found out when not given.")
@click.option("--sheet", metavar="NAME|N", help="Sheet with the table; found when not given.")
@click.option("--header-row", type=int, metavar="N", help="Row of the headings, from 1.")
@click.option("--json", "as_json", is_flag=True, help="Summary as one JSON object.")
@click.option("-v", "--verbose", is_flag=True, help="Tell more; tracebacks on errors.")
def clean(table: str, out: str | None, as_json: bool, verbose: bool, **options: Any) -> None:
    """Add typed columns to a spreadsheet: .csv, .xlsx, .xls, .ods, .parquet, or - for one on stdin.

    Every sheet, row and column stays as it is. The sheet that holds the table and its headings are
    found, below titles and behind cover sheets.
    """
    from mattrakan.commands.sheets.clean_file import clean_file

    columns = {}
    for column in options.pop("columns"):
        name, equals, kind = column.rpartition("=")
        if not equals or kind not in KINDS:
            raise click.BadParameter(f"{column!r} is not NAME=KIND; a kind is {', '.join(KINDS)}.")
        columns[name] = kind
    summary = clean_file(table, out, columns=columns or None, **options)
    if as_json:
        click.echo(summary.to_json(), err=True)
    else:
        for line in summary.lines():
            tell(line)


@main.group(cls=TranslatedGroup)
def profile() -> None:
    """Draft, try and explain layout profiles, which say what the columns of a table mean."""


@profile.command("init")
@click.argument("file", metavar="FILE.pdf")
@click.option("-o", "--out", default=STREAM, metavar="FILE.toml", help="File to write, or -.")
@reading_options
def profile_init(file: str, out: str, verbose: bool, **options: Any) -> None:
    """Write a commented draft of a profile from the tables of a PDF."""
    from mattrakan.commands.profiling.console import init

    draft = init(pdf_of(file), out, **with_reading(options))
    if out == STREAM:
        write(draft.encode())


@profile.command("test")
@click.argument("profile", metavar="FILE.toml")
@click.argument("files", nargs=-1, metavar="[FILE.pdf]...")
@reading_options
@click.pass_context
def profile_test(
    ctx: click.Context, /, profile: str, files: tuple[str, ...], verbose: bool, **options: Any
) -> None:
    """Compare what a profile reads with the rows that its file expects; exit 1 if they differ."""
    from mattrakan.commands.profiling.console import test

    ctx.exit(test(profile, files, **with_reading(options)))


@profile.command("explain")
@click.argument("file", metavar="FILE.pdf")
@profiles_option
@reading_options
def profile_explain(file: str, verbose: bool, **options: Any) -> None:
    """Say which profile claims each table of a PDF, and why the others do not."""
    from mattrakan.commands.profiling.console import explain

    write(explain(pdf_of(file), **with_reading(options)).encode())


@main.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@click.option("--fiscal-year", type=int, help="Buddhist year that dates without one belong to.")
@click.option("--unit", help="Unit of the column, e.g. ล้านบาท.")
def parse(kind: str, texts: tuple[str, ...], fiscal_year: int | None, unit: str | None) -> None:
    """Write what each TEXT means as one JSON Value a line."""
    print_values(texts, kind, fiscal_year, unit)


@main.command()
@click.argument("name", type=click.Choice(["report", *TABLES]), default="report")
def schema(name: str) -> None:
    """Write the JSON Schema of a Report, or of the rows of one table."""
    print_schema(name)


@main.command()
@click.argument("shell", type=click.Choice(SHELLS), metavar="SHELL")
def completion(shell: str) -> None:
    """Write the script that completes commands and options in bash, zsh or fish."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    write(f"{kind(main, {}, 'mattrakan', '_MATTRAKAN_COMPLETE').source()}\n".encode())
