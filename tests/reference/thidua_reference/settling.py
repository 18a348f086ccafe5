"""Whether the facts that an evaluator names as missing are open, and whether knowing them settles the verdict.

A fact and a question put to a completion (`World.pick`) are brought to the same *topic*: what an officer would look up.
"""
import random

from .completions import Impossible, Need, World
from .history import History

ENTRIES = {"awards": "awards", "initiatives": "initiatives", "discipline": "discipline", "absences": "absences",
           "posts": "posts", "service": "service", "movements": "movements", "ratings": "rating", "compositions": "count"}


def topic(fact):
    """The topic of a missing fact on the wire, of the library or of `kleene.py`."""
    kind = fact["kind"]
    if kind == "finding":
        return "finding", fact["id"], fact.get("year")
    if kind in ("rating", "unrated-year"):
        return "rating", fact["year"]
    if kind in ("detail", "served"):
        return (ENTRIES[fact["of"]["entry"]],)
    if kind == "entries":
        return (ENTRIES[fact["of"]],)
    if kind == "established" or (kind == "fact" and fact["id"] == "established"):
        return ("established",)
    if kind == "fact" and fact["id"] == "service_from":
        return ("service",)
    if kind == "value" or "year" in fact and kind == "fact":
        return "value", fact["id"]
    if kind == "fact":
        return "fact", fact["id"]
    if kind == "reading":
        return "reading", fact["key"]
    if kind == "local":
        return "local", fact["key"]
    if kind == "served-year":
        return ("discipline",)
    return (kind,)  # count, criterion


def topics_of(key):
    """The topics that open a question of a completion; a member's facts are opened by the count they enter."""
    who, kind, *rest = key
    if who:
        return {("count",)}
    if kind == "finding":
        return {("finding", *rest)}
    if kind in ("rating", "stands", "absent"):
        return {("rating", rest[0])} | ({("absences",)} if kind == "absent" else set())
    if kind in ("number", "day"):
        return {("value", rest[0])}
    if kind in ("fact", "local"):
        return {(kind, rest[0])} | ({("criterion",)} if kind == "local" else set())
    if kind == "reading":
        return {("reading", rest[0])}
    if kind == "counting":
        return {("rating",), ("awards",), ("reading",)}
    if kind == "gap":
        return {("criterion",), ("local",), ("fact", "category")}
    named = {"merit": "awards", "year of award": "awards", "award": "awards", "stated": "awards",
             "kind of initiative": "initiatives", "scope": "initiatives", "initiatives": "initiatives", "reuse": "initiatives",
             "discipline": "discipline", "served": "discipline", "year served": "discipline",
             "service": "service", "service from": "service", "posts": "posts", "established": "established",
             "movement": "movements", "movement added": "movements", "count": "count",
             "agree": "criterion", "not known": "criterion"}
    return {(named[kind],)}


def beyond(found, own):
    """The missing facts of another evaluator that are not open here; whole lists cover single years."""
    known = {topic(fact) for fact in own}
    if ("criterion",) in known:  # a gap in the law may be one that local rules fill
        known.add(("local",))
    return [fact for fact in found if topic(fact) not in known and topic(fact)[:1] not in known]


def covered(key, topics):
    return any(t in topics or (len(t) == 1 and any(x[0] == t[0] for x in topics)) for t in topics_of(key))


def settles(law, subject, award, dates, readings, grant, missing, limit=400, seed=0):
    """True where some way of answering the missing facts gives one verdict, whatever else is open; None if untried.

    Ways of answering are drawn: False says that none of those drawn settles it, not that none does. Random law also has
    points that contradict each other, which no answer meets, and completions have at most three awards a year.
    """
    topics = {topic(fact) for fact in missing}
    days, h, rng = law.law_days(dates), History(subject, dates.on), random.Random(seed)

    def choose(options, plain):
        """At random; more or less often the first, which adds no entry."""
        return options[0] if rng.random() < plain else rng.choice(options)

    def completion(plain):
        """One completion: its picks."""
        picks = {}
        while True:
            try:
                world = World(law, h, award, dates, readings or {}, grant, picks)
                any(world.under(day) for day in days)
                return picks
            except Need as need:
                key, options = need.args
                picks[key] = choose(options, plain)

    def constant(fixed, plain):
        """Whether all completions of these answers agree; questions about the missing facts that come up on the way
        are answered at random, once for all."""
        fixed, seen, stack = dict(fixed), set(), [{}]
        for _ in range(limit):
            if not stack or len(seen) == 2:
                break
            picks = stack.pop()
            try:
                world = World(law, h, award, dates, readings or {}, grant, {**fixed, **picks})
                seen.add(any(world.under(day) for day in days))
            except Need as need:
                key, options = need.args
                if covered(key, topics):
                    fixed[key] = choose(options, plain)
                    stack.append(picks)
                else:
                    rng.shuffle(options)
                    stack += [{**picks, key: option} for option in options]
            except Impossible:
                pass
        return False if len(seen) == 2 else None if stack or not seen else True

    answers = []
    for attempt in range(100):
        plain = (0, 0.5, 0.8, 1)[attempt % 4]
        try:
            picks = completion(plain)
        except Impossible:
            continue
        answers.append(constant({key: value for key, value in picks.items() if covered(key, topics)}, plain))
        if answers[-1]:
            return True
    return False if answers and None not in answers else None
