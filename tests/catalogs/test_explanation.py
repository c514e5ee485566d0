from zonewright.catalogs.catalog import get_catalog, get_row, get_rows, iter_parts
from zonewright.catalogs.explanation import derive_explanation, derive_techniques
from zonewright.catalogs.row import ComponentConstraint, Requirement, Tactic, Technique


def test_a_requirement_says_what_it_asks_from_which_level_and_what_goes_with_it() -> None:
    facts = {fact.label: fact for fact in derive_explanation(get_row("62443-3-3", "SR 5.1"))}
    assert facts["asked from"].text == "SL 1"
    assert facts["judged by"].text == "computing"
    assert facts["enhancements"].ids == ("SR 5.1 RE 1", "SR 5.1 RE 2", "SR 5.1 RE 3")
    assert facts["component rows"].ids == ("CR 5.1",)
    assert facts["ATT&CK, label of MITRE"].ids == ("M0930", "M0935", "M0937")
    assert "A.8.22" in facts["ISO 27001, our judgement"].ids


def test_a_dispute_is_shown_with_every_value() -> None:
    facts = {fact.label: fact.text for fact in derive_explanation(get_row("62443-3-3", "SR 3.4"))}
    assert facts["asked from"] == "SL 2"
    assert facts["disputed"].startswith("Sources differ: 2 or 1.")
    assert "corrigendum" in facts["SL 2 says"]
    assert "print of 2013" in facts["SL 1 says"]


def test_what_matters_only_with_a_technique_says_so() -> None:
    facts = {fact.label: fact.text for fact in derive_explanation(get_row("62443-3-3", "SR 1.6"))}
    assert facts["applies"] == "only with: wireless"


def test_labels_of_mitre_and_our_additions_stay_apart() -> None:
    facts = {fact.label: fact.ids for fact in derive_explanation(get_row("attack-ics", "M0932"))}
    assert facts["62443-3-3, label of MITRE"] == ("SR 1.7",)
    assert facts["we add"] == ("62443-3-3 SR 1.1 RE 2", "62443-3-3 SR 1.1 RE 3")


def test_a_component_row_borrows_the_sentence_of_its_system_row() -> None:
    first = derive_explanation(get_row("62443-4-2", "NDR 5.2"))[0]
    system = get_row("62443-3-3", "SR 5.2")
    assert isinstance(system, Requirement)
    assert system.explains in first.text
    assert first.ids == ("SR 5.2",)


def test_techniques_reach_20_requirements_and_73_techniques_reach_one() -> None:
    reached = {row.id: derive_techniques(row.id) for row in get_rows("62443-3-3", Requirement)}
    assert sum(bool(found) for found in reached.values()) == 20
    touched = {technique.id for found in reached.values() for technique in found}
    assert len(get_rows("attack-ics", Technique)) - len(touched) == 10


def test_every_row_of_every_part_can_be_explained() -> None:
    for part in iter_parts():
        catalog = get_catalog(part)
        for row in (*catalog.rows, *catalog.headings, *catalog.links):
            bare = isinstance(row, Tactic | ComponentConstraint)
            assert bool(derive_explanation(row)) != bare, row.id
