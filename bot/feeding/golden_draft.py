"""A golden question before it is one: typed, put in a modal, refused, changed, added."""

from __future__ import annotations

from dataclasses import dataclass

from bot.feeding.shelf import Shelf
from index.evaluation.golden import GoldenQuestion, abstaining, answerable
from index.evaluation.golden_file import add_golden
from index.language import question_language


@dataclass(frozen=True, slots=True)
class Draft:
    """What a moderator typed. Without document and quote the question must not be answered.

    ``document`` is an id or a title, ``kind`` why there is no answer.
    """

    question: str = ""
    document: str = ""
    quote: str = ""
    kind: str = ""

    def added(self, shelf: Shelf) -> GoldenQuestion:
        """Add the question to the file of the knowledge folder. Blocks; for a worker thread.

        :raises GoldenError: If it is there already, or its document does not say its quote.
        :raises QuestionError: If it holds nothing to search for.
        :raises EvaluationDataError: If the file cannot be read.
        """
        language = question_language(self.question)
        document, quote = self.document.strip(), self.quote.strip()
        if document or quote:
            found = shelf.find(document)
            new = answerable(self.question, found.file if found else document, quote, language)
        else:
            new = abstaining(self.question, self.kind or None, language)
        return add_golden(shelf.folder, new, shelf.documents)
