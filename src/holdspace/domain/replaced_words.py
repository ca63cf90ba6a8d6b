# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Putting a role in the place of a name, however it is spelt: MARIA, Mariá and maria's are Maria too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from holdspace.domain.find_in_text import fold

_LONGEST_WORD = 80


class Replacer:
    """Replaces the same words wherever they stand whole, whatever their case and accents.

    With `spares_small` not those in small letters: where May is a name, "she may" is none.
    """

    def __init__(self, original: str, replacement: str, *, spares_small: bool = False) -> None:
        """Take what is replaced and what comes in its place."""
        self._spares_small = spares_small
        self._replacement = replacement
        self._wanted = fold(original)
        is_word = any(map(str.isalnum, self._wanted))
        # What is no word is replaced only where it stands just so.
        flags = re.IGNORECASE if is_word else 0
        plain = re.escape(self._wanted if is_word else original)
        self._pattern = re.compile(rf"(?<!\w){plain}(?!\w)", flags)
        self._folds = is_word

    def in_text(self, text: str) -> str:
        """Return a text with the words replaced."""
        if not self._folds:
            return self._pattern.sub(lambda match: self._instead(match[0]), text)
        if "\n" in self._wanted:
            return self._in_line(text)
        return "".join(map(self._in_line, text.splitlines(keepends=True)))

    def in_words(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return tags or feelings without those that are the name, and with it replaced in the others."""
        others = (word for word in words if fold(word).strip() != self._wanted.strip())
        replaced = (word if (new := self.in_text(word)) == word else new.strip() for word in others)
        return tuple(dict.fromkeys(word for word in replaced if 0 < len(word) <= _LONGEST_WORD))

    def _in_line(self, line: str) -> str:
        if line.isascii():
            return self._pattern.sub(lambda match: self._instead(match[0]), line)
        folded = fold(line)
        if self._wanted not in folded:
            return line
        pieces, at = [], 0
        for start, end in self._places(line, folded):
            pieces += [line[at:start], self._instead(line[start:end])]
            at = end
        return "".join(pieces) + line[at:]

    def _instead(self, there: str) -> str:
        return there if self._spares_small and there.islower() else self._replacement

    def _places(self, line: str, folded: str) -> Iterator[tuple[int, int]]:
        source = [index for index, character in enumerate(line) for _ in fold(character)]
        at = folded.find(self._wanted)
        while at >= 0:
            end = at + len(self._wanted)
            if _is_word(folded, at - 1) or _is_word(folded, end):
                at = folded.find(self._wanted, at + 1)
                continue
            last = source[end - 1] + 1
            while last < len(line) and not fold(line[last]):
                last += 1  # an accent that is a character of its own
            yield source[at], last
            at = folded.find(self._wanted, end)


def _is_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")
