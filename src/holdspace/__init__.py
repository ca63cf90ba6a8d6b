# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""HoldSpace: the private minute between visits."""

__version__ = "0.1.0"
