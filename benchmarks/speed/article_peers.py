#!/usr/bin/env python3
"""Pages a second of other extractors, on one thread over the same pages as bench_article.

  article_peers.py FOLDER...

Each *.html file under the folders is read first. trafilatura and resiliparse are run where they are installed.
"""
import importlib.util
import pathlib
import sys
import time


def trafilatura():
    from trafilatura import bare_extraction
    return lambda data: bare_extraction(data, include_comments=False, with_metadata=True)


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree
    return lambda data: extract_plain_text(HTMLTree.parse(bytes_to_str(data, detect_encoding(data))),
                                           main_content=True)


def main():
    pages = [path.read_bytes() for folder in sys.argv[1:] for path in sorted(pathlib.Path(folder).rglob("*.html"))]
    for name, made in (("trafilatura", trafilatura), ("resiliparse", resiliparse)):
        if not importlib.util.find_spec(name):
            print(f"{name}: not installed")
            continue
        extract = made()
        begin = time.thread_time()
        for page in pages:
            try:
                extract(page)
            except Exception:  # a page that it cannot read costs its time all the same
                pass
        print(f"{name:12} {len(pages) / (time.thread_time() - begin):6.0f} pages/s")


if __name__ == "__main__":
    main()
