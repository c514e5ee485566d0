"""Services of OPC UA, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.opcua.read import read
from zonewright.protocols.room import Code, Room

_READ = Operation.READ
_WRITE = Operation.WRITE
_PROGRAM = Operation.PROGRAM
_CONTROL = Operation.CONTROL
_DIAGNOSE = Operation.DIAGNOSE
_PUBLISH = Operation.PUBLISH
_OTHER = Operation.OTHER

CODES = {
    "1": Code("open connection", _OTHER),
    "2": Code("error or message given up", _OTHER),
    "3": Code("reverse hello", _OTHER),
    # What it does to the process only its two ends know.
    "4": Code("encrypted message, service hidden", _OTHER),
    "397": Code("service fault", _OTHER),
    "422": Code("find servers", _DIAGNOSE),
    "428": Code("get endpoints", _DIAGNOSE),
    "437": Code("register server", _OTHER),
    "446": Code("open secure channel", _OTHER),
    "452": Code("close secure channel", _OTHER),
    "461": Code("create session", _OTHER),
    "467": Code("activate session", _OTHER),
    "473": Code("close session", _OTHER),
    "479": Code("cancel", _OTHER),
    # The address space is what the server is configured to offer.
    "488": Code("add nodes", _PROGRAM),
    "494": Code("add references", _PROGRAM),
    "500": Code("delete nodes", _PROGRAM),
    "506": Code("delete references", _PROGRAM),
    "527": Code("browse", _DIAGNOSE),
    "533": Code("browse next", _DIAGNOSE),
    "554": Code("translate browse paths", _DIAGNOSE),
    "560": Code("register nodes", _DIAGNOSE),
    "566": Code("unregister nodes", _DIAGNOSE),
    "615": Code("query first", _DIAGNOSE),
    "621": Code("query next", _DIAGNOSE),
    "631": Code("read", _READ),
    "664": Code("history read", _READ),
    "673": Code("write", _WRITE),
    # Recorded values are evidence; changing them does not move the process, yet it is a write.
    "700": Code("history update", _WRITE),
    # A method does what its maker made it do: start, reset, load. The graver reading holds.
    "712": Code("call method", _CONTROL),
    # A subscription is a standing order to read.
    "751": Code("create monitored items", _READ),
    "763": Code("modify monitored items", _READ),
    "769": Code("set monitoring mode", _READ),
    "775": Code("set triggering", _READ),
    "781": Code("delete monitored items", _READ),
    "787": Code("create subscription", _READ),
    "793": Code("modify subscription", _READ),
    "799": Code("set publishing mode", _READ),
    # The request only leaves room for an answer, which comes when values have changed.
    "826": Code("publish", _PUBLISH),
    "832": Code("republish", _PUBLISH),
    "841": Code("transfer subscriptions", _READ),
    "847": Code("delete subscriptions", _READ),
    "12208": Code("find servers on network", _DIAGNOSE),
    "12211": Code("register server, second form", _OTHER),
}

# 4840 is registered; the others are what servers in wide use are set to: 4841 to 4843 (further instances), 26543
# (node-opcua), 48010 and 48020 (Unified Automation), 48030 and 48031, 49320 (Kepware), 49380, 51210 and 62541 (OPC
# Foundation, Ignition), 53530 (Prosys), 12686 (Eclipse Milo).
ROOM = Room(
    name="opcua",
    tcp_ports=(4840, 4841, 4842, 4843, 12686, 26543, 48010, 48020, 48030, 48031, 49320, 49380, 51210, 53530, 62541),
    codes=CODES,
    read=read,
    by_content=True,
    name_area="namespace {}".format,
)
