"""Addresses that lead a browser straight to a sentence of a page.

Text fragments (WICG, URL Fragment Text Directives): #:~:text=its first words,its last words.
"""

from urllib.parse import quote

_WORDS = 5  # at either end: few pages repeat five words, and their own mark-up seldom falls among them
_CHARACTERS = 12  # of scripts written without spaces


def to_sentence(url: str, sentence: str) -> str:
    """`url` with a fragment that finds `sentence` on the page; a browser that cannot shows the page.

    Anything but a web address, and a sentence without words, leave `url` as it is.
    """
    sentence = sentence.strip("… ")
    if not url.startswith(("https://", "http://")) or not any(map(str.isalnum, sentence)):
        return url
    return f"{url}{'' if '#' in url else '#'}:~:text={','.join(map(_encoded, _ends(sentence)))}"


def _ends(sentence: str) -> tuple[str, ...]:
    words = sentence.split()
    if len(words) > 2 * _WORDS:
        return " ".join(words[:_WORDS]), " ".join(words[-_WORDS:])
    if len(words) <= 2 and len(sentence) > 2 * _CHARACTERS:
        return sentence[:_CHARACTERS], sentence[-_CHARACTERS:]
    return (sentence,)


def _encoded(text: str) -> str:
    # A dash would begin or end what stands before or after the text.
    return quote(text, safe="").replace("-", "%2D")
