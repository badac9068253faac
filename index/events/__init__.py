"""Questions about dates: what they ask, answered from the calendars and the clock."""

from index.events.model import EventAnswer, EventQuestion, Scope
from index.events.searcher import MOST, EventSearcher
from index.events.titles import Known
from index.events.understanding import understand

__all__ = ["MOST", "EventAnswer", "EventQuestion", "EventSearcher", "Known", "Scope", "understand"]
