"""Type identifications of IEC 60870-5-104, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.iec104.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_PUBLISH = Operation.PUBLISH
_OTHER = Operation.OTHER

_FRAMES = {
    "0": Code("acknowledgement (S frame)", _OTHER),
    # They open, close and test the connection, not the process behind it; every connection begins with a start.
    "0/1": Code("start data transfer", _OTHER),
    "0/4": Code("stop data transfer", _OTHER),
    "0/16": Code("test frame", _OTHER),
}

# What a station reports, asked or unasked; only the unasked counts as an operation.
_MONITORED = {
    "1": Code("single point", _PUBLISH),
    "2": Code("single point with time", _PUBLISH),
    "3": Code("double point", _PUBLISH),
    "4": Code("double point with time", _PUBLISH),
    "5": Code("step position", _PUBLISH),
    "6": Code("step position with time", _PUBLISH),
    "7": Code("bits", _PUBLISH),
    "8": Code("bits with time", _PUBLISH),
    "9": Code("measured value, normalized", _PUBLISH),
    "10": Code("measured value, normalized, with time", _PUBLISH),
    "11": Code("measured value, scaled", _PUBLISH),
    "12": Code("measured value, scaled, with time", _PUBLISH),
    "13": Code("measured value, short float", _PUBLISH),
    "14": Code("measured value, short float, with time", _PUBLISH),
    "15": Code("integrated totals", _PUBLISH),
    "16": Code("integrated totals with time", _PUBLISH),
    "17": Code("protection event with time", _PUBLISH),
    "18": Code("protection start events with time", _PUBLISH),
    "19": Code("protection output circuits with time", _PUBLISH),
    "20": Code("packed single points with change detection", _PUBLISH),
    "21": Code("measured value, normalized, no quality", _PUBLISH),
    "30": Code("single point with long time", _PUBLISH),
    "31": Code("double point with long time", _PUBLISH),
    "32": Code("step position with long time", _PUBLISH),
    "33": Code("bits with long time", _PUBLISH),
    "34": Code("measured value, normalized, with long time", _PUBLISH),
    "35": Code("measured value, scaled, with long time", _PUBLISH),
    "36": Code("measured value, short float, with long time", _PUBLISH),
    "37": Code("integrated totals with long time", _PUBLISH),
    "38": Code("protection event with long time", _PUBLISH),
    "39": Code("protection start events with long time", _PUBLISH),
    "40": Code("protection output circuits with long time", _PUBLISH),
    "70": Code("end of initialization", _PUBLISH),
}

# A command changes the process; selecting before executing has the same code and is the first half of it.
_COMMANDED = {
    "45": Code("single command", _WRITE),
    "46": Code("double command", _WRITE),
    "47": Code("regulating step command", _WRITE),
    "48": Code("set point, normalized", _WRITE),
    "49": Code("set point, scaled", _WRITE),
    "50": Code("set point, short float", _WRITE),
    "51": Code("bits command", _WRITE),
    "58": Code("single command with time", _WRITE),
    "59": Code("double command with time", _WRITE),
    "60": Code("regulating step command with time", _WRITE),
    "61": Code("set point, normalized, with time", _WRITE),
    "62": Code("set point, scaled, with time", _WRITE),
    "63": Code("set point, short float, with time", _WRITE),
    "64": Code("bits command with time", _WRITE),
}

_SYSTEM = {
    "81": Code("authentication challenge", _OTHER),
    "82": Code("authentication reply", _OTHER),
    "83": Code("authentication, aggressive mode", _OTHER),
    "84": Code("session key status request", _OTHER),
    "85": Code("session key status", _OTHER),
    "86": Code("session key change", _OTHER),
    "87": Code("authentication error", _OTHER),
    "90": Code("user certificate", _OTHER),
    # Who changes users or keys of users decides who may command.
    "91": Code("user status change", _CONTROL),
    "92": Code("update key change request", _CONTROL),
    "93": Code("update key change reply", _OTHER),
    "94": Code("update key change, symmetric", _CONTROL),
    "95": Code("update key change, asymmetric", _CONTROL),
    "100": Code("interrogation", _READ),
    # With some qualifiers it freezes or resets the counters; most read them.
    "101": Code("counter interrogation", _READ),
    "102": Code("read", _READ),
    "103": Code("set clock", _CONTROL),
    "104": Code("test", _DIAGNOSE),
    "105": Code("reset process", _CONTROL),
    "106": Code("delay acquisition", _DIAGNOSE),
    "107": Code("test with time", _DIAGNOSE),
    # Thresholds, filters and limits of measured values: they change what the control centre sees.
    "110": Code("parameter, normalized", _WRITE),
    "111": Code("parameter, scaled", _WRITE),
    "112": Code("parameter, short float", _WRITE),
    "113": Code("activate parameter", _WRITE),
    # The holder of a file offers and sends it; as a request it goes into the station, and so may new settings.
    "120": Code("file ready", _PROGRAM),
    "121": Code("section ready", _PROGRAM),
    # Mostly disturbance records; deleting one has the same code.
    "122": Code("call directory, file or section", _READ),
    "123": Code("last section or segment", _PROGRAM),
    "124": Code("file acknowledgement", _OTHER),
    "125": Code("file segment", _PROGRAM),
    "126": Code("file directory", _PUBLISH),
    "127": Code("query archive file", _READ),
}

CODES = {**_FRAMES, **_MONITORED, **_COMMANDED, **_SYSTEM}

ROOM = Room(name="iec104", tcp_ports=(2404,), codes=CODES, read=read, name_unit="station {}".format)
