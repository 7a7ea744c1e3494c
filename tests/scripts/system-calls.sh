#!/bin/sh
# What the program asks of the system, and what becomes of a log where the system fails it:
# sh tests/scripts/system-calls.sh PROGRAM
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
# shellcheck source=tests/scripts/assertions.sh
. "$(dirname "$0")/assertions.sh"
export LC_ALL=C TZ=UTC
command -v strace >/dev/null || skip 'there is no strace'
strace -f -o "$tmp/trace" true 2>/dev/null || skip 'processes cannot be watched here'
# They try each address by writing what it holds into a pipe of their own, many thousand times.
if grep -q __ubsan "$program"; then skip 'the sanitizers make system calls of their own'; fi

mkdir "$tmp/here"
cd "$tmp/here"
log='{"version": 1, "activities": [{"date": "2026-11-20", "distance_km": 8}]}'
# fresh: a log, the version before, and a report
fresh() {
  find . -mindepth 1 -delete
  echo "$log" >log.json
  echo older >log.json~
  echo 'Running report of yesterday' >report.txt
}
# traced OPTIONS COMMAND...: as `run`, with what strace writes in $tmp/trace
traced() {
  options=$1
  shift
  # shellcheck disable=SC2086 # words
  run strace -f -o "$tmp/trace" $options "$program" "$@"
}
# as_it_was WHAT: log, version before and report, and no other file
as_it_was() {
  same "$1: the log is as it was" "$log" "$(cat log.json)"
  same "$1: the version before is as it was" older "$(cat log.json~)"
  same "$1: the report is as it was" 'Running report of yesterday' "$(cat report.txt)"
  same "$1: no other file" './log.json ./log.json~ ./report.txt ' "$(find . -mindepth 1 | LC_ALL=C sort | tr '\n' ' ')"
}
add='add run 5km --date 2026-11-21 --into log.json'
report='report log.json --as-of 2026-11-22 --out report.txt'

# Nothing leaves the computer, and nothing is written unless asked

fresh
for command in 'check log.json' 'report log.json' 'replay log.json' 'validate log.json' explain schema; do
  # shellcheck disable=SC2086 # words
  traced '' $command
  same "$command: status" 0 "$status"
  same "$command: no network, no other process" '' \
    "$(grep -E '(socket|connect|sendto|sendmsg|bind|fork|vfork|execve)\(' "$tmp/trace" | grep -v 'execve("'"$program" || true)"
  same "$command: opens nothing to write" '' "$(grep -E 'open(at)?\(.*(O_WRONLY|O_RDWR|O_CREAT|O_TRUNC)' "$tmp/trace" || true)"
  same "$command: changes no file" '' \
    "$(grep -E '(rename|link|unlink|mkdir|chmod|chown|truncate|setxattr|utime)[a-z0-9]*\(' "$tmp/trace" | grep -v readlink || true)"
  same "$command: writes to standard output and error alone" '' \
    "$(grep -E '[0-9 ](p?write[v0-9]*)\(' "$tmp/trace" | grep -vE 'write\([12],' || true)"
done
as_it_was 'answers alone'

# A file reaches the disk before it has its name, and its name after it

# order FILE: `sync` of a temporary file, `rename` to FILE, `sync` of a folder
order() {
  awk -v file="$1" '
    /open(at)?\(.*patella-[0-9]/ { descriptor = $NF; name = $0; sub(/^[^"]*"/, "", name); sub(/".*/, "", name) }
    /open(at)?\(.*O_DIRECTORY/ { folder = $NF }
    /f(data)?sync\(/ { match($0, /sync\([0-9]+/); number = substr($0, RSTART + 5, RLENGTH - 5)
      if (number == folder && renamed) print "folder"; else if (number == descriptor) print "file" }
    /rename(at)?[0-9]*\(/ && index($0, "\"" name "\"") && index($0, "\"" file "\"") && / = 0$/ { renamed = 1; print "rename" }
  ' "$tmp/trace" | tr '\n' ' '
}
fresh
# shellcheck disable=SC2086 # words
traced '' $add
same 'add: the order' 'file rename folder ' "$(order log.json)"
# shellcheck disable=SC2086 # words
traced '' $report
same 'report: the order' 'file rename folder ' "$(order report.txt)"

# Faults, each at the call named

# fails WHAT FAULT STATUS COMMAND...: nothing is changed
fails() {
  fresh
  fault=$2 expected=$3 text=$1
  shift 3
  traced "-e trace=all -e inject=$fault" "$@"
  holds "$text: the fault came" grep -q INJECTED "$tmp/trace"
  same "$text: status" "$expected" "$status"
  as_it_was "$text"
}
# calls_of PATTERN CALL COMMAND...: which of its calls, counted from 1, have the pattern
calls_of() {
  pattern=$1 call=$2
  fresh
  shift 2
  traced '' "$@"
  grep -E "[0-9 ]$call\(" "$tmp/trace" | grep -n "$pattern" | cut -d : -f 1
}
fresh
# shellcheck disable=SC2086 # words
traced '' $add
look=$(grep -oE '[a-z0-9]*stat[a-z0-9]*\(.*"log.json"' "$tmp/trace" | head -n 1 | cut -d '(' -f 1)
# shellcheck disable=SC2086 # words
for error in EIO ESTALE EACCES; do
  for n in $(calls_of '"log.json", {st_mode' "$look" $add); do
    fails "add, a log that cannot be looked at ($error, $n)" "$look:error=$error:when=$n+" 66 $add
  done
  for n in $(calls_of '"report.txt", {st_mode' "$look" $report); do
    fails "report, a file that cannot be looked at ($error, $n)" "$look:error=$error:when=$n+" 73 $report
  done
  n=$(calls_of '"log.json~", {st_mode' "$look" $add)
  fails "add, a version before that cannot be looked at ($error)" "$look:error=$error:when=$n" 73 $add
done
# shellcheck disable=SC2086 # words
for error in ENOSPC EIO EDQUOT EFBIG; do
  n=$(calls_of 'version' write $add)
  fails "add, a write that fails ($error)" "write:error=$error:when=$n" 73 $add
  n=$(calls_of 'Running report' write $report)
  fails "report, a write that fails ($error)" "write:error=$error:when=$n" 73 $report
  fails "add, a sync that fails ($error)" "fsync:error=$error:when=1" 73 $add
  fails "report, a sync that fails ($error)" "fsync:error=$error:when=1" 73 $report
done
# shellcheck disable=SC2086 # words
for n in 1 2; do
  fails "add, rename $n fails" "rename:error=EIO:when=$n" 73 $add
done
# shellcheck disable=SC2086 # words
fails 'report, the rename fails' 'rename:error=EIO:when=1' 73 $report

# warns WHAT FAULT SAYS COMMAND...: it is written all the same
warns() {
  fresh
  fault=$2 says=$3 text=$1
  shift 3
  traced "-e trace=all -e inject=$fault" "$@"
  holds "$text: the fault came" grep -q INJECTED "$tmp/trace"
  same "$text: status" 0 "$status"
  holds "$text: says so" grep -q "$says" "$tmp/err"
}
# shellcheck disable=SC2086 # words
for error in ENOLCK EOPNOTSUPP ENOSYS; do
  warns "add on a disk without locks ($error)" "flock:error=$error" 'has no locks' $add
  holds "add on a disk without locks ($error): written" grep -q 2026-11-21 log.json
done
chmod_call=fchmod
# shellcheck disable=SC2086 # words
for error in EPERM EOPNOTSUPP; do
  warns "add on a disk without rights ($error)" "$chmod_call:error=$error" 'cannot keep its rights' $add
  holds "add on a disk without rights ($error): written" grep -q 2026-11-21 log.json
  warns "report on a disk without rights ($error)" "$chmod_call:error=$error" 'cannot keep its rights' $report
done
# shellcheck disable=SC2086 # words
warns 'add, the folder does not reach the disk' 'fsync:error=EIO:when=2' 'did not confirm' $add

# Signals and kills before every call that matters

# ended SIGNAL CALL COMMAND...: at each of the calls in turn, until the command ends by itself
ended() {
  signal=$1 call=$2 times=0
  shift 2
  while :; do
    times=$((times + 1))
    fresh
    traced "-e trace=$call -e inject=$call:signal=$signal:when=$times" "$@" >/dev/null
    [ "$status" -ge 128 ] || break
    holds "$signal at $call $times: the log is whole" "$program" validate log.json
    holds "$signal at $call $times: the version before is whole" grep -qxF -e older -e "$log" log.json~
    holds "$signal at $call $times: the report is whole" grep -q '^Running report' report.txt
    if [ "$signal" = KILL ]; then
      # shellcheck disable=SC2086 # words
      "$program" $add >/dev/null
      # shellcheck disable=SC2086 # words
      "$program" $report >/dev/null
    fi
    same "$signal at $call $times: no other file" './log.json ./log.json~ ./report.txt ' \
      "$(find . -mindepth 1 | LC_ALL=C sort | tr '\n' ' ')"
  done
  echo "$signal at $call: $((times - 1)) times"
}
for signal in INT HUP TERM KILL; do
  case $signal in INT | HUP) calls='openat rename' ;; *) calls='openat flock write fsync link rename unlink' ;; esac
  for call in $calls; do
    # shellcheck disable=SC2086 # words
    ended $signal $call $add
    # shellcheck disable=SC2086 # words
    ended $signal $call $report
  done
done
