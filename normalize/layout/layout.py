"""Layout: which profile a table follows, and which field each of its columns is."""

from dataclasses import dataclass
from typing import Literal

from .profile import Profile, Spread


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        index: grid column, from 0.
        header: as printed, its levels joined; empty where there is none.
        field: of the profile; "extra" where it is none of its fields.
        levels: header texts from top to bottom.
        unit: unit printed in the header, e.g. "ล้านบาท".
        inferred: how the field was found where no listed header says it: "cells" from what they
            look like, "wording" from a part of the header; empty for a listed header.
        label: of a repeating column (field "spread"): what it is for, e.g. "ต.ค. ๖๗".
        kind: of the values in its cells, where the profile gives an "extra" column one.
        name: of those values; empty where the header names them.
    """

    index: int
    header: str
    field: str
    levels: tuple[str, ...] = ()
    unit: str | None = None
    inferred: Literal["", "cells", "wording"] = ""
    label: str | None = None
    kind: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How one table is to be read.

    Attributes:
        profile: the profile that claims it.
        columns: every column, from left to right.
        first_row: the first grid row below the headings.
        certainty: sum of how sure its columns are.
        rivals: (field, its header, header of another column that could be it as well).
        spread: what its columns of the field "spread" are, if it has any.
        uncertain: (header, field, field it could be as well) of columns of which another reading
            fits about as well.
        plan: how a score table is read as a plan, where its rows say as well what is to be done.
    """

    profile: Profile
    columns: tuple[Column, ...]
    first_row: int
    certainty: float
    rivals: tuple[tuple[str, str, str], ...] = ()
    uncertain: tuple[tuple[str, str, str], ...] = ()
    spread: Spread | None = None
    plan: "Layout | None" = None

    def column(self, field: str) -> Column | None:
        """The column of a field, if there is one."""
        return next((column for column in self.columns if column.field == field), None)
