"""A made-up contestant without a model: the passage that shares the most words."""

from __future__ import annotations

from benchmarks.contestants.serving import Job, Opened, serve

REFUSED = "refused"


def prepare(job: Job) -> None:
    """Keep the passages' words."""
    (job.folder / "words").write_text("\n".join(job.texts()), encoding="utf-8")


def opening(job: Job) -> Opened:
    """Read them again."""
    texts = (job.folder / "words").read_text(encoding="utf-8").split("\n")

    def one(question: str) -> object:
        if question == REFUSED:
            raise ValueError("the made-up contestant does not answer that\nand says so at length")
        # What libraries print must not disturb the conversation.
        print("thinking")  # noqa: T201
        words = set(question.split())
        return max(texts, key=lambda text: len(words & set(text.split())))

    return Opened(one)


if __name__ == "__main__":
    serve(prepare, opening)
