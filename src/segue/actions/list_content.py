"""The names of what is built in, as quickly as they can be had."""

from segue.rehearsal.load import load_built_in


def scene_titles() -> dict[str, str]:
    """Return each scene's title by its id."""
    return {scene.id: scene.title for scene in load_built_in().scenes}


def persona_names() -> dict[str, str]:
    """Return each persona's name by its id."""
    return {one.id: one.name for one in load_built_in().personas}
