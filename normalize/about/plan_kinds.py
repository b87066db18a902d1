"""What kind of plan a title names, so that files of the same plan can be found."""

from itertools import takewhile

from ..knowledge import load
from ..wording import skeleton
from .tolerances import PLAN_KINDS_SHORTEST

_WORDS = load("plan_titles")
_LEAD = tuple(map(skeleton, _WORDS["lead"]))
_END = tuple(map(skeleton, _WORDS["end"]))


def plan_kind(title: str | None, agency: str | None) -> str | None:
    """Return the subject of a title without the agency's name, its year and lost marks.

    Args:
        title: as printed.
        agency: the public body's name as printed.

    Returns:
        letters to compare; None where the title does not say what the document is.

    >>> name = "เทศบาลตำบลน้ำใส"
    >>> one = plan_kind("มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๕", name)
    >>> one == plan_kind("มาตรการส่งเสริมความโปร่งใส เทศบาลตำบลน้ำใส ประจำปี 2565", name)
    True
    >>> plan_kind("ประกาศเทศบาลตำบลน้ำใส", name) is None
    True
    """
    subject = skeleton(title or "").replace(skeleton(agency or "") or "\0", "")
    while lead := next((word for word in _LEAD if subject.startswith(word)), None):
        subject = subject.removeprefix(lead)
    for end in _END:
        subject = subject.partition(end)[0]
    subject = "".join(takewhile(lambda letter: not letter.isdigit(), subject))
    return subject if len(subject) >= PLAN_KINDS_SHORTEST else None
