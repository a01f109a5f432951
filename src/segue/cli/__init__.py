"""The command line: arguments in, one action called, its answer printed."""
