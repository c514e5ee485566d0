"""Where the fields of a frame stand, as far as it can be told: what a mutation may aim at."""

from dataclasses import dataclass

_TAGS = (0x8100, 0x88A8, 0x9100)
_IPV4, _IPV6 = 0x0800, 0x86DD
TCP, UDP = 6, 17


@dataclass(frozen=True, slots=True)
class FrameView:
    """Offsets within a frame; 0 for what is not there.

    Attributes:
        ethertype: of the ethertype behind the last tag.
        network: of the header of IP.
        transport: of the header of TCP or UDP.
        protocol: of IP, -1 without.
        payload: of what is inside everything that is known here.
    """

    ethertype: int
    network: int = 0
    transport: int = 0
    protocol: int = -1
    payload: int = 0


def view_frame(frame: bytes, *, link: int = 1) -> FrameView:
    """Find the fields of a frame."""
    if link != 1:
        return FrameView(0, payload=min(16, len(frame)))
    at = 12
    while _word(frame, at) in _TAGS and at < 40:
        at += 4
    kind, network = _word(frame, at), at + 2
    if kind == _IPV4 and len(frame) >= network + 20:
        return _view_transport(frame, at, network + 4 * (frame[network] & 15), frame[network + 9])
    if kind == _IPV6 and len(frame) >= network + 40:
        return _view_transport(frame, at, network + 40, frame[network + 6])
    return FrameView(at, payload=min(network, len(frame)))


def _view_transport(frame: bytes, ethertype: int, at: int, protocol: int) -> FrameView:
    network = ethertype + 2
    if protocol == TCP and len(frame) >= at + 20:
        payload = at + 4 * (frame[at + 12] >> 4)
        return FrameView(ethertype, network, at, protocol, min(payload, len(frame)))
    if protocol == UDP and len(frame) >= at + 8:
        return FrameView(ethertype, network, at, protocol, at + 8)
    return FrameView(ethertype, network, 0, protocol, min(at, len(frame)))


def _word(frame: bytes, at: int) -> int:
    return int.from_bytes(frame[at : at + 2], "big")


def end_of(frame: bytes, view: FrameView) -> int:
    """Tell where the payload ends: as the header of IPv4 says, without the padding of the frame."""
    if view.network and _word(frame, view.ethertype) == _IPV4:
        return max(view.payload, min(len(frame), view.network + _word(frame, view.network + 2)))
    return len(frame)


def replace_payload(frame: bytes, view: FrameView, payload: bytes) -> bytes:
    """Put other octets behind the headers; lengths of IP and UDP follow."""
    octets = bytearray(frame[: view.payload] + payload)
    if view.network and _word(frame, view.ethertype) == _IPV4:
        octets[view.network + 2 : view.network + 4] = (len(octets) - view.network & 0xFFFF).to_bytes(2, "big")
    if view.network and _word(frame, view.ethertype) == _IPV6:
        octets[view.network + 4 : view.network + 6] = (len(octets) - view.network - 40 & 0xFFFF).to_bytes(2, "big")
    if view.transport and view.protocol == UDP:
        octets[view.transport + 4 : view.transport + 6] = (len(octets) - view.transport & 0xFFFF).to_bytes(2, "big")
    return bytes(octets)
