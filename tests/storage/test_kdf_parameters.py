# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The bounds of Argon2id."""

from __future__ import annotations

import pytest

from holdspace.storage.kdf_parameters import KdfParameters


@pytest.mark.parametrize("values", [(0, 1, 1), (19 * 1024, 0, 1), (19 * 1024, 1, 17), (2**21, 1, 1)])
def test_parameters_out_of_bounds_cannot_be_made(values: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        KdfParameters(*values)


def test_the_default_parameters_are_those_promised() -> None:
    assert KdfParameters() == KdfParameters(memory_kib=256 * 1024, passes=3, lanes=4)
