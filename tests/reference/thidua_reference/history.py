"""A history: what is seen on a date, complete spans, and the arithmetic of time."""
import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from .law import day

KINDS = "ratings awards initiatives discipline proceedings absences posts service movements compositions".split()
DAYS = ("on", "from", "until", "revoked", "served", "day", "to", "cleared", "closed")
LONG_AGO = 1900  # stands for "since always"


@dataclass
class Dates:
    on: date
    received: date | None = None
    proposed: date | None = None
    year: int | None = None
    law_day: date | None = None


def dates_of(request, law, subject):
    """The named dates and the year under review."""
    d = Dates(day(request["on"]), day(request.get("received")), day(request.get("proposed")), request.get("year"))
    d.proposed = d.proposed or d.received or d.on
    if d.year is None:
        word = law.counting_words("review_year", d.on, request.get("readings") or {}, "proposal-if-rated")[0]
        rated = any(r["year"] == d.proposed.year for r in History(subject, d.on).ratings)
        d.year = d.proposed.year if word == "proposal-if-rated" and rated else d.proposed.year - 1
    d.law_day = d.on
    return d


class History:
    def __init__(self, raw, on):
        self.kind, self.on, self.raw = raw["kind"], on, raw
        self.facts = {k: raw[k] for k in ("kind", "category", "sex", "area", "period") if raw.get(k) is not None}
        self.service_from, self.established = day(raw.get("service_from")), day(raw.get("established"))
        for name in KINDS + ["findings", "facts_"]:
            entries = []
            for entry in raw.get(name.rstrip("_"), []):
                entry = {k: day(v) if k in DAYS else v for k, v in entry.items() if v is not None}
                if "to" in entry:
                    entry["until"] = entry.pop("to") + timedelta(days=1)
                seen = entry.get("on", on) <= on and not (name == "awards" and entry.get("revoked", date.max) <= on)
                if seen and entry not in entries:
                    entries.append(entry)
            setattr(self, name, entries)
        self.members = [History(m, on) for m in raw["members"]] if "members" in raw else None

    def complete(self, kind, year):
        began = self.service_from or self.established
        if began and year < began.year:
            return True
        span = self.declared(kind)
        if span is None:
            return False
        return span.get("from", year) <= year <= span.get("to", year)

    def declared(self, kind):
        """The span declared for a kind of entry: its own, else the one for all kinds."""
        whole = self.raw.get("complete")
        if whole is None or kind in whole:
            return whole and whole[kind]
        return whole if "from" in whole or "to" in whole or not whole else None

    def recorded_from(self, kind):
        """First year from which on a kind is complete up to the year of `on`; None where that year itself is not."""
        first = None
        for year in range(self.on.year, LONG_AGO - 1, -1):
            if not self.complete(kind, year):
                break
            first = year
        return first

    def complete_over(self, kind, first, last):
        return all(self.complete(kind, y) for y in range(first, last + 1))

    def complete_up_to(self, kind, last):
        return self.complete_over(kind, LONG_AGO, last)

    def findings_of(self, finding, each_year, year):
        """The set of values given: those of the year, else those without a year."""
        mine = [f for f in self.findings if f["id"] == finding]
        if each_year:
            mine = [f for f in mine if f.get("year") == year] or [f for f in mine if "year" not in f]
        return {f["holds"] for f in mine}

    def fact_values(self, name, key, year):
        mine = [f for f in self.facts_ if f["id"] == name and key in f]
        return [f[key] for f in mine if f.get("year") == year] or [f[key] for f in mine if "year" not in f]

    def composition(self, year):
        return {k: v for c in self.compositions if c["year"] == year for k, v in c.items() if k != "year"}


def award_year(entry):
    return entry.get("year") or (entry["on"].year if "on" in entry else None)


def add_months(start, months):
    y, m = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(y, m + 1, min(start.day, calendar.monthrange(y, m + 1)[1]))


def length(start, end):
    """Whole months and days of [start, end)."""
    months = 0
    while end > start and add_months(start, months + 1) <= end:
        months += 1
    return (months, (end - add_months(start, months)).days) if end > start else (0, 0)


def total_months(periods, on, factor=1, areas=()):
    """Whole months of all days that a period covers; a day counts once, with the greatest factor that covers it."""
    days = {}
    for p in periods:
        own = factor if p.get("area") in areas else 1
        for n in range(p["from"].toordinal(), min(p.get("until", on), on).toordinal()):
            days[n] = max(days.get(n, 0), own)
    stretches = []
    for n in sorted(days):
        if stretches and stretches[-1][1] == n and stretches[-1][2] == days[n]:
            stretches[-1][1] = n + 1
        else:
            stretches.append([n, n + 1, days[n]])
    lengths = [(*length(date.fromordinal(a), date.fromordinal(b)), f) for a, b, f in stretches]
    if len(lengths) == 1 and lengths[0][2] == 1:
        return lengths[0][0]
    return sum((months * 30 + days) * f for months, days, f in lengths) // 30


def last_stretch(periods, on):
    """The periods of the last stretch without a gap that reaches `on`."""
    stretch, edge = [], on
    for p in sorted((p for p in periods if p["from"] < on), key=lambda p: p.get("until", on), reverse=True):
        if min(p.get("until", on), on) >= edge:
            stretch.append(p)
            edge = min(edge, p["from"])
    return stretch
