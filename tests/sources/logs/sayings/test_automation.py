from tests.sources.logs.sayings.test_industrial import ANSWER, ASK, FAIL, TELL, line, told
from zonewright.sources.logs.sayings import automation


def test_bacnet_messages() -> None:
    read = automation.read_bacnet
    asked = line(is_orig="T", pdu_type="CONFIRMED_REQUEST", pdu_service="write_property")
    assert told(read(asked)) == [(True, "0/15", ASK)]
    assert told(read(line(is_orig="F", pdu_type="SIMPLE_ACK", pdu_service="write_property"))) == [
        (False, "0/15", ANSWER)
    ]
    assert told(read(line(is_orig="F", pdu_type="ERROR_PDU", pdu_service="read_property"))) == [(False, "0/12", FAIL)]
    assert told(read(line(is_orig="T", pdu_type="UNCONFIRMED_REQUEST", pdu_service="i_am"))) == [(True, "1/0", TELL)]
    assert told(read(line(is_orig="T", pdu_type="UNCONFIRMED_REQUEST", pdu_service="who_is"))) == [(True, "1/8", ASK)]
    refused = line(is_orig="F", pdu_type="REJECT_PDU", pdu_service="reject", result_code="unrecognized-service")
    assert told(read(refused)) == [(False, "6/9", FAIL)]
    assert told(read(line(is_orig="T", pdu_type="SEGMENT_ACK"))) == [(True, "4", ANSWER)]
    assert isinstance(read(line(pdu_type="CONFIRMED_REQUEST", pdu_service="sing")), str)
    assert isinstance(read(line(pdu_type="SONG")), str)


def test_bacnet_below_messages() -> None:
    read = automation.read_bacnet
    assert told(read(line(pdu_type="NPDU", pdu_service="i_am_router_to_network"))) == [(True, "128/1", ASK)]
    assert told(read(line(pdu_type="NPDU", pdu_service="Unknown-0x90"))) == [(True, "128/256", ASK)]
    assert told(read(line(bvlc_function="Register_Foreign_Device"))) == [(True, "129/5", ASK)]
    failed = line(is_orig="F", bvlc_function="BVLC_Result", result_code="Register-Foreign-Device_NAK")
    assert told(read(failed)) == [(False, "129/0", FAIL)]
    assert told(read(line(bvlc_function="Original_Unicast_NPDU"))) == []
    assert isinstance(read(line(bvlc_function="Song")), str)


def test_opcua() -> None:
    read = automation.read_opcua
    both = line(msg_type="MSG", req_identifier="673", res_identifier="676")
    assert told(read(both)) == [(True, "673", ASK), (False, "673", ANSWER)]
    assert told(read(line(msg_type="MSG", req_identifier="631", res_identifier="397")))[1] == (False, "397", FAIL)
    assert told(read(line(msg_type="MSG", identifier="634", is_orig="F"))) == [(False, "631", ANSWER)]
    assert told(read(line(msg_type="HEL"))) == [(True, "1", ASK)]
    assert told(read(line(msg_type="ACK", is_orig="F"))) == [(False, "1", ANSWER)]
    assert told(read(line(msg_type="CLO"))) == []
    assert told(read(line(msg_type="MSG", req_identifier="12208", res_identifier="12209")))[1] == (
        False,
        "12208",
        ANSWER,
    )
    assert told(read(line(msg_type="MSG", req_identifier="30000"))) == [(True, "30000", ASK)]


def test_profinet() -> None:
    read = automation.read_profinet_cm
    device = {"interface_uuid": "DEA00001-6C97-11D1-8271-00A02442DF7D", "is_orig": "T"}
    assert told(read(line(packet_type="Request", operation_num="Write", **device))) == [(True, "1/3", ASK)]
    assert told(read(line(packet_type="Fault", operation_num="Write", **device))) == [(True, "1/3", FAIL)]
    assert told(read(line(packet_type="Ping", **device))) == []
    assert told(read(line(packet_type="Request", operation_num="Write", fragment_num="1", **device))) == []
    assert told(read(line(packet_type="Response", operation_num="0"))) == [(False, "0/0", ANSWER)]
    assert isinstance(read(line(packet_type="Song")), str)


def test_synchrophasor() -> None:
    read = automation.read_synchrophasor
    assert told(read(line(frame_type="Data"))) == [(False, "0", TELL)]
    assert told(read(line(frame_type="Command", command="Data off"))) == [(True, "4/1", ASK)]
    assert told(read(line(frame_type="Command"))) == [(True, "4", ASK)]
    assert isinstance(read(line(frame_type="Song")), str)


def test_fins() -> None:
    read = automation.read_fins
    assert told(read(line(icf_data_type="Command (0)", command_code="Stop (0x0402)"))) == [(True, "4/2", ASK)]
    assert told(read(line(icf_data_type="Response (1)", command_code="Run (0x0401)"))) == [(False, "4/1", ANSWER)]
    assert isinstance(read(line(command_code="Dance")), str)
