"""The declared model as text: plant.yaml, schema plant/1.

Here belongs how the text becomes declared nouns, each with the line on which it stands, and what in it cannot hold
together. Never: a tag, an anchor or an alias of YAML (a model needs none, and a bomb is made of them), a guess at what
an unknown key may have meant.
"""

from zonewright.sources.plants.source import PlantSource

__all__ = ["PlantSource"]
