"""The journal: what happened, sealed, in the order in which it happened."""
