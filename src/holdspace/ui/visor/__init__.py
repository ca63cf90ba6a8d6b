# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The visor sheet: cards on paper, to be read from a car's sun visor."""
