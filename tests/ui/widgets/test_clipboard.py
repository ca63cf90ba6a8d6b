# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Copying with the hints that keep text out of clipboard history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.ui.widgets.clipboard import copy_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_the_text_goes_with_every_hint(qapp: QApplication) -> None:
    clipboard = qapp.clipboard()
    copy_text(clipboard, "Feet. Breath. Then the door.")
    data = clipboard.mimeData()
    assert data.text() == "Feet. Breath. Then the door."
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert data.hasFormat("ExcludeClipboardContentFromMonitorProcessing")
    for name in ("CanIncludeInClipboardHistory", "CanUploadToCloudClipboard"):
        assert bytes(data.data(name).data()) == b"\0\0\0\0"
    clipboard.clear()
