"""Strict, relaxed and value F1 of `dateline time` on TimeML documents (TempEval-3, task A).

usage: time_expressions.py DATELINE FOLDER_OF_TML [--misses]

Data: TempEval-3 (TBAQ-cleaned, te3-platinum) from qiangning/StructTempRel-EMNLP17, data/TempEval3; WikiWars in TimeML
from xszhong/syntime, resources/wikiwars/whole-tml. An expression is found where spans overlap (relaxed) or are equal
without their white space (strict); its value counts where the first overlapping one has the same.
Tune on TBAQ-cleaned and the WikiWars files whose name has an even CRC-32; read the rest for its figure alone.
"""
import glob
import html
import os
import re
import subprocess
import sys
import tempfile


def attributes(text):
    return dict(re.findall(r'(\w+)="([^"]*)"', text))


def tagged(text):
    """The plain text, and (start, end, type, value) of each TIMEX3 in it."""
    plain, out, begun = "", [], None
    for part in re.finditer(r"<(/?)(\w+)([^>]*)>|([^<]+)", text):
        if part.group(4) is not None:
            plain += html.unescape(part.group(4))
        elif part.group(2) == "TIMEX3" and not part.group(1):
            begun = (len(plain), attributes(part.group(3)))
        elif part.group(2) == "TIMEX3":
            out.append((begun[0], len(plain), begun[1].get("type"), begun[1].get("value", "").strip()))
    return plain, out


def without_space(plain, spans):
    place, count = [], 0
    for character in plain:
        place.append(count)
        count += not character.isspace()
    place.append(count)
    return [(place[a], place[b], kind, value) for a, b, kind, value in spans]


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main():
    program, folder = sys.argv[1], sys.argv[2]
    gold = {}
    with tempfile.TemporaryDirectory() as work:
        texts, results = os.path.join(work, "in"), os.path.join(work, "out")
        os.makedirs(texts)
        for path in sorted(glob.glob(os.path.join(folder, "*.tml"))):
            name = os.path.basename(path)[:-4]
            if name.startswith("."):
                continue
            document = open(path, encoding="utf-8").read()
            plain, spans = tagged(re.search(r"<TEXT>(.*?)</TEXT>", document, re.S).group(1))
            gold[name] = without_space(plain, spans)
            day = re.search(r'<DCT>.*?value="([^"]+)"', document, re.S).group(1)[:10]
            if re.fullmatch(r"\d{8}", day[:8]):
                day = f"{day[:4]}-{day[4:6]}-{day[6:8]}"
            open(os.path.join(texts, name + ".txt"), "w", encoding="utf-8").write(plain)
            open(os.path.join(texts, name + ".dct"), "w", encoding="utf-8").write(day)
        command = [program, "time", "--text", "--published-beside", ".dct", "--format", "inline", "-q", "-o", results]
        subprocess.run(command + sorted(glob.glob(os.path.join(texts, "*.txt"))), check=True)
        found = {}
        for name in gold:
            output = open(os.path.join(results, name + ".inline"), encoding="utf-8").read()
            found[name] = without_space(*tagged(re.search(r"<TimeML>(.*)</TimeML>", output, re.S).group(1)))
    told = right = strict = value = seen = known = 0
    for name in gold:
        told += len(gold[name])
        seen += len(found[name])
        for wanted in gold[name]:
            over = [one for one in found[name] if one[0] < wanted[1] and wanted[0] < one[1]]
            right += bool(over)
            strict += any(one[:2] == wanted[:2] for one in over)
            value += bool(over) and over[0][3] == wanted[3]
            if "--misses" in sys.argv and not (over and over[0][3] == wanted[3]):
                print(name, wanted, over[:1])
        known += sum(any(one[0] < w[1] and w[0] < one[1] for w in gold[name]) for one in found[name])
    relaxed = f1(known / seen, right / told)
    print(f"{len(gold)} documents, {told} expressions, {seen} found: strict F1 {f1(strict / seen, strict / told):.3f}, "
          f"relaxed F1 {relaxed:.3f}, value F1 {relaxed * value / right:.3f}")


main()
