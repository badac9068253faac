"""What a question takes for granted to have happened: an end, a quarrel, a death, folded.

"Why was the meeting cancelled?" finds the passage about the meeting, which took place. These things
are told with few other words, and a passage that knows of them says so.
"""

from __future__ import annotations

from index.slots.concept import Concept

PREMISES = (
    Concept(
        "cancelled",
        "that it was cancelled or put off",
        {
            "en": "cancel*, called off, call off, postpone*, put off until",
            "de": "abgesagt, absage*, verschoben, ausgefallen, fiel … aus, fallt … aus",
            "fr": "annul*, a ete reporte, a ete reportee",
            "es": "cancel*, aplaz*, suspendio, suspendido, suspendida",
            "it": "annullat*, rinviat*, cancellat*",
            "nl": "afgelast, geannuleerd, uitgesteld",
            "pl": "odwola*, przelozon*",
            "tr": "iptal, ertelen*",
        },
        also="call* off, reschedul*, delay*, suspen*, abandon*, defer*, instead, withdr*, scrap*,"
        " drop*, end*, stop*, discontinu*, pull*, aufgehoben",
    ),
    Concept(
        "merged",
        "that they merged",
        {
            "en": "merge, merged, merges, merging, merger*, amalgamat*, fuse, fused",
            "de": "fusion*, zusammengeschlossen, zusammenschluss, verschmolzen",
            "fr": "fusion*",
            "es": "fusion*",
            "it": "fusion*, si sono fuse, si sono fusi",
            "nl": "fuseer*, gefuseerd, fusie*",
            "pl": "polaczyl* sie, fuzj*",
            "tr": "birlesti*, birlesme*",
        },
        also="unit*, union*, unif*, combin*, consolidat*, join*, incorporat*, absorb*, acqui*,"
        " became, become, single, verein*, uni*, reuni*",
    ),
    Concept(
        "left",
        "that anybody left",
        {
            "en": "why did … leave, when did … leave, why has … left, when has … left,"
            " why have … left, why … quit, when … quit, withdraw from, withdrew from,"
            " withdrawn from, resign*, step down, stepped down, pull out of, pulled out of,"
            " drop out of, dropped out of",
            "de": "ausgetreten, austritt*, zuruckgetreten, rucktritt*, hat … verlassen, verliess*",
            "fr": "quitte*, demission*, s'est retire*",
            "es": "dimiti*, dimision*, abandono, abandonar*, se retiro, se retiraron",
            "it": "dimission*, dimess*, lasciato, lasciata, si e ritirat*, abbandonat*",
            "nl": "afgetreden, opgestapt, uitgetreden, verlaten, vertrokken",
            "pl": "zrezygnowal*, odszedl, odeszla, odeszlo, wystapil*, opuscil*",
            "tr": "istifa*, ayrildi, ayrilmis*",
        },
        also="leav*, left, quit*, withdr*, depart*, exit*, retir*, former*, abandon*, step*,"
        " replac*, succe*, end*, fled, flee*, emigrat*, mov*, return*, evacuat*, retreat*, expel*,"
        " drop*, stop*, until, went, gone, forced",
    ),
    Concept(
        "closed",
        "that it was closed down",
        {
            "en": "dissolved, dissolution of, disband*, shut down, shuts down, close down,"
            " closed down, go bankrupt, went bankrupt, bankruptcy, abolished, cease to exist,"
            " ceased to exist, cease publication, ceased publication",
            "de": "aufgelost, insolven*, pleite, geschlossen worden",
            "fr": "dissous, dissoute, dissolution, faillite",
            "es": "disuelt*, disolvi*, quiebra, bancarrota",
            "it": "sciolt*, fallit*, bancarotta",
            "nl": "opgeheven, failliet*",
            "pl": "zlikwidowan*, zbankrut*, upadlosc",
            "tr": "feshed*, kapatildi, iflas*",
        },
        also="dissol*, shut*, clos*, bankrupt*, abolish*, ceas*, discontinu*, end*, defunct,"
        " former*, stop*, collaps*, demol*, replac*, fall, fell, remov*, until, last, suppress*,"
        " repeal*, insolven*",
    ),
    Concept(
        "expelled",
        "that anybody was shut out or dismissed",
        {
            "en": "was … fired, were … fired, got fired, sacked, expelled, kicked out,"
            " banned from, banned, dismissed from",
            "de": "entlassen, gefeuert, ausgeschlossen, rausgeworfen",
            "fr": "licenciement*, a ete licencie*, expuls*, a ete exclu*, ont ete exclu*",
            "es": "despedid*, expuls*",
            "it": "licenziat*, espuls*, cacciat*",
            "nl": "ontslagen, ontslag, geroyeerd",
            "pl": "wyrzucon*, wykluczon*, zwolniono",
            "tr": "kovuldu, kovulmus*, ihrac edil*",
        },
        also="fir*, sack*, dismiss*, expel*, kick*, ban*, exclu*, remov*, forb*, prohib*, outlaw*,"
        " suspend*, depos*, oust*, bar*, illegal, restrict*, not, exil*, censor*, disqualif*,"
        " terminat*, fled, forced, prevent*, allow*",
    ),
    Concept(
        "parted",
        "that they parted",
        {
            "en": "split up, broke up, break up, broke away, break away, split from, fell out with,"
            " fall out with",
            "de": "zerstritten, haben sich … getrennt, abgespalten",
            "fr": "se sont separe*, scission",
            "es": "se separaron, escision, se escindi*",
            "it": "si sono separat*, scission*",
            "nl": "uit elkaar, afgesplitst",
            "pl": "rozstali sie, rozstaly sie, odlaczyl* sie",
            "tr": "yollarini ayir*, bolundu*",
        },
        also="split*, break*, broke*, separat*, divid*, seced*, fell, divorc*, part, apart,"
        " dissol*, disband*, end*, left, schism, independen*",
    ),
    Concept(
        "refused",
        "that anybody refused",
        {
            "en": "reject, rejected, rejects, refuse, refused, refuses, declined to, turned down",
            "de": "abgelehnt, lehnte … ab, lehnt … ab, weigert*, geweigert, verweigert*",
            "fr": "refus*, rejete*",
            "es": "rechaz*, se nego a, se niega a",
            "it": "rifiut*, respint*",
            "nl": "geweigerd, weigert, weigerde*, afgewezen",
            "pl": "odmowil*, odrzucil*, odrzucon*",
            "tr": "reddet*, reddedil*",
        },
        also="reject*, declin*, den*, not, no, never, oppos*, dismiss*, repudiat*, against,"
        " disagree*, veto*, ignor*, resist*, forb*, ban*, prohib*, without, exclu*, condemn*,"
        " disput*, object*, critic*, cannot, nicht, kein*, pas, non, niet, geen, nie",
    ),
    Concept(
        "quarrel",
        "a quarrel, a scandal or a court case",
        {
            "en": "sued, lawsuit*, scandal*, arrested, convicted, accused of, apologise*,"
            " apologize*, data breach, boycott*",
            "de": "verklagt, skandal*, verhaftet, beschuldigt, boykott*",
            "fr": "scandale*, boycott*",
            "es": "escandalo*, boicot*",
            "it": "scandal*, arrestat*, boicott*",
            "nl": "aangeklaagd, schandaal, gearresteerd, beschuldigd, boycot*",
            "pl": "pozwan*, skandal*, aresztowan*, oskarzon*, bojkot*",
            "tr": "skandal*, tutuklan*, boykot*",
        },
        also="sue*, suing, court*, legal, litigat*, claim*, case*, judg*, plaintiff*, law*, trial*,"
        " tribunal, appeal*, arrest*, convict*, accus*, charg*, sentenc*, guilt*, prison*, jail*,"
        " expos*, blam*, alleg*, indict*, caught, captur*, apolog*, sorry, regret*, breach*, leak*,"
        " protest*, refus*, oppos*, strike*",
    ),
    Concept(
        "died",
        "that anybody died",
        {
            "en": "died, when did … die, how did … die, where did … die, death of, passed away,"
            " murdered",
            "de": "gestorben, starb, verstorben, todesursache",
            "fr": "est mort, est morte, est decede*, deces",
            "es": "murio, fallecio, fallecid*",
            "it": "e morto, e morta, morte di, decedut*",
            "nl": "overleden, gestorven, stierf",
            "pl": "zmarl*, umarl*, smierc*",
            "tr": "vefat*",
        },
        also="die, dies, dying, death*, dead, deceas*, late, kill*, fatal*, murder*, assassinat*,"
        " execut*, fell, slain, lost, loss, casualt*, perish*, suicide, mort*, obituar*, memor*,"
        " bur*, funer*, surviv*, shot, poison*, destr*, drown*, massacr*, hang*, starv*, lived,"
        " sacrific*, born",
    ),
)
