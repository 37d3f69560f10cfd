#!/usr/bin/env bash
# Runs clang-tidy over the sources of the release build.  usage: tools/check_tidy.sh [FILE...]
set -euo pipefail
cd "$(dirname "$0")/.."
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(git ls-files 'src/*.cpp')
# clang-tidy cannot read a precompiled header of GCC; it gets a build folder without.
cmake -S . -B build/tidy -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON >/dev/null
cmake --build build/tidy --target dateline_base >/dev/null
printf '%s\n' "${files[@]}" | xargs -P2 -n4 clang-tidy -p build/tidy --quiet --warnings-as-errors='*'
