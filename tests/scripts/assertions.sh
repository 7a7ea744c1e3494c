#!/bin/sh
# What the scripts of this folder check with, and $tmp, a folder that goes with them.

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT PIPE TERM

# same WHAT EXPECTED FOUND
same() {
  if [ "$2" != "$3" ]; then
    printf 'FAILED: %s\nexpected:\n%s\nfound:\n%s\n' "$1" "$2" "$3" >&2
    exit 1
  fi
  echo "ok: $1"
}

# holds WHAT COMMAND...
holds() {
  what=$1
  shift
  if ! "$@" >"$tmp/out" 2>&1; then
    printf 'FAILED: %s\nexpected to succeed: %s\nfound:\n%s\n' "$what" "$*" "$(cat "$tmp/out")" >&2
    exit 1
  fi
  echo "ok: $what"
}

# run COMMAND...: leaves $status, $tmp/out and $tmp/err.
# shellcheck disable=SC2034 # read by who calls it
run() {
  status=0
  "$@" >"$tmp/out" 2>"$tmp/err" || status=$?
}

# skip WHY: ctest shows the script as skipped.
skip() {
  echo "SKIPPED: $1"
  exit 77
}
