# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words of a Day One entry as clean Markdown: without the marks its editor leaves behind.

Day One puts a backslash before nearly every mark (`\\.`, `\\-`, `\\(`), whether Markdown asks for it or not,
leaves zero-width spaces where one typed, and has each picture as an image whose address only it knows.
"""

from __future__ import annotations

import re
from collections import Counter

from holdspace.domain.text import clean_text

_UNSEEN = re.compile("[\u200b\u2060\ufeff\ufffc]")
# Never past another opening bracket, so that a line of them takes no longer than any other.
_MOMENT = re.compile(
    r"!?\[[^\[\]\n]{0,500}\]\(dayone-(moment|photo|video|audio|pdf):/{1,2}(?:(\w+)/)?[^()\s]{0,200}\)",
    re.IGNORECASE,
)
_KINDS = {
    "": "photo",
    "moment": "photo",
    "photo": "photo",
    "video": "video",
    "audio": "audio",
    "pdf": "pdf",
    "pdfattachment": "pdf",
}
_GAP = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
_LINK = re.compile(r"(?<!\\)\](?=[(\[:])")
# What would be read as Markdown here, where a heading needs its blank and neither HTML nor underlined
# headings exist. All begin with one of three characters, which lets the search skip the rest at once. What is
# in a group of its own loses its backslash, all else stays as it is.
_LEAD = r"(?<=\n)[ \t>]*(?:(?:[-+*]|\d{1,2}\.)[ ]+)?"
_ESCAPES = rf"""
    [\n`\\] (?:
        {_LEAD}(?:\d{{1,2}}\\\.(?=\s|$)                 # a numbered list
          | \\(?:> | \#(?=(?:\\?\#)*[ \t])             # a quote, a heading
          | [-+*_](?=\s|$|\\?[-+*_])))                 # a list, a rule
      | (?<=`)`*[^`\n]*`+                              # code, which has no escapes
      | (?<=\\)!(?=\\?\[)                              # a picture
      | (?<=\\)\\(?=[!-/:-@\[-`{{-~\n]|$)              # a backslash
      | (?<=\\)([.!?,;:'"/%$@=+{{}}^|)\-#>&~\\])
      | (?<=\\)(?<!\]\\)(\()
      | (?<=\\)(<)(?![A-Za-z]+:)
      | (?<=\w\\)(_)(?=\w)
      | (?<=\s\\)(\*)(?=\s)
      %s
      | (?<=\\)[\s\S]
    )
"""
_WITH_LINKS = re.compile(_ESCAPES.replace("%s", ""), re.VERBOSE)
_WITHOUT = re.compile(_ESCAPES.replace("%s", r"| (?<=\\)(\[) | (?<=\\)(\])(?!\\?[(\[:])"), re.VERBOSE)
_FENCE = re.compile(r"(^```.*?(?:^```[^\n]*$|\Z))", re.DOTALL | re.MULTILINE)


def tidied(text: str) -> tuple[str, Counter[str]]:
    """Return the words of an entry, and how many pictures and the like stood among them, by kind."""
    text = clean_text(text)
    dropped: Counter[str] = Counter()
    if not text.isascii():
        text = _UNSEEN.sub("", text.replace("\u2028", "\n"))
    if "dayone-" in text:
        text = _MOMENT.sub(lambda found: _count(found, dropped), text)
        text = _GAP.sub("\n\n", text) if dropped else text
    if "\\" in text:
        text = "\n" + text
        parts = _FENCE.split(text) if "```" in text else [text]
        text = "".join(map(_unescaped, parts))
    return text.strip(), dropped


def _count(found: re.Match[str], dropped: Counter[str]) -> str:
    kind = (found[2] or found[1]).lower()
    dropped[_KINDS.get(kind, "attachment")] += 1
    return ""


def _unescaped(text: str) -> str:
    if text.startswith("```"):
        return text
    pattern = _WITH_LINKS if "]" in text and _LINK.search(text) else _WITHOUT
    return pattern.sub(_mark, text)


def _mark(found: re.Match[str]) -> str:
    return found[found.lastindex or 0]
