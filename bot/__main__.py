"""`python -m bot` is `jarshy`."""

from bot.cli import main

main()
