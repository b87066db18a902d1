"""Checklists as one HTML page that needs nothing beside it: to be mailed, opened and printed."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from ..language import Language
from .as_text import say_all
from .checklist import Checklist, Entry, page_heading
from .wording import say

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.6 "Noto Sans Thai", Sarabun, "TH Sarabun New", "Leelawadee UI", Garuda,
  sans-serif; color: #1b1b1b; background: #fff; margin: 0 auto; max-width: 60rem; padding: 1.5rem; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 0; }
h3 { font-size: 1.05rem; margin: 1.2rem 0 .4rem; border-bottom: 1px solid #bbb; }
section.document { border-top: 4px solid #24507a; padding-top: .8rem; margin-top: 2rem; }
.file { color: #555; overflow-wrap: anywhere; }
.summary, .verdict { margin: .4rem 0; }
.verdict { font-weight: 600; }
nav ol, ol.findings { margin: .3rem 0; padding: 0; list-style: none; }
nav li { padding: .25rem 0; border-bottom: 1px solid #ddd; }
ol.findings > li { display: grid; grid-template-columns: 2.2rem 1fr; margin: .6rem 0;
  break-inside: avoid; }
.number { font-weight: 600; text-align: right; padding-right: .6rem; }
.severity { font-weight: 600; padding: 0 .45rem; border-radius: .25rem; border: 1px solid;
  white-space: nowrap; }
.warning .severity { background: #fff1c9; color: #6a4300; }
.error .severity { background: #fde1df; color: #8a1710; }
.info .severity { background: #e7eef6; color: #24507a; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; margin: .1rem 0 0; }
dt { color: #555; } dd { margin: 0; }
label.notes { display: block; margin: .8rem 0; }
body:has(#notes:not(:checked)) li.info { display: none; }
@media print { label.notes { display: none; } body { padding: 0; max-width: none; font-size: 11pt; }
  section.document + section.document { break-before: page; } }
""".strip()


def checklists_to_html(checklists: Sequence[Checklist], language: Language) -> str:
    """Return a whole page; it loads nothing, and the text is that of the plain checklist."""
    body = "\n".join(_body(checklists, language))
    heading = escape(say("heading", language))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{heading}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        f"<h1>{heading}</h1>\n{body}\n</body>\n</html>\n"
    )


def _body(checklists: Sequence[Checklist], language: Language) -> Iterator[str]:
    if any(checklist.counts["info"] for checklist in checklists):
        notes = escape(say("show_notes", language))
        yield f'<label class="notes"><input type="checkbox" id="notes" checked> {notes}</label>'
    if len(checklists) > 1:
        yield f'<p class="verdict">{escape(say_all(checklists, language))}</p>\n<nav>\n<ol>'
        for number, one in enumerate(checklists, 1):
            name = escape(one.title if one.report.title else one.report.source.file)
            beside = escape(" · ".join(filter(None, (one.agency, one.verdict))))
            yield f'<li><a href="#d{number}">{name}</a> <span class="file">{beside}</span></li>'
        yield "</ol>\n</nav>"
    for number, checklist in enumerate(checklists, 1):
        yield from _document(checklist, number)


def _document(checklist: Checklist, number: int) -> Iterator[str]:
    language = checklist.language
    yield f'<section class="document" id="d{number}" aria-labelledby="h{number}">'
    yield f'<h2 id="h{number}">{escape(checklist.title)}</h2>'
    file = checklist.report.source.file
    for text in (checklist.agency, file if file != checklist.title else "", checklist.also):
        if text:
            yield f'<div class="file">{escape(text)}</div>'
    yield f'<p class="summary">{escape(checklist.summary)}</p>'
    yield f'<p class="verdict">{escape(checklist.verdict)}</p>'
    for _, group in groupby(checklist.entries, key=lambda entry: entry.page):
        entries = list(group)
        yield f'<h3>{escape(page_heading(entries[0], language))}</h3>\n<ol class="findings">'
        for entry in entries:
            yield from _entry(entry, language)
        yield "</ol>"
    yield "</section>"


def _entry(entry: Entry, language: Language) -> Iterator[str]:
    severity = entry.finding.severity
    yield f'<li class="{severity}"><span class="number">{entry.number}</span><div>'
    said = escape(say(severity, language))
    yield f'<span class="severity">{said}</span> {escape(entry.message)}'
    rows = [(say("where", language), entry.place), (say("do", language), entry.advice)]
    entries = [f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in rows if text]
    yield f"<dl>{''.join(entries)}</dl></div></li>" if entries else "</div></li>"
