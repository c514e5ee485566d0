"""The rows of published catalogs, frozen."""

from dataclasses import dataclass

from zonewright.model.identifier import Id, make_catalog_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a catalog, named by its part, its edition and its own id."""

    part: str
    edition: str
    id: str
    title: str

    @property
    def catalog_id(self) -> Id:
        """The name a derived record can carry in its `basis`."""
        return make_catalog_id(self.part, self.edition, row=self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class GateClaim:
    """One value of a gate, and who says so in neutral words."""

    min_sl: int
    said_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A gate on which sources differ.

    Attributes:
        sources_say: the adopted value first.
        why: one or two sentences on why that value is used here.
    """

    sources_say: tuple[GateClaim, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakDissent:
    """A gate value that only weaker tables give; it never decides."""

    min_sl: int
    tables: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundationalRequirement(Row):
    """One of the seven foundational requirements.

    Attributes:
        number: 1..7, its place in every security level vector.
        code: IAC, UC, SI, DC, RDF, TRE or RA.
    """

    number: int
    code: str
    clause: str
    explains: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Row):
    """A system requirement (SR) or its enhancement (RE) of 62443-3-3.

    Attributes:
        fr: id of its foundational requirement, such as `FR 5`.
        parent: id of the SR that an RE enhances.
        min_sl: lowest security level at which it is asked for.
        applies_if: the technique that must be present for it to matter (our judgement); `None` is always.
        assessed_by: `check` (computed) or `manual` (asked of a person).
        agreement: `full`, `conflict` or `single`.
        tables: how many graded tables of gates state `min_sl`.
        explains: what it asks on a plant floor, in our words.
    """

    kind: str
    fr: str
    clause: str
    min_sl: int
    assessed_by: str
    agreement: str
    tables: int
    explains: str
    parent: str | None = None
    applies_if: str | None = None
    dispute: Dispute | None = None
    weak_dissent: tuple[WeakDissent, ...] = ()
    gate_note: str | None = None
    title_note: str | None = None

    @property
    def disputed(self) -> bool:
        """Whether sources differ on the gate."""
        return self.dispute is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentRequirement(Row):
    """A requirement of 62443-4-2 on one component.

    Attributes:
        family: CR for all components; SAR, EDR, HDR, NDR for one type.
        system_requirement: the SR it serves; `None` where 62443-3-3 has none.
        gate_stated_for: `type` or `merged_number`; `None` for the common rows.
    """

    kind: str
    family: str
    fr: str
    clause: str
    min_sl: int
    agreement: str
    parent: str | None = None
    system_requirement: str | None = None
    gate_stated_for: str | None = None
    title_note: str | None = None
    dispute: Dispute | None = None

    @property
    def disputed(self) -> bool:
        """Whether sources differ on the gate."""
        return self.dispute is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentConstraint(Row):
    """A constraint that holds for every component."""

    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Row):
    """A heading that rows stand under: a step group of 3-2, an element or group of 2-1, an area of 2-4."""

    clause: str | None = None
    code: str | None = None
    element: str | None = None
    agreement: str | None = None
    explains: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessRequirement(Row):
    """A step of the zone and conduit process of 62443-3-2.

    Attributes:
        strength: `shall` or `should`; unconfirmed unless `strength_confirmed`.
    """

    group: str
    clause: str
    action: str
    outputs: tuple[str, ...]
    strength: str
    strength_confirmed: bool
    agreement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramRequirement(Row):
    """A requirement of 62443-2-1 on the one who runs the plant."""

    group: str
    agreement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderRequirement(Row):
    """A requirement of 62443-2-4 on an integrator or maintenance provider; the title is ours."""

    area: str
    kind: str
    maintenance_relevant: bool
    agreement: str
    parent: str | None = None
    uses: tuple[str, ...] = ()
    listings: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tactic(Row):
    """What an attacker is after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Technique(Row):
    """What an attacker does, and the mitigations against it."""

    tactics: tuple[str, ...]
    mitigations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mitigation(Row):
    """What lowers techniques.

    Attributes:
        iec_62443_3_3: the label MITRE publishes, unchanged; so are the other two.
        we_add: `<part> <row id>` of rows that fit too, in our judgement.
    """

    iec_62443_3_3: tuple[str, ...]
    iec_62443_4_2: tuple[str, ...]
    nist_800_53_r5: tuple[str, ...]
    we_add: tuple[str, ...] = ()
    we_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Control(Row):
    """A control of ISO/IEC 27001:2022 annex A."""

    theme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CrosswalkLink(Row):
    """A hint that a row of 62443 and a control serve the same purpose.

    Attributes:
        layer: `suggested` (our judgement) or `derived` (mechanical join over NIST CSF 1.1).
        row_part: the part that `row` belongs to.
        via: the CSF subcategories that join the two; empty for a suggestion.
        strength: `strong` or `weak`; `None` for a suggestion.
    """

    layer: str
    row_part: str
    row: str
    control: str
    via: tuple[str, ...] = ()
    strength: str | None = None
