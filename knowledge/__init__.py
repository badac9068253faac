"""The ground floor: what we know."""

from knowledge.errors import EmptyFileError, KnowledgeError, UnreadableFileError
from knowledge.folder import Outcome, Reading, Status, check_folder, read_folder
from knowledge.model import Block, BlockKind, Document, Passage, Section
from knowledge.splitting import SPLITTER_VERSION, heading_line, split

__all__ = [
    "SPLITTER_VERSION",
    "Block",
    "BlockKind",
    "Document",
    "EmptyFileError",
    "KnowledgeError",
    "Outcome",
    "Passage",
    "Reading",
    "Section",
    "Status",
    "UnreadableFileError",
    "check_folder",
    "heading_line",
    "read_folder",
    "split",
]
