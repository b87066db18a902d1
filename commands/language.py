"""Language: in which language the command line speaks."""

import sys
from collections.abc import Mapping, Sequence

from ..normalize import translations
from ..normalize.translations import Language as Language

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set says the locale
_chosen: Language = "en"


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Set and return the language: of --lang anywhere among the arguments, else of the locale.

    >>> choose(["check", "plan.pdf", "--lang", "th"], {})
    'th'
    >>> choose(["parse", "period", "--", "--lang", "th"], {"LANG": "en_GB.UTF-8"})
    'en'
    >>> choose([], {"LANG": "th_TH.UTF-8", "LC_ALL": ""}), choose([], {})
    ('th', 'en')
    """
    global _chosen
    _chosen = _asked(arguments) or _locale(environment)
    return _chosen


def chosen() -> Language:
    """Return the language that was chosen last."""
    return _chosen


def _asked(arguments: Sequence[str]) -> Language | None:
    asked: Language | None = None
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        value = None
        if argument == "--lang" and place + 1 < len(arguments):
            value = arguments[place + 1]
        elif argument.startswith("--lang="):
            value = argument.removeprefix("--lang=")
        if value in ("en", "th"):
            asked = "th" if value == "th" else "en"
    return asked


def _locale(environment: Mapping[str, str]) -> Language:
    name = next((environment[key] for key in _VARIABLES if environment.get(key)), "")
    if not name and sys.platform == "win32":
        import locale

        name = locale.getlocale()[0] or ""
    return "th" if name.lower().startswith("th") else "en"


def translate(text: str, language: Language | None = None) -> str:
    """Return a sentence in a language, that which was chosen unless another is given.

    >>> translate("There is no such file.", "th")
    'ไม่มีไฟล์นี้'
    """
    return translations.translate(text, language or _chosen)
