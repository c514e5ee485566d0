"""What an edge must do: one `typing.Protocol` per kind of edge, with its laws in words.

Here belongs a promise and the frozen thing that crosses it. Never: an implementation, a file, a library.
One suite per contract in `tests/contracts` runs on every implementation that an entry point names.
"""
