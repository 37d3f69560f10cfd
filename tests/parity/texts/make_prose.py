#!/usr/bin/env python3
"""Writes prose.txt: made-up prose of many kinds, one document a line ('\\n' stands for a newline).

Everything here is invented for these tests. The same script gives the same bytes everywhere: it has its
own generator of numbers and takes nothing from the system.

    python3 tests/parity/texts/make_prose.py > tests/parity/texts/prose.txt
"""

FIRST = """Anna Marek Ingrid Tomás Leila Piotr Yusuf Grace Hélène Dmitri Chidi Mei Aurelio Sinéad Rajesh Noor
Bjørn Katarina Emeka Lucía Oskar Fatima Declan Akiko Zoë Ibrahim Margit Søren Priya Wendell Nadia Cornelius""".split()
LAST = """Lindqvist Okonkwo O'Halloran Petrosyan Marchetti Achterberg Ndiaye Villanueva Kowalczyk McAllister
Al-Rashid Tanaka Brückner Delacroix Fitzgerald-Moore Pereira Hạnh Jovanović Castellanos Abernathy Sørensen Ng
Rao Thorburn Øvergård de Vries van der Berg Mwangi Quist Haugen Yılmaz Pham""".split("\n")
LAST = " ".join(LAST).replace("de Vries", "de_Vries").replace("van der Berg", "van_der_Berg").split()
CITY = """Rotterdam Nairobi Valparaíso Leeds Kraków Osaka Tbilisi Winnipeg Adelaide Marseille Accra Bergen Lima
Hanoi Zagreb Cork Antwerp Durban Chennai Montevideo Gdańsk Perth Reykjavik Halifax Oaxaca Aberdeen""".split()
COUNTRY = """Norway Kenya Chile Poland Japan Georgia Canada Australia France Ghana Peru Vietnam Croatia Ireland
Belgium India Uruguay Iceland Mexico Scotland Latvia Jordan Zambia Nepal Finland Ecuador""".split()
DEMONYM = """Norwegian Kenyan Chilean Polish Japanese Georgian Canadian Australian French Ghanaian Peruvian
Vietnamese Croatian Irish Belgian Indian Uruguayan Icelandic Mexican Scottish Latvian Jordanian""".split()
COMPANY = """Harlow & Pike|Meridian Freight Ltd.|Solstice Energy Inc.|Brightwater Holdings plc|Kestrel Robotics GmbH|
Nordlys Shipping AS|Alder Valley Foods Co.|Quarry Lane Capital|TeleVista S.A.|Ostrander Steel Corp.|Pinecrest Bank|
Lumen-9|e-Ferry|Blue Heron Media|J.P. Carrow & Sons|Ashgrove Pharma|Tern Airlines""".replace("\n", "").split("|")
BODY = """the Ministry of Fisheries|the Harbour Authority|the European Court of Audit|the Senate Committee on Water|
the National Statistics Office|the Central Bank|the Coast Guard|the city council|the Supreme Court|the UN Security Council|
the Transport Workers' Union|the High Court|the Department of Public Works|the World Meteorological Organization|
the county sheriff's office|the anti-corruption bureau|the Federal Grid Agency""".replace("\n", "").split("|")
TITLE = """President|Prime Minister|Foreign Minister|Dr.|Prof.|Judge|Gen.|Col.|Sen.|Rep.|Mayor|Governor|
Captain|Chief Executive|spokeswoman|Attorney General|Ambassador|Sgt.|Mr.|Mrs.|Ms.""".replace("\n", "").split("|")
ROLE = """a retired engineer|the bank's chief economist|a spokesman for the union|the lead author of the study|
an eyewitness|the club's head coach|her lawyer|a senior official who asked not to be named|the harbour master|
an analyst at a rival firm|the victim's sister|the opposition leader|a marine biologist|his co-driver|a shop owner|
the minister's aide|the company's founder""".replace("\n", "").split("|")
MONTH = "January February March April May June July August September October November December".split()
MON = "Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec.".split()
DAY = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
THING = """a freight train|two fishing boats|the old lighthouse|a tailings dam|a shipment of antibiotics|the rail bridge|
a high-voltage line|a 19th-century warehouse|the ferry terminal|an oil rig|a desalination plant|the county archive|
a consignment of counterfeit watches|a school bus|the runway lights|a grain silo|the metro's third line""".replace("\n", "").split("|")
NOUN = """ceasefire budget treaty merger strike inquiry referendum harvest drought outbreak verdict tariff pipeline
blackout recall election evacuation subsidy audit vaccine blockade census festival tunnel""".split()
ADJ = """unprecedented fragile long-awaited controversial sluggish so-called record-breaking bitter tentative
far-reaching well-documented half-finished costly modest unlawful state-owned cross-border rain-soaked""".split()
ADV = """quietly reportedly allegedly repeatedly barely unanimously abruptly eventually narrowly formally
reluctantly initially publicly roughly""".split()
VERB_PAST = """approved rejected postponed condemned announced denied criticised signed suspended defended leaked
inspected abandoned acquired reopened audited""".split()
VERB_ING = """rebuilding selling closing expanding monitoring financing boycotting upgrading dismantling renaming""".split()
SAID = """said|told reporters|added|insisted|warned|wrote in an e-mail|conceded|tweeted|testified|replied|claimed|
explained|said in a statement|told the court|noted|shrugged""".replace("\n", "").split("|")
UNIT = "km kg tonnes hectares miles barrels MW litres degrees knots metres gallons households".split()
CURRENCY = ["$", "€", "£", "US$", "C$", "¥", "₹", "A$"]
SPORT = """the relay team|Rovers|the under-21 side|the national squad|City|the home side|United|the visitors|
the defending champions""".replace("\n", "").split("|")
SCIENCE = """coral larvae|graphene membranes|mRNA strands|migrating terns|sub-glacial lakes|gut bacteria|
low-mass stars|perovskite cells|soil fungi|the enzyme's active site|CO2 plumes|neutrinos""".replace("\n", "").split("|")


class Numbers:
    """A linear congruential generator (Knuth's MMIX constants), the same on every machine."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n

    def pick(self, items):
        return items[self.below(len(items))]


class Writer:
    def __init__(self, seed):
        self.n = Numbers(seed)

    def slot(self, name):
        n = self.n
        p = n.pick
        between = lambda low, high: low + n.below(high - low + 1)
        plain = {
            "first": lambda: p(FIRST), "last": lambda: p(LAST).replace("_", " "),
            "person": lambda: f"{p(FIRST)} {p(LAST).replace('_', ' ')}",
            "titled": lambda: f"{p(TITLE)} {p([p(FIRST) + ' ', '', ''])}{p(LAST).replace('_', ' ')}",
            "city": lambda: p(CITY), "country": lambda: p(COUNTRY), "demonym": lambda: p(DEMONYM),
            "company": lambda: p(COMPANY), "body": lambda: p(BODY), "role": lambda: p(ROLE), "thing": lambda: p(THING),
            "noun": lambda: p(NOUN), "adj": lambda: p(ADJ), "adv": lambda: p(ADV), "past": lambda: p(VERB_PAST),
            "ing": lambda: p(VERB_ING), "said": lambda: p(SAID), "unit": lambda: p(UNIT), "sport": lambda: p(SPORT),
            "science": lambda: p(SCIENCE), "day": lambda: p(DAY), "month": lambda: p(MONTH), "mon": lambda: p(MON),
            "year": lambda: str(between(1871, 2031)), "n": lambda: str(between(2, 28)), "nn": lambda: str(between(30, 999)),
            "big": lambda: f"{between(1, 999)},{n.below(1000):03d}", "pct": lambda: f"{between(0, 99)}.{n.below(10)}",
            "ordinal": lambda: p(["first", "second", "third", "4th", "21st", "seventh", "last", "12th"]),
            "word": lambda: p("two three five seven nine dozen twelve fifteen twenty-one forty ninety".split()),
            "hour": lambda: str(between(1, 12)), "minute": lambda: f"{n.below(60):02d}",
            "clock": lambda: p([f"{between(1, 12)} a.m.", f"{between(1, 12)}:{n.below(60):02d} p.m.", f"{between(0, 23):02d}:{n.below(60):02d}",
                                f"{between(1, 12)}pm", f"{between(1, 12)}.{n.below(60):02d}am", "noon", "midnight", "five o'clock",
                                f"{n.below(24):02d}{n.below(60):02d} GMT"]),
            "date": lambda: p([f"{p(MONTH)} {between(1, 28)}, {between(1950, 2030)}", f"{between(1, 28)} {p(MONTH)} {between(1950, 2030)}",
                               f"{p(MON)} {between(1, 28)}", f"{between(1990, 2029)}-{between(1, 12):02d}-{between(1, 28):02d}",
                               f"{between(1, 12)}/{between(1, 28)}/{between(1990, 2029)}", f"{p(DAY)}, {between(1, 28)} {p(MONTH)}",
                               f"the {between(4, 20)}th of {p(MONTH)}", f"late {p(MONTH)}", f"mid-{p(MONTH)} {between(1990, 2030)}",
                               f"the summer of {between(1950, 2030)}", f"the early {between(194, 202)}0s"]),
            "ago": lambda: p(["two days ago", "last week", "on " + p(DAY) + " night", "earlier this month", "a year earlier", "yesterday",
                              "overnight", "in the past 48 hours", "since " + p(MONTH), "next " + p(DAY), "three decades on",
                              "the day before", "this morning"]),
            "money": lambda: p(CURRENCY) + p([f"{between(1, 999)}", f"{between(1, 99)}.{n.below(10)} million", f"{between(1, 99)},{n.below(1000):03d}",
                                              f"{between(1, 9)}.{n.below(100):02d}bn", f"{between(2, 90)}m", f"{between(1, 9)} billion"]),
            "quote": lambda: p([
                "We don't know yet, and we won't guess.", "It's over", "I've never seen anything like it", "They can't have it both ways",
                "You'd better ask the lawyers", "Nobody's above the law", "That isn't what we agreed", "We're going to appeal",
                "He couldn't've known", "There's no plan B", "Let's wait for the facts", "She'll be back by Monday",
                "It was like a bomb going off", "What's done is done", "Who's paying for this", "I'm not gonna lie: it hurt",
                "The numbers speak for themselves", "Ain't no ferry coming tonight", "We should've left earlier", "Y'all need to calm down"]),
        }
        return plain[name]()

    def fill(self, template):
        out = []
        while "{" in template:
            before, _, rest = template.partition("{")
            name, _, template = rest.partition("}")
            out += [before, self.slot(name)]
        text = "".join(out) + template
        for at, character in enumerate(text):  # a sentence that a slot began
            if character.isalpha():
                return text[:at] + character.upper() + text[at + 1:] if at < 2 else text
            if character.isdigit():
                return text
        return text


SENTENCES = {
    "news": """{body} {past} {thing} {ago}, officials in {city} said.
At least {n} people were killed and {nn} injured when {thing} caught fire near {city} on {day}, police said.
{titled} will travel to {city} on {date} for talks on the {adj} {noun}, {body} said.
The {noun}, which began {ago}, has {adv} divided {country}.
{person}, {role}, {said} that {thing} had been {past} "without any warning".
"{quote}," {said} {person}, {role}.
"{quote}," {titled} {said} on {day}. "{quote}."
Rescuers were still searching for {word} missing crew members at {clock}, some {nn} {unit} off the coast of {country}.
{country} and {country} {past} a {adj} agreement on {date}, ending a {n}-year dispute.
According to {body}, more than {big} residents have been moved out of {city} {ago}.
{titled} denied on {day} that {country} was {ing} {thing}.
A court in {city} sentenced {person}, {nn}, to {n} years in prison for {ing} {thing}.
It was not immediately clear who had ordered the {noun}.
Neither {titled} nor {titled} attended, though both had been invited.
The {demonym} government has not commented on the report, which {company} first published {ago}.
If {body} does not act by {date}, the {noun} will lapse.
Voters in {city} go to the polls on {day}; results are expected by {clock} on {date}.
There were no reports of casualties, but {thing} was badly damaged.
Hundreds of protesters marched through {city} {ago}, chanting slogans against the {noun}.
{body} is expected to meet again in {month} to decide whether to extend the {noun}.
The {ordinal} {noun} in as many years left {big} homes without power.
Earlier, {titled} had {adv} {past} the plan, calling it "{adj}".""",
    "finance": """Shares in {company} fell {pct}% to {money} in early trading after it cut its outlook for {year}.
{company} ({city}: HRL) posted a net loss of {money}, or {money} a share, compared with a profit of {money} a year ago.
Revenue rose {n}% y/y to {money}; analysts had expected {money}.
{body} raised its key rate by 25 basis points to {pct} percent, the {ordinal} increase since {month} {year}.
The deal values {company} at about {money}, including debt.
{company} said it would buy back up to {money} of stock and pay a dividend of {money} per share on {date}.
Consumer prices in {country} climbed {pct} percent in {month} from a year earlier, {body} reported.
"{quote}," said {person}, {role}, in a note to clients.
The yield on the 10-year note slipped to {pct}% from {pct}%.
Inventories stood at {nn} million barrels as of {date}, down from {nn} million.
Q{n} EBITDA came in at {money} (vs. {money} expected), while FY{year} guidance was left unchanged.
{person} will succeed {person} as CFO effective {date}, subject to regulators' approval.
Over the {n}-month period, operating costs grew by almost a third, i.e. {money}.
Unemployment edged down to {pct} per cent, its lowest since the {year}s.""",
    "sport": """{last} scored twice as {sport} beat {sport} {n}-1 at home on {day}.
{sport} came from behind to win {n}–{n} in extra time.
"{quote}," said coach {person} after his side's {ordinal} defeat in a row.
{person} clocked 9.{nn} seconds in the 100m final, a national record.
The {nn}-year-old midfielder, who'd missed {n} games with a knee injury, came on in the 7{n}th minute.
{sport} lead the table by {n} points with {word} matches left to play.
{first} {last} ({country}) bt {first} {last} ({country}) 6-4, 3-6, 7-6 (7-5).
She won't defend her title in {city} next {month}, her agent said.
{sport} signed {person} on a three-year deal worth {money}.
It's {last}'s {ordinal} goal of the season - and easily the best.""",
    "science": """Researchers in {city} have found that {science} respond to light at {n} °C, according to a study published on {day}.
The team, led by {titled} of the University of {city}, measured {big} samples over {n} years.
{science} are thought to have appeared about {n}.{n} million years ago.
The probe, launched in {year}, is now {nn} million km from Earth and travels at {nn} km/h.
"{quote}," said {person}, who wasn't involved in the work.
Concentrations rose from {nn} ppm to {nn} ppm (p < 0.05; n = {nn}).
A {n}-cm layer of ash covers the site, which dates from c. {year}.
Doses of {n} mg/kg had no effect, whereas {nn} mg/kg proved toxic.
The results, described in Fig. {n}, don't support the hypothesis that {science} can't survive below {nn} m.
{science} absorb roughly {pct}% of the infrared spectrum (see Table {n}).""",
    "law": """The plaintiff, {person}, alleges that {company} knowingly breached section {n}(b) of the {year} Act.
In {last} v. {last}, the court held that the {noun} was unlawful.
{titled} wrote for the majority; two justices dissented in part.
The defendant pleaded not guilty to {word} counts of fraud on {date} and was released on {money} bail.
Pursuant to Article {n}, paragraph 2, the parties shall notify {body} within {nn} days.
Prosecutors say the scheme, which ran from {month} {year} to {month} {year}, cost investors {money}.
"{quote}," the judge {said}.
No person shall be deprived of {thing} without due process of law.
The appeal was dismissed with costs, and leave to appeal to {body} was refused.
{company} must, no later than {date}, pay damages of {money} plus interest.""",
    "dialogue": """"{quote}?" asked {first}.
"{quote}!" {first} shouted. "{quote}..."
‘{quote},’ {first} whispered, ‘and you know it.’
“{quote},” said {first}; “{quote}.”
— Where's {first}? — She's gone to {city}, hasn't she?
"Do you think they'll come?" "I dunno. Maybe at {clock}."
{first} looked up. "You've been to {city}, haven't you?"
"No," he said, "I wouldn't've gone if I'd known."
"Gimme a sec," {first} muttered, "I'm tryin' to think."
“It’s {last}’s,” she said. “Don’t touch it!”
"C'mon, y'all, let's go," {first} said, 'cause it was gettin' late.
"Well -- if you must know -- I lied."
"Whatcha doing {day}?" "Nothin' much, why?"
‘We’re done here,’ {first} said. ‘You can’t win ’em all.’
"Should I call Dr. {last}?" "She's not in 'til {hour}:{minute}." """,
    "headline": """{body} {past} {thing}
{city} {noun}: what we know so far
{country} to hold {noun} in {month}
EXCLUSIVE: {company} in talks over {money} {noun}
{titled} quits over {noun}
WATCH: {thing} collapses in {city}
{noun} looms as {country}, {country} trade blame
{n} dead, {nn} hurt in {city} blaze – police
Q&A: Why the {noun} matters
OPINION | The {adj} {noun}
UPDATE 2-{company} cuts {year} forecast, shares tumble
{last}, {last} advance to final in {city}""",
    "list": """Ingredients: {n} eggs, {nn} g flour, 1/2 tsp salt & {n} tbsp. butter.
1. Open the lid. 2. Remove the filter (see p. {nn}). 3. Rinse for {n} min.
a) {country}; b) {country}; c) {country}/{country}
* {company}, est. {year} * {nn} employees * HQ: {city}
Tel.: +44 20 7946 0{nn} | E-mail: press@harlow-pike.example | Web: www.harlow-pike.example/news
Contact: {person}, Room {n}B, {nn} Quay St., {city}.
Doors {clock}, show {clock}; tickets {money}-{money}.
Size: {n}x{n}x{n} cm; weight: {pct}kg; max. speed {nn}km/h
Flight TR{nn}: dep. {hour}:{minute}, arr. {hour}:{minute} (+1)
{month}–{month} {year}: {noun}, {noun} and/or {noun}""",
    "history": """By the end of {year}, {country} had lost {thing} and most of its fleet.
{person} (born {date}, {city}; died {date}) was {role}.
During the {year}s, {big} families left {city} for {country}, never to return.
It would be {word} decades before anyone dared to speak of the {noun}.
Having {past} the {noun}, {last} retired to {city}, where he spent his remaining years {ing} clocks.
The town, founded in {year} by {demonym} settlers, lies {n} {unit} north-east of {city}.
What the {demonym}s called "the {adj} {noun}" lasted from {year} to {year}.
Had it not rained on {date}, {thing} might have survived.""",
    "weather": """Temperatures will drop to -{n}°C overnight, with winds of up to {nn} mph.
Heavy rain is forecast for {city} and {city} through {day}; expect {n}-{nn} mm by {clock}.
A magnitude-{n}.{n} earthquake struck {nn} km south of {city} at {clock} local time on {day}.
The storm, the {ordinal} of the season, weakened before making landfall in {country}.
River levels at {city} peaked at {n}.{n}m {ago} and are falling, {body} said.""",
    "chat": """omg {first} did u see that?? it's sooo good :) lol
@{first} thx 4 the tip!! #{noun} #{city}{year} 🎉🎉
idk, prob. won't make it b4 {hour}ish tmrw ¯\\_(ツ)_/¯
brb... gotta feed the cat <3
Re: {noun} -- pls send the docs ASAP (by EOD {day}, if poss.)
ICYMI: https://example.org/{year}/{noun}?id={nn}&ref=home
Is it just me, or is {city} *always* cold? ;-)
yesss!!! {sport} won {n}-0 💪🏽🇳🇴""",
}
CLOSERS = """It remains unclear when.|More soon.|Nobody laughed.|Talks continue.|So it goes.|(Reporting by {person} in {city}; editing by {person})|
The inquiry goes on.|He shrugged.|That was {ago}.|Why?|“{quote}.”|No one knows.""".replace("\n", "").split("|")
DATELINES = ["{city} (AP-like) — ", "{city}, {month} {n} - ", "({city}) ", "{city} -- ", "", "", "", ""]


def documents(seed, count):
    writer = Writer(seed)
    kinds = sorted(SENTENCES)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        templates = SENTENCES[kind].split("\n")
        paragraphs = []
        for _ in range(1 + writer.n.below(3)):
            lines = [writer.fill(writer.n.pick(templates)) for _ in range(1 + writer.n.below(4))]
            if kind not in ("headline", "list", "chat"):
                if writer.n.below(3) == 0:
                    lines.append(writer.fill(writer.n.pick(CLOSERS)))
                if writer.n.below(3) == 0:
                    lines.append(writer.fill(writer.n.pick(SENTENCES["news"].split("\n"))))
            paragraphs.append(("\n" if kind in ("list", "headline") else " ").join(lines))
        if kind == "news":
            paragraphs[0] = writer.fill(writer.n.pick(DATELINES)) + paragraphs[0]
        yield writer.n.pick(["\n\n", "\n", " ", "\n \n"]).join(paragraphs)


if __name__ == "__main__":
    for document in documents(seed=20240611, count=660):
        print(document.replace("\\", "\\\\").replace("\n", "\\n"))
