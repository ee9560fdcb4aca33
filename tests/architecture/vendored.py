"""Files of others in the pages: each is what its manifest says, and comes from the version that npm locks.

The check needs no npm. `--write` copies anew from node_modules (`make vendor` fills that first) and must
give the same bytes again: `make vendor && git diff --exit-code`.
"""

import gzip
import hashlib
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.architecture.tree import PACKAGE, ROOT, report

MODULES = ROOT / "node_modules"
PAGES = PACKAGE / "web" / "static" / "vendor"
JOURNEYS = ROOT / "tests" / "journeys" / "vendor"
MANIFEST = "manifest.json"
PACKED = {".css", ".js"}
_MAP_LINE = re.compile(rb"\n?(//# sourceMappingURL=\S*|/\*# sourceMappingURL=[^*]*\*/)\s*")
_REGISTRY = re.compile(r"registry\.|\.tgz|\"resolved\"")

_MIT = """Copyright 2018-2026 The Tabler Authors
Copyright 2018-2026 codecalm.net Paweł Kuna
Copyright 2011-2025 The Bootstrap Authors

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction, including
without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO
EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR
THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


class Source(NamedTuple):
    """A package, its licence, and the files taken from it into a folder of ours.

    In the pages the folder is named with the version, so that browsers may keep its files for good.
    """

    package: str
    licence: str
    home: Path
    name: str
    files: tuple[str, ...]

    @property
    def version(self) -> str:
        """Return the version that lies in node_modules."""
        about = json.loads((MODULES / self.package / "package.json").read_text(encoding="utf-8"))
        return str(about["version"])

    @property
    def folder(self) -> Path:
        """Return where the files go."""
        return self.home if self.home == JOURNEYS else self.home / f"{self.name}-{self.version}"


_FACES = tuple(
    f"files/be-vietnam-pro-{subset}-{weight}-normal.woff2"
    for subset in ("latin", "vietnamese")
    for weight in (400, 600)
)
SOURCES = (
    Source("@tabler/core", "MIT", PAGES, "tabler", ("dist/css/tabler.min.css",)),
    Source("htmx.org", "0BSD", PAGES, "htmx", ("dist/htmx.min.js", "LICENSE")),
    Source("@fontsource/be-vietnam-pro", "OFL-1.1", PAGES, "be-vietnam-pro", (*_FACES, "LICENSE")),
    Source("axe-core", "MPL-2.0", JOURNEYS, "axe", ("axe.min.js", "LICENSE")),
)


def packed(data: bytes) -> bytes:
    """Return the gzip twin that the server hands out; the same bytes on every day."""
    return gzip.compress(data, compresslevel=9, mtime=0)


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _copy(source: Source, name: str) -> dict[str, str]:
    """Copy one file without its map line, lay its gzip twin beside it, and return its manifest entry."""
    data = (MODULES / source.package / name).read_bytes()
    target = source.folder / Path(name).name
    if target.suffix in PACKED:
        data = _MAP_LINE.sub(b"\n", data)
    return _put(source, target, data)


def _put(source: Source, target: Path, data: bytes) -> dict[str, str]:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    if source.home == PAGES and target.suffix in PACKED:
        target.with_name(f"{target.name}.gz").write_bytes(packed(data))
    return {
        "file": target.relative_to(source.home).as_posix(),
        "sha256": _fingerprint(data),
        "package": source.package,
        "version": source.version,
        "licence": source.licence,
    }


def write() -> None:
    """Copy everything anew from node_modules and write both manifests."""
    for home in (PAGES, JOURNEYS):
        shutil.rmtree(home, ignore_errors=True)
        entries = [_copy(one, name) for one in SOURCES if one.home == home for name in one.files]
        # Tabler's package holds no text of its licence.
        entries += [
            _put(one, one.folder / "LICENSE", _MIT.encode())
            for one in SOURCES
            if one.home == home and "LICENSE" not in one.files
        ]
        text = json.dumps(sorted(entries, key=lambda entry: entry["file"]), indent=2, ensure_ascii=False)
        (home / MANIFEST).write_text(f"{text}\n", encoding="utf-8")


def _file_faults(home: Path, entry: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with one listed file."""
    path = home / entry["file"]
    if not path.is_file():
        yield f"{path} is missing"
        return
    data = path.read_bytes()
    if _fingerprint(data) != entry["sha256"]:
        yield f"{path} is not what the manifest says"
    if b"sourceMappingURL" in data and path.suffix in PACKED and home == PAGES:
        yield f"{path} names a map that is not there"
    if home == PAGES and path.suffix in PACKED:
        twin = path.with_name(f"{path.name}.gz")
        if not twin.is_file() or gzip.decompress(twin.read_bytes()) != data:
            yield f"{twin} is not the file, packed"


def folder_faults(home: Path) -> Iterator[str]:
    """Yield each fault of a folder: a file changed, missing, unlisted, without licence or twin."""
    entries = json.loads((home / MANIFEST).read_text(encoding="utf-8"))
    for entry in entries:
        yield from _file_faults(home, entry)
    listed = {entry["file"] for entry in entries}
    known = {MANIFEST, *listed, *(f"{name}.gz" for name in listed if Path(name).suffix in PACKED)}
    found = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    yield from (f"{home / name} is in no manifest" for name in sorted(found - known))
    for folder in sorted({(home / name).parent for name in listed}):
        if not (folder / "LICENSE").is_file():
            yield f"{folder} keeps no licence"


def lock_faults(package: str, lock: str, entries: list[dict[str, str]]) -> Iterator[str]:
    """Yield an address of a registry, a version left open, and a copy of another version than locked."""
    if _REGISTRY.search(lock):
        yield "package-lock.json holds the address of a registry"
    wanted: dict[str, str] = {}
    for group in ("dependencies", "devDependencies"):
        wanted |= json.loads(package).get(group, {})
    locked = json.loads(lock)["packages"]
    for name, version in wanted.items():
        if locked.get(f"node_modules/{name}", {}).get("version") != version:
            yield f"{name} {version} is not what package-lock.json locks"
    for entry in entries:
        if wanted.get(entry["package"]) != entry["version"]:
            yield f"{entry['file']} is of {entry['version']}, package.json names another version"


def faults() -> Iterator[str]:
    """Yield every fault of the vendored files."""
    yield from folder_faults(PAGES)
    yield from folder_faults(JOURNEYS)
    entries = [one for home in (PAGES, JOURNEYS) for one in json.loads((home / MANIFEST).read_text("utf-8"))]
    package, lock = ((ROOT / name).read_text("utf-8") for name in ("package.json", "package-lock.json"))
    yield from lock_faults(package, lock, entries)


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        write()
    sys.exit(report("vendored", faults(), summary="files of others are as their manifests say"))
