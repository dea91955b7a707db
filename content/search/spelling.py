"""Words of a question that no section holds: what they may have been meant for.

A misspelt word is taken for one of the same script that looks like it, and a name in another script
for one that sounds like it. What is known is never replaced.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import name as character_name

from rapidfuzz import process
from rapidfuzz.distance import Indel
from sqlalchemy.ext.asyncio import AsyncConnection

from content.search.analysis import Word, is_gram, term_of
from content.skeleton import skeleton
from content.store import vocabulary

_ALIKE = 0.8  # of the letters of both: one of five may differ, two of ten
_SOUNDING_ALIKE = 0.55  # where the consonants are the same
_LEAST_LETTERS = 5  # shorter words are like too many others
_LEAST_SKELETON = 3  # consonants that tell a name
_BEGINNING = 2  # consonants looked up; of shorter skeletons all
_MOST_ALTERNATIVES = 4

# With these characters Chinese writes foreign names by their sound (after the tables of the Xinhua agency).
_SOUNDS = (
    "阿埃艾爱安昂奥巴白拜班邦包保鲍贝本比边别宾波勃博布采查察昌楚茨达大戴丹当道德登邓迪蒂丁东杜多敦顿厄恩尔法凡范方菲费芬丰冯佛夫弗福富盖甘冈高戈格根"
    "贡古瓜圭果哈海汉豪赫黑亨洪侯胡华怀惠霍基吉加贾简江杰捷金京卡凯坎康考柯科可克肯孔库夸奎昆拉腊莱赖兰朗劳勒雷里利莉丽连廉良列林留柳卢鲁路伦罗洛吕马玛"
    "迈麦满曼芒毛梅门蒙米密敏明摩莫墨默姆木穆娜纳乃奈南内尼宁纽农努诺欧帕派潘庞培佩彭皮平珀普齐奇恰钱强乔切钦琴丘瑞若萨塞赛桑森沙山尚绍舍申圣施什史士舒"
    "斯松苏索塔泰坦唐陶特滕提廷通图托瓦万旺威韦维卫魏温文翁沃乌武西希锡夏香向肖谢辛欣兴休雅亚扬尧耶叶伊因英尤于约宰赞早泽扎詹张哲者珍治朱茱祖佐"
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_FOREIGN_NAME = re.compile(f"[{_SOUNDS}]{{3,}}")


def entries(terms: Iterable[str], text: str, language: str) -> list[vocabulary.Entry]:
    """What to remember of a section: its words, and names by their whole sound (stems end too soon)."""
    words = {term: term for term in terms if len(term) > 3 and term.isalpha() and not is_gram(term)}
    longer = (found[0] for found in _LONG_WORD.finditer(text))
    names = {name.lower(): term_of(name, language) for name in longer if name[0].isupper()}
    foreign = {name: name for name in _FOREIGN_NAME.findall(text)}
    return [
        (sounds, term)
        for word, term in (*words.items(), *names.items(), *foreign.items())
        if len(sounds := skeleton(word)) >= _LEAST_SKELETON
    ]


@dataclass(frozen=True, slots=True)
class Respelled:
    """The words of a question: those that are known, then what the others may stand for, else themselves."""

    words: tuple[Word, ...]
    meant: bool  # whether there is anything that they may stand for


async def respelled(
    connection: AsyncConnection, words: Sequence[Word], unknown: Collection[int]
) -> Respelled:
    """Look for what the words at the places in `unknown` may stand for."""
    kept = [word for place, word in enumerate(words) if place not in unknown]
    found: list[Word] = []
    explained = ""
    any_meant = False
    for word in _joined([words[place] for place in sorted(unknown)]):
        meant = await _meant(connection, word)
        if meant:
            any_meant = True
            explained += word.text
        elif word.text not in explained or not is_gram(word.text):  # a character of a name that was found
            meant = [word]
        found.extend(meant)
    return Respelled(tuple(dict.fromkeys([*kept, *found])), any_meant)


async def _meant(connection: AsyncConnection, word: Word) -> list[Word]:
    sounds = skeleton(word.text)
    if len(sounds) < _BEGINNING:
        return []
    nearby = await vocabulary.beginning(connection, sounds[:_BEGINNING], len(sounds))
    script = _script(word.text)
    same = [term for sound, term in nearby if sound == sounds] if len(sounds) >= _LEAST_SKELETON else []
    foreign = [term for term in same if _script(term) != script]
    own = [term for _, term in nearby if _script(term) == script]
    alike = [
        close
        for term in word.terms
        if len(term) >= _LEAST_LETTERS
        for among, cutoff in ((own, _ALIKE), (same, _SOUNDING_ALIKE))
        for close in _close(term, among, cutoff)
    ]
    spelled = [term for term in (*alike, *foreign) if not is_gram(term)][:_MOST_ALTERNATIVES]
    names = [term for term in foreign if is_gram(term)][:1]
    meant = [Word(tuple(dict.fromkeys(spelled)), word.text)] if spelled else []
    return meant + [Word((one + other,), word.text) for term in names for one, other in pairwise(term)]


def _close(term: str, among: Sequence[str], cutoff: float) -> list[str]:
    """The terms most like this one, by the share of letters that stay; best first."""
    scored = process.extract(
        term, among, scorer=Indel.normalized_similarity, score_cutoff=cutoff, limit=_MOST_ALTERNATIVES
    )
    return [close for close, _, _ in scored]


def _joined(words: Sequence[Word]) -> list[Word]:
    """Pairs of Chinese characters that follow each other made one word again, for a name is longer."""
    joined: list[Word] = []
    for word in words:
        last = joined[-1] if joined else None
        if last and len(word.text) == 2 and is_gram(word.text) and last.text[-1] == word.text[0]:
            joined[-1] = Word((*last.terms, *word.terms), last.text + word.text[1])
        else:
            joined.append(word)
    return joined


def _script(text: str) -> str:
    """The first word of its first character's name: LATIN, CYRILLIC, CJK, ARABIC."""
    return character_name(text[0], "").partition(" ")[0]
