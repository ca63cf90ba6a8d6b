# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What an import finds: the same record has the same id everywhere, and nothing shows its words."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.imports import Dropped, ImportOptions, Skipped, SkipReason, imported_id


@given(st.text(), st.text(), st.text())
def test_an_id_is_a_uuid_that_follows_from_program_and_record(source: str, key: str, other: str) -> None:
    made = imported_id(source, key)
    assert uuid.UUID(made).version == 4
    assert made == imported_id(source, key)
    assert (made == imported_id(source, other)) == (key == other)


def test_ids_are_those_that_they_were_in_every_version() -> None:
    assert imported_id("text", "a") == "b959242a-92b3-49a4-bcea-26952af27a65"


def test_nothing_shows_what_a_person_wrote() -> None:
    assert "quince" not in repr(Skipped("quince.txt", SkipReason.EMPTY))
    assert "quince" not in repr(ImportOptions(secret="quince"))
    assert repr(Dropped("photo", 3)) == "Dropped(what='photo', count=3)"
