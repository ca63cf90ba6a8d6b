# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""From the HTML that editors of other journals keep to Markdown; what has no place in a journal is left out.

Not by Python's own HTML parser: on some broken input its time grows with the square of the length. This takes
one pass, whatever the input, and holds at most MOST_DEPTH open elements.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

MOST_DEPTH = 32
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`"}
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_BLOCKS = frozenset(
    {
        *_HEADINGS,
        "p",
        "div",
        "section",
        "article",
        "figure",
        "table",
        "tr",
        "dl",
        "dt",
        "dd",
        "header",
        "footer",
    }
)
_LISTS = frozenset({"ul", "ol"})
_HIDDEN = frozenset({"script", "style", "head", "title", "template", "iframe", "object", "svg"})
_LINKS = ("http://", "https://", "mailto:", "tel:")
# One alternative each, none of which looks further than the next "<": so the time is linear.
_TOKEN = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*+)((?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)/?>|[^<]++|<")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_HIDDEN_START = re.compile(r"<!(?=--|[a-zA-Z\[])|<\?(?=[a-zA-Z])")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_EMPHASIS = re.compile(r"\\|`|\*(?=\S)|(?<=\S)\*|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)")
_LINK = re.compile(r"\][(\[:]")
_LINE_START = re.compile(r"^(?:([#>]|[-+](?=[\s-]|$)|\*(?=\s|$))|(\d{1,9})(\.)(?=\s|$))")
_BLANK_LINES = re.compile(r"\n{3,}")


def to_markdown(source: str) -> str:
    """Return HTML as Markdown: paragraphs, headings, lists, quotes, links, bold and italic; else its words.

    Never raises: what is not HTML is text.
    """
    writer = _Writer()
    for token in _TOKEN.finditer(_without_comments(source)):
        name = (token[1] or "").lower()
        if not name:
            writer.text(html.unescape(token[0]))
        elif token[0].startswith("</"):
            writer.end(name)
        else:
            writer.start(name, token[2])
    return writer.finish()


def _without_comments(source: str) -> str:
    """Leave out comments, declarations and instructions; one that is not closed goes to the end."""
    kept, at = [], 0
    while (start := _next_hidden(source, at)) >= 0:
        kept.append(source[at:start])
        closing = "-->" if source.startswith("<!--", start) else ">"
        end = source.find(closing, start)
        at = len(source) if end < 0 else end + len(closing)
    return "".join([*kept, source[at:]])


def _next_hidden(source: str, at: int) -> int:
    found = _HIDDEN_START.search(source, at)
    return found.start() if found else -1


@dataclass
class _Inline:
    """Words within one mark, such as bold, until it ends."""

    name: str
    target: str = field(default="", repr=False)
    parts: list[str] = field(default_factory=list, repr=False)


class _Writer:
    """Takes tags and words one after the other, and writes Markdown line by line."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._inlines = [_Inline("")]
        self._containers: list[tuple[str, int]] = []  # "ul", "ol" or "blockquote", and the next number
        self._item = ""  # what the next line begins with: a list mark
        self._heading = ""
        self._hidden = ""
        self._is_verbatim = False
        self._quotes_before = 0
        self._was_in_list = False

    def text(self, words: str) -> None:
        """Take words between tags."""
        if self._hidden:
            return
        if self._is_verbatim:
            self._inlines[-1].parts.append(words)
            return
        in_code = any(inline.name == "code" for inline in self._inlines)
        plain = _SPACES.sub(" ", words)
        if not in_code:
            plain = _EMPHASIS.sub(r"\\\g<0>", plain)
            plain = plain.replace("[", "\\[") if _LINK.search(plain) else plain
        self._inlines[-1].parts.append(plain)

    def start(self, name: str, attributes: str) -> None:
        """Take an opening tag."""
        if self._hidden or name in _HIDDEN:
            self._hidden = self._hidden or name
        elif name == "br":
            self._inlines[-1].parts.append("\n")
        elif name == "hr":
            self._end_block()
            self._add(["---"])
        elif name in ("td", "th"):
            self._inlines[-1].parts.append(" ")
        elif name == "pre":
            self._end_block()
            self._is_verbatim = True
        elif self._is_verbatim:
            pass  # a mark within is how an editor says that it is code
        elif name in _MARKS or name == "a":
            self._start_inline(name, attributes)
        elif name in _LISTS or name == "blockquote":
            self._end_block()
            if len(self._containers) < MOST_DEPTH:
                self._containers.append((name, 1))
        elif name == "li":
            self._start_item(attributes)
        elif name in _BLOCKS:
            self._end_block()
            self._heading = _HEADINGS.get(name, "")

    def end(self, name: str) -> None:
        """Take a closing tag; one that closes nothing is passed over."""
        if self._hidden:
            self._hidden = "" if name == self._hidden else self._hidden
        elif name == "pre" and self._is_verbatim:
            self._end_verbatim()
        elif name in _MARKS or name == "a":
            if any(inline.name == name for inline in self._inlines[1:]):
                while self._inlines[-1].name != name:
                    self._end_inline()
                self._end_inline()
        elif name in _LISTS or name == "blockquote":
            self._end_block()
            self._item = ""
            if any(container == name for container, _ in self._containers):
                while self._containers.pop()[0] != name:
                    pass
        elif name == "li":
            self._end_block()
            self._item = ""
        elif name in _BLOCKS:
            self._end_block()

    def finish(self) -> str:
        """Return all that was taken."""
        if self._is_verbatim:
            self._end_verbatim()
        self._end_block()
        return _BLANK_LINES.sub("\n\n", "\n".join(self._lines)).strip("\n")

    def _start_inline(self, name: str, attributes: str) -> None:
        # A mark within the same mark says nothing new; deeper than MOST_DEPTH the words alone are kept.
        if len(self._inlines) > MOST_DEPTH or any(inline.name == name for inline in self._inlines):
            return
        target = _attribute(attributes, "href") if name == "a" else ""
        self._inlines.append(_Inline(name, target if target.lower().startswith(_LINKS) else ""))

    def _end_inline(self) -> None:
        inline = self._inlines.pop()
        words = "".join(inline.parts)
        inner = words.strip()
        if inner:
            start, end = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            words = f"{start}{_marked(inline, inner)}{end}"
        self._inlines[-1].parts.append(words)

    def _start_item(self, attributes: str) -> None:
        self._end_block()
        if not self._containers or self._containers[-1][0] == "blockquote":
            self._item = "- "
            return
        kind, number = self._containers[-1]
        self._containers[-1] = (kind, number + 1)
        checked = _attribute(attributes, "data-checked") or _attribute(attributes, "data-list")
        box = {"true": "[x] ", "checked": "[x] ", "false": "[ ] ", "unchecked": "[ ] "}.get(checked, "")
        # Quill keeps every list as "ol" and says by an attribute that its items have no numbers.
        self._item = (f"{number}. " if kind == "ol" and not box and checked != "bullet" else "- ") + box

    def _end_block(self) -> None:
        while len(self._inlines) > 1:
            self._end_inline()
        words = "".join(self._inlines[0].parts)
        self._inlines = [_Inline("")]
        lines = [line.strip() for line in words.split("\n")]
        while lines and not lines[-1]:
            lines.pop()
        while lines and not lines[0]:
            lines.pop(0)
        if lines:
            self._add([_LINE_START.sub(_escaped_start, line) for line in lines])
        self._heading = ""

    def _end_verbatim(self) -> None:
        self._is_verbatim = False
        words = "".join(part for inline in self._inlines for part in inline.parts).strip("\n")
        self._inlines = [_Inline("")]
        if words:
            self._add([f"    {line}" for line in words.split("\n")], is_verbatim=True)

    def _add(self, lines: list[str], *, is_verbatim: bool = False) -> None:
        """Write one block: quoted and indented as the open lists and quotes say."""
        lists = [kind for kind, _ in self._containers if kind != "blockquote"]
        quotes = len(self._containers) - len(lists)
        quote = "> " * quotes
        indent = "    " * max(0, len(lists) - 1)
        hanging = "    " if lists else ""
        first = self._item if self._item else hanging
        if self._lines and not (self._item and self._was_in_list):
            self._lines.append(("> " * min(quotes, self._quotes_before)).rstrip())
        self._quotes_before, self._was_in_list = quotes, bool(lists or self._item)
        marks = [first, *[hanging] * (len(lines) - 1)]
        # A line break within a paragraph stands as two blanks at the line's end.
        is_plain = not self._heading and not is_verbatim
        ends = ["  " if is_plain and following else "" for following in [*lines[1:], ""]]
        for mark, line, end in zip(marks, lines, ends, strict=True):
            self._lines.append(f"{quote}{indent}{mark}{self._heading}{line}{end}".rstrip("\n"))
        self._item = ""


def _marked(inline: _Inline, inner: str) -> str:
    if inline.name == "a":
        return f"[{inner}]({inline.target.replace(' ', '%20')})" if inline.target else inner
    mark = _MARKS[inline.name]
    return "\n".join(f"{mark}{line.strip()}{mark}" if line.strip() else "" for line in inner.split("\n"))


def _escaped_start(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _attribute(attributes: str, name: str) -> str:
    for found in _ATTRIBUTE.finditer(attributes):
        if found[1].lower() == name:
            return html.unescape(found[2] or found[3] or found[4] or "").strip()
    return ""
