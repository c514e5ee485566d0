from collections.abc import Iterator

import pytest

from tests.needs import need
from tests.stores.cluster import Cluster, running_cluster


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    need("postgresql")
    with running_cluster() as running:
        yield running
