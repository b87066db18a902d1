"""Which optional content the reference reader's document does not show."""

from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1

from .fast.layers import DEEPEST_EXPRESSION, settle_expression


def layers_off(catalog: Any) -> frozenset[int]:
    """Return the object numbers of the layers that the usual configuration does not show."""
    properties = resolve1(catalog.get("OCProperties")) if isinstance(catalog, dict) else None
    if not isinstance(properties, dict):
        return frozenset()
    usual = resolve1(properties.get("D"))
    if not isinstance(usual, dict):
        return frozenset()
    off = _references(usual.get("OFF"))
    if getattr(resolve1(usual.get("BaseState")), "name", "") == "OFF":
        off |= _references(properties.get("OCGs")) - _references(usual.get("ON"))
    return frozenset(off)


def _references(listed: Any) -> set[int]:
    found = resolve1(listed)
    parts = found if isinstance(found, list) else []
    return {part.objid for part in parts if isinstance(part, PDFObjRef)}


def _is_said(expression: Any, off: frozenset[int], depth: int) -> bool | None:
    """Return what an expression of layers says of being shown, None for none or an odd one."""
    parts = resolve1(expression)
    if isinstance(parts, dict):
        return not (isinstance(expression, PDFObjRef) and expression.objid in off)
    if not isinstance(parts, list) or not parts or depth == 0:
        return None
    told = [_is_said(part, off, depth - 1) for part in parts[1:]]
    return settle_expression(str(getattr(resolve1(parts[0]), "name", "")), told)


def is_layer_off(layer: Any, off: frozenset[int]) -> bool:
    """Return whether a layer, or the only ones that something belongs to, are not shown.

    Args:
        layer: an optional content group, or a membership dictionary with its policy.
        off: object numbers of the groups that are not shown.
    """
    if isinstance(layer, PDFObjRef) and layer.objid in off:
        return True
    membership = resolve1(layer)
    if isinstance(membership, dict):
        said = _is_said(membership.get("VE"), off, DEEPEST_EXPRESSION)
        if said is not None:
            return not said
    groups = membership.get("OCGs") if isinstance(membership, dict) else None
    listed = groups if isinstance(groups, list) else [groups] if groups is not None else []
    if not listed or not isinstance(membership, dict):
        return False
    hidden = [isinstance(group, PDFObjRef) and group.objid in off for group in listed]
    match getattr(resolve1(membership.get("P")), "name", "AnyOn"):
        case "AllOn":
            return any(hidden)
        case "AnyOff":
            return not any(hidden)
        case "AllOff":
            return not all(hidden)
    return all(hidden)
