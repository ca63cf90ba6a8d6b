# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Printers are asked for through the local socket, unless a server was chosen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from holdspace.services import printing
from holdspace.services.printing import ask_only_this_computer


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one file in which a server could be named; not there yet."""
    path = tmp_path / "client.conf"
    monkeypatch.setattr(printing, "_CHOICES", (path,))
    monkeypatch.setenv("CUPS_SERVER", "")  # so that whatever the test leaves is taken back
    monkeypatch.delenv("CUPS_SERVER")
    monkeypatch.setattr(sys, "platform", "linux")
    return path


@pytest.mark.parametrize("text", [None, "", "# ServerName far.example\nEncryption Required\n"])
def test_the_local_socket_is_asked(configured: Path, text: str | None) -> None:
    if text is not None:
        configured.write_text(text)
    ask_only_this_computer()
    assert os.environ["CUPS_SERVER"] == "/run/cups/cups.sock"


def test_a_server_that_was_chosen_stays(configured: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configured.write_text("  ServerName far.example\n")
    ask_only_this_computer()
    assert "CUPS_SERVER" not in os.environ
    monkeypatch.setenv("CUPS_SERVER", "another.example")
    configured.unlink()
    ask_only_this_computer()
    assert os.environ["CUPS_SERVER"] == "another.example"


def test_windows_is_left_alone(configured: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not configured.exists()
    monkeypatch.setattr(sys, "platform", "win32")
    ask_only_this_computer()
    assert "CUPS_SERVER" not in os.environ
