"""Terminal sessions as makers print them; every address in them is made up."""

IOS = """\
sw-line1#terminal length 0
sw-line1#show version
Cisco IOS Software, IE3x00 Switch Software (IE3x00-UNIVERSALK9-M), Version 16.12.4, RELEASE SOFTWARE (fc5)
Technical Support: http://www.example.org/techsupport

sw-line1 uptime is 3 weeks, 2 days, 4 hours, 11 minutes
cisco IE-3300-8T2S (ARM64) processor with 523451K/6147K bytes of memory.
Processor board ID FDO2233U0AB
Base Ethernet MAC Address          : 00:1b:0c:10:20:00
sw-line1#show ip arp
Protocol  Address          Age (min)  Hardware Addr   Type   Interface
Internet  10.20.1.1               -   001b.0c10.2041  ARPA   Vlan20
Internet  10.20.1.11              4   001b.1b00.0011  ARPA   Vlan20
Internet  10.20.1.12              0   Incomplete      ARPA
sw-line1#sh mac add
          Mac Address Table
-------------------------------------------

Vlan    Mac Address       Type        Ports
----    -----------       --------    -----
 All    0100.0ccc.cccc    STATIC      CPU
  20    001b.0c10.2041    STATIC      CPU
  20    001b.1b00.0011    DYNAMIC     Gi1/3
  20    001b.1b00.0013    DYNAMIC     Gi1/1
  20    0090.e800.0001    DYNAMIC     Gi1/1
--More-- \b\b\b\b\b\b\b\b\b         \b\b\b\b\b\b\b\b\b  20    001b.1b00.0014    DYNAMIC     Gi1/1
Total Mac Addresses for this criterion: 6
sw-line1#show lldp neighbors detail
------------------------------------------------
Local Intf: Gi1/1
Chassis id: 0090.e800.0001
Port id: 9
Port Description: uplink
System Name: sw-line2

System Description:
Moxa EDS-510E

Time remaining: 100 seconds
System Capabilities: B
Enabled Capabilities: B
Management Addresses:
    IP: 10.20.1.3
Auto Negotiation - supported, enabled

Total entries displayed: 1
sw-line1#show cdp neighbors
Capability Codes: R - Router, T - Trans Bridge, B - Source Route Bridge
                  S - Switch, H - Host, I - IGMP, r - Repeater, P - Phone

Device ID        Local Intrfce     Holdtme    Capability  Platform  Port ID
core-router-with-a-long-name.plant.example
                 Gig 1/10          144             R S I  C9300-24T Gig 1/0/7
sw-line1#show interfaces trunk

Port        Mode             Encapsulation  Status        Native vlan
Gi1/10      on               802.1q         trunking      1

Port        Vlans allowed on trunk
Gi1/10      1-4094
sw-line1#show clock
*04:11:22.333 UTC Mon Jan 4 2027
sw-line1#
"""

NXOS_MAC = """\
core# show mac address-table
Legend:
        * - primary entry, G - Gateway MAC, (R) - Routed MAC, O - Overlay MAC
   VLAN     MAC Address      Type      age     Secure NTFY Ports
---------+-----------------+--------+---------+------+----+------------------
*   20     001b.1b00.0011   dynamic  0         F      F    Eth1/7
G    -     001b.0c99.0001   static   -         F      F    sup-eth1(R)
"""

JUNOS = """\
admin@ex-hall2> show arp no-resolve
MAC Address       Address         Interface         Flags
00:1b:1b:00:00:21 10.20.2.21      irb.20 [ge-0/0/1.0]  none
Total entries: 1

admin@ex-hall2> show ethernet-switching table
MAC flags (S - static MAC, D - dynamic MAC)

Ethernet switching table : 2 entries, 2 learned
Routing instance : default-switch
   Vlan                MAC                 MAC      Age    Logical                NH        RTR
   name                address             flags           interface              Index     ID
   v20                 00:1b:1b:00:00:21   D          -   ge-0/0/1.0             0         0
   v20                 00:1b:1b:00:00:22   D          -   ge-0/0/2.0             0         0

admin@ex-hall2> show lldp neighbors
Local Interface    Parent Interface    Chassis Id          Port info          System Name
ge-0/0/47          -                   00:1b:0c:10:20:00   Gi1/9              sw-line1
"""

HIRSCHMANN = """\
(RSP35)>show mac-addr-table

VLAN  MAC Address        Interface   Status
----  -----------------  ----------  ---------
1     00:1b:1b:00:00:31  1/3         learned
1     00:80:63:aa:bb:cc  cpu/1       management
"""

SCALANCE = """\
CLI#show mac-address-table

Vlan    Mac Address         Type     ConnectionId  Ports
----    -----------         ----     ------------  -----
1       00:1b:1b:00:00:41   Learnt                 Fa0/4
"""

MOXA = """\
EDS-510E# show mac-address-table
MAC                Type      VLAN Port
------------------ --------- ---- ----
00-1B-1B-00-00-51  ucast(l)  1    5
00-1B-1B-00-00-52  ucast(l)  1    1/2
"""

ARUBA = """\
hp-hall1# show mac-address

 Status and Counters - Port Address Table

  MAC Address   Port  VLAN
  ------------- ----- ----
  001b1b-000061 7     1
  001b1b-000062 A1    20

hp-hall1# show lldp info remote-device

 LLDP Remote Devices Information

  LocalPort | ChassisId          PortId PortDescr SysName
  --------- + ------------------ ------ --------- ----------------------
  7         | 00 1b 1b 00 00 61  port-1           plc-61
"""

LINUX = """\
root@gw1:~# ip neigh
10.20.1.11 dev eth0 lladdr 00:1b:1b:00:00:11 REACHABLE
10.20.1.99 dev eth0  FAILED
fe80::21b:1bff:fe00:11 dev eth0 lladdr 00:1b:1b:00:00:11 router STALE
root@gw1:~# arp -a
? (10.20.1.11) at 00:1b:1b:00:00:11 [ether] on eth0
? (10.20.1.98) at <incomplete> on eth0
root@gw1:~# bridge fdb show
33:33:00:00:00:01 dev eth0 self permanent
00:1b:1b:00:00:71 dev lan3 vlan 20 master br0
00:0c:29:00:00:01 dev br0 vlan 1 master br0 permanent
root@gw1:~# cat /etc/motd
welcome
"""

WINDOWS = """\
C:\\Users\\operator>arp -a

Interface: 10.20.1.50 --- 0x4
  Internet Address      Physical Address      Type
  10.20.1.1             00-1b-0c-10-20-41     dynamic
  10.20.1.255           ff-ff-ff-ff-ff-ff     static
  224.0.0.22            01-00-5e-00-00-16     static
"""
