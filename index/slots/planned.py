"""What was done already, where a passage only says what will be, in eight languages, folded."""

from __future__ import annotations

import re

from index.slots.model import Shown, Slot
from index.slots.phrases import phrases

_DONE = phrases(
    {
        "en": "did … publish, did … release, did … hold, did … organi*, did … offer, did … teach,"
        " did … train, did … write, did … create, did … launch, did … produce, did … develop,"
        " did … run, have … published, have … released, have … held, have … organi*,"
        " have … offered, have … taught, have … trained, have … written, have … created,"
        " have … launched, have … produced, have … developed, have … done, has … published,"
        " has … released, has … held, has … organi*, has … offered, has … written, has … created,"
        " has … launched, were … published, were … released, were … held, were … offered,"
        " was … published, was … released, was … held, so far",
        "de": "veroffentlicht*, herausgebracht, herausgegeben, veranstaltet*, abgehalten,"
        " angeboten, geschrieben, organisiert, gehalten, durchgefuhrt, bisher, bislang",
        "fr": "ont … publie, a … publie, ont … organise, a … organise, ont … ecrit, ont … sorti,"
        " ont … lance, ont … tenu, a … eu lieu, jusqu'a present, jusqu'ici",
        "es": "publicaron, publico, han publicado, ha publicado, organizaron, organizo,"
        " han organizado, escribieron, han escrito, lanzaron, ofrecieron, celebraron,"
        " hasta ahora",
        "it": "hanno pubblicato, ha pubblicato, pubblicarono, hanno organizzato, ha organizzato,"
        " hanno scritto, hanno tenuto, hanno lanciato, finora",
        "nl": "gepubliceerd, uitgebracht, georganiseerd, geschreven, aangeboden, gehouden,"
        " tot nu toe",
        "pl": "opublikowal*, opublikowan*, wydal*, wydan*, zorganizowal*, zorganizowan*, napisal*,"
        " przeprowadzil*, do tej pory, dotychczas",
        "tr": "yayinladi*, yayimladi*, yayinlandi*, duzenledi*, duzenlendi*, yazdilar,"
        " simdiye kadar",
    }
)
_WILL_BE = phrases(
    {
        "": "to be … published, to be … released, to be … held, noch veroffentlicht werden,"
        " wird … veroffentlicht, werden … veroffentlicht, wird … angeboten, werden … angeboten,"
        " wird … gehalten, werden … gehalten, wird … veranstaltet, zullen, zal, wird … geschrieben,"
        " wird … organisiert, werden … organisiert, werden … durchgefuhrt, zostan*"
    }
)
_FUTURE = phrases({"": "will, shall, is to, are to, plan to, plans to, intend to, intends to"})
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|held|wrote|written|made|began|begun|ran|gave|given|took|taken|"
    r"met|led|won|taught|became|came|\w{2,}ed)\b"
)


def _holds(passage: Shown) -> bool:
    """Return whether the sentences that answer tell of anything but the future."""
    if _WILL_BE.search(passage.question):
        return True
    return not _FUTURE.search(passage.answer) or bool(_PAST.search(passage.answer))


PLANNED = Slot("planned", "that it has been done already", _DONE, _holds)
