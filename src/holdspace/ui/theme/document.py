# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The style sheet of a rendered entry, made from the theme in force."""

from __future__ import annotations

from holdspace.ui.theme.theme import Theme

ENTRY_FACTOR = 1.32
ENTRY_LEADING = 1.55


def document_css(theme: Theme, factor: float = ENTRY_FACTOR) -> str:
    """Return the style sheet for the HTML of services.rendering; `factor` is the text's size in times F.

    Lengths are in pixels at the present font size, so set it again when the theme changed.
    Headings are paragraphs of class h1 to h3: Qt scales a heading's font over the size that is set.
    """
    size = theme.font_pixels * factor
    pitch, gap, indent = round(size * ENTRY_LEADING), round(size * 0.9), round(size * 1.3)
    ink, ink2, ink3, line_colour = (theme.colour(role).name() for role in ("ink", "ink2", "ink3", "line"))
    line = f"line-height: {pitch}px; -qt-line-height-type: minimum;"
    return f"""
        p {{ margin: 0 0 {gap}px 0; color: {ink}; {line} }}
        p.wordless {{ color: {ink2}; }}
        p.h1, p.h2, p.h3 {{ margin: {gap}px 0 {round(gap * 0.5)}px 0; font-weight: 600; }}
        p.h1 {{ font-size: {round(size * 1.22)}px; }}
        p.h2 {{ font-size: {round(size * 1.1)}px; }}
        ul, ol {{ margin: 0 0 {gap}px 0; }}
        li ul, li ol {{ margin: 0; }}
        li {{ margin: 0 0 {round(gap * 0.25)}px 0; color: {ink}; {line} }}
        blockquote {{ margin: 0 0 {gap}px {indent}px; }}
        blockquote p, blockquote li {{ color: {ink2}; }}
        code {{ font-size: {round(size * 0.9)}px; }}
        hr {{ margin: {gap}px 0; background-color: {line_colour}; }}
        cite {{ font-size: {round(size * 0.78)}px; font-style: normal; color: {ink3}; }}
    """
