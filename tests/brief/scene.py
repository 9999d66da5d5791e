"""An invented scene with every kind of line: a city that fears an air raid, told by two outlets that do not exist."""

from datetime import UTC, datetime, timedelta

from tocsin.brief.compose import compose
from tocsin.brief.page import Draft, Page
from tocsin.intake.document import Document
from tocsin.picture.model import (
    Advice,
    Contradiction,
    Event,
    Picture,
    Point,
    Post,
    Situation,
    Source,
    Step,
    Telling,
    Watch,
)
from tocsin.reading.claim import Claim, Evidence, NamedPlace, Quantity, Status

NOW = datetime(2025, 1, 14, 14, 0, tzinfo=UTC)

RIVER = Document(
    id="rives",
    source="examples/kyiv-alert.fr.txt",
    lang="fr",
    published=NOW - timedelta(hours=6),
    outlet="Le Courrier des Deux Rives",
    title="Kyiv retient son souffle",
    text=(
        "Kyiv est en alerte maximale. L’ambassade du Canada met en garde contre « un raid massif ». "
        "L’ambassade d’Allemagne a fermé par précaution. Le Canada a ordonné à son personnel de se mettre à l’abri. "
        "Les Canadiens sont invités à rester prêts. La France demande à ses ressortissants d’être vigilants. "
        "L’Ukraine a tiré pour la première fois des missiles Taurus près de Briansk. "
        "Berlin avait autorisé leur emploi. "
        "Moscou menace de riposter. "
        "Kyiv promet de n’employer les mines que loin des zones habitées et jusqu’au 30 juin. "
        "La Russie dit avoir abattu 34 drones au-dessus de Tambov, à près de 400 km de la frontière. "
        "Cinq personnes ont été tuées à Odessa. Moscou nie avoir frappé la ville. "
        "Pyongyang aurait livré des lance-roquettes."
    ),
)
LEDGER = Document(
    id="ledger",
    source="https://harbour-ledger.example/missiles?id=1&lang=en",
    lang="en",
    published=NOW - timedelta(hours=9),
    outlet="The Harbour Ledger",
    title="Missiles hit Odesa",
    text=(
        "Russian missiles hit Odesa on Sunday. Twelve people were killed, the mayor said. "
        "The Canadian embassy in Kyiv warned of a massive raid. Another strike on Chernihiv may follow on Wednesday. "
        "The Dutch embassy moved to Lviv. Kyiv residents were told to stay indoors until Thursday."
    ),
)
DOCUMENTS = (RIVER, LEDGER)

KYIV = NamedPlace("Kyiv", "UA")
UKRAINE = NamedPlace("Ukraine", "UA")
_POINTS = {
    "Kyiv": Point(50.45, 30.52, 15),
    "Odesa": Point(46.48, 30.73, 10),
    "Bryansk": Point(53.25, 34.37, 8),
    "Tambov": Point(52.73, 41.44, 8),
    "Chernihiv": Point(51.49, 31.29, 8),
    "Russia": Point(61.5, 105.3, 3000),
}
_numbers = iter(range(1, 1000))


def _source(document: Document, quote: str) -> Source:
    start = document.text.index(quote)
    return Source(
        number=next(_numbers),
        document=document.id,
        outlet=document.outlet or document.source,
        start=start,
        end=start + len(quote),
        quote=quote,
    )


def _tell(document: Document, quote: str, act: str, status: Status, **slots: object) -> Telling:
    source = _source(document, quote)
    claim = Claim(act=act, status=status, evidence=Evidence(source.start, source.end), **slots)  # type: ignore[arg-type]
    return Telling(claim=claim, source=source)


def _event(key: str, family: str, *tellings: Telling) -> Event:
    first = tellings[0].claim
    return Event(
        id=key,
        act=first.act,
        family=family,
        status=first.status,
        who=first.who,
        to_whom=first.to_whom,
        place=first.place,
        point=_POINTS.get(first.place.name) if first.place else None,
        start=first.start,
        end=first.end,
        quantity=first.quantity,
        weapon=first.weapon,
        first=first.first,
        reason=first.reason,
        asserted_by=tuple(dict.fromkeys(code for telling in tellings for code in telling.claim.asserted_by)),
        outlets=tuple(dict.fromkeys(telling.source.outlet for telling in tellings)),
        tellings=tellings,
        notes=("Tambov is 350 km from Ukraine: fits 'nearly 400 km'",) if first.act == "intercept" else (),
    )


def _build() -> Picture:
    today, bryansk, odesa = "2025-01-14", NamedPlace("Bryansk", "RU"), NamedPlace("Odesa", "UA")
    canada = ("CAN.mission",)
    alert = _event(
        "alert",
        "protect",
        _tell(RIVER, "Kyiv est en alerte maximale", "alert.raise", "ongoing", place=KYIV, start=today),
    )
    warned = _event(
        "warned",
        "protect",
        _tell(
            RIVER,
            "L’ambassade du Canada met en garde contre « un raid massif »",
            "warning.issue",
            "possible",
            who=canada,
            asserted_by=canada,
            place=KYIV,
            start=today,
            end=today,
        ),
        _tell(
            LEDGER,
            "The Canadian embassy in Kyiv warned of a massive raid",
            "warning.issue",
            "possible",
            who=canada,
            asserted_by=canada,
            place=KYIV,
        ),
    )
    closed = _tell(
        RIVER,
        "L’ambassade d’Allemagne a fermé par précaution",
        "post.close",
        "done",
        who=("DEU.mission",),
        place=KYIV,
        start=today,
        reason="precaution",
    )
    moved = _source(LEDGER, "The Dutch embassy moved to Lviv")
    staff = _source(RIVER, "Le Canada a ordonné à son personnel de se mettre à l’abri")
    ready = _source(RIVER, "Les Canadiens sont invités à rester prêts")
    french = _source(RIVER, "La France demande à ses ressortissants d’être vigilants")
    indoors = _source(LEDGER, "Kyiv residents were told to stay indoors until Thursday")
    taurus = _event(
        "taurus",
        "strike",
        _tell(
            RIVER,
            "L’Ukraine a tiré pour la première fois des missiles Taurus près de Briansk",
            "strike.missile",
            "done",
            who=("UKR",),
            place=bryansk,
            start="2025-01-12",
            end="2025-01-12",
            weapon=("Taurus",),
            first=True,
        ),
    )
    leave = _event(
        "leave",
        "supply",
        _tell(
            RIVER,
            "Berlin avait autorisé leur emploi",
            "arms.authorise",
            "done",
            who=("DEU",),
            to_whom=("UKR",),
            start="2025-01-06",
            end="2025-01-12",
        ),
    )
    threat = _event(
        "threat",
        "posture",
        _tell(RIVER, "Moscou menace de riposter", "threaten", "done", who=("RUS",), asserted_by=("RUS",), start=today),
    )
    limits = _event(
        "limits",
        "posture",
        _tell(
            RIVER,
            "Kyiv promet de n’employer les mines que loin des zones habitées et jusqu’au 30 juin",
            "commit",
            "done",
            who=("UKR",),
            asserted_by=("UKR",),
            weapon=("mine",),
        ),
    )
    shot = _event(
        "shot",
        "strike",
        _tell(
            RIVER,
            "La Russie dit avoir abattu 34 drones au-dessus de Tambov, à près de 400 km de la frontière",
            "intercept",
            "done",
            who=("RUS.mil",),
            to_whom=("UKR",),
            asserted_by=("RUS",),
            place=NamedPlace("Tambov", "RU"),
            start="2025-01-13",
            end="2025-01-14",
            quantity=(Quantity(34, "drone"),),
        ),
    )
    five = _tell(
        RIVER,
        "Cinq personnes ont été tuées à Odessa",
        "harm.killed",
        "done",
        place=odesa,
        start="2025-01-12",
        quantity=(Quantity(5, "person"),),
    )
    twelve = _tell(
        LEDGER,
        "Twelve people were killed, the mayor said",
        "harm.killed",
        "done",
        place=odesa,
        start="2025-01-12",
        quantity=(Quantity(12, "person"),),
        asserted_by=("UKR.local",),
    )
    hit = _tell(
        LEDGER,
        "Russian missiles hit Odesa on Sunday",
        "strike.missile",
        "done",
        who=("RUS",),
        place=odesa,
        start="2025-01-12",
        end="2025-01-12",
    )
    denied = _tell(
        RIVER,
        "Moscou nie avoir frappé la ville",
        "strike.missile",
        "negated",
        who=("RUS",),
        asserted_by=("RUS",),
        place=odesa,
    )
    next_one = _event(
        "next",
        "strike",
        _tell(
            LEDGER,
            "Another strike on Chernihiv may follow on Wednesday",
            "strike.missile",
            "possible",
            place=NamedPlace("Chernihiv", "UA"),
            start="2025-01-15",
            end="2025-01-15",
        ),
    )
    rockets = _event(
        "rockets",
        "supply",
        _tell(
            RIVER,
            "Pyongyang aurait livré des lance-roquettes",
            "arms.deliver",
            "done",
            who=("PRK",),
            to_whom=("RUS",),
            asserted_by=("KOR.officials",),
        ),
    )
    killed, struck = _event("killed", "harm", five, twelve), _event("struck", "strike", hit, denied)
    post = _event("closed", "protect", closed)
    events = (alert, warned, post, taurus, leave, threat, limits, shot, killed, struck, next_one, rockets)
    tellings = [telling.source for event in events for telling in event.tellings]
    promise = limits.tellings[0].source
    kyiv = Situation(
        place=KYIV,
        point=_POINTS["Kyiv"],
        at=NOW,
        level="extreme",
        level_because="a massive air attack is held possible and the city is on maximum alert",
        threats=(warned, alert),
        valid_from=today,
        valid_until=today,
        review_at=NOW + timedelta(hours=6),
        advice=(
            Advice(
                audience="FRA.nationals",
                act="people.vigilance",
                status="advised",
                by=("FRA",),
                place=UKRAINE,
                start=today,
                end=None,
                lapsed=False,
                sources=(french,),
            ),
            Advice(
                audience="CAN.staff",
                act="people.shelter",
                status="ordered",
                by=canada,
                place=KYIV,
                start=today,
                end=None,
                lapsed=False,
                sources=(staff,),
            ),
            Advice(
                audience="CAN.nationals",
                act="people.shelter",
                status="advised",
                by=canada,
                place=KYIV,
                start=today,
                end=None,
                lapsed=False,
                sources=(ready,),
            ),
            Advice(
                audience="everyone",
                act="people.confine",
                status="ordered",
                by=(),
                place=KYIV,
                start="2025-01-11",
                end="2025-01-13",
                lapsed=True,
                sources=(indoors,),
            ),
        ),
        posts=(
            Post(
                mission="DEU.mission",
                place=KYIV,
                state="closed",
                status="done",
                since=today,
                until=None,
                reason="precaution",
                sources=(closed.source,),
            ),
            Post(
                mission="NLD.mission",
                place=KYIV,
                state="moved",
                status="done",
                since=None,
                until=None,
                reason=None,
                sources=(moved,),
            ),
        ),
        watch=(
            Watch(
                kind="area",
                act="commit",
                by=("UKR",),
                quote="loin des zones habitées",
                end=None,
                state="in force",
                sources=(promise,),
            ),
            Watch(
                kind="time",
                act="commit",
                by=("UKR",),
                quote="jusqu’au 30 juin",
                end="2025-06-30",
                state="in force",
                sources=(promise,),
            ),
        ),
        open_questions=(
            "Until when the alert for Kyiv lasts.",
            "Whether the schools stay open.",
        ),
    )
    odesa_situation = Situation(
        place=odesa,
        point=_POINTS["Odesa"],
        at=NOW,
        level="severe",
        level_because="missiles hit the city in the last three days",
        threats=(struck,),
        valid_from="2025-01-12",
        valid_until=None,
        review_at=NOW + timedelta(hours=12),
        advice=(),
        posts=(),
        watch=(),
        open_questions=(),
    )
    return Picture(
        events=events,
        contradictions=(
            Contradiction(kind="count", subject="killed in Odesa", first=(five,), second=(twelve,)),
            Contradiction(kind="truth", subject="missile attack on Odesa", first=(hit,), second=(denied,)),
        ),
        ladder=(
            Step(
                kind="go-ahead",
                start="2025-01-06",
                who=("DEU",),
                event="leave",
                sources=(leave.tellings[0].source,),
            ),
            Step(
                kind="first use",
                start="2025-01-12",
                who=("UKR",),
                event="taurus",
                sources=(taurus.tellings[0].source,),
            ),
            Step(kind="threat", start=today, who=("RUS",), event="threat", sources=(threat.tellings[0].source,)),
        ),
        drawn_in=("UKR", "RUS", "DEU", "PRK"),
        situations=(kyiv, odesa_situation),
        sources=tuple(sorted([*tellings, moved, staff, ready, french, indoors], key=lambda source: source.number)),
    )


PICTURE = _build()
DRAFTS = (
    Draft(
        lang="en",
        headline="Massive air attack possible in Kyiv",
        description="The Canadian embassy warns of a massive raid on Kyiv.",
        instruction="Stay in or near a shelter until the all-clear.",
        short="Air attack possible in Kyiv today. Stay near a shelter.",
    ),
    Draft(
        lang="uk",
        headline="Можлива масована повітряна атака на Київ",
        description="Посольство Канади попереджає про масований наліт.",
        instruction="Залишайтеся в укритті до відбою.",
        short="",
    ),
)


def page(picture: Picture = PICTURE) -> Page:
    """The scene as a page, with its drafts."""
    return compose(picture, DOCUMENTS, now=NOW, drafts=DRAFTS)
