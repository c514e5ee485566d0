"""One file per revision of the schema, `r<number>_<what>.py`; the newest number stands in `schema.HEAD`.

Here belongs a step that was released, never changed after. What must never: two steps with the same one below.
"""
