#!/bin/sh
# Logs, locks and answers among users of one machine; takes root: sh tests/scripts/other-users.sh PROGRAM
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
# shellcheck source=tests/scripts/assertions.sh
. "$(dirname "$0")/assertions.sh"
export LC_ALL=C TZ=UTC
[ "$(id -u)" = 0 ] || skip 'this takes root, who can be any user'
command -v setpriv >/dev/null || skip 'there is no setpriv'

runner=54321 other=54322
mkdir "$tmp/here"
cd "$tmp/here"
chmod a+rx "$tmp"
cp "$program" "$tmp/patella" # where it was built others may not look
chmod a+rx "$tmp/patella"
as() {
  user=$1
  shift
  setpriv --reuid "$user" --regid "$user" --clear-groups "$@"
}
log='{"version": 1, "activities": [{"date": "2026-11-20", "distance_km": 8}]}'
# fresh OWNER MODE: a log in a folder of the runner's
fresh() {
  find . -mindepth 1 -delete
  chown $runner:$runner .
  chmod 755 .
  echo "$log" >log.json
  chown "$1:$1" log.json
  chmod "$2" log.json
}
add() { as "$1" "$tmp/patella" add run 5km --date 2026-11-21 --into log.json; }
# owned WHAT NAME: user, group and rights
owned() { same "$1" "$3" "$(stat -c '%u:%g %a' "$2")"; }

# A lock that another user left

for rights in 000 600 644 666; do
  fresh $runner 644
  : >.log.json.patella-lock
  chown $other:$other .log.json.patella-lock
  chmod $rights .log.json.patella-lock
  run add $runner
  same "a lock file that another user left ($rights): status" 0 "$status"
  holds "a lock file that another user left ($rights): gone" test ! -e .log.json.patella-lock
  : >.log.json.patella-lock
  chmod $rights .log.json.patella-lock
  run add $runner
  same "a lock file that root left ($rights): status" 0 "$status"
done
fresh $runner 644
ln -s /etc/passwd .log.json.patella-lock
run add $runner
same 'a link in place of the lock file: status' 0 "$status"

# One that another user holds

fresh $runner 644
: >.log.json.patella-lock
chmod 600 .log.json.patella-lock
(
  exec 9<.log.json.patella-lock
  flock 9
  exec sleep 2
) &
while ! grep -q ":$(stat -c %i .log.json.patella-lock) " /proc/locks; do sleep 0.1; done
run add $runner
same 'a lock that another user holds is waited for: status' 0 "$status"
wait

# One that nobody else can hold

if command -v strace >/dev/null; then
  fresh $runner 644
  run strace -f -o "$tmp/trace" setpriv --reuid $runner --regid $runner --clear-groups \
    "$tmp/patella" add run 5km --date 2026-11-21 --into log.json
  same 'the lock file is made for its owner alone' 1 "$(grep -c 'patella-lock", O_RDWR|O_CREAT.*, 0600)' "$tmp/trace")"
  same 'and stays so' '' "$(grep 'fchmod' "$tmp/trace" | grep -v ', 06[04][04])' || true)"
fi

# Owner, group and rights

fresh $runner 640
run "$tmp/patella" add run 5km --date 2026-11-21 --into log.json
same 'root adds to the log of a runner: status' 0 "$status"
owned 'the log stays the runner'\''s' log.json "$runner:$runner 640"
owned 'and so does the version before' log.json~ "$runner:$runner 640"

fresh $runner 666
chmod 777 .
run add $other
same 'another user may not make the log their own: status' 73 "$status"
holds 'another user: says why' grep -q 'its \(owner\|group\) cannot be kept' "$tmp/err"
same 'another user: the log is as it was' "$log" "$(cat log.json)"
owned 'another user: the log stays the runner'\''s' log.json "$runner:$runner 666"
same 'another user: nothing else is left' './log.json ' "$(find . -mindepth 1 | tr '\n' ' ')"

fresh $runner 644
: >report.txt
chown $runner:$runner report.txt
chmod 604 report.txt
run "$tmp/patella" report log.json --out report.txt
same 'root writes a report over a file of the runner: status' 0 "$status"
owned 'the report stays the runner'\''s' report.txt "$runner:$runner 604"
chmod 777 .
chmod 666 report.txt
run as $other "$tmp/patella" report log.json --out report.txt
same 'another user may not make the report their own: status' 73 "$status"
owned 'the report stays the runner'\''s, once more' report.txt "$runner:$runner 666"
