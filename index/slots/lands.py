"""Lands that a question names and a passage does not, in eight languages, folded.

A name that the documents never write, typed in small letters or in another language, is no name for
the rules that go by how the documents write. Lands are few enough for a table.
"""

from __future__ import annotations

import re

from index.slots.model import Shown, Slot
from index.slots.phrases import phrases

# The names of a land; what is of it, which tells of it as well. Where a name is also that of a
# language or of a people in another language ("German", "Turk"), it stands behind the bar.
_LANDS = (
    "germany, deutschland, allemagne, alemania, germania, duitsland, niemcy, niemczech, niemiec,"
    " almanya* | german*, deutsch*, alleman*, aleman*, tedesc*, duits*, niemieck*, alman*, berlin,"
    " munich, prussia*, nazi*, bavaria*, saxon*, hamburg, cologne",
    "austria, osterreich, autriche, oostenrijk, austrii, avusturya* |"
    " austrian*, austro*, osterreich*, autrich*, austriac*, oostenrijk*, austri*, vienn*, wien,"
    " habsburg*",
    "switzerland, schweiz, suisse, suiza, svizzera, zwitserland, szwajcari*, isvicre* |"
    " swiss, schweizer*, suiss*, suiz*, svizzer*, zwitsers*, zurich, geneva, basel, bern",
    "france, frankreich, francia, frankrijk, francji, francja, fransa* | french*, franzos*,"
    " francais*, frances*, frans*, francusk*, fransiz*, paris*, franc*, gaul*, lyon, huguenot*",
    "spain, spanien, espagne, espana, spagna, spanje, hiszpani*, ispanya* | spanish, spaniard*,"
    " spanisch*, espagnol*, espanol*, spagnol*, spaans*, hiszpansk*, madrid, barcelona, catal*,"
    " castil*, aragon",
    "italy, italien, italie, italia, italie, wloch*, wlosz*, italya* | ital*, wlosk*, rome, roma,"
    " roman*, milan*, venice, venet*, venetian*, florence, naples, sicil*, tuscan*",
    "netherlands, holland, niederlande, niederlanden, pays bas, paises bajos, holanda, paesi bassi,"
    " olanda, nederland, holandi*, niderland*, hollanda* | dutch*, niederland*, neerland*, holand*,"
    " oland*, nederland*, hollandse, amsterdam, rotterdam, hague",
    "belgium, belgien, belgique, belgica, belgio, belgie, belgi*, belcika* | belg*, brussels,"
    " flemish, fland*",
    "poland, polen, pologne, polonia, polska, polsce, polski, polonya* | polish*, polnisch*,"
    " polon*,"
    " polacc*, polac*, pools*, polsk*, pole, poles, warsaw, krakow",
    "turkey, turkei, turquie, turquia, turchia, turkije, turcji, turcja, turkiye* | turk*, turc*,"
    " tureck*, ottoman*, istanbul, ankara, constantinople",
    "england, great britain, united kingdom, uk, grossbritannien, angleterre, royaume uni,"
    " grande bretagne, inglaterra, reino unido, gran bretana, inghilterra, regno unito,"
    " gran bretagna, engeland, verenigd koninkrijk, anglia, anglii, wielk* brytani*, ingiltere*,"
    " birlesik krallik* | english*, brit*, anglo*, london*, scot*, wales, welsh, oxford, cambridge,"
    " manchester, norman*, anglic*",
    "ireland, irland, irlande, irlanda, ierland, irlandi*, irlanda* | irish*, irisch*, irland*,"
    " iers*, dublin, celt*",
    "canada, kanada, kanady, kanadzie, kanada* | canad*, kanad*, toronto, montreal, quebec,"
    " vancouver, ottawa, ontario, new france, acadi*",
    "australia, australien, australie, australii, avustralya* | austral*, sydney, melbourne,"
    " victoria*, queensland, brisbane",
    "japan, japon, giappone, japonia, japonii, japonya* | japan*, japon*, giappon*, tokyo, nippon",
    "china, chine, cina, chinach, chiny, cin'de | chin*, cines*, beijing, peking, mongol*,"
    " yuan, ming, han, qing, tang, shanghai, hong kong",
    "india, indien, inde, indiach, indii, hindistan* | india*, indisch*, hindu*, delhi,"
    " mumbai, mughal*, raj",
    "brazil, brasilien, bresil, brasil, brasile, brazilie, brazyli*, brezilya* | brasil*, brazil*,"
    " rio, amazon*, sao paulo",
    "mexico, mexiko, mexique, messico, meksyk*, meksika* | mexic*, mexik*, messican*, aztec*",
    "africa, afrika, afrique, afryc*, afryk*, afrika* | afric*, afrik*, nigeria*, kenya*, egypt*,"
    " morocc*, ethiopia*, ghana*, congo, algeria*, tunisia*, sahara*",
    "asia, asien, asie, azie, azji, azja, asya* | asia*, asiat*, china, chinese, japan*, korea*,"
    " india*, mongol*, vietnam*, thai*, orient*, middle east",
    "russia, russland, russie, rusia, rusland, rosja, rosji, rusya* | russ*, rus, rosyjsk*, moscow,"
    " soviet*, kremlin, ussr, siberia*",
    "sweden, schweden, suede, suecia, svezia, zweden, szwecj*, isvec* | swed*, schwed*, sued*,"
    " svedes*, zweeds*, szwedzk*, stockholm",
    "norway, norwegen, norvege, noruega, norvegia, noorwegen, norwegi*, norvec* | norw*, norse,"
    " oslo, viking*",
    "denmark, danemark, dinamarca, danimarca, denemarken, dania, danii, danimarka* | danish,"
    " dane, danes,"
    " danisch*, copenhagen, viking*",
    "portugal, portogallo, portugali*, portekiz* | portug*, lisbon",
    "greece, griechenland, grece, grecia, griekenland, grecj*, yunanistan* | greek*, griech*,"
    " grec*,"
    " athen*, hellen*, byzant*",
    "israel, izrael*, israil* | israel*, jew*, jerusalem, tel aviv, hebrew*",
)
_TABLE = tuple(
    (phrases({"": names}), phrases({"": f"{names}, {of_it}"}))
    for names, of_it in (land.split("|") for land in _LANDS)
)
_ASKS = phrases({str(at): land.split("|")[0] for at, land in enumerate(_LANDS)})


def _holds(passage: Shown) -> bool:
    """Return whether each land of the question is told of in the passage."""
    return all(
        told.search(passage.words) for names, told in _TABLE if names.search(passage.question)
    )


LANDS = Slot("land", "that land", re.compile(_ASKS.pattern), _holds)
