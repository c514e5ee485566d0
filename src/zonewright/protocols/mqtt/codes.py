"""Packets of MQTT and messages of Sparkplug B, and why each is classed so."""

from zonewright.model.flow import Operation
from zonewright.protocols.mqtt.read import read
from zonewright.protocols.room import Code, Room

CODES = {
    "1": Code("connect", Operation.OTHER),
    # What a topic means only its applications know: it may as well be an order.
    "3": Code("publish", Operation.PUBLISH),
    "3/0": Code("Sparkplug: long topic", Operation.PUBLISH),
    "3/1": Code("Sparkplug: birth of a node", Operation.PUBLISH),
    "3/2": Code("Sparkplug: death of a node", Operation.PUBLISH),
    "3/3": Code("Sparkplug: birth of a device", Operation.PUBLISH),
    "3/4": Code("Sparkplug: death of a device", Operation.PUBLISH),
    "3/5": Code("Sparkplug: data of a node", Operation.PUBLISH),
    "3/6": Code("Sparkplug: data of a device", Operation.PUBLISH),
    # Writes values of the node or device; some of them restart it.
    "3/7": Code("Sparkplug: command to a node", Operation.WRITE),
    "3/8": Code("Sparkplug: command to a device", Operation.WRITE),
    "3/9": Code("Sparkplug: state of an application", Operation.PUBLISH),
    "6": Code("release", Operation.OTHER),
    # Orders values to be sent.
    "8": Code("subscribe", Operation.READ),
    "10": Code("unsubscribe", Operation.OTHER),
    "12": Code("ping", Operation.OTHER),
    "14": Code("disconnect", Operation.OTHER),
    "15": Code("authenticate", Operation.OTHER),
}

ROOM = Room(name="mqtt", tcp_ports=(1883,), codes=CODES, read=read)
