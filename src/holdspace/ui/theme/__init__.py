# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The look: colours, fonts and sizes in one place, following the system where nothing else is chosen."""
