"""The protocol rooms of the house, in the order in which `dispatch` numbers them.

Of rooms that share a port, the first whose messages are found has the flow.
"""

from zonewright.protocols.ads.codes import ROOM as ADS
from zonewright.protocols.bacnet.codes import ROOM as BACNET
from zonewright.protocols.cclink.codes import ROOM_BASIC as CCLINK_BASIC
from zonewright.protocols.cclink.codes import ROOM_FRAME as CCLINK_FRAME
from zonewright.protocols.cdp.codes import ROOM as CDP
from zonewright.protocols.codesys.codes import ROOM as CODESYS
from zonewright.protocols.dhcp.codes import ROOM as DHCP
from zonewright.protocols.dhcp.codes import ROOM_6 as DHCP_6
from zonewright.protocols.dnp3.codes import ROOM as DNP3
from zonewright.protocols.dns.codes import ROOM as DNS
from zonewright.protocols.enip.codes import ROOM as ENIP
from zonewright.protocols.esp.codes import ROOM as ESP
from zonewright.protocols.ethercat.codes import ROOM as ETHERCAT
from zonewright.protocols.fins.codes import ROOM as FINS
from zonewright.protocols.ftp.codes import ROOM as FTP
from zonewright.protocols.gesrtp.codes import ROOM as GESRTP
from zonewright.protocols.goose.codes import ROOM as GOOSE
from zonewright.protocols.hartip.codes import ROOM as HARTIP
from zonewright.protocols.hsrp.codes import ROOM as HSRP
from zonewright.protocols.http.codes import ROOM as HTTP
from zonewright.protocols.iec104.codes import ROOM as IEC104
from zonewright.protocols.ike.codes import ROOM as IKE
from zonewright.protocols.knxip.codes import ROOM as KNXIP
from zonewright.protocols.l2tp.codes import ROOM as L2TP
from zonewright.protocols.lacp.codes import ROOM as LACP
from zonewright.protocols.lldp.codes import ROOM as LLDP
from zonewright.protocols.llmnr.codes import ROOM as LLMNR
from zonewright.protocols.mdns.codes import ROOM as MDNS
from zonewright.protocols.mms.codes import ROOM as MMS
from zonewright.protocols.modbus.codes import ROOM as MODBUS
from zonewright.protocols.mqtt.codes import ROOM as MQTT
from zonewright.protocols.mrp.codes import ROOM as MRP
from zonewright.protocols.netbios.codes import ROOM_DATAGRAMS as NETBIOS_DATAGRAMS
from zonewright.protocols.netbios.codes import ROOM_NAMES as NETBIOS_NAMES
from zonewright.protocols.netflow.codes import ROOM as NETFLOW
from zonewright.protocols.ntp.codes import ROOM as NTP
from zonewright.protocols.opcua.codes import ROOM as OPCUA
from zonewright.protocols.openvpn.codes import ROOM as OPENVPN
from zonewright.protocols.powerlink.codes import ROOM as POWERLINK
from zonewright.protocols.pptp.codes import ROOM as PPTP
from zonewright.protocols.profinet.codes import ROOM_DCP, ROOM_RT
from zonewright.protocols.profinet_cm.codes import ROOM as PROFINET_CM
from zonewright.protocols.prp.codes import ROOM as PRP
from zonewright.protocols.ptp.codes import ROOM as PTP
from zonewright.protocols.rdp.codes import ROOM as RDP
from zonewright.protocols.room import Room
from zonewright.protocols.s7comm.codes import ROOM as S7COMM
from zonewright.protocols.s7plus.codes import ROOM as S7PLUS
from zonewright.protocols.slmp.codes import ROOM as SLMP
from zonewright.protocols.smb.codes import ROOM as SMB
from zonewright.protocols.snmp.codes import ROOM as SNMP
from zonewright.protocols.ssdp.codes import ROOM as SSDP
from zonewright.protocols.ssh.codes import ROOM as SSH
from zonewright.protocols.stp.codes import ROOM as STP
from zonewright.protocols.stun.codes import ROOM as STUN
from zonewright.protocols.sv.codes import ROOM as SV
from zonewright.protocols.synchrophasor.codes import ROOM as SYNCHROPHASOR
from zonewright.protocols.syslog.codes import ROOM as SYSLOG
from zonewright.protocols.teamviewer.codes import ROOM as TEAMVIEWER
from zonewright.protocols.telnet.codes import ROOM as TELNET
from zonewright.protocols.tftp.codes import ROOM as TFTP
from zonewright.protocols.tls.codes import ROOM as TLS
from zonewright.protocols.vnc.codes import ROOM as VNC
from zonewright.protocols.vrrp.codes import ROOM as VRRP
from zonewright.protocols.wireguard.codes import ROOM as WIREGUARD
from zonewright.protocols.wsdiscovery.codes import ROOM as WSDISCOVERY

_INDUSTRIAL: tuple[Room, ...] = (
    MODBUS,
    S7COMM,
    ENIP,
    ROOM_DCP,
    ROOM_RT,
    LLDP,
    S7PLUS,
    MMS,
    OPCUA,
    GOOSE,
    SV,
    DNP3,
    IEC104,
    BACNET,
    ADS,
    ETHERCAT,
    PROFINET_CM,
    FINS,
    SLMP,
    HARTIP,
    SYNCHROPHASOR,
    CODESYS,
    GESRTP,
    KNXIP,
    MQTT,
    POWERLINK,
    CCLINK_BASIC,
    CCLINK_FRAME,
)
_OTHERS: tuple[Room, ...] = (
    CDP,
    STP,
    LACP,
    MRP,
    PRP,
    VRRP,
    HSRP,
    PTP,
    NTP,
    DHCP,
    DHCP_6,
    DNS,
    MDNS,
    LLMNR,
    NETBIOS_NAMES,
    NETBIOS_DATAGRAMS,
    SNMP,
    SYSLOG,
    SSDP,
    WSDISCOVERY,
    HTTP,
    TLS,
    SSH,
    TELNET,
    FTP,
    TFTP,
    SMB,
    RDP,
    VNC,
    TEAMVIEWER,
    OPENVPN,
    WIREGUARD,
    IKE,
    ESP,
    L2TP,
    PPTP,
    STUN,
    NETFLOW,
)
ROOMS: tuple[Room, ...] = (*_INDUSTRIAL, *_OTHERS)
