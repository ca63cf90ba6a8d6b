# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a benchmark says of a row of figures."""

from __future__ import annotations

import statistics


def summary(values: list[float]) -> dict[str, float]:
    """Return median, fastest and slowest."""
    return {
        "median": round(statistics.median(values), 1),
        "fastest": round(min(values), 1),
        "slowest": round(max(values), 1),
    }
