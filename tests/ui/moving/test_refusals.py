# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words for what cannot come in or be written."""

from __future__ import annotations

import pytest

from holdspace.services import errors as storage
from holdspace.services.formats import errors
from holdspace.ui.moving.refusals import say_not_written, say_refused
from holdspace.ui.widgets.messages import say

ASKED = (errors.NeedsSecret, errors.IsBackup)  # these are questions, and have a step of their own


def test_a_damaged_file_in_an_archive_is_named() -> None:
    words = say_refused(errors.DamagedMember("2023/Journal.json"))
    assert words.startswith("“2023/Journal.json” in this archive is damaged. Nothing was changed.")
    assert "Journal" not in f"{errors.DamagedMember('Journal.json')!r}"
    long = say_refused(errors.DamagedMember("a\n" * 90 + "end.json"))
    assert "end.json”" in long
    assert "\n" not in long
    assert len(long) < 220


def test_where_others_may_see_it_no_file_of_an_archive_is_named() -> None:
    words = say_refused(errors.DamagedMember("2026/Mrs Okafor, her surgery.md"), names=False)
    assert words.startswith("A file in this archive is damaged. Nothing was changed.")
    assert "Okafor" not in words
    assert "surgery" not in words
    assert say_refused(errors.BadFile(), names=False) == say_refused(errors.BadFile())


@pytest.mark.parametrize("kind", [kind for kind in errors.FileRefused.__subclasses__() if kind not in ASKED])
def test_every_refusal_has_words_of_its_own(kind: type[errors.FileRefused]) -> None:
    words = say_refused(kind())
    assert words != say(RuntimeError())
    assert "Nothing" in words
    assert "!" not in words


def test_a_full_disk_means_another_thing_in_and_out() -> None:
    assert "Nothing came in" in say_refused(storage.DiskFull())
    assert "Nothing was left on it" in say_not_written(storage.DiskFull())
    assert "may not write there" in say_not_written(storage.NotWritable())


def test_what_is_not_of_files_is_said_as_everywhere() -> None:
    assert say_refused(storage.VaultBusy()) == say(storage.VaultBusy())
    assert say_not_written(storage.VaultDamaged()) == say(storage.VaultDamaged())
