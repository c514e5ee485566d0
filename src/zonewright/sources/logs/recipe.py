"""What is read of which log: the catalogs' table of logs as records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Names = tuple[str, ...]
"""Columns of which the first that is there counts."""


@dataclass(frozen=True, slots=True)
class MessageRecipe:
    """A log whose lines tell messages of a protocol.

    Attributes:
        protocol: name of the room whose codes they are.
        transport: where the log has no column for it.
        reader: which reading of `zonewright.sources.logs.message` turns a line into messages.
        columns: what the reading is given.
    """

    protocol: str
    reader: str
    transport: str = "tcp"
    columns: Names = ()


@dataclass(frozen=True, slots=True)
class IdentityRecipe:
    """A log whose lines tell what a device is.

    Attributes:
        kind: kind of sighting.
        ip: columns of the device's address.
        mac: columns of its card.
        fields: field of the sighting -> columns.
        when: column -> values; other lines say nothing of a device.
        named_by: column that names the field, for logs that tell one field per line.
        named: value of `named_by` -> field.
        value: column of that field's value.
        words: field -> what stands before its value.
        fixed: field -> value that goes with all others.
        needs: fields without which nothing is said.
        each: field that holds several addresses, each of which is a sighting; without one there is none.
    """

    kind: str
    ip: Names = ()
    mac: Names = ()
    fields: Mapping[str, Names] = field(default_factory=dict)
    when: Mapping[str, frozenset[str]] = field(default_factory=dict)
    named_by: str = ""
    named: Mapping[str, str] = field(default_factory=dict)
    value: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    needs: Names = ()
    each: str = ""


@dataclass(frozen=True, slots=True)
class LogRecipe:
    """What is read of one log.

    Attributes:
        ends: what a line tells of its two ends: `ts`, `orig_ip`, `orig_port`, `resp_ip`, `resp_port`, `proto`.
        flows: further columns of a log of connections; empty for others.
        ignored: why nothing of it is read; empty where something is.
    """

    ends: Mapping[str, Names]
    flows: Mapping[str, Names] = field(default_factory=dict)
    messages: MessageRecipe | None = None
    identities: tuple[IdentityRecipe, ...] = ()
    ignored: str = ""


@dataclass(frozen=True, slots=True)
class LogBook:
    """Everything the catalogs know of logs.

    Attributes:
        recipes: name of the log -> what is read of it.
        services: what a sensor calls a service -> protocol.
        transports: what a sensor calls a transport -> IP protocol.
        names: table of names -> name -> code key.
    """

    recipes: Mapping[str, LogRecipe]
    services: Mapping[str, str]
    transports: Mapping[str, int]
    names: Mapping[str, Mapping[str, str]]


def derive_log_book(words: Mapping[str, Any]) -> LogBook:
    """Make the records from the catalogs' document; an empty one gives an empty book."""
    ends = {style: _columns(told) for style, told in words.get("ends", {}).items()}
    recipes = {
        path: _recipe(told, ends["eve" if path.startswith("eve/") else "zeek"])
        for path, told in words.get("logs", {}).items()
    }
    for reason, paths in words.get("ignored", {}).items():
        recipes |= {path: LogRecipe({}, ignored=reason) for path in paths}
    return LogBook(
        recipes=recipes,
        services={str(name): str(protocol) for name, protocol in words.get("services", {}).items()},
        transports={str(name): int(number) for name, number in words.get("transports", {}).items()},
        names={
            table: {str(name): str(code) for name, code in rows.items()}
            for table, rows in words.get("names", {}).items()
        },
    )


def _recipe(told: Mapping[str, Any], ends: Mapping[str, Names]) -> LogRecipe:
    messages = told.get("messages")
    return LogRecipe(
        ends={**ends, **_columns(told.get("ends", {}))},
        flows=_columns(told.get("flows", {})),
        messages=None if messages is None else _message_recipe(messages),
        identities=tuple(_identity_recipe(one) for one in told.get("identities", ())),
    )


def _message_recipe(told: Mapping[str, Any]) -> MessageRecipe:
    return MessageRecipe(told["protocol"], told["reader"], told.get("transport", "tcp"), tuple(told.get("columns", ())))


def _identity_recipe(told: Mapping[str, Any]) -> IdentityRecipe:
    return IdentityRecipe(
        kind=told["kind"],
        ip=_names(told.get("ip", ())),
        mac=_names(told.get("mac", ())),
        fields=_columns(told.get("fields", {})),
        when={name: frozenset(map(str, _names(values))) for name, values in told.get("when", {}).items()},
        named_by=told.get("named_by", ""),
        named=told.get("named", {}),
        value=told.get("value", ""),
        words=told.get("words", {}),
        fixed=told.get("fixed", {}),
        needs=_names(told.get("needs", ())),
        each=told.get("each", ""),
    )


def _columns(told: Mapping[str, Any]) -> Mapping[str, Names]:
    return {name: _names(columns) for name, columns in told.items()}


def _names(told: str | Sequence[str]) -> Names:
    return (told,) if isinstance(told, str) else tuple(told)
