# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is protected and what is not, in plain words, as the first page tells it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_HEADING = "# "


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the short paragraphs under it."""

    heading: str
    paragraphs: tuple[str, ...]


def load_privacy(resources: Path, language: str = "en") -> tuple[Section, ...]:
    """Return the sections of content/<language>/privacy.md under the folder `resources`."""
    return parse_sections((resources / "content" / language / "privacy.md").read_text(encoding="utf-8"))


def parse_sections(text: str) -> tuple[Section, ...]:
    """Return the sections of a text: headings start with "# ", empty lines part the paragraphs.

    What stands before the first heading is a section without one.
    """
    sections: list[Section] = []
    heading, paragraphs = "", list[str]()
    for block in (" ".join(block.split()) for block in text.split("\n\n")):
        if not block:
            continue
        if not block.startswith(_HEADING):
            paragraphs.append(block)
            continue
        if heading or paragraphs:
            sections.append(Section(heading, tuple(paragraphs)))
        heading, paragraphs = block.removeprefix(_HEADING), []
    if heading or paragraphs:
        sections.append(Section(heading, tuple(paragraphs)))
    return tuple(sections)
