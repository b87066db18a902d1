"""Which documents of a run are of the same plan, so that nobody counts one twice."""

from collections import defaultdict

from ..models import Report
from ..normalize.about.plan_kinds import plan_kind


class SamePlans:
    """Documents by agency and place, kind of plan and fiscal year.

    A document of which one of these is not known is like no other one.
    """

    def __init__(self) -> None:
        self._documents: defaultdict[tuple[object, ...], dict[str, None]] = defaultdict(dict)

    def add(self, report: Report) -> None:
        """Take a document in."""
        agency, year = report.agency, report.fiscal_year
        if agency is None or agency.name is None or year is None:
            return
        if not (report.measures or report.indicators or report.outline):
            return
        kind = plan_kind(report.title, agency.name)
        if kind is not None:
            place = ("".join(agency.name.split()), agency.district, agency.province)
            self._documents[(*place, kind, year.be)][report.document_id] = None

    def others(self) -> dict[str, list[str]]:
        """Return the other documents of the same plan, for each document that has some."""
        return {
            one: sorted(group.keys() - {one})
            for group in self._documents.values()
            if len(group) > 1
            for one in group
        }
