# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Breathe: a pattern, some minutes, and a figure to follow from the corner of the eye."""
