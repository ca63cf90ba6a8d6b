# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The journal: the timeline on the left, one entry to read or edit on the right."""
