"""Why a profile claims a table, or does not."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...extract.tables.table import Table
from ...normalize.layout.claims import find_layout
from ...normalize.layout.header_rows import column_headings, heading_ranges
from ...normalize.layout.header_scores import score_fields
from ...normalize.layout.profile import (
    Profile,
    built_in_profiles,
    load_built_in,
    optional_profiles,
    parse_profile,
)
from ...normalize.wording import fold
from ...pipeline import Reading, build_report_of, open_document


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one profile makes of one table.

    Attributes:
        profile: its name.
        certainty: how sure its columns are together; None where it does not claim the table.
        columns: (heading, field) of each column, where it claims it.
        reasons: why it does not.
        only_as: the name by which it is asked for; empty where it is always tried.
    """

    profile: str
    certainty: float | None
    columns: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()
    only_as: str = ""


@dataclass(frozen=True, slots=True)
class TableAccount:
    """One table of a page, and what each profile makes of it.

    Attributes:
        page: from 1.
        number: on its page, from 1.
        n_rows: all rows.
        headings: of its columns.
        sample: a few cells of each column, from below the headings.
        verdicts: of the profiles, in the order in which they are tried.
        title: what the document calls itself.
    """

    page: int
    number: int
    n_rows: int
    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    verdicts: tuple[Verdict, ...]
    title: str = ""

    @property
    def claimed(self) -> Verdict | None:
        """The profile that reads it: the surest of those that are tried."""
        tried = [one for one in self.verdicts if one.certainty is not None and not one.only_as]
        return max(tried, key=lambda one: one.certainty or 0.0, default=None)


def explain_tables(data: bytes, file: str, reading: Reading) -> list[TableAccount]:
    """Return an account of each table of a PDF's bytes."""
    document = open_document(data, reading)
    title = build_report_of(data, file, document, reading).title or ""
    own = [parse_profile(text, name) for name, text in reading.profiles]
    profiles = [(profile, "") for profile in (*own, *built_in_profiles())]
    profiles += [(load_built_in(name), name) for name in optional_profiles()]
    return [_account(table, profiles, title) for page in document.pages for table in page.tables]


def _account(table: Table, profiles: Sequence[tuple[Profile, str]], title: str) -> TableAccount:
    first, below = _headings(table)
    levels = column_headings(table, first, below)
    rows = table.rows[below:]
    sample = tuple(
        tuple([row[place] or "" for row in rows if row[place]][:40])
        for place in range(table.n_columns)
    )
    verdicts = tuple(
        _judge(table, profile, title, only_as)
        for profile, only_as in profiles
        if profile.outline is None
    )
    heads = tuple(" ".join(parts) for parts in levels)
    return TableAccount(table.page, table.number, table.n_rows, heads, sample, verdicts, title)


def _headings(table: Table) -> tuple[int, int]:
    ranges = heading_ranges(table)
    return max(ranges, key=lambda pair: (pair[1] - pair[0], -pair[0]), default=(0, 0))


def _judge(table: Table, profile: Profile, title: str, only_as: str) -> Verdict:
    layout = find_layout(table, [profile], title)
    if layout is not None:
        columns = tuple((column.header, column.field) for column in layout.columns)
        return Verdict(profile.name, layout.certainty, columns, only_as=only_as)
    return Verdict(profile.name, None, (), tuple(_reasons(table, profile, title)), only_as)


def _reasons(table: Table, profile: Profile, title: str) -> list[str]:
    folded = fold(title)
    refused = [word for word in profile.not_titles if fold(word) in folded]
    if refused:
        return [f"The title holds {refused[0]!r}, a word of not_titles."]
    titled = not profile.titles or any(fold(word) in folded for word in profile.titles)
    reasons = [] if titled else ["The title holds none of titles."]
    if profile.spread is not None:
        reasons.append(f"No columns repeat for each {profile.spread.each}.")
    first, below = _headings(table)
    levels = column_headings(table, first, below)
    known = {field for parts in levels for field in score_fields(parts, profile)}
    if not known:
        return [*reasons, "No heading means any of its fields."]
    requires = profile.requires if titled else profile.requires_untitled or profile.requires
    for group in requires:
        if not known & set(group):
            reasons.append(f"No heading means {' or '.join(group)}.")
    if profile.evidence:
        reasons.append(f"The cells do not prove it ({profile.evidence}).")
    return reasons or ["Its columns do not fit surely enough."]


def accounts_to_text(accounts: Sequence[TableAccount]) -> str:
    """Return accounts for people."""
    lines: list[str] = []
    for account in accounts:
        heads = " | ".join(head.replace("\n", " ") or "-" for head in account.headings)
        lines.append(f"page {account.page}, table {account.number}: {account.n_rows} rows")
        lines.append(f"  headings: {heads}")
        claimed = account.claimed
        for verdict in account.verdicts:
            asked = f" (only with --profile {verdict.only_as})" if verdict.only_as else ""
            if verdict.certainty is None:
                lines.append(f"  - {verdict.profile}{asked}: {' '.join(verdict.reasons)}")
                continue
            sign = "+" if verdict is claimed else "="
            lines.append(f"  {sign} {verdict.profile}{asked}: fits, {verdict.certainty:.1f}")
            if verdict is claimed:
                lines += [f"      {head or '-'}: {field}" for head, field in verdict.columns]
        lines.append("")
    return "\n".join(lines)
