"""python -m thidua_reference --law DIR < requests.jsonl > answers.jsonl"""
import argparse
import json
import sys

from . import answer
from .law import Law


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--law", help="folder of law files; a request with law_toml has its own")
    parser.add_argument("--exact", action="store_true", help="add the answer over all completions")
    parser.add_argument("--points", action="store_true", help="add the verdict of every point")
    parser.add_argument("--literal", action="store_true", help="follow the page also where it is unsound")
    options = parser.parse_args()
    shared, memo = Law.of_folder(options.law) if options.law else None, {}
    for line in filter(str.strip, sys.stdin):
        line = json.loads(line)
        batch = line.get("batch", line)
        texts = tuple(batch.get("law_toml", ()))
        if texts not in memo:
            memo = {texts: Law(texts) if texts else shared}
        for request in line.get("requests", [line]):
            found = answer(memo[texts], request, options.exact, options.points, options.literal)
            print(json.dumps(found, ensure_ascii=False, sort_keys=True))


if __name__ == "__main__":
    main()
