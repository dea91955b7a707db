"""A canvas that knows its fonts: text in any script they have, shapes with smooth edges."""

import io
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_FONTS = Path(__file__).with_name("fonts")
_SMOOTH = 2  # times the size at which all is drawn, to be made smaller in the end
_HAN_FROM = "\u2e80"  # CJK radicals; all that the second font is needed for comes behind
_NO_CHARACTER = "\ue000"  # private use: every font shows it as a glyph that is missing

Colour = str  # "#rrggbb"


class Canvas:
    """A white picture; all measures are pixels of it."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._image = Image.new("RGB", (width * _SMOOTH, height * _SMOOTH), "white")
        self._draw = ImageDraw.Draw(self._image)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: int,
        colour: Colour,
        *,
        bold: bool = False,
        anchor: str = "ls",
        width: float = 0,
    ) -> None:
        """Write from the base line at (x, y) on; `anchor` as in Pillow. What goes beyond `width` is cut."""
        shown = fitting(drawable(text), size, width, bold=bold) if width else drawable(text)
        place = (x * _SMOOTH, y * _SMOOTH)
        self._draw.text(place, shown, fill=colour, font=_font(shown, size * _SMOOTH, bold), anchor=anchor)

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        """A filled rectangle, its corners a little round."""
        corners = tuple(round(edge * _SMOOTH) for edge in (left, top, right, bottom))
        self._draw.rounded_rectangle(corners, radius=3 * _SMOOTH, fill=colour)

    def line(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        """A thin straight line."""
        ends = tuple(round(edge * _SMOOTH) for edge in (left, top, right, bottom))
        self._draw.line(ends, fill=colour, width=_SMOOTH)

    def dot(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A disc with a white rim, so that two that touch are seen as two."""
        for reach, fill in ((radius + 2, "white"), (radius, colour)):
            corners = tuple(edge * _SMOOTH for edge in (x - reach, y - reach, x + reach, y + reach))
            self._draw.ellipse(corners, fill=fill)

    def png(self) -> bytes:
        """The picture as a file."""
        small = self._image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        # A chart has few colours; with a palette it takes a third of the bytes.
        reduced = small.quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        file = io.BytesIO()
        reduced.save(file, "PNG", optimize=True)
        return file.getvalue()


def drawable(text: str) -> str:
    """The text without the words that the fonts lack a glyph for: half a word would be another one."""
    return " ".join(word for word in text.split() if all(map(_is_known, word)))


def fitting(text: str, size: int, width: float, *, bold: bool = False) -> str:
    """The text, or its beginning with an ellipsis where it is wider than `width` pixels."""
    font = _font(text, size, bold)
    if font.getlength(text) <= width:
        return text
    end = len(text)
    while end and font.getlength(text[:end].rstrip() + "…") > width:
        end -= 1
    return text[:end].rstrip() + "…"


def _font(text: str, size: int, bold: bool) -> ImageFont.FreeTypeFont:
    """The font for a whole text: the Chinese one also has Latin letters, that go well with it."""
    return _loaded("SC" if any(character >= _HAN_FROM for character in text) else "", size, bold)


@cache
def _loaded(script: str, size: int, bold: bool) -> ImageFont.FreeTypeFont:
    name = f"NotoSans{script}-{'Bold' if bold else 'Regular'}.{'otf' if script else 'ttf'}"
    return ImageFont.truetype(str(_FONTS / name), size)


@cache
def _is_known(character: str) -> bool:
    font = _font(character, 20, False)
    return bytes(font.getmask(character)) != bytes(font.getmask(_NO_CHARACTER))
