#!/bin/sh
# Prints how many lines and branches of src/ the tests of the coverage preset reached, by folder and in all. A branch
# counts as reached when it was taken at least once; those that only an exception takes are left out.
set -eu
cd "$(dirname "$0")/.."
source=$PWD
build=$source/build/coverage
if ! find "$build/CMakeFiles" -name '*.gcda' 2>/dev/null | grep -q .; then
  echo "No counts: first build and run the coverage preset, as CONTRIBUTING.md says" >&2
  exit 1
fi
cd "$build"
find CMakeFiles/patella.dir CMakeFiles/patella_commands.dir -name '*.gcda' -exec gcov --branch-probabilities --no-output {} + 2>/dev/null |
  awk -v top="$source/src/" '
    /^File / {
      file = substr($0, 7, length($0) - 7)
      inside = index(file, top) == 1 && file ~ /\.cpp$/
      folder = substr(file, length(top) + 1)
      sub("/.*", "", folder)
    }
    inside && /^Lines executed:/ { split($0, part, /[:% ]+/); add(lines, reached_lines, part[3], part[5]) }
    inside && /^Taken at least once:/ { split($0, part, /[:% ]+/); add(branches, reached_branches, part[5], part[7]) }
    function add(all, reached, percent, count) {
      all[folder] += count; reached[folder] += percent * count / 100
      all["in all"] += count; reached["in all"] += percent * count / 100
    }
    function share(part, whole) { return whole ? 100 * part / whole : 100 }
    END {
      printf "%-12s %8s %8s\n", "folder", "lines", "branches"
      for (name in lines)
        printf "%-12s %7.1f%% %7.1f%%\n", name, share(reached_lines[name], lines[name]), share(reached_branches[name], branches[name]) | "sort"
    }'
