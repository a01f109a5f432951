"""Does the machine give what Segue needs: clock, zone, room, data, a port?"""

import errno
import os
import shutil
import socket
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from segue.actions.finding import Finding
from segue.assembly import machine_zone, system_clock
from segue.assembly.home import CONFIGURATION, FILE_NAME, KEY_NAME, data_home


ENOUGH_BYTES: Final = 50 * 1024 * 1024
"""Room on the disk below which it is said."""

WRITTEN_IN: Final = 2026
"""The year before which no clock can stand that runs this program."""


def examine_machine(port: int | None) -> Iterator[Finding]:
    """Look at what the machine gives.

    Args:
        port: Where the app is meant to listen; nothing to leave that out.
    """
    yield from clock(system_clock())
    yield from _zone()
    yield from _data_directory()
    yield from _room()
    if port is not None:
        yield from _port(port)


def clock(now: datetime) -> Iterator[Finding]:
    """Say whether a clock can be right.

    Args:
        now: The moment that it shows.
    """
    if now.year < WRITTEN_IN:
        says = f"It stands at {now.date()}: set it, or name --now. Days depend on it."
        yield Finding("Clock", "bad", says)
    else:
        yield Finding("Clock", "good", f"It stands at {now:%Y-%m-%d %H:%M} UTC.")


def _zone() -> Iterator[Finding]:
    try:
        ZoneInfo("Europe/Berlin")
        zone = machine_zone().key
    except ZoneInfoNotFoundError:
        says = "The zones' data is missing: pip install --force-reinstall tzdata."
        yield Finding("Time zone", "bad", says)
        return
    if zone == "UTC":
        says = "UTC, or none set. If you live elsewhere: set TZ, or name --tz."
        yield Finding("Time zone", "note", says)
    else:
        yield Finding("Time zone", "good", f"{zone}.")


def _data_directory() -> Iterator[Finding]:
    if os.environ.get("SEGUE_DATABASE"):
        yield Finding("Data", "note", "In the database that SEGUE_DATABASE names.")
        return
    home = data_home()
    stands = _that_exists(home)
    seen_by_others = _seen_by_others(home) if stands == home else []
    if not stands.is_dir():
        says = f"{stands} is no folder: set SEGUE_HOME to one that can be written."
        yield Finding("Data", "bad", says)
    elif not os.access(stands, os.W_OK | os.X_OK):
        says = f"{stands}: may not be written. Allow it, or set SEGUE_HOME."
        yield Finding("Data", "bad", says)
    elif seen_by_others:
        names = ", ".join(seen_by_others)
        says = f"{names} can be read by others here; chmod go= keeps them out."
        yield Finding("Data", "note", says)
    elif stands != home:
        yield Finding("Data", "good", f"{home}: not there yet, and not needed yet.")
    else:
        yield Finding("Data", "good", f"{home}.")


def _that_exists(path: Path) -> Path:
    """Return a path, or the nearest above it that exists."""
    while not path.exists() and path != path.parent:
        path = path.parent
    return path


def _seen_by_others(home: Path) -> list[str]:
    """Return what others may read; a folder closed to them hides all."""
    if os.name != "posix" or not _mode(home) & stat.S_IXOTH:
        return []
    return [
        name
        for name in (FILE_NAME, KEY_NAME, CONFIGURATION)
        if (home / name).exists() and _mode(home / name) & (stat.S_IRGRP | stat.S_IROTH)
    ]


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _room() -> Iterator[Finding]:
    free = shutil.disk_usage(_that_exists(data_home())).free
    mega = f"{free // (1024 * 1024)} MB free"
    if free < ENOUGH_BYTES:
        yield Finding("Room", "bad", f"{mega}: too little to write safely.")
    else:
        yield Finding("Room", "good", f"{mega}.")


def _port(port: int) -> Iterator[Finding]:
    """Say whether the app could listen there; nothing is connected to."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            why = "taken by another program" if taken else "not allowed here"
            says = f"{port} is {why}: segue serve --port N takes another."
            yield Finding("Port", "bad", says)
            return
    yield Finding("Port", "good", f"{port} is free.")
