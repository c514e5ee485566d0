"""The published standards as data, and the starting values of this project.

Here belongs what loads a requirement, a technique, a crosswalk link, a vendor prefix, a schema, a template or the
example plant from the package; this is the only room that opens package data. Never: a judgement about a plant, the
text of a standard (identifiers, short titles, numbers and links only; every sentence is our own), a clock, a network.

A row of a catalog is named `catalog:<part>/<edition>#<row id>`, and a derived record may rest on it.
"""
