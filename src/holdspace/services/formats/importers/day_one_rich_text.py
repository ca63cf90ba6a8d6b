# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Day One's rich text as Markdown. Its exports hold it beside the plain text, and at times without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from holdspace.services.formats.errors import FileRefused
from holdspace.services.formats.json_reading import load_json

_KINDS = {
    "photo": "photo",
    "video": "video",
    "audio": "audio",
    "pdfAttachment": "pdf",
    "workout": "activity",
    "motionActivity": "activity",
    "song": "music",
    "podcast": "music",
}
_STYLES = (("inlineCode", "`"), ("strikethrough", "~~"), ("italic", "*"), ("bold", "**"))
_MOST_INDENT = 12


def rich_text_to_markdown(rich: str) -> tuple[str, Counter[str]] | None:
    """Return the words and what stood among them that cannot come along, by kind; None where it is broken."""
    try:
        document = load_json(rich.encode("utf-8", "replace"))
    except FileRefused:
        return None
    contents = document.get("contents") if isinstance(document, dict) else None
    if not isinstance(contents, list):
        return None
    dropped: Counter[str] = Counter()
    return "\n".join(_lines(contents, dropped)).strip("\n"), dropped


def _lines(contents: list[Any], dropped: Counter[str]) -> Iterator[str]:
    line, form = "", ""
    for piece in contents:
        if not isinstance(piece, dict):
            continue
        rule = _embedded(piece, dropped)
        attributes = _object(piece.get("attributes"))
        form = _form(_object(attributes.get("line"))) or form
        *whole, rest = rule + _text(piece).replace("\r", "").split("\n")
        for part in whole:
            yield form + line + _styled(part, attributes)
            line = ""
        line += _styled(rest, attributes)
        form = "" if whole and not rest else form
    yield form + line


def _text(piece: dict[str, Any]) -> str:
    text = piece.get("text")
    return text if isinstance(text, str) else ""


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _embedded(piece: dict[str, Any], dropped: Counter[str]) -> list[str]:
    """Count what is embedded in a piece, and return the lines that a rule among it makes."""
    objects = piece.get("embeddedObjects")
    kinds = [_object(each).get("type") for each in objects] if isinstance(objects, list) else []
    rules = kinds.count("horizontalRuleLine")
    for kind in kinds:
        if isinstance(kind, str) and kind != "horizontalRuleLine":
            dropped[_KINDS.get(kind, "attachment")] += 1
    return ["", "", "---", ""] * bool(rules)


def _form(line: dict[str, Any]) -> str:
    header, indent, style = line.get("header"), line.get("indentLevel"), line.get("listStyle")
    if isinstance(header, int) and 0 < header <= 6:
        return "#" * header + " "
    space = "    " * (min(indent, _MOST_INDENT) - 1) if isinstance(indent, int) and indent > 1 else ""
    if style == "numbered":
        number = line.get("listIndex")
        return f"{space}{number if isinstance(number, int) else 1}. "
    if style == "checkbox":
        return f"{space}- [{'x' if line.get('checked') else ' '}] "
    if style == "bulleted":
        return f"{space}- "
    return "> " if line.get("quote") else "    " if line.get("codeBlock") else ""


def _styled(text: str, attributes: dict[str, Any]) -> str:
    words = text.strip()
    if not words:
        return text
    # Blanks between a mark and the word would leave the mark without force.
    before, _, after = text.partition(words)
    for name, mark in _STYLES:
        if attributes.get(name):
            words = mark + words + mark
    return before + words + after
