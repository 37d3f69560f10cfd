#!/usr/bin/env python3
"""Writes a web archive of made pages, for bench_source: usage make_warc.py OUT.warc MEGABYTES

OUT.warc.gz is written beside it, a member a record as crawlers write it. The pages are the texts of examples/ in
another order each time, in a site's markup; every fourth record is a picture, every tenth an answer 404.
The same arguments give the same bytes.
"""
import gzip
import pathlib
import random
import sys


def paragraphs():
    root = pathlib.Path(__file__).resolve().parents[2] / "examples"
    texts = [path.read_text(errors="replace") for path in sorted(root.glob("*/reports/*.txt"))]
    return [line for text in texts for line in text.splitlines() if len(line) > 60]


def page(number, lines, chance):
    body = "\n".join(f'<p class="story-body__text" data-block="{i}">{line}</p>'
                     for i, line in enumerate(chance.sample(lines, min(len(lines), 24))))
    menu = "\n".join(f'<li class="menu__item menu__item--{i}"><a href="/section/{i}">Section {i}</a></li>'
                     for i in range(60))
    teasers = "\n".join(f'<div class="teaser"><a href="/news/{chance.randrange(10**6)}">{chance.choice(lines)[:70]}'
                        '</a></div>' for _ in range(40))
    script = "window.state=" + repr({f"key{chance.randrange(10**9)}": chance.random() for _ in range(150)})
    return (f"<!DOCTYPE html><html><head><title>Report {number}</title><script>{script}</script></head><body>"
            f"<ul>{menu}</ul><article><h1>Report {number}</h1>{body}</article>{teasers}</body></html>").encode()


def record(kind, url, content):
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{url}>\r\nWARC-Target-URI: {url}\r\n"
            "WARC-Date: 2031-03-06T07:08:09Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(content)}\r\n\r\n")
    return head.encode() + content + b"\r\n\r\n"


def answer(status, media, body):
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def main():
    if len(sys.argv) != 3 or not sys.argv[2].isdigit():
        sys.exit(__doc__)
    out, size = sys.argv[1], int(sys.argv[2]) * 10**6
    chance = random.Random(1)
    lines = paragraphs()
    written = number = 0
    with open(out, "wb") as plain, open(out + ".gz", "wb") as packed:
        while written < size:
            number += 1
            if number % 4 == 0:
                content = answer("200 OK", "image/jpeg", chance.randbytes(30000))
            else:
                status = "404 Not Found" if number % 10 == 0 else "200 OK"
                content = answer(status, "text/html; charset=utf-8", page(number, lines, chance))
            bytes_ = record("response", f"https://news.example/{number}", content)
            plain.write(bytes_)
            packed.write(gzip.compress(bytes_, 6))
            written += len(bytes_)
    print(f"{number} records, {written} bytes")


main()
