"""Services of MMS, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.mms.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_CONTROL = Operation.CONTROL
_PROGRAM = Operation.PROGRAM
_DIAGNOSE = Operation.DIAGNOSE
_PUBLISH = Operation.PUBLISH
_OTHER = Operation.OTHER

CODES = {
    "0": Code("confirmed service that is not told", _OTHER),
    "0/0": Code("status", _DIAGNOSE),
    "0/1": Code("get name list", _DIAGNOSE),
    "0/2": Code("identify", _DIAGNOSE),
    "0/3": Code("rename", _PROGRAM),
    "0/4": Code("read", _READ),
    # An operation of a switch (`$CO$...$Oper`) is a write too: it changes the process through a variable.
    "0/5": Code("write", _WRITE),
    "0/6": Code("get variable access attributes", _DIAGNOSE),
    # Defining and deleting names, lists, types and semaphores changes what the device offers, not the process.
    "0/7": Code("define named variable", _PROGRAM),
    "0/8": Code("define scattered access", _PROGRAM),
    "0/9": Code("get scattered access attributes", _DIAGNOSE),
    "0/10": Code("delete variable access", _PROGRAM),
    "0/11": Code("define named variable list", _PROGRAM),
    "0/12": Code("get named variable list attributes", _DIAGNOSE),
    "0/13": Code("delete named variable list", _PROGRAM),
    "0/14": Code("define named type", _PROGRAM),
    "0/15": Code("get named type attributes", _DIAGNOSE),
    "0/16": Code("delete named type", _PROGRAM),
    # An operator's desk is asked to key in, or shown, something.
    "0/17": Code("input", _READ),
    "0/18": Code("output", _WRITE),
    # Who holds a semaphore holds what it guards.
    "0/19": Code("take control", _CONTROL),
    "0/20": Code("relinquish control", _CONTROL),
    "0/21": Code("define semaphore", _PROGRAM),
    "0/22": Code("delete semaphore", _PROGRAM),
    "0/23": Code("report semaphore status", _DIAGNOSE),
    "0/24": Code("report pool semaphore status", _DIAGNOSE),
    "0/25": Code("report semaphore entry status", _DIAGNOSE),
    # A domain is a program with its data; who fetches one holds it.
    "0/26": Code("initiate download sequence", _PROGRAM),
    "0/27": Code("download segment", _PROGRAM),
    "0/28": Code("terminate download sequence", _PROGRAM),
    "0/29": Code("initiate upload sequence", _PROGRAM),
    "0/30": Code("upload segment", _PROGRAM),
    "0/31": Code("terminate upload sequence", _PROGRAM),
    "0/32": Code("request domain download", _PROGRAM),
    "0/33": Code("request domain upload", _PROGRAM),
    "0/34": Code("load domain content", _PROGRAM),
    "0/35": Code("store domain content", _PROGRAM),
    "0/36": Code("delete domain", _PROGRAM),
    "0/37": Code("get domain attributes", _DIAGNOSE),
    "0/38": Code("create program invocation", _PROGRAM),
    "0/39": Code("delete program invocation", _PROGRAM),
    "0/40": Code("start", _CONTROL),
    "0/41": Code("stop", _CONTROL),
    "0/42": Code("resume", _CONTROL),
    "0/43": Code("reset", _CONTROL),
    "0/44": Code("kill", _CONTROL),
    "0/45": Code("get program invocation attributes", _DIAGNOSE),
    # The device is told to fetch a file: its settings come this way.
    "0/46": Code("obtain file", _PROGRAM),
    "0/47": Code("define event condition", _PROGRAM),
    "0/48": Code("delete event condition", _PROGRAM),
    "0/49": Code("get event condition attributes", _DIAGNOSE),
    "0/50": Code("report event condition status", _DIAGNOSE),
    # Switching the monitoring off silences alarms.
    "0/51": Code("alter event condition monitoring", _CONTROL),
    "0/52": Code("trigger event", _CONTROL),
    "0/53": Code("define event action", _PROGRAM),
    "0/54": Code("delete event action", _PROGRAM),
    "0/55": Code("get event action attributes", _DIAGNOSE),
    "0/56": Code("report event action status", _DIAGNOSE),
    "0/57": Code("define event enrollment", _PROGRAM),
    "0/58": Code("delete event enrollment", _PROGRAM),
    "0/59": Code("alter event enrollment", _CONTROL),
    "0/60": Code("report event enrollment status", _DIAGNOSE),
    "0/61": Code("get event enrollment attributes", _DIAGNOSE),
    "0/62": Code("acknowledge event notification", _CONTROL),
    "0/63": Code("get alarm summary", _DIAGNOSE),
    "0/64": Code("get alarm enrollment summary", _DIAGNOSE),
    "0/65": Code("read journal", _READ),
    # A journal is a record of what happened: writing and emptying it changes the evidence.
    "0/66": Code("write journal", _WRITE),
    "0/67": Code("initialize journal", _CONTROL),
    "0/68": Code("report journal status", _DIAGNOSE),
    "0/69": Code("create journal", _PROGRAM),
    "0/70": Code("delete journal", _PROGRAM),
    "0/71": Code("get capability list", _DIAGNOSE),
    # Files are records of disturbances as often as settings; fetching leaves the device as it is.
    "0/72": Code("open file", _READ),
    "0/73": Code("read file", _READ),
    "0/74": Code("close file", _READ),
    "0/75": Code("rename file", _PROGRAM),
    "0/76": Code("delete file", _PROGRAM),
    "0/77": Code("file directory", _DIAGNOSE),
    "0/78": Code("additional service", _OTHER),
    # Reports of IEC 61850 come as this.
    "3/0": Code("information report", _PUBLISH),
    "3/1": Code("unsolicited status", _PUBLISH),
    "3/2": Code("event notification", _PUBLISH),
    "4": Code("refused PDU", _OTHER),
    "5": Code("cancel", _OTHER),
    "8": Code("initiate", _OTHER),
    "11": Code("conclude", _OTHER),
}

ROOM = Room(name="mms", tcp_ports=(102,), codes=CODES, read=read)
