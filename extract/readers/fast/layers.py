"""Layers (optional content): which of them a viewer does not show."""

from collections.abc import Sequence
from typing import Final

import pikepdf

DEEPEST_EXPRESSION: Final = 20


def settle_expression(operator: str, told: Sequence[bool | None]) -> bool | None:
    """Return what an expression of layers says, None where it is odd.

    Source: ISO 32000-1, 8.11.2.2, table 99 (VE).

    >>> settle_expression("Not", [True]), settle_expression("And", [True, False])
    (False, False)
    >>> settle_expression("Or", [True, False]), settle_expression("Xor", [True])
    (True, None)
    """
    known = [bool(part) for part in told if part is not None]
    if not known or len(known) < len(told):
        return None
    if operator == "Not":
        return not known[0] if len(known) == 1 else None
    return {"And": all(known), "Or": any(known)}.get(operator)


class Layers:
    """The layers of one document, as its default configuration shows them on a screen.

    Source: ISO 32000-1, 8.11.4.3 (configurations) and 8.11.2.2 (membership dictionaries).
    """

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._off: set[tuple[int, int]] = set()
        self._on: set[tuple[int, int]] = set()
        self._all_off = False
        properties = pdf.Root.get("/OCProperties")
        usual = properties.get("/D") if isinstance(properties, pikepdf.Dictionary) else None
        if not isinstance(usual, pikepdf.Dictionary):
            return
        self._all_off = usual.get("/BaseState") == "/OFF"
        self._off = _identities(usual.get("/OFF"))
        self._on = _identities(usual.get("/ON"))
        for event in _items(usual.get("/AS")):
            if isinstance(event, pikepdf.Dictionary) and event.get("/Event") == "/View":
                for layer in _items(event.get("/OCGs")):
                    self._follow_usage(layer)

    def _follow_usage(self, layer: pikepdf.Object) -> None:
        """Let a layer be as its usage says for views."""
        usage = layer.get("/Usage") if isinstance(layer, pikepdf.Dictionary) else None
        view = usage.get("/View") if isinstance(usage, pikepdf.Dictionary) else None
        state = view.get("/ViewState") if isinstance(view, pikepdf.Dictionary) else None
        if state == "/OFF":
            self._off.add(layer.objgen)
        elif state == "/ON":
            self._off.discard(layer.objgen)
            self._on.add(layer.objgen)

    def is_off(self, layer: pikepdf.Object) -> bool:
        """Return whether what belongs to a layer, or to a membership of layers, is not shown."""
        if not isinstance(layer, pikepdf.Dictionary):
            return False
        if layer.get("/Type") != "/OCMD":
            return self._is_group_off(layer)
        said = self._is_said(layer.get("/VE"), DEEPEST_EXPRESSION)
        if said is not None:
            return not said
        groups = layer.get("/OCGs")
        members = [groups] if isinstance(groups, pikepdf.Dictionary) else _items(groups)
        off = [self._is_group_off(m) for m in members if isinstance(m, pikepdf.Dictionary)]
        if not off:
            return False
        match str(layer.get("/P", "/AnyOn")):
            case "/AllOn":
                return any(off)
            case "/AnyOff":
                return not any(off)
            case "/AllOff":
                return not all(off)
        return all(off)

    def _is_said(self, expression: pikepdf.Object | None, depth: int) -> bool | None:
        """Return what an expression of layers says of being shown, None for none or an odd one."""
        if isinstance(expression, pikepdf.Dictionary):
            return not self._is_group_off(expression)
        parts = _items(expression)
        if not parts or depth == 0:
            return None
        told = [self._is_said(part, depth - 1) for part in parts[1:]]
        return settle_expression(str(parts[0])[1:], told)

    def _is_group_off(self, group: pikepdf.Object) -> bool:
        if self._all_off:
            return group.objgen not in self._on
        return group.objgen in self._off


def _items(array: pikepdf.Object | None) -> list[pikepdf.Object]:
    return list(array) if isinstance(array, pikepdf.Array) else []


def _identities(array: pikepdf.Object | None) -> set[tuple[int, int]]:
    return {item.objgen for item in _items(array)}
