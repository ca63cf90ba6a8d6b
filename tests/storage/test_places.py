# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The home folder and what stands in it."""

from __future__ import annotations

import pytest

from holdspace.storage.errors import (
    NotKept,
)
from holdspace.storage.places import Places


def test_folders_are_made_for_their_owner_only(places: Places) -> None:
    places.prepare()
    places.home.chmod(0o755)
    places.prepare()
    for folder in (places.home, places.inbox, places.backups, places.logs):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_file_in_the_folders_way_is_said(places: Places) -> None:
    places.home.parent.mkdir(exist_ok=True)
    places.home.write_bytes(b"")
    with pytest.raises(NotKept):
        places.prepare()
