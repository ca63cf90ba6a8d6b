# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where everything is kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from holdspace.services.home import HOME_VARIABLE, documents_folder, find_places


def test_the_variable_says_where(private_home: Path) -> None:
    assert find_places().home == private_home
    assert not private_home.exists()  # looking makes nothing


def test_a_relative_folder_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(HOME_VARIABLE, "here")
    assert find_places().home == tmp_path / "here"


def test_a_tilde_is_the_persons_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, "~/kept")
    assert find_places().home == Path.home() / "kept"


@pytest.mark.skipif(sys.platform != "linux", reason="another folder on other systems")
@pytest.mark.parametrize("chosen", ["", None])
def test_otherwise_it_is_the_platforms_folder_for_local_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, chosen: str | None
) -> None:
    if chosen is None:
        monkeypatch.delenv(HOME_VARIABLE)
    else:
        monkeypatch.setenv(HOME_VARIABLE, chosen)
    assert find_places().home == tmp_path / "person" / ".local" / "share" / "holdspace"


@pytest.mark.skipif(sys.platform != "linux", reason="another folder on other systems")
def test_documents_are_where_the_person_keeps_them_or_beside(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "ada"))
    assert documents_folder(tmp_path / "kept" / "home") == tmp_path / "kept"
    (tmp_path / "ada" / "Documents").mkdir(parents=True)
    assert documents_folder(tmp_path / "kept" / "home") in (
        tmp_path / "ada",
        tmp_path / "ada" / "Documents",
    )
