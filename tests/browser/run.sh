#!/bin/sh
# Looks at reports in a browser: sh tests/browser/run.sh PROGRAM, where PROGRAM is the path of patella.
# Every report is looked at as wide as a phone, a tablet and a desk, in light and in dark, and as it goes to paper. It
# must load nothing, run nothing and say nothing on the console. Without Chromium the status is 77: skipped.
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
[ -x "$program" ] || { echo "There is no program $1" >&2; exit 1; }
cd "$(dirname "$0")"
here=$PWD
export LC_ALL=C TZ=UTC

for chromium in chromium chromium-browser google-chrome ''; do
  if command -v "$chromium" >/dev/null; then break; fi
done
if [ -z "$chromium" ]; then
  echo 'skipped: no Chromium'
  exit 77
fi

tmp=$(mktemp -d)
# Chromium may still be writing into its profile when it has ended.
trap 'rm -rf "$tmp" 2>/dev/null || { sleep 2; rm -rf "$tmp"; }' EXIT
trap 'exit 1' HUP INT PIPE TERM
cd "$tmp"

failures=0
fail() {
  printf 'FAILED: %s\n' "$*" >&2
  failures=$((failures + 1))
}

# check WHAT COMMAND...
check() {
  what=$1
  shift
  if "$@" >found; then echo "ok: $what"; else fail "$what: $(head -c 2000 found)"; fi
}

# The pages are our own, so they need no sandbox, which neither root nor a container can have.
browser() {
  "$chromium" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$tmp/profile" --hide-scrollbars \
    --enable-logging=stderr --v=0 "$@" 2>console
}

# Logs

# Two years with every column filled: days of many kilometres and metres, weeks with pain and weeks without, and some
# weeks of which the metres are not known.
awk 'BEGIN {
  split("31 28 31 30 31 30 31 31 30 31 30 31", days)
  for (y = 2024; y <= 2025; ++y)
    for (m = 1; m <= 12; ++m)
      for (d = 1; d <= days[m] + (m == 2 && y % 4 == 0); ++d) {
        date = sprintf("\"date\":\"%d-%02d-%02d\"", y, m, d)
        sore = ++n % 60 > 40
        slept = slept sprintf(",{%s,\"sleep_h\":%d.5,\"morning_pain\":%d}\n", date, 5 + n % 4, sore * (n % 6))
        if (n % 7 % 2 == 0) continue
        ran = ran sprintf(",{%s,\"distance_km\":%d.4,\"duration_min\":%d", date, 5 + n % 38, 40 + n % 250)
        if (n % 90 < 75) ran = ran sprintf(",\"ascent_m\":%d,\"descent_m\":%d", n % 190 * 9, n % 170 * 11)
        if (n % 90 < 75) ran = ran sprintf(",\"grade_km\":[[-8,%d.2],[1,3]]", n % 9)
        ran = ran sprintf(",\"cadence_spm\":%d,\"workout\":\"%s\"", 160 + n % 19, n % 5 ? "easy" : "tempo")
        ran = ran sprintf(",\"pain\":{\"during\":%d,\"next_morning\":%d}}\n", sore * (n % 8), sore * (n % 7))
      }
  printf "{\"version\":1,\"activities\":[%s],\"checkins\":[%s]}", substr(ran, 2), substr(slept, 2)
}' >two-years.json

echo '{"version":1,"activities":[]}' >empty.json

# A log, and a file name, of somebody who wants more than a report. Backslashes are those of JSON.
bait='<script>document.title=\"pwned\"</script><img src=x onerror=document.title=\"pwned\">'
bait="$bait"' \"><svg onload=document.title=\"pwned\"> </title></style></dd></table> =cmd|calc!A0 \u0000&lt;b&gt;'
# shellcheck disable=SC2016 # the backticks are bait
bait="$bait"' **bold** [a](javascript:alert(1)) `code` \u001b]0;pwned\u0007\u001b[31m \u202eesrever'
bait="$bait AWordWithoutAnyPlaceToBreakItAWordWithoutAnyPlaceToBreakItAWordWithoutAnyPlaceToBreakIt"
hostile='"><svg onload=document.title='\''pwned'\''>.json'
{
  printf '{"version":1,"%s":1,"athlete":{"name":"%s","%s":2},' "$bait" "$bait" "$bait"
  printf '"injuries":[{"start":"2026-07-01","site":"%s","label":"%s"}],' "$bait" "$bait"
  printf '"checkins":[{"date":"2026-08-02","stairs_pain":3,"notes":"%s","rehab":["%s"]}],' "$bait" "$bait"
  printf '"activities":[{"date":"2026-07-20","distance_km":8,"%s":3},' "$bait"
  printf '{"date":"2026-07-28","distance_km":9,"id":"%s","source":"%s",' "$bait" "$bait"
  printf '"pain":{"during":4,"site":"%s"}},' "$bait"
  printf '{"date":"2026-08-01","distance_km":9,"pain":3,"notes":"%s ' "$bait"
  awk 'BEGIN { for (i = 0; i < 50000; ++i) printf "<b>a lot of notes</b>" }'
  printf '"}]}'
} >"$hostile"

# Reports

# report NAME OPTION...: leaves NAME.html, which can ask for nothing and is small. Text has its < and > escaped, so what
# stands between them is markup.
report() {
  name=$1
  shift
  "$program" report --format html --out "$name.html" "$@" 2>errors || true
  if ! [ -s "$name.html" ]; then
    cat errors >&2
    echo "FAILED: $name: no report" >&2
    exit 1
  fi
  check "$name: asks for nothing" silent "$name.html"
  check "$name: is small" small "$name.html"
  reports="$reports $name"
}
reports=
small() { [ "$(wc -c <"$1")" -lt 150000 ] || { wc -c "$1"; return 1; }; }
silent() {
  ! {
    grep -o '<[^>]*>' "$1" | grep -Ei '<(script|link|iframe|object|embed|img|base|form)|url\(|http-equiv=.?refresh' ||
      grep -o '<[^>]*>' "$1" | grep -Ei '[ "'\''](src|srcset|href|action|on[a-z]+) *=' ||
      sed -n '/<style/,/<\/style/p' "$1" | grep -Ei '@import|url\('
  }
}
for bad in '<p><script>' '<link rel=x>' '<a href=x>' '<p class="x"onclick=x>' '<p style="background:url(x)">' \
  '<style>@import "x"'; do
  echo "$bad" >bad.html
  if silent bad.html >/dev/null; then fail "this check is blind to $bad"; fi
done

examples=$here/../../examples
report half-marathon "$examples/half-marathon.json" --as-of 2026-08-03
report red-flag "$examples/red-flag.json" --as-of 2026-10-26
report no-pain "$examples/no-pain-entries.json" --as-of 2026-10-26
report empty empty.json --as-of 2026-08-03
report two-years two-years.json --as-of 2025-12-31 --weeks 104
report twelve-weeks two-years.json --as-of 2025-12-31
report imperial two-years.json --as-of 2025-12-31 --units imperial
report hostile "$hostile" --as-of 2026-08-03
check 'hostile: the bait is in the report' grep -q 'lt;script&gt;' hostile.html

# Frames, because no window is as narrow as a phone. One page holds all of them, so that Chromium starts only once.

# copy FROM TO SCHEME: a report with the probe, which its Content-Security-Policy would forbid. That dark is preferred,
# and that this is paper, is told to the style sheet and not to the browser.
copy() {
  case $3 in
    dark) swap='s/@media (prefers-color-scheme:dark)/@media all/' ;;
    paper) swap='s/@media print/@media all/; s/@media screen/@media print/' ;;
    *) swap= ;;
  esac
  sed -e 's/<meta http-equiv=Content-Security-Policy[^>]*>//' -e "$swap" "$1" >"$2"
  echo '<script src=probe.js></script>' >>"$2"
}
# frame FILE NAME WIDTH SCHEME
frame() {
  printf '<iframe src="%s" name="%s, %s px, %s" width=%s height=800></iframe>\n' "$1" "$2" "$3" "$4" "$3" >>frames.html
}

cp "$here/probe.js" .
cat >frames.html <<'END_OF_PAGE'
<!doctype html>
<meta charset=utf-8>
<pre id=verdicts></pre>
<script>addEventListener('message', (message) => document.getElementById('verdicts').append(message.data))</script>
END_OF_PAGE
for name in $reports; do
  frame "$name.html" "$name as it is" 360 light
  check "$name: has a Content-Security-Policy" \
    grep -q "http-equiv=Content-Security-Policy content=\"default-src 'none'" "$name.html"
  for scheme in light dark paper; do copy "$name.html" "$name-$scheme.html" "$scheme"; done
  for width in 360 768 1280; do
    for scheme in light dark; do frame "$name-$scheme.html" "$name" "$width" "$scheme"; done
  done
  frame "$name-paper.html" "$name" 710 paper  # A4 without the margins
done

# A probe that sees nothing is worth nothing: every kind of trouble once, in a page that is good otherwise.
# breaks NAME TROUBLE MARKUP [SCHEME]
breaks() {
  copy half-marathon.html "broken-$1.html" light
  echo "$3" >>"broken-$1.html"
  frame "broken-$1.html" "broken $1" 360 "${4:-light}"
  echo "$1|$2" >>broken
}
breaks frame 'frame: is light' '' dark
breaks overflow 'overflow: 5' '<style>.headlines { width: 500px }</style>'
breaks cut 'cut: b "REDUCE" by p.verdict' '<style>.verdict { height: 1rem; overflow: hidden }</style>'
breaks overlap 'overlap: h1' '<style>h1 { margin-bottom: -2rem }</style>'
breaks contrast 'contrast: h1' '<style>h1 { color: #bbb }</style>'
breaks chart 'contrast: path.bar (fill)' '<style>.bar { fill: #ddd }</style>'
breaks drawn 'drawn: path.bad' '<svg><path class=bad d="M0 0h0" stroke=red stroke-linecap=square /></svg>'
breaks structure 'structure: id weeks twice' '<h2 id=weeks>Again</h2>'
breaks narrow 'narrow: dd' '<style>dd { width: 1ch }</style>'
breaks live 'a script of the log has run' '<img src=x onerror="document.title = '\''pwned'\''">'
{ cat half-marathon.html; echo '<img src=x>'; } >broken-console.html
frame broken-console.html 'broken console' 360 light

browser --virtual-time-budget=20000 --dump-dom "file://$tmp/frames.html" >dom ||
  { cat console >&2; fail 'Chromium has ended with an error'; }
sed -n '/<pre id="verdicts">/,/<\/pre>/ { s/.*<pre id="verdicts">//; s/<\/pre>.*//; p; }' dom |
  sed 's/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' >verdicts

# troubles WHERE
troubles() { sed -n "s/^$1|//p" verdicts; }
for name in $reports; do
  for where in '360 px, light' '360 px, dark' '768 px, light' '768 px, dark' '1280 px, light' '1280 px, dark' \
    '710 px, paper'; do
    found=$(troubles "$name, $where")
    case $found in
      good) echo "ok: $name, $where" ;;
      '') fail "$name, $where: the probe has said nothing" ;;
      *) fail "$name, $where
$found" ;;
    esac
  done
done
while IFS='|' read -r name trouble; do
  found=$(troubles "broken $name, .*")
  case $found in
    *"$trouble"*) echo "ok: the probe sees $name trouble" ;;
    *) fail "the probe is blind to $name trouble; it says: $found" ;;
  esac
done <broken

grep CONSOLE console >said || true
check 'the console is empty' sh -c '! grep -v broken- said'
check 'the console is listened to' grep -q broken-console said

# Paper

# pages NAME: how many A4 pages it has when it is printed.
pages() {
  browser --no-pdf-header-footer --print-to-pdf="$1.pdf" "file://$tmp/$1.html" >/dev/null || return 1
  grep -ac '/MediaBox \[0 0 59[45]\.*[0-9]* 84[12]\.*[0-9]*\]' "$1.pdf"
}
for name in half-marathon twelve-weeks; do
  count=$(pages "$name") || count=0
  case $count in
    1 | 2) echo "ok: $name: pages on paper, $count" ;;
    *) fail "$name: $count pages of A4, 1 or 2 wanted" ;;
  esac
done
more="<p style='break-before: page'>One page more"
{ cat twelve-weeks.html; echo "$more$more$more"; } >broken-paper.html
check 'three pages more are counted' [ "$(pages broken-paper)" = $((count + 3)) ]

[ "$failures" -eq 0 ] || { echo "$failures failed" >&2; exit 1; }
