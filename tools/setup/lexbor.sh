#!/bin/sh
# Builds lexbor as a static library into BUILD_DIR/third_party/lexbor-install, for systems that do
# not package it. Does nothing when that is already there.
# usage: tools/setup/lexbor.sh BUILD_DIR
set -eu

if [ $# -ne 1 ]; then
    echo "usage: $0 BUILD_DIR" >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/third_party"
root=$(cd "$1/third_party" && pwd)
install=$root/lexbor-install
pin=$(sed -n 's/.*sha256://p' "$here/lexbor.txt")
if [ "$(cat "$install/pin" 2>/dev/null)" = "$pin" ]; then
    exit 0
fi

rm -rf "$install" "$root/lexbor" "$root/lexbor-build" "$root/lexbor-archive"
mkdir -p "$root/lexbor-archive"
# Debian's own Python, so that a pip of another Python on PATH makes no difference.
python=/usr/bin/python3
[ -x "$python" ] || python=python3
PYTHONPATH=$here/no_build PYTHONDONTWRITEBYTECODE=1 "$python" -m pip download --quiet --no-deps \
    --no-binary selectolax --no-build-isolation --require-hashes -r "$here/lexbor.txt" -d "$root/lexbor-archive"
tar -xzf "$root"/lexbor-archive/selectolax-*.tar.gz -C "$root" --strip-components=1 \
    --wildcards --no-wildcards-match-slash 'selectolax-*/lexbor'

cmake -S "$root/lexbor" -B "$root/lexbor-build" -G Ninja -Wno-dev -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_INSTALL_PREFIX="$install" -DCMAKE_INSTALL_LIBDIR=lib -DCMAKE_POSITION_INDEPENDENT_CODE=ON \
    -DLEXBOR_BUILD_SHARED=OFF -DLEXBOR_BUILD_STATIC=ON >"$root/lexbor-build.log"
cmake --build "$root/lexbor-build" >>"$root/lexbor-build.log"
cmake --install "$root/lexbor-build" >>"$root/lexbor-build.log"
cp "$root/lexbor/LICENSE" "$root/lexbor/NOTICE" "$install/"
rm -rf "$root/lexbor" "$root/lexbor-build" "$root/lexbor-archive"
echo "$pin" >"$install/pin"
