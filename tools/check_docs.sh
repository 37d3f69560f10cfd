#!/usr/bin/env bash
# Fails where the documentation names a file of the project that does not exist.  usage: tools/check_docs.sh
set -euo pipefail
cd "$(dirname "$0")/.."
wrong=0
while IFS=: read -r page path; do
    [ -e "$path" ] || { echo "$page names $path, which does not exist" >&2; wrong=1; }
done < <(grep -noE '`(src|data|tests|tools|cmake|include|examples|benchmarks|fuzz|docs)/[A-Za-z0-9_./-]+`' README.md CONTRIBUTING.md docs/*.md |
         sed -E 's/^([^:]+):[0-9]+:`(.*)`$/\1:\2/')
exit $wrong
