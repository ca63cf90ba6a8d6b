# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""All that a search asks for, in words: nothing of it is hidden from who reads what was found."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from holdspace.domain.find import Clause, Field, Query, Word, load_bounds, period
from holdspace.domain.text import QT_TRANSLATE_NOOP
from holdspace.ui.journal.words import audience_words, kind_words, written_while_locked
from holdspace.ui.widgets.typed_days import period_words

# Each stands right after "3 entries", or after a comma.
_SAYS: dict[str, str] = {
    "for": QT_TRANSLATE_NOOP("search", "with {value}"),
    "kind": QT_TRANSLATE_NOOP("search", "of the kind “{value}”"),
    "tag": QT_TRANSLATE_NOOP("search", "tagged “{value}”"),
    "feeling": QT_TRANSLATE_NOOP("search", "with the feeling “{value}”"),
    "load": QT_TRANSLATE_NOOP("search", "that weighed {value}"),
    "after": QT_TRANSLATE_NOOP("search", "from {value} on"),
    "before": QT_TRANSLATE_NOOP("search", "before {value}"),
    "is": QT_TRANSLATE_NOOP("search", "with a star"),
    "has": QT_TRANSLATE_NOOP("search", "with a lesson"),
}
_SAYS_NOT: dict[str, str] = {
    "for": QT_TRANSLATE_NOOP("search", "not with {value}"),
    "kind": QT_TRANSLATE_NOOP("search", "not of the kind “{value}”"),
    "tag": QT_TRANSLATE_NOOP("search", "not tagged “{value}”"),
    "feeling": QT_TRANSLATE_NOOP("search", "without the feeling “{value}”"),
    "load": QT_TRANSLATE_NOOP("search", "that did not weigh {value}"),
    "after": QT_TRANSLATE_NOOP("search", "before {value}"),
    "before": QT_TRANSLATE_NOOP("search", "from {value} on"),
    "is": QT_TRANSLATE_NOOP("search", "without a star"),
    "has": QT_TRANSLATE_NOOP("search", "without a lesson"),
}


def asked_words(query: Query, locale: QLocale) -> tuple[str, str]:
    """Return the words looked for, each in quotes, and beside them all that must hold; "" for none."""
    words = ", ".join(_quoted(word.text) for word in query.words)
    others = [_said(clause, locale) for clause in query.clauses if not _is_wanted_word(clause)]
    return words, ", ".join(others)


def _is_wanted_word(clause: Clause) -> bool:
    return isinstance(clause.meaning, Word) and not clause.is_not


def _said(clause: Clause, locale: QLocale) -> str:
    meaning = clause.meaning
    if isinstance(meaning, Word):
        return _tr("without {what}").replace("{what}", _quoted(meaning.text))
    if meaning == Field("is", "sealed"):
        return _tr("not written while locked") if clause.is_not else written_while_locked()
    says = _SAYS_NOT if clause.is_not else _SAYS
    return _tr(says[meaning.name]).replace("{value}", _value(meaning, locale))


def _value(asked: Field, locale: QLocale) -> str:
    match asked.name:
        case "for":
            return audience_words([asked.value])
        case "kind":
            return kind_words(asked.value) or _tr("Note")
        case "load":
            low, high = load_bounds(asked.value) or (0, 0)
            return str(low) if low == high else _tr("{low} to {high}").format(low=low, high=high)
        case "after" | "before":
            days = period(asked.value)
            return period_words(days, locale) if days else asked.value
        case _:
            return asked.value + ("…" if asked.is_prefix else "")


def _quoted(words: str) -> str:
    return _tr("“{word}”").replace("{word}", words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("search", text)
