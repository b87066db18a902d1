"""What fonts were found to say before: one weighing for all fonts of the same bytes in a run.

The documents of an office bring the same font again and again, and a file that was joined of many
brings it once a part. A weigher answers by all that it was asked before, so what is kept is a tree
of questions: from each the next one leads on, with what was answered.
"""

from collections.abc import Sequence

from ..fonts.fontfile import FontFile
from .settling import Key, Weighed
from .tolerances import MOST_FONTS_KEPT, MOST_QUESTIONS_KEPT
from .weighing import FontWeigher

Question = tuple[bool, tuple[tuple[Key, bool], ...]]  # to weigh or to resolve, and its keys


class _Asked:
    """A weigher after some questions.

    Attributes:
        is_distrusted: what it says of its font's layer then.
        weighed: answers of one more question, and the weigher after it.
        resolved: the same for codes to resolve.
    """

    __slots__ = ("is_distrusted", "resolved", "weighed")

    def __init__(self, is_distrusted: bool) -> None:
        self.is_distrusted = is_distrusted
        self.weighed: dict[Question, tuple[list[Weighed], _Asked]] = {}
        self.resolved: dict[Question, tuple[dict[Key, Weighed], _Asked]] = {}


class _Root:
    """The first question of all fonts of the same bytes."""

    __slots__ = ("first", "n_questions")

    def __init__(self, first: _Asked) -> None:
        self.first = first
        self.n_questions = 0


_ROOTS: dict[bytes, _Root] = {}  # by the identity of a font


class Weigher:
    """Weighs the codes of one font, as FontWeigher does, unless another font told it already."""

    def __init__(self, file: FontFile | None) -> None:
        self._file = file
        self._weigher: FontWeigher | None = None
        self._questions: list[Question] = []
        self._n_put = 0  # questions that the font's own weigher has seen
        identity = file.identity if file is not None else b""
        root = _ROOTS.pop(identity, None) if identity else None
        if root is None or root.n_questions > MOST_QUESTIONS_KEPT:
            self._weigher = FontWeigher(file)
            root = _Root(_Asked(self._weigher.is_distrusted))
        self._root = root
        self._asked = root.first
        if identity:
            _ROOTS[identity] = root
            if len(_ROOTS) > MOST_FONTS_KEPT:
                del _ROOTS[next(iter(_ROOTS))]

    @property
    def is_distrusted(self) -> bool:
        """Whether what the text layer says of the font's marks is no help to name others by."""
        return self._asked.is_distrusted

    def weigh(self, keys: Sequence[tuple[Key, bool]]) -> list[Weighed]:
        """Return what new codes say; see `FontWeigher.weigh`."""
        question = True, tuple(keys)
        known = self._asked.weighed.get(question)
        if known is None:
            weigher = self._caught_up()
            told = weigher.weigh(keys)
            known = self._asked.weighed[question] = told, _Asked(weigher.is_distrusted)
            self._n_put += 1
            self._root.n_questions += 1
        self._questions.append(question)
        self._asked = known[1]
        return known[0]

    def resolve(self, keys: Sequence[Key]) -> dict[Key, Weighed]:
        """Return what codes without a letter are drawn like; see `FontWeigher.resolve`."""
        question = False, tuple((key, False) for key in keys)
        known = self._asked.resolved.get(question)
        if known is None:
            weigher = self._caught_up()
            told = weigher.resolve(keys)
            known = self._asked.resolved[question] = told, _Asked(weigher.is_distrusted)
            self._n_put += 1
            self._root.n_questions += 1
        self._questions.append(question)
        self._asked = known[1]
        return known[0]

    def _caught_up(self) -> FontWeigher:
        """Return the font's own weigher, which has seen all questions so far."""
        if self._weigher is None:
            self._weigher = FontWeigher(self._file)
        for is_weighed, keys in self._questions[self._n_put :]:
            if is_weighed:
                self._weigher.weigh(keys)
            else:
                self._weigher.resolve([key for key, _ in keys])
        self._n_put = len(self._questions)
        return self._weigher
