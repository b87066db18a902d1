"""State: what the operator q keeps of graphics and text, and Q brings back."""

from .textoperators import TextOperators


class State:
    """What q keeps and Q brings back."""

    __slots__ = (
        *("ctm", "fill", "stroke", "fill_space", "stroke_space", "font", "size", "charspace"),
        *("wordspace", "scaling", "leading", "rise", "visible", "matrix", "x"),
        *("look", "text_clips", "line_width", "dashed", "round_ends"),
    )

    def __init__(self, now: TextOperators) -> None:
        self.ctm = now.ctm
        self.fill = now.fill
        self.stroke = now.stroke
        self.fill_space = now.fill_space
        self.stroke_space = now.stroke_space
        self.font = now.font
        self.size = now.size
        self.charspace = now.charspace
        self.wordspace = now.wordspace
        self.scaling = now.scaling
        self.leading = now.leading
        self.rise = now.rise
        self.visible = now.visible
        self.matrix = now.matrix
        self.x = now.x
        self.look = now.look
        self.text_clips = now.text_clips
        self.line_width = now.line_width
        self.dashed = now.dashed
        self.round_ends = now.round_ends

    def bring_back(self, now: TextOperators) -> None:
        """Make this the state."""
        now.ctm = self.ctm
        now.fill = self.fill
        now.stroke = self.stroke
        now.fill_space = self.fill_space
        now.stroke_space = self.stroke_space
        now.font = self.font
        now.size = self.size
        now.charspace = self.charspace
        now.wordspace = self.wordspace
        now.scaling = self.scaling
        now.leading = self.leading
        now.rise = self.rise
        now.visible = self.visible
        now.matrix = self.matrix
        now.x = self.x
        now.look = self.look
        now.text_clips = self.text_clips
        now.line_width = self.line_width
        now.dashed = self.dashed
        now.round_ends = self.round_ends
        now.slope = None
