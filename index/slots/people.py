"""Kinds of people, and what is asked of one person's life at work, in eight languages, folded."""

from __future__ import annotations

from index.slots.concept import Concept

# Whether nurses may join is not told where nobody speaks of nurses. Radiologists, doctors,
# engineers and trainees are missing here: passages call them by too many other names.
KINDS = (
    Concept(
        "nurses",
        "nurses",
        {
            "": "nurse, nurses, krankenschwester*, krankenpfleger*, pflegekraft*, infirmier*,"
            " infirmiere*, enfermer*, infermier*, verpleegkundige*, pielegniar*, hemsire*"
        },
        also="nurs*, paramedic*",
    ),
    Concept(
        "technologists",
        "technologists or radiographers",
        {
            "": "technologist*, radiographer*, rad tech, rad techs, mtra, mtr, mtras,"
            " medizinisch technische*, manipulateur*, tecnicos de radiologia,"
            " tecnico de radiologia, tecnici di radiologia, tecnico di radiologia, laborant*,"
            " technik* elektroradiologii, elektroradiolog*, radyoloji teknisyen*,"
            " radyoloji tekniker*"
        },
        also="technolog*, technician*, radiograph*",
    ),
    Concept(
        "other-professions",
        "that profession",
        {
            "": "dentist*, zahnarzt*, dentiste*, dentista*, tandarts*, dentyst*, dis hekim*,"
            " veterinar*, tierarzt*, tierarzte*, dierenarts*, weterynarz*, veteriner*,"
            " pharmacist*, apotheker*, pharmacien*, farmaceutic*, farmacist*, farmaceut*, eczaci*,"
            " lawyer*, anwalt*, anwalte*, avocat*, abogad*, avvocat*, advocaat, advocaten,"
            " prawnik*,"
            " avukat*, physicist*, medizinphysik*, physicien*, fisicos medicos, fisici medici,"
            " fizyk*, fizikci*"
        },
        also="dental*, vet, vets, animal*, pharma*, drug*, legal*, attorney*, law, physic*,"
        " jurist*, counsel*",
    ),
)

AT_WORK = (
    Concept(
        "profession",
        "what they do for a living",
        {
            "en": "job title*, what is … job, what's … job, whats … job, for a living, day job,"
            " profession of, occupation of, what speciali*, which speciali*, specialty of",
            "de": "von beruf, beruf von, welchen beruf, fachrichtung*, facharzt*",
            "fr": "metier d*, profession d*, quel metier, quelle specialite, quelle profession",
            "es": "profesion d*, que profesion, que especialidad, a que se dedica",
            "it": "professione d*, che professione, che lavoro fa, quale specializzazione,"
            " che specializzazione",
            "nl": "beroep van, welk beroep, welk specialisme",
            "pl": "z zawodu, jaki zawod, jakiej specjalizacji, jaka specjalizacj*",
            "tr": "meslegi, uzmanlik alan*, hangi uzmanlik*",
        },
        also="radiologist, engineer, physician, works as, worked as, profession, speciali*,"
        " surgeon,"
        " career, job, jobs, occupation*, lawyer, officer, researcher, scientist, teacher, actor,"
        " actress, writer, artist, author, businessman, merchant, doctor, farmer, manager,"
        " director,"
        " neurologist, radiologe, radiologin, arzt, arztin, medecin, medico, medica, arts, lekarz,"
        " hekim, by trade, poet, painter, architect, composer, singer, mathematician",
    ),
    Concept(
        "thesis",
        "a thesis",
        {
            "en": "phd about, phd in, phd on, phd thesis, doctoral thesis, dissertation*,"
            " thesis about, thesis on",
            "de": "doktorarbeit*, dissertation*, promoviert*",
            "fr": "these d*, these de doctorat, sa these",
            "es": "tesis doctoral, tesis d*, su tesis",
            "it": "tesi di dottorato, sua tesi, dottorato in",
            "nl": "proefschrift*, gepromoveerd",
            "pl": "doktorat*, prac* doktorsk*",
            "tr": "doktora tez*, doktorasi",
        },
        also="thesis, theses, dissertation*, doctora*, phd, ph d",
    ),
    Concept(
        "attendance",
        "who was there",
        {
            "en": "witness*, who attended, who was present, who were present, who was there,"
            " who came to, who was invited, guest list, who took part",
            "de": "wer war … dabei, wer war anwesend, wer war … anwesend, zeugen, wer nahm … teil,"
            " wer hat … teilgenommen, wer kam zu*, gaste",
            "fr": "qui a assiste, qui etait present*, qui etait la, temoins, invites,"
            " qui a participe",
            "es": "quien asistio, quienes asistieron, quien estuvo, quienes estuvieron, testigos,"
            " quien participo, invitados",
            "it": "chi ha assistito, chi era presente, chi c'era, testimoni, chi ha partecipato,"
            " invitati",
            "nl": "wie was aanwezig, wie waren aanwezig, wie was … bij, getuigen, wie nam … deel",
            "pl": "kto byl obecny, kto uczestniczyl, kto byl na, swiadkowie, swiadkiem,"
            " kto wzial udzial",
            "tr": "kimler katildi, kim katildi, tanik*, davetli*",
        },
        also="witness*, attend*, present, presence, guest*, invit*, joined, participa*, audience*,"
        " came, took part, gather*, were there, crowd*, congreg*, testif*,"
        " delegat*, visited, enrol*, met, dabei, anwesend*, teilnahm*, teilgenommen, presents,"
        " assist*, presentes, asist*, presenti, aanwezig*, obecn*, uczestni*, katil*",
    ),
    Concept(
        "compared",
        "how the two compare",
        {
            "en": "which … is older, which … is younger, which … is bigger, which … is larger,"
            " which … is smaller, which … has more, who is older, who is younger, which is older,"
            " which is bigger, which is larger",
            "de": "welche* … alter, welche* … junger, welche* … grosser, welche* … kleiner,"
            " wer ist alter, wer ist junger",
            "fr": "lequel … plus, laquelle … plus, qui est le plus, qui est la plus",
            "es": "cual … mas antigua, cual … mas grande, cual … mas miembros, quien es mayor",
            "it": "quale … piu vecchia, quale … piu antica, quale … piu grande, chi e piu",
            "nl": "welke … ouder, welke … groter, welke … kleiner, wie is ouder",
            "pl": "ktor* … starsz*, ktor* … wieksz*, ktor* … mniejsz*, kto jest starszy",
            "tr": "hangisi daha",
        },
        also="older, oldest, larger, bigger, smaller, younger, more, most, than, largest, biggest,"
        " founded, established, since, earlier, first, less, fewer, als, mehr, plus, moins, mas,"
        " menos, piu, meno, meer, minder, niz, daha",
    ),
)
