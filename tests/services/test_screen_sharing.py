# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Screens that are shared: only Windows keeps a window out, and nothing else pretends to."""

from __future__ import annotations

import sys

import pytest

from holdspace.services.screen_sharing import can_keep_out, keep_out_of_sharing


@pytest.mark.skipif(sys.platform == "win32", reason="it is where the system does not allow it")
def test_where_the_system_does_not_allow_it_that_is_said() -> None:
    assert not can_keep_out()
    assert not keep_out_of_sharing(1)
