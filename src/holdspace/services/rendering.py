# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Markdown as HTML: one renderer for reading, pages and print. Raw HTML is off, and nothing is ever loaded.

What a person typed is seen: HTML tags show as typed, links and pictures as their words. `markdown` is
imported at the first use. Its work is bounded by what is handed to it, so a text that could hold it up is
shown plain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from holdspace.domain.text import REPLACEMENT, clean_text
from holdspace.domain.timeline import showable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from markdown import Markdown

CAP = 200_000  # characters shown at once; more only when asked for
LONGEST_RENDERED = 60_000  # about ten thousand words: 0.1 s
PIECE = 5_000  # characters of a line in plain text; Qt breaks a line in time that grows with its square

# What keeps `markdown` within about 0.1 s; each was measured to grow faster than the text.
_LONGEST_LINE = 20_000
_MOST_LINES = 4_000
_MOST_MARKS = 3_000
_MOST_SEEKING = 500_000  # opening marks times the characters in which each seeks its end, over all paragraphs
_DEEPEST = 12
_MARKS = str.maketrans("", "", "*_`\\<&![]()")
_SEEKING = str.maketrans("", "", "[`<")
_LEAD = re.compile(r"^[ \t>*+\-]*(?:\d+\.[ \t]*[ \t>*+\-]*)*", re.MULTILINE)
_LEAD_MARK = re.compile(r">|[*+-](?=[ \t])|\d+\.")
_INDENT = re.compile(r"^(?:[ ]{4}|\t){%d}" % (_DEEPEST + 1), re.MULTILINE)  # noqa: UP031 - braces are the pattern's

# Of markdown's own processors those that would hide, load or take for code what a person typed.
_BLOCKS_OFF = ("reference", "code", "setextheader")
_INLINE_OFF = ("html", "reference", "image_reference", "short_reference", "short_image_ref")
_HASH_HEADING = re.compile(r"(?:^|\n)(?P<level>#{1,6})[ \t]+(?P<header>(?:\\.|[^\\])*?)#*(?:\n|$)")
_HEADING = re.compile(r"<(/?)h([1-6])>")
_LOWEST_FOR_QT = 3  # the style sheets know three
_REFERENCE = re.compile(r"&#(?:(\d+)|[xX]([0-9a-fA-F]+));")


class Path(Enum):
    """How a text is shown."""

    RENDERED = "rendered"
    PLAIN = "plain"
    CAPPED = "capped"


@dataclass(frozen=True, slots=True)
class Rendering:
    """A text ready to be shown: an HTML fragment for RENDERED, else lines of plain text.

    `left_out` is the number of characters that a CAPPED text does not show.
    """

    path: Path
    content: str = field(repr=False)
    left_out: int = 0


def render(text: str) -> Rendering:
    """Return `text` ready to be shown, in bounded time whatever it holds."""
    html = render_whole(text)
    if html is not None:
        return Rendering(Path.RENDERED, html)
    path = Path.CAPPED if len(text) > CAP else Path.PLAIN
    return Rendering(path, plain_lines(text[:CAP]), max(0, len(text) - CAP))


def render_whole(text: str) -> str | None:
    """Return the HTML fragment of `text`, or None where it is to be shown plain."""
    if choose_path(text) is not Path.RENDERED:
        return None
    try:
        return render_html(text)
    except RecursionError:
        return None


def prepare() -> None:
    """Make the renderer now, so that the first text is shown as fast as the next."""
    _engine()


def choose_path(text: str) -> Path:
    """Say how `text` can be shown: what would hold up `markdown` or Qt is shown plain, what is vast is
    capped."""
    if len(text) > CAP:
        return Path.CAPPED
    if len(text) > LONGEST_RENDERED or _is_tangled(text):
        return Path.PLAIN
    return Path.RENDERED


def render_html(text: str) -> str:
    """Return the HTML fragment of a text for which `choose_path` says RENDERED."""
    engine = _engine()
    engine.reset()
    return _REFERENCE.sub(_showable_reference, engine.convert(showable(clean_text(text))))


def headings_for_qt(html: str) -> str:
    """Return a fragment whose headings are paragraphs of the classes h1 to h3.

    Qt scales a heading's font over the size that a style sheet sets.
    """
    return _HEADING.sub(_as_paragraph, html)


def plain_lines(text: str) -> str:
    """Return `text` as it can be shown plain: no line is longer than PIECE characters, words whole where
    possible."""
    shown = showable(clean_text(text))
    if len(shown) <= PIECE:
        return shown
    return "\n".join(piece for line in shown.split("\n") for piece in _pieces(line))


def _as_paragraph(found: re.Match[str]) -> str:
    return "</p>" if found[1] else f'<p class="h{min(int(found[2]), _LOWEST_FOR_QT)}">'


def _pieces(line: str) -> Iterator[str]:
    start = 0
    while len(line) - start > PIECE:
        space = line.rfind(" ", start + PIECE // 2, start + PIECE)
        end = space + 1 if space >= 0 else start + PIECE
        yield line[start:end]
        start = end
    yield line[start:]


def _is_tangled(text: str) -> bool:
    lines = text.splitlines()
    if len(lines) > _MOST_LINES or max(map(len, lines), default=0) > _LONGEST_LINE:
        return True
    if _count(text, _MARKS) > _MOST_MARKS or _INDENT.search(text):
        return True
    if sum(_count(part, _SEEKING) * len(part) for part in text.split("\n\n")) > _MOST_SEEKING:
        return True
    return any(len(_LEAD_MARK.findall(lead)) > _DEEPEST for lead in _LEAD.findall(text))


def _count(text: str, marks: dict[int, int | None]) -> int:
    return len(text) - len(text.translate(marks))


@lru_cache(maxsize=1)
def _engine() -> Markdown:
    from markdown import Markdown
    from markdown.extensions.nl2br import Nl2BrExtension
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.treeprocessors import Treeprocessor

    class WordsForLinks(Treeprocessor):
        """Shows a link as its words and its address, a picture as its description: nothing to press or
        load."""

        def run(self, root: Element) -> None:
            for parent in list(root.iter()):
                for child in list(parent):
                    if child.tag == "a":
                        _show_address(child)
                    elif child.tag == "img":
                        _show_description(child)

    # Not by their names: for those every package that is installed would be looked through.
    engine = Markdown(extensions=[SaneListExtension(), Nl2BrExtension()], output_format="html")
    engine.preprocessors.deregister("html_block")
    for name in _BLOCKS_OFF:
        engine.parser.blockprocessors.deregister(name)
    for name in _INLINE_OFF:
        engine.inlinePatterns.deregister(name)
    # "#5 called" is no heading: as in CommonMark a heading needs the blank.
    engine.parser.blockprocessors["hashheader"].RE = _HASH_HEADING  # type: ignore[attr-defined]
    # "2024. was hard" is no list that starts at 2024.
    for name in ("olist", "ulist"):
        lists = engine.parser.blockprocessors[name]
        for pattern in ("RE", "CHILD_RE"):
            setattr(lists, pattern, re.compile(getattr(lists, pattern).pattern.replace(r"\d+", r"\d{1,2}")))
    engine.treeprocessors.register(WordsForLinks(engine), "holdspace_words_for_links", 15)
    return engine


def _show_address(link: Element) -> None:
    address = _plain(link.get("href", ""))
    words = _plain("".join(link.itertext()))
    link.tag = "span"
    link.attrib.clear()
    if not address or address in (words, f"mailto:{words}"):
        return
    from xml.etree.ElementTree import SubElement

    SubElement(link, "cite").text = f" ({address})"


def _show_description(picture: Element) -> None:
    words = picture.get("alt", "") or _plain(picture.get("src", ""))
    tail = picture.tail
    picture.clear()
    picture.tag, picture.text, picture.tail = "span", words, tail


def _showable_reference(found: re.Match[str]) -> str:
    code = int(found[1]) if found[1] else int(found[2], 16)
    character = chr(code) if 31 < code <= 0x10FFFF else REPLACEMENT
    return REPLACEMENT if showable(character) == REPLACEMENT else found[0]


def _plain(text: str) -> str:
    # Automatic mail links are written by markdown as character references behind its own mark.
    return re.sub("\x02amp\x03#(\\d+);", lambda found: chr(int(found[1])), text)
