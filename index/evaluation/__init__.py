"""How good the answers are: questions with known answers, asked through the whole pipeline."""

from index.evaluation.answers import with_answers
from index.evaluation.cache import open_cached
from index.evaluation.dataset import Dataset, Query, read_dataset, read_unanswerable
from index.evaluation.dataset_report import evaluate_dataset
from index.evaluation.errors import EvaluationDataError, MissingLibraryError
from index.evaluation.figures import Figure
from index.evaluation.golden import GoldenQuestion, check_golden, read_golden
from index.evaluation.golden_report import evaluate_golden
from index.evaluation.libraries import require_libraries
from index.evaluation.report import Failure, Report, Section
from index.evaluation.sample import spread

__all__ = [
    "Dataset",
    "EvaluationDataError",
    "Failure",
    "Figure",
    "GoldenQuestion",
    "MissingLibraryError",
    "Query",
    "Report",
    "Section",
    "check_golden",
    "evaluate_dataset",
    "evaluate_golden",
    "open_cached",
    "read_dataset",
    "read_golden",
    "read_unanswerable",
    "require_libraries",
    "spread",
    "with_answers",
]
