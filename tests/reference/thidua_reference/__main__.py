"""python -m thidua_reference --law DIR < requests.jsonl > answers.jsonl"""
import argparse
import json
import sys
import tomllib
from decimal import Decimal
from pathlib import Path

from . import answer
from .law import Law


def codes(law, value, names=None):
    """The same history with names and abbreviations as codes: case files may use them, requests may not."""
    if names is None:
        names = {alias: w["id"] for w in law.word for alias in (*w.get("aliases", ()), w["name"]["vi"])}
        names |= {alias: a["id"] for a in law.award for alias in (*a.get("aliases", ()), *(n["vi"] for n in a["names"]))}
    if isinstance(value, dict):
        return {k: v if k in ("name", "number") else codes(law, v, names) for k, v in value.items()}
    if isinstance(value, list):
        return [codes(law, v, names) for v in value]
    return names.get(value, value) if isinstance(value, str) else value


def cases(law, files):
    """Requests from case files; what the case expects stands under `case`."""
    known = {}
    for name in files:
        for case in tomllib.loads(Path(name).read_text(encoding="utf-8"), parse_float=Decimal)["case"]:
            if "base" in case:
                base = known[case["base"]]
                asked = {k: base[k] for k in ("award", "on", "received", "proposed", "year", "grant_findings", "readings", "law") if k in base}
                case = {**asked, **case, "subject": {**base["subject"], **case.get("subject", {})}}
            known[case["id"]] = case
            yield {**case, "subject": codes(law, case["subject"]), "award": codes(law, case["award"]), "case": case}


def check(law, options):
    """Run case files; print each that differs from what it expects."""
    wrong = 0
    for request in cases(law, options.cases):
        got, case = answer(law, request, options.exact), request["case"]
        if got["verdict"] != case.get("verdict") or not set(case.get("decisive", [])) <= set(got["decisive"]):
            wrong += 1
            print(f"{case['id']}: expected {case.get('verdict')} {case.get('decisive', '')}, got {json.dumps(got, ensure_ascii=False)}")
    print(f"{wrong} differ")
    return 1 if wrong else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--law", help="folder of law files; a request with law_toml has its own")
    parser.add_argument("--exact", action="store_true", help="add the answer over all completions")
    parser.add_argument("--points", action="store_true", help="add the verdict of every point")
    parser.add_argument("--cases", nargs="+", help="run case files (tests/cases/assess/*.toml) instead of JSON lines")
    options = parser.parse_args()
    shared, memo = Law.of_folder(options.law) if options.law else None, {}
    if options.cases:
        return check(shared, options)
    for line in filter(str.strip, sys.stdin):
        line = json.loads(line)
        batch = line.get("batch", line)
        texts = tuple(batch.get("law_toml", ()))
        if texts not in memo:
            memo = {texts: Law(texts) if texts else shared}
        for request in line.get("requests", [line]):
            found = answer(memo[texts], request, options.exact, options.points)
            print(json.dumps(found, ensure_ascii=False, sort_keys=True))


if __name__ == "__main__":
    sys.exit(main())
