# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The fault harness: real faults under the real storage, and what a disk could hold after them."""
