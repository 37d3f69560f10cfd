#!/usr/bin/env python3
"""The day of publication beside htmldate's, on htmldate's own evaluation pages.

    publication_dates.py DATELINE HTMLDATE/tests [--peer]

HTMLDATE is a checkout of https://github.com/adbar/htmldate (tests/eval_default.json, tests/eval_mediacloud_2020.json
and the folders of pages). Only the pages are read, no addresses are given: the set's own scorer does the same. --peer
measures the installed package htmldate in the same run (extensive search, original date), as the set's scorer does.

The rule is the set's: the day must equal the gold; pages whose gold says that they have no date ("nan") count as
misses for everybody, and are told apart below. Of Dateline, the day of publication that is believed first; where none
is stated, the day of the last change. Months, years and "one of two days" are wrong.

The pages are parted by the CRC-32 of their file names; rules were tuned on the even half alone.
"""
import json
import os
import sys
import time
import zlib

from article_metadata import day_of, read_with_dateline


def page(folder, name):
    for part in ("test_set", "cache", "eval"):
        path = os.path.join(folder, part, name)
        if os.path.isfile(path):
            return path
    return None


def report(name, gold, found):
    counts = {0: [0, 0], 1: [0, 0]}
    undated = invented = 0
    for path, (file, wanted) in gold:
        half = zlib.crc32(file.encode()) % 2
        counts[half][1] += 1
        counts[half][0] += found.get(path) == wanted
        if str(wanted) == "nan":
            undated += 1
            invented += bool(found.get(path))
    right, all_ = (sum(counts[half][i] for half in counts) for i in (0, 1))
    print(f"{name:12} day {right / all_:.3f} of {all_}  (even half {counts[0][0] / counts[0][1]:.3f}, "
          f"odd half {counts[1][0] / counts[1][1]:.3f}); of {undated} pages without a date {invented} got one")


def days_of_peer(folder, gold):
    sys.path.insert(0, folder)
    from evaluation import load_document, run_htmldate_extensive

    slowest = 0.0
    days = {}
    for path, (file, _) in gold:
        text = load_document(file)
        start = time.perf_counter()
        days[path] = run_htmldate_extensive(text)
        slowest = max(slowest, time.perf_counter() - start)
    print(f"htmldate     slowest page {1000 * slowest:.0f} ms")
    return days


def main():
    program, folder = sys.argv[1:3]
    gold = []
    for name in ("eval_default.json", "eval_mediacloud_2020.json"):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            gold += [(page(folder, item["file"]), (item["file"], item["date"])) for item in json.load(file).values()]
    start = time.perf_counter()
    found = {path: day_of(article) for path, article in read_with_dateline(program, [path for path, _ in gold])}
    spent = time.perf_counter() - start
    report("dateline", gold, found)
    print(f"dateline     {1000 * spent / len(gold):.2f} ms a page, reading and printing included")
    if "--peer" in sys.argv:
        report("htmldate", gold, days_of_peer(folder, gold))


if __name__ == "__main__":
    main()
