# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the journal says of a search: how many were found, what could not be meant, what can be asked."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import KINDS
from holdspace.domain.find import FIELDS, Explanation, Problem, Query
from holdspace.domain.text import QT_TRANSLATE_NOOP
from holdspace.services.typed_days import sample_day
from holdspace.ui.journal.caption import asked_words
from holdspace.ui.widgets.typed_days import no_such_day

_SENTENCES: dict[Problem, str] = {
    Problem.UNKNOWN_FIELD: QT_TRANSLATE_NOOP(
        "search", "{part} is looked for as words. What can stand before a colon: {fields}."
    ),
    Problem.EMPTY_FIELD: QT_TRANSLATE_NOOP("search", "Nothing stands after {part}, so it is left out."),
    Problem.BAD_AUDIENCE: QT_TRANSLATE_NOOP("search", "{part} is left out. It can be for: {audiences}."),
    Problem.BAD_KIND: QT_TRANSLATE_NOOP("search", "{part} is left out. A kind is one of: {kinds}."),
    Problem.BAD_LOAD: QT_TRANSLATE_NOOP(
        "search", "{part} is left out. A load is 1 to 5, as 4, >=4, <3 or 2..4."
    ),
    Problem.BAD_DATE: QT_TRANSLATE_NOOP(
        "search", "{part} is left out: it names no day. Type it like {sample}, 2026-01 or 2026."
    ),
    Problem.NO_SUCH_DAY: QT_TRANSLATE_NOOP("search", "{part} is left out. {never}."),
    Problem.BAD_IS: QT_TRANSLATE_NOOP("search", "{part} is left out. It can be is:starred or is:sealed."),
    Problem.BAD_HAS: QT_TRANSLATE_NOOP("search", "{part} is left out. It can be has:lesson."),
    Problem.NO_WORD: QT_TRANSLATE_NOOP("search", "{part} is left out: no letter or digit is in it."),
    Problem.LONE_MINUS: QT_TRANSLATE_NOOP("search", "A minus stands right before what is not to be there."),
    Problem.UNCLOSED_QUOTE: QT_TRANSLATE_NOOP("search", "The quotation is taken up to the end."),
    Problem.TOO_LONG: QT_TRANSLATE_NOOP("search", "That is very long. Its end is left out."),
}
_LONGEST_PART = 24
_MOST_SENTENCES = 3

ASKING: tuple[tuple[str, str], ...] = (
    ("silence", QT_TRANSLATE_NOOP("search", "this very word; capitals and accents make no difference")),
    (
        "overwh*",
        QT_TRANSLATE_NOOP("search", "a word that begins so: hang* finds hanging, but not hung"),
    ),
    ('"long silence"', QT_TRANSLATE_NOOP("search", "these words, next to each other")),
    ("-chart", QT_TRANSLATE_NOOP("search", "without it")),
    (
        "#sleep",
        QT_TRANSLATE_NOOP("search", 'with the tag; also tag:sleep, and tag:"big case" with a blank'),
    ),
    ("with:adjuster", QT_TRANSLATE_NOOP("search", "whom it was with; also client, physician, myself")),
    ("felt:tired", QT_TRANSLATE_NOOP("search", "with the feeling")),
    ("heavy:>=4", QT_TRANSLATE_NOOP("search", "how heavy it was; also heavy:4, heavy:<3 or heavy:2..4")),
    ("after:2026-01", QT_TRANSLATE_NOOP("search", "from then on; before: for what was earlier")),
    ("after:yesterday", QT_TRANSLATE_NOOP("search", "days also as you say them, such as before:march")),
    (
        "kind:before",
        QT_TRANSLATE_NOOP("search", "what it was for: before, after, day_end, reflection or note"),
    ),
    ("is:starred", QT_TRANSLATE_NOOP("search", "with a star; is:sealed for what was written while locked")),
    ("has:lesson", QT_TRANSLATE_NOOP("search", "with a line that begins with Lesson")),
)
"""What can be asked, and what it finds; said by `asking_words`."""


def asking_words() -> list[tuple[str, str]]:
    """Return each example of what can be asked, with what it finds."""
    return [(typed, _tr(words)) for typed, words in ASKING]


def hint_words() -> str:
    """Return in one sentence what can be asked."""
    return _tr('Words, "a phrase", -without, with:, #tag, felt:, heavy:>=4, after:2026-01. F1 says more.')


def explanation_words(typed: str, query: Query, locale: QLocale, *, is_typing: bool) -> str:
    """Return what to say of all that could not be meant as typed, or "".

    While someone `is_typing` nothing is said of what the next key may put right. What is found says of itself
    that all of it is without something.
    """
    told = [each for each in query.explanations if each.problem is not Problem.ONLY_NOT]
    told = [each for each in told if not (is_typing and _may_come_right(each))]
    said = [_sentence(typed, each, locale) for each in told[:_MOST_SENTENCES]]
    if told[_MOST_SENTENCES:]:
        parts = ", ".join(_part(typed, each) for each in told[_MOST_SENTENCES:])
        said.append(_tr("Left out too: {parts}.").replace("{parts}", parts))
    if said and query.is_refused:
        said.append(_tr("So there is nothing to look for."))
    return " ".join(said)


def found_words(query: Query, total: int | None, at_least: int, locale: QLocale) -> str:
    """Return how many entries were found, and all they were asked for; `total` is None while not known."""
    words, others = asked_words(query, locale)
    if total is None and at_least == 0:
        said = _tr("Looking for entries with {words}") if words else _tr("Looking for entries")
    elif total is None:
        said = _tr("Entries with {words}") if words else _tr("Entries") if others else _tr("Entries found")
    elif total == 0:
        said = _tr("No entries with {words}") if words else _tr("No entries")
    elif total == 1:
        said = _tr("One entry with {words}") if words else _tr("One entry")
    else:
        said = _tr("{number} entries with {words}") if words else _tr("{number} entries")
    said = said.replace("{number}", locale.toString(total or 0)).replace("{words}", words)
    return f"{said}{', ' if words else ' '}{others}" if others else said


def _sentence(typed: str, told: Explanation, locale: QLocale) -> str:
    return (
        _tr(_SENTENCES[told.problem])
        .replace("{fields}", ", ".join(f"{name}:" for name in FIELDS))
        .replace("{audiences}", ", ".join(AUDIENCES))
        .replace("{kinds}", ", ".join(KINDS))
        .replace("{sample}", sample_day(locale))
        .replace("{never}", no_such_day(told.day, locale) if told.day else "")
        .replace("{part}", _part(typed, told))
    )


def _part(typed: str, told: Explanation) -> str:
    part = typed[told.start : told.end].strip()
    return part if len(part) <= _LONGEST_PART else part[: _LONGEST_PART - 1] + "…"


def _may_come_right(explanation: Explanation) -> bool:
    return explanation.is_unfinished and explanation.problem not in (Problem.ONLY_NOT, Problem.TOO_LONG)


def _tr(text: str) -> str:
    return QCoreApplication.translate("search", text)
