#!/usr/bin/env python3
"""spaCy's words a second over the same text as bench_language, one thread, in turns with it.

usage: spacy_words.py SPACY_MODEL TEXT [BENCH_LANGUAGE MODEL]

TEXT holds one document a line. SPACY_MODEL is an installed package or a folder. With the last two arguments,
bench_language runs before and after on the same file, and the ratio of the better figures is printed. Figures are by
the clock and of the processor; on a machine that does other work only the latter mean anything.
"""
import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"

import re
import subprocess
import sys
import time

import spacy


def ours(program, model, text):
    out = subprocess.run([program, model, text, "3"], check=True, capture_output=True, text=True).stdout
    print(out, end="")
    return max(float(speed) for speed in re.findall(r"processor .*\((\d+) words/s", out))


def main():
    if len(sys.argv) not in (3, 5):
        sys.exit(__doc__)
    text = sys.argv[2]
    runs = [ours(*sys.argv[3:5], text)] if len(sys.argv) == 5 else []
    nlp = spacy.load(sys.argv[1])
    with open(text, encoding="utf-8", errors="replace", newline="\n") as lines:
        documents = [line.rstrip("\n") for line in lines]
    speeds = []
    for pass_ in (1, 2):
        began, processor_began = time.perf_counter(), time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(documents))
        seconds, processor = time.perf_counter() - began, time.process_time() - processor_began
        speeds.append(words / processor)
        print(
            f"spaCy {spacy.__version__} pass {pass_}: {words} words in {seconds:.3f} s ({words / seconds:.0f} words/s), "
            f"processor {processor:.3f} s ({speeds[-1]:.0f} words/s)"
        )
    if runs:
        runs.append(ours(*sys.argv[3:5], text))
        print(f"processor, best against best: {max(runs):.0f} / {max(speeds):.0f} = {max(runs) / max(speeds):.1f} times")


main()
