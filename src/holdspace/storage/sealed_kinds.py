# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What kinds of sealed files wait in the inbox: each says it inside its seal, and no name tells it.

Imported before the first paint: keep it light.
"""

from __future__ import annotations

from typing import Any

ENDING = ".sealed"
NOTE, SESSION, ANSWER, BOUNDARY = "note", "session", "answer", "boundary"
_FIELD = "record"


def with_kind(kind: str, payload: dict[str, Any]) -> dict[str, Any]:
    """Return what is sealed for a record of this kind; a note is sealed as it always was."""
    return payload if kind == NOTE else {_FIELD: kind, **payload}


def without_kind(payload: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return what kind of record was sealed, as its file says, and the record."""
    return payload.get(_FIELD, NOTE), {name: value for name, value in payload.items() if name != _FIELD}
