"""Matrices: from one space of a content stream to another, and to the page."""

from typing import TypeAlias

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Point: TypeAlias = tuple[float, float]


def combine(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does what the first does and then what the second does."""
    a1, b1, c1, d1, e1, f1 = first
    a, b, c, d, e, f = second
    return (
        a * a1 + c * b1,
        b * a1 + d * b1,
        a * c1 + c * d1,
        b * c1 + d * d1,
        a * e1 + c * f1 + e,
        b * e1 + d * f1 + f,
    )


def to_page(x: float, y: float, ctm: Matrix) -> Point:
    """Return where a point of a content stream stands on the page, from its lower left corner."""
    a, b, c, d, e, f = ctm
    return a * x + c * y + e, b * x + d * y + f
