"""S7comm: what engineering stations and HMIs ask of SIMATIC controllers over ISO-on-TCP.

What belongs here: TPKT, COTP, the S7 header, job and user-data codes, identity (system status lists 0x11 and 0x1C),
program moves.
What must never: S7comm-plus (protocol id 0x72), IEC 61850 MMS or anything else that shares port 102: their TPKTs are
stepped over without a mark, so that the stream stays in step, and a stream without one mark is not S7comm.

Specification: RFC 1006 (TPKT) and RFC 905 / ISO 8073 class 0 (COTP); S7comm itself was never published by its maker and
stands here as the open implementations agree on it (Snap7, libnodave). Port 102, TCP.

Keys: `1/<function>` for jobs and their answers (an answer with an error class or code is an error; the return code of a
single variable inside a good answer is not); `1/40/1` for a PI service whose name moves, stores or deletes blocks;
`2` for an acknowledgement without data; `7/<function group>/<sub-function>` for user data, request, answer or push by
its type. A COTP segment that continues a message marks nothing.
"""
