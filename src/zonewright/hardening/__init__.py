"""The few countermeasures that take away most of the risk.

Here belongs what proposes countermeasures and chooses among them. Never: a verdict, a weight, the apply of anything
to a device.
"""
