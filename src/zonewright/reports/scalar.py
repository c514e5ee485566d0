"""One value as YAML: a text stands without quotes wherever it reads back as the same text."""

import json
import re
from functools import lru_cache

import yaml

QUICK = re.compile(r"[A-MP-SU-XZa-mp-su-xz][A-Za-z0-9_./-]*")
"""Texts that are surely plain: no word of YAML begins with these letters but those of `NOT_QUICK`."""
NOT_QUICK = frozenset({"false", "False", "FALSE"})
ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
SPECIAL = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|$)|.*(?::\s|\s#|:$)|.*\s$|\s|---|\.\.\.", re.DOTALL)
RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers


def write_scalar(value: object) -> str:
    """Write a text, a number, or yes or no."""
    if isinstance(value, str):
        return value if QUICK.fullmatch(value) and value not in NOT_QUICK else write_text(value)
    return json.dumps(value)


@lru_cache(maxsize=4096)
def write_text(text: str) -> str:
    """Write a text; quotes stand where it would read as something else."""
    if ODD.search(text):
        return ODD.sub(_escape, json.dumps(text, ensure_ascii=False))
    if not text or SPECIAL.match(text) or any(one.match(text) for _, one in RESOLVERS.get(text[0], ())):
        return "'" + text.replace("'", "''") + "'"
    return text


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
