# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What Hypothesis may complain of: what is wrong with code, never how quick a machine or a draw was.

Its health checks fail a test whose examples take more than a second to make: on a busy machine that is any.
"""

from __future__ import annotations

from hypothesis import HealthCheck

LUCK = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)
LUCK += (HealthCheck.filter_too_much,)

KEEPS_FIXTURES = (*LUCK, HealthCheck.function_scoped_fixture)
"""For a test whose examples share the fixtures of one test, such as its folder, and do so knowingly."""
