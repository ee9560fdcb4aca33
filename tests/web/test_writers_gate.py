"""A page holds no transaction of its own: writers do not wait for a password to be hashed."""

from uuid import uuid4

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from duadon.store.accounts import Officer
from duadon.store.offices import Office

PASSWORD = "mật khẩu làm giả 14"


@pytest.fixture
def officer(transactional_db, settings):
    """An account in a database whose transactions are real."""
    settings.PASSWORD_HASHERS = [f"{__name__}.WatchingHasher"]
    office = Office.objects.create(id=uuid4(), name="Công an (làm giả)", made_up=True)
    officer = Officer(id=uuid4(), office=office, username="p11.cskv", display_name="Mẫu")
    officer.set_password(PASSWORD)
    officer.save()
    WatchingHasher.in_transaction = []
    return officer


class WatchingHasher(MD5PasswordHasher):
    """Notes whether a transaction, and with it the writers' gate, is held at each check."""

    algorithm = "watching"
    in_transaction: list[bool] = []

    def verify(self, password: str, encoded: str) -> bool:
        """Look, then check."""
        self.in_transaction.append(connection.in_atomic_block)
        return super().verify(password, encoded)

    def encode(self, password: str, salt: str) -> str:
        """Look, then hash: for a name that nobody has, Django hashes all the same."""
        self.in_transaction.append(connection.in_atomic_block)
        return super().encode(password, salt)


@pytest.mark.parametrize(
    ("username", "password", "status"),
    [("p11.cskv", PASSWORD, 302), ("p11.cskv", "sai mật khẩu rồi", 200), ("nobody", PASSWORD, 200)],
)
def test_no_writer_waits_for_a_password(officer, username, password, status):
    """Right, wrong or of nobody: while it is hashed no transaction is open."""
    answer = Client().post("/dang-nhap/", {"username": username, "password": password})
    assert answer.status_code == status
    assert WatchingHasher.in_transaction
    assert not any(WatchingHasher.in_transaction)


def test_signing_in_is_one_transaction(officer, monkeypatch):
    """The time of signing in cannot be written: there is no session either."""

    def fail(*parts: object, **named: object) -> None:
        raise OSError("planted")

    monkeypatch.setattr(Officer, "save", fail)
    with pytest.raises(OSError, match="planted"):
        Client().post("/dang-nhap/", {"username": "p11.cskv", "password": PASSWORD})
    assert not Session.objects.exists()
