#!/usr/bin/env python3
"""How well the text of articles is found, by the scorers of two public sets of pages.

  article_text.py DATELINE [--articles FOLDER] [--pages FOLDER] [--peers]

DATELINE is the program. FOLDER of --articles is a checkout of github.com/scrapinghub/article-extraction-benchmark
(181 pages; F1 of 4-word shingles and the share of pages that are exactly right, by its evaluate.py); of --pages,
the `tests` folder of a checkout of github.com/adbar/trafilatura (990 pages; pieces of text that must and must not be
there, by its eval_common.py, which needs trafilatura installed). --peers runs trafilatura and resiliparse, where they
are installed, over the same pages.

What is compared is the body: paragraphs of every kind but `title` and `caption`, and in the first set but `standfirst`:
its gold begins behind the lines under the headline, that of the second set holds them. The halves are by the CRC-32 of the file's name as it is in the set (with .html.gz or
.html): rules were set on the even half alone.
"""
import argparse
import gzip
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile
import zlib

HALVES = {"even": lambda name: zlib.crc32(name.encode()) % 2 == 0,
          "odd": lambda name: zlib.crc32(name.encode()) % 2 == 1,
          "all": lambda name: True}


def module(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = loaded
    spec.loader.exec_module(loaded)
    return loaded


def by_dateline(program, pages, left_out):
    """Name to body, for pages (name to bytes)."""
    bodies = {}
    with tempfile.TemporaryDirectory() as folder:
        numbered = {}
        for number, (name, data) in enumerate(pages.items()):
            path = pathlib.Path(folder) / f"{number:04}.html"
            path.write_bytes(data)
            numbered[path.name] = name
        run = subprocess.run([program, "article", folder, "--format", "jsonl"], stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, check=False)
        for line in run.stdout.splitlines():
            article = json.loads(line)
            text = article["text"].encode()
            parts = [text[part["start"]:part["end"]].decode() for part in article["parts"]
                     if part["kind"] not in left_out]
            bodies[numbered[pathlib.Path(article["path"]).name]] = "\n".join(parts)
    return bodies


def by_trafilatura(pages):
    from trafilatura import extract
    return {name: extract(data, include_comments=False, include_tables=True, include_formatting=False) or ""
            for name, data in pages.items()}


def by_resiliparse(pages):
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree
    return {name: extract_plain_text(HTMLTree.parse(bytes_to_str(data, detect_encoding(data))), main_content=True)
            for name, data in pages.items()}


def extractors(arguments, left_out):
    yield "dateline", lambda pages: by_dateline(arguments.dateline, pages, left_out)
    if arguments.peers:
        for name, run in (("trafilatura", by_trafilatura), ("resiliparse", by_resiliparse)):
            if importlib.util.find_spec(name):
                yield name, run


def score_articles(folder, arguments):
    scorer = module(folder / "evaluate.py")
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {f"{key}.html.gz": gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()) for key in gold}
    for who, run in extractors(arguments, {"title", "caption", "standfirst"}):
        bodies = run(pages)
        for half, chosen in HALVES.items():
            keys = [key for key in gold if chosen(f"{key}.html.gz")]
            pairs = [(gold[key]["articleBody"], bodies.get(f"{key}.html.gz", "")) for key in keys]
            figures = scorer.metrics_from_tp_fp_fns(
                [scorer.string_shingle_matching(true=true, pred=found) for true, found in pairs])
            exact = sum(scorer.get_accuracy(true=true, pred=found) for true, found in pairs) / len(pairs)
            print(f"articles  {who:12} {half:5} {len(pairs):4} pages  F1 {figures['f1']:.4f}  "
                  f"precision {figures['precision']:.4f}  recall {figures['recall']:.4f}  exact {exact:.4f}")


def score_pages(folder, arguments):
    scorer = module(folder / "eval_common.py")
    gold = scorer.load_evaldata(str(folder))
    pages = {item["file"]: scorer.read_document(str(folder), item["file"]) for item in gold.values()}
    for who, run in extractors(arguments, {"title", "caption"}):
        bodies = run(pages)
        for half, chosen in HALVES.items():
            matrix = scorer.ConfusionMatrix()
            count = 0
            for item in gold.values():
                if chosen(item["file"]):
                    count += 1
                    matrix.add(scorer.count_item(item, bodies.get(item["file"])))
            precision, recall, accuracy, f1 = matrix.scores()
            print(f"pages     {who:12} {half:5} {count:4} pages  F1 {f1:.4f}  precision {precision:.4f}  "
                  f"recall {recall:.4f}  accuracy {accuracy:.4f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dateline")
    parser.add_argument("--articles", type=pathlib.Path)
    parser.add_argument("--pages", type=pathlib.Path)
    parser.add_argument("--peers", action="store_true")
    arguments = parser.parse_args()
    if arguments.articles:
        score_articles(arguments.articles, arguments)
    if arguments.pages:
        score_pages(arguments.pages, arguments)


if __name__ == "__main__":
    main()
