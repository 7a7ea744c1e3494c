#!/usr/bin/env python3
"""Breaks the arithmetic, the rules and the advice in one place after another, and tells which breaks no test notices.

    python3 tests/mutation.py BUILD [--every N] [--from K] [--only TEXT] [--jobs N]

BUILD is a build of the preset `release`. Each comparison, limit, sign, condition and choice of src/measure, src/rules and
src/advise is changed by itself, the file compiled, and the tests that are about answers run until one fails. A change that
does not compile is left out. With --every N only each Nth is tried, beginning with the Kth. All of them take hours.

tests/mutation-survivors.txt lists those that no test can notice, each with the reason. The status is 1 where another
survives.
"""
import argparse
import concurrent.futures
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ["src/measure", "src/rules", "src/advise"]
# Tests of files, imports and hostile input say nothing about answers and take long.
TESTS = "".join(f"~[{tag}]" for tag in (
    "add archive diagnostic edit elevation fit gallery garmin goldencheetah gpx hostile import intervals log-file strava "
    "tcx update").split())

CHANGES = [
    (r" < ", " <= "), (r" <= ", " < "), (r" > ", " >= "), (r" >= ", " > "), (r" == ", " != "), (r" != ", " == "),
    (r" && ", " || "), (r" \|\| ", " && "), (r" \+ ", " - "), (r" - ", " + "), (r" \* ", " / "), (r" / ", " * "),
    (r" \+= ", " -= "), (r" -= ", " += "), (r"\bstd::min\b", "std::max"), (r"\bstd::max\b", "std::min"),
    (r"\bexceeds\(", "reaches("), (r"\breaches\(", "exceeds("), (r"\btrue\b", "false"), (r"\bfalse\b", "true"),
    (r"(?<=[ (])!(?=[a-z(])", ""), (r"\bany_of\b", "all_of"), (r"\ball_of\b", "any_of"), (r"\bcontinue;", ";"),
]
NUMBER = re.compile(r"(?<![\w.\"'])\d+(\.\d+)?(?![\w.\"'])")


def code_lines(path):
    """Lines in which something decides: no comments, no includes, no examples, no lists of names."""
    inside_list = 0
    for number, line in enumerate(path.read_text().splitlines()):
        bare = line.strip()
        if inside_list:
            inside_list += line.count("{") + line.count("(") - line.count("}") - line.count(")")
            continue
        if re.match(r"(static )?constexpr (ThresholdKey|Example|auto|char|RuleTable)\b|(const|constexpr) Rule\b", bare):
            inside_list = max(0, line.count("{") + line.count("(") - line.count("}") - line.count(")"))
            continue
        if 'R"(' in line or bare.startswith(("//", "#", "template", "namespace", "static_assert", "using ")):
            continue
        yield number, line


def changes_of(line):
    code = re.sub(r"//.*", "", line)
    texts = [m.span() for m in re.finditer(r'"(\\.|[^"\\])*"', code)]

    def outside(begin):
        return not any(a <= begin < b for a, b in texts)

    for pattern, after in CHANGES:
        for m in re.finditer(pattern, code):
            if outside(m.start()):
                yield line[:m.start()] + after + line[m.end():]
    for m in NUMBER.finditer(code):
        if outside(m.start()):
            value = m.group()
            yield line[:m.start()] + (str(float(value) * 1.5 or 1.0) if "." in value else str(int(value) + 1)) + line[m.end():]
    for m in re.finditer(r"\bif \(", code):
        depth, end = 1, m.end()
        while end < len(code) and depth:
            depth += {"(": 1, ")": -1}.get(code[end], 0)
            end += 1
        condition = code[m.end():end - 1]
        if depth == 0 and ";" not in condition and "auto" not in condition:
            yield line[:m.end()] + "!(" + condition + ")" + line[end - 1:]


def all_mutants(only):
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).glob("*.cpp")):
            if path.name in ("policy_reader.cpp", "table.cpp"):  # read and list, decide nothing
                continue
            for number, line in code_lines(path):
                for changed in dict.fromkeys(changes_of(line)):
                    if only in str(path):
                        yield path, number, line, changed


def name_of(path, line, changed):
    return f"{path.relative_to(ROOT)}: {line.strip()} => {changed.strip()}"


class Builder:
    def __init__(self, build):
        self.build = build.resolve()
        commands = json.loads((self.build / "compile_commands.json").read_text())
        self.compile = {pathlib.Path(c["file"]): (c["command"], c["directory"]) for c in commands}
        self.link = (self.build / "tests/CMakeFiles/patella_tests.dir/link.txt").read_text()

    def outcome(self, mutant, scratch):
        path, number, _, changed = mutant
        lines = path.read_text().splitlines()
        lines[number] = changed
        # The same name in a folder of its own, so that "..." includes are found by the include paths.
        source = scratch / path.name
        source.write_text("\n".join(lines) + "\n")
        command, directory = self.compile[path]
        words = [w for w in shlex.split(command) if "ccache" not in w]
        words = [str(source) if w == str(path) else "-O1" if w == "-O3" else w for w in words]
        words[words.index("-o") + 1] = str(scratch / "mutant.o")
        if subprocess.run(words, cwd=directory, capture_output=True).returncode != 0:
            return "does not compile"
        link = shlex.split(self.link)
        link[link.index("-o") + 1] = str(scratch / "tests")
        link.insert(link.index("-o"), str(scratch / "mutant.o"))  # before the library, whose own is then not taken
        subprocess.run(link, cwd=self.build / "tests", check=True, capture_output=True)
        try:
            for spec in ("[stories]", TESTS):  # the stories notice most, and take a second
                if subprocess.run([scratch / "tests", "-a", spec], cwd=ROOT, capture_output=True, timeout=180).returncode:
                    return "killed"
        except subprocess.TimeoutExpired:
            return "killed"
        return "survived"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--from", dest="first", type=int, default=1)
    parser.add_argument("--only", default="", help="part of a file's name")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()

    accepted = {line.partition(" | ")[0] for line in (ROOT / "tests/mutation-survivors.txt").read_text().splitlines()
                if " => " in line}
    mutants = list(all_mutants(options.only))[options.first - 1::options.every]
    builder = Builder(options.build)
    counts = {"killed": 0, "survived": 0, "does not compile": 0, "accepted": 0}

    def try_one(mutant):
        name = name_of(mutant[0], mutant[2], mutant[3])
        if name in accepted:
            return mutant, "accepted"
        with tempfile.TemporaryDirectory() as scratch:
            return mutant, builder.outcome(mutant, pathlib.Path(scratch))

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for mutant, outcome in pool.map(try_one, mutants):
            counts[outcome] += 1
            if outcome == "survived":
                print(f"line {mutant[1] + 1} of {name_of(mutant[0], mutant[2], mutant[3])}", flush=True)
    tried = counts["killed"] + counts["survived"] + counts["accepted"]
    share = 100 * (counts["killed"] / tried) if tried else 0
    print(f"{tried} changes: {counts['killed']} noticed ({share:.1f} %), {counts['survived']} not, "
          f"{counts['accepted']} that cannot be; {counts['does not compile']} more do not compile")
    return 1 if counts["survived"] else 0


if __name__ == "__main__":
    sys.exit(main())
