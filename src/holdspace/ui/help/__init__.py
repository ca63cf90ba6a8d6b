# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The place "help": when it is more than a hard day, or someone visited is not safe."""
