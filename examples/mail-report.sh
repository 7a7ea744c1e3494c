#!/bin/sh
# Mails the weekly report: sh mail-report.sh LOG ADDRESS [OPTION...]
# LOG is a file, as it is read twice; the options go to patella report. A log with errors mails nothing: the errors are
# on standard error, and the exit status is patella's. SENDMAIL names another program to send with, which has to read
# the recipient from the mail (-t). Mail can be read on its way, and pain is health data: mail it to yourself.
set -eu
if [ $# -lt 2 ]; then
  echo 'Usage: sh mail-report.sh LOG ADDRESS [OPTION...]' >&2
  exit 64
fi
log=$1 address=$2
shift 2

status=0
answer=$(patella report "$log" --format json --exit-code "$@") || status=$?
case $status in
  0) verdict='KEEP RUNNING' ;;
  10) verdict=REDUCE ;;
  20) verdict=STOP ;;
  30) verdict='NOT ENOUGH DATA' ;;
  *) exit "$status" ;;
esac
day=$(printf '%s\n' "$answer" | sed -n '/"as_of"/ { s/.*"as_of": *"\([0-9-]*\)".*/\1/p; q; }')
report=$(patella report "$log" --format html "$@" 2>/dev/null)  # its warnings have been said above

# base64, because mail allows neither the long lines of a page nor, everywhere, its characters.
{
  printf 'To: %s\n' "$address"
  printf 'Subject: Running report: %s, %s\n' "$verdict" "$day"
  printf 'MIME-Version: 1.0\n'
  printf 'Content-Type: text/html; charset=utf-8\n'
  printf 'Content-Transfer-Encoding: base64\n\n'
  printf '%s\n' "$report" | base64 | fold -w 76
} | "${SENDMAIL:-/usr/sbin/sendmail}" -t
