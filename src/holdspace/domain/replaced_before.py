# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words that were written before a name in them was replaced by a role, and come back: without the name.

Nobody keeps what was replaced, so it is told from where the role stands now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from holdspace.domain.entries import Entry
from holdspace.domain.replaced_words import Replacer
from holdspace.domain.word_diff import ADDED, REMOVED, SAME, Piece, word_diff

_LONGEST = 80  # characters of a name or of a role
_MOST_WORDS = 6  # of a role
_TOKEN = re.compile(r"\S+")
_GOES_WITH_A_NAME = re.compile(r"(?:Mrs?|Ms|Mx|Dr|Prof|St|\w)\.")
_INITIAL_AT_END = re.compile(r"\b\w\.\Z")
_AROUND = "()[]\"“”‘'*_>,;:!?."
_INITIALS = re.compile(r"(?:\w\.){1,3}")
_OWNERS = ("'s", "’s")
_JOINING = (re.compile(r"[^\S\n]+"), re.compile(r"[^\w\n]+"))  # a role can have a comma in it


def without_replaced(entry: Entry, kept: Entry) -> Entry:
    """Return `entry` with the roles that `kept` has in the place of names of it; all else stays as it is.

    For a name is taken what has a capital, a digit or an @, stands where `kept` has other words, and stands
    nowhere in `kept`. It goes from the text wherever it stands, and from tags and feelings.
    """
    tried = [_swapped(entry, _swaps(entry.text, kept.text, joining)) for joining in _JOINING]
    return next((each for each in tried if each.text == kept.text), tried[0])


def _swapped(entry: Entry, swaps: Sequence[tuple[str, str]]) -> Entry:
    text, tags, feelings = entry.text, entry.tags, entry.feelings
    for name, role in swaps:
        replacer = _replacer(name, role)
        text = replacer.in_text(text)
        tags, feelings = replacer.in_words(tags), replacer.in_words(feelings)
    return replace(entry, text=text, tags=tags, feelings=feelings)


def _replacer(name: str, role: str) -> Replacer:
    return Replacer(name, role, spares_small=not name.islower())


def _swaps(text: str, kept: str, joining: re.Pattern[str]) -> Sequence[tuple[str, str]]:
    """Return names with the roles that stand for them, the longer first: one can be a part of another."""
    found: dict[str, str] = {}
    for before, after in _exchanges(text, kept, joining):
        name, role = _without_ends(_name_in(after), before, after)
        is_all = before.strip() == kept.strip() and name != after.strip()  # all others: who knows why
        if not is_all and _can_be(name, role) and _replacer(name, "").in_text(kept) == kept:
            found.setdefault(name, role)
    return sorted(found.items(), key=lambda swap: len(swap[0]), reverse=True)


def _can_be(name: str, role: str) -> bool:
    if not name or max(len(name), len(role)) > _LONGEST or len(role.split()) > _MOST_WORDS or "\n" in role:
        return False
    # Where a name, a number or a day stands for another one, somebody has changed the file.
    says_what = any(word.islower() and word.isalpha() for word in re.findall(r"\w+", role))
    return says_what or _INITIALS.fullmatch(role) is not None


def _exchanges(text: str, kept: str, joining: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Give what `kept` has and what `text` has instead of it, from one word that both have to the next."""
    before, after, between = "", "", ""
    for piece in (*word_diff(kept, text), Piece(SAME, "\n")):
        if piece.kind == SAME and joining.fullmatch(piece.text):
            between = piece.text
        elif piece.kind == SAME:
            yield before, after
            before, after, between = "", "", ""
        else:
            # A name and a role can be of different numbers of words: what is between them is none.
            if before or after:
                before, after = before + between, after + between
            before += piece.text if piece.kind == REMOVED else ""
            after += piece.text if piece.kind == ADDED else ""
            between = ""


def _without_ends(name: str, role: str, after: str) -> tuple[str, str]:
    """Return both without what follows both: a mark, or the sign of an owner."""
    role, after = role.strip(), after.strip()
    if role and after and role[-1] == after[-1] and role[-1] in ",;:!?":
        role = role[:-1]
    if name.endswith(_OWNERS) and role.endswith(_OWNERS):
        return name[:-2], role[:-2]
    return name, role


def _name_in(words: str) -> str:
    """Return the first words one after the other that can be a name, a number or an address, or nothing."""
    run: list[str] = []
    for token in _tokens(words):
        if not any(character.isupper() or character.isdigit() or character == "@" for character in token):
            if run:
                break
            continue
        run.append(token)
        if token[-1] in _AROUND and not _GOES_WITH_A_NAME.fullmatch(token):
            break
    name = " ".join(run)
    return name.lstrip(_AROUND) if _INITIAL_AT_END.search(name) else name.strip(_AROUND)


def _tokens(words: str) -> Iterator[str]:
    """Give words up to the end of the first line that has some."""
    return (match[0] for match in _TOKEN.finditer(words.strip().partition("\n")[0]))
