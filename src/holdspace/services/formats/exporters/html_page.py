# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One page in HTML, to be read and printed, light or dark as the screen is. It runs and loads nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from html import escape
from pathlib import Path
from typing import BinaryIO

from holdspace.domain.entries import Entry
from holdspace.domain.exports import ExportOptions
from holdspace.domain.text import clean_text
from holdspace.domain.timeline import showable
from holdspace.services import rendering
from holdspace.services.formats.page_colours import colours
from holdspace.services.formats.page_words import Opening, PageWords, wordless
from holdspace.storage.progress import Progress

IS_FOLDER = False
READING_SHARE = 1.0
_ROOM = 4096  # bytes kept free for the opening, which is known only when all is written
_HEADING = re.compile(r"<(/?)h([1-6])>")
_LEVELS_BELOW = 2  # the title and the days stand above an entry's own headings
_LOWEST = 6
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_ROLES = ("paper", "ink", "ink2", "line", "sage")
_STYLE = """
:root { color-scheme: light dark; $light }
@media (prefers-color-scheme: dark) { :root { $dark } }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 64px 32px 96px; max-width: 832px;
  font: 17px/1.6 Literata, Charter, "Bitstream Charter", Georgia, "DejaVu Serif", serif;
  overflow-wrap: anywhere; }
header { padding-left: 104px; margin-bottom: 72px; }
header svg { display: block; margin: 0 0 24px -4px; color: var(--sage); }
h1 { font-size: 33px; line-height: 1.25; font-weight: 500; margin: 0 0 16px; }
header p, .time, .about { font: 14px/1.5 system-ui, "Segoe UI", Inter, sans-serif; color: var(--ink2); }
header p { margin: 0 0 4px; }
header .note { margin-top: 16px; color: var(--ink); max-width: 60ch; }
header .note + .note { margin-top: 4px; }
h2 { font-size: 22px; line-height: 1.35; font-weight: 500; margin: 64px 0 8px; padding: 16px 0 0 104px;
  border-top: 1px solid var(--line); }
article { display: grid; grid-template-columns: 88px minmax(0, 1fr); column-gap: 16px; margin: 24px 0 40px; }
.time { margin: 0; padding-top: 4px; text-align: right; font-variant-numeric: tabular-nums;
  white-space: nowrap; }
.words > :first-child { margin-top: 0; }
.words > :last-child { margin-bottom: 0; }
.words p, .words ul, .words ol, .words blockquote, .words pre { margin: 0 0 .8em; }
.words li > p { margin-bottom: .3em; }
.words h3, .words h4, .words h5, .words h6 { font-size: 1.08em; line-height: 1.4; font-weight: 650;
  margin: 1.4em 0 .4em; }
.words blockquote { padding-left: 16px; border-left: 2px solid var(--line); color: var(--ink2); }
.words hr { border: 0; border-top: 1px solid var(--line); margin: 1.6em 0; }
.words cite { font-style: normal; font-size: .85em; color: var(--ink2); }
.words code { font-size: .9em; }
.plain { white-space: pre-wrap; }
.wordless { color: var(--ink2); font-style: italic; }
.about { grid-column: 2; margin: 12px 0 0; }
@media (max-width: 640px) {
  body { padding: 32px 20px 64px; }
  header, h2 { padding-left: 0; }
  article { display: block; }
  .time { text-align: left; margin-bottom: 4px; }
}
@page { margin: 20mm 18mm 22mm; }
@media print {
  :root { color-scheme: light; $light }
  html { background: none; }
  body { padding: 0; max-width: none; font-size: 10.5pt; line-height: 1.5; }
  header p, .time, .about { font-size: 8.5pt; }
  header { margin-bottom: 14mm; }
  h1 { font-size: 22pt; }
  h2 { font-size: 14pt; margin-top: 10mm; break-after: avoid; }
  article { margin: 5mm 0 7mm; orphans: 3; widows: 3; }
  .words h3, .words h4, .words h5, .words h6, .time { break-after: avoid; }
  .about { break-before: avoid; }
}
"""
_MARK = (
    '<svg width="40" height="40" viewBox="0 0 40 40" fill="none" stroke="currentColor" stroke-width="3.4"'
    ' stroke-linecap="round" aria-hidden="true"><path d="{left}"/><path d="{right}"/></svg>'
).format(
    left="M12.21 5.34A16.6 16.6 0 0 0 12.21 34.66",
    right="M27.79 5.34A16.6 16.6 0 0 1 27.79 34.66",
)
_HEAD = """<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>HoldSpace</title>
<style>$style</style>
</head>
<body>
"""
_FOOT = "</main>\n</body>\n</html>\n"


def write(
    target: Path, entries: Iterator[Entry], options: ExportOptions, progress: Progress
) -> Mapping[str, int]:
    """Write all entries, day by day, to one page, with all that a person would want to read of them."""
    del progress  # all is written once the last entry was taken
    words = PageWords(redacted=options.redact)
    with target.open("wb") as file:
        _say(file, _head(words.locale.bcp47Name() or "en"))
        opening_at = file.tell()
        file.write(b" " * _ROOM + b"\n<main>\n")
        file.seek(0, 2)
        told = _write_days(file, entries, words)
        _say(file, _FOOT)
        file.seek(opening_at)
        opening = words.opening(options.title, told.first, told.last, told.count, options.made_at)
        file.write(_fitted(_header(opening)))
    return {}


class _Told:
    """Counts entries, and keeps from when to when they are."""

    def __init__(self) -> None:
        self.count = 0
        self.first: datetime | None = None
        self.last: datetime | None = None

    def note(self, entry: Entry) -> None:
        self.count += 1
        self.first = self.first or entry.created_at
        self.last = entry.created_at


def _write_days(file: BinaryIO, entries: Iterator[Entry], words: PageWords) -> _Told:
    told = _Told()
    above = ""
    for entry in entries:
        heading = words.heading(entry)
        if heading != above:
            _say(file, f"<h2>{escape(heading)}</h2>\n")
            above = heading
        for piece in _article(entry, words):
            _say(file, piece)
        told.note(entry)
    return told


def _article(entry: Entry, words: PageWords) -> Iterator[str]:
    time, about = words.time(entry), words.about(entry)
    yield f'<article>\n<p class="time">{escape(time)}</p>\n<div class="words">\n'
    yield from _written(entry.text)
    yield "\n</div>\n"
    if about:
        yield f'<p class="about">{escape(about)}</p>\n'
    yield "</article>\n"


def _head(language: str) -> str:
    filled = _HEAD.replace("$policy", _POLICY).replace("$language", escape(language))
    return filled.replace("$style", _style())


def _style() -> str:
    style = _STYLE
    for theme in ("light", "dark"):
        roles = " ".join(f"--{role}: {colours(theme)[role]};" for role in _ROLES)
        style = style.replace(f"${theme}", roles)
    return style


def _written(text: str) -> Iterator[str]:
    if not text.strip():
        yield f'<p class="wordless">{escape(wordless())}</p>'
        return
    html = rendering.render_whole(text)
    if html is not None:
        yield _HEADING.sub(_lowered, html)
        return
    # Whole: what is too much for a window's page is not for a file.
    yield f'<p class="plain">{escape(showable(clean_text(text)))}</p>'


def _lowered(found: re.Match[str]) -> str:
    return f"<{found[1]}h{min(int(found[2]) + _LEVELS_BELOW, _LOWEST)}>"


def _header(opening: Opening) -> str:
    lines = "".join(
        f"<p>{escape(line)}</p>\n" for line in (opening.span, opening.count, opening.made) if line
    )
    notes = "".join(f'<p class="note">{escape(note)}</p>\n' for note in opening.notes)
    return f"<header>\n{_MARK}\n<h1>{escape(opening.title)}</h1>\n{lines}{notes}</header>"


def _fitted(header: str) -> bytes:
    return header.encode("utf-8", "replace").ljust(_ROOM)


def _say(file: BinaryIO, words: str) -> None:
    file.write(words.encode("utf-8", "replace"))
