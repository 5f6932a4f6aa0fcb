"""Real nodes of OpenSearch on loopback, one process each (``make opensearch`` starts two).

They need Java 17 and Maven, which fetches OpenSearch from Maven Central to ``build/opensearch``.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

_HERE = Path(__file__).parent
_JARS = _HERE.parent.parent / "build" / "opensearch"


def missing() -> str:
    """What it needs and is not there; empty where nodes can run."""
    return ", ".join(program for program in ("java", "mvn") if shutil.which(program) is None)


class Node:
    """One node.

    Attributes:
        port: for HTTP, on 127.0.0.1.
    """

    def __init__(self, folder: Path, transport: int, all_ports: Sequence[int], port: int) -> None:
        self.port = port
        self._command = self._command_of(folder, transport, all_ports)
        self.start()

    def _command_of(self, folder: Path, transport: int, all_ports: Sequence[int]) -> list[str]:
        options = ("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
        return [
            "java",
            *options,
            "-cp",
            f"{_JARS}/*",
            str(_HERE / "Nodes.java"),
            str(folder / f"node-{transport}"),
            f"node-{transport}",
            str(self.port),
            str(transport),
            ",".join(map(str, all_ports)),
        ]

    def start(self) -> None:
        """Start it, with the data that it had; see `wait`."""
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def wait(self) -> None:
        """Wait until it answers. Raises RuntimeError where it ends before."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.strip() == "started":
                return
        raise RuntimeError("OpenSearch has ended")

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._process.communicate()


@contextmanager
def nodes(count: int, folder: Path) -> Iterator[list[Node]]:
    """A cluster of so many nodes, its data in a folder.

    Raises:
        subprocess.CalledProcessError: Maven failed; it has told why on the terminal.
    """
    if not list(_JARS.glob("opensearch-2*.jar")):
        fetch = ("mvn", "-q", "-B", "-f", str(_HERE / "pom.xml"), "dependency:copy-dependencies")
        subprocess.run([*fetch, f"-DoutputDirectory={_JARS}"], check=True)
    ports = [_free_port() for _ in range(2 * count)]
    with ExitStack() as stack:
        made = [
            Node(folder, transport, ports[:count], port)
            for transport, port in zip(ports[:count], ports[count:], strict=True)
        ]
        for node in made:
            stack.callback(node.kill)
        for node in made:
            node.wait()
        yield made


def _free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


def main() -> None:
    """Start nodes, tell their addresses, and end them with Ctrl-C."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--nodes", type=int, default=2, choices=(1, 2, 3))
    options = parser.parse_args()
    if missing():
        parser.exit(1, f"needs {missing()}\n")
    with tempfile.TemporaryDirectory() as folder, nodes(options.nodes, Path(folder)) as running:
        print(*(node.address for node in running), sep="\n", flush=True)
        try:
            input()
        except (EOFError, KeyboardInterrupt):
            return


if __name__ == "__main__":
    main()
