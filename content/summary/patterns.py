"""Regular expressions written as data: long lists of words over several lines."""


def either(alternatives: str) -> str:
    """A group that matches one of the alternatives, parted by "|"; line breaks and indents do not count."""
    return "(?:" + "".join(line.strip() for line in alternatives.splitlines()) + ")"
