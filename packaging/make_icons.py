# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Make the Windows and macOS icons, and with a folder as argument the PNG sizes, from `app.svg`.

Run it again whenever `resources/icons/app.svg` changes: `python packaging/make_icons.py [PNG_FOLDER]`.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parents[1] / "resources" / "icons"
PNG_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS_TYPES = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}

# The mark's 8.5 % is under a pixel in the smallest sizes: there it is drawn heavier, and fills more.
STROKE, SMALL_STROKE = 'stroke-width="6.46"', 'stroke-width="10"'
SMALL = 32


def png(size: int) -> bytes:
    """Return the app icon, `size` pixels square, as PNG."""
    source = (ICONS / "app.svg").read_text(encoding="utf-8")
    if size <= SMALL:
        source = source.replace(STROKE, SMALL_STROKE).replace(
            'viewBox="0 0 128 128"', 'viewBox="6 6 116 116"'
        )
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(source.encode()).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def ico(images: dict[int, bytes]) -> bytes:
    """Return a Windows icon of `images`, PNG by size."""
    offset = 6 + 16 * len(images)
    entries, bodies = b"", b""
    for size, body in images.items():
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(body), offset + len(bodies))
        bodies += body
    return struct.pack("<HHH", 0, 1, len(images)) + entries + bodies


def icns(images: dict[bytes, bytes]) -> bytes:
    """Return a macOS icon of `images`, PNG by icon type."""
    body = b"".join(kind + struct.pack(">I", 8 + len(data)) + data for kind, data in images.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main() -> None:
    """Write `app.ico` and `app.icns`, and the PNG sizes where a folder is given."""
    application = QGuiApplication(sys.argv)
    (ICONS / "app.ico").write_bytes(ico({size: png(size) for size in ICO_SIZES}))
    (ICONS / "app.icns").write_bytes(icns({kind: png(size) for kind, size in ICNS_TYPES.items()}))
    for folder in map(Path, sys.argv[1:]):
        folder.mkdir(parents=True, exist_ok=True)
        for size in PNG_SIZES:
            (folder / f"holdspace-{size}.png").write_bytes(png(size))
    del application


if __name__ == "__main__":
    main()
