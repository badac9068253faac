"""What a question asks for and a passage must hold: a price, a date, a name, what is current."""

from index.slots.model import Slot
from index.slots.named import missing_names, years_asked, years_told
from index.slots.rules import SLOTS, missing, wanted

__all__ = ["SLOTS", "Slot", "missing", "missing_names", "wanted", "years_asked", "years_told"]
