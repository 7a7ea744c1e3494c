#!/bin/sh
# Installs what is missing on Debian 12 or Ubuntu 24.04, builds everything and runs all the tests.
set -eu
cd "$(dirname "$0")/.."

# shellcheck source=examples/install-packages.sh
. examples/install-packages.sh
install_packages catch2 jq libbenchmark-dev libvalijson-dev

cmake --preset release
cmake --build --preset release -j "$(nproc)"
ctest --preset release -j "$(nproc)"
