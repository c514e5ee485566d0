"""The nouns of the standard and of the wire, frozen, and the schemas of the bulk tables.

Here belongs a thing with a name that keeps itself valid. Never: a decision, a file, a clock, another floor.
Every derived noun carries `id` (derived from content), `origin` and `basis` (the ids it rests on).
"""
