"""The law as plain dictionaries: reading, inheritance, what is in force."""
import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

LISTS = ("instrument regime transition reading caveat word finding count award gap rule bar exclusion cap "
         "tie_break counting reuse reduction principle").split()
WORDS = {"review_year": ("proposal-if-rated", "year-before"), "start": ("year-after-decision", "decision-year"),
         "unrated_year": ("unknown", "break")}


def day(value):
    """A date from TOML or from JSON; None where absent."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def in_force(entry, on):
    start, end = day(entry.get("from")), day(entry.get("until"))
    return (start is None or start <= on) and (end is None or on < end)


class Law:
    def __init__(self, texts):
        for name in LISTS:
            setattr(self, name, [])
        for text in texts:
            book = tomllib.loads(text, parse_float=Decimal)
            if "law" not in book:
                continue  # another language: regulations of blocs
            head = {k: book["law"][k] for k in ("instrument", "grade", "basis") if k in book["law"]}
            for name in LISTS:
                for entry in book.get(name, []):
                    entry = {**head, **entry}
                    if name == "rule":
                        own = {k: entry[k] for k in ("cite", "grade", "basis", "instrument") if k in entry}
                        entry["point"] = {key: {**own, **point} for key, point in entry.get("point", {}).items()}
                    getattr(self, name).append(entry)
        self.words = {(w["of"], w["id"]): w for w in self.word}
        self.findings = {f["id"]: f for f in self.finding}
        self.counts = {c["id"]: c for c in self.count}
        self.awards = {a["id"]: a for a in self.award}
        self.readings = {r["key"]: r for r in self.reading}

    @classmethod
    def of_folder(cls, folder):
        return cls([p.read_text(encoding="utf-8") for p in sorted(Path(folder).rglob("*.toml"))])

    def rank(self, of, code):
        return self.words[(of, code)]["rank"]

    def codes(self, of):
        return [w["id"] for w in self.word if w["of"] == of]

    def is_title(self, award):
        return self.awards[award]["kind"] == "title" if award in self.awards else None

    def reading_taken(self, key, readings):
        """The option taken, or None: undecided."""
        taken = readings.get(key) or self.readings.get(key, {}).get("default", "undecided")
        return None if taken == "undecided" else taken

    def options(self, key):
        return [o["id"] for o in self.readings.get(key, {}).get("option", [])]

    def counting_words(self, key, on, readings, default):
        """The words a counting rule in force may have under `key`: one, or several while its doubt is undecided."""
        for entry in self.counting:
            if key in entry and in_force(entry, on):
                if "reading" in entry:
                    taken = self.reading_taken(entry["reading"], readings)
                    words = [w for w in (self.options(entry["reading"]) if taken is None else [taken]) if w in WORDS[key]]
                    if words:
                        return words
                return [entry[key]]
        return [default]

    def counting_plain(self, key, on, default):
        return next((e[key] for e in self.counting if key in e and in_force(e, on)), default)

    def reuse_answers(self, target, used, on, readings):
        """For each reuse rule in force: the set of its answers."""
        name = {True: "title", False: "form"}
        for rule in self.reuse:
            if in_force(rule, on) and rule["target"] == name.get(target) and rule["used_for"] == name.get(used):
                answers = {rule["counts"]}
                if "reading" in rule and "options" in rule:
                    taken = self.reading_taken(rule["reading"], readings)
                    answers = set(rule["options"].values()) if taken is None else {rule["options"].get(taken, rule["counts"])}
                yield rule["id"], answers

    def law_days(self, dates):
        """The days whose law answers: that of the decision, or what a transition chooses."""
        for t in self.transition:
            selecting = {"decision": dates.on, "received": dates.received}.get(t["chosen_by"])
            if ("criteria" not in t.get("applies", ["criteria"]) or not day(t["at"]) <= dates.on
                    or selecting is None or selecting >= day(t["at"])):
                continue
            before = day(t["at"]) - timedelta(days=1)
            if t["earlier"] != "new":
                return [before] if t["earlier"] == "old" else [before, dates.on]
        return [dates.on]

    def rules_for(self, award, history, dates, law_day):
        """Rules that apply, each with whether the test of the category still stands beside it."""
        for rule in self.rule:
            when = {"decision": law_day, "received": dates.received or law_day,
                    "achievement": date(dates.year, 12, 31)}[rule["chosen_by"]]
            if rule["award"] != award or "fills" in rule or not in_force(rule, when) or history.kind not in rule["recipients"]:
                continue
            yes, no, category = rule.get("categories"), rule.get("not_categories"), history.facts.get("category")
            if category is None:
                yield rule, bool(yes or no)
            elif (not yes or category in yes) and not (no and category in no):
                yield rule, False

    def filling(self, key, law_day):
        """The rule of a bylaw that fills a hole."""
        return next((r for r in self.rule if r.get("fills") == key and in_force(r, law_day)), None)

    def without_rule(self, award, kind, on):
        """Where no rule applies: whether the award is certainly not for this kind of subject."""
        for period in self.awards.get(award, {}).get("recipients", []):
            if in_force(period, on):
                if kind not in period["kinds"]:
                    return True
                break
        gaps = [g for g in self.gap if in_force(g, on) and award in g.get("awards", [award]) and kind in g.get("recipients", [kind])]
        gaps.sort(key=lambda g: "awards" not in g)  # one that names the award says more
        return bool(gaps) and gaps[0]["kind"] == "absent"
