"""Make the fonts of the papers: one file a face, merged from the pieces that npm packages hold.

Runs in an environment of its own (`make fonts`): fonttools and brotli are needed here only.
"""

import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SUBSETS = ("latin", "latin-ext", "vietnamese")
# Vietnamese whole (also as letter and mark apart), western European names, the signs of a printed page.
WANTED = {
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x1A0, 0x1A1, 0x1AF, 0x1B0),
    *(0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323),
    *range(0x1EA0, 0x1EFA),
    *(0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026),
    *(0x20AB, 0x2212),
}
EPOCH = 0  # a file made again is the same file


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A family as npm holds it, and the faces that the papers use."""

    package: str
    version: str
    stem: str
    faces: tuple[tuple[str, str], ...]


FAMILIES = (
    Family(
        package="@fontsource/be-vietnam-pro",
        version="5.3.0",
        stem="be-vietnam-pro",
        faces=(("400-normal", "BeVietnamPro-Regular"), ("700-normal", "BeVietnamPro-Bold")),
    ),
    Family(
        package="@fontsource/tinos",
        version="5.3.0",
        stem="tinos",
        faces=(
            ("400-normal", "Tinos-Regular"),
            ("400-italic", "Tinos-Italic"),
            ("700-normal", "Tinos-Bold"),
            ("700-italic", "Tinos-BoldItalic"),
        ),
    ),
)


def make_family(family: Family, target: Path) -> None:
    """Fetch a family's package and write its faces and its licence."""
    with TemporaryDirectory() as folder:
        package = _fetch(family, Path(folder))
        for piece, name in family.faces:
            pieces = [package / "files" / f"{family.stem}-{subset}-{piece}.woff2" for subset in SUBSETS]
            _merge([_cut(path) for path in pieces], target / f"{name}.ttf")
        shutil.copyfile(package / "LICENSE", target / f"LICENSE-{family.stem}.txt")


def _fetch(family: Family, folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is missing; on Debian: apt-get install npm")
    wanted = f"{family.package}@{family.version}"
    subprocess.run([npm, "pack", "--silent", wanted], cwd=folder, check=True, capture_output=True)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def _cut(path: Path) -> Path:
    """Write a piece as TTF beside itself, with the wanted letters only."""
    font = TTFont(path)
    options = Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], name_IDs=["*"])
    cutter = Subsetter(options)
    cutter.populate(unicodes=WANTED)
    cutter.subset(font)
    font.flavor = None
    cut = path.with_suffix(".ttf")
    font.save(cut)
    return cut


def _merge(pieces: list[Path], target: Path) -> None:
    font = Merger().merge([str(piece) for piece in pieces])
    font["head"].created = font["head"].modified = EPOCH
    font.recalcTimestamp = False
    font.save(target)
    print(f"{target.name}: {len(font.getBestCmap())} letters, {target.stat().st_size // 1024} kB")


if __name__ == "__main__":
    for each in FAMILIES:
        make_family(each, Path(sys.argv[1]))
