"""The web side: webhook and health, and the playground when there is no token."""
