#!/bin/sh
# Pauses a calendar reminder while the verdict is stop: sh pause-reminder.sh LOG REMINDER.ics [OPTION...]
# On stop REMINDER.ics becomes REMINDER.ics.paused, which calendars that read a folder of .ics files (khal, vdirsyncer)
# take for gone; on keep running or reduce it comes back. The options go to patella check.
set -eu
if [ $# -lt 2 ]; then
  echo 'Usage: sh pause-reminder.sh LOG REMINDER.ics [OPTION...]' >&2
  exit 64
fi
log=$1 reminder=$2 paused=$2.paused
shift 2

status=0
patella check "$log" --exit-code "$@" >/dev/null || status=$?
case $status in
  0 | 10) from=$paused to=$reminder did=back ;;
  20) from=$reminder to=$paused did=paused ;;
  30) echo "Not enough data to tell: $reminder stays as it is"; exit 0 ;;
  *) exit "$status" ;;
esac

if [ -e "$from" ] && [ -e "$to" ]; then
  echo "Both $reminder and $paused are there: remove one of them" >&2
  exit 73
elif [ -e "$from" ]; then
  mv "$from" "$to"
  echo "$reminder is $did"
elif [ -e "$to" ]; then
  echo "$reminder stays as it is"
else
  echo "There is no $reminder" >&2
  exit 66
fi
