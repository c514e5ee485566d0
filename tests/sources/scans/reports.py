"""Reports of scans as nmap writes them; every host in them is made up."""

S7 = "&#xa;  Module: 6ES7 315-2EH14-0AB0&#xa;  Version: 3.2.6&#xa;  System Name: LINE1"
S7 += "&#xa;  Module Type: CPU 315-2 PN/DP"

HEAD = '<?xml version="1.0"?>\n<!DOCTYPE nmaprun>\n<nmaprun scanner="nmap" args="nmap -oX" start="1800000000">\n'

PLC = f"""\
<host starttime="1800000001" endtime="1800000009"><status state="up" reason="arp-response"/>
<address addr="10.20.1.11" addrtype="ipv4"/><address addr="00:1B:1B:00:00:11" addrtype="mac" vendor="Siemens AG"/>
<hostnames><hostname name="typed" type="user"/><hostname name="plc11.plant.example" type="PTR"/></hostnames>
<ports>
<port protocol="tcp" portid="102"><state state="open"/><service name="iso-tsap" product="S7 PLC" version="3"/>
<script id="s7-info" output="{S7}"/></port>
<port protocol="tcp" portid="80"><state state="closed"/></port></ports>
<os><osmatch name="Something" accuracy="88"/>
<osmatch name="S7-300" accuracy="97"><osclass type="PLC" accuracy="97"/></osmatch></os>
</host>
"""

DOWN = '<host><status state="down"/><address addr="10.20.1.12" addrtype="ipv4"/></host>\n'
ITSELF = '<host><status state="up"/><address addr="127.0.0.1" addrtype="ipv4"/></host>\n'
TAIL = '<runstats><finished time="1800000010"/></runstats>\n</nmaprun>\n'
WHOLE = HEAD + PLC + DOWN + ITSELF + TAIL
