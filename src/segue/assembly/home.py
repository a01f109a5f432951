"""Where Segue keeps what it was told to keep."""

import os
from pathlib import Path
from typing import Final

import platformdirs


FILE_NAME: Final = "journal.db"
"""The journal's file in the data directory."""

KEY_NAME: Final = "journal.key"
"""Its key's file, where there is no passphrase."""

CONFIGURATION: Final = "llm.toml"
"""The file that names a language model."""


def data_home() -> Path:
    """Return the data directory: ``SEGUE_HOME``, else the platform's own."""
    home = os.environ.get("SEGUE_HOME")
    if home:
        return Path(home).expanduser()
    return platformdirs.user_data_path("segue", appauthor=False)
