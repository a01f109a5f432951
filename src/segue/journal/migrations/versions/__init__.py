"""One file for each released format."""
