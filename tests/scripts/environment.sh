#!/bin/sh
# What the program makes of its environment: locale, NO_COLOR, COLUMNS, a pipe that is closed early.
# sh tests/scripts/environment.sh PROGRAM, where PROGRAM is the path of patella. What the machine lacks is skipped and said.
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
# shellcheck source=tests/scripts/assertions.sh
. "$(dirname "$0")/assertions.sh"
cd "$(dirname "$0")/../../examples"
export LC_ALL=C TZ=UTC
unset NO_COLOR COLUMNS LOCPATH || true

skipped=
# Every output with numbers in it, to $tmp/$1.
answers() {
  for command in 'check downhill.json' 'check downhill.json --format json' 'report downhill.json --all' \
    'report downhill.json --all --format markdown' 'report downhill.json --all --format html' \
    'report downhill.json --all --format csv' 'report downhill.json --all --format json' \
    'report downhill.json --units imperial' 'replay downhill.json' 'replay downhill.json --format json' \
    'replay downhill.json --format csv' 'replay --against-injuries downhill.json' 'explain weekly-spike' 'schema'; do
    # shellcheck disable=SC2086 # a command and its options
    set -- "$1" $command
    name=$1
    shift
    echo "$ $*"
    case $1 in check | report) set -- "$@" --as-of 2026-10-11 ;; esac
    "$program" "$@"
    set -- "$name"
  done >"$tmp/$1"
}

# A locale that writes 1.234,5 where others write 1,234.5.
if command -v localedef >/dev/null && [ -e /usr/share/i18n/locales/de_DE ] &&
  mkdir "$tmp/locales" && localedef -i de_DE -f UTF-8 "$tmp/locales/de_DE.UTF-8" 2>/dev/null; then
  answers plain
  export LOCPATH="$tmp/locales" LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8
  same 'locale: it is in force' ',' "$(locale decimal_point)"
  answers german
  unset LOCPATH LANG
  export LC_ALL=C
  same 'locale: numbers are the same in every output' '' "$(diff "$tmp/plain" "$tmp/german" | head -20)"
  cp half-marathon.json "$tmp/log.json"
  LOCPATH=$tmp/locales LC_ALL=de_DE.UTF-8 "$program" add run 8.25km 45.5min --into "$tmp/log.json" --date 2026-11-01 >"$tmp/added"
  same 'locale: numbers that add writes' 1 "$(grep -c '"distance_km": 8.25, "duration_min": 45.5' "$tmp/log.json")"
else
  skipped=yes
  echo 'SKIPPED: no German locale can be made here'
fi

# on_terminal COMMAND: its output on a terminal of its own, to $tmp/screen.
on_terminal() { script -qec "$1" /dev/null </dev/null >"$tmp/screen"; }
escape=$(printf '\033')
# Bytes, which is why the lines are ASCII.
widest() { tr -d '\r' <"$tmp/screen" | sed "s/$escape\[[0-9;]*m//g" | awk '{ if (length($0) > most) most = length($0) } END { print most }'; }
if command -v script >/dev/null && TERM=xterm on_terminal 'test -t 1 && echo yes' && grep -q yes "$tmp/screen"; then
  check="'$program' check half-marathon.json --as-of 2026-08-03 --ascii"
  export TERM=xterm
  on_terminal "$check"
  same 'colour: on a terminal' yes "$(grep -q "$escape" "$tmp/screen" && echo yes)"
  NO_COLOR=1 on_terminal "$check"
  same 'colour: none with NO_COLOR' '' "$(grep "$escape" "$tmp/screen" || true)"
  NO_COLOR='' on_terminal "$check"
  same 'colour: an empty NO_COLOR is none' yes "$(grep -q "$escape" "$tmp/screen" && echo yes)"
  TERM=dumb on_terminal "$check"
  same 'colour: none on a dumb terminal' '' "$(grep "$escape" "$tmp/screen" || true)"
  NO_COLOR=1 on_terminal "$check --color always"
  same 'colour: an option goes before NO_COLOR' yes "$(grep -q "$escape" "$tmp/screen" && echo yes)"
  COLUMNS=50 on_terminal "$check"
  same 'width: no line is longer than COLUMNS' yes "$([ "$(widest)" -le 50 ] && [ "$(widest)" -gt 40 ] && echo yes)"
  COLUMNS=100 on_terminal "$check"
  same 'width: lines as long as COLUMNS allows' yes "$([ "$(widest)" -le 100 ] && [ "$(widest)" -gt 80 ] && echo yes)"
  for wrong in wide -3 0 99999999999; do
    COLUMNS=$wrong on_terminal "stty cols 60; $check"
    same "width: COLUMNS=$wrong is not taken" yes "$([ "$(widest)" -le 60 ] && [ "$(widest)" -gt 50 ] && echo yes)"
  done
else
  skipped=yes
  echo 'SKIPPED: there is no script(1) to make a terminal'
fi
"$program" check half-marathon.json --as-of 2026-08-03 >"$tmp/plain"
COLUMNS=50 "$program" check half-marathon.json --as-of 2026-08-03 >"$tmp/narrow"
same 'width: COLUMNS is for terminals and not for files' '' "$(diff "$tmp/plain" "$tmp/narrow")"
same 'colour: none in a file' '' "$(grep "$escape" "$tmp/plain" || true)"

# More than a pipe holds, so that the program is still writing when head is gone.
closed() {
  { "$program" "$@" 2>"$tmp/err" || echo "status $?" >"$tmp/status"; } | head -c 10 >/dev/null
  same "pipe closed early: $1" "" "$(cat "$tmp/status" "$tmp/err")"
}
: >"$tmp/status"
awk 'BEGIN {
  print "{\"activities\": ["
  for (i = 0; i < 365; ++i) printf "%s{\"date\": \"2025-%02d-%02d\", \"distance_km\": 5, \"pain\": 4}\n", i ? "," : "", i / 31 + 1, i % 28 + 1
  print "]}"
}' >"$tmp/long.json"
same 'pipe: the answer is larger than a pipe' yes \
  "$([ "$("$program" replay "$tmp/long.json" --format json | wc -c)" -gt 100000 ] && echo yes)"
closed replay "$tmp/long.json" --format json
closed check half-marathon.json

[ -z "$skipped" ] || exit 77
