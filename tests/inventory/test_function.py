from tests.tables import declared, exchange, take
from zonewright.inventory.function import assign_functions, derive_functions
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredFunction, Plant

PLANT = Plant(
    assets=(declared("plc", ip="10.0.0.2", functions=("filling",)), declared("hmi", ip="10.0.0.1")),
    functions=(DeclaredFunction(Id("observation-f"), "filling", ("hmi",)),),
)


def test_a_flow_serves_the_function_of_its_ends() -> None:
    found = take(exchange("10.0.0.1", "10.0.0.2", 502), plant=PLANT)
    assert [(one.name, len(one.assets)) for one in found.functions] == [("filling", 2)]
    assert found.flows[0].function == "filling"


def test_no_functions_change_nothing() -> None:
    assert derive_functions(Plant(), ()) == ()
    assert assign_functions((), (), flows=()) == ((), ())
