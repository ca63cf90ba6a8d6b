# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands above a Markdown text between two lines of three dashes: names with words or lists of words.

The small part of YAML that people and programs write there, and no more: no tags, no aliases, nothing nested.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Value = str | tuple[str, ...] | None
MOST_LINES = 500
_LONGEST = 64 * 1024
_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(r"(\"[^\"]*\"|'[^']*'|[^\s:#\-\[{\"'][^:]{0,79}?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)$")
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+(.*)|[ \t]*)$")
_PART = re.compile(r"\s*(\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+'|[^,]*+)\s*(?:,|$)", re.DOTALL)
_NOTHING = ("", "~", "null", "Null", "NULL")
_BLOCK = re.compile(r"[|>][+-]?[1-9]?")


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown text, and what was said above it: names in lower case, None for a name with no value."""

    values: dict[str, Value] = field(repr=False)
    body: str = field(repr=False)

    def word(self, *names: str) -> str:
        """Return the first of these that is one value and not empty, or nothing."""
        return next((v for name in names if isinstance(v := self.values.get(name), str) and v), "")

    def words(self, *names: str) -> tuple[str, ...]:
        """Return the first of these that is there as a list; a single value is divided at its commas."""
        value = next((v for name in names if (v := self.values.get(name))), None)
        if isinstance(value, str):
            return tuple(part for piece in value.split(",") if (part := piece.strip()))
        return value or ()


def split_page(text: str) -> Page:
    """Return the front matter of a text and the text below it; all of it is text where there is none."""
    lines = _first_lines(text)
    if not lines or not _FENCE.fullmatch(lines[0].rstrip("\n")):
        return Page({}, text)
    end = next((at for at, line in enumerate(lines[1:], 1) if _END.fullmatch(line.rstrip("\n"))), None)
    if end is None:
        return Page({}, text)
    values = _values([line.rstrip("\n") for line in lines[1:end]])
    if values is None:
        return Page({}, text)  # two rules with words between them
    return Page(values, text[sum(map(len, lines[: end + 1])) :])


def _first_lines(text: str) -> list[str]:
    return (
        [f"{line}\n" for line in text[:_LONGEST].split("\n")[: MOST_LINES + 2]] if text[:3] == "---" else []
    )


def _values(lines: Sequence[str]) -> dict[str, Value] | None:
    """Return what the lines say, or None where they are no front matter."""
    found: dict[str, Value] = {}
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key = _KEY.fullmatch(line)
        if key is None:
            return None
        name = _scalar(key[1]) or ""
        inner = list(_indented(lines, at))
        at += len(inner)
        found.setdefault(name.lower(), _value(_uncommented(key[2] or ""), inner))
    return found


def _indented(lines: Sequence[str], at: int) -> Iterator[str]:
    """Give the lines that belong to the key before them."""
    for line in lines[at:]:
        if line.strip() and not line.startswith((" ", "\t")) and not _ITEM.fullmatch(line):
            return
        yield line


def _value(words: str, inner: Sequence[str]) -> Value:
    if words.startswith("[") and words.endswith("]"):
        return tuple(_flow(words[1:-1]))
    if _BLOCK.fullmatch(words):
        return (" " if words[0] == ">" else "\n").join(line.strip() for line in inner).strip()
    if words:
        return _scalar(" ".join([words, *(line.strip() for line in inner)]).strip())
    items = [_scalar(_uncommented(item[1] or "")) for line in inner if (item := _ITEM.fullmatch(line))]
    return tuple(item for item in items if item) if items else None


def _flow(words: str) -> Iterator[str]:
    at = 0
    while at < len(words):
        part = _PART.match(words, at)
        if part is None or part.end() == at:
            return
        at = part.end()
        item = _scalar(part[1].strip())
        if item:
            yield item


def _scalar(words: str) -> str | None:
    """Return one value as text, without its quotes."""
    if len(words) > 1 and words[0] == words[-1] == '"':
        try:
            value = json.loads(words, strict=False)
        except ValueError:
            return words[1:-1]
        return value if isinstance(value, str) else words[1:-1]
    if len(words) > 1 and words[0] == words[-1] == "'":
        return words[1:-1].replace("''", "'")
    return None if words in _NOTHING else words


def _uncommented(words: str) -> str:
    """Leave out a comment at the end; within quotes and lists a number sign is one."""
    words = words.strip()
    if words.startswith(('"', "'", "[")):
        return words
    return re.split(r"(?:^|\s)#", words, maxsplit=1)[0].rstrip()
