"""Word files from a template that an office can open and change; what is filled in stays text."""

import json
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docxtpl import DocxTemplate

TEMPLATES = Path(__file__).parent / "templates"
_NO_DAY = (1980, 1, 1, 0, 0, 0)  # the first that an archive can name


def fill_template(template: str, data: Mapping[str, object], *, made_at: datetime) -> bytes:
    """Return the file of a template (its file name) filled with data; < and & stay what they are.

    The same data and instant give the same bytes.
    """
    document = DocxTemplate(TEMPLATES / template)
    told = json.loads(normalize("NFC", json.dumps(data, ensure_ascii=False)))
    document.render(told, autoescape=True)
    stamp = made_at.replace(tzinfo=None)
    properties = document.docx.core_properties
    properties.created = properties.modified = stamp
    filled = BytesIO()
    document.save(filled)
    return undated(filled)


def undated(filled: BytesIO) -> bytes:
    """Return the archive with no trace of the minute in which it was packed."""
    target = BytesIO()
    with ZipFile(filled) as source, ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for name in source.namelist():
            packed.writestr(ZipInfo(name, _NO_DAY), source.read(name), ZIP_DEFLATED)
    return target.getvalue()
