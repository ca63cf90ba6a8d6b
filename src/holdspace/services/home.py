# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where HoldSpace keeps what it keeps."""

from __future__ import annotations

import os
from pathlib import Path

from holdspace.storage.places import Places

HOME_VARIABLE = "HOLDSPACE_HOME"


def find_places() -> Places:
    """Return the places under HOLDSPACE_HOME, or under the platform's own folder for local data.

    Never the roaming one on Windows: a vault does not travel over a network.
    """
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Places(Path(chosen).expanduser().absolute())
    from PySide6.QtCore import QStandardPaths

    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Places(Path(base) / "holdspace")


def documents_folder(otherwise: Path) -> Path:
    """Return the person's folder of documents, where they look for files; else that above `otherwise`."""
    from PySide6.QtCore import QStandardPaths

    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(folder) if folder and Path(folder).is_dir() else otherwise.parent
