# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Formats that entries come in from and go out to: one module each, one line each in the registry."""
