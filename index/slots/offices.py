"""Offices and money: who holds one, what is paid for or to somebody."""

from __future__ import annotations

from index.slots.concept import Concept

OFFICES_AND_MONEY = (
    Concept(
        "treasurer",
        "its treasurer",
        {
            "en": "treasurer*",
            "de": "schatzmeister*, kassenwart*, kassierer*",
            "fr": "tresorier*, tresoriere*",
            "es": "tesorer*",
            "it": "tesorier*",
            "nl": "penningmeester*",
            "pl": "skarbnik*",
            "tr": "sayman*, muhasip uye*",
        },
    ),
    Concept(
        "secretary",
        "its secretary",
        {
            "en": "secretary, secretaries, secretary general, general secretary",
            "de": "sekretar*, schriftfuhrer*, generalsekretar*",
            "fr": "secretaire*",
            "es": "secretari*",
            "it": "segretari*",
            "nl": "secretaris*",
            "pl": "sekretarz*",
            "tr": "sekreter*",
        },
        also="secretar*",
    ),
    Concept(
        "vice-president",
        "a vice-president",
        {
            "en": "vice president, vice chair, vicepresident, deputy chair",
            "de": "vizeprasident*, stellvertretende* vorsitzende*, vizevorsitz*",
            "fr": "vice president*",
            "es": "vicepresident*",
            "it": "vicepresident*, vice presidente",
            "nl": "vicevoorzitter*, vice voorzitter",
            "pl": "wiceprezes*, wiceprzewodnicz*",
            "tr": "baskan yardimcisi*",
        },
        also="vice*, deputy",
    ),
    Concept(
        "discount",
        "a discount",
        {
            "en": "discount*, reduced rate, reduced fee, early bird, student rate, student price,"
            " promo code, coupon, voucher",
            "de": "rabatt*, ermassig*, vergunstig*, gutschein*, fruhbucher*",
            "fr": "reduction pour, reductions pour, tarif reduit, rabais, remise, code promo",
            "es": "descuento*, rebaja*, tarifa reducida",
            "it": "sconto, sconti, scontat*, tariffa ridotta",
            "nl": "korting*, kortingscode",
            "pl": "znizk*, rabat*",
            "tr": "indirim*",
        },
        also="reduc*, lower, cheaper, half price, free, member price, concession*",
    ),
    Concept(
        "salary",
        "a salary",
        {
            "en": "salary, salaries, how much … earn, how much … get paid, wage of, average pay",
            "de": "gehalt, gehalter, verdienst, verdient man, verdient ein*",
            "fr": "salaire*, combien gagne*",
            "es": "salario*, sueldo*, cuanto gana*, cuanto cobra*",
            "it": "stipendio, stipendi, quanto guadagna*, retribuzione",
            "nl": "salaris*, hoeveel verdien*, wat verdien*, loon van",
            "pl": "zarobki, zarabia*, pensja, wynagrodzeni*",
            "tr": "maas, maasi, maaslari, ne kadar kazan*",
        },
        also="wage*, pay, paid, earn*, income*, compensation, remuneration, stipend*, makes, made",
    ),
    Concept(
        "grant",
        "a grant",
        {
            "en": "travel grant*, scholarship*, bursary, bursaries, travel award*, stipend*,"
            " travel support, financial support, funding for trainees",
            "de": "stipendi*, reisestipendi*, reisekostenzuschuss*, forderung fur",
            "fr": "bourse de, bourses, bourse pour, bourse d*, aide financiere",
            "es": "beca, becas, ayuda economica",
            "it": "borsa di studio, borse di studio, contributo di viaggio",
            "nl": "reisbeurs*, studiebeurs*, beurs voor",
            "pl": "stypendi*, grant wyjazdowy, dofinansowani*",
            "tr": "burs, bursu, burslar*, seyahat desteg*",
        },
        also="grant*, award*, fund*, aid, fellowship*, financ*, sponsor*",
    ),
    Concept(
        "refund",
        "a refund",
        {
            "en": "refund*, money back, reimburse*, cancellation policy",
            "de": "ruckerstatt*, geld zuruck, stornier*, erstattet",
            "fr": "rembourse*",
            "es": "reembols*, devolucion del dinero",
            "it": "rimbors*",
            "nl": "terugbetal*, geld terug, restitutie",
            "pl": "zwrot pieniedzy, zwrot kosztow, zwrotu",
            "tr": "iade, geri odeme, para iadesi",
        },
        also="refund*, reimburs*, money back, repay*, repaid, compensat*",
    ),
    Concept(
        "job",
        "a vacancy",
        {
            "en": "job opening*, job offer*, vacancy, vacancies, open position*, job posting*",
            "de": "stellenangebot*, offene stelle*, stellenanzeige*, freie stelle*",
            "fr": "offre* d'emploi, poste* a pourvoir, postes vacants",
            "es": "ofertas de trabajo, oferta de empleo, vacante*",
            "it": "offerte di lavoro, posti vacanti, posizioni aperte",
            "nl": "vacature*",
            "pl": "oferty pracy, oferta pracy, wakat*",
            "tr": "is ilani, is ilanlari, acik pozisyon*",
        },
        also="job*, position*, vacan*, hir*, career*, employ*, recruit*",
    ),
    Concept(
        "sponsor",
        "a sponsor",
        {
            "en": "sponsor of, sponsors of, who sponsors, who sponsored, sponsorship*,"
            " sponsored by, how was … funded, how is … funded, how are … funded,"
            " how was … financed,"
            " funded by, who funded, who funds, who pays for, who finances, who financed,"
            " who is paying for",
            "de": "sponsor*, wer finanziert*, wer bezahlt*, wer hat … bezahlt,"
            " wer hat … finanziert",
            "fr": "sponsor*, qui finance*, qui a finance, qui a paye, qui paye*, qui paie*",
            "es": "patrocina*, quien financi*, quien pago, quien paga",
            "it": "sponsor*, chi finanzia*, chi ha finanziato, chi paga, chi ha pagato",
            "nl": "sponsor*, wie financier*, wie betaal*, wie heeft … betaald",
            "pl": "sponsor*, kto finansuje, kto finansowal, kto sfinansowal, kto placi*,"
            " kto zaplacil*",
            "tr": "sponsor*, kim finanse, kim ode*",
        },
        also="sponsor*, fund*, financ*, support*, pay, pays, paid, tax*, donat*, grant*,"
        " invest*, budget*, money, cost*, subsid*, contribut*",
    ),
)
