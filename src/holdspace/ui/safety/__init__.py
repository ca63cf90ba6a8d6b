# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Safety: backups, keys, and what helps if something is wrong."""
