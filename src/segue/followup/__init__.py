"""When to write first, with what, and how to be reached: after the answer."""
