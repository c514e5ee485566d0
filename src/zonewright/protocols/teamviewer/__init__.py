"""TeamViewer: that somebody is reached from outside by remote support.

What belongs here: the marks at the beginning of its messages.
What must never: what is shown or done; names in certificates of its web pages (`tls`).

Specification: none is published; the marks 0x1724 and 0x1130 are common knowledge among tools that recognise flows.
TCP and UDP 5938; TCP 80 and 443 where the way out is narrow. Not by content elsewhere: two octets say too little.

Keys: `0` a message of the first form, `1` of the second, `2` a datagram. Behind the first message of a TCP direction
all is skipped.
"""
