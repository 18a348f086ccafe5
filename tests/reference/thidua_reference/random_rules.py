"""python -m thidua_reference.random_rules --seed N --count M: random small rulebooks, histories and dates.

A line is {"batch": {"law_toml": [...]}, "requests": [...]}, self-contained, and the same for the same seed.
"""
import argparse
import json
import random
from datetime import date, timedelta
from pathlib import Path

VOCABULARY = Path(__file__).resolve().parents[3] / "crates/thidua-law/law/tu-vung"
FILES = ("can-cu-danh-hieu cong-tac dia-ban dip-binh-xet doi-tuong ket-qua ky-luat loai-hinh-khen-thuong muc-xep-loai "
         "pham-vi phat-dong sang-kien thoi-gian-vang thoi-ky").split()
AWARDS = {"x-danh-hieu": "title", "x-bang-khen": "certificate", "x-huan-chuong": "order"}
LEVELS = ["khong-hoan-thanh", "hoan-thanh", "hoan-thanh-tot", "hoan-thanh-xuat-sac"]
MERITS = ["cong-trang", "chuyen-de"]
FORMS = ["khien-trach", "canh-cao", "cach-chuc"]
SCOPES = ["co-so", "bo-tinh", "toan-quoc"]
CATEGORIES = ["can-bo-cong-chuc", "vien-chuc", "nong-dan"]
AREAS = ["dac-biet-kho-khan", "thong-thuong"]
PERIODS = ["chong-my", "xay-dung"]
POSTS = ["x-truong", "x-pho"]
SERVICES = ["giang-day", "nganh-y"]
COUNTS = ["x-thanh-vien", "x-hoan-thanh", "x-danh-hieu-nam", "x-ky-luat", "x-nu"]
NAME = {"vi": "Điểm", "en": "point"}


def inline(value):
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{ " + ", ".join(f'"{k}" = {inline(v)}' for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def toml(head, lists):
    """The text of a law file."""
    out = ["schema = 1", "", "[law]", *[f"{k} = {inline(v)}" for k, v in head.items()]]
    for name, entries in lists:
        for entry in entries:
            points = entry.get("point", {})
            out += ["", f"[[{name}]]", *[f"{k} = {inline(v)}" for k, v in entry.items() if k != "point"]]
            for key, point in points.items():
                out += [f"[{name}.point.{key}]", *[f"{k} = {inline(v)}" for k, v in point.items()]]
    return "\n".join(out) + "\n"


class Dice(random.Random):
    def maybe(self, chance=0.5):
        return self.random() < chance

    def some(self, values):
        return sorted(self.sample(values, self.randint(1, len(values))))

    def day(self, year):
        edge = self.choice([date(year, 1, 1), date(year, 12, 31), date(year, 6, 1)])
        return edge if self.maybe() else date(year, 1, 1) + timedelta(days=self.randrange(365))


def point(r, rule, awards_below):
    """One leaf; `rule` holds the points made before."""
    runs = [k for k, p in rule.items() if "run" in p and p["run"].get("to") != "any" and "every" not in p["run"]]
    holds = [k for k, p in rule.items() if "holds" in p or all("holds" in rule[x] for x in p.get("any", [k]))]
    names = list(AWARDS)

    def merit(q):
        return {**q, "merit": r.some(MERITS)} if r.maybe(0.4) else q

    def within(q, chance=0.6):
        if runs and r.maybe(chance):
            q["within"] = r.choice(runs)
        elif q.get("level"):
            return None
        elif r.maybe():
            q["of_year"] = "review"
        return q
    kind = r.choice("finding finding rated run run run rated_years holds holds times times initiatives service established post "
                    "share members movement undisciplined subject number day criteria not_known local".split())
    if kind == "finding":
        q = r.choice(["x-mot-lan", "x-hang-nam"])
    elif kind == "rated":
        q = r.choice(LEVELS[1:])
    elif kind == "run":
        q = {"years": r.randint(1, 5)}
        tests = r.some(["rated", "titles", "finding"]) if r.maybe(0.3) else [r.choice(["rated", "rated", "titles", "finding"])]
        values = {"rated": r.choice(LEVELS[1:]), "titles": r.some(names[:2]), "finding": "x-hang-nam"}
        q |= {t: values[t] for t in tests}
        if tests == ["titles"] and r.maybe(0.3):
            q |= {"every": r.randint(2, 3), "years": r.randint(1, 3)}
        if holds and r.maybe(0.6):
            q["after"] = r.choice(holds)
        if r.maybe(0.2):
            q["to"] = r.choice(["any", "review"])
        if r.maybe(0.2):
            q["used_up_by"] = r.some(names[1:])
            q |= {"used_up_merit": r.some(MERITS)} if r.maybe(0.4) else {}
    elif kind == "rated_years":
        q = within({"level": r.choice(LEVELS[1:]), "at_least": r.randint(1, 3)}, 1)
    elif kind == "holds":
        q = merit({"award": r.some(names[:2])})
    elif kind == "times":
        q = merit(within({"award": r.some(names[:2]), "at_least": r.randint(1, 3)}))
    elif kind == "initiatives":
        q = within({"kind": r.some(["sang-kien", "de-tai"]), "scope": r.choice(SCOPES), "at_least": r.randint(1, 2)})
        q |= {"fresh": r.maybe()} if r.maybe(0.3) else {}
    elif kind == "service":
        q = {"kind": r.some(SERVICES)} if r.maybe(0.7) else {}
        q |= {"years": r.randint(1, 5)} if r.maybe(0.8) else {"under_years": r.randint(3, 6)}
        q |= {"months": r.randint(1, 8)} if r.maybe(0.3) and "years" in q else {}
        q |= {"continuous": True} if r.maybe(0.3) else {}
        q |= {"factor": 2, "areas": AREAS[:1]} if r.maybe(0.3) else {}
    elif kind == "established":
        q = {"years": r.randint(2, 9)}
    elif kind == "post":
        q = {"posts": r.choice([["x-truong"], ["x-pho"], ["x-nhom"]])}
        q |= {"years": r.randint(1, 6)} if r.maybe(0.8) else {}
        q |= {"under_years": r.randint(5, 8)} if r.maybe(0.3) else {}
        q |= {"period": r.some(PERIODS)} if r.maybe(0.3) else {}
    elif kind == "share":
        q = {"part": r.choice(COUNTS[1:]), "whole": r.choice(COUNTS[:2]),
             r.choice(["at_least", "more_than"]): r.choice(["1/2", "2/3", "80%", "100%", "1/3"])}
    elif kind == "members":
        q = {"count": r.choice(COUNTS), r.choice(["at_least", "at_most"]): r.randint(0, 3)}
    elif kind == "movement":
        q = {"result": r.some(["dan-dau", "tham-gia"])}
        q |= {"launched_by": r.some(["thu-tuong", "bo-tinh"])} if r.maybe() else {}
        q |= {"years": r.randint(1, 5)} if r.maybe() else {}
        q |= {"review": r.some(["so-ket", "tong-ket"])} if r.maybe(0.3) else {}
        q |= {"thematic": r.maybe()} if r.maybe(0.3) else {}
    elif kind == "undisciplined":
        q = {"from_form": r.choice(FORMS)}
    elif kind == "subject":
        fact, values = r.choice([("category", CATEGORIES), ("sex", ["female", "male"]), ("area", AREAS), ("period", PERIODS)])
        q = {"fact": fact, "one_of": r.some(values)}
    elif kind == "number":
        q = {"fact": "x-diem", r.choice(["at_least", "more_than", "at_most", "less_than"]): r.choice([80, "85.5", 90])}
    elif kind == "day":
        q = {"fact": "x-ngay", r.choice(["before", "by"]): r.choice(["12-10", "06-01"])}
    elif kind == "criteria":
        q = r.choice(awards_below) if awards_below else None
    elif kind == "not_known":
        q = NAME
    else:
        q = {"to": "province", "key": r.choice(["x-lo-1", "x-lo-2"])}
    return {"name": NAME, kind: q} if q is not None else point(r, rule, awards_below)


def compound(r, names):
    some = lambda: r.sample(names, min(len(names), r.randint(2, 4)))
    kind = r.choice("all any any not at_least_of agree reading case case".split())
    if kind in ("all", "any", "agree"):
        return {"name": NAME, kind: some()}
    if kind == "not":
        return {"name": NAME, "not": r.choice(names)}
    if kind == "at_least_of":
        of = some()
        return {"name": NAME, kind: {"number": r.randint(1, len(of)), "of": of}}
    if kind == "reading":
        return {"name": NAME, kind: "X-1", "options": {"x-a": r.choice(names), "x-b": r.choice(names)}}
    if r.maybe():
        return {"name": NAME, kind: {"fact": "sex", "points": {"female": r.choice(names), "male": r.choice(names)}}}
    return {"name": NAME, kind: {"fact": "category", "points": {c: r.choice(names) for c in r.some(CATEGORIES)}, "otherwise": r.choice(names)}}


def reach(points, names):
    reached, todo = set(), list(names)
    while todo:
        p = todo.pop()
        if p not in reached:
            reached.add(p)
            todo += references(points[p])
    return reached


def windows(p):
    """The points whose years or awards a point refers to."""
    return [q[k] for q in p.values() if isinstance(q, dict) for k in ("after", "within") if k in q]


def references(p):
    """The points that a point is built of."""
    for key, q in p.items():
        if key in ("all", "any", "agree"):
            yield from q
        elif key == "not":
            yield q
        elif key == "at_least_of":
            yield from q["of"]
        elif key == "options":
            yield from q.values()
        elif key == "case":
            yield from [*q["points"].values(), *filter(None, [q.get("otherwise")])]


def rule(r, award, number, below):
    points = {}
    for i in range(r.randint(2, 6)):
        held = [k for k, p in points.items() if "holds" in p]
        if len(held) > 1 and r.maybe(0.5):
            points[f"h-{i}"] = {"name": NAME, "any": held}
        points[f"d-{i}"] = point(r, points, below)
    free = [p for p in points]
    for i in range(r.randint(0, 3)):
        points[f"k-{i}"] = compound(r, free)
        free.append(f"k-{i}")
    head = {"id": f"x-{number}", "award": award, "name": NAME,
            "recipients": r.choice([["individual", "collective"]] * 4 + [["individual"], ["collective"]]), "chosen_by": r.choice(["decision", "received", "achievement"])}
    head |= {r.choice(["categories", "not_categories"]): r.some(CATEGORIES)} if r.maybe(0.2) else {}
    used = r.sample(free, min(len(free), r.randint(1, 3)))
    parts = reach(points, used)
    named = {x for p in parts for x in windows(points[p])}
    while named - parts:  # a window or an earlier award must itself stand in the tree
        used.append(min(named - parts))
        parts = reach(points, used)
        named = {x for p in parts for x in windows(points[p])}
    points = {k: p for k, p in points.items() if k in parts}
    return head | {r.choice(["all", "any"]): used, "point": points}


def rulebook(r):
    rules, below = [], []
    for award in AWARDS:
        for number in range(r.choice([1, 1, 2])):
            new = rule(r, award, number, below)
            if r.maybe(0.2):
                rules.append({**rule(r, award, number, below), "until": date(2024, 7, 1), "chosen_by": new["chosen_by"]})
                new["from"] = date(2024, 7, 1)
            rules.append(new)
        below.append(award)
    holes = sorted({p["local"]["key"] for x in rules for p in x["point"].values() if "local" in p})
    if holes and r.maybe(0.5):
        fill = next(x for x in iter(lambda: rule(r, "x-danh-hieu", 9, []), None) if not any("local" in p for p in x["point"].values()))
        rules.append({**{k: v for k, v in fill.items() if "categories" not in k}, "id": "x-quy-che", "fills": r.choice(holes), "chosen_by": "decision"}
                     | ({"from": date(2024, 7, 1)} if r.maybe(0.3) else {}))
    readings = [{"key": key, "question": NAME, "default": r.choice([*options, "undecided"]),
                 "option": [{"id": o, "name": NAME} for o in options]}
                for key, options in (("X-1", ["x-a", "x-b"]), ("X-2", ["unknown", "break"]),
                                     ("X-3", ["year-after-decision", "decision-year"]), ("X-4", ["x-co", "x-khong"]))]
    counting = [{"id": "x-xet", "review_year": r.choice(["proposal-if-rated", "year-before"])},
                {"id": "x-dau", "start": r.choice(["year-after-decision", "decision-year"])} | ({"reading": "X-3"} if r.maybe(0.3) else {}),
                {"id": "x-thieu", "unrated_year": r.choice(["unknown", "break", "break"])} | ({"reading": "X-2"} if r.maybe(0.3) else {}),
                {"id": "x-vang", "absences": r.some(["thai-san", "hoc-duoi-1-nam"]), "up_to": r.choice(LEVELS[1:])},
                {"id": "x-lai", "restart": r.maybe(0.4)}]
    reuse = [{"id": f"x-{t}-{u}", "target": t, "used_for": u, "counts": r.choice(["yes", "no", "no", "unknown"])}
             | ({"reading": "X-4", "options": {"x-co": "yes", "x-khong": "no"}} if r.maybe(0.3) else {})
             for t in ("title", "form") for u in ("title", "form")]
    reduction = [{"id": "x-nu", "sex": "female", **r.choice([{"share": "1/3"}, {"years": 2}])} | ({"not_for": CATEGORIES[:1]} if r.maybe(0.3) else {})]
    word = ([{"id": p, "of": "post", "name": NAME, "groups": g} for p, g in (("x-truong", ["x-nhom"]), ("x-pho", ["x-nhom"]))]
            + [{"id": "x-nhom", "of": "post-group", "name": NAME}])
    counts = [{"id": c, "name": NAME, **q} for c, q in zip(COUNTS, (
        {"everybody": True}, {"rated": "hoan-thanh"}, {"titles": ["x-danh-hieu"]}, {"disciplined": "khien-trach"}, {"sex": "female"}))]
    award = [{"id": a, "names": [NAME], "kind": k, "rank": i + 1, "recipients": [{"kinds": r.choice([["individual", "collective"]] * 5 + [["individual"]])}],
              "frequency": [{"every": "year"}], "deciders": [{"authorities": []}]} for i, (a, k) in enumerate(AWARDS.items())]
    gap = [{"id": "x-trong", "kind": r.choice(["unknown", "absent", "local"]), "reason": NAME} | ({"awards": r.some(list(AWARDS))} if r.maybe() else {})
           | ({"recipients": ["collective"]} if r.maybe(0.3) else {})] if r.maybe(0.3) else []
    change = [{"id": "x-chuyen", "name": NAME, "at": date(2024, 7, 1), "chosen_by": "received", "earlier": r.choice(["old", "old-unless-better", "new"])}]
    head = {"instrument": "vn.luat-06-2022-qh15", "subject": NAME, "grade": "assumed", "basis": "practice"}
    instrument = [{"id": "vn.luat-06-2022-qh15", "number": "06/2022/QH15", "name": NAME, "issuer": NAME, "kind": "law"}]
    finding = [{"id": "x-mot-lan", "name": NAME}, {"id": "x-hang-nam", "name": NAME, "each_year": True}]
    return toml(head, [("instrument", instrument), ("word", word), ("finding", finding), ("count", counts), ("award", award),
                       ("reading", readings), ("counting", counting), ("reuse", reuse), ("reduction", reduction), ("gap", gap),
                       ("transition", change if r.maybe(0.3) else []), ("rule", rules)])


def drop(r, entry, keys, chance=0.15):
    return {k: v for k, v in entry.items() if k not in keys or not r.maybe(chance)}


def span(r):
    return {k: v for k, v in (("from", r.randint(2014, 2022)), ("to", r.choice([2023, 2024, 2025]))) if r.maybe()}


def history(r, member=False):
    kind = "individual" if member or r.maybe(0.7) else "collective"
    h = {"schema": 1, "id": "x", "kind": kind, "category": r.choice(CATEGORIES), "sex": r.choice(["female", "male"]),
         "area": r.choice(AREAS), "period": r.choice(PERIODS)}
    h["service_from" if kind == "individual" else "established"] = str(r.day(r.randint(2015, 2021)))
    if kind == "collective":
        for k in ("category", "sex", "period"):
            del h[k]
    h = drop(r, h, ["category", "sex", "area", "period", "service_from", "established"], 0.25)
    if r.maybe(0.85):
        h["complete"] = span(r) if r.maybe(0.5) else {}
        for k in ("ratings", "awards", "initiatives", "discipline", "absences", "posts", "service", "movements"):
            if r.maybe(0.1):
                h["complete"][k] = span(r)
    years = range(2016, 2026)
    tail = r.randint(0, 9)
    levels = LEVELS if r.maybe(0.3) else LEVELS[2:]
    h["ratings"] = [{"year": y, "level": r.choice(levels)} for y in years if y >= 2025 - tail and not r.maybe(0.1)]
    if r.maybe(0.1):
        h["ratings"] += [dict(x) for x in h["ratings"][:2]]
    h["awards"] = []
    for _ in range(r.choice([0, 1, 2, 3, 5])):
        y = r.choice(years)
        a = {"award": r.choice(list(AWARDS)), "year": y, "on": str(r.day(min(y + r.choice([0, 0, 1]), 2025))), "merit": r.choice([*MERITS, "dot-xuat"])}
        a = drop(r, a, ["year", "on", "merit"], 0.2)
        if "on" in a and r.maybe(0.1):
            a["revoked"] = max(a["on"], str(r.day(2025)))
        h["awards"] += [a] + ([dict(a)] if r.maybe(0.1) else [])
    begins = int(h.get("service_from", h.get("established", "2000"))[:4])
    h["awards"] = [a for a in h["awards"] if a.get("year", int(a.get("on", "9999")[:4])) >= begins]  # else contradictory
    h["initiatives"] = []
    for i in range(r.choice([0, 0, 1, 2, 3])):
        e = {"id": f"sk-{i}", "year": r.choice([*years[-4:], 2024]), "kind": r.choice(["sang-kien", "de-tai"]), "scope": r.choice(SCOPES)}
        e = drop(r, e, ["kind", "scope"])
        e |= {r.choice(["recognised", "applied", "accepted"]): r.maybe()} if r.maybe(0.3) else {}
        if r.maybe(0.4):
            e["used"] = [{"award": r.choice(list(AWARDS)), "year": r.choice([2023, 2024])} for _ in range(r.randint(1, 2))]
        h["initiatives"].append(e)
    h["discipline"] = []
    if r.maybe(0.3):
        y = r.choice(years)
        d = {"form": r.choice(FORMS), "on": str(r.day(y))}
        if r.maybe(0.7):
            d["served"] = str(r.day(min(y + r.choice([1, 1, 2]), 2026)))
        h["discipline"].append(d)
    h["absences"] = [drop(r, {"kind": r.choice(["thai-san", "om-dau"]), "from": f"{y}-07-01", "until": r.choice([f"{y + 1}-01-01", f"{y + 1}-03-01"])},
                          ["until"], 0.05) for y in years if r.maybe(0.08)]
    for name, key, codes in (("posts", "post", POSTS), ("service", "kind", SERVICES)):
        h[name] = []
        for _ in range(r.choice([0, 1, 2])):
            y = r.randint(2015, 2022)
            e = {key: r.choice(codes), "from": str(r.day(y)), "until": str(r.day(y + r.randint(1, 4)))}
            e |= {"area": r.choice(AREAS)} if key == "kind" and r.maybe() else {}
            e = drop(r, e, ["until"], 0.3)
            if key == "kind" or not any(x["post"] == e["post"] and e["from"] < x.get("until", "9999") and x["from"] < e.get("until", "9999") for x in h[name]):
                h[name].append(e)
    h["movements"] = []
    if r.maybe(0.3):
        y = r.randint(2016, 2020)
        h["movements"].append(drop(r, {"launched_by": r.choice(["thu-tuong", "bo-tinh"]), "from": f"{y}-01-01", "until": f"{y + r.randint(1, 5)}-01-01",
                                       "thematic": r.maybe(), "review": r.choice(["so-ket", "tong-ket"]), "result": r.choice(["dan-dau", "tham-gia"]),
                                       "year": r.randint(2020, 2025)}, ["launched_by", "until", "thematic", "review", "result", "year"]))
    h["findings"] = [{"id": "x-mot-lan", "holds": r.maybe(0.8)}] if r.maybe(0.7) else []
    h["findings"] += ([{"id": "x-hang-nam", "holds": r.maybe(0.8)}] if r.maybe(0.2) else
                      [{"id": "x-hang-nam", "holds": r.maybe(0.8), "year": y} for y in years[-5:] if r.maybe(0.8)])
    number, day = {"id": "x-diem", "value": r.choice([80, "85.5", "85.4", "90"])}, {"id": "x-ngay", "day": r.choice(["2024-12-10", "2024-12-09", "2024-06-01", "2023-12-31"])}
    h["facts"] = [f | ({"year": 2024} if r.maybe() else {}) for f in (number, day) if r.maybe(0.7)]
    if kind == "collective" and not member:
        if r.maybe(0.7):
            whole = r.randint(1, 4)
            nested = {"x-thanh-vien": whole, **{c: r.randint(0, whole) for c in COUNTS[1:]}}
            nested["x-hoan-thanh"] = max(nested.values()) if r.maybe(0.5) else whole
            h["compositions"] = [{"year": 2024, **drop(r, nested, COUNTS, 0.25)}]
        if r.maybe(0.4):
            h["members"] = [history(r, member=True) for _ in range(r.randint(1, 3))]
    return h


def batch(seed, requests=10):
    r = Dice(seed)
    text = rulebook(r)
    out = []
    for i in range(requests):
        on = r.day(r.choice([2024, 2025, 2025, 2025]))
        subject = history(r)
        for h in [subject, *subject.get("members", [])]:
            h["facts"] = [f for f in h["facts"] if f'"{f["id"]}"' in text]  # facts are known by the rules that ask for them
        q = {"id": f"{seed}.{i}", "award": r.choice(list(AWARDS)), "on": str(on), "subject": subject}
        q |= {"received": str(on - timedelta(days=r.choice([0, 30, 200])))} if r.maybe(0.3) else {}
        q |= {"proposed": str(on - timedelta(days=r.choice([0, 60, 200])))} if r.maybe(0.2) else {}
        q |= {"year": min(on.year, r.choice([2023, 2024, 2024, 2025]))} if r.maybe(0.6) else {}
        q["readings"] = {k: r.choice(v) for k, v in (("X-1", ["x-a", "x-b", "undecided"]), ("X-2", ["unknown", "break", "undecided"]),
                                                     ("X-3", ["year-after-decision", "decision-year", "undecided"]),
                                                     ("X-4", ["x-co", "x-khong", "undecided"])) if r.maybe(0.2)}
        q["grant_findings"] = r.maybe(0.3)
        out.append(q)
    return text, out


def vocabulary(folder=VOCABULARY):
    return [(Path(folder) / f"{name}.toml").read_text(encoding="utf-8") for name in FILES]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10, help="how many rulebooks")
    parser.add_argument("--requests", type=int, default=10, help="how many requests to a rulebook")
    parser.add_argument("--vocabulary", default=VOCABULARY)
    options = parser.parse_args()
    words = vocabulary(options.vocabulary)
    for i in range(options.count):
        text, requests = batch(options.seed * 1_000_000 + i, options.requests)
        print(json.dumps({"batch": {"law_toml": [*words, text]}, "requests": requests}, ensure_ascii=False))


if __name__ == "__main__":
    main()
