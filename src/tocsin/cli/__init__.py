"""The command line: one file a command, no logic. What computes is imported when a command runs."""
