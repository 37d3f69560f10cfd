#!/usr/bin/env python3
"""Titles, authors and dates of pages beside trafilatura's, on trafilatura's own evaluation pages.

    article_metadata.py DATELINE TRAFILATURA/tests [--peer]

TRAFILATURA is a checkout of https://github.com/adbar/trafilatura (tests/evaldata.json, tests/cache, tests/eval).
Only the pages are read, no addresses are given: the set's own scorers do the same. --peer measures the installed
package trafilatura in the same run.

The rule: white space is one blank and case is nothing; then the field must equal the gold word for word. Several
authors are joined by "; ", as trafilatura joins them and as its scorer joins the gold. Where a page names no person,
what its byline says instead ("Redaktion") is compared, because the gold holds such names. For the date, the day of
publication that is believed first; where none is stated, the day of the last change: the gold has the day that the
page shows. Months, years and "one of two days" are wrong.

The pages are parted by the CRC-32 of their file names; rules were tuned on the even half alone.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import zlib


def page(folder, name):
    for part in ("cache", "eval"):
        path = os.path.join(folder, part, name)
        if os.path.isfile(path):
            return path
    return None


def plain(text):
    return re.sub(r"\s+", " ", text or "").strip().lower()


def read_with_dateline(program, paths):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "articles.jsonl")
        for start in range(0, len(paths), 200):
            part = out + str(start)
            subprocess.run([program, "article", "--metadata", "--format", "jsonl", "-q", "-o", part,
                            *paths[start:start + 200]], check=False, stderr=subprocess.DEVNULL)
            with open(part, encoding="utf-8") as lines:
                for line in lines:
                    article = json.loads(line)
                    yield article["path"], article


def day_of(article):
    for dates in (article["published"], article["modified"]):
        if dates:
            return dates[0]["date"]
    return ""


def fields_of_dateline(article):
    authors = article["authors"] or ([article["credit"]] if article.get("credit") else [])
    return {"title": article["title"], "author": "; ".join(authors), "date": day_of(article)}


def fields_of_peer(path):
    from trafilatura import bare_extraction

    with open(path, "rb") as file:
        try:
            result = bare_extraction(file.read(), output_format="python", with_metadata=True)
        except Exception:  # a crash is a miss
            result = None
    if result is None:
        return {}
    return {"title": result.title, "author": result.author, "date": result.date}


def report(name, gold, found):
    for field in ("title", "author", "date"):
        counts = {0: [0, 0], 1: [0, 0]}
        for path, item in gold.items():
            wanted = item.get(field)
            if not wanted:
                continue
            if isinstance(wanted, list):
                wanted = "; ".join(wanted)
            half = zlib.crc32(item["file"].encode()) % 2
            counts[half][1] += 1
            counts[half][0] += plain(found.get(path, {}).get(field)) == plain(wanted)
        right, all_ = (sum(counts[half][i] for half in counts) for i in (0, 1))
        print(f"{name:12} {field:7} {right / all_:.3f} of {all_}  "
              f"(even half {counts[0][0] / counts[0][1]:.3f}, odd half {counts[1][0] / counts[1][1]:.3f})")


def main():
    program, folder = sys.argv[1:3]
    with open(os.path.join(folder, "evaldata.json"), encoding="utf-8") as file:
        items = json.load(file).values()
    gold = {page(folder, item["file"]): item for item in items
            if any(item.get(field) for field in ("title", "author", "date"))}
    gold.pop(None, None)
    found = {path: fields_of_dateline(article) for path, article in read_with_dateline(program, list(gold))}
    report("dateline", gold, found)
    if "--peer" in sys.argv:
        report("trafilatura", gold, {path: fields_of_peer(path) for path in gold})


if __name__ == "__main__":
    main()
