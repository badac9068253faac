"""What a question takes for granted to have changed: a place, who holds an office, folded."""

from __future__ import annotations

from index.slots.concept import Concept

CHANGES = (
    Concept(
        "moved",
        "that it moved",
        {
            "en": "when did … move, why did … move, when did … relocate, why did … relocate,"
            " relocated to, moved from, move from, moved its, move its, moved their, move their",
            "de": "umgezogen, umzug, zog … um, verlegt",
            "fr": "demenage*",
            "es": "se mudo, se mudaron, se traslado, se trasladaron, mudanza, trasladado,"
            " trasladada",
            "it": "trasferit*, traslocat*, trasloco",
            "nl": "verhuisd, verhuisde*, verhuizing",
            "pl": "przeniosl*, przeniesion*, przeprowadz*",
            "tr": "tasindi, tasinma*, tasinmis*",
        },
        also="mov*, reloc*, transfer*, formerly, until, shift*, left, leav*, migrat*,"
        " settl*, emigrat*, went, return*, march*, new home, new office, arriv*, came, expel*",
    ),
    Concept(
        "elected",
        "that anybody was elected or appointed",
        {
            "en": "when was … elected, why was … elected, who elected, who appointed,"
            " when was … appointed, why was … appointed, who nominated, who chose, re elected,"
            " reelected",
            "de": "gewahlt, wiedergewahlt, ernannt, ernannte*, wahlte*",
            "fr": "elu, elue, elus, reelu*, nomme president*, qui a nomme, qui a elu",
            "es": "elegid*, reelegid*, nombrad*, quien eligio, quien nombro",
            "it": "elett*, rielett*, nominat*, chi ha scelto",
            "nl": "gekozen, herkozen, benoemd*",
            "pl": "wybran*, wybral*, mianowan*, powolan*",
            "tr": "secildi, secilen, secilmis*, atandi, atanan, kim secti, kim atadi",
        },
        also="elect*, appoint*, vote*, voting, choose*, chose*, nominat*, becam*, become*, select*,"
        " took office, inaugurat*, named, assum*, since, decid*, opt*, prefer*, pick*, design*,"
        " assign*, crown*, ballot*, succe*, hired, award*, won, called, made",
    ),
)
