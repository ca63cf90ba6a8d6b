# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where the data that comes with the app lies: installed, in a checkout or in a frozen bundle."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

MARKER = "holdspace-resources.marker"


class MissingResources(RuntimeError):  # noqa: N818 - named for what it says
    """No folder of data was found: the installation is not whole."""


@lru_cache(maxsize=1)
def resources_folder() -> Path:
    """Return the folder of data. Raises MissingResources where the installation is not whole."""
    return find_resources(Path(__file__).resolve().parent.parent)


def find_resources(package: Path) -> Path:
    """Return the first of <package>/resources and <checkout>/resources that holds the marker file.

    `package` is the folder of the package holdspace; in a checkout it is src/holdspace.
    """
    for folder in (package / "resources", package.parent.parent / "resources"):
        if (folder / MARKER).is_file():
            return folder
    raise MissingResources("the folder resources is missing; install HoldSpace again")
