"""All settings, from the environment only; each variable is listed in docs/reference/settings.md."""

import os
import secrets
import sqlite3
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def _flag(name: str) -> bool:
    return os.environ.get(name, "") == "1"


# Made-up mode: only invented people; numbers of place 099 and phones of prefix 06 are valid.
DUADON_MADE_UP = _flag("DUADON_MADE_UP")
DUADON_SECRET_DIR = Path(os.environ.get("DUADON_SECRET_DIR", "var/secrets"))


# Set by the command line for commands that read and write files only: no secrets, no database.
_FILES_ONLY = _flag("DUADON_FILES_ONLY")
_MAY_MAKE_SECRETS = DUADON_MADE_UP or _flag("DUADON_MAKE_SECRETS")


def _secret(name: str) -> str:
    """Read a secret file; made-up mode makes it on first use, real mode refuses to start."""
    path = DUADON_SECRET_DIR / name
    if _FILES_ONLY:
        return secrets.token_hex(32)
    if not path.exists():
        if not _MAY_MAKE_SECRETS:
            raise ImproperlyConfigured(
                f"The secret file {name} is missing in DUADON_SECRET_DIR. "
                "Make it with `duadon make-secrets`, or restore it from your key store."
            )
        _make_secret(path)
    return path.read_text().strip()


def _make_secret(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(secrets.token_hex(32))
    draft.chmod(0o600)
    try:
        os.link(draft, path)  # two processes at once: the first one's secret stands
    except FileExistsError:
        pass
    finally:
        draft.unlink()


SECRET_KEY = _secret("django.key")
_secret("sealing-1.key")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("DUADON_HOSTS", "127.0.0.1,localhost").split(",")


def _safe_for_wal(version: tuple[int, int, int]) -> bool:
    """Tell whether this SQLite is free of the known WAL reset race."""
    major_minor, patch = version[:2], version[2]
    return (
        version >= (3, 51, 3)
        or (major_minor == (3, 50) and patch >= 7)
        or (major_minor == (3, 44) and patch >= 6)
    )


def _sqlite(path: str) -> dict[str, Any]:
    journal = "WAL" if _safe_for_wal(sqlite3.sqlite_version_info) else "TRUNCATE"
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "duadon.store.gated_sqlite",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: an acknowledged event survives a power cut.
            "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL",
        },
        "TEST": {"NAME": f"{path}.test"},
    }


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
    }


# No transaction spans a whole request: on SQLite it would hold the writers' gate while a page is drawn
# or a password hashed. Each action, and each read that is logged, is one transaction of its own.
def _database(address: str) -> dict[str, Any]:
    kind, _, rest = address.partition(":")
    if kind == "sqlite":
        return _sqlite(rest)
    if kind == "postgresql":
        return _postgresql(address)
    raise ImproperlyConfigured(f"DUADON_DATABASE must start with sqlite: or postgresql:, not {kind!r}.")


def _address() -> str:
    return (
        "sqlite::memory:" if _FILES_ONLY else os.environ.get("DUADON_DATABASE", "sqlite:var/duadon.sqlite3")
    )


DATABASES = {"default": _database(_address())}
AUTH_USER_MODEL = "store.Officer"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_tasks_db",
    "duadon.store",
]
# The queue is a table of the same database: a job and its place in the queue are one commit.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MIDDLEWARE = [
    "duadon.config.headers.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "duadon.config.compressing.CompressedStyles",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Form tokens are masked anew each time and answers padded, so that their length tells nothing (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "duadon.web.account.language.ChosenLanguage",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "duadon.web.errors.ErrorPages",
]
ROOT_URLCONF = "duadon.config.urls"
WSGI_APPLICATION = "duadon.config.wsgi.application"
_PACKAGE = Path(__file__).resolve().parent.parent
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
STATIC_URL = "static/"
STATICFILES_DIRS = [_PACKAGE / "web" / "static"]
STATIC_ROOT = None  # the few files are served from the package itself; there is nothing to collect
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False


def keep_for_good(headers: MutableMapping[str, str], _path: str, url: str) -> None:
    """Let browsers keep the files of others: their folders are named by version."""
    if url.startswith("/static/vendor/"):
        headers["Cache-Control"] = "max-age=31536000, public, immutable"


WHITENOISE_ADD_HEADERS_FUNCTION = keep_for_good
# The next page tells what was done; kept in the session, for a sentence may name somebody.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [_PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["duadon.config.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
USE_THOUSAND_SEPARATOR = True

LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
]
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
# A served demo speaks plain HTTP on this machine only; everywhere else cookies need TLS.
_TLS = not DUADON_MADE_UP
SESSION_COOKIE_SECURE = _TLS
CSRF_COOKIE_SECURE = _TLS
SECURE_SSL_REDIRECT = _TLS
SECURE_HSTS_SECONDS = 31_536_000 if _TLS else 0
# Nothing leaves this site. `no-referrer` would make browsers send `Origin: null` with our own forms.
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "duadon.web.errors.stale_form"
X_FRAME_OPTIONS = "DENY"
