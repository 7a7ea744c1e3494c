#!/bin/sh
# Whether the manual and `explain` say what the simulation reaches: sh tests/scripts/simulation.sh SIMULATION PROGRAM
set -eu
simulation=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
program=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
root=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/scripts/assertions.sh
. "$(dirname "$0")/assertions.sh"
export LC_ALL=C
if grep -q __ubsan "$simulation"; then skip 'sanitizers make 1,000 runners a group slow'; fi

reached=$("$simulation" --manual)
page=$root/data/man/patella-explain.1
same 'the manual has the figures' "$reached" "$(sed -n '/^\.\\" simulation$/,/^\.\\" end of simulation$/{/^\.\\"/!p;}' "$page")"
same 'no figure was missed' '' "$(echo "$reached" | grep missed || true)"

# The four figures of the trend, in the order of the sentence.
sentence=$("$program" explain pain-trend --width 400 --color never)
echo "$reached" | sed -n '/^\.B pain trend/,$s/^[^:]*: \([0-9.]* [%a-z]*\).*/\1/p' >"$tmp/figures"
same 'four figures of the trend' 4 "$(wc -l <"$tmp/figures" | tr -d ' ')"
while read -r figure; do
  same "explain pain-trend says $figure" 1 "$(echo "$sentence" | grep -cF "$figure" || true)"
done <"$tmp/figures"
