"""Boxes of pages that were turned to be read, laid back on the pages as displayed."""

from collections.abc import Mapping
from typing import Any

from ..extract.geometry import Box
from ..extract.pages.document import Document, DocumentPage
from ..models import Report


def lay_back(report: Report, document: Document) -> Report:
    """Return a report whose boxes are all of the displayed pages."""
    turned = {page.number: page for page in document.pages if page.turned}
    if not turned:
        return report
    return Report.model_validate(_laid_back(report.model_dump(by_alias=True), turned))


def _laid_back(part: Any, turned: Mapping[int, DocumentPage]) -> Any:
    if isinstance(part, list):
        return [_laid_back(item, turned) for item in part]
    if not isinstance(part, dict):
        return part
    laid = {key: _laid_back(value, turned) for key, value in part.items()}
    page = turned.get(part.get("page") or 0)
    if page is not None and part.get("box"):
        laid["box"] = [round(side, 1) for side in page.displayed_box(Box(*part["box"]))]
    return laid
