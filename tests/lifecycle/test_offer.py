"""What a hand-over package offers, accepted or refused one by one."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.lifecycle.stating import OWNER, state
from zonewright.errors import InputError
from zonewright.lifecycle.difference import apply_edits
from zonewright.lifecycle.offer import Offer, accept, derive_offers
from zonewright.model.register import Decision

MODEL = """
plant: {name: Line 2, owner: production}
zones: [{name: packer, assets: [drive-9, hmi-2]}]
assets:
  - {name: drive-9, role: drive, owner: maintenance, addresses: [{ip: 10.0.0.9}]}
  - {name: hmi-2, role: hmi}
"""
PACKAGE = """
plant: {name: Line 2}
zones: [{name: packer, kind: vendor_cell, assets: [drive-9, plc-9]}]
assets:
  - {name: drive-9, role: drive, firmware: "2.1", addresses: [{ip: 10.0.0.10}]}
  - {name: plc-9, role: plc}
"""
STATED = '{"addresses":[{"ip":"10.0.0.10"}],"firmware":"2.1","name":"drive-9","role":"drive"}'
REFUSED = Decision(
    OWNER, "assets: drive-9", "refuse", field="handover", observed=hashlib.sha256(STATED.encode()).hexdigest()
)


def offers_of(*decisions: Decision, package: str = PACKAGE, as_of: datetime | None = None) -> tuple[Offer, ...]:
    return derive_offers(state(MODEL), state(package), decisions=decisions, as_of=as_of)


def test_one_offer_for_each_item_that_differs_and_none_to_remove() -> None:
    assert {offer.about: offer.words for offer in offers_of()} == {
        "zones: packer": "zone packer: kind none → vendor cell; 1 asset more: plc-9",
        "assets: drive-9": "asset drive-9: firmware none → 2.1; address 10.0.0.9 → 10.0.0.10",
        "assets: plc-9": "asset plc-9 added (plc)",
    }


def test_what_is_accepted_keeps_what_the_package_leaves_open() -> None:
    edits = accept(offers_of(), ["assets: drive-9"])
    after = apply_edits(state(MODEL), edits, declared_by=lambda _: OWNER)
    assert (after.assets[0].owner, after.assets[0].firmware) == ("maintenance", "2.1")
    assert after.zones == state(MODEL).zones


def test_accepted_offers_come_in_canonical_order() -> None:
    keys = ["assets: plc-9", "zones: packer"]
    assert [(one.section, one.key) for one in accept(offers_of(), keys)] == [("zones", "packer"), ("assets", "plc-9")]


def test_an_accepted_package_offers_nothing_more() -> None:
    offers = offers_of()
    after = apply_edits(state(MODEL), accept(offers, [one.about for one in offers]), declared_by=lambda _: OWNER)
    assert derive_offers(after, state(PACKAGE), decisions=()) == ()


def test_a_name_that_is_not_offered_is_refused() -> None:
    with pytest.raises(InputError, match="nothing of that name is offered: assets: plc-7"):
        accept(offers_of(), ["assets: plc-7"])


def test_a_remembered_decision_answers_the_same_statement() -> None:
    answers = {offer.about: offer.answer for offer in offers_of(REFUSED)}
    assert answers == {"zones: packer": None, "assets: drive-9": "refuse", "assets: plc-9": None}


@pytest.mark.parametrize(
    "decision",
    [
        replace(REFUSED, observed="0" * 64),
        replace(REFUSED, field="role"),
        replace(REFUSED, about="drive-9"),
        replace(REFUSED, decision="keep_declared"),
        replace(REFUSED, expires="2027-01-05"),
    ],
)
def test_another_statement_another_question_or_an_end_opens_it_again(decision: Decision) -> None:
    offers = offers_of(decision, as_of=datetime(2027, 1, 6, 8, tzinfo=UTC))
    assert {offer.answer for offer in offers} == {None}


def test_a_section_that_is_one_item_is_called_by_its_name() -> None:
    (offer,) = offers_of(package="plant: {boundary: up to the office}")
    assert offer.about == "plant"
    assert offer.words == "the plant: boundary none → up to the office"
