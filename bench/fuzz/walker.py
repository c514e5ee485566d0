"""The walking process from the side of the one who asks: it may crash or hang, and is then begun anew."""

import json
import os
import selectors
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

COMPILING_S = 900


class Walker:
    """Reads captures in a process of its own, compiled or not."""

    def __init__(self, cache: Path, warm_up: Path, *, is_compiled: bool) -> None:
        self._command = [sys.executable, "-W", "ignore", "-m", "bench.fuzz.walking", str(cache), str(warm_up)]
        jit = "0" if is_compiled else "1"
        self._environment: Mapping[str, str] = {**os.environ, "NUMBA_DISABLE_JIT": jit}
        self._process: subprocess.Popen[bytes] | None = None
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as this

    def read(self, path: Path, *, seconds: float) -> dict[str, Any]:
        """Read a capture; a crash or a hang is an error like others."""
        if self._process is None:
            self.start()
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(f"{path}\n".encode())
            self._process.stdin.flush()
        except OSError:
            return self._give_up("crash")
        return self._answer(seconds)

    def start(self) -> None:
        """Begin the process, and wait until it has compiled.

        Raises:
            RuntimeError: it does not even read the capture that it warms up with.
        """
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            self._command, stdin=pipe, stdout=pipe, stderr=self._words, env=self._environment
        )
        begun = self._answer(COMPILING_S)
        if "error" in begun:
            raise RuntimeError(f"the walking process does not start: {begun['words']}")

    def stop(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _answer(self, seconds: float) -> dict[str, Any]:
        assert self._process is not None
        assert self._process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            if not selector.select(seconds):
                return self._give_up("hang")
            line = self._process.stdout.readline()
        if not line.endswith(b"\n"):
            return self._give_up("crash")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _give_up(self, what: str) -> dict[str, Any]:
        assert self._process is not None
        self._process.kill()
        code = self._process.wait()
        self.stop()
        self._words.seek(0)
        words = self._words.read()[-4000:].decode("utf-8", "replace")
        self._words.seek(0)
        self._words.truncate()
        return {"error": f"{what} ({code})", "words": words}
