#!/bin/sh
# A line for each week, its values separated by tabs: first day, km, metres of descent, verdict; "-" is unknown.
# sh weekly-table.sh LOG... [OPTION...]; the options go to patella report (--all: every week of the log).
set -eu
report=$(patella report --format json "$@")
printf '%s\n' "$report" |
  jq -r '.weeks[] | [.from, .distance_km, .descent_m, .verdict] | map(if . == null then "-" else . end) | @tsv'
