/// Words of a log are data: whatever they hold, nothing of them is live in any answer.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "catch_include.hpp"
#include "files.hpp"
#include "logs.hpp"
#include "patella/render_replay.hpp"
#include "patella/render_report.hpp"
#include "program.hpp"
#include "text/characters.hpp"
#include "text/printable.hpp"

using namespace patella;
using nlohmann::json;
using Strings = std::vector<std::string>;

namespace {

const std::string harmless = "quite harmless words";

/// Words as nobody should write them.
Strings hostile_words() {
  using namespace std::string_literals;
  return {
      // HTML
      "<script>alert(1)</script>",
      "\"><img src=x onerror=alert(1)>",
      "' onmouseover='alert(1)",
      "</title></style></svg><svg onload=alert(1)>",
      "<svg/onload=alert(1)//",
      "<!-- ",
      "-->",
      "]]>",
      "<b",
      "&lt;i&gt;&#60;i&#62;",
      "<a href=javascript:alert(1)>x</a>",
      "</code></li></ul><h1>h</h1>",
      // Markdown
      "[link](https://example.org)",
      "![image](https://example.org/i.png)",
      "<https://example.org>",
      "https://example.org www.example.org a@example.org",
      "@someone #1 owner/repo#2",
      "| a | b |",
      "a\n|---|---|\n| b | c |",
      "```\nfenced\n```",
      "`one` ``two`` ```three```",
      "`",
      "``",
      " ` ",
      "\\`",
      "~~~\nx",
      "# heading",
      "> quote",
      "- item",
      "1. item",
      "\n---\n",
      "**bold** _it_ ~~gone~~",
      "[x]: https://example.org",
      "$x$ :smile:",
      "<details open ontoggle=alert(1)>",
      // spreadsheets
      "=HYPERLINK(\"https://example.org\")",
      "+1+cmd|' /C calc'!A0",
      "-2+3+cmd|' /C calc'!A0",
      "@SUM(1)",
      "\t=1+1",
      "\r=1+1",
      "\",=1+1,\"",
      "a,b\r\n=1+1",
      // terminals
      "\x1b[31mred\x1b[0m",
      "\x1b]0;title\x07",
      "\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\",
      "\u009b31m",
      "\u0090q\u009c",
      "\x7f\b\b\b",
      "\x01\x02\x03\x04\x05\x06\x1f",
      "NUL\0behind"s,
      // writing that turns or hides
      "\u202egnp.exe\u202c",
      "\u2066x\u2067y\u2068z\u2069",
      "\u200e\u200f\u061c",
      "a\u2028b\u2029c\u0085d",
      "z\u200be\u200cr\u200do\u2060\ufeff\u00ad",
      "\u180e",
      "\U000e0041\U000e007f",
      "\ufff9a\ufffab\ufffb",
      // places in our own wording
      "{km} {percent} {rules} {0}",
      "%s%n",
      std::string(300, 'A') + "<b>",
      std::string(300, '`'),
      std::string(200, '<'),
  };
}

/// A log with the same words in every place that takes any, and something to say about each of them.
std::string log_with(const std::string& words) {
  json log{{"version", 1}, {"athlete", {{"name", words}, {"q" + words, 1}, {"prior_knee_pain", true}}}, {words, 1}};
  for (int i = 0; i < 60; ++i) {
    json run{{"date", iso_date(day("2026-01-05") + std::chrono::days{i})},
             {"distance_km", i == 59 ? 30 : 6},
             {"notes", words},
             {"source", words}};
    run["pain"] = {{"during", i % 9 == 0 ? 4 : 0}, {"site", i % 3 == 0 ? "knee" : words}};
    if (i % 20 == 0) run[words] = words;
    if (i > 57) run["id"] = words;  // two of one name
    log["activities"].push_back(run);
  }
  log["activities"].push_back(
      {{"start", "2026-02-10T10:00:00"}, {"distance_km", 6}, {"notes", words}});  // looks like another
  log["checkins"].push_back(
      {{"date", "2026-02-20"}, {"swelling", true}, {"notes", words}, {"rehab", {words, words}}, {words, words}});
  for (const auto* start : {"2026-02-05", "2026-03-01"})
    log["injuries"].push_back({{"start", start}, {"end", start}, {"site", words}, {"label", words}, {words, 1}});
  return log.dump();
}

/// A Strava list likewise.
std::string list_with(const std::string& words) {
  json list = json::array();
  for (int i = 0; i < 30; ++i)
    list.push_back({{"id", i},
                    {"name", words},
                    {"description", words + " #knee3"},
                    {"type", i % 5 == 0 ? words : "Run"},
                    {"sport_type", i % 5 == 0 ? words : "Run"},
                    {"start_date_local", iso_date(day("2026-02-01") + std::chrono::days{i}) + "T07:00:00Z"},
                    {"distance", 8000.0},
                    {"moving_time", 2700}});
  return list.dump();
}

/// An answer of the program, and the format that it is in.
struct NamedAnswer {
  std::string name, format, text;
};

/// The thirteen answers to one log on standard input, and what is said on standard error beside each.
std::vector<NamedAnswer> answers_to(const std::string& log) {
  std::vector<NamedAnswer> answers;
  const auto ask = [&](Strings args, const std::string& format) {
    args.insert(args.end(), {"-", "--format", format});
    const Output output = run_program(args, day("2026-04-20"), log);
    REQUIRE(output.exit == cli::ok);
    const std::string name = args[0] + (args[1] == "--against-injuries" ? " " + args[1] : "") + ' ' + format;
    answers.push_back({name, format, output.out});
    if (!output.err.empty()) answers.push_back({name + ", standard error", "text", output.err});
  };
  for (const auto* format : {"text", "markdown", "html", "csv", "json"})
    ask({"report", "--all", "--as-of", "2026-03-05"}, format);
  for (const auto* format : {"text", "csv", "json"}) ask({"replay", "--every", "day"}, format);
  for (const auto* format : {"text", "csv", "json"}) ask({"replay", "--against-injuries"}, format);
  for (const auto* format : {"text", "json"}) ask({"check", "--as-of", "2026-04-15"}, format);
  return answers;
}

/// The same of two logs whose file names are words of that kind too.
std::vector<NamedAnswer> answers_to_files(const std::string& words, const std::string& file) {
  std::vector<ReadResult> parts;
  std::vector<AthleteReplay> athletes;
  for (const std::string& name : {file, "b" + file}) {
    parts.push_back(read_log(log_with(words), name));
    REQUIRE(parts.back().ok());
    athletes.push_back({name, replay(parts.back().log, {}, shipped_policy()), parts.back().log.injuries});
  }
  const ReadResult whole = merge_logs(std::move(parts));
  const Backtest found = backtest(athletes, shipped_policy());
  const Replay days = replay(whole.log, {}, shipped_policy());
  std::vector<NamedAnswer> answers{
      {"replay text", "text", render_replay_text(days, {})}, {"replay csv", "csv", render_replay_csv(days)},
      {"replay json", "json", render_replay_json(days)},     {"against text", "text", render_backtest_text(found, {})},
      {"against csv", "csv", render_backtest_csv(found)},    {"against json", "json", render_backtest_json(found)}};
  for (const auto* as_of : {"2026-02-11", "2026-03-05", "2026-04-15"}) {
    const Report made = report(whole.log, day(as_of), {}, shipped_policy());
    for (const std::span<const Diagnostic> diagnostics :
         {std::span<const Diagnostic>{}, std::span<const Diagnostic>{whole.diagnostics}}) {
      answers.push_back({"report text", "text", render_report_text(made, diagnostics, {})});
      answers.push_back({"report markdown", "markdown", render_report_markdown(made, diagnostics, UnitSystem::metric)});
      answers.push_back({"report html", "html", render_report_html(made, diagnostics, UnitSystem::metric)});
      answers.push_back({"report csv", "csv", render_report_csv(made)});
      answers.push_back({"report json", "json", render_report_json(made, diagnostics)});
      answers.push_back({"check text", "text", render_text(made.decision, diagnostics, {})});
      answers.push_back({"check json", "json", render_json(made.decision, diagnostics)});
    }
  }
  return answers;
}

/// Controls, marks that turn the writing around them, characters without width.
bool is_hidden(char32_t c) {
  const auto in = [c](char32_t first, char32_t last) { return first <= c && c <= last; };
  return c < 0x20 || in(0x7f, 0x9f) || c == 0xad || c == 0x61c || c == 0x180e || in(0x200b, 0x200f) || in(0x2028, 0x202e) ||
         in(0x2060, 0x206f) || c == 0xfeff || in(0xfff9, 0xfffb) || in(0xe0000, 0xe0fff);
}

/// Where a text holds a character that is not to be seen, or is no UTF-8; empty where it is clean.
std::string hidden_in(const std::string& text, bool is_csv) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code_point = decode_utf8(text, at);
    const bool line_end = text[at] == '\n' || (is_csv && text.compare(at, 2, "\r\n") == 0);
    if (!code_point.valid || (is_hidden(code_point.code) && !line_end))
      return "at " + std::to_string(at) + ": " + printable_excerpt(text.substr(at > 40 ? at - 40 : 0, 80), 80);
    at += code_point.bytes;
  }
  return {};
}

/// Everything from `<` to the next `>`.
Strings tags_of(const std::string& html) {
  Strings tags;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1))
    tags.push_back(html.substr(at, html.find('>', at) + 1 - at));
  return tags;
}

/// Markdown without what stands in code spans; a span that does not end is left as it is.
std::string outside_of_code(const std::string& markdown) {
  std::string rest;
  for (const std::string& line : lines_of(markdown)) {
    for (std::size_t at = 0; at < line.size();) {
      if (line[at] != '`') {
        rest += line[at++];
        continue;
      }
      const std::size_t begin = std::min(line.find_first_not_of('`', at), line.size()), fence = begin - at;
      std::size_t close = begin, end = begin;
      do {
        close = line.find('`', end);
        end = std::min(line.find_first_not_of('`', close), line.size());
      } while (close != std::string::npos && end - close != fence);
      rest += close == std::string::npos ? line.substr(at) : "`code`";
      at = close == std::string::npos ? line.size() : end;
    }
    rest += '\n';
  }
  return rest;
}

/// Fields of a CSV, or what follows a comma inside of one, that a spreadsheet would compute.
Strings formulas_in(const std::string& csv) {
  static const std::regex field{"(^|,|\n)\"?([^,\"\r\n]*)"};
  static const std::regex number{"-?[0-9][0-9.]*(e[-+]?[0-9]+)?"};
  Strings formulas;
  for (std::sregex_iterator it{csv.begin(), csv.end(), field}, end; it != end; ++it) {
    const std::string text = (*it)[2];
    if (!text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos &&
        !std::regex_match(text, number))
      formulas.push_back(text);
  }
  return formulas;
}

/// Holds every answer against the one to the same log with harmless words.
void check_dead(const std::vector<NamedAnswer>& answers, const std::vector<NamedAnswer>& harmless_ones) {
  REQUIRE(answers.size() == harmless_ones.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto& [name, format, text] = answers[i];
    INFO(name);
    CHECK(hidden_in(text, format == "csv") == "");
    if (format == "html") CHECK(tags_of(text) == tags_of(harmless_ones[i].text));
    if (format == "markdown") CHECK(outside_of_code(text) == outside_of_code(harmless_ones[i].text));
    if (format == "csv") CHECK(text == harmless_ones[i].text);
    if (format == "csv") CHECK(formulas_in(text) == Strings{});
    if (format == "json") CHECK(json::accept(text));
  }
}

}  // namespace

TEST_CASE("no words of a log are live in any answer", "[hostile]") {
  const std::vector<NamedAnswer> harmless_ones = answers_to(log_with(harmless));
  for (const std::string& words : hostile_words()) {
    INFO(printable_excerpt(words));
    check_dead(answers_to(log_with(words)), harmless_ones);
  }
}

TEST_CASE("no words of a Strava list are live in any answer", "[hostile]") {
  const std::vector<NamedAnswer> harmless_ones = answers_to(list_with(harmless));
  for (const std::string& words : hostile_words()) {
    INFO(printable_excerpt(words));
    check_dead(answers_to(list_with(words)), harmless_ones);
  }
}

TEST_CASE("no file name is live in any answer", "[hostile]") {
  const std::vector<NamedAnswer> harmless_ones = answers_to_files(harmless, harmless);
  for (const std::string& words : hostile_words()) {
    INFO(printable_excerpt(words));
    check_dead(answers_to_files(words, words), harmless_ones);
  }
  for (const auto* no_utf8 : {"\xff\xfe",
                              "\xc0\xbc"
                              "script>",
                              "\xed\xa0\x80",
                              "\x9b"
                              "31m",
                              "half \xe2\x80"}) {
    INFO(printable_excerpt(no_utf8));
    check_dead(answers_to_files(harmless, no_utf8), harmless_ones);
  }
}

TEST_CASE("HTML holds no other tags than ours, and none that does anything", "[hostile]") {
  static const std::regex tag{
      "<!doctype "
      "html>|<br>|</"
      "?(html|title|style|header|h1|h2|h3|p|b|small|code|main|section|figure|figcaption|span|i|div|svg|desc|path|table|"
      "thead|tbody|tr|th|td|dl|dt|dd|ul|li|"
      "details|summary)"
      "( "
      "(lang|class|id|role|scope|rowspan|colspan|tabindex|viewBox|preserveAspectRatio|d|aria-label|aria-labelledby|aria-"
      "hidden)=(\"[^\"<>]*\"|[a-zA-Z0-9-]+))*/?>|"
      "<meta (charset|name|http-equiv)=[a-zA-Z0-9-]+( content=\"[^\"<>]*\")?>"};
  for (const std::string& words : {harmless, hostile_words().front()})
    for (const auto& [name, format, text] : answers_to_files(words, words)) {
      if (format != "html") continue;
      for (const std::string& each : tags_of(text))
        if (!std::regex_match(each, tag)) FAIL_CHECK("not one of our tags: " << each);
      CHECK(text.find("default-src 'none'") != std::string::npos);
    }
}

TEST_CASE("the words are there, so that the tests above test something", "[hostile]") {
  int seen = 0;
  for (const auto& [name, format, text] : answers_to_files(harmless, harmless)) {
    if (name != "report csv" && !name.starts_with("replay") && name != "against csv") {
      INFO(name);
      seen += text.find(harmless) != std::string::npos;
    }
  }
  CHECK(seen > 20);
  for (const auto& [name, format, text] : answers_to(log_with(harmless)))
    if (format == "markdown" || format == "html" || name == "report text" ||
        name.starts_with("replay --against-injuries text")) {
      INFO(name);
      CHECK(text.find(harmless) != std::string::npos);
    }
}

TEST_CASE("colours are ours alone", "[hostile]") {
  static const std::regex ours{"\x1b\\[(0|1|2|1;3[123])m"};
  for (const std::string& words : hostile_words()) {
    INFO(printable_excerpt(words));
    for (const Strings& args :
         {Strings{"report"}, Strings{"replay"}, Strings{"replay", "--against-injuries"}, Strings{"check"}}) {
      Strings all = args;
      all.insert(all.end(), {"-", "--color", "always"});
      const Output output = run_program(all, day("2026-03-05"), log_with(words));
      REQUIRE(output.exit == cli::ok);
      CHECK(hidden_in(std::regex_replace(output.out, ours, ""), false) == "");
      CHECK(hidden_in(std::regex_replace(output.err, ours, ""), false) == "");
    }
  }
}

TEST_CASE("a megabyte of words makes no answer much longer", "[hostile]") {
  std::string megabyte;
  while (megabyte.size() < 1'000'000) megabyte += "<b>`=1+1` \u202e ";
  const std::vector<NamedAnswer> harmless_ones = answers_to(log_with(harmless));
  json log = json::parse(log_with(harmless));
  log["athlete"]["name"] = megabyte;
  log["activities"][3]["notes"] = megabyte;
  log["activities"][4]["source"] = megabyte;
  log["activities"][5]["id"] = megabyte;
  log["activities"][6]["pain"]["site"] = megabyte;
  log["activities"][7][megabyte] = 1;
  log["checkins"][0]["notes"] = megabyte;
  log["checkins"][0]["rehab"] = {megabyte};
  log["injuries"][0]["label"] = megabyte;
  const std::vector<NamedAnswer> answers = answers_to(log.dump());
  REQUIRE(answers.size() == harmless_ones.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    INFO(answers[i].name);
    if (!answers[i].name.ends_with("standard error")) CHECK(answers[i].text.size() < harmless_ones[i].text.size() + 2000);
    CHECK(hidden_in(answers[i].text, answers[i].format == "csv") == "");
  }
}
