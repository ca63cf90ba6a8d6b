# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The colours of pages that leave: those of the window's own light and dark."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from holdspace.services.resources import resources_folder


@lru_cache(maxsize=2)
def colours(theme: str) -> Mapping[str, str]:
    """Return the colours of the theme "light" or "dark" by their roles, as HTML writes them."""
    text = (resources_folder() / "themes" / f"{theme}.toml").read_text(encoding="utf-8")
    return {role: str(colour) for role, colour in tomllib.loads(text)["colours"].items()}
