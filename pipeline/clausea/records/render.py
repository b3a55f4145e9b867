"""Pages as gray pictures for the OCR: rendered in the PDF child, within limits of pixels.

Runs in the child process: imports only the standard library and PDFium's bindings.
"""

import ctypes
import zlib
from base64 import b64encode
from typing import Any

import pypdfium2_raw as pdfium

DPI = 200
_DARK = bytes(level < 128 for level in range(256))
LONGEST = 3200
"""Pixels of a page's longer side at most: legal paper has 2,800 at 200 dpi; a poster is drawn smaller."""


def picture(page: Any) -> dict[str, Any]:
    """`rows`, `columns`, `pixels` (zlib, base64), `scale` (pixels a point), `ink` (share of dark ones), and `sheet`,
    the page's rotation and place in user space.

    Raises ValueError when the page cannot be drawn.
    """
    wide, tall = float(pdfium.FPDF_GetPageWidthF(page)), float(pdfium.FPDF_GetPageHeightF(page))
    if not (1 <= wide < 1e6 and 1 <= tall < 1e6):
        raise ValueError("no page size")
    scale = min(DPI / 72, LONGEST / max(wide, tall))
    columns, rows = max(round(wide * scale), 1), max(round(tall * scale), 1)
    bitmap = pdfium.FPDFBitmap_CreateEx(columns, rows, pdfium.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        raise ValueError("too large")
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        raw = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * rows)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    flat = raw if stride == columns else b"".join(raw[n * stride : n * stride + columns] for n in range(rows))
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds))
    return {
        "rows": rows,
        "columns": columns,
        "pixels": b64encode(zlib.compress(flat, 1)).decode(),
        "scale": scale,
        "ink": flat.translate(_DARK).count(1) / len(flat),
        "sheet": [
            int(pdfium.FPDFPage_GetRotation(page)), bounds.left, bounds.bottom, bounds.right, bounds.top,
        ],
    }  # fmt: skip
