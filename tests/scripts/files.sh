#!/bin/sh
# What no disk, no limit and no strange file may cost: sh tests/scripts/files.sh PROGRAM
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
# shellcheck source=tests/scripts/assertions.sh
. "$(dirname "$0")/assertions.sh"
export LC_ALL=C TZ=UTC
mkdir "$tmp/here"
cd "$tmp/here"

log='{"version": 1, "activities": [{"date": "2026-11-20", "distance_km": 8, "duration_min": 45, "pain": 1}]}'
# fresh: one log and nothing else
fresh() {
  find . -mindepth 1 -delete
  echo "$log" >log.json
}
add() { "$program" add run 5km 30min --date 2026-11-21 --into log.json; }
report() { "$program" report log.json --as-of 2026-11-22 --out "$@"; }
# names: of all files here
names() { find . -mindepth 1 | LC_ALL=C sort | tr '\n' ' '; }
# the_log_is WHAT WORD: new or old
the_log_is() {
  case $2 in
    old) same "$1: the log is as it was" "$log" "$(cat log.json)" ;;
    new) holds "$1: the log is the new one" grep -q 2026-11-21 log.json ;;
  esac
}

# An answer that nobody can read

fresh
status=0
add >/dev/full 2>"$tmp/err" || status=$?
same 'add to a full standard output: status' 74 "$status"
same 'add to a full standard output: message' \
  'patella: the answer could not be shown: No space left on device; log.json was written' "$(cat "$tmp/err")"
the_log_is 'add to a full standard output' new
for command in 'check log.json' 'report log.json' 'replay log.json' schema --help; do
  status=0
  # shellcheck disable=SC2086 # words
  "$program" $command >/dev/full 2>"$tmp/err" || status=$?
  same "$command to a full standard output: status" 74 "$status"
done
status=0
"$program" check log.json >&- 2>"$tmp/err" || status=$?
same 'check with a closed standard output: status' 74 "$status"
same 'a closed pipe: status' 0 "$({ "$program" schema && echo $? >&3; } 3>&1 >"$tmp/pipe" | cat)"

# Files that may not grow, and full disks

long_log() {
  fresh
  awk 'BEGIN {
    print "{\"version\": 1, \"activities\": ["
    for (i = 0; i < 3000; ++i) print "{\"date\": \"2026-10-01\", \"notes\": \"a line of some length\"},"
    print "{\"date\": \"2026-11-20\"}]}" }' >log.json
  cp log.json "$tmp/before.json"
  echo older >log.json~
}
# all_is_as_it_was WHAT: after a failure
all_is_as_it_was() {
  same "$1: status" 73 "$status"
  holds "$1: the log is as it was" cmp "$tmp/before.json" log.json
  same "$1: the version before is as it was" older "$(cat log.json~)"
  same "$1: no other file" "${2-}./log.json ./log.json~ " "$(names)"
}

long_log
(
  ulimit -f 8
  run add
  holds 'add with a file-size limit: says why' grep -q 'File too large' "$tmp/err"
  all_is_as_it_was 'add with a file-size limit'
  run report report.html --format html --all
  holds 'report with a file-size limit: says why' grep -q 'File too large' "$tmp/err"
  all_is_as_it_was 'report with a file-size limit'
)
mkdir "$tmp/disk"
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=400k none "$tmp/disk" 2>/dev/null; then
  trap 'cd /; umount "$tmp/disk"; rm -rf "$tmp"' EXIT
  long_log
  mv log.json log.json~ "$tmp/disk"
  (
    cd "$tmp/disk"
    head -c 1000000 /dev/zero >filler 2>/dev/null || true
    run add
    holds 'add on a full disk: says why' grep -q 'No space left' "$tmp/err"
    all_is_as_it_was 'add on a full disk' './filler '
    run report report.html --format html
    holds 'report on a full disk: says why' grep -q 'No space left' "$tmp/err"
    all_is_as_it_was 'report on a full disk' './filler '
  )
else
  echo 'not tried: a full disk, which takes root'
fi

# Names and places

fresh
name=$(printf '%0254dn' 0)
holds 'a report into a name of 255 bytes' report "$name"
holds 'the same once more' report "$name"
cp log.json "$name"
holds 'a log with a name of 255 bytes' "$program" add run 5km --date 2026-11-21 --into "$name"
same 'names of 255 bytes: nothing else is left' "./$name ./${name%n}~ ./log.json " "$(names)"

fresh
{ echo before && report /dev/stdout && echo after; } >all.txt
same 'standard output by its name: what stood before' before "$(head -n 1 all.txt)"
same 'standard output by its name: what comes after' after "$(tail -n 1 all.txt)"
holds 'standard output by its name: the answer' grep -q '^Running report' all.txt
{ echo before >&3 && report /dev/fd/3 && echo after >&3; } 3>all.txt
same 'a descriptor by its name: what stood before' before "$(head -n 1 all.txt)"
same 'a descriptor by its name: what comes after' after "$(tail -n 1 all.txt)"
(
  exec 3>gone.txt
  rm gone.txt
  report /dev/fd/3
)
same 'a file that is gone leaves none' './all.txt ./log.json ' "$(names)"
run report /dev/fd/3 3<>log.json
same 'a descriptor of the log: status' 73 "$status"
the_log_is 'a descriptor of the log' old

fresh
ln -s loop.json loop.json
run "$program" add run 5km --into loop.json
same 'a loop of links: status' 66 "$status"
holds 'a loop of links stays one' test -L loop.json
run report loop.json
same 'a report into a loop of links: status' 73 "$status"
holds 'the loop of links stays one' test -L loop.json

fresh
for input in /dev/zero -; do
  run "$program" check "$input" </dev/zero
  same "check $input without an end: status" 66 "$status"
  holds "check $input without an end: says why" grep -q 'larger than 256 megabytes' "$tmp/err"
done

# Nothing is written unless asked

fresh
cp log.json "$tmp/before.json"
chmod a-w . log.json
cat >"$tmp/run.gpx" <<'END'
<gpx version="1.1"><trk><type>running</type><trkseg>
<trkpt lat="50" lon="8"><time>2026-11-21T07:00:00Z</time></trkpt>
<trkpt lat="50.01" lon="8"><time>2026-11-21T07:08:00Z</time></trkpt>
</trkseg></trk></gpx>
END
chmod a+rx "$tmp"
chmod a+r "$tmp/run.gpx"
as_anybody() { if [ "$(id -u)" = 0 ]; then setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; else "$@"; fi; }
run as_anybody "$program" import "$tmp/run.gpx" --into log.json --dry-run
same 'a dry run in a folder that may not be written: status' 0 "$status"
holds 'a dry run says what would come of it' grep -q '1.activity added' "$tmp/err"
run as_anybody "$program" check log.json --as-of 2026-11-22
same 'check in a folder that may not be written: status' 0 "$status"
run as_anybody "$program" add run 5km --into log.json
same 'add in a folder that may not be written: status' 73 "$status"
chmod u+w .
same 'nothing was written' './log.json ' "$(names)"
holds 'the log is as it was' cmp log.json "$tmp/before.json"
