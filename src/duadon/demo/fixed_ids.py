"""Ids of made-up things: the same in every run, so that links and pictures stay true."""

from uuid import UUID, uuid5

_NAMESPACE = UUID("5f0e6c52-3a55-4f0c-9d29-0a6d1f1c2024")


def fixed_id(kind: str, key: str) -> UUID:
    """Return the one id of a made-up thing, from its kind and its name within that kind."""
    return uuid5(_NAMESPACE, f"{kind}/{key}")
