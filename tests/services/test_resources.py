# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The data is found installed first, then in a checkout, and only by its marker."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdspace.services.resources import MARKER, MissingResources, find_resources, resources_folder


def with_marker(folder: Path) -> Path:
    """Make a folder of data and return it."""
    folder.mkdir(parents=True)
    (folder / MARKER).touch()
    return folder


def test_this_checkout_has_its_data():
    assert (resources_folder() / "content" / "cards" / "en" / "client.toml").is_file()


def test_a_checkout_finds_the_folder_beside_src(tmp_path):
    package = tmp_path / "src" / "holdspace"
    folder = with_marker(tmp_path / "resources")
    assert find_resources(package) == folder


def test_the_installed_folder_comes_first(tmp_path):
    package = tmp_path / "src" / "holdspace"
    with_marker(tmp_path / "resources")
    installed = with_marker(package / "resources")
    assert find_resources(package) == installed


def test_a_folder_without_the_marker_is_somebody_elses(tmp_path):
    (tmp_path / "resources").mkdir()
    with pytest.raises(MissingResources):
        find_resources(tmp_path / "src" / "holdspace")
