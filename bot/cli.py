"""Entry point."""


def main() -> None:
    """Placeholder."""
