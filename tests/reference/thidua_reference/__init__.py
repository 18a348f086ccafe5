"""The independent reference evaluator of thidua: plain Python, standard library only."""
from . import completions, settling
from .history import dates_of
from .kleene import Kleene, any_of
from .law import Law


def assess(law, subject, award, dates, readings=None, grant_findings=False):
    """Kleene's answer: verdict, verdict of each point, decisive points, missing facts."""
    nodes, points = [], {}
    for dates.law_day in law.law_days(dates):
        run = Kleene(law, subject, award, dates, readings, grant_findings)
        nodes.append(run.root())
        points |= run.points()
    root = run.join(any_of, nodes)
    missing = [m for i, m in enumerate(root.missing) if m not in root.missing[:i]]
    return {"verdict": root.verdict, "points": points, "decisive": sorted(root.leaves),
            "missing": sorted(missing, key=lambda m: sorted((k, str(v)) for k, v in m.items()))}


def answer(law, request, exact=False, points=False):
    """One request of the wire form to its answer."""
    subject, readings = request["subject"], request.get("readings") or {}
    dates = dates_of(request, law, subject)
    grant = request.get("grant_findings", False)
    out = {"id": request.get("id"), **assess(law, subject, request["award"], dates, readings, grant)}
    if not points:
        del out["points"]
    if exact:
        out["exact"], out["complete"] = completions.assess(law, subject, request["award"], dates, readings, grant)
    if "missing" in request:
        out["beyond"] = settling.beyond(request["missing"], out["missing"])
        if exact and out["exact"] == "unknown":
            out["settles"] = settling.settles(law, subject, request["award"], dates, readings, grant, request["missing"])
    return out
