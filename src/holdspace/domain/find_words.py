# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words as the index of the journal sees them, where they stand in a text, and a snippet round them.

An apostrophe, straight or curly, parts a word as a blank does: so "don't" is don and t, next to each other,
and "the adjuster's" holds adjuster. Capitals and diacritics make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, Protocol

from holdspace.domain.timeline import row_words

SNIPPET_CHARACTERS = 180
_BEFORE_HIT = 60
_EARLIER, _LATER = 150, 450  # what is looked at round a hit, Markdown's marks included
_MOST_HITS = 10_000
LOOKED_THROUGH = 200_000
"""Characters of one text that are looked through on the window's thread: some 20 ms."""

MORE_APOSTROPHES = "\u02bb\u02bc"
"""Letters by their category, apostrophes by their use; the index is told to part words at them."""

# Letters and digits, with the combining marks that follow them.
_TOKEN = re.compile(
    rf"(?:(?![{MORE_APOSTROPHES}])[^\W_]|[\ue000-\uf8ff])"
    rf"(?:(?![{MORE_APOSTROPHES}])[^\W_]|[\ue000-\uf8ff]|[\u0300-\u036f])*"
)


_Tuple = tuple[int, int, str]
_Pattern = tuple[tuple[str, ...], bool]
_ASCII_TOKEN = re.compile(r"[a-z0-9]+")
_MARK = re.compile("[\u0300-\u036f]")


class Wanted(Protocol):
    """Words that are looked for: they stand next to each other, and the last may only begin so."""

    @property
    def text(self) -> str:
        """Return the words."""

    @property
    def is_prefix(self) -> bool:
        """Return whether the last word only begins so."""


class Token(NamedTuple):
    """A word of a text from character `start` to `end`, in the form in which words are compared."""

    start: int
    end: int
    word: str

    def __repr__(self) -> str:
        """Say where it is, not what."""
        return f"Token({self.start}, {self.end})"


class Span(NamedTuple):
    """A stretch of a text, in characters: from `start` up to, not with, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A short piece of an entry without Markdown's marks, and where the hits stand in it."""

    text: str = field(repr=False)
    hits: tuple[Span, ...] = ()


def tokens(text: str) -> Iterator[Token]:
    """Give the words of a text in their order."""
    for match in _TOKEN.finditer(text):
        yield Token(match.start(), match.end(), folded(match[0]))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in the form in which they are compared."""
    return tuple(token.word for token in tokens(text))


def folded(word: str) -> str:
    """Return a word in small letters and without diacritics, letter by letter."""
    if word.isascii():
        return word.lower()
    return "".join(_folded(letter) for letter in word if not "\u0300" <= letter <= "\u036f")


def hits(text: str, wanted: Sequence[Wanted], most: int = _MOST_HITS) -> tuple[Span, ...]:
    """Return where the wanted words stand in `text`, left to right, none over another, up to `most`."""
    patterns = _patterns(wanted)
    if not patterns:
        return ()
    spans: list[Span] = []
    for span in _spans(text, patterns):
        if spans and span.start < spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
        elif len(spans) == most:
            break
        else:
            spans.append(span)
    return tuple(spans)


def _spans(text: str, patterns: list[tuple[tuple[str, ...], bool]]) -> Iterator[Span]:
    """Give the longest stretch at each word where one of the patterns begins."""
    if not _MARK.search(text):  # then each character stays one
        for match in _searcher(tuple(patterns)).finditer(text.translate(_FOLDING)):
            yield Span(match.start(1), match.end(1))
        return
    for ahead in _windows(text, patterns):
        length = _longest_of(ahead, patterns)
        if length:
            yield Span(ahead[0][0], ahead[length - 1][1])


def holds(text: str, words: Wanted) -> bool:
    """Return whether a text holds the words."""
    patterns = _patterns([words])
    if not patterns:
        return False
    wanted, is_prefix = patterns[0]
    if is_prefix and len(wanted) == 1 and wanted[0].isascii():
        return _begins(text, wanted[0])
    return any(_begins_with(ahead, wanted, is_prefix) for ahead in _windows(text, patterns))


def snippet(text: str, wanted: Sequence[Wanted], length: int = SNIPPET_CHARACTERS) -> Snippet:
    """Return about `length` characters of `text` round its first hit, or else its beginning.

    Hits past LOOKED_THROUGH characters are not looked for: a row is made while somebody types.
    """
    first = next(iter(hits(text[:LOOKED_THROUGH], wanted, most=1)), None)
    start = 0 if first is None else _word_start(text, first.start - _EARLIER)
    piece = row_words(text[start:] if first is None else text[start : first.end + _LATER], _EARLIER + _LATER)
    found = hits(piece, wanted)
    return _cut(piece, found, length, goes_on_before=start > 0)


def _cut(piece: str, found: tuple[Span, ...], length: int, *, goes_on_before: bool) -> Snippet:
    # A window that holds the first hit, with a little of what leads to it.
    begin = _word_start(piece, found[0].start - _BEFORE_HIT) if found else 0
    end = begin + length
    if found:
        end = max(end, min(found[0].end, begin + 2 * length))
    if end < len(piece):
        blank = piece.rfind(" ", begin + length // 2, end + 1)
        end = blank if blank > (found[0].end if found else begin) else end
    before = "…" if begin > 0 or (goes_on_before and found) else ""
    after = "…" if end < len(piece) and not piece[begin:end].endswith("…") else ""
    shift = len(before) - begin
    kept = [Span(h.start + shift, min(h.end, end) + shift) for h in found if begin <= h.start < end]
    return Snippet(before + piece[begin:end] + after, tuple(kept))


def _word_start(text: str, at: int) -> int:
    """Return where a word begins, at `at` or soon after it."""
    if at <= 0:
        return 0
    blank = re.compile(r"\s").search(text, at, at + 40)
    return blank.end() if blank else at


def _patterns(wanted: Sequence[Wanted]) -> list[_Pattern]:
    made = [(words_of(words.text), words.is_prefix) for words in wanted]
    return [pattern for pattern in made if pattern[0]]


def _quick_tokens(text: str) -> Iterator[_Tuple]:
    """Give `tokens`, quickly and none before it is asked for: rows are marked while somebody types."""
    if text.isascii():
        return ((match.start(), match.end(), match[0]) for match in _ASCII_TOKEN.finditer(text.lower()))
    return tokens(text)


@lru_cache(maxsize=16)
def _searcher(patterns: tuple[tuple[tuple[str, ...], bool], ...]) -> re.Pattern[str]:
    """Return what finds, in words with blanks between, the longest pattern that begins at each."""
    longest_first = sorted(patterns, key=lambda pattern: -len(pattern[0]))
    ways = (
        " +".join(map(re.escape, words)) + ("[^ ]*" if is_prefix else "") + "(?![^ ])"
        for words, is_prefix in longest_first
    )
    # Looked at ahead, so that the next may begin within this one.
    return re.compile(f"(?<![^ ])(?=({'|'.join(ways)}))")


def _windows(text: str, patterns: Sequence[_Pattern]) -> Iterator[Sequence[_Tuple]]:
    """Give for each word of a text the words from there on, as many as the longest of the wanted has.

    It is the same list each time, for a text can have millions of words.
    """
    size = max(len(words) for words, _ in patterns)
    ahead: list[_Tuple] = []
    for token in _quick_tokens(text):
        ahead.append(token)
        if len(ahead) == size:
            yield ahead
            del ahead[0]
    while ahead:
        yield ahead
        del ahead[0]


def _longest_of(ahead: Sequence[_Tuple], patterns: Sequence[_Pattern]) -> int:
    """Return how many words the longest of the wanted takes that stands here, or 0."""
    longest = 0
    for words, is_prefix in patterns:
        if len(words) > longest and _begins_with(ahead, words, is_prefix):
            longest = len(words)
    return longest


def _begins_with(ahead: Sequence[_Tuple], words: tuple[str, ...], is_prefix: bool) -> bool:
    if len(words) > len(ahead):
        return False
    there, last = ahead[len(words) - 1][2], words[-1]
    if there != last and not (is_prefix and there.startswith(last)):
        return False
    return all(ahead[step][2] == word for step, word in enumerate(words[:-1]))


def _begins(text: str, start: str) -> bool:
    """Return whether any word begins so; the way to ask it of hundreds of texts while somebody types."""
    if not text.isascii():
        return any(token.word.startswith(start) for token in tokens(text))
    small = text.lower()
    at = small.find(start)
    while at > 0 and small[at - 1].isalnum():
        at = small.find(start, at + 1)
    return at >= 0


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    small = letter.casefold()  # not lower(): the last sigma of a Greek word is a sigma
    small = small if len(small) == 1 else letter
    parts = unicodedata.normalize("NFD", small)
    return parts[0].lower() if all("\u0300" <= mark <= "\u036f" for mark in parts[1:]) else small


class _Folding(dict[int, str]):
    """How each letter is compared, worked out when it is first met; what parts words is a blank."""

    def __missing__(self, character: int) -> str:
        letter = chr(character)
        self[character] = _folded(letter) if _TOKEN.fullmatch(letter) else " "
        return self[character]


_FOLDING = _Folding()
