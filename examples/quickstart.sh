#!/bin/sh
# From a fresh Debian 12 or Ubuntu 24.04 to a first answer: installs what is missing, builds the program, and asks it
# about the half-marathon runner of this folder.
set -eu
cd "$(dirname "$0")/.."

# shellcheck source=examples/install-packages.sh
. examples/install-packages.sh
install_packages

echo 'Building build/release/patella'
cmake --preset release -DPATELLA_BUILD_TESTS=OFF >/dev/null
cmake --build --preset release --target patella_cli -j "$(nproc)" >/dev/null

echo '$ build/release/patella check examples/half-marathon.json --as-of 2026-08-03'
build/release/patella check examples/half-marathon.json --as-of 2026-08-03
