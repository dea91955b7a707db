"""Numbers written in words: "twenty-five billion", "двадцать пять миллиардов", "жиырма бес", "二十五"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

# Full words by value. Russian ones in all cases; those that are other words as well are left out.
_WORDS = {
    "two|twice|twofold|doubled?|doubles|doubling|два|две|двух|двум|двумя|двое|вдвое|удво\\w+|екі": 2,
    "three|threefold|tripled?|triples|tripling|три|тр[её]х|тр[её]м|тремя|трое|втрое|утро[ие]\\w+|үш": 3,
    "four|fourfold|quadrupled?|четыре|четыр[её]х|четыр[её]м|четырьмя|вчетверо|төрт": 4,
    "five|fivefold|пят(?:ь|и|ью)|бес": 5,
    "six|шест(?:ь|и|ью)|алты": 6,
    "seven|сем[ьи]|жеті": 7,
    "eight|восемь|восемью|восьми|сегіз": 8,
    "nine|девят(?:ь|и|ью)|тоғыз": 9,
    "ten|десят(?:ь|и|ью)": 10,
    "eleven|одиннадцат(?:ь|и|ью)": 11,
    "twelve|dozen|двенадцат(?:ь|и|ью)": 12,
    "thirteen|тринадцат(?:ь|и|ью)": 13,
    "fourteen|четырнадцат(?:ь|и|ью)": 14,
    "fifteen|пятнадцат(?:ь|и|ью)": 15,
    "sixteen|шестнадцат(?:ь|и|ью)": 16,
    "seventeen|семнадцат(?:ь|и|ью)": 17,
    "eighteen|восемнадцат(?:ь|и|ью)": 18,
    "nineteen|девятнадцат(?:ь|и|ью)": 19,
    "twenty|двадцат(?:ь|и|ью)|жиырма": 20,
    "thirty|тридцат(?:ь|и|ью)|отыз": 30,
    "forty|сорока?|қырық": 40,
    "fifty|пят[ьи]десяти?|елу": 50,
    "sixty|шест[ьи]десяти?|алпыс": 60,
    "seventy|сем[ьи]десяти?|жетпіс": 70,
    "eighty|восемьдесят|восьмидесяти|сексен": 80,
    "ninety|девяност[оа]|тоқсан": 90,
    "hundred|ст[оа]|жүз": 100,
    "двести|двухсот": 200,
    "триста|тр[её]хсот": 300,
    "четыреста|четыр[её]хсот": 400,
    "пят[ьи]сот": 500,
    "шест[ьи]сот": 600,
    "сем[ьи]сот": 700,
    "восемьсот|восьмисот": 800,
    "девят[ьи]сот": 900,
    "thousand|тысяч[аиу]?|мың": 10**3,
    "million|миллион(?:а|ов)?": 10**6,
    "billion|миллиард(?:а|ов)?": 10**9,
    "trillion|триллион(?:а|ов)?": 10**12,
}
# Numbers beside others only: alone they mostly are an article, a pronoun, "he".
_BESIDE = {"one|один|одна|одного|одной|одну|одним|бір": 1, "он": 10}
_FRACTIONS = {
    "half|halved|halves|полов(?:ина|ину|ины|ине|иной)|жарты\\w{0,4}": Decimal("0.5"),
    "полтора|полутора": Decimal("1.5"),
}
_PATTERNS: list[tuple[re.Pattern[str], int | Decimal]] = [
    *((re.compile(words), value) for words, value in _WORDS.items()),
    *((re.compile(words), -value) for words, value in _BESIDE.items()),
    *((re.compile(words), value) for words, value in _FRACTIONS.items()),
]
_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"[\s\u00a0-]+(?:and\s+)?")
_AFTER_DIGITS = re.compile(r"\d[\s\u00a0-]?$")  # a scale there belongs to them
_HUNDRED = 100
_SCALES = {10**3, 10**6, 10**9, 10**12}

_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
# Alone a digit counts before what is counted; elsewhere it mostly is a part of a word.
_HAN_NUMBER = re.compile(
    r"(?<![\d.])(?:[零〇一二三四五六七八九十百千万亿萬億]{2,}|[二三四五六七八九十](?=[个個名人年月日号次家成倍岁天周]))"
)
_HAN_OTHERS = {"万一", "千万", "一一", "百万"}  # "in case", "be sure to", "one by one"; what needs a digit


def spelled(text: str) -> frozenset[Decimal]:
    """The values of the numbers that a text has in words."""
    lowered = text.lower()
    return frozenset({*_in_words(lowered), *_in_han(lowered)})


def _in_words(text: str) -> Iterator[Decimal]:
    run: list[int] = []
    end = -1
    for word in _WORD.finditer(text):
        if word[0] == "and" and run and run[-1] == _HUNDRED:
            continue  # one hundred and forty
        value = _value(word[0])
        if isinstance(value, Decimal):
            yield value
            value = None
        if value in _SCALES and _AFTER_DIGITS.search(text[max(0, word.start() - 2) : word.start()]):
            value = None
        if run and (value is None or not _JOINT.fullmatch(text[end : word.start()])):
            yield from _sum(run)
            run = []
        if value is not None:
            run.append(value)
            end = word.end()
    yield from _sum(run)


@lru_cache(maxsize=20_000)  # the common words; a hundred bytes each
def _value(word: str) -> int | Decimal | None:
    """The value of a word, a Decimal for a fraction; below zero where it counts only beside others."""
    return next((value for form, value in _PATTERNS if form.fullmatch(word)), None)


def _sum(run: list[int]) -> Iterator[Decimal]:
    if not run or (len(run) == 1 and run[0] < 0):
        return
    total = current = 0
    for value in map(abs, run):
        if value in _SCALES:
            total, current = total + max(current, 1) * value, 0
        elif value == _HUNDRED and 0 < current < _HUNDRED:
            current *= _HUNDRED
        else:
            current += value
    yield Decimal(total + current)


def _in_han(text: str) -> Iterator[Decimal]:
    for found in _HAN_NUMBER.findall(text):
        if found in _HAN_OTHERS:
            continue
        total = part = digit = 0
        for character in found:
            if character in _HAN_DIGITS:
                digit = digit * 10 + _HAN_DIGITS[character]  # 二〇二二 is written digit by digit
            elif character in _HAN_UNITS:
                part, digit = part + (digit or 1) * _HAN_UNITS[character], 0
            else:
                total, part, digit = total + ((part + digit) or 1) * _HAN_SCALES[character], 0, 0
        yield Decimal(total + part + digit)
    if "一半" in text:
        yield Decimal("0.5")
