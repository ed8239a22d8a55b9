"""The business and the clients of the invented practice; all names, numbers and addresses are made up."""

from random import Random

from msgspec import Struct

from models.store.seals import Value

BUSINESS: dict[str, Value] = {
    "name": "Marsh Lane IT",
    "strapline": "Computers that work, words that hold",
    "address": "4 Marsh Lane\nLiss Forest\nHampshire",
    "phone": "01730 555 0142",
    "email": "ruth@marshlane.example",
    "website": "marshlane.example",
    "signature_name": "Ruth Ashdown",
    "hours": "Monday to Friday, 9:00 to 17:30",
    "answer_time": "within 4 working hours",
    "zone": "Europe/London",
    "locale": "en_GB",
    "currency": "GBP",
    "paper": "A4",
    "holidays_country": "GB",
    "holidays_region": "ENG",
    "report_prefix": "ML-",
    "invented": 1,
}


class Role(Struct, frozen=True):
    """A person of the cast; `marks` holds any of d (decides), p (pays), t (technical)."""

    name: str
    role: str
    short: str
    marks: str = ""


class Member(Struct, frozen=True):
    """A client of the cast with people, rooms, machines and jobs (title and stage)."""

    name: str
    kind: str
    stage: str
    people: tuple[Role, ...]
    address: str
    rooms: tuple[str, ...]
    boxes: tuple[str, ...]
    jobs: tuple[tuple[str, str], ...] = ()
    came_by: str = ""
    tags: str = ""
    reach: str = ""
    ease: str = ""
    private_words: str = ""
    access_notes: str = ""


_SHOP = ("the shop", "the store room", "the office upstairs")
_OFFICE = ("the meeting room", "the front desk", "the back office")
_HOME = ("the study", "the kitchen", "the loft room")

CAST: tuple[Member, ...] = (
    Member("Hargreaves Dental", "firm", "active",
           (Role("Priya Nair", "Practice manager", "Priya", "dp"), Role("Dr Owen Hargreaves", "Dentist",
             "Dr Hargreaves", "d")),
           "12 Station Road\nPetersfield", ("reception", "surgery 2", "the X-ray room"), ("the reception PC",
             "the X-ray PC"),
           (("Replacement firewall", "enquiry"), ("New reception PCs", "followed up"), (
             "Practice move to digital X-ray", "closed")),
           "Recommended by Kestrel Architects", "contract, health", "Priya by phone before 8:45, else by mail",
           "steady",
           "Dr Hargreaves reads no long mails: three lines at most.", "Key with the florist next door on Sundays"),
    Member("Kestrel Architects", "firm", "active",
           (Role("Tom Whitlock", "Partner", "Tom", "d"), Role("Aoife Byrne", "Office manager", "Aoife", "pt")),
           "The Old Maltings\nFarnham", ("the studio", "the model shop", "the site cabin"), ("the plotter PC",
           "Aoife's laptop"),
           (("Site cabin VPN", "under way"), ("Plot server", "done"), ("Drawing archive in the cloud", "quoted")),
           "Met at the trade association", "contract", "Tom's mobile; he answers between site visits", "easy",
           "Pays on the day. Likes to be told the bad news first.", "Ring the bell twice, the first is the flat's"),
    Member("Iyer Physiotherapy", "firm", "active",
           (Role("Dr Lakshmi Iyer", "Owner", "Dr Iyer", "dpt"),),
           "3 Chapel Street\nHaslemere", ("treatment room 1", "the waiting room"), ("the booking PC",),
           (("Off-site backup", "under way"), ("Online booking", "agreed")),
           "Found us by the web page", "health", "Message, never a call during treatments", "steady",
           "Was let down by her last computer man; promises are counted here."),
    Member("Marlow Accountants", "firm", "active",
           (Role("Joan Marlow", "Partner", "Joan", "dp"), Role("Deepak Anand", "Bookkeeper", "Deepak", "t")),
           "8 High Street\nMidhurst", _OFFICE, ("Deepak's PC", "the scan station"),
           (("Printer lease", "enquiry"), ("Two-factor for everybody", "closed"), ("Paperless archive", "declined")),
           "Our own accountant", "contract, deadline in January", "Phone", "strained",
           "Still sore about the January outage. No surprises before the 31st."),
    Member("St Anne's Parish Office", "firm", "active",
           (Role("Rev. Chidi Okafor", "Vicar", "Rev. Okafor", "d"), Role("Margaret Lyle", "Parish secretary",
           "Margaret", "p")),
           "Church Lane\nSelborne", ("the vestry", "the parish hall"), ("the parish PC",),
           (("Sound and stream in the hall", "quoted"), ("Old PCs out", "agreed")),
           "Margaret's nephew", "charity", "Margaret by phone on Tuesdays and Thursdays", "easy",
           "Charge the charity rate; they never ask for it.", "Key under the third flowerpot; put it back"),
    Member("Fenwick Joinery", "firm", "active",
           (Role("Łukasz Wójcik", "Workshop lead", "Łukasz", "t"), Role("Beth Fenwick", "Owner", "Beth", "dp")),
           "Unit 5, Bellfield Yard\nLiphook", ("the workshop", "the paint shop", "the office container"), (
             "the cutting-list PC",),
           (("Monitors for the office", "agreed"), ("Dust-proof workshop PC", "done")),
           "Beth rang after the leaflet", "", "Beth's mobile after four", "easy",
           "Orders come by text and the paper follows a week later."),
    Member("Ottoline Books", "firm", "active",
           (Role("Cat Ottoline", "Owner", "Cat", "dp"),),
           "21 Lavant Street\nPetersfield", _SHOP, ("the till PC", "the stock laptop"),
           (("Domain and mail hosting", "under way"), ("Stock by barcode", "enquiry")),
           "Walks past every day", "shop", "Drop in; the phone is under the books", "easy",
           "Would rather have it explained than done."),
    Member("Φούρνος Παπαδόπουλος", "firm", "active",
           (Role("Νίκος Παπαδόπουλος", "Owner", "Νίκος", "dp"), Role("Eleni Papadopoulou", "Accounts", "Eleni", "p")),
           "2 Swan Street\nPetersfield", ("the bakery", "the counter", "the flour store"), ("the order tablet",
           "the label PC"),
           (("Second card reader", "agreed"), ("Oven temperatures on the tablet", "referred on")),
           "Ottoline Books", "shop, early hours", "Before noon; asleep after one", "steady",
           "Everything after 13:00 goes to Eleni."),
    Member("Студія Коваленко", "firm", "active",
           (Role("Олена Коваленко", "Designer", "Олена", "dpt"),),
           "The Boathouse\nBosham", ("the studio", "the print corner"), ("the drawing station",),
           (("Colour-true screens", "quoted"), ("Nightly copy of the projects", "closed")),
           "Kestrel Architects", "design", "Mail, she reads it at once", "easy"),
    Member("山田家", "household", "active",
           (Role("山田 花子", "At home", "Hanako", "dp"), Role("Kenji Yamada", "Works from home", "Kenji", "t")),
           "9 Reservoir Lane\nPetersfield", _HOME, ("Kenji's laptop", "the family PC"),
           (("Wireless in every room", "followed up"), ("New printer", "agreed")),
           "Neighbour of Dr Iyer", "home", "Evenings; ring the landline", "easy"),
    Member("عائلة حداد", "household", "dormant",
           (Role("ليلى حداد", "At home", "Layla", "dp"), Role("Sami Haddad", "Student", "Sami", "t")),
           "31 Pulens Lane\nPetersfield", _HOME, ("Sami's PC",),
           (("Photos of twenty years in one place", "closed"),),
           "Saw the van", "home", "Message", "steady"),
    Member("The Pembertons", "household", "active",
           (Role("Arthur Pemberton", "At home", "Mr Pemberton", "dp"), Role("Dilys Pemberton", "At home",
             "Mrs Pemberton", "")),
           "Rose Cottage\nSteep", _HOME, ("Mr Pemberton's PC", "the tablet"),
           (("Letters and photos from the old PC", "under way"), ("Large-print set-up", "closed")),
           "Their daughter", "home", "Phone, slowly; both listen in", "easy",
           "Allow for tea. Never book anything straight after."),
)  # fmt: skip

_TRADES = (
    "Accountants", "Architects", "Bakery", "Books", "Builders", "Carpets", "Cycles", "Dental", "Design", "Electrical",
    "Farm Shop", "Florist", "Furniture", "Garage", "Insurance", "Joinery", "Kitchens", "Law", "Nursery", "Opticians",
    "Pharmacy", "Physiotherapy", "Plumbing", "Pottery", "Print", "Surveyors", "Travel", "Veterinary", "Vineyard",
    "Yoga",
)  # fmt: skip
_PLACES = (
    "Alder", "Amber", "Ashford", "Beacon", "Birchwood", "Bramley", "Bridge", "Canal", "Cedar", "Cobb", "Downs", "Dray",
    "Elm", "Fallow", "Ferry", "Foxhill", "Granary", "Hawthorn", "Heron", "Hollow", "Ivy", "Juniper", "Kiln", "Lark",
    "Linden", "Marl", "Meadow", "Mill", "Orchard", "Osprey", "Pepper", "Quarry", "Raven", "Rowan", "Sallow", "Spring",
    "Tern", "Thistle", "Weir", "Willow",
)  # fmt: skip
_FIRST = ("Ada", "Bo", "Carmen", "Dmitri", "Esi", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Kira", "Liam", "Mei",
          "Noor", "Oscar", "Petra", "Quentin", "Rosa", "Sven", "Tara", "Uma", "Viktor", "Wren", "Yusuf",
          "Zoë")  # fmt: skip
_LAST = ("Abbott", "Baptiste", "Cho", "Dąbrowski", "Eriksson", "Ferreira", "Gupta", "Hansen", "Ibrahim", "Jovanović",
         "Kelly", "Lindqvist", "Moreau", "Novák", "O'Neill", "Phiri", "Quinn", "Rossi", "Şahin", "Tanaka")  # fmt: skip


def cast(size: int, chance: Random) -> tuple[Member, ...]:
    """Return so many clients: the twelve first, then as many more as are wanted, no name twice."""
    if size <= len(CAST):
        return CAST[:size]
    pairs = [f"{place} {trade}" for place in _PLACES for trade in _TRADES]
    chance.shuffle(pairs)
    names = [pairs[number % len(pairs)] + _number(number // len(pairs)) for number in range(size - len(CAST))]
    return CAST + tuple(_extra(name, chance) for name in names)


def _number(round_: int) -> str:
    return f" {round_ + 1}" if round_ else ""


def _extra(name: str, chance: Random) -> Member:
    people = tuple(
        Role(f"{first} {chance.choice(_LAST)}", role, first, marks)
        for first, role, marks in zip(chance.sample(_FIRST, 2), ("Owner", "Office"), ("dp", "t"), strict=True)
    )
    street = f"{chance.randint(1, 90)} {chance.choice(_PLACES)} Street\nPetersfield"
    return Member(name, "firm", "active", people, street, _OFFICE, ("the office PC", "the laptop"), came_by="Leaflet")
