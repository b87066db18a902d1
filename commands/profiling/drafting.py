"""A draft of a profile, made from the headings and cells of one table."""

import json
from collections.abc import Sequence

from ...errors import UsageError
from ...normalize.layout.header_scores import score_fields
from ...normalize.layout.profile import load_built_in, parse_profile
from ...normalize.values.kinds import parse_value
from ...normalize.wording import is_blank
from .explaining import TableAccount

_BASE = "measures"
_SHARE = 0.6  # of a column's cells that must be read as a kind
_KINDS = ("date", "period", "number", "money")
_LOOKS = (("period", "period"), ("money", "budget"), ("org", "responsible"))


def draft_profile(accounts: Sequence[TableAccount], name: str, file: str) -> str:
    """Return a commented draft for the largest table that no profile claims, else the largest.

    Args:
        accounts: of the tables of a PDF.
        name: of the profile.
        file: the PDF, for the comments.

    Raises:
        UsageError: no table has headings.
    """
    headed = [one for one in accounts if any(one.headings)]
    if not headed:
        raise UsageError("No table with headings was found.", "Choose a page with one, by --pages.")
    account = max(headed, key=lambda one: (one.claimed is None, one.n_rows))
    fields = _guess(account)
    found = [field for field in fields if field != "extra"]
    main = [field for field in ("measure", "action") if field in found] or found[:1] or ["extra"]
    claimed = account.claimed.profile if account.claimed else "no profile"
    lines = [
        f"# Draft from {file}, page {account.page}, table {account.number}.",
        f"# So far {claimed} reads it.",
        "# Correct the fields, then try it:",
        f"#   mattrakan profile explain {file} --profile {name}.toml",
        f"#   mattrakan profile test {name}.toml {file}",
        f"name = {_text(name)}",
        f'extends = "{_BASE}"  # its headings hold, too; its other keys where yours are missing',
        "",
        f"# The document's title is: {' '.join(account.title.split()) or '(none found)'}",
        "# Words of which it must hold one; an empty list takes any title.",
        "titles = []",
        "not_titles = []",
        "# Groups of fields; of each group at least one must have a column.",
        f"requires = [{json.dumps(main)}]",
        "",
    ]
    for heading, field, sample in zip(account.headings, fields, account.sample, strict=True):
        if heading:
            shown = "; ".join(" ".join(cell.split()) for cell in sample[:2])[:90]
            lines += [f"# cells: {shown}"] if shown else []
            lines += ["[[columns]]", f"field = {_text(field)}", f"headers = [{_text(heading)}]"]
            kind = _kind(sample) if field == "extra" else None
            lines += [f'# kind = "{kind}"  # its cells are read as values, too'] if kind else []
            lines += [""]
    lines += [
        "# What `profile test` expects, a table a row; or put a CSV with these columns beside it.",
        "# [[expect]]",
        '# action = "…"',
        '# period = "2022-03/2022-09"',
        "",
    ]
    text = "\n".join(lines)
    parse_profile(text, f"{name}.toml")
    return text


def _guess(account: TableAccount) -> list[str]:
    """Return a field for each column: by its heading, else by its cells; each field once."""
    base = load_built_in(_BASE)
    guessed: list[str] = ["extra"] * len(account.headings)
    taken: set[str] = set()
    for place, heading in enumerate(account.headings):
        scores = score_fields((heading,), base) if heading else {}
        for field in sorted(scores, key=lambda one: -scores[one]):
            if field not in taken and field != "result":
                guessed[place] = field
                taken |= {field} - {"extra"}
                break
    for place, cells in enumerate(account.sample):
        if guessed[place] == "extra":
            for kind, field in _LOOKS:
                if field not in taken and _share(cells, kind) >= _SHARE:
                    guessed[place] = field
                    taken.add(field)
                    break
    if not taken & {"action", "measure"}:
        free = [p for p, field in enumerate(guessed) if field == "extra" and account.headings[p]]
        if free:
            lengths = [sum(map(len, account.sample[place])) for place in free]
            guessed[free[lengths.index(max(lengths))]] = "action"
    return guessed


def _kind(cells: Sequence[str]) -> str | None:
    """Return what the cells of a further column are, where they are values of one kind."""
    return next((kind for kind in _KINDS if _share(cells, kind) >= _SHARE), None)


def _share(cells: Sequence[str], kind: str) -> float:
    filled = [cell for cell in cells if not is_blank(cell)]
    read = sum(parse_value(cell, kind).status in ("ok", "ambiguous") for cell in filled)
    return read / len(filled) if filled else 0.0


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
