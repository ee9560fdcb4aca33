"""Sealed fields: AES-256-GCM bound to table, column and row, and a blind index to find by.

Twelve digits are guessable, so the index is keyed and its key never lies in the database. The first
byte of a sealed value is the key version: a rotation can seal anew while old values are still read.
"""

import hmac
import os
from functools import cache
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from duadon.core.values.errors import RuleBroken

KEY_VERSION = 1
NONCE_BYTES = 12
INDEX_BYTES = 16


def seal(column: str, row: UUID, text: str) -> bytes:
    """Seal text for one cell; `column` is `table.column`, `row` the id of its row."""
    return seal_bytes(column, row, text.encode())


def seal_bytes(column: str, row: UUID, content: bytes) -> bytes:
    """Seal a file for one cell."""
    nonce = os.urandom(NONCE_BYTES)
    body = _cipher(column, KEY_VERSION).encrypt(nonce, content, _binding(column, row))
    return bytes([KEY_VERSION]) + nonce + body


def unseal(column: str, row: UUID, sealed: bytes | memoryview) -> str:
    """Open what seal closed; a cell moved to another row or column does not open."""
    return unseal_bytes(column, row, sealed).decode()


def unseal_bytes(column: str, row: UUID, sealed: bytes | memoryview) -> bytes:
    """Open what seal_bytes closed, under the same rule."""
    raw = bytes(sealed)
    version, nonce, body = raw[0], raw[1 : 1 + NONCE_BYTES], raw[1 + NONCE_BYTES :]
    try:
        return _cipher(column, version).decrypt(nonce, body, _binding(column, row))
    except InvalidTag as error:
        raise RuleBroken(f"sealed cell of {column} does not open: wrong key or moved row") from error


def blind_index(purpose: str, value: str) -> bytes:
    """Return a keyed hash to look an equal value up by; it tells nothing without the key."""
    key = _derived(f"index:{purpose}", KEY_VERSION)
    return hmac.new(key, value.encode(), sha256).digest()[:INDEX_BYTES]


def keyed_fingerprint(purpose: str, content: bytes) -> bytes:
    """Return a keyed hash of 32 bytes of content that may hold personal numbers."""
    return hmac.new(_derived(f"print:{purpose}", KEY_VERSION), content, sha256).digest()


def _binding(column: str, row: UUID) -> bytes:
    return column.encode() + b":" + row.bytes


@cache
def _cipher(column: str, version: int) -> AESGCM:
    return AESGCM(_derived(f"seal:{column}", version))


@cache
def _derived(label: str, version: int) -> bytes:
    kdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=label.encode())
    return kdf.derive(_root_key(version))


@cache
def _root_key(version: int) -> bytes:
    path = Path(settings.DUADON_SECRET_DIR) / f"sealing-{version}.key"
    if not path.exists():
        raise RuleBroken(f"sealing key {version} is missing: put its file back, or restore it")
    return bytes.fromhex(path.read_text().strip())
