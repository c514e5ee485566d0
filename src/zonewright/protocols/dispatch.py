"""Hands a PDU to the counter of its protocol, which is reached by its address.

The counters stand in the order of `registry.ROOMS`; a test holds the two together.
"""

from typing import Any

from zonewright.protocols.ads.count import count as count_ads
from zonewright.protocols.bacnet.count import count as count_bacnet
from zonewright.protocols.cclink.count import count_basic as count_cclink_basic
from zonewright.protocols.cclink.count import count_frame as count_cclink_frame
from zonewright.protocols.cdp.count import count as count_cdp
from zonewright.protocols.codesys.count import count as count_codesys
from zonewright.protocols.counter import FOREIGN, TOUCHED
from zonewright.protocols.dhcp.count import count as count_dhcp
from zonewright.protocols.dhcp.count import count6 as count_dhcp6
from zonewright.protocols.dnp3.count import count as count_dnp3
from zonewright.protocols.dns.count import count as count_dns
from zonewright.protocols.enip.count import count as count_enip
from zonewright.protocols.esp.count import count as count_esp
from zonewright.protocols.ethercat.count import count as count_ethercat
from zonewright.protocols.fins.count import count as count_fins
from zonewright.protocols.ftp.count import count as count_ftp
from zonewright.protocols.gesrtp.count import count as count_gesrtp
from zonewright.protocols.goose.count import count as count_goose
from zonewright.protocols.hartip.count import count as count_hartip
from zonewright.protocols.hsrp.count import count as count_hsrp
from zonewright.protocols.http.count import count as count_http
from zonewright.protocols.iec104.count import count as count_iec104
from zonewright.protocols.ike.count import count as count_ike
from zonewright.protocols.kernel import kernel
from zonewright.protocols.knxip.count import count as count_knxip
from zonewright.protocols.l2tp.count import count as count_l2tp
from zonewright.protocols.lacp.count import count as count_lacp
from zonewright.protocols.linkage import call_counter
from zonewright.protocols.lldp.count import count as count_lldp
from zonewright.protocols.llmnr.count import count as count_llmnr
from zonewright.protocols.mdns.count import count as count_mdns
from zonewright.protocols.mms.count import count as count_mms
from zonewright.protocols.modbus.count import count as count_modbus
from zonewright.protocols.mqtt.count import count as count_mqtt
from zonewright.protocols.mrp.count import count as count_mrp
from zonewright.protocols.netbios.count import count_datagrams as count_netbios_datagrams
from zonewright.protocols.netbios.count import count_names as count_netbios_names
from zonewright.protocols.netflow.count import count as count_netflow
from zonewright.protocols.ntp.count import count as count_ntp
from zonewright.protocols.opcua.count import count as count_opcua
from zonewright.protocols.openvpn.count import count as count_openvpn
from zonewright.protocols.powerlink.count import count as count_powerlink
from zonewright.protocols.pptp.count import count as count_pptp
from zonewright.protocols.profinet.count import count_dcp, count_rt
from zonewright.protocols.profinet_cm.count import count as count_profinet_cm
from zonewright.protocols.prp.count import count as count_prp
from zonewright.protocols.ptp.count import count as count_ptp
from zonewright.protocols.rdp.count import count as count_rdp
from zonewright.protocols.s7comm.count import count as count_s7comm
from zonewright.protocols.s7plus.count import count as count_s7plus
from zonewright.protocols.slmp.count import count as count_slmp
from zonewright.protocols.smb.count import count as count_smb
from zonewright.protocols.snmp.count import count as count_snmp
from zonewright.protocols.ssdp.count import count as count_ssdp
from zonewright.protocols.ssh.count import count as count_ssh
from zonewright.protocols.stp.count import count as count_stp
from zonewright.protocols.stun.count import count as count_stun
from zonewright.protocols.sv.count import count as count_sv
from zonewright.protocols.synchrophasor.count import count as count_synchrophasor
from zonewright.protocols.syslog.count import count as count_syslog
from zonewright.protocols.teamviewer.count import count as count_teamviewer
from zonewright.protocols.telnet.count import count as count_telnet
from zonewright.protocols.tftp.count import count as count_tftp
from zonewright.protocols.tls.count import count as count_tls
from zonewright.protocols.vnc.count import count as count_vnc
from zonewright.protocols.vrrp.count import count as count_vrrp
from zonewright.protocols.wireguard.count import count as count_wireguard
from zonewright.protocols.wsdiscovery.count import count as count_wsdiscovery

_INDUSTRIAL: tuple[Any, ...] = (
    count_modbus,
    count_s7comm,
    count_enip,
    count_dcp,
    count_rt,
    count_lldp,
    count_s7plus,
    count_mms,
    count_opcua,
    count_goose,
    count_sv,
    count_dnp3,
    count_iec104,
    count_bacnet,
    count_ads,
    count_ethercat,
    count_profinet_cm,
    count_fins,
    count_slmp,
    count_hartip,
    count_synchrophasor,
    count_codesys,
    count_gesrtp,
    count_knxip,
    count_mqtt,
    count_powerlink,
    count_cclink_basic,
    count_cclink_frame,
)
_OTHERS: tuple[Any, ...] = (
    count_cdp,
    count_stp,
    count_lacp,
    count_mrp,
    count_prp,
    count_vrrp,
    count_hsrp,
    count_ptp,
    count_ntp,
    count_dhcp,
    count_dhcp6,
    count_dns,
    count_mdns,
    count_llmnr,
    count_netbios_names,
    count_netbios_datagrams,
    count_snmp,
    count_syslog,
    count_ssdp,
    count_wsdiscovery,
    count_http,
    count_tls,
    count_ssh,
    count_telnet,
    count_ftp,
    count_tftp,
    count_smb,
    count_rdp,
    count_vnc,
    count_teamviewer,
    count_openvpn,
    count_wireguard,
    count_ike,
    count_esp,
    count_l2tp,
    count_pptp,
    count_stun,
    count_netflow,
)
COUNTERS: tuple[Any, ...] = (*_INDUSTRIAL, *_OTHERS)


@kernel
def count_pdu(addresses: Any, room: int, octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the messages of the PDU at `start` as the room of that number does; the marks begin empty.

    `addresses` are those of `linkage.link_counters(COUNTERS)`.
    """
    marks[0] = 0
    marks[TOUCHED] = 0
    if room < 0 or room >= addresses.shape[0]:
        return FOREIGN
    return int(call_counter(addresses[room], octets, start, end, from_server, marks))
