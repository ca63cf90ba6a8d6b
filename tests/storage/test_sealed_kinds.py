# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Each kind of sealed file is known by what it says inside its seal."""

from __future__ import annotations

import pytest

from holdspace.storage.sealed_kinds import ANSWER, BOUNDARY, NOTE, SESSION, with_kind, without_kind


@pytest.mark.parametrize("kind", [NOTE, SESSION, ANSWER, BOUNDARY])
def test_what_is_sealed_says_its_kind(kind: str) -> None:
    record = {"id": "0a", "kind": "note"}
    assert without_kind(with_kind(kind, record)) == (kind, record)


def test_a_note_is_sealed_as_it_was_before_there_were_other_kinds() -> None:
    assert with_kind(NOTE, {"id": "0a"}) == {"id": "0a"}
