# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the window may know of storage: every typed error, and the same one."""

from __future__ import annotations

from holdspace.services import errors
from holdspace.storage import errors as below


def all_kinds(kind: type[Exception]) -> set[type[Exception]]:
    return {kind}.union(*(all_kinds(child) for child in kind.__subclasses__()))


def test_every_error_of_storage_is_handed_on_as_it_is() -> None:
    ours = {
        kind.__name__: kind for kind in all_kinds(below.StorageError) if kind.__module__ == below.__name__
    }
    assert {name: getattr(errors, name, None) for name in ours} == ours
    assert sorted(errors.__all__) == sorted(ours)
