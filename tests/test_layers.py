"""Layers that a viewer does not show: off by themselves, by usage, or by membership."""

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from mattrakan.extract.readers.fast.layers import Layers


class Document:
    """A PDF with layers a, b and c, and the configuration that a test gives it."""

    def __init__(self, **usual: object) -> None:
        self.pdf = pikepdf.new()
        self.layers = {
            name: self.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in "abc"
        }
        self.usual = usual

    def use(self, name: str, state: object) -> None:
        self.layers[name].Usage = state

    def hidden(self, layer: pikepdf.Object | None = None) -> str:
        """Return the names of the layers that are off."""
        usual = Dictionary(
            {
                f"/{key}": Array([self.layers[name] for name in str(value)])
                if key in ("ON", "OFF")
                else value
                for key, value in self.usual.items()
            }
        )
        self.pdf.Root.OCProperties = Dictionary(OCGs=Array(list(self.layers.values())), D=usual)
        found = Layers(self.pdf)
        if layer is not None:
            return "off" if found.is_off(layer) else "on"
        return "".join(name for name, one in self.layers.items() if found.is_off(one))


@pytest.mark.parametrize(
    ("usual", "hidden"),
    [
        ({}, ""),
        ({"OFF": "ab"}, "ab"),
        ({"OFF": "ab", "ON": "a"}, "ab"),
        ({"BaseState": Name.OFF}, "abc"),
        ({"BaseState": Name.OFF, "ON": "b"}, "ac"),
        ({"BaseState": Name.ON, "OFF": "c"}, "c"),
    ],
)
def test_layers_are_off_as_the_configuration_says(usual: dict[str, object], hidden: str) -> None:
    assert Document(**usual).hidden() == hidden


def views(state: Name) -> Dictionary:
    return Dictionary(View=Dictionary(ViewState=state))


@pytest.mark.parametrize(
    ("event", "hidden"), [(Name.View, "b"), (Name.Print, "a"), (None, "a"), (Name.Export, "a")]
)
def test_usage_counts_where_views_ask_for_it(event: Name | None, hidden: str) -> None:
    """Layer a is off and its usage says on, layer b the other way round; c says nothing."""
    document = Document(OFF="a")
    document.use("a", views(Name.ON))
    document.use("b", views(Name.OFF))
    document.use("c", Dictionary(View=Array([])))
    layers = Array([document.layers["a"], document.layers["b"], document.layers["c"], Array([])])
    entry = Dictionary(OCGs=layers)
    if event is not None:
        entry.Event = event
    document.usual["AS"] = Array([Array([]), entry])
    assert document.hidden() == hidden


def test_usage_turns_a_layer_on_where_all_are_off() -> None:
    document = Document(BaseState=Name.OFF)
    document.use("a", views(Name.ON))
    layers = Array([document.layers["a"]])
    document.usual["AS"] = Array([Dictionary(Event=Name.View, OCGs=layers)])
    assert document.hidden() == "bc"


@pytest.mark.parametrize(
    ("policy", "states"),  # for members none, one and two of which are off
    [
        (None, ("on", "on", "off")),
        (Name.AnyOn, ("on", "on", "off")),
        (Name.AllOn, ("on", "off", "off")),
        (Name.AnyOff, ("off", "on", "on")),
        (Name.AllOff, ("off", "off", "on")),
    ],
)
def test_a_membership_asks_its_layers(policy: Name | None, states: tuple[str, ...]) -> None:
    for off, state in zip(("c", "a", "ab"), states, strict=True):
        document = Document(OFF=off)
        member = Dictionary(Type=Name.OCMD, OCGs=Array([document.layers[n] for n in "ab"]))
        if policy is not None:
            member.P = policy
        assert document.hidden(document.pdf.make_indirect(member)) == state


def test_a_membership_of_one_layer_or_none() -> None:
    document = Document(OFF="a")
    alone = Dictionary(Type=Name.OCMD, OCGs=document.layers["a"])
    assert document.hidden(document.pdf.make_indirect(alone)) == "off"
    nobody = Dictionary(Type=Name.OCMD, OCGs=Array([]))
    assert document.hidden(document.pdf.make_indirect(nobody)) == "on"
    assert document.hidden(Array([])) == "on"


@pytest.mark.parametrize(
    ("expression", "state"),  # of layers a (on) and b (off)
    [
        (["/Not", "a"], "off"),
        (["/Not", "b"], "on"),
        (["/And", "a", "b"], "off"),
        (["/Or", "a", "b"], "on"),
        (["/And", "a", ["/Not", "b"]], "on"),
        (["/Or", ["/Not", "a"], "b"], "off"),
        (["/Xor", "a"], "on"),
        (["/Not", "a", "b"], "on"),
        ([], "on"),
    ],
)
def test_a_membership_asks_its_expression(expression: list[Any], state: str) -> None:
    document = Document(OFF="b")

    def written(part: Any) -> Any:
        if isinstance(part, list):
            return Array([written(each) for each in part])
        return Name(part) if part[0] == "/" else document.layers[part]

    member = Dictionary(Type=Name.OCMD, OCGs=document.layers["a"], VE=written(expression))
    assert document.hidden(document.pdf.make_indirect(member)) == state
