"""Pure functions from content to messages and keyboards: no I/O, no clock."""
