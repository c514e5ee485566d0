"""First this, then that: one public function a file, named by its verb.

Here belongs the order of steps and what is kept of each. Never: how an edge works, a decision of a step, a person's
door.
"""
