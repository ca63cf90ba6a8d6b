# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Phrases of the coach's rules, and where they stand in a sentence.

A phrase is a line of these, with blanks between: a word; several with | between; <name> for the words of
a list; beginn* and *ing for words that begin or end so; # for a number; _ for any word; .. for up to three
words and ... for up to six; -word for "and the next word is none of these"; ^ for the beginning of a
sentence, ~ for that of a clause (after a pause, too); $ for the end of a clause, . for that of a sentence.
A word or list with ? after it may be missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from holdspace.domain.coach.words import PAUSE, Sentence

_OPENERS_LONG = 8  # words; nobody says more of them, and a text of nothing else must not take long
_PAIRS = 400  # of first and second words, more of which take longer to note down than they save
_GAPS = {"..": 3, "...": 6}
_START, _CLAUSE, _END, _STOP, _GAP, _ANY, _NUMBER, _ONE, _NONE = range(9)
_SIGNS = {"^": _START, "~": _CLAUSE, "$": _END, ".": _STOP, "_": _ANY, "#": _NUMBER}


class BadPhrase(ValueError):  # noqa: N818 - named for what it says
    """A phrase that cannot be read. The message says which."""


class Element(NamedTuple):
    """One element of a phrase: what it is, the words it takes, and how many words a gap may have.

    `plain` are the words it takes for certain, and `is_exact` says that it takes no others, so that most
    elements are seen to fit or not at once.
    """

    what: int
    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    most: int = 0
    plain: frozenset[str] = frozenset()
    is_exact: bool = False

    @property
    def is_plain(self) -> bool:
        """Say whether it is one of a few words, so that it can be looked up by them."""
        return self.what == _ONE and not self.beginnings and not self.endings and "" not in self.words

    def takes(self, word: str) -> bool:
        """Say whether `word` is one of its words."""
        return word in self.words or bool(
            word and (word.startswith(self.beginnings) or word.endswith(self.endings))
        )


Phrase = tuple[Element, ...]


class Text:
    """A sentence as phrases are looked up in it: where it and its clauses begin, openers left out or not."""

    def __init__(self, sentence: Sentence, openers: frozenset[str], numbers: frozenset[str]) -> None:
        self.words = sentence.words
        self.pairs = tuple(zip(self.words, (*self.words[1:], ""), strict=True))
        self.numbers = numbers
        self.starts = frozenset(_opened(self.words, 0, openers | {PAUSE}))
        clauses = {at for first, _ in sentence.clauses for at in _opened(self.words, first, openers)}
        self.clauses = frozenset(clauses) | self.starts


class _Index:
    """Phrases by their first word or two."""

    def __init__(self) -> None:
        self.by_word: dict[str, list[Phrase]] = {}
        self.by_two: dict[tuple[str, str], list[Phrase]] = {}
        self.others: list[Phrase] = []

    def put(self, phrase: Phrase) -> None:
        taking = [each for each in phrase if each.what not in (_START, _CLAUSE, _NONE)]
        if not taking or not taking[0].is_plain:
            self.others.append(phrase)
            return
        second = taking[1] if len(taking) > 1 and taking[1].is_plain else None
        if second and len(taking[0].words) * len(second.words) > _PAIRS:
            second = None
        for word in taking[0].words:
            if second is None:
                self.by_word.setdefault(word, []).append(phrase)
                continue
            for other in second.words:
                self.by_two.setdefault((word, other), []).append(phrase)

    def at(self, pair: tuple[str, str]) -> list[Phrase]:
        """Return the phrases that may stand at a word with another after it."""
        two, one = self.by_two.get(pair), self.by_word.get(pair[0])
        return (two or []) + (one or []) + self.others if two or one else self.others


class PhraseBook:
    """Phrases by where they may stand and their first words, so that few have to be tried at each place."""

    def __init__(self, phrases: Iterable[Phrase] = ()) -> None:
        self._anywhere, self._at_starts = _Index(), _Index()
        self.count = 0
        for phrase in phrases:
            self.count += 1
            is_at_start = bool(phrase) and phrase[0].what in (_START, _CLAUSE)
            (self._at_starts if is_at_start else self._anywhere).put(phrase)

    def found(self, text: Text) -> tuple[tuple[int, int], ...]:
        """Return where phrases stand, the longest at each place: its first word, and the one after it."""
        places = []
        for at in range(len(text.words)):
            ends = [_end(phrase, 0, text, at) for phrase in self.at(text, at)]
            if ends and (end := max(ends)) > at:
                places.append((at, end))
        return tuple(places)

    def at(self, text: Text, at: int) -> list[Phrase]:
        """Return the phrases that may stand at word `at`."""
        pair = text.pairs[at]
        phrases = self._anywhere.at(pair)
        return phrases + self._at_starts.at(pair) if at in text.clauses else phrases


class CueBook:
    """Groups of phrases by name, looked up together."""

    def __init__(self, groups: Mapping[str, Iterable[Phrase]]) -> None:
        self._names: dict[Phrase, list[str]] = {}
        for name, phrases in groups.items():
            for phrase in phrases:
                self._names.setdefault(phrase, []).append(name)
        self._book = PhraseBook(self._names)

    def found(self, text: Text) -> dict[str, int]:
        """Return at how many places each group stands, those left out that stand nowhere."""
        counts: dict[str, int] = {}
        for at in range(len(text.words)):
            phrases = (each for each in self._book.at(text, at) if _end(each, 0, text, at) > at)
            for name in {name for phrase in phrases for name in self._names[phrase]}:
                counts[name] = counts.get(name, 0) + 1
        return counts


def book_of(lines: Iterable[str], lists: Mapping[str, frozenset[str]]) -> PhraseBook:
    """Return the phrases of `lines`, each with and without what may be missing. Raises BadPhrase."""
    return PhraseBook(_phrases_of(lines, lists))


def cue_book_of(groups: Mapping[str, Iterable[str]], lists: Mapping[str, frozenset[str]]) -> CueBook:
    """Return the phrases of each group by its name. Raises BadPhrase."""
    return CueBook({name: _phrases_of(lines, lists) for name, lines in groups.items()})


def _phrases_of(lines: Iterable[str], lists: Mapping[str, frozenset[str]]) -> Iterable[Phrase]:
    return (phrase for line in lines for phrase in _phrases(line.split(), line, lists))


def _phrases(tokens: list[str], line: str, lists: Mapping[str, frozenset[str]]) -> list[Phrase]:
    if not tokens:
        return [()]
    token, rest = tokens[0], _phrases(tokens[1:], line, lists)
    element = (_element(token.removesuffix("?"), line, lists),)
    kept = [element + each for each in rest]
    return kept + rest if token.endswith("?") else kept


def _element(token: str, line: str, lists: Mapping[str, frozenset[str]]) -> Element:
    if token in _SIGNS:
        return Element(_SIGNS[token])
    if token in _GAPS:
        return Element(_GAP, most=_GAPS[token])
    what = _NONE if token.startswith("-") else _ONE
    words: set[str] = set()
    beginnings: list[str] = []
    endings: list[str] = []
    for each in token.removeprefix("-").split("|"):
        if each.startswith("<") and each.endswith(">"):
            if each[1:-1] not in lists:
                raise BadPhrase(f"{line}: no list {each}")
            words |= lists[each[1:-1]]
        elif each.endswith("*") and each[:-1].isalnum():
            beginnings.append(each[:-1])
        elif each.startswith("*") and each[1:].isalnum():
            endings.append(each[1:])
        elif each == "$":
            words |= {"", PAUSE}
        elif each == PAUSE or each.isalnum():
            words.add(each)
        else:
            raise BadPhrase(f"{line}: cannot read {each}")
    plain = words - {"", PAUSE} if what == _ONE else set()
    is_exact = what == _ONE and not beginnings and not endings and len(plain) == len(words)
    return Element(
        what, frozenset(words), tuple(beginnings), tuple(endings), plain=frozenset(plain), is_exact=is_exact
    )


def _opened(words: tuple[str, ...], first: int, openers: frozenset[str]) -> Iterable[int]:
    yield first
    for at in range(first, min(first + _OPENERS_LONG, len(words) - 1)):
        if words[at] not in openers:
            return
        yield at + 1


def _end(phrase: Phrase, place: int, text: Text, at: int) -> int:
    """Return where `phrase`, from its element `place` on, ends if it begins at word `at`, or -1."""
    while place < len(phrase):
        element = phrase[place]
        word = text.words[at] if at < len(text.words) else ""
        if word in element.plain:
            at += 1
            place += 1
            continue
        if element.is_exact:
            return -1
        if element.what == _GAP:
            return _after_gap(phrase, place, text, at)
        if not _fits(element, word, text, at):
            return -1
        is_end = "" in element.words and word in ("", PAUSE)
        at += element.what in (_ONE, _ANY, _NUMBER) and not is_end
        place += 1
    return at


def _after_gap(phrase: Phrase, place: int, text: Text, at: int) -> int:
    for ahead in range(at, min(at + phrase[place].most, len(text.words)) + 1):
        end = _end(phrase, place + 1, text, ahead)
        if end >= 0:
            return end
        if ahead < len(text.words) and text.words[ahead] == PAUSE:
            break
    return -1


def _fits(element: Element, word: str, text: Text, at: int) -> bool:
    if element.what == _ONE:
        return element.takes(word)
    if element.what == _NONE:
        return not element.takes(word)
    if element.what == _START:
        return at in text.starts
    if element.what == _CLAUSE:
        return at in text.clauses
    if element.what == _END:
        return word in ("", PAUSE)
    if element.what == _STOP:
        return word == ""
    if element.what == _NUMBER:
        return word.isdigit() or word in text.numbers
    return word not in ("", PAUSE)
