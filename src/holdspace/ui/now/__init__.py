# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Now: what are you carrying, the minutes one has, and the three doorways."""
