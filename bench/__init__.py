"""Benchmarks against peers: they compare in the same run, on the same files."""
