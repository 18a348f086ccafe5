"""(b) The exact answer: a two-valued, naive evaluation of every completion of a small history.

Whatever the history leaves open is asked for through `World.pick`, the first time it matters;
`assess` runs through every way of answering, and stops early once both verdicts were seen.
"""
import random
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from .history import History, add_months, award_year, last_stretch, total_months
from .law import in_force

BACK = 12  # entries may be added for so many years before the one under review
NEVER = 10**6


class Need(Exception):
    pass


class Impossible(Exception):
    """Not a completion: a part greater than its whole."""


def every(dicts_key, law):
    """All values of one operator anywhere in the law."""
    return [p[dicts_key] for r in law.rule for p in r["point"].values() if dicts_key in p]


def share(text):
    text = str(text)
    return Fraction(text.rstrip("%")) / (100 if text.endswith("%") else 1)


class World:
    def __init__(self, law, h, award, dates, readings, grant, picks, who=()):
        self.law, self.h, self.award, self.dates, self.readings = law, h, award, dates, readings
        self.grant, self.picks, self.who, self.E, self.on = grant, picks, who, dates.year, dates.on
        self.law_day, self.filling = dates.law_day, []
        self.top = max(self.E, self.on.year)
        self.years = range(self.E - BACK, self.top + 1)

    def pick(self, *question, options):
        key = (self.who, *question)
        if key not in self.picks:
            raise Need(key, list(options))
        return self.picks[key]

    # ---- the facts of this world
    def fact(self, name):
        if name in self.h.facts:
            return self.h.facts[name]
        named = {v for q in every("subject", self.law) + every("case", self.law) if q["fact"] == name
                 for v in q.get("one_of", q.get("points", ()))}
        named |= {v for r in self.law.rule for k in ("categories", "not_categories") for v in r.get(k, ())}
        named |= {v for r in self.law.reduction for v in r.get("not_for", ())}
        named |= {v for q in every("post", self.law) for v in q.get("period", ())}
        words = self.law.codes(name)
        words = [w for w in words if w in named] + [w for w in words if w not in named][:1]
        return self.pick("fact", name, options=["female", "male"] if name == "sex" else words)

    def word(self, key, default):
        words = self.law.counting_words(key, self.law_day, self.readings, default)
        return words[0] if len(words) == 1 else self.pick("counting", key, options=words)

    def counting(self, key, default):
        return self.law.counting_plain(key, self.law_day, default)

    def finding(self, code, each_year, year):
        given = self.h.findings_of(code, each_year, year)
        if len(given) == 1:
            return given.pop()
        return self.grant and not given or self.pick("finding", code, year if each_year else None, options=[True, False])

    def level(self, year):
        """The best rating of the year; None where there is none."""
        given = [r["level"] for r in self.h.ratings if r["year"] == year]
        if given:
            return max(given, key=lambda c: self.law.rank("level", c))
        if self.h.complete("ratings", year) or year < self.years[0]:
            return None
        return self.pick("rating", year, options=[None, *self.law.codes("level")])

    def at_level(self, year, level):
        found = self.level(year)
        return found is not None and self.law.rank("level", found) >= self.law.rank("level", level)

    def stands_for(self, year, level):
        """A year without a rating may be open by the law itself: then it stands for some level, or for none."""
        if year < self.years[0]:
            return False
        found = self.pick("stands", year, options=[None, *self.law.codes("level")])
        return found is not None and self.law.rank("level", found) >= self.law.rank("level", level)

    def absent(self, year):
        kinds = self.counting("absences", [])
        for a in self.h.absences:
            if a["kind"] in kinds and a["from"] <= date(year, 12, 31) and a.get("until", date.max) > date(year, 1, 1):
                return True
        return (bool(kinds) and year in self.years and not self.h.complete("absences", year)
                and self.pick("absent", year, options=[False, True]))

    def passes_rated(self, year, level):
        if self.level(year) is not None:
            return self.at_level(year, level)
        if self.absent(year):
            up_to = self.counting("up_to", None)
            if up_to is None or self.law.rank("level", level) <= self.law.rank("level", up_to):
                return True
            return self.stands_for(year, level)
        return self.word("unrated_year", "unknown") == "unknown" and self.stands_for(year, level)

    def holdings(self, awards, merit=None, years=None):
        """(year, year is stated) of each entry of these awards with this merit."""
        merits = sorted({m for key, name in (("holds", "merit"), ("times", "merit"), ("run", "used_up_merit"))
                          for q in every(key, self.law) for m in q.get(name, ())})
        other = next((m for m in self.law.codes("merit") if m not in merits), "khac")
        for i, a in enumerate(self.h.awards):
            if a["award"] in awards:
                if merit and (a.get("merit") or self.pick("merit", i, options=[*merits, other])) not in merit:
                    continue
                year = award_year(a)
                if year is None:
                    year = self.pick("year of award", i, options=range(self.E - BACK, self.E + 1))
                yield year, "year" in a
        for y in self.years if years is None else years:
            if y in self.years and not self.h.complete("awards", y):
                for code in awards:
                    for j, m in enumerate(self.pick("award", code, y, options=[(), *[(m,) for m in [*merits, other]], (other, *merits[:1], other)])):
                        if not merit or m in merit:
                            yield y, j > 0 or self.pick("stated", code, y, options=[True, False])

    def disciplines(self, decided=None):
        """(year decided, form, year served or NEVER); an entry lies in all years from decision to the day served."""
        out = set(self.years) - {y for y in self.years if self.h.complete("discipline", y)}
        for i, d in enumerate(self.h.discipline):
            served = d["served"].year if d.get("served", date.max) <= self.on else NEVER
            if "served" not in d:
                served = self.pick("served", i, options=[*range(d["on"].year, self.on.year + 1), NEVER])
            yield d["on"].year, d["form"], served
        for y in sorted(out) if decided is None else {decided} & out:
            ends = [s for s in range(y, self.on.year + 1) if set(range(y, s + 1)) <= out]
            ends += [NEVER] if set(range(y, self.top + 1)) <= out else []
            forms = sorted(self.law.codes("discipline"), key=lambda c: self.law.rank("discipline", c))
            added = self.pick("discipline", y, options=[None, *[(f, s) for s in ends for f in (forms[0], forms[-1])]])
            if added:
                yield y, *added

    # ---- the tree
    def under(self, day):
        self.law_day = self.dates.law_day = day
        return self.root()

    def root(self, award=None):
        if award and award != self.award:
            return World(self.law, self.h, award, self.dates, self.readings, self.grant, self.picks, self.who).root()
        rules = list(self.law.rules_for(self.award, self.h, self.dates, self.law_day))
        mine = [rule for rule, _ in rules if self.applies(rule)]
        if not mine and not self.law.without_rule(self.award, self.h.kind, self.law_day):
            return self.pick("gap", self.award, options=[True, False])
        return any(self.head(rule) for rule in mine)

    def applies(self, rule):
        yes, no = rule.get("categories"), rule.get("not_categories")
        return (not yes or self.fact("category") in yes) and (not no or self.fact("category") not in no)

    def head(self, rule):
        return (all(self.point(rule, p) for p in rule.get("all", ()))
                and ("any" not in rule or any(self.point(rule, p) for p in rule["any"])))

    def point(self, rule, name):
        key = next(k for k in rule["point"][name] if k in OPERATORS)
        return getattr(self, "is_" + key)(rule["point"][name][key], rule, name)

    def is_all(self, q, rule, name):
        return all(self.point(rule, p) for p in q)

    def is_any(self, q, rule, name):
        return any(self.point(rule, p) for p in q)

    def is_not(self, q, rule, name):
        return not self.point(rule, q)

    def is_at_least_of(self, q, rule, name):
        return sum(self.point(rule, p) for p in q["of"]) >= q["number"]

    def is_agree(self, q, rule, name):
        answers = {self.point(rule, p) for p in q}
        return answers.pop() if len(answers) == 1 else self.pick("agree", rule["award"], rule["id"], name, options=[True, False])

    def is_reading(self, q, rule, name):
        options = rule["point"][name]["options"]
        taken = self.law.reading_taken(q, self.readings)
        return self.point(rule, options[taken or self.pick("reading", q, options=options)])

    def is_case(self, q, rule, name):
        chosen = q["points"].get(self.fact(q["fact"]), q.get("otherwise"))
        return chosen is not None and self.point(rule, chosen)

    def is_finding(self, q, rule, name):
        return self.finding(q, self.law.findings.get(q, {}).get("each_year", False), self.E)

    def is_rated(self, q, rule, name):
        return self.passes_rated(self.E, q)

    def is_criteria(self, q, rule, name):
        return self.root(q)

    def is_not_known(self, q, rule, name):
        return self.pick("not known", rule["award"], rule["id"], name, options=[True, False])

    def is_local(self, q, rule, name):
        filling = self.law.filling(q["key"], self.law_day)
        if filling is None or id(filling) in self.filling:
            return self.pick("local", q["key"], options=[True, False])
        self.filling.append(id(filling))
        answer = self.head(filling)
        self.filling.pop()
        return answer

    def is_subject(self, q, rule, name):
        return self.fact(q["fact"]) in q["one_of"]

    def is_number(self, q, rule, name):
        given = [Decimal(str(v)) for v in self.h.fact_values(q["fact"], "value", self.E)]
        bounds = sorted({Decimal(str(x[k])) for x in every("number", self.law) if x["fact"] == q["fact"] for k in TESTS if k in x})
        value = given[0] if given else self.pick("number", q["fact"], options=sorted({b + s for b in bounds for s in (-1, 0, 1)}))
        return compare(q, value)

    def is_day(self, q, rule, name):
        bounds = {x[k] for x in every("day", self.law) if x["fact"] == q["fact"] for k in ("before", "by") if k in x}
        options = sorted({date.fromisoformat(f"{self.E}-{b}") + timedelta(days=s) for b in bounds for s in (-1, 0, 1)})
        given = self.h.fact_values(q["fact"], "day", self.E)
        found = given[0] if given else self.pick("day", q["fact"], options=options)
        return (("before" not in q or found < date.fromisoformat(f"{self.E}-{q['before']}"))
                and ("by" not in q or found <= date.fromisoformat(f"{self.E}-{q['by']}")))

    # ---- runs and counts
    def start(self, q, rule):
        first = -NEVER
        if "after" in q:
            parts = [rule["point"][p]["holds"] for p in rule["point"][q["after"]].get("any", [q["after"]])]
            first = min((y + (stated or self.word("start", "year-after-decision") == "year-after-decision")
                         for holds in parts for y, stated in self.holdings(holds["award"], holds.get("merit"))), default=NEVER)
        first = max([first, *[y + 1 for y, _ in self.holdings(q.get("used_up_by", []), q.get("used_up_merit"))]])
        if self.counting("restart", False):
            for _, _, served in self.disciplines():
                first = max(first, served + self.pick("year served", options=[0, 1]))
        return first

    def passes(self, q, year):
        return ("rated" in q and self.passes_rated(year, q["rated"])
                or "titles" in q and any(y == year for y, _ in self.holdings(q["titles"], years=[year]))
                or "finding" in q and self.finding(q["finding"], True, year))

    def is_run(self, q, rule, name):
        first, step = self.start(q, rule), q.get("every", 1)
        for end in range(self.E, self.E - 64, -1) if q.get("to") == "any" else [self.E]:
            years = [end - i * step for i in range(q["years"])]
            if min(years) >= first and all(self.passes(q, y) for y in years):
                return True
        return False

    def window(self, q, rule):
        if "within" not in q:
            return [self.E] if q.get("of_year") == "review" else range(self.E - 90, self.E + 1)
        run = rule["point"][q["within"]]["run"]
        first, years = self.start(run, rule), []
        for y in range(self.E, self.E - 64, -1):
            if y < first or not self.passes(run, y):
                break
            years.append(y)
        return years

    def is_holds(self, q, rule, name):
        return any(True for _ in self.holdings(q["award"], q.get("merit")))

    def is_times(self, q, rule, name):
        window = self.window(q, rule)
        return sum(y in window for y, _ in self.holdings(q["award"], q.get("merit"), window)) >= q["at_least"]

    def is_rated_years(self, q, rule, name):
        unrated = self.word("unrated_year", "unknown")

        def good(y):
            if self.level(y) is None and y in self.years and (unrated == "unknown" or self.absent(y)):
                return self.stands_for(y, q["level"])
            return self.at_level(y, q["level"])
        return sum(good(y) for y in self.window(q, rule)) >= q["at_least"]

    def is_initiatives(self, q, rule, name):
        window, n = self.window(q, rule), 0
        scopes = self.law.codes("scope")
        enough = lambda s: self.law.rank("scope", s) >= self.law.rank("scope", q["scope"])
        for i, e in enumerate(self.h.initiatives):
            kind = e.get("kind") or self.pick("kind of initiative", i, options=self.law.codes("initiative-kind"))
            if (e["year"] in window and kind in q["kind"] and e.get("recognised", True) and e.get("applied", True)
                    and (kind != "de-tai" or e.get("accepted", True))
                    and enough(e.get("scope") or self.pick("scope", i, options=scopes))
                    and (q.get("fresh") is False or all(self.again(u) for u in e.get("used", ())))):
                n += 1
        for y in window:
            if y in self.years and not self.h.complete("initiatives", y):
                kinds = self.law.codes("initiative-kind")
                for kind, scope in self.pick("initiatives", y, options=[(), *[((k, s),) for k in kinds for s in scopes], ((kinds[0], scopes[-1]),) * 2]):
                    n += kind in q["kind"] and enough(scope)
        return n >= q["at_least"]

    def again(self, use):
        if use["award"] == self.award and use.get("year") == self.E:
            return True
        answers = self.law.reuse_answers(self.law.is_title(self.award), self.law.is_title(use["award"]), self.law_day, self.readings)
        return all((a := self.pick("reuse", i, options=sorted(found)) if len(found) > 1 else list(found)[0]) == "yes"
                   or a == "unknown" and self.pick("reuse", i, a, options=[True, False]) for i, found in answers)

    # ---- members
    def counted(self, code):
        recorded = self.h.composition(self.E)
        if code in recorded:
            return recorded[code]
        if self.h.members is None:
            known = {v * k for v in recorded.values() if isinstance(v, int) for k in (1, 2, 10)}
            return self.pick("count", code, options=sorted({0, 1, 2, 3, 4, *known}))
        count, n = self.law.counts[code], 0
        for i, m in enumerate(self.h.members):
            w = World(self.law, m, self.award, self.dates, self.readings, False, self.picks, (i,))
            n += (("sex" not in count or w.fact("sex") == count["sex"])
                  and ("titles" not in count or any(y == self.E for y, _ in w.holdings(count["titles"], years=[self.E])))
                  and ("rated" not in count or w.at_level(self.E, count["rated"]))
                  and ("disciplined" not in count or not w.clean(count["disciplined"])))
        return n

    def is_share(self, q, rule, name):
        part, whole = self.counted(q["part"]), self.counted(q["whole"])
        if part > whole:
            raise Impossible
        return whole > 0 and all(TESTS[k](part, share(q[k]) * whole) for k in TESTS if k in q)

    def is_members(self, q, rule, name):
        n = self.counted(q["count"])
        return q.get("at_least", n) <= n <= q.get("at_most", n)

    def clean(self, form):
        return not any(y == self.E and self.law.rank("discipline", f) >= self.law.rank("discipline", form)
                       for y, f, _ in self.disciplines(self.E))

    def is_undisciplined(self, q, rule, name):
        return self.clean(q["from_form"])

    # ---- time
    def periods(self, kind, codes, areas=(None,)):
        """An added period takes whole years outside the complete span; areas of given periods stand as they are."""
        out = [y for y in range(self.on.year - 70, self.on.year + 1) if not self.h.complete(kind, y)]
        spans = [(out[0], out[-1]), (out[-1], out[-1])] if out and out[-1] - out[0] == len(out) - 1 else [(y, y) for y in out[-3:]]
        added = self.pick(kind, options=[None, *[(c, a, s) for c in codes for a in areas for s in spans]]) if out else None
        if added:
            code, area, (first, last) = added
            return [{"kind": code, "post": code, "area": area, "from": date(first, 1, 1), "until": date(last + 1, 1, 1)}]
        return []

    def is_service(self, q, rule, name):
        if "kind" in q:
            codes = sorted({k for x in every("service", self.law) for k in x.get("kind", ())})
            areas = sorted({a for x in every("service", self.law) for a in x.get("areas", ())})
            mine = [s for s in self.h.service + self.periods("service", codes, [None, *areas]) if s["kind"] in q["kind"]]
        else:
            bounds = {x.get(k, 0) for x in every("service", self.law) for k in ("years", "under_years")}
            mine = [{"from": self.h.service_from or self.pick("service from", options=[
                add_months(self.on, -12 * b) + timedelta(days=s) for b in sorted(bounds) for s in (0, 1)])}]
        if q.get("continuous"):
            mine = last_stretch(mine, self.on)
        total = total_months(mine, self.on, q.get("factor", 1), q.get("areas", ()))
        return q.get("years", 0) * 12 + q.get("months", 0) <= total < q.get("under_years", NEVER) * 12

    def is_post(self, q, rule, name):
        groups = lambda p: {p, *self.law.words.get(("post", p), {}).get("groups", ())}
        posts = self.h.posts + self.periods("posts", [w for w in self.law.codes("post")])
        held = [p for p in posts if groups(p["post"]) & set(q["posts"]) and p["from"] < self.on]
        total = total_months(held, self.on)

        def bound(years):
            months = Fraction(12 * years)
            for r in self.law.reduction:
                if in_force(r, self.law_day) and self.fact("sex") == r["sex"] and not ("not_for" in r and self.fact("category") in r["not_for"]):
                    months -= months * share(r.get("share", 0)) + 12 * r.get("years", 0)
            return max(months, 0)
        return (bool(held) and total >= bound(q.get("years", 0))
                and ("under_years" not in q or total < bound(q["under_years"]))
                and ("period" not in q or self.fact("period") in q["period"]))

    def is_established(self, q, rule, name):
        bounds = sorted({x["years"] for x in every("established", self.law)})
        since = self.h.established or self.pick("established", options=[
            add_months(self.on, -12 * b) + timedelta(days=s) for b in bounds for s in (0, 1)])
        return add_months(since, 12 * q["years"]) <= self.on

    def is_movement(self, q, rule, name):
        domain = {k: sorted({v for x in every("movement", self.law) for v in x.get(k, ())}) + ["khac"]
                  for k in ("launched_by", "review", "result")}
        most = max(x.get("years", 1) for x in every("movement", self.law))

        def prop(m, i, key, options):
            return m[key] if key in m else self.pick("movement", i, key, options=options)

        def good(i, m):
            if "years" in q:
                if "from" in m and "until" in m:
                    long = length_years(m["from"], min(m["until"], self.on))
                else:
                    long = self.pick("movement", i, "years", options=range(most + 1))
                if long < q["years"]:
                    return False
            return (all(prop(m, i, k, domain[k]) in q[k] for k in domain if k in q)
                    and ("thematic" not in q or prop(m, i, "thematic", [True, False]) == q["thematic"]))
        entries = dict(enumerate(self.h.movements))
        if not self.h.complete_up_to("movements", self.top) and self.pick("movement added", options=[False, True]):
            entries["added"] = {}
        return any(good(i, m) for i, m in entries.items())


def length_years(start, end):
    return max((n for n in range(1, 101) if add_months(start, 12 * n) <= end), default=0)


TESTS = {"at_least": lambda a, b: a >= b, "more_than": lambda a, b: a > b,
         "at_most": lambda a, b: a <= b, "less_than": lambda a, b: a < b}
OPERATORS = [n[3:] for n in dir(World) if n.startswith("is_")]


def compare(q, value):
    return all(TESTS[k](value, Decimal(str(q[k]))) for k in TESTS if k in q)


def assess(law, subject, award, dates, readings=None, grant=False, limit=1500, seed=0):
    """(verdict, whether every completion was tried); past `limit` evaluations the rest is left out."""
    days = law.law_days(dates)
    h, rng, stack, seen = History(subject, dates.on), random.Random(seed), [{}], set()
    for _ in range(limit):
        if not stack or len(seen) == 2:
            break
        picks = stack.pop(rng.randrange(len(stack)) if rng.random() < 0.2 else -1)
        try:
            world = World(law, h, award, dates, readings or {}, grant, picks)
            seen.add(any(world.under(day) for day in days))
        except Need as need:
            key, options = need.args
            rng.shuffle(options)
            stack += [{**picks, key: option} for option in options]
        except Impossible:
            pass
    if not seen:  # a history without completion, or none tried to the end
        return "untried" if stack else "contradictory", not stack
    verdict = "unknown" if len(seen) != 1 else "met" if seen == {True} else "not-met"
    return verdict, not stack or len(seen) == 2
