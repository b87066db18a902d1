"""Drawing: what a page's content put on it."""

from collections.abc import Callable
from typing import Final

from pdfminer.utils import apply_matrix_rect

from ...geometry import Box, make_box
from ...glyphs import ActualText, Fill, Glyph, Hidden, Rule, Unread
from .appearance import EVERYWHERE, RGB, WHITE_PAPER, Clip, Look, Reach
from .clip_paths import RECTANGLE, is_box
from .filled_shapes import FilledShape, Subpath, clipped_box, make_shape
from .images import no_colour
from .matrices import Matrix, Point, to_page
from .painted import Area, Run, is_alike
from .path_rules import PathRules
from .paths import brightness
from .tolerances import (
    FLAT_PICTURES,
    LARGEST_LETTER_PT,
    LEAST_LETTER_PT,
    MOST_SHAPES,
    PATHS_WHITE,
    SAME_PT,
    THIN_PT,
)
from .visibility import Visibility

SHADING: Final = -2  # in place of a picture's number
LINE: Final = -3


class Drawing:
    """What a page draws, collected over its content and the forms that it invokes.

    Attributes:
        height: of the page, in points; y counts downwards from its top.
        glyphs: in content-stream order.
        images: boxes of images.
        actual_texts: replacement texts, outermost spans only.
        sheet: the whole page.
        has_tiny: some text is smaller than a reader can see.
        rules: of the paths that were painted.
        has_rules: its paths are rules, and not just colours.
        off: how many layers are switched off where the content stands.
        look: of the glyphs added last; None where the next ones begin another run.
        own_colours: of glyphs that bring their own, by index; None where they are not known.
        empty: indices of glyphs that paint nothing.
    """

    def __init__(self, height: float, width: float = EVERYWHERE) -> None:
        self.height = height
        self.sheet = Clip(0.0, 0.0, width, height, [], True)
        self.off = 0
        self.has_rules = True
        self.has_tiny = False
        self.look: Look | None = None
        self._runs: list[Run] = []
        self._areas: list[Area] = []
        self._shapes: list[Box] = []
        self.own_colours: dict[int, RGB | None] = {}
        self.empty: list[int] = []
        self._is_opaque: list[Callable[[], bool]] = []
        self._only_colours: list[Callable[[], RGB | None]] = []  # of the same pictures
        self._thin: list[tuple[Box, int]] = []
        self.glyphs: list[Glyph] = []
        self.images: list[Box] = []
        self.actual_texts: list[ActualText] = []
        self.rules = PathRules(height)
        self._open_tags: list[tuple[int, str | None, bool]] = []

    def open_tag(self, said: str | None, off: bool = False) -> None:
        """Begin marked content, with its /ActualText, and whether its layer is switched off."""
        self._open_tags.append((len(self.glyphs), said, off))
        if off:
            self.switch(1)

    def close_tag(self) -> None:
        """End the innermost marked content."""
        if not self._open_tags:
            return
        first, said, off = self._open_tags.pop()
        if off:
            self.switch(-1)
        if said is None or len(self.glyphs) == first:
            return
        if all(outer is None for _, outer, _ in self._open_tags):
            self.actual_texts.append(ActualText(first, len(self.glyphs), said))

    def switch(self, step: int) -> None:
        """Enter a layer that is switched off (1), or leave it (-1)."""
        self.off += step
        self.look = None

    def begin_run(self, look: Look) -> None:
        """Let the glyphs that follow look otherwise than those before."""
        self.look = look
        self._runs.append(Run(len(self.glyphs), look, self.off > 0))

    def hidden(self) -> tuple[Hidden, ...]:
        """Return the glyphs that the finished page does not show."""
        area = max(1.0, self.sheet.x1 * self.height)
        judge = Visibility(
            self.glyphs, self._runs, self._areas, area, self.is_opaque, self.colour_of
        )
        judge.looks_for_tiny = self.has_tiny
        judge.own_colours, judge.empty = self.own_colours, self.empty
        return judge.hidden()

    def areas(self) -> list[Area]:
        """Return what was filled and the pictures, in the order of painting."""
        return self._areas

    def outlines(self) -> list[Unread]:
        """Return the filled shapes that may be letters."""
        return [Unread(box, "outlines") for box in self._shapes]

    def fills(self) -> list[Fill]:
        """Return the filled rectangles through which nothing is seen, in the order of painting."""
        return [
            Fill(make_box(area.x0, area.top, area.x1, area.bottom), area.colour)
            for area in self._areas
            if area.image == -1 and area.exact and area.opaque and area.colour is not None
        ]

    def is_opaque(self, image: int) -> bool:
        """Return whether nothing is seen through a picture, by its number."""
        return self._is_opaque[image]()

    def add_image(
        self,
        ctm: Matrix,
        look: Look | None = None,
        opaque: Callable[[], bool] | None = None,
        colour: Callable[[], RGB | None] = no_colour,
    ) -> None:
        """Add the image that fills the unit square.

        Args:
            ctm: takes the square to the page.
            look: transparency and clip.
            opaque: whether it hides the rest.
            colour: its only one, None where it has several.
        """
        x0, y0, x1, y1 = apply_matrix_rect(ctm, (0, 0, 1, 1))
        box = Box(x0, self.height - y1, x1, self.height - y0)
        self.images.append(box)
        if look is None or opaque is None or look.fill_alpha == 0.0:
            return
        level = (ctm[1] == 0.0 and ctm[2] == 0.0) or (ctm[0] == 0.0 and ctm[3] == 0.0)
        solid = look.is_solid()
        shape = None
        if not level:
            square = Subpath(RECTANGLE, [(0.0, 0.0), (1.0, 1.0)])
            shape = make_shape([square], ctm, self.height, False)
        self._add_area(box, look, level, solid, len(self._is_opaque), shape)
        if level and solid and 0.0 < box.height <= THIN_PT < box.width:
            self._thin.append((box, len(self._is_opaque)))
        self._is_opaque.append(opaque)
        self._only_colours.append(colour)

    def colour_of(self, image: int) -> RGB | None:
        """Return the only colour of a picture, by its number."""
        return self._only_colours[image]()

    def picture_rules(self) -> list[Rule]:
        """Return the level lines that are pictures of one colour, as thin as a rule.

        Slices of a larger picture touch each other, and are none.
        """
        edges = [box for box, _ in self._thin]
        found = []
        for box, image in self._thin[:FLAT_PICTURES]:
            if any(_touch(box, other) for other in edges if other is not box):
                continue
            colour = self.colour_of(image)
            if colour is not None and brightness(colour) < PATHS_WHITE and self.is_opaque(image):
                middle = (box.top + box.bottom) / 2
                found.append(Rule(box.x0, middle, box.x1, middle))
        return found

    def shade(self, look: Look, colour: RGB | None = None, reach: Reach | None = None) -> None:
        """Add what a shading paints: all that the clip lets through.

        Args:
            look: how things are painted.
            colour: its only one; None where it has several, or that is not known.
            reach: where it does so, None for everywhere.
        """
        look = look.copy()
        look.fill_reach = reach
        count = len(self._areas)
        sheet = Box(0.0, 0.0, self.sheet.x1, self.height)
        self._add_area(sheet, look, True, look.is_solid(), SHADING)
        if len(self._areas) > count:
            self._areas[-1].colour = colour

    def fill(
        self,
        operators: list[str],
        points: list[Point],
        ctm: Matrix,
        look: Look,
        opaque: bool,
        alone: bool,
        shape: FilledShape | None = None,
    ) -> None:
        """Add a filled area, unless it is as thin as a rule.

        Args:
            operators: of its subpath.
            points: one for each.
            ctm: takes them to the page.
            look: colour and clip.
            opaque: nothing is seen through it.
            alone: its path has no other subpath, which could be a hole in it.
            shape: of the whole path, where it is known.
        """
        if len(points) < 2:
            return
        a, b, c, d, e, f = ctm
        x, y = points[0]
        x0 = x1 = a * x + c * y + e
        low = high = b * x + d * y + f
        for x, y in points[1:]:
            px, py = a * x + c * y + e, b * x + d * y + f
            if px < x0:
                x0 = px
            elif px > x1:
                x1 = px
            if py < low:
                low = py
            elif py > high:
                high = py
        if LEAST_LETTER_PT <= high - low <= LARGEST_LETTER_PT and x1 - x0 <= LARGEST_LETTER_PT:
            if len(points) > 5 and look.is_filled() and len(self._shapes) < MOST_SHAPES:
                self._shapes.append(make_box(x0, self.height - high, x1, self.height - low))
        is_thin = x1 - x0 <= THIN_PT or high - low <= THIN_PT
        if is_thin and not (opaque and look.fill is not None and is_alike(look.fill, WHITE_PAPER)):
            return
        level = (b == 0.0 and c == 0.0) or (a == 0.0 and d == 0.0)
        exact = alone and level
        if exact and operators[0] != RECTANGLE:
            exact = "c" not in operators and is_box(points)
        box = make_box(x0, self.height - high, x1, self.height - low)
        self._add_area(box, look, exact, opaque, LINE if is_thin else -1, None if exact else shape)

    def cover(self, corners: list[Point], ctm: Matrix, look: Look) -> None:
        """Add what a line hides, given by two corners; such fill no cells."""
        count = len(self._areas)
        self.fill([RECTANGLE], corners, ctm, look, look.is_solid(), True)
        if len(self._areas) > count:
            self._areas[-1].image = LINE

    def cover_by_dot(self, outline: Subpath, ctm: Matrix, look: Look) -> None:
        """Add what a dot hides, given by its outline; such fill no cells."""
        places = [to_page(x, y, ctm) for x, y in outline.points]
        xs, ys = [x for x, _ in places], [self.height - y for _, y in places]
        box = make_box(min(xs), min(ys), max(xs), max(ys))
        count = len(self._areas)
        shape = make_shape([outline], ctm, self.height, False)
        self._add_area(box, look, False, look.is_solid(), LINE, shape)
        if len(self._areas) > count:
            self._areas[-1].colour = None if look.blend else look.fill

    def _add_area(
        self,
        box: Box,
        look: Look,
        exact: bool,
        opaque: bool,
        image: int,
        shape: FilledShape | None = None,
    ) -> None:
        x0, top, x1, bottom = box
        clip = look.clip
        if clip is not None:
            x0, x1 = max(x0, clip.x0), min(x1, clip.x1)
            top, bottom = max(top, clip.top), min(bottom, clip.bottom)
            if not clip.exact:
                exact, shape = False, None
            elif clip.shapes:
                shape = clipped_box(clip) if exact else shape and shape.within(clip)
                exact = False
            if x0 >= x1 or top >= bottom:
                return
        reach = look.fill_reach
        if reach is not None and image < 0:
            if reach.is_nothing:
                return
            if not reach.covers(x0, top, x1, bottom):
                exact = opaque = False
                shape = None
        colour = look.fill if image == -1 and not look.blend else None
        self._areas.append(
            Area(x0, top, x1, bottom, len(self.glyphs), colour, exact, opaque, image, shape)
        )

    def paint(
        self, shape: str, points: list[Point], ctm: Matrix, strokes: float, fills: float
    ) -> None:
        """Add the rules of one painted subpath (see `PathRules.add`)."""
        self.rules.add(shape, points, ctm, strokes, fills)


def _touch(one: Box, other: Box) -> bool:
    """Return whether a picture goes on in another one above or below it."""
    return (
        one.x0 < other.x1
        and other.x0 < one.x1
        and one.top <= other.bottom + SAME_PT
        and other.top <= one.bottom + SAME_PT
    )
