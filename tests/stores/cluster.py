"""A PostgreSQL server of the tests' own: made in a temporary folder, reached by a socket there, gone at the end."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

from tests.needs import find_postgresql

START_S = 60
NUMBERS = count(1)
LOCALES = (["--locale-provider=icu", "--icu-locale=en-US", "--locale=C.UTF-8"], ["--locale=C.UTF-8"], ["--locale=C"])
"""The first that the server knows: one that does not order by code points proves that the store does."""


class Cluster:
    """A running server, and the addresses of its databases."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._as_user = _drop_root(folder)
        self._made = folder / "made"
        self._shared = ""
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        for locale in LOCALES:
            shutil.rmtree(self._made, ignore_errors=True)
            arguments = [
                "--pgdata",
                str(self._made),
                "--auth=trust",
                "--username=postgres",
                "--encoding=UTF8",
                "--no-sync",
            ]
            ran = self._run("initdb", [*arguments, *locale])
            if ran.returncode == 0:
                break
        assert ran.returncode == 0, ran.stderr
        self.resume()

    def resume(self) -> None:
        settings = {"listen_addresses": "", "unix_socket_directories": str(self.folder), "fsync": "off"}
        command = [*self._as_user, find_postgresql("postgres"), "-D", str(self._made)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, cwd="/", stdout=log, stderr=log)
        deadline = time.monotonic() + START_S
        while not self._answers():
            assert self._process.poll() is None, (self.folder / "log").read_text("utf-8")
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def stop(self) -> None:
        """At once: nobody needs these databases again."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(timeout=START_S)
            self._process = None

    def empty_database(self) -> str:
        """The address of one database for many tests, each of which finds its tables empty."""
        self._shared = self._shared or self.make_database()
        with psycopg.connect(self._shared) as connection:
            tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            for (table,) in tables:
                if table != "alembic_version":
                    connection.execute(sql.SQL("TRUNCATE {}").format(sql.Identifier(table)))
        return self._shared

    def make_database(self, *, encoding: str = "UTF8") -> str:
        name = f"plant_{os.getpid()}_{next(NUMBERS)}"
        make = sql.SQL("CREATE DATABASE {} ENCODING {} LOCALE 'C' TEMPLATE template0").format(
            sql.Identifier(name), sql.Literal(encoding)
        )
        if encoding == "UTF8":
            make = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(make)
        return self.address(name)

    def address(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.address("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, tool: str, arguments: list[str]) -> "subprocess.CompletedProcess[str]":
        command = [*self._as_user, find_postgresql(tool), *arguments]
        return subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)


def _drop_root(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root: another user does it then, and its server dies with the tests."""
    folder.chmod(0o755)
    if os.geteuid() != 0:
        return []
    names = [line.split(":")[0] for line in Path("/etc/passwd").read_text("utf-8").splitlines()]
    user = "postgres" if "postgres" in names else "nobody"
    shutil.chown(folder, user)
    return ["setpriv", f"--reuid={user}", "--clear-groups", "--pdeathsig=INT"]


@cache
def _the_only() -> Cluster:
    cluster = Cluster(Path(tempfile.mkdtemp(prefix="zw-pg-", dir="/tmp")))
    cluster.start()
    return cluster


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """The server of this run of the tests; it starts once and ends with whoever leaves first, at the run's end."""
    cluster = _the_only()
    try:
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(cluster.folder, ignore_errors=True)
