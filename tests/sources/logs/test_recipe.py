from tests.sources.logs.writing import make_book
from zonewright.protocols.registry import ROOMS
from zonewright.sources.logs.recipe import IdentityRecipe, derive_log_book
from zonewright.sources.logs.sayings.reader import READERS

WORDS = """
name vendor vendor_id model order_number firmware hardware serial device_type host_name station_name chassis
description ip mac capabilities port program device_instance behind product_code software subject issuer
tls_version asked_for
"""
FIELDS = frozenset(WORDS.split())


def test_every_log_of_the_catalogs_has_one_use_or_a_reason() -> None:
    book = make_book()
    assert {"conn", "modbus", "dnp3", "eve/flow"} <= book.recipes.keys()
    for recipe in book.recipes.values():
        uses = [bool(recipe.flows), recipe.messages is not None, bool(recipe.identities), bool(recipe.ignored)]
        assert sum(uses) == 1
        assert recipe.ignored or {"ts", "orig_ip", "resp_ip", "proto"} <= recipe.ends.keys()


def test_messages_name_rooms_and_readings_that_exist() -> None:
    rooms = {room.name for room in ROOMS}
    told = [one.messages for one in make_book().recipes.values() if one.messages]
    assert {one.protocol for one in told} <= rooms
    assert {one.reader for one in told} <= READERS.keys()
    assert {one.transport for one in told} <= {"tcp", "udp"}


def test_codes_of_names_are_those_of_the_rooms() -> None:
    rooms = {room.name: room for room in ROOMS}
    names = make_book().names
    assert set(names["dnp3"].values()) <= rooms["dnp3"].codes.keys()
    assert {f"0/{code}" for code in names["bacnet confirmed"].values()} <= rooms["bacnet"].codes.keys()
    assert {f"1/{code}" for code in names["bacnet unconfirmed"].values()} <= rooms["bacnet"].codes.keys()
    assert set(names["enip"].values()) <= rooms["enip"].codes.keys()


def test_identities_tell_known_fields() -> None:
    told = [one for recipe in make_book().recipes.values() for one in recipe.identities]
    assert {name for one in told for name in (*one.fields, *one.named.values())} <= FIELDS


def test_an_empty_document_is_an_empty_book() -> None:
    assert derive_log_book({}).recipes == {}


def test_one_name_may_stand_for_a_list() -> None:
    words = {
        "ends": {"zeek": {"ts": "ts"}, "eve": {}},
        "logs": {"x": {"identities": [{"kind": "x", "ip": "host", "fields": {"name": ["a"]}, "when": {"c": "1"}}]}},
    }
    (recipe,) = derive_log_book(words).recipes["x"].identities
    assert recipe == IdentityRecipe("x", ("host",), fields={"name": ("a",)}, when={"c": frozenset({"1"})})
