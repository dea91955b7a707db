// What the page itself says, in the language of the person whose Telegram it shows.

const TEXTS = {
  en: {
    accounts: "You are", bot: "bot", typing: "typing…", members: (n) => `${n} members`, start: "Start", restart: "Restart bot",
    unblock: "Unblock", menu: "Menu", message: "Message", send: "Send message", back: "Back", more: "More actions",
    block: "Block bot", clock: "Playground clock", setClock: "Set the clock",
    clockText: "Choose a time of day and the bot lives at that time from then on: digests that are due by then arrive.",
    itIsNow: (time) => `It is ${time} now`, cancel: "Cancel", open: "Open", openLink: "Open this link?", edited: "edited",
    today: "Today", yesterday: "Yesterday", empty: "No messages yet", toEnd: "To the newest messages", copied: "Copied",
    offline: "Connecting…", reveal: "Spoiler, press to show", what: "What can this bot do?", commands: "Commands",
    chats: "Chats", draft: "writing…", failed: "That did not work", fixedClock: "This clock cannot be set.",
    blockedNote: "You have blocked this bot", elsewhere: "This button works in Telegram only", read: "read",
  },
  ru: {
    accounts: "Вы", bot: "бот", typing: "печатает…", members: (n) => `Участников: ${n}`, start: "Начать", restart: "Перезапустить",
    unblock: "Разблокировать", menu: "Меню", message: "Сообщение", send: "Отправить сообщение", back: "Назад", more: "Ещё",
    block: "Заблокировать бота", clock: "Часы площадки", setClock: "Перевести часы",
    clockText: "Выберите время суток, и бот будет жить по нему: придут сводки, срок которых наступил.",
    itIsNow: (time) => `Сейчас ${time}`, cancel: "Отмена", open: "Открыть", openLink: "Открыть эту ссылку?", edited: "изменено",
    today: "Сегодня", yesterday: "Вчера", empty: "Сообщений пока нет", toEnd: "К новым сообщениям", copied: "Скопировано",
    offline: "Соединение…", reveal: "Скрытый текст, нажмите, чтобы показать", what: "Что умеет этот бот?", commands: "Команды",
    chats: "Чаты", draft: "пишет…", failed: "Не получилось", fixedClock: "Эти часы нельзя перевести.",
    blockedNote: "Вы заблокировали этого бота", elsewhere: "Эта кнопка работает только в Telegram", read: "прочитано",
  },
};

export const texts = (language) => TEXTS[(language || "en").slice(0, 2)] ?? TEXTS.en;
