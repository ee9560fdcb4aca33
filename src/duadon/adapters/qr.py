"""QR codes as SVG: whatever they hold is said by the caller, never a word about a person."""

from io import BytesIO

import segno


def make_qr(text: str) -> str:
    """Return a code of middle strength as an SVG document in black, without a margin of its own."""
    target = BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(target, kind="svg", border=0, xmldecl=True, svgclass=None, lineclass=None)
    return target.getvalue().decode()
