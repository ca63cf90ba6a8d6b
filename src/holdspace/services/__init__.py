# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Use cases as QObjects on QtCore, QtNetwork and QtDBus."""
