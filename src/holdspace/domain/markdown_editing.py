# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Markdown as one types it: marks put round words and before lines, taken off again, and carried on by Enter.

Each function takes whole lines and what is selected in them, and returns them as they are to be. Columns
count characters, not what a window counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import accumulate

from holdspace.domain.markdown_looks import starred_in

_STRONG, _EMPHASIS = 2, 1  # stars on each side
_QUOTES = r"(?:[ \t]*>[ \t]?)*"
_BULLET = r"[-*+][ \t]+"
_NUMBER = r"\d{1,2}\.[ \t]+"  # longer ones are years, and no list when they are read
_HEADING = r"\#{1,6}[ \t]+"
_LEAD = re.compile(
    rf"(?P<quotes>{_QUOTES})(?P<indent>[ \t]*)(?:(?P<list>{_BULLET}|{_NUMBER})|(?P<heading>{_HEADING}))?"
)
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_LEVEL = re.compile(r"[ \t]*>[ \t]?")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LIST_MARK, _HEADING_MARK, _QUOTE_MARK = "- ", "# ", "> "


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole lines, and what is selected in them: from `start` to `end`, the same where it is a caret."""

    text: str = field(repr=False)
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A line in a passage, taken apart: quote marks, indent, the mark of a list or heading, words."""

    text: str = field(repr=False)
    quotes: str
    indent: str
    list_mark: str
    heading_mark: str

    @property
    def lead(self) -> str:
        """Return all that stands before the words."""
        return self.quotes + self.indent + self.list_mark + self.heading_mark

    @property
    def words(self) -> str:
        """Return what stands after the marks."""
        return self.text[len(self.lead) :]

    @property
    def is_blank(self) -> bool:
        """Say whether nothing stands in it, or only quote marks."""
        return not self.text[len(self.quotes) :].strip()


def toggle_strong(passage: Passage) -> Passage:
    """Return the passage with what is selected, or the word at the caret, bold; or no longer so.

    At the end of bold words the caret leaves them, so that what is typed next is plain.
    """
    return _toggle_stars(passage, _STRONG)


def toggle_emphasis(passage: Passage) -> Passage:
    """Return the passage with what is selected, or the word at the caret, in italics; or no longer so.

    At the end of words in italics the caret leaves them, so that what is typed next is plain.
    """
    return _toggle_stars(passage, _EMPHASIS)


def toggle_list(passage: Passage) -> Passage:
    """Return the passage with its lines as items of a list; or, where all are, as plain lines."""
    return _toggle_kind(passage, "list_mark", _LIST_MARK)


def toggle_heading(passage: Passage) -> Passage:
    """Return the passage with its lines as headings; or, where all are, as plain lines."""
    return _toggle_kind(passage, "heading_mark", _HEADING_MARK)


def toggle_quote(passage: Passage) -> Passage:
    """Return the passage with its lines quoted, blank ones between them too; or one level less quoted."""
    lines = [_take_apart(line) for line in passage.text.split("\n")]
    if all(line.quotes for line in lines if not line.is_blank) and any(line.quotes for line in lines):
        return _with_leads(passage, [_LEVEL.sub("", line.lead, count=1) for line in lines])
    return _with_leads(passage, [_QUOTE_MARK + line.lead for line in lines])


def begin_line(passage: Passage, above: str = "") -> Passage | None:
    """Return the passage after Enter where a list or quote goes on, or ends because nothing was written.

    None where Enter only breaks the line. The passage is one line, with a caret; `above` is the line before
    it. A blank line parts what comes next from what ended: without one it would be read as its last words.
    """
    line = _take_apart(passage.text)
    goes_on = line.list_mark or (line.quotes and not line.heading_mark)
    if passage.start != passage.end or not goes_on or passage.start < len(line.lead):
        return None
    if not line.words.strip():
        lead = line.quotes if line.list_mark else _less_quoted(line.quotes)
        lead = lead if _take_apart(above).is_blank else f"{lead}\n{lead}"
        return Passage(lead + line.words, len(lead), len(lead))
    lead = line.quotes + line.indent + _next_mark(line.list_mark)
    before, after = passage.text[: passage.start], passage.text[passage.start :]
    caret = passage.start + 1 + len(lead)
    return Passage(f"{before}\n{lead}{after}", caret, caret)


def _take_apart(text: str) -> _Line:
    found = _LEAD.match(text)
    if found is None or _RULE.match(text):
        return _Line(text, "", "", "", "")
    return _Line(text, found["quotes"], found["indent"], found["list"] or "", found["heading"] or "")


def _next_mark(mark: str) -> str:
    number = mark.split(".")[0]
    return mark.replace(number, str(min(99, int(number) + 1)), 1) if number.isdigit() else mark


def _less_quoted(quotes: str) -> str:
    return quotes[: max(0, quotes.rstrip().rfind(">"))].rstrip() + (" " if quotes.count(">") > 1 else "")


# Marks before lines


def _toggle_kind(passage: Passage, kind: str, mark: str) -> Passage:
    lines = [_take_apart(line) for line in passage.text.split("\n")]
    only_blank = all(line.is_blank for line in lines)
    meant = [only_blank or not line.is_blank for line in lines]
    taken_off = all(getattr(line, kind) for line, is_meant in zip(lines, meant, strict=True) if is_meant)
    leads = []
    for line, is_meant in zip(lines, meant, strict=True):
        own = "" if taken_off else getattr(line, kind) or mark
        leads.append(line.quotes + line.indent + own if is_meant else line.lead)
    return _with_leads(passage, leads)


def _with_leads(passage: Passage, leads: list[str]) -> Passage:
    """Return the passage with other leads; what is selected stays selected, a caret stays at its letter."""
    written = []
    for line, lead in zip(_lines(passage), leads, strict=True):
        old = len(_take_apart(line.text).lead)
        start, end = (_moved(each, old, len(lead)) for each in (line.start, line.end))
        written.append(Passage(lead + line.text[old:], start, end))
    return _joined(written, passage)


def _moved(column: int, old: int, new: int) -> int:
    return column + new - old if column >= old else min(column, new)


# Stars round words


def _toggle_stars(passage: Passage, stars: int) -> Passage:
    if passage.start == passage.end:
        return _toggle_stars_at_caret(passage, stars)
    lines = _lines(passage)
    pieces = [_piece(line, stars) for line in lines]
    states = [
        _has(_stars_round(line.text, *piece), stars)
        for line, piece in zip(lines, pieces, strict=True)
        if piece is not None
    ]
    taken_off = all(states)
    turned = [
        line
        if piece is None or _has(_stars_round(line.text, *piece), stars) != taken_off
        else _turn(line, *piece, stars)
        for line, piece in zip(lines, pieces, strict=True)
    ]
    return _joined(turned, passage)


def _lines(passage: Passage) -> list[Passage]:
    """Return each line as a passage of its own, with what is selected in it."""
    lines, at = [], 0
    for text in passage.text.split("\n"):
        start, end = (min(max(each - at, 0), len(text)) for each in (passage.start, passage.end))
        lines.append(Passage(text, start, end))
        at += len(text) + 1
    return lines


def _joined(lines: list[Passage], before: Passage) -> Passage:
    """Return lines as one passage; the selection begins and ends in the lines in which it did `before`."""
    first, last = (before.text.count("\n", 0, each) for each in (before.start, before.end))
    starts = [0, *accumulate(len(line.text) + 1 for line in lines)]
    text = "\n".join(line.text for line in lines)
    return Passage(text, starts[first] + lines[first].start, starts[last] + lines[last].end)


def _toggle_stars_at_caret(passage: Passage, stars: int) -> Passage:
    lines = _lines(passage)
    at = passage.text.count("\n", 0, passage.start)
    lines[at] = _star_line_at_caret(lines[at], stars)
    return _joined(lines, passage)


def _star_line_at_caret(line: Passage, stars: int) -> Passage:
    caret, text = line.start, line.text
    past = _past_closing(line, stars)
    if past is not None:
        return past
    for word in _WORD.finditer(text):
        if word.start() <= caret <= word.end():
            return _turn_word(line, *_whole_piece(text, word.start(), word.end(), stars), stars)
    for first, last, marks in starred_in(text):
        if last + marks == caret and _has(marks, stars):
            return _turn(line, first, last, stars)
    mark = "*" * stars
    before, after = _run(text[:caret][::-1]), _run(text[caret:])
    if before == after == stars:  # they were begun, and nothing was written
        return Passage(text[: caret - stars] + text[caret + stars :], caret - stars, caret - stars)
    return Passage(text[:caret] + mark * 2 + text[caret:], caret + stars, caret + stars)


def _past_closing(line: Passage, stars: int) -> Passage | None:
    """Return the line with the caret behind the mark that closes what it is at the end of, or None.

    Blanks before the mark go behind it with the caret: a mark after a blank closes nothing.
    """
    body, after = line.text[: line.start].rstrip(), line.text[line.start :]
    blanks = line.text[len(body) : line.start]
    if _run(after) < stars or not (_ends(body + after, len(body), stars) or _ends_within(body, stars)):
        return None
    caret = line.start + stars
    return Passage(body + after[:stars] + blanks + after[stars:], caret, caret)


def _ends(line: str, caret: int, stars: int) -> bool:
    return any(last <= caret < last + marks and _has(marks, stars) for _, last, marks in starred_in(line))


def _ends_within(body: str, stars: int) -> bool:
    """Say whether so many stars would close something at the end of `body`, where other stars close, too."""
    words = body.rstrip("*")
    return any(last == len(words) and marks == stars for _, last, marks in starred_in(words + "*" * stars))


def _turn_word(line: Passage, start: int, end: int, stars: int) -> Passage:
    """Turn what the caret is in; a plain word that it ends is left, so that a second press is an undoing."""
    turned = _turn(line, start, end, stars)
    if line.start != end or _stars_round(line.text, start, end):
        return turned
    return replace(turned, start=turned.start + stars, end=turned.end + stars)


def _piece(line: Passage, stars: int) -> tuple[int, int] | None:
    """Return what is selected of the words of a line, without blanks and stars at either end."""
    start, end, text = max(line.start, len(_take_apart(line.text).lead)), line.end, line.text
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > 1 and text[start] == text[end - 1] == "*":
        start, end = start + 1, end - 1
    if start >= end or not text[start:end].strip("*"):
        return None
    return _whole_piece(text, start, end, stars)


def _whole_piece(line: str, start: int, end: int, stars: int) -> tuple[int, int]:
    """Return all that is bold or italic with the piece, so that the marks of the whole go, not of a part."""
    for first, last, marks in starred_in(line):
        if first <= start and end <= last and _has(marks, stars):
            return first, last
    return start, end


def _stars_round(text: str, start: int, end: int) -> int:
    return min(_run(text[max(0, start - 3) : start][::-1]), _run(text[end : end + 3]))


def _run(text: str) -> int:
    return len(text) - len(text.lstrip("*"))


def _has(present: int, stars: int) -> bool:
    return present >= _STRONG if stars == _STRONG else present % 2 == 1


def _turn(passage: Passage, start: int, end: int, stars: int) -> Passage:
    """Put stars on both sides of a piece, or take them off where they are; the selection goes along."""
    text, present = passage.text, _stars_round(passage.text, start, end)
    by = -stars if _has(present, stars) else stars
    mark = "*" * (present + by)
    whole = text[: start - present] + mark + text[start:end] + mark + text[end + present :]
    shifted = _shift(start, end, present, by)
    return replace(passage, text=whole, start=shifted(passage.start), end=shifted(passage.end))


def _shift(start: int, end: int, present: int, by: int) -> Callable[[int], int]:
    def shifted(column: int) -> int:
        if column < start - present:
            return column
        if column < start:
            return max(start - present, min(column, start + by))
        if column <= end:
            return column + by
        return max(end + by, column + 2 * by) if column <= end + present else column + 2 * by

    return shifted
