"""What the lines of logs of messages say, protocol by protocol.

What belongs here: from the words of one line to messages under the codes of a protocol's room.
What must never: a file, a table of many lines, names that the catalogs hold.
"""
