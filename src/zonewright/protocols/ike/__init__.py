"""IKE: that two ends agree on an IPsec tunnel, and what programs they are.

What belongs here: the header of both versions, the payloads in clear of the first messages: vendor ids, names.
What must never: what the tunnel carries (`esp`), which algorithms were chosen.

Specification: *RFC 2408*, *RFC 2409* (version 1), *RFC 7296* (version 2), *RFC 3948* (behind the mark of four zeros on
port 4500). UDP 500 and 4500; by content on any other port.

Keys: `<version>/<exchange>` (`1/2` main mode, `1/4` aggressive mode, `2/34` the first of version 2). On port 4500 the
tunnel's own packets are passed over.
"""
