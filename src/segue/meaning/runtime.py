"""Model files → sessions that run them; nothing else touches the runtime.

One thread a session: an answer takes milliseconds, and a laptop has better
things to do.

From version 1.29 on the runtime reports its use to its maker: it keeps an
identifier in the home directory and opens connections. So the version is held
below that, and reporting is switched off besides, should a later one be there.
"""

import os
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

from segue.errors import SegueError


os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # before the runtime is first loaded
import onnxruntime  # type: ignore[import-untyped] # it brings no types


MODELS: Final = Path(__file__).parent / "models"
"""Where the shipped files lie; ``models/LICENSE.md`` says whose they are."""

_AS_IT_IS: Final = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
"""The files hold graphs that have been optimized already (``train.export``)."""

LONGEST: Final = 96
"""Tokens that are read; what is longer is cut, the longer part first."""


class ModelMissingError(SegueError):
    """A file of the model is not where it was installed."""

    def __init__(self, name: str) -> None:
        """Name the file, not the place."""
        super().__init__(f"the model file {name} is missing", "install Segue again")


class ModelDamagedError(SegueError):
    """A file of the model cannot be read as one."""

    def __init__(self, name: str) -> None:
        """Name the file, not the place."""
        super().__init__(f"the model file {name} is damaged", "install Segue again")


def load_tokenizer() -> Tokenizer:
    """Return the tokenizer that all models share; it fills nothing up.

    Raises:
        ModelMissingError: The file is not there.
        ModelDamagedError: It is there, and no tokenizer.
    """
    path = _existing("tokenizer.json")
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception:  # noqa: BLE001 - the library raises nothing more particular
        raise ModelDamagedError(path.name) from None
    tokenizer.enable_truncation(LONGEST, strategy="longest_first")
    tokenizer.no_padding()
    return tokenizer


def load_session(name: str | Path) -> onnxruntime.InferenceSession:
    """Return a model, ready to run on one core.

    Raises:
        ModelMissingError: The file is not there.
        ModelDamagedError: It is there, and no model.
    """
    path = _existing(name)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.graph_optimization_level = _AS_IT_IS
    try:
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
    except Exception:  # noqa: BLE001 - its errors have nothing in common but this
        raise ModelDamagedError(path.name) from None


def _existing(name: str | Path) -> Path:
    path = MODELS / name
    if not path.is_file():
        raise ModelMissingError(path.name)
    return path
