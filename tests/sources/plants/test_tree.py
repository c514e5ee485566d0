from zonewright.sources.plants.tree import Complaint, Node, iter_nodes, parse_tree


def test_nodes_know_their_lines_and_whether_they_were_quoted() -> None:
    root = parse_tree('a: 1\nb:\n  - "2"\n  - |\n    three\n    lines\n')
    assert isinstance(root, Node)
    found = {node.text: (node.line, node.end, not node.style) for node in iter_nodes(root) if node.kind == "scalar"}
    assert found["1"] == (1, 1, True)
    assert found["2"] == (3, 3, False)
    assert found["three\nlines\n"][0] == 4


def test_refusals_name_their_line() -> None:
    for text in ("a: 1\nb: &x 2", "a: 1\nb: !t 2", "a: 1\n? [b]\n: 2"):
        found = parse_tree(text)
        assert isinstance(found, Complaint)
        assert found.line == 2
