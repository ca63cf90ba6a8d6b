# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What goes out as JSON comes in the same; what is no such object is refused in one way, without words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from practised import BY_TABLE, STRATEGIES

Both = tuple[Callable[[Any], dict[str, Any]], Callable[[Any], Any]]
"""How a value becomes the documented object, and how it is read back."""

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


def comes_in_the_same(table: str, both: Both, data: st.DataObject) -> None:
    """Fail where an item of a table is another after it went out and came in."""
    to_json, from_json = both
    item = data.draw(STRATEGIES[table])
    again = from_json(json.loads(json.dumps(to_json(item))))
    assert (again, to_json(again)) == (item, to_json(item))


def is_taken_or_refused(table: str, both: Both, data: st.DataObject, *errors: type[Exception]) -> None:
    """Fail where a field of any kind is neither taken nor refused by one of `errors`, without words."""
    to_json, from_json = both
    value = to_json(BY_TABLE[table])
    value[data.draw(st.sampled_from(sorted(value)))] = data.draw(ANYTHING)
    try:
        again = from_json(value)
    except errors as error:
        assert "quince" not in str(error)
        assert error.__cause__ is None
    else:
        assert from_json(to_json(again)) == again
