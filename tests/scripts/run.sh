#!/bin/sh
# Runs the scripts of examples/ as far as a machine without network, mail and calendar allows, each on a fixed day:
# sh tests/scripts/run.sh PROGRAM, where PROGRAM is the path of patella.
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
program_tests=$(cd "$(dirname "$0")" && pwd)
cd "$program_tests/../../examples"
examples=$PWD
export LC_ALL=C TZ=UTC

# shellcheck source=tests/scripts/assertions.sh
. "$program_tests/assertions.sh"

# A home with everything where the cron line and the unit expect it. Its patella lives on one day, as those name none.
home="$tmp/a home"
mkdir -p "$home/.local/bin" "$home/patella" "$tmp/bin" "$tmp/empty" "$tmp/tmpdir"
ln -s "$examples" "$home/patella/examples"
cp half-marathon.json "$home/log.json"
cat >"$home/.local/bin/patella" <<END
#!/bin/sh
case \$1 in check | report) set -- "\$@" --as-of 2026-08-03 ;; esac
exec "$program" "\$@"
END
cat >"$tmp/sendmail" <<END
#!/bin/sh
{ echo "\$*"; cat; } >"$tmp/mail"
END
cat >"$tmp/bin/patella" <<END
#!/bin/sh
exec "$program" "\$@"
END
mkdir "$tmp/broken"
printf '#!/bin/sh\ncase $* in *--exit-code*) exit 99 ;; esac\n' >"$tmp/broken/patella"
chmod +x "$home/.local/bin/patella" "$tmp/sendmail" "$tmp/bin/patella" "$tmp/broken/patella"
echo '{ "activities": [ { "date": "yesterday" } ] }' >"$tmp/bad.json"
echo '{ "activities": [] }' >"$tmp/silent.json"

PATH=$tmp/bin:$PATH
export PATH SENDMAIL="$tmp/sendmail" TMPDIR="$tmp/tmpdir"
cd "$tmp/empty"

# mail-report.sh

# mailed BY LOG DAY VERDICT: what sendmail was given is this mail, its body the report as a page.
mailed() {
  same "$1: headers, $4" "-t
To: runner@example.org
Subject: Running report: $4, $3
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64" "$(sed '/^$/,$d' "$tmp/mail")"
  sed '1,/^$/d' "$tmp/mail" >"$tmp/body"
  same "$1: no long line, $4" '' "$(grep -E '.{77}' "$tmp/body" || true)"
  base64 -d <"$tmp/body" >"$tmp/page"
  patella report "$2" --format html --as-of "$3" >"$tmp/expected"
  holds "$1: body, $4" cmp "$tmp/expected" "$tmp/page"
}

# mails LOG DAY VERDICT
mails() {
  rm -f "$tmp/mail"
  run sh "$examples/mail-report.sh" "$1" runner@example.org --as-of "$2"
  same "mail: status, $3" 0 "$status"
  mailed mail "$1" "$2" "$3"
}
mails "$examples/steady.json" 2026-10-25 'KEEP RUNNING'
mails "$examples/half-marathon.json" 2026-08-03 REDUCE
mails "$examples/red-flag.json" 2026-10-26 STOP
mails "$tmp/silent.json" 2026-10-26 'NOT ENOUGH DATA'

rm "$tmp/mail"
run sh "$examples/mail-report.sh" "$tmp/bad.json" runner@example.org --as-of 2026-08-03
same 'mail: status, bad log' 65 "$status"
holds 'mail: the error is told, bad log' grep -q yesterday "$tmp/err"
run sh "$examples/mail-report.sh" "$tmp/none.json" runner@example.org
same 'mail: status, no log' 66 "$status"
run sh "$examples/mail-report.sh" "$tmp/silent.json" runner@example.org --no-such-option
same 'mail: status, wrong option' 64 "$status"
run env PATH="$tmp/broken:$PATH" sh "$examples/mail-report.sh" "$tmp/silent.json" runner@example.org
same 'mail: status, unknown' 99 "$status"
run sh "$examples/mail-report.sh" "$tmp/silent.json"
same 'mail: status, no address' 64 "$status"
holds 'mail: nothing was sent' test ! -e "$tmp/mail"
run env SENDMAIL=false sh "$examples/mail-report.sh" "$tmp/silent.json" runner@example.org --as-of 2026-08-03
same 'mail: status, not sent' 1 "$status"

# patella.cron

grep -v '^#' "$examples/patella.cron" >"$tmp/cron"
same 'cron: one line' 1 "$(grep -c . "$tmp/cron")"
same 'cron: five fields of time' '30 6 * * 1' "$(cut -d ' ' -f 1-5 "$tmp/cron")"
same 'cron: no percent sign, which ends a command' '' "$(grep % "$tmp/cron" || true)"
rm -f "$tmp/mail"
run env -i HOME="$home" PATH=/usr/bin:/bin SENDMAIL="$SENDMAIL" sh -c "$(cut -d ' ' -f 6- "$tmp/cron")"
same 'cron: status of the command' 0 "$status"
mailed cron "$home/log.json" 2026-08-03 REDUCE

# patella-report.service, patella-report.timer

# value FILE KEY
value() { sed -n "s/^$2=//p" "$examples/$1"; }
same 'timer: when' 'Mon *-*-* 06:30:00' "$(value patella-report.timer OnCalendar)"
same 'timer: made up for' true "$(value patella-report.timer Persistent)"
same 'timer: enabled by' timers.target "$(value patella-report.timer WantedBy)"
same 'service: type' oneshot "$(value patella-report.service Type)"
if command -v systemd-analyze >/dev/null; then
  # verified UNIT...: what systemd has to say of them. It does not fail at a key that it does not know.
  verified() {
    XDG_RUNTIME_DIR=$tmp systemd-analyze --user verify "$@" >"$tmp/out" 2>&1 || true
    grep patella-report "$tmp/out" || true
  }
  cp "$examples/patella-report.service" "$examples/patella-report.timer" "$tmp"
  same 'units: good' '' "$(verified "$tmp/patella-report.service" "$tmp/patella-report.timer")"
  sed 's/^#\([A-Z][A-Za-z]*=\)/\1/' "$examples/patella-report.service" >"$tmp/patella-report.service"
  same 'service: good with more restrictions' '' "$(verified "$tmp/patella-report.service")"
fi
rm -f "$tmp/mail"
path=$(value patella-report.service Environment | sed "s/^PATH=//; s|%h|$home|g")
command=$(value patella-report.service ExecStart | sed "s|%h|'$home'|g")
run env -i HOME="$home" PATH="$path" SENDMAIL="$SENDMAIL" sh -c "$command"
same 'service: status of the command' 0 "$status"
mailed service "$home/log.json" 2026-08-03 REDUCE

# running-reminder.ics

reminder=$examples/running-reminder.ics
same 'reminder: every line ends with CR LF' "$(grep -c '' "$reminder")" "$(grep -c "$(printf '\r')\$" "$reminder")"
same 'reminder: no line is longer than 75' '' "$(tr -d '\r' <"$reminder" | grep -E '.{76}' || true)"
same 'reminder: one event, with what it has to have' 'BEGIN:VCALENDAR VERSION PRODID BEGIN:VEVENT UID DTSTAMP DTSTART' \
  "$(tr -d '\r' <"$reminder" | sed -nE 's/^(VERSION|PRODID|UID|DTSTAMP|DTSTART):.*/\1/p; /^BEGIN:V[CE]/p' |
    paste -sd ' ' -)"
# shellcheck disable=SC2016 # awk's own $
holds 'reminder: what begins ends' awk -F '[:\r]' '
  $1 == "BEGIN" { open[++depth] = $2 }
  $1 == "END" && $2 != open[depth--] { exit failed = 1 }
  END { exit failed || depth != 0 }' "$reminder"

# pause-reminder.sh

mkdir "$tmp/calendar"
cp "$reminder" "$tmp/calendar/run.ics"

# pauses WHAT LOG DAY STATUS FILES SAYS
pauses() {
  run sh "$examples/pause-reminder.sh" "$2" "$tmp/calendar/run.ics" --as-of "$3"
  same "pause: status, $1" "$4" "$status"
  same "pause: files, $1" "$5" "$(ls "$tmp/calendar")"
  same "pause: says, $1" "$6" "$(sed "s|$tmp/calendar/||g" "$tmp/out")"
}
pauses 'keep running' "$examples/steady.json" 2026-10-25 0 run.ics 'run.ics stays as it is'
pauses 'stop' "$examples/red-flag.json" 2026-10-26 0 run.ics.paused 'run.ics is paused'
pauses 'stop again' "$examples/red-flag.json" 2026-10-26 0 run.ics.paused 'run.ics stays as it is'
pauses 'not enough data' "$tmp/silent.json" 2026-10-26 0 run.ics.paused \
  'Not enough data to tell: run.ics stays as it is'
pauses 'bad log' "$tmp/bad.json" 2026-10-26 65 run.ics.paused ''
holds 'pause: the error is told, bad log' grep -q yesterday "$tmp/err"
pauses 'no log' "$tmp/none.json" 2026-10-26 66 run.ics.paused ''
run env PATH="$tmp/broken:$PATH" sh "$examples/pause-reminder.sh" "$tmp/silent.json" "$tmp/calendar/run.ics"
same 'pause: status, unknown' 99 "$status"
same 'pause: files, unknown' run.ics.paused "$(ls "$tmp/calendar")"
pauses 'reduce' "$examples/half-marathon.json" 2026-08-03 0 run.ics 'run.ics is back'
pauses 'reduce again' "$examples/half-marathon.json" 2026-08-03 0 run.ics 'run.ics stays as it is'
holds 'pause: the event is as it was' cmp "$reminder" "$tmp/calendar/run.ics"
pauses 'stop, to come back' "$examples/red-flag.json" 2026-10-26 0 run.ics.paused 'run.ics is paused'
pauses 'keep running after a stop' "$examples/steady.json" 2026-10-25 0 run.ics 'run.ics is back'
pauses 'bad log, not paused' "$tmp/bad.json" 2026-10-26 65 run.ics ''
cp "$reminder" "$tmp/calendar/run.ics.paused"
pauses 'two reminders' "$examples/red-flag.json" 2026-10-26 73 "$(printf 'run.ics\nrun.ics.paused')" ''
rm "$tmp/calendar/run.ics" "$tmp/calendar/run.ics.paused"
pauses 'no reminder' "$examples/red-flag.json" 2026-10-26 66 '' ''
run sh "$examples/pause-reminder.sh" "$tmp/silent.json"
same 'pause: status, no reminder named' 64 "$status"

# weekly-table.sh

mkdir "$tmp/fixed"
cat >"$tmp/fixed/patella" <<'END'
#!/bin/sh
cat <<'JSON'
{ "schema": 1, "weeks": [
  { "from": "2026-07-20", "distance_km": 24.1, "descent_m": null, "verdict": "keep-running" },
  { "from": "2026-07-27", "distance_km": 0, "descent_m": 0, "verdict": null } ] }
JSON
END
chmod +x "$tmp/fixed/patella"
run env PATH="$tmp/fixed:$PATH" sh "$examples/weekly-table.sh" log.json
same 'table: status' 0 "$status"
same 'table: lines' "$(printf '2026-07-20\t24.1\t-\tkeep-running\n2026-07-27\t0\t0\t-')" "$(cat "$tmp/out")"
run sh "$examples/weekly-table.sh" "$examples/half-marathon.json" --as-of 2026-08-03 --weeks 3
same 'table: status, a log' 0 "$status"
same 'table: lines, a log' \
  "$(printf '2026-07-20\t43\t215\treduce\n2026-07-27\t44\t220\treduce\n2026-08-03\t0\t0\treduce')" \
  "$(sed 's/\.0//g' "$tmp/out")"  # jq 1.6 writes 43 for 43.0, jq 1.7 as it was
run sh "$examples/weekly-table.sh" "$tmp/bad.json"
same 'table: status, bad log' 65 "$status"
same 'table: nothing, bad log' '' "$(cat "$tmp/out")"

# publish-report.yml

# Every "run:" becomes a file, in order. A block ends where a line is indented no deeper than its "run:".
mkdir "$tmp/steps" "$tmp/runner" "$tmp/runner/patella" "$tmp/runner/patella/examples"
awk -v folder="$tmp/steps" '
  { match($0, /^ */); depth = RLENGTH }
  block && (depth > start || NF == 0) {
    if (!indent) indent = depth
    print substr($0, indent + 1) >block
    next
  }
  { block = "" }
  /^ *(- )?run: / {
    file = folder "/" ++count ".sh"
    text = $0
    sub(/^ *(- )?run: */, "", text)
    if (text == "|") { block = file; start = depth; indent = 0 } else print text >file
  }' "$examples/publish-report.yml"
same 'workflow: steps that run' "$(printf '1.sh\n2.sh\n3.sh')" "$(ls "$tmp/steps")"
for shell in sh bash; do
  command -v $shell >/dev/null || continue
  for step in "$tmp"/steps/*; do holds "workflow: $shell reads step ${step##*/}" $shell -n "$step"; done
done

# The build is another test's: here it puts the program where quickstart.sh does.
holds 'workflow: what it builds with is there' grep -q build/release/patella "$examples/quickstart.sh"
cat >"$tmp/runner/patella/examples/quickstart.sh" <<END
mkdir -p "\$(dirname "\$0")/../build/release"
cp "$home/.local/bin/patella" "\$(dirname "\$0")/../build/release/patella"
END

# workflow LOG: its steps one after the other, until one fails.
workflow() {
  cp "$1" "$tmp/runner/log.json"
  echo "$tmp/none" >"$tmp/path"
  (
    cd "$tmp/runner"
    for step in "$tmp"/steps/*; do
      PATH=$(paste -sd : "$tmp/path"):/usr/bin:/bin GITHUB_PATH=$tmp/path sh -e "$step" || exit
    done
  )
}
run workflow "$tmp/bad.json"
same 'workflow: status, bad log' 65 "$status"
holds 'workflow: no page, bad log' test ! -e "$tmp/runner/public"
holds 'workflow: its steps succeed' workflow "$home/log.json"
patella report "$home/log.json" --format html --as-of 2026-08-03 >"$tmp/expected"
holds 'workflow: the page is the report' cmp "$tmp/expected" "$tmp/runner/public/index.html"
same 'workflow: what it may write' 'pages: write id-token: write' \
  "$(sed -n 's/^ *\([a-z-]*: write.*\)/\1/p' "$examples/publish-report.yml" | paste -sd ' ' -)"

same 'nothing is left behind' '' "$(find "$tmp/empty" "$tmp/tmpdir" ! -name empty ! -name tmpdir)"
