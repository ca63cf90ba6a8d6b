# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Everything on disk: the vault, its keys, the sealed inbox and drafts."""
