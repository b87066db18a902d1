"""Make documents whose fonts do not say, or say falsely, what their letters are.

    FONTSOURCE=node_modules/@fontsource python make_documents.py OUT

Writes OUT/develop and OUT/heldout: PDFs, each with a JSON file that holds the text, the ways it was
spoilt and what is expected. The held-out half has other plans and other faces. Needs reportlab,
weasyprint, fpdf2, typst, python-docx, pikepdf, fontTools, Pillow, and chromium, soffice and gs.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import pikepdf
import spoiling as spoil
import type3
from faces import SYSTEM, single_file
from joining import join_glyphs
from pdf_fonts import family_name, fonts_of
from producers import PRODUCERS, ghostscript
from texts import Plan, make_plan

WAYS: dict[str, tuple[spoil.Way, ...]] = {
    "plain": (),
    "cmap31": (spoil.with_cmap((3, 1)), spoil.take_letters),
    "cmap310shuffled": (spoil.shuffle_cids, spoil.with_cmap((3, 10)), spoil.take_letters),
    "cmap30": (spoil.with_cmap((3, 0), in_bytes=True), spoil.take_letters),
    "cmapshuffled": (spoil.shuffle_cids, spoil.with_cmap((3, 1)), spoil.take_letters),
    "names": (spoil.with_names, spoil.take_letters),
    "rotatedcmap": (spoil.with_cmap((3, 1)), spoil.rotate),
    "digitscmap": (spoil.with_cmap((3, 1)), spoil.swap_digits),
    "type1names": (spoil.take_letters,),
    "stripped": (spoil.strip_program, spoil.take_letters),
    "strippedshuffled": (spoil.shuffle_cids, spoil.strip_program, spoil.take_letters),
    "rotated": (spoil.strip_program, spoil.rotate),
    "digits": (spoil.strip_program, spoil.swap_digits),
    "onedigit": (spoil.strip_program, spoil.swap_one_digit),
    "shifteddigits": (spoil.strip_program, spoil.shift_digits),
    "half": (spoil.strip_program, spoil.shuffle_names, spoil.take_half),
    "halfshifted": (spoil.strip_program, spoil.shift_digits, spoil.take_half),
    "type3coarse": (type3.as_coarse_pictures, spoil.take_letters),
    "type3coarseshifted": (type3.as_coarse_pictures, spoil.shift_digits),
    "months": (spoil.strip_program, spoil.swap_months),
    "spaces": (spoil.strip_program, spoil.call_spaces),
    "latin": (spoil.strip_program, spoil.call_latin),
    "type3": (type3.as_type3, spoil.take_letters),
    "type3pictures": (type3.as_pictures, spoil.take_letters),
    "bytes": (spoil.as_bytes(),),
    "it9": (spoil.as_bytes(draw_thai_digits=True),),
    "bytesdrawn": (spoil.as_bytes(), spoil.forget_bytes),
    "gs": (),
    "gsstripped": (spoil.strip_program, spoil.take_letters),
    "joined": (spoil.strip_program, spoil.take_letters),
}
# way, producer, face: a file, or an npm package, or the name of an installed face
DEVELOP = (
    ("cmap31", "chromium", "tlwg/Laksaman"), ("cmapshuffled", "weasyprint", "sarabun"),
    ("names", "fpdf", "tlwg/Garuda"), ("cmap30", "fpdf", "tlwg/Kinnari"),
    ("rotatedcmap", "chromium", "tlwg/Kinnari"),
    ("digitscmap", "fpdf", "tlwg/Loma"), ("stripped", "chromium", "tlwg/Laksaman"),
    ("stripped", "weasyprint", "sarabun"), ("stripped", "libreoffice", "tlwg/Kinnari"),
    ("type1names", "libreoffice", "tlwg/Garuda"),
    ("stripped", "reportlab", "tlwg/Norasi"), ("strippedshuffled", "fpdf", "k2d"),
    ("stripped", "typst", "otf/Norasi"), ("rotated", "libreoffice", "tlwg/Loma"),
    ("rotated", "chromium", "bai-jamjuree"), ("digits", "libreoffice", "tlwg/Laksaman"),
    ("digits", "reportlab", "tlwg/Garuda"), ("onedigit", "chromium", "tlwg/Norasi"),
    ("onedigit", "libreoffice", "tlwg/Kinnari"), ("months", "reportlab", "tlwg/Laksaman"),
    ("spaces", "reportlab", "tlwg/Umpush"), ("latin", "libreoffice", "tlwg/Waree"),
    ("type3", "reportlab", "tlwg/Laksaman"), ("type3pictures", "reportlab", "tlwg/Garuda"),
    ("bytes", "reportlab", "tlwg/Kinnari"), ("it9", "reportlab", "tlwg/Laksaman"),
    ("gs", "chromium", "tlwg/Laksaman"), ("gs", "libreoffice", "tlwg/Loma"),
    ("gs", "fpdf", "tlwg/Laksaman"), ("gsstripped", "libreoffice", "tlwg/Laksaman"),
    ("joined", "reportlab", "tlwg/Laksaman"), ("plain", "libreoffice", "tlwg/Laksaman"),
    ("plain", "chromium", "sarabun"),
    ("shifteddigits", "libreoffice", "tlwg/Kinnari"), ("shifteddigits", "chromium", "kanit"),
    ("shifteddigits", "reportlab", "tlwg/Sawasdee"), ("half", "typst", "otf/Norasi"),
    ("half", "chromium", "tlwg/Laksaman"), ("halfshifted", "typst", "otf/Garuda"),
    ("halfshifted", "reportlab", "tlwg/Waree"), ("type3coarse", "reportlab", "tlwg/Garuda"),
    ("type3coarseshifted", "reportlab", "tlwg/Garuda"),
    ("type3coarseshifted", "reportlab", "tlwg/Laksaman"), ("joined", "reportlab", "tlwg/Norasi"),
    ("joined", "reportlab", "tlwg/Kinnari"), ("joined", "reportlab", "kanit"),
    ("joined", "reportlab", "tlwg/Sawasdee"),
)  # fmt: skip
HELD_OUT = (
    ("cmap310shuffled", "chromium", "taviraj"), ("cmap31", "typst", "noto/NotoSerifThai"),
    ("names", "weasyprint", "tlwg/Waree"), ("rotatedcmap", "fpdf", "kanit"),
    ("digitscmap", "chromium", "noto/NotoLoopedThai"), ("stripped", "chromium", "taviraj"),
    ("stripped", "libreoffice", "tlwg/Waree"), ("stripped", "reportlab", "arundina/ArundinaSans"),
    ("strippedshuffled", "weasyprint", "noto/NotoLoopedThai"), ("stripped", "typst", "otf/Garuda"),
    ("stripped", "fpdf", "itim"), ("rotated", "libreoffice", "noto/NotoSerifThai"),
    ("digits", "libreoffice", "tlwg/Umpush"), ("digits", "chromium", "fahkwang"),
    ("digits", "weasyprint", "kanit"), ("onedigit", "reportlab", "arundina/ArundinaSerif"),
    ("onedigit", "libreoffice", "tlwg/Sawasdee"), ("months", "libreoffice", "tlwg/Umpush"),
    ("spaces", "chromium", "tlwg/Waree"), ("latin", "reportlab", "taviraj"),
    ("type3", "reportlab", "arundina/ArundinaSerif"), ("type3pictures", "reportlab", "tlwg/Waree"),
    ("bytes", "reportlab", "arundina/ArundinaSans"), ("gs", "chromium", "taviraj"),
    ("gs", "libreoffice", "tlwg/Umpush"), ("gs", "fpdf", "tlwg/Waree"),
    ("gsstripped", "chromium", "noto/NotoLoopedThai"), ("joined", "reportlab", "tlwg/Umpush"),
    ("plain", "reportlab", "kanit"), ("plain", "libreoffice", "noto/NotoSerifThai"),
)  # fmt: skip
INSTALLED = {"NotoSerifThai": "Noto Serif Thai", "NotoLoopedThai": "Noto Looped Thai"}


def face_of(place: str) -> tuple[str, Path]:
    """Return the name and the file of a face."""
    folder, _, name = place.partition("/")
    if not name:
        return f"F {folder}", single_file(folder)
    if folder == "otf":
        return name, SYSTEM / "opentype" / "tlwg" / f"{name}.otf"
    found = SYSTEM / "truetype" / folder
    plain = found / f"{name}.ttf"
    return INSTALLED.get(name, name), plain if plain.exists() else found / f"{name}-Regular.ttf"


def make(plan: Plan, way: str, producer: str, place: str, folder: Path) -> None:
    """Write one document and its JSON file."""
    face, file = face_of(place)
    short = place.rpartition("/")[2].lower()
    target = folder / f"{plan.name}_{way}_{producer}_{short}.pdf"
    shown = plan
    if way == "joined":
        shown, file = join_glyphs(plan, file)
        face += " joined"
    with tempfile.TemporaryDirectory() as temporary:
        made = Path(temporary, "made.pdf")
        if producer == "typst":  # finds a family by its name in the file
            face = family_name(file)
        PRODUCERS[producer](shown, face, file, made)
        if way.startswith("gs"):
            if way == "gsstripped":
                apply(made, WAYS[way], made)
            ghostscript(made, target)
        else:
            apply(made, WAYS[way], target)
    told: dict[str, Any] = {
        "doc": plan.name, "way": way, "producer": producer, "face": place, "text": plan.text,
    }  # fmt: skip
    target.with_suffix(".json").write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")


def apply(source: Path, ways: tuple[spoil.Way, ...], target: Path) -> None:
    """Spoil every font of a file in some ways, one after the other."""
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        for way in ways:
            for font in list(fonts_of(pdf)):
                way(pdf, font)
        pdf.save(target, deterministic_id=True)


def main() -> None:
    """Write both halves."""
    out = Path(sys.argv[1])
    only = sys.argv[2] if len(sys.argv) > 2 else ""
    for half, choices, first in (("develop", DEVELOP, 0), ("heldout", HELD_OUT, 5)):
        folder = out / half
        folder.mkdir(parents=True, exist_ok=True)
        for number, (way, producer, place) in enumerate(choices):
            if only in f"{half}/{way}_{producer}_{place}":
                try:
                    make(make_plan(first + number % 5), way, producer, place, folder)
                except Exception as error:
                    print(half, way, producer, place, type(error).__name__, error)


if __name__ == "__main__":
    main()
