# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""From txt2tags, the markup of RedNotebook, to Markdown. Every step takes time in proportion to the text."""

from __future__ import annotations

import re
from bisect import bisect_right

_DEEPEST = 12
_FENCES = {"```": True, '"""': False, "'''": False}
"""What opens and closes a block without markup, and whether it is shown as code."""
_LIST = re.compile(r"( *)([-+]) (?=[^ ])")
_LIST_END = re.compile(r" *[-+:]\s*")
_BAR = re.compile(r"\s*[_=-]{20,}\s*")
_TABLE = re.compile(r" *\|[|_/]? ")
_DEFINITION = re.compile(r" *: (.+)")
_LABEL = re.compile(r"\[[\w-]*\]$")
_COLOUR = re.compile(r"\{([^{}|]*+)\|color:[^{}|]++\}")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|eps|bmp|svg)(?:\?\d+)?$", re.IGNORECASE)
_URL = (
    r"(?<!\w)(?:(?:https?|ftp|file|news|telnet|gopher)://|www\d?\.)[A-Za-z0-9%._/~:,=$@&+#?;!-]*[A-Za-z0-9/]"
)
_TOKEN = re.compile(rf"\[[^\[\]]*+\]|{_URL}|`{{2,}}|\"{{2,}}|'{{2,}}|\*{{2,}}|/{{2,}}|_{{2,}}|-{{2,}}")
_RUNS = {char: re.compile(re.escape(char) + "{2,}") for char in "`\"'*/_-"}
_MARKDOWN = {"*": "**", "/": "*", "_": "*", "-": "~~"}  # Markdown has nothing for underlined
_LINKS = ("http://", "https://", "ftp://", "mailto:")
_ENTRY_LINK = re.compile(r"(?:(.+)\s)?(\d{4}-\d{2}-\d{2})\s*")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()>#+.!-])|`|(?<=\S)\*|\*(?=\S)|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)")
_MARKS = frozenset("\\`*_")
_HASH = re.compile(r"^(#{1,6})(?=\s|$)")


def to_markdown(text: str) -> tuple[str, int]:
    """Return the text as Markdown, and how many pictures in it were left out. Never raises."""
    writer = _Writer()
    for line in text.split("\n"):
        writer.take(line)
    return "\n".join(writer.lines).strip("\n"), writer.pictures


def line_to_markdown(text: str) -> tuple[str, int]:
    """Return one line, which is no list, heading or the like, as `to_markdown` does."""
    return _Line(" ".join(text.split())).converted()


class _Writer:
    """Takes the lines of a text one by one and keeps them as Markdown."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.pictures = 0
        self._kind = ""  # of the block that the last line belongs to
        self._fence = ""
        self._indents: list[int] = []  # of the lists that are open
        self._numbers: list[int] = []  # of their last items; 0 where they are not numbered
        self._blanks = 0

    def take(self, line: str) -> None:
        """Take one line."""
        mark = line.rstrip()
        if self._fence:
            self._within_fence(line, mark)
        elif mark in _FENCES:
            self._fence = mark
        elif not mark:
            self._blank()
        else:
            self._blanks = 0
            self._block(line)

    def _within_fence(self, line: str, mark: str) -> None:
        if mark == self._fence:
            self._fence = ""
            self._kind = ""
        elif _FENCES[self._fence]:
            self._add("code", f"    {line}" if mark else "")
        else:
            self._add("literal", _escaped(line.strip()))

    def _blank(self) -> None:
        self.lines.append("")
        self._blanks += 1
        if self._blanks > 1:
            self._end_lists()

    def _block(self, line: str) -> None:
        if _BAR.fullmatch(line):
            self._add("bar", "---")
        elif heading := _heading(line):
            level, words = heading
            self._add("heading", f"{'#' * level} {self._inline(words)}")
        elif found := _LIST.match(line):
            self._item(len(found[1]), found[2], line[found.end() :])
        elif _LIST_END.fullmatch(line):
            self._end_lists()
            self.lines.append("")
        elif line.startswith("\t"):
            depth = len(line) - len(line.lstrip("\t"))
            self._add("quote", "> " * min(depth, _DEEPEST) + self._inline(line.strip()))
        elif line.startswith("``` "):
            self._add("code", f"    {line[4:]}")
        elif line.startswith(('""" ', "''' ")):
            self._add("literal", _escaped(line[4:].strip()))
        elif _TABLE.match(line):
            self._add("table", self._inline(line.strip()))
        elif found := _DEFINITION.fullmatch(line):
            self._add("text", f"**{self._inline(found[1].strip())}**")
        else:
            self._plain(line.strip())

    def _plain(self, line: str) -> None:
        if self.lines and not self.lines[-1]:
            self._end_lists()
        # Two backslashes at the end break a line; every line end does so here.
        words = self._inline(line[:-2].rstrip() if line.endswith("\\\\") else line)
        self._add("item" if self._indents else "text", _HASH.sub(r"\\\1", words, count=1))

    def _item(self, indent: int, mark: str, words: str) -> None:
        while self._indents and indent < self._indents[-1]:
            self._indents.pop()
        del self._numbers[len(self._indents) :]
        if not self._indents or indent > self._indents[-1]:
            self._indents.append(indent)
            self._numbers.append(0)
        elif bool(self._numbers[-1]) != (mark == "+"):  # another list at the same depth
            self._numbers[-1] = 0
            self.lines.append("")
        self._numbers[-1] += mark == "+"
        sign = f"{self._numbers[-1]}." if mark == "+" else "-"
        place = "    " * min(len(self._indents) - 1, _DEEPEST)
        self._add("item", f"{place}{sign} {self._inline(words.strip())}")

    def _end_lists(self) -> None:
        self._indents.clear()
        self._numbers.clear()

    def _add(self, kind: str, line: str) -> None:
        stands_alone = kind in ("bar", "heading")
        if self.lines and self.lines[-1] and (kind != self._kind or stands_alone):
            self.lines.append("")
        self._kind = kind
        if kind != "item":
            self._end_lists()
        self.lines.append(line)

    def _inline(self, words: str) -> str:
        converted, pictures = _Line(words).converted()
        self.pictures += pictures
        return converted


class _Line:
    """One line: what is literal, links and pictures first, then bold, italic, underlined and struck."""

    def __init__(self, text: str) -> None:
        self._text = _COLOUR.sub(r"\1", text) if "|color:" in text else text
        self._ends: dict[str, list[int]] = {}
        self._pieces: list[str] = []
        self._runs: dict[str, list[tuple[int, int, bool, bool]]] = {char: [] for char in _MARKDOWN}
        self._pictures = 0

    def converted(self) -> tuple[str, int]:
        """Return the line as Markdown, and how many pictures were left out."""
        text, at, done = self._text, 0, 0
        while found := _TOKEN.search(text, at):
            self._pieces.append(_escaped(text[done : found.start()]))
            at = done = self._token(found)
        self._pieces.append(_escaped(text[done:]))
        for char, runs in self._runs.items():
            self._pair(char, runs)
        return "".join(self._pieces).strip(), self._pictures

    def _token(self, found: re.Match[str]) -> int:
        token, char = found[0], found[0][0]
        if char == "[":
            self._bracket(token[1:-1], followed=self._text[found.end() : found.end() + 1])
        elif char in "`\"'" and (end := self._end(char, found)):
            self._literal(char, self._text[found.start() + 2 : end - 2])
            return end
        elif char in _MARKDOWN:
            self._runs[char].append((len(self._pieces), len(token), *self._sides(found)))
            self._pieces.append(_escaped(token))
        elif char in "`\"'":
            self._pieces.append(_escaped(token))
        else:
            self._pieces.append(token)
        return found.end()

    def _sides(self, found: re.Match[str]) -> tuple[bool, bool]:
        """Say whether a run of marks can open and whether it can close: no blank on its inner side."""
        is_long = found.end() - found.start() > 2
        before = self._text[found.start() - 1 : found.start()]
        after = self._text[found.end() : found.end() + 1]
        return is_long or bool(after.strip()), is_long or bool(before.strip())

    def _end(self, char: str, opening: re.Match[str]) -> int:
        """Return where the literal ends that `opening` begins, or 0 where it does not end."""
        if not self._sides(opening)[0]:
            return 0
        if char not in self._ends:
            runs = _RUNS[char].finditer(self._text)
            self._ends[char] = [run.end() for run in runs if self._sides(run)[1]]
        ends = self._ends[char]
        place = bisect_right(ends, opening.end() + 2)
        return ends[place] if place < len(ends) else 0

    def _literal(self, char: str, words: str) -> None:
        if char != "`":
            self._pieces.append(_escaped(words))
            return
        fence = "``" if "`" in words else "`"
        pad = " " if "`" in words else ""
        self._pieces.append(f"{fence}{pad}{words}{pad}{fence}")

    def _bracket(self, inside: str, *, followed: str) -> None:
        bare = inside.replace('""', "")
        is_one_word = not any(char.isspace() for char in inside) or inside.startswith('""')
        if is_one_word and _PICTURE.search(bare):
            self._pictures += 1
            return
        label, target = _label_and_target(inside)
        if target.lower().startswith(_LINKS):
            self._pieces.append(f"[{_escaped(label) or target}]({_address(target)})")
        elif target.lower().startswith("www."):
            self._pieces.append(f"[{_escaped(label)}](https://{_address(target)})")
        elif target:
            # A file of that machine, or another day: there is nothing here that it could lead to.
            self._pieces.append(f"{_escaped(label)} ({_escaped(target)})" if label else _escaped(target))
        else:
            self._pieces.append(f"{chr(92) if followed == '(' else ''}[{_Line(inside)._nested(self)}]")

    def _nested(self, outer: _Line) -> str:
        converted, pictures = self.converted()
        outer._pictures += pictures
        return converted

    def _pair(self, char: str, runs: list[tuple[int, int, bool, bool]]) -> None:
        opening: tuple[int, int, bool, bool] | None = None
        for run in runs:
            place, length, can_open, can_close = run
            if opening is not None and can_close:
                self._mark(char, *opening[:2], is_end=False)
                self._mark(char, place, length, is_end=True)
                opening = None
            elif opening is None and can_open:
                opening = run

    def _mark(self, char: str, place: int, length: int, *, is_end: bool) -> None:
        rest = _escaped(char * (length - 2))
        self._pieces[place] = rest + _MARKDOWN[char] if is_end else _MARKDOWN[char] + rest


def _heading(line: str) -> tuple[int, str] | None:
    """Return the level and the words of `== words ==` or `++ words ++`, or None."""
    words = line.strip()
    mark = words[0]
    if mark not in "=+":
        return None
    words = _LABEL.sub("", words) if words.endswith("]") else words
    level = len(words) - len(words.lstrip(mark))
    inner = words[level:-level]
    is_closed = words.endswith(mark * level) and not inner.endswith(mark)
    return (level, inner.strip()) if level <= 5 and is_closed and inner.strip() else None


def _label_and_target(inside: str) -> tuple[str, str]:
    """Return the two parts of `label ""target""` or `label target`; no target where it is no link."""
    if inside.endswith('""') and '""' in inside[:-2]:
        label, target = inside[:-2].split('""', 1)
        return label.strip(), target.strip()
    if found := _ENTRY_LINK.fullmatch(inside):
        return (found[1] or "").strip(), found[2]
    label, _, target = inside.rpartition(" ")
    is_link = target.lower().startswith((*_LINKS, "file://", "www."))
    return (label.strip(), target) if label.strip() and is_link else ("", "")


def _address(target: str) -> str:
    return target.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C")


def _escaped(words: str) -> str:
    return words if _MARKS.isdisjoint(words) else _ESCAPE.sub(_with_slash, words)


def _with_slash(found: re.Match[str]) -> str:
    return f"\\{found[0]}"
