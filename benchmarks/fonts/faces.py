"""The free faces whose shapes are learned, and faces as single TrueType files for documents.

Debian's packages fonts-tlwg-*-ttf, fonts-sipa-arundina, fonts-noto-core, fonts-urw-base35 and
fonts-dejavu, and npm's @fontsource packages unpacked in one folder (FONTSOURCE).
"""

import os
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

SYSTEM = Path("/usr/share/fonts")
FONTSOURCE = Path(os.environ.get("FONTSOURCE", "node_modules/@fontsource"))


class Design(NamedTuple):
    """Faces that were drawn after one another, and the terms that they come under."""

    name: str
    source: str
    licence: str
    patterns: tuple[str, ...]


_TLWG = "Debian fonts-thai-tlwg"
_GPL = "GPL-2+ with font exception"
_OFL = "OFL-1.1"


def _tlwg(name: str, *families: str, licence: str = _GPL) -> Design:
    return Design(
        name, _TLWG, licence, tuple(f"truetype/tlwg/{family}*.ttf" for family in families)
    )


def _npm(name: str, *packages: str, system: tuple[str, ...] = ()) -> Design:
    return Design(name, f"npm @fontsource/{packages[0]}", _OFL, (*system, *packages))


DESIGNS = (
    _tlwg("garuda", "Garuda"),
    _tlwg("kinnari", "Kinnari"),
    _tlwg("loma", "Loma"),
    _tlwg("norasi", "Norasi"),
    _tlwg("purisa", "Purisa"),
    _tlwg("sawasdee", "Sawasdee"),
    _tlwg("tlwgmono", "Tlwg"),
    _tlwg("umpush", "Umpush"),
    _tlwg("waree", "Waree"),
    # Laksaman is drawn after TH Sarabun New, as Sarabun is.
    _npm("sarabun", "sarabun", system=("truetype/tlwg/Laksaman*.ttf",)),
    Design("arundinasans", "Debian fonts-sipa-arundina", "Bitstream Vera", (
        "truetype/arundina/ArundinaSans*.ttf",)),
    Design("arundinaserif", "Debian fonts-sipa-arundina", "Bitstream Vera", (
        "truetype/arundina/ArundinaSerif*.ttf",)),
    Design("notolooped", "Debian fonts-noto-core", _OFL, ("truetype/noto/NotoLoopedThai-*.ttf",)),
    _npm("notosans", "noto-sans-thai", system=("truetype/noto/NotoSansThai-*.ttf",)),
    _npm("notoserif", "noto-serif-thai", system=("truetype/noto/NotoSerifThai-*.ttf",)),
    *(
        _npm(name, name)
        for name in (
            "bai-jamjuree", "chakra-petch", "fahkwang", "ibm-plex-sans-thai", "itim", "k2d",
            "kanit", "prompt", "sriracha", "taviraj",
        )
    ),
    *(
        Design(f"urw-{name}", "Debian fonts-urw-base35", "AGPL-3 with font exception", (
            f"opentype/urw-base35/{name}-*.otf",))
        for name in ("NimbusSans", "NimbusSansNarrow", "NimbusRoman", "C059", "P052", "URWGothic")
    ),
    Design("dejavusans", "Debian fonts-dejavu", "Bitstream Vera", (
        "truetype/dejavu/DejaVuSans.ttf", "truetype/dejavu/DejaVuSans-Bold.ttf",
        "truetype/dejavu/DejaVuSansCondensed.ttf")),
    Design("dejavuserif", "Debian fonts-dejavu", "Bitstream Vera", (
        "truetype/dejavu/DejaVuSerif.ttf", "truetype/dejavu/DejaVuSerif-Bold.ttf")),
)  # fmt: skip
STYLES = ("300-normal", "400-normal", "500-normal", "700-normal", "400-italic", "700-italic")


def design_files(design: Design) -> list[tuple[Path, ...]]:
    """Return the files of each face of a design; those of npm come in one file a script."""
    faces: list[tuple[Path, ...]] = []
    for pattern in design.patterns:
        if "/" in pattern:
            faces += [(path,) for path in sorted(SYSTEM.glob(pattern))]
            continue
        folder = FONTSOURCE / pattern / "files"
        for style in STYLES:
            files = [folder / f"{pattern}-{script}-{style}.woff" for script in ("thai", "latin")]
            if all(path.exists() for path in files):
                faces.append(tuple(files))
    if not faces:
        raise FileNotFoundError(f"no face of the design {design.name}: {design.source}")
    return faces


@cache
def single_file(package: str, style: str = "400-normal") -> Path:
    """Return a TrueType file that holds the Thai and Latin letters of an npm face together."""
    from fontTools.merge import Merger
    from fontTools.ttLib import TTFont

    parts = []
    folder = Path(tempfile.mkdtemp())
    for script in ("latin", "thai"):
        font: Any = TTFont(FONTSOURCE / package / "files" / f"{package}-{script}-{style}.woff")
        font.flavor = None
        for tag in ("GSUB", "GPOS", "GDEF", "DSIG", "kern"):
            if tag in font:
                del font[tag]
        parts.append(str(folder / f"{script}.ttf"))
        font.save(parts[-1])
    merged: Any = Merger().merge(parts)
    path = folder / f"{package}.ttf"
    merged.save(path)
    return path
