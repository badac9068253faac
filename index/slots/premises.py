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
            "en": "cancel*, called off, call off, postpone*, put off until, terminated",
            "de": "abgesagt, absage*, verschoben, ausgefallen, fiel … aus, fallt … aus, gekundigt",
            "fr": "annul*, a ete reporte, a ete reportee, resilie",
            "es": "cancel*, aplaz*, suspendio, suspendido, suspendida, retras*, rescindi*",
            "it": "annullat*, rinviat*, cancellat*, disdett*, rescis*",
            "nl": "afgelast, geannuleerd, uitgesteld, opgezegd",
            "pl": "odwola*, przelozon*, wypowiedzia*",
            "tr": "iptal, ertelen*",
        },
        also="call* off, reschedul*, delay*, suspen*, abandon*, defer*, instead, withdr*, scrap*,"
        " drop*, end, ends, ended, ending, stop*, discontinu*, pull*, aufgehoben",
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
        also="unite, unites, uniting, united in, united into, united with, united to, were united,"
        " union*, unif*, combin*, consolidat*, joined, joining, incorporat*, absorb*, acqui*,"
        " became, become, single, verein*, unio*, unie, unies, unid*, reuni*",
    ),
    Concept(
        "left",
        "that anybody left",
        {
            "en": "why did … leave, when did … leave, why has … left, when has … left,"
            " why have … left, why … quit, when … quit, withdraw from, withdrew from,"
            " withdrawn from, resign*, step down, stepped down, pull out of, pulled out of,"
            " drop out of, dropped out of, is … leaving, are … leaving",
            "de": "vorsitz … abgegeben, amt … abgegeben, niedergelegt, ausgetreten, austritt*,"
            " zuruckgetreten, zuruckgezogen, rucktritt*,"
            " hat … verlassen, haben … verlassen, verliess*, ausgestiegen",
            "fr": "quitte*, demission*, s'est retire*",
            "es": "dimiti*, dimision*, abandono, abandonar*, se retiro, se retiraron, dejo el,"
            " dejo la",
            "it": "dimission*, dimess*, ha lasciato, hanno lasciato, si e ritirat*,"
            " si sono ritirat*, abbandonat*",
            "nl": "afgetreden, opgestapt, uitgetreden, verlaten, vertrokken, teruggetrokken",
            "pl": "zrezygnowal*, odszedl, odeszla, odeszlo, wystapil*, opuscil*, wycofal*",
            "tr": "istifa*, ayrildi, ayrilmis*, cekildi, cekilmis*",
        },
        also="leav*, left, quit*, withdr*, depart*, exit*, retir*, abandon*, step* down,"
        " step* aside, step* back, replac*, succe*, end, ends, ended, ending, fled, flee*,"
        " emigrat*, mov*,"
        " return*, evacuat*, retreat*, expel*, drop*, stop*, until, went, gone, forced",
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
        also="dissol*, shut*, clos*, bankrupt*, abolish*, ceas*, discontinu*, end, ends, ended,"
        " ending, defunct,"
        " former*, stop*, collaps*, demol*, replac*, fall, fell, remov*, until, last, suppress*,"
        " repeal*, insolven*",
    ),
    Concept(
        "expelled",
        "that anybody was shut out or dismissed",
        {
            "en": "was … fired, were … fired, got fired, sacked, expelled, kicked out,"
            " banned from, banned, dismissed from, excluded",
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
        " terminat*, fled, forced, prevent*, not allow*, disallow*",
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
        " dissol*, disband*, end, ends, ended, ending, left, schism, independen*",
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
            "en": "why did … sue, who sued, to sue, sued, lawsuit*, scandal*, arrested,"
            " convicted, accused of, apologise*,"
            " apologize*, data breach, boycott*, hackers, hacked, cyberattack*",
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
        " execut*, fell, slain, lost, loss, casualt*, perish*, suicide, mort*, obituar*,"
        " memorial*, memory,"
        " bur*, funer*, surviv*, shot, poison*, destr*, drown*, massacr*, hang*, starv*, lived,"
        " sacrific*, born",
    ),
    Concept(
        "opposed",
        "that anybody was against it",
        {
            "en": "vote against, voted against, votes against, oppose, opposed, opposes, object to,"
            " objected to, criticise*, criticize*, critics, protest against, protested,"
            " why did … protest, complained about",
            "de": "stimmt* … dagegen, dagegen gestimmt, gegen … gestimmt, stimmt* … gegen,"
            " kritisier*, protestier*",
            "fr": "vote contre, s'est oppose*, se sont opposes, a critique, ont critique,"
            " critiquait, ete critique, ete critiquee, ete critiques",
            "es": "voto en contra, votaron en contra, se opuso, se opusieron, criticaron,"
            " criticado, criticada, ha criticado",
            "it": "votato contro, si e oppost*, si sono oppost*, criticato, criticata, criticano",
            "nl": "tegen gestemd, stemde tegen, stemden tegen, bekritiseer*, verzette zich,"
            " verzetten zich",
            "pl": "glosowal* przeciw*, sprzeciwi*, skrytykowal*, krytykowal*, zaprotestowal*",
            "tr": "karsi oy, karsi cik*, itiraz et*, elestir*",
        },
        also="against, oppos*, object*, critic*, disagree*, complain*, protest*, reject*, refus*,"
        " resist*, disput*, attack*, condemn*, denounc*, unpopular, controvers*, concern*, fail*,"
        " argu*, fight, fought, hostil*, rebel*, revolt*, dissent*, vote*, voting, veto*, dislik*,"
        " blam*, accus*, anti*, enem*, rival*, deni*, deny, problem*, flaw*, contra, gegen",
    ),
    Concept(
        "replaced",
        "that it was replaced",
        {
            "en": "was … replaced, were … replaced, got replaced, been replaced, replaced by",
            "de": "ersetzt, abgelost",
            "fr": "remplace par, remplacee par, remplaces par, a ete remplac*, ont ete remplac*",
            "es": "reemplaz*, sustituid*, sustituy*",
            "it": "sostituit*, rimpiazzat*",
            "nl": "vervangen",
            "pl": "zastapion*",
            "tr": "yerine gecti, yerine gecen, yerini aldi",
        },
        also="replac*, success*, succeed*, instead, supersed*, substitut*, displac*, in place of,"
        " took over, taken over, gave way, no longer, former*, until, converted, switch*,"
        " chang*, renam*, new, newer, renew*, introduc*, became, follow*, then, later, reloc*,"
        " remov*, obsolete, ersetz*, remplac*",
    ),
    Concept(
        "sold",
        "that anybody bought or sold it",
        {
            "en": "who bought, who buys, to buy out, bought out, buy up, bought up, bought by,"
            " sold to, sold by, who sold, why did … sell, when did … sell, why did … buy,"
            " when did … buy, takeover of, taken over by, acquired by, who acquired",
            "de": "gekauft, verkauft, aufgekauft, kaufte*, verkaufte*, ubernommen, ubernahm,"
            " ubernahme*",
            "fr": "achete, achetee, rachete*, vendu*, qui a acquis, a repris, ont repris, absorbe",
            "es": "compro, compraron, comprado, vendio, vendieron, vendid*, adquirio, absorbio",
            "it": "comprat*, acquistat*, vendut*, rilevat*, assorbit*",
            "nl": "gekocht, verkocht, overgenomen",
            "pl": "kupil*, odkupil*, sprzeda*, przejal, przejela, przejelo",
            "tr": "satin al*, satti, satildi, devrald*",
        },
        also="buy*, bought, sell*, sold, sale*, acqui*, purchas*, own*, merg*, takeover, took over,"
        " taken over, trade*, trading, market*, transfer*, bid, obtain*, shop*, store*, price*,"
        " cost*, pay, paid, customer*, consumer*, available, deal, commerc*, retail*, supermarket*",
    ),
    Concept(
        "failed",
        "that it failed or fell apart",
        {
            "en": "fail, failed, fell apart, fall apart, broke down, fell through, went wrong,"
            " go wrong, collapse, collapsed",
            "de": "gescheitert, scheiterte*, zerbrochen, fehlgeschlagen",
            "fr": "echoue*, a echoue, echec de",
            "es": "fracas*, fallo el, fallo la",
            "it": "fallimento, e fallit*, e naufragat*",
            "nl": "mislukt, mislukte*, gestrand",
            "pl": "nie udal*, upadl*, zakonczyl* sie niepowodzeniem",
            "tr": "basarisiz*, coktu, cokmus*",
        },
        also="fail*, collaps*, unsuccess*, not, never, unable, without success, broke*, break*,"
        " wrong, defeat*, lost, lose*, losing, end, ended, ends, problem*, error*, cannot, crash*,"
        " fall, falls, fell, declin*, attempt*, difficult*, impossib*, stop*, abandon*, reject*,"
        " bankrupt*, disaster*, destr*, ruin*, weak*, damag*, crisis, panic, pass, passed",
    ),
    Concept(
        "lost",
        "that anybody lost it",
        {
            "en": "lose his, lose her, lose their, lose its, lost his, lost her, lost their,"
            " lost its",
            "de": "verloren, verlor",
            "fr": "perdu, perdue, perdit",
            "es": "perdio, perdieron, perdido",
            "it": "perso, persero, perduto",
            "nl": "verloren, verloor",
            "pl": "stracil*, utracil*",
            "tr": "kaybetti, kaybetmis*",
        },
        also="los*, lost, defeat*, fall, fell, depriv*, stripped, remov*, forfeit*, declin*, drop*,"
        " end, ended, destr*, without, no longer, kill*, surrender*, ced*, taken, took, depos*,"
        " oust*, dismiss*, fire, fired, resign*, reduc*, decreas*, confiscat*, seiz*, revok*",
    ),
    Concept(
        "award",
        "an award",
        {
            "en": "which prize, what prize, which prizes, what prizes, which award, what award,"
            " which awards, what awards, win … prize, won … prize, win … award, won … award,"
            " nobel prize",
            "de": "welche* preis, welche* auszeichnung*, preis gewonnen, preis … erhalten",
            "fr": "quel prix a … gagne, quel prix a … recu, quelle recompense, quelle distinction",
            "es": "que premio*, gano … premio, recibio … premio",
            "it": "quale premio, che premio, quali premi, vinto … premio",
            "nl": "welke prijs, welke onderscheiding, prijs gewonnen",
            "pl": "jaka nagrode, jakie nagrody, ktora nagrode, zdobyl* nagrode",
            "tr": "hangi odul*, odul aldi, odul kazan*",
        },
        also="award*, prize*, medal*, honors, honored, honours, honoured, honorary, won, win,"
        " wins, winner*, winning, nobel,"
        " laureate*, champion*, trophy, trophies, grammy*, oscar*, title*, emmy*, preis*, prix,"
        " premio*",
    ),
    Concept(
        "stopped",
        "that it stopped",
        {
            "en": "why did … stop, when did … stop, why has … stopped, when has … stopped,"
            " why have … stopped, discontinued, why did … give up, when did … give up",
            "de": "aufgehort, beendet",
            "fr": "cesse de, a cesse, ont cesse, arrete de, a arrete, ont arrete",
            "es": "dejo de, dejaron de, ceso, cesaron",
            "it": "smesso di, hanno smesso, ha smesso, cessato",
            "nl": "gestopt, stopte, stopten, gestaakt",
            "pl": "przestal*, zaprzestal*, wstrzymal*",
            "tr": "durdur*, birakti, biraktilar",
        },
        also="stop*, ceas*, end, ended, ends, ending, discontinu*, no longer, until, last, former*,"
        " halt*, abandon*, gave up, given up, quit*, interrupt*, suspend*, clos*, not, never,"
        " withdr*, cancel*, terminat*, retir*, finish*, conclu*, prevent*, ban*, replac*, drop*,"
        " prohib*, left, leav*, fail*, death, died, declin*, lapse*",
    ),
    Concept(
        "renamed",
        "that it has another name now",
        {
            "en": "renamed, rename, change … name, changed … name, new name of, called before$,"
            " formerly called, previously called, known before, called originally, former name*,"
            " old name*, previous name*",
            "de": "umbenannt, umbenennung, name* geandert, hiess … fruher, hiess … vorher,"
            " hiess … davor, fruher* hiess*, fruhere* name*, alte* name*",
            "fr": "change de nom, changer de nom, renomme*, rebaptise*, nouveau nom,"
            " ancien nom, s'appelait … avant, s'appelait … autrefois",
            "es": "cambio de nombre, cambiado de nombre, cambiado el nombre, nuevo nombre,"
            " se llamaba … antes, nombre anterior, antiguo nombre,"
            " renombr*",
            "it": "cambiato nome, cambiato il nome, nuovo nome, rinominat*, si chiamava prima,"
            " si chiamava … prima, vecchio nome, nome precedente",
            "nl": "hernoemd, naam veranderd, nieuwe naam, heette … vroeger, heette … eerder,"
            " oude naam, vorige naam",
            "pl": "zmienil* nazwe, zmienion* nazw*, nowa nazwa, nazywal* sie wczesniej,"
            " wczesniej nazywal*, dawna nazwa, poprzednia nazwa",
            "tr": "adini degistir*, isim degistir*, yeni adi, eski adi, onceki adi",
        },
        also="renam*, former*, name, named, names, called, previous*, until, known as, title*,"
        " chang*,"
        " formerly, became, original*, rebrand*, re brand*, adopt*, word, etymolog*, deriv*,"
        " term, new",
    ),
    Concept(
        "rivals",
        "that they are rivals",
        {
            "en": "compete with, competes with, competing with, rivals, rivalry",
            "de": "konkurrier*, konkurrenten, rivalen, rivalitat",
            "fr": "rivaux, rivalite, se font concurrence",
            "es": "compiten, rivales, rivalidad",
            "it": "competono, rivali, rivalita",
            "nl": "concurreren, concurrenten, rivalen",
            "pl": "rywalizuj*, konkuruj*, rywale",
            "tr": "rakip*, rekabet*",
        },
        also="compet*, rival*, contest*, contend*, against, versus, challeng*, enem*, opponent*,"
        " conflict*, oppos*",
    ),
)
