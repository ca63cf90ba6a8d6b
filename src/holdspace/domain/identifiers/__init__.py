# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What may identify a client in a text: the 18 kinds of 45 CFR 164.514(b)(2), as far as rules can tell."""
