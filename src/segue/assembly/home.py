"""Where Segue keeps what it was told to keep."""

import os
from pathlib import Path

import platformdirs


def data_home() -> Path:
    """Return the data directory: ``SEGUE_HOME``, else the platform's own."""
    home = os.environ.get("SEGUE_HOME")
    if home:
        return Path(home).expanduser()
    return platformdirs.user_data_path("segue", appauthor=False)
