# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What HoldSpace knows, as values and pure functions: no Qt, no SQL, no I/O."""
