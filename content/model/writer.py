"""Summaries, translations and answers by a language model, each held against its source."""

import asyncio
import hashlib
import logging
from collections.abc import Callable
from dataclasses import replace

from content.answer import Answer
from content.clock import Clock
from content.edition import Edition, Story
from content.model.client import LanguageModel, ModelError
from content.model.faults import in_answer, in_summary, in_translation
from content.model.prompts import Prompt, answering, rewriting, translating
from content.store import Database, model_texts
from content.summary import summarize

logger = logging.getLogger(__name__)

_SENTENCES = 3  # of a summary
_READ = (
    8  # of a story's sentences the model is shown: its best, so that planted orders are few and tokens fewer
)
_TOKENS = 600  # of a completion
_AT_ONCE = 4  # requests side by side
_PATIENCE = 60.0  # seconds an edition waits for the model in all; what is missing then stays as it was


class Writer:
    """Rewrites with `model` whatever stays true; anything else is left as extracted and counted.

    What was written is kept by what was asked, so that nothing is asked twice. `daily` bounds the requests
    of a day (UTC); beyond it everything stays extracted.
    """

    def __init__(self, database: Database, model: LanguageModel, clock: Clock, daily: int) -> None:
        self._database = database
        self._model = model
        self._clock = clock
        self._daily = daily
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def edition(self, edition: Edition, language: str) -> Edition:
        """An edition with summaries by the model, in `language` where its stories are in another one."""
        stories = [*edition.stories, *edition.from_library]
        tasks = [asyncio.create_task(self.story(story, language)) for story in stories]
        if tasks:
            await asyncio.wait(tasks, timeout=_PATIENCE)
        told = []
        for story, task in zip(stories, tasks, strict=True):
            if task.done():
                told.append(task.result())
            else:
                task.cancel()
                told.append(story)
        number = len(edition.stories)
        return replace(edition, stories=tuple(told[:number]), from_library=tuple(told[number:]))

    async def story(self, story: Story, language: str) -> Story:
        """A story, its summary rewritten, and with its title translated into `language` (empty: left)."""
        written_in = story.articles[0].language
        text = "\n".join(section.text for section in story.articles[0].sections)
        material = summarize(text, written_in, _READ, title=story.title)
        own = f"{story.title}\n{story.summary}"
        # What is new in a story that was told before is not the model's to choose.
        rewritten = story.told is None and await self._ask(
            rewriting(material, _SENTENCES), lambda words: in_summary(words, material, own, written_in)
        )
        if rewritten:
            story = replace(story, summary=rewritten, writer=self._model.name)
        if not language or language == written_in or not written_in:
            return story
        told = f"{story.title}\n{story.summary}".replace("\n\n", "\n")
        translated = await self._ask(
            translating(told, language), lambda words: in_translation(words, told, language, written_in)
        )
        if not translated:
            return story
        title, _, summary = translated.partition("\n")
        return replace(
            story,
            title=title.strip(),
            summary=summary.strip(),
            writer=self._model.name,
            translated_from=written_in,
        )

    async def answer(self, answer: Answer) -> Answer:
        """An answer with a `reply` over its excerpts; as it was where no reply holds."""
        if not answer.excerpts:
            return answer
        texts = [excerpt.text for excerpt in answer.excerpts]
        languages = [excerpt.language for excerpt in answer.excerpts]
        reply = await self._ask(
            answering(answer.question, texts), lambda words: in_answer(words, texts, languages)
        )
        return replace(answer, reply=reply, writer=self._model.name) if reply else answer

    async def close(self) -> None:
        """Close connections."""
        await self._model.close()

    async def _ask(self, prompt: Prompt, fault: Callable[[str], str]) -> str:
        """What the model writes, else an empty text; kept either way. `fault` says what is wrong with it."""
        asked = (self._model.name, prompt.order, prompt.material)
        key = hashlib.sha256("\0".join(asked).encode()).hexdigest()
        async with self._database.read() as connection:
            kept = await model_texts.get(connection, key)
        if kept is not None:
            return kept
        async with self._places:
            if not await self._within_budget():
                return ""
            try:
                words = await self._model.complete(*prompt.messages(), most_tokens=_TOKENS)
            except ModelError as error:
                logger.warning("%s; the extracted text is used", error)
                await self._count(failed=1)
                return ""
        wrong = fault(words)
        if wrong:
            logger.warning("refused what the language model wrote: %s", wrong)
        async with self._database.write() as connection:
            await model_texts.put(connection, key, "" if wrong else words, self._clock.now())
            if wrong:
                await model_texts.count(connection, self._clock.now().date(), refused=1)
        return "" if wrong else words

    async def _within_budget(self) -> bool:
        """Whether one more request may be made today; it is counted first, for failures may cost too."""
        today = self._clock.now().date()
        async with self._database.write() as connection:
            if (await model_texts.usage(connection, today)).requests >= self._daily:
                return False
            await model_texts.count(connection, today, requests=1)
            return True

    async def _count(self, *, failed: int) -> None:
        async with self._database.write() as connection:
            await model_texts.count(connection, self._clock.now().date(), failed=failed)
