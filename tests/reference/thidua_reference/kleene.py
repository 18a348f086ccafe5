"""(a) Three values, operator by operator as docs/award-rules.md writes them."""
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from .history import LONG_AGO, History, add_months, award_year, last_stretch, total_months
from .law import in_force

T, F, U = "met", "not-met", "unknown"
INF = 10**6
LIMIT = 64


@dataclass
class Node:
    verdict: str
    leaves: frozenset = frozenset()
    missing: list = field(default_factory=list)


def all_of(values):
    values = list(values)
    return F if F in values else U if U in values else T


def any_of(values):
    values = list(values)
    return T if T in values else U if U in values else F


def negate(value):
    return {T: F, F: T, U: U}[value]


def agree(values):
    values = set(values)
    return values.pop() if len(values) == 1 else U


def sure(condition):
    return T if condition else F


def fraction(text):
    text = str(text)
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


class Kleene:
    def __init__(self, law, subject, award, dates, readings=None, grant=False, stack=()):
        self.law, self.award, self.dates, self.readings = law, award, dates, readings or {}
        self.grant, self.stack, self.law_day = grant, stack + (award,), dates.law_day
        self.h = subject if isinstance(subject, History) else History(subject, dates.on)
        self.E, self.on = dates.year, dates.on
        self.memo, self.filling = {}, []

    # ---- the tree
    def root(self):
        nodes, rules = [], list(self.law.rules_for(self.award, self.h, self.dates, self.law_day))
        for rule, open_category in rules:
            node = self.head(rule)
            if open_category:
                node = self.join(all_of, [node, Node(U, missing=[{"kind": "fact", "id": "category"}])])
            nodes.append(node)
        for category in [self.h.facts["category"]] if "category" in self.h.facts else self.law.codes("category"):
            mine = [r for r, _ in rules if category in r.get("categories", [category]) and category not in r.get("not_categories", [])]
            if not mine and not self.law.without_rule(self.award, self.h.kind, self.law_day):
                open_fact = [] if "category" in self.h.facts else [{"kind": "fact", "id": "category"}]
                nodes.append(Node(U, missing=[{"kind": "criterion", "point": self.award}, *open_fact]))
                break
        return self.join(any_of, nodes)

    def points(self):
        return {f"{rule['id']}/{p}": self.point(rule, p).verdict
                for rule, _ in self.law.rules_for(self.award, self.h, self.dates, self.law_day) for p in rule["point"]}

    def head(self, rule):
        parts = [self.join(table, [self.point(rule, p) for p in rule[key]])
                 for key, table in (("all", all_of), ("any", any_of)) if key in rule]
        return self.join(all_of, parts)

    def join(self, table, children, extra=()):
        verdict = table(c.verdict for c in children)
        same = [c for c in children if c.verdict == verdict]
        if verdict == U:
            return Node(U, missing=[m for c in same for m in c.missing] + list(extra))
        return Node(verdict, frozenset(x for c in same for x in c.leaves))

    def point(self, rule, name):
        key = (id(rule), name)
        if key not in self.memo:
            self.memo[key] = self.answer(rule, name, rule["point"][name])
        return self.memo[key]

    def answer(self, rule, name, p):
        many = lambda names: [self.point(rule, x) for x in names]
        if "all" in p:
            return self.join(all_of, many(p["all"]))
        if "any" in p:
            return self.join(any_of, many(p["any"]))
        if "not" in p:
            child = self.point(rule, p["not"])
            return Node(negate(child.verdict), child.leaves, child.missing)
        if "at_least_of" in p:
            number = p["at_least_of"]["number"]

            def table(values):
                values = list(values)
                met, open_ = values.count(T), values.count(U)
                return T if met >= number else F if met + open_ < number else U
            return self.join(table, many(p["at_least_of"]["of"]))
        if "agree" in p:
            return self.join(agree, many(p["agree"]), [{"kind": "criterion", "point": name}])
        if "reading" in p:
            taken = self.law.reading_taken(p["reading"], self.readings)
            if taken is not None:
                return self.point(rule, p["options"][taken])
            return self.join(agree, many(p["options"].values()), [{"kind": "reading", "key": p["reading"]}])
        if "case" in p:
            fact, points = p["case"]["fact"], p["case"]["points"]
            other = p["case"].get("otherwise")
            if fact in self.h.facts:
                chosen = points.get(self.h.facts[fact], other)
                return Node(F, frozenset([name])) if chosen is None else self.point(rule, chosen)
            rest = [] if set(self.domain(fact)) <= set(points) else [self.point(rule, other)] if other else [Node(F, frozenset([name]))]
            return self.join(agree, many(points.values()) + rest, [{"kind": "fact", "id": fact}])
        if "criteria" in p:
            if p["criteria"] in self.stack:
                return Node(U, missing=[{"kind": "criterion", "point": name}])
            node = Kleene(self.law, self.h, p["criteria"], self.dates, self.readings, self.grant, self.stack).root()
            return Node(node.verdict, node.leaves | {name}, node.missing)
        if "local" in p:
            filling = self.law.filling(p["local"]["key"], self.law_day)
            if filling is not None and id(filling) not in self.filling:  # a bylaw that refers to itself settles nothing
                self.filling.append(id(filling))
                node = self.head(filling)
                self.filling.pop()
                return node
        operator = next(k for k in LEAVES if k in p)
        verdict, missing = getattr(self, "op_" + operator)(rule, p[operator], name)
        return Node(verdict, frozenset([name]) if verdict != U else frozenset(), missing if verdict == U else [])

    def domain(self, fact):
        return ["female", "male"] if fact == "sex" else self.law.codes(fact)

    # ---- leaves of one year
    def finding_of(self, finding, each_year, year):
        values = self.h.findings_of(finding, each_year, year)
        return sure(values.pop()) if len(values) == 1 else U if values or not self.grant else T

    def op_finding(self, rule, finding, name):
        each = self.law.findings.get(finding, {}).get("each_year", False)
        return (self.finding_of(finding, each, self.E),
                [{"kind": "finding", "id": finding, **({"year": self.E} if each else {})}])

    def at_level(self, entry, level):
        return self.law.rank("level", entry["level"]) >= self.law.rank("level", level)

    def absent(self, year):
        kinds = self.law.counting_plain("absences", self.law_day, [])
        return any(a["kind"] in kinds and a["from"].year <= year and ("until" not in a or a["until"] > date(year, 1, 1))
                   for a in self.h.absences)

    def rated_in(self, level, year):
        ratings = [r for r in self.h.ratings if r["year"] == year]
        if ratings:
            return sure(any(self.at_level(r, level) for r in ratings))
        complete = self.h.complete("ratings", year)
        if self.absent(year):
            up_to = self.law.counting_plain("up_to", self.law_day, None)
            below = up_to is None or self.law.rank("level", level) <= self.law.rank("level", up_to)
            return T if below and complete else U
        words = self.law.counting_words("unrated_year", self.law_day, self.readings, "unknown")
        if not complete or words != ["break"]:
            return U
        return F if self.h.complete("absences", year) else U

    def op_rated(self, rule, level, name):
        return self.rated_in(level, self.E), self.open_rating(self.E)

    def open_rating(self, year):
        """The rating of a year, or what explains that it has none."""
        absences = {"kind": "entries", "of": "absences"}
        return [{"kind": "rating", "year": year}] + ([] if self.h.complete("absences", year) else [absences])

    def op_not_known(self, rule, text, name):
        return U, [{"kind": "criterion", "point": name}]

    def op_local(self, rule, hole, name):
        return U, [{"kind": "local", "key": hole["key"]}]

    def op_subject(self, rule, q, name):
        if q["fact"] not in self.h.facts:
            return U, [{"kind": "fact", "id": q["fact"]}]
        return sure(self.h.facts[q["fact"]] in q["one_of"]), []

    def op_number(self, rule, q, name):
        values = {Decimal(str(v)) for v in self.h.fact_values(q["fact"], "value", self.E)}
        answers = {all(test(v, Decimal(str(q[k]))) for k, test in COMPARE.items() if k in q) for v in values}
        return sure(answers.pop()) if len(answers) == 1 else U, [{"kind": "fact", "id": q["fact"], "year": self.E}]

    def op_day(self, rule, q, name):
        def test(d):
            mark = lambda key: (self.E, *map(int, q[key].split("-")))
            d = (d.year, d.month, d.day)
            return ("before" not in q or d < mark("before")) and ("by" not in q or d <= mark("by"))
        answers = {test(d) for d in self.h.fact_values(q["fact"], "day", self.E)}
        return sure(answers.pop()) if len(answers) == 1 else U, [{"kind": "fact", "id": q["fact"], "year": self.E}]

    # ---- awards and runs
    def matching(self, awards, merit=None):
        """(certainly?, entry) for the entries that count certainly or possibly for a filter on merit."""
        for a in self.h.awards:
            if a["award"] in awards and (not merit or a.get("merit") in [None, *merit]):
                yield not merit or "merit" in a, a

    def op_holds(self, rule, q, name):
        found = [certain for certain, _ in self.matching(q["award"], q.get("merit"))]
        if found:
            return (T if any(found) else U), [{"kind": "entries", "of": "awards"}]
        return F if self.h.complete_up_to("awards", self.on.year) else U, [{"kind": "entries", "of": "awards"}]

    def titled_in(self, titles, year):
        years = [award_year(a) for _, a in self.matching(titles)]
        if year in years:
            return T
        return F if None not in years and self.h.complete("awards", year) else U

    def yearly(self, run, year):
        tests, missing = [], []
        if "rated" in run:
            tests.append(self.rated_in(run["rated"], year))
            missing += self.open_rating(year) if tests[-1] == U else []
        if "titles" in run:
            tests.append(self.titled_in(run["titles"], year))
            missing += [{"kind": "entries", "of": "awards"}] if tests[-1] == U else []
        if "finding" in run:
            tests.append(self.finding_of(run["finding"], True, year))
            missing += [{"kind": "finding", "id": run["finding"], "year": year}] if tests[-1] == U else []
        return any_of(tests), missing

    def bounds(self, rule, run):
        """S- and S+."""
        low = high = -INF
        if "after" in run:
            words = self.law.counting_words("start", self.law_day, self.readings, "year-after-decision")
            lows, highs = [INF], [INF]
            for certain, a in self.qualifying(rule, run["after"]):
                if "year" in a:
                    first = [a["year"] + 1]
                elif "on" in a:
                    first = [a["on"].year + (w == "year-after-decision") for w in words]
                else:
                    first, certain = [-INF], False
                lows.append(min(first))
                highs += [max(first)] if certain else []
            low = min(lows) if self.h.complete_up_to("awards", self.on.year) else -INF
            high = min(highs)
        if "used_up_by" in run:
            for certain, a in self.matching(run["used_up_by"], run.get("used_up_merit")):
                year = award_year(a)
                high = INF if year is None else max(high, year + 1)
                low = max(low, year + 1) if certain and year is not None else low
            high = max(high, self.recorded_from("awards"))
        if self.law.counting_plain("restart", self.law_day, False):
            for d in self.h.discipline:
                if "served" not in d:
                    low, high = max(low, d["on"].year), INF
                elif d["served"] <= self.on:
                    low, high = max(low, d["served"].year), max(high, d["served"].year + 1)
                else:
                    low = high = INF
            high = max(high, self.recorded_from("discipline"))
        return low, high

    def recorded_from(self, kind):
        first = self.h.recorded_from(kind)
        return INF if first is None else -INF if first == LONG_AGO else first

    def qualifying(self, rule, name):
        """The holdings of a `holds` point or of an `any` of such points."""
        for point in [rule["point"][p] for p in rule["point"][name].get("any", [name])]:
            yield from self.matching(point["holds"]["award"], point["holds"].get("merit"))

    def run(self, rule, run):
        """(verdict, pessimistic length, optimistic length, missing)"""
        low, high = self.bounds(rule, run)
        step = run.get("every", 1)

        def count(end, start, good):
            n = 0
            while n < LIMIT and end - n * step >= start and self.yearly(run, end - n * step)[0] in good:
                n += 1
            return n

        ends = range(self.E, self.E - LIMIT, -1) if run.get("to") == "any" else [self.E]
        p = max(count(e, high, (T,)) for e in ends)
        o = max(count(e, low, (T, U)) for e in ends)
        years = run["years"]
        steps = 1 if run.get("to") == "any" else step
        missing = [m for i in range(0, LIMIT, steps) if self.E - i >= low for m in self.yearly(run, self.E - i)[1]]
        if "after" in run or "used_up_by" in run:
            missing.append({"kind": "entries", "of": "awards"})
        if self.law.counting_plain("restart", self.law_day, False):
            missing.append({"kind": "entries", "of": "discipline"})
        return (T if p >= years else F if o < years else U), p, o, missing

    def op_run(self, rule, run, name):
        verdict, _, _, missing = self.run(rule, run)
        return verdict, missing

    def windows(self, rule, q):
        """First and last year of the pessimistic and of the optimistic window; first None: all years before."""
        if "within" in q:
            _, p, o, missing = self.run(rule, rule["point"][q["within"]]["run"])
            return (self.E - p + 1, self.E - o + 1), missing
        first = self.E if q.get("of_year") == "review" else None
        return (first, first), []

    def counted(self, rule, q, entries, kind, year_of):
        """§4.2: `entries` are pairs (certainly?, entry); without `kind` nothing can be unrecorded."""
        (p, o), missing = self.windows(rule, q)
        inside = lambda y, first: y <= self.E and (first is None or y >= first)
        entries = list(entries)
        sure_ones = sum(c and year_of(e) is not None and inside(year_of(e), p) for c, e in entries)
        possible = sum(inside(year_of(e), o) if year_of(e) is not None else o is None or o <= self.E for _, e in entries)
        whole = kind is None or (self.h.complete_up_to(kind, self.E) if o is None else self.h.complete_over(kind, o, self.E))
        verdict = T if sure_ones >= q["at_least"] else F if possible < q["at_least"] and whole else U
        return verdict, missing + [{"kind": "entries", "of": kind or "ratings"}]

    def op_times(self, rule, q, name):
        return self.counted(rule, q, self.matching(q["award"], q.get("merit")), "awards", award_year)

    def op_rated_years(self, rule, q, name):
        rated = {r["year"] for r in self.h.ratings}
        good = {r["year"] for r in self.h.ratings if self.at_level(r, q["level"])}
        entries = [(y in good, y) for y in range(self.E - LIMIT + 1, self.E + 1) if y in good or y not in rated]
        return self.counted(rule, q, entries, None, lambda y: y)

    def op_initiatives(self, rule, q, name):
        def certainty(i):
            tests = [U if "kind" not in i else sure(i["kind"] in q["kind"]),
                     U if "scope" not in i else sure(self.law.rank("scope", i["scope"]) >= self.law.rank("scope", q["scope"])),
                     sure(i.get("recognised", True)), sure(i.get("applied", True))]
            if i.get("accepted") is False:
                tests.append(negate(U if "kind" not in i else sure(i["kind"] == "de-tai")))
            for use in i.get("used", []) if q.get("fresh", True) else []:
                if use["award"] != self.award or use.get("year") != self.E:
                    for _, answers in self.law.reuse_answers(self.law.is_title(self.award), self.law.is_title(use["award"]),
                                                             self.law_day, self.readings):
                        tests.append({"yes": T, "no": F}.get(answers.pop(), U) if len(answers) == 1 else U)
            return all_of(tests)
        entries = [(certainty(i) == T, i) for i in self.h.initiatives if certainty(i) != F]
        return self.counted(rule, q, entries, "initiatives", lambda i: i.get("year"))

    # ---- members
    def member_counts(self, h, count):
        tests = [T]
        if "sex" in count:
            tests.append(sure(h.facts["sex"] == count["sex"]) if "sex" in h.facts else U)
        if "titles" in count:
            years = [award_year(a) for a in h.awards if a["award"] in count["titles"]]
            tests.append(T if self.E in years else U if None in years or not h.complete("awards", self.E) else F)
        if "rated" in count:
            ratings = [r for r in h.ratings if r["year"] == self.E]
            tests.append(sure(any(self.at_level(r, count["rated"]) for r in ratings)) if ratings
                         else U)
        if "disciplined" in count:
            tests.append(negate(self.clean(h, count["disciplined"])))
        return all_of(tests)

    def range_of(self, code):
        recorded = self.h.composition(self.E)
        if code in recorded:
            return recorded[code], recorded[code]
        if self.h.members is None:
            return 0, INF
        answers = [self.member_counts(m, self.law.counts[code]) for m in self.h.members]
        return answers.count(T), len(answers) - answers.count(F)

    def op_share(self, rule, q, name):
        (part_low, part_high), (whole_low, whole_high) = self.range_of(q["part"]), self.range_of(q["whole"])
        part_high, whole_low = min(part_high, whole_high), max(whole_low, part_low)

        def reaches(part, whole):
            return whole > 0 and all(test(part, fraction(q[k]) * whole) for k, test in COMPARE.items() if k in q)
        whole_low = max(whole_low, 1)
        verdict = T if reaches(part_low, whole_high) else F if whole_high == 0 or not reaches(min(part_high, whole_low), whole_low) else U
        return verdict, [{"kind": "entries", "of": "compositions"}]

    def op_members(self, rule, q, name):
        low, high = self.range_of(q["count"])
        least, most = q.get("at_least", 0), q.get("at_most", INF)
        return (T if low >= least and high <= most else F if high < least or low > most else U,
                [{"kind": "entries", "of": "compositions"}])

    def clean(self, h, form):
        hit = any(d["on"].year == self.E and self.law.rank("discipline", d["form"]) >= self.law.rank("discipline", form)
                  for d in h.discipline)
        return F if hit else T if h.complete("discipline", self.E) else U

    def op_undisciplined(self, rule, q, name):
        return self.clean(self.h, q["from_form"]), [{"kind": "entries", "of": "discipline"}]

    # ---- time
    def op_service(self, rule, q, name):
        periods = [s for s in self.h.service if s["kind"] in q.get("kind", [])]
        if "kind" not in q:
            if self.h.service_from is None:
                return U, [{"kind": "fact", "id": "service_from"}]
            periods = [{"from": self.h.service_from}]
        whole = "kind" not in q or self.h.complete_up_to("service", self.on.year)
        if q.get("continuous"):
            periods = last_stretch(periods, self.on)
        total = total_months(periods, self.on, q.get("factor", 1), q.get("areas", ()))
        return self.time(total, q.get("years", 0) * 12 + q.get("months", 0),
                         q["under_years"] * 12 if "under_years" in q else None, whole), [{"kind": "entries", "of": "service"}]

    def time(self, total, least, under, whole):
        answers = [T if total >= least else F if whole else U]
        if under is not None:
            answers.append(F if total >= under else T if whole else U)
        return all_of(answers)

    def op_post(self, rule, q, name):
        held = [p for p in self.h.posts if p["post"] in q["posts"]
                or set(self.law.words.get(("post", p["post"]), {}).get("groups", [])) & set(q["posts"])]
        held = [p for p in held if p["from"] < self.on]
        total, whole = total_months(held, self.on), self.h.complete_up_to("posts", self.on.year)
        sexes = [self.h.facts["sex"]] if "sex" in self.h.facts else ["female", "male"]
        categories = [self.h.facts["category"]] if "category" in self.h.facts else [*self.law.codes("category"), None]

        def under(sex, category):
            def bound(years):
                months = Fraction(years * 12)
                for r in self.law.reduction:
                    if in_force_for(r, self.law_day, sex, category):
                        months -= months * fraction(r.get("share", 0)) + 12 * r.get("years", 0)
                return max(months, Fraction(0))
            some = T if held else F if whole else U
            return all_of([some, self.time(total, bound(q.get("years", 0)), bound(q["under_years"]) if "under_years" in q else None, whole)])
        verdict = agree(under(s, c) for s in sexes for c in categories)
        if "period" in q:
            period = self.h.facts.get("period")
            verdict = all_of([verdict, U if period is None else sure(period in q["period"])])
        return verdict, ([{"kind": "entries", "of": "posts"}] +
                         [{"kind": "fact", "id": f} for f in ("sex", "period") if f not in self.h.facts])

    def op_established(self, rule, q, name):
        if self.h.established is None:
            return U, [{"kind": "fact", "id": "established"}]
        return sure(add_months(self.h.established, 12 * q["years"]) <= self.on), []

    def op_movement(self, rule, q, name):
        def certainty(m):
            tests = [U if k not in m else sure(m[k] in q[k]) for k in ("launched_by", "review", "result") if k in q]
            if "thematic" in q:
                tests.append(U if "thematic" not in m else sure(m["thematic"] == q["thematic"]))
            if "years" in q:
                tests.append(U if "from" not in m or "until" not in m
                             else sure(add_months(m["from"], 12 * q["years"]) <= min(m["until"], self.on)))
            return all_of(tests)
        verdict = any_of(certainty(m) for m in self.h.movements)
        if verdict == F and not self.h.complete_up_to("movements", self.on.year):
            verdict = U
        return verdict, [{"kind": "entries", "of": "movements"}]


def in_force_for(reduction, on, sex, category):
    return in_force(reduction, on) and reduction["sex"] == sex and category not in reduction.get("not_for", [])


COMPARE = {"at_least": lambda a, b: a >= b, "more_than": lambda a, b: a > b,
           "at_most": lambda a, b: a <= b, "less_than": lambda a, b: a < b}
LEAVES = [n[3:] for n in dir(Kleene) if n.startswith("op_")]
