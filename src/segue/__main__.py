"""Lets ``python -m segue`` do what the command ``segue`` does."""

from segue.cli.start import run


if __name__ == "__main__":
    run()
