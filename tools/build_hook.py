"""Builds the compiled playbook into the wheel."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Runs before the wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the playbooks and add them to the wheel.

        Args:
            version: ``standard`` or ``editable``; a checkout is compiled by
                the Makefile instead, where its files change.
            build_data: What hatchling packs.
        """
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "tools"))
        from compile_playbook import compile_all  # noqa: PLC0415 - needs the path above

        for path in compile_all():
            inside = path.relative_to(Path(self.root) / "src")
            build_data["force_include"][str(path)] = str(inside)
