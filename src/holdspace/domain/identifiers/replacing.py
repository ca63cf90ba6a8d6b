# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words to stand in the place of an identifier: those a person is offered, and neutral ones for an export."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from holdspace.domain.entries import Entry, is_id, new_id
from holdspace.domain.identifiers.dates import month_and_year
from holdspace.domain.identifiers.finding import find_identifiers
from holdspace.domain.identifiers.findings import Finding
from holdspace.domain.identifiers.lexicon import Lexicon
from holdspace.domain.sessions import Boundary, Session

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[.,]?\s\Z")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_SEASONS = ("winter", "spring", "summer", "autumn")


def suggestions(finding: Finding, text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return ways to replace what was found, the likeliest first, each once.

    For a name the role that the word before it tells comes first, and its initials last.
    """
    words = text[finding.start : finding.end]
    offered = list(lexicon.offered[finding.kind])
    if finding.kind == "name":
        before = _WORD_BEFORE.search(text[max(0, finding.start - 24) : finding.start])
        role = lexicon.role_of.get(before[1].lower()) if before else None
        offered = [
            *([role] if role else []),
            *offered,
            *([initials] if (initials := _initials(words)) else []),
        ]
    if finding.kind == "date":
        month, _year = month_and_year(words)
        if month:
            offered = [_MONTHS[month - 1], f"last {_SEASONS[month % 12 // 3]}", *offered]
    return tuple(dict.fromkeys(offered))


def redact_text(text: str, lexicon: Lexicon, fine: frozenset[str] = frozenset()) -> str:
    """Return `text` with neutral words in the place of all that was found; dates keep their month."""
    parts, last = [], 0
    for finding in find_identifiers(text, lexicon, fine):
        parts += [text[last : finding.start], _neutral(finding, text, lexicon)]
        last = finding.end
    return "".join([*parts, text[last:]])


def redact_entry(entry: Entry, lexicon: Lexicon, fine: frozenset[str] = frozenset()) -> Entry:
    """Return the entry without what was found in its text, without time of day, day and time zone.

    Tags in which anything was found are left out. Audiences stay: they are roles. It is no revision of the
    entry, and names no session and no practice of one's own.
    """
    created_at, modified_at = _to_the_month(entry.created_at), _to_the_month(entry.modified_at)
    return replace(
        entry,
        text=redact_text(entry.text, lexicon, fine),
        created_at=created_at,
        modified_at=max(created_at, modified_at),
        time_zone="Etc/UTC",
        session_id=None,
        practice=_practice(entry.practice) if entry.practice else entry.practice,
        revision="",
        tags=_clean_words(entry.tags, lexicon, fine),
        feelings=_clean_words(entry.feelings, lexicon, fine),
    )


def redact_session(session: Session) -> Session:
    """Return a new session without time of day, day, time zone and the id of what is one's own.

    Nothing ties it to the one it was made of. Audiences and loads stay.
    """
    began = _to_the_month(session.started_at)
    return replace(
        session,
        id=new_id(),
        practice=_practice(session.practice),
        started_at=began,
        modified_at=max(began, _to_the_month(session.modified_at)),
        time_zone="Etc/UTC",
        sealed=False,
    )


def redact_boundary(boundary: Boundary) -> Boundary:
    """Return a new boundary without words, session, time of day, day and time zone."""
    made_at = _to_the_month(boundary.made_at)
    return replace(
        boundary,
        id=new_id(),
        text="",
        session_id=None,
        made_at=made_at,
        modified_at=max(made_at, _to_the_month(boundary.modified_at)),
        time_zone="Etc/UTC",
    )


def _practice(practice: str) -> str:
    return "own" if is_id(practice) else practice


def _clean_words(words: Iterable[str], lexicon: Lexicon, fine: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in words if not find_identifiers(word, lexicon, fine))


def _neutral(finding: Finding, text: str, lexicon: Lexicon) -> str:
    if finding.kind == "date":
        month, year = month_and_year(text[finding.start : finding.end])
        if month:
            return f"{_MONTHS[month - 1]} {year}" if year else _MONTHS[month - 1]
    return lexicon.neutral[finding.kind]


def _to_the_month(moment: datetime) -> datetime:
    return datetime(moment.year, moment.month, 1, tzinfo=UTC)


def _initials(words: str) -> str:
    letters = [part[0].upper() for part in re.findall(r"[^\W\d_]+", words) if len(part) > 1 or part.isupper()]
    return "".join(f"{letter}." for letter in letters[:3])
