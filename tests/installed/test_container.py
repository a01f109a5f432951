"""What the container file starts is started here, from the installed wheel."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.test_container import of


@pytest.mark.timeout(60)
def test_the_containers_command_serves_and_is_healthy(tmp_path: Path) -> None:
    """Its entry and command, on any free port, pass its own health check."""
    program = json.loads(of("ENTRYPOINT")[0]) + json.loads(of("CMD")[0])
    program[0] = str(Path(sys.executable).with_name(program[0]))
    port = program.index("--port") + 1
    exposed, program[port] = program[port], "0"
    (health,) = of("HEALTHCHECK")
    check = json.loads(health.partition(" CMD ")[2])
    with subprocess.Popen(  # noqa: S603 - the command that is tried
        program,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "SEGUE_HOME": str(tmp_path / "data")},
        text=True,
    ) as app:
        assert app.stdout
        address = app.stdout.readline()
        free = address.split(":")[2].split("/")[0]
        looked = subprocess.run(  # noqa: S603 - the check that is tried
            [sys.executable, *(one.replace(exposed, free) for one in check[1:])],
            check=False,
            capture_output=True,
            text=True,
        )
        app.terminate()
    assert address.startswith(f"http://0.0.0.0:{free}/?token=")
    assert (looked.returncode, looked.stderr) == (0, "")
