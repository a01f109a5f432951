"""The command line: reads arguments, calls one action, prints what came back."""
