#!/usr/bin/env bash
# Lists the files that clang-format would change, and fails if there is one.  usage: tools/check_format.sh
set -euo pipefail
cd "$(dirname "$0")/.."
git ls-files '*.cpp' '*.hpp' | xargs clang-format --dry-run --Werror
