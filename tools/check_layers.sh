#!/usr/bin/env bash
# Refuses an include that goes backwards: a folder under src/ sees itself and the folders before it.
# usage: tools/check_layers.sh
set -euo pipefail
cd "$(dirname "$0")/.."
order=(base calendar source article language mention event reading link casefile output cli)
wrong=0
for i in "${!order[@]}"; do
    for j in "${!order[@]}"; do
        [ "$j" -gt "$i" ] || continue
        if grep -rnE "#include \"${order[$j]}/" "src/${order[$i]}" 2>/dev/null; then
            echo "src/${order[$i]} comes before src/${order[$j]} and may not include it" >&2
            wrong=1
        fi
    done
done
for folder in src/*/; do
    name=$(basename "$folder")
    [[ " ${order[*]} " == *" $name "* ]] || { echo "src/$name has no place in the order of tools/check_layers.sh" >&2; wrong=1; }
done
exit $wrong
