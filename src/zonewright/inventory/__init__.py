"""What is there and who talks to whom: assets, groups, flows, conflicts, production functions, coverage.

Here belongs the decision what is one asset and one flow, from the tables and the declared plant [62443-3-2:2020 ZCR 1].
Never: a file, a clock, a zone proposed, a value declared by a person that is overwritten by one that was seen.
"""
