"""The topics that every installation has.

Themes carry the id of the IPTC Media Topic they stand for (https://cv.iptc.org/newscodes/mediatopic/); places
are not in that scheme. Their words are in keywords.toml.
"""

from collections.abc import Mapping
from types import MappingProxyType

from content.topics.topic import Topic


def _topic(
    topic: str, emoji: str, en: str, ru: str, kk: str, zh: str, *, parent: str = "", iptc: str = ""
) -> Topic:
    names = MappingProxyType({"en": en, "ru": ru, "kk": kk, "zh": zh})
    return Topic(id=topic, command=topic, emoji=emoji, names=names, parent=parent, iptc=iptc)


_TOPICS = (
    _topic(
        "world", "🌍", "World affairs", "Мировая политика", "Әлем саясаты", "国际", iptc="medtop:16000000"
    ),
    _topic("politics", "🏛", "Politics", "Политика", "Саясат", "政治", iptc="medtop:11000000"),
    _topic("economy", "📈", "Economy", "Экономика", "Экономика", "经济", iptc="medtop:20000344"),
    _topic("trade", "🚢", "Trade", "Торговля", "Сауда", "贸易", parent="economy", iptc="medtop:20000373"),
    _topic(
        "business", "💼", "Business", "Бизнес", "Бизнес", "商业", parent="economy", iptc="medtop:20000170"
    ),
    _topic(
        "energy", "⚡", "Energy", "Энергетика", "Энергетика", "能源", parent="economy", iptc="medtop:20000256"
    ),
    _topic("technology", "💻", "Technology", "Технологии", "Технология", "科技", iptc="medtop:20000756"),
    _topic("science", "🔬", "Science", "Наука", "Ғылым", "科学", iptc="medtop:13000000"),
    _topic("health", "🩺", "Health", "Здоровье", "Денсаулық", "健康", iptc="medtop:07000000"),
    _topic("climate", "🌱", "Climate", "Климат", "Климат", "气候", iptc="medtop:06000000"),
    _topic("culture", "🎭", "Culture", "Культура", "Мәдениет", "文化", iptc="medtop:01000000"),
    _topic("sport", "⚽", "Sport", "Спорт", "Спорт", "体育", iptc="medtop:15000000"),
    _topic("centralasia", "🏔", "Central Asia", "Центральная Азия", "Орталық Азия", "中亚"),
    _topic("kazakhstan", "🇰🇿", "Kazakhstan", "Казахстан", "Қазақстан", "哈萨克斯坦", parent="centralasia"),
    _topic("china", "🇨🇳", "China", "Китай", "Қытай", "中国"),
    _topic("taiwan", "🏝", "Taiwan", "Тайвань", "Тайвань", "台湾"),
    _topic("russia", "🇷🇺", "Russia", "Россия", "Ресей", "俄罗斯"),
    _topic("usa", "🇺🇸", "United States", "США", "АҚШ", "美国"),
    _topic("europe", "🇪🇺", "Europe", "Европа", "Еуропа", "欧洲"),
)

TOPICS: Mapping[str, Topic] = MappingProxyType({topic.id: topic for topic in _TOPICS})
"""All topics by id, in the order in which menus show them."""
