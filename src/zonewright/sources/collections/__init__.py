"""Collections: the output of the script that a person ran on a machine of the plant.

Here belongs how its sections are told apart, what each holds whatever the language of the machine, and an account of
every line. Never: a password, a hash or a key (the scripts read none, and what looks like one is refused), a
judgement whether a setting is good.
"""

from zonewright.sources.collections.source import CollectionSource

__all__ = ["CollectionSource"]
