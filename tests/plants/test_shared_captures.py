"""Real captures that nobody of this project made, against the truth that other tools wrote beside them."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.surveying import survey_of
from zonewright.model.survey import Survey

SHARED = Path(__file__).parents[3] / "shared" / "data"
NO_CARD = "00:00:00:00:00:00"
"""Stands in frames of a loopback interface."""

CAPTURES = {
    "pcap/iti/pcaps/ModbusTCP/ModbusTCP.pcap": ("modbus", "modbus.func_code"),
    "pcap/icsnpp/modbus/testing/traces/modbus_example.pcap": ("modbus", "modbus.func_code"),
    "pcap/iti/pcaps/profinet/PROFINET-RT-DCP/PROFINET-RT.pcap": ("profinet_dcp", "pn_dcp.service_id"),
}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the shared captures do not lie beside the project"),
]


@pytest.fixture(scope="module", params=sorted(CAPTURES))
def pair(request: pytest.FixtureRequest) -> tuple[str, Survey, dict[str, Any]]:
    name = str(request.param)
    return name, survey_of(SHARED / name), json.loads((SHARED / "groundtruth" / f"{name}.json").read_text("utf-8"))


def test_every_packet_is_counted(pair: tuple[str, Survey, dict[str, Any]]) -> None:
    _, survey, truth = pair
    assert survey.inputs[0].packets == survey.inputs[0].decoded == truth["packets"]


def test_function_codes_are_those_of_the_other_tool(pair: tuple[str, Survey, dict[str, Any]]) -> None:
    name, survey, truth = pair
    protocol, field = CAPTURES[name]
    counted: Counter[str] = Counter()
    for flow in survey.flows:
        for key, count in flow.function_codes.items() if flow.protocol == protocol else ():
            counted[key.partition("/")[0]] += count.requests + count.responses + count.errors
    assert counted == truth["ot"][field]


def test_every_sender_is_an_asset_and_nothing_is_invented(pair: tuple[str, Survey, dict[str, Any]]) -> None:
    """Every network card that sent a frame belongs to one asset; an asset without one has an address that was seen."""
    _, survey, truth = pair
    senders = {row[0] for row in truth["endpoints"]["eth"]["rows"] if row[3]} - {NO_CARD}
    cards = {address.mac for asset in survey.assets for address in asset.addresses if address.mac}
    assert cards == senders
