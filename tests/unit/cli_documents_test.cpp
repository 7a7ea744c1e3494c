/// Lists drift unless something fails: the commands against their man pages, completions, help and golden cases.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "catch_include.hpp"
#include "cli/command.hpp"
#include "files.hpp"
#include "patella/decision.hpp"
#include "patella/read.hpp"
#include "patella/render.hpp"
#include "patella/render_report.hpp"
#include "patella/report.hpp"

namespace fs = std::filesystem;
using namespace patella::cli;

namespace {

using patella::text_of;

const fs::path source = patella::source_dir();

/// A man page as it is read: roff writes `\-` for every hyphen.
std::string man_page(const std::string& name) {
  std::string text = text_of(source / "data" / "man" / (name + ".1"));
  std::erase(text, '\\');
  return text;
}

bool has_word(const std::string& text, std::string_view word) {
  const auto part_of_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-'; };
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
    if ((at == 0 || !part_of_word(text[at - 1])) &&
        (at + word.size() == text.size() || !part_of_word(text[at + word.size()])))
      return true;
  return false;
}

std::set<std::string> options_in(const std::string& text) {
  static const std::regex option{"--[a-z][a-z-]*"};
  return {std::sregex_token_iterator{text.begin(), text.end(), option}, {}};
}

std::vector<Option> options_of(const Command& command) {
  std::vector<Option> all;
  for (const OptionGroup& group : command.groups) all.insert(all.end(), group.options.begin(), group.options.end());
  return all;
}

/// The arguments of every golden case, one a line.
std::vector<std::string> golden_arguments() {
  std::vector<std::string> arguments;
  for (const auto& entry : fs::recursive_directory_iterator{source / "tests" / "golden"})
    if (entry.path().filename() == "args") arguments.push_back(text_of(entry.path()));
  return arguments;
}

constexpr std::string_view completions[] = {"patella.bash", "_patella", "patella.fish"};

}  // namespace

TEST_CASE("every option is in the man page of its command and in every completion", "[cli][documents]") {
  for (const auto make : commands) {
    const Command command = make();
    const std::string page = man_page("patella-" + std::string{command.name});
    for (const Option& option : options_of(command)) {
      INFO(command.name << ' ' << option.name);
      CHECK(has_word(page, option.name));
      CHECK(has_word(page, option.value));
      for (const std::string_view choice : option.choices) {
        INFO(choice);
        CHECK(has_word(page, choice));
      }
    }
    for (const std::string_view file : completions) {
      INFO(file << ' ' << command.name);
      const std::string completion = text_of(source / "data" / "completions" / file);
      CHECK(has_word(completion, command.name));
      for (const Option& option : options_of(command)) {
        INFO(option.name);
        // fish writes the name of a long option without its hyphens.
        CHECK((has_word(completion, option.name) || has_word(completion, "-l " + option.name.substr(2))));
        for (const std::string_view choice : option.choices) CHECK(has_word(completion, choice));
      }
    }
  }
}

TEST_CASE("every key of the JSON of a check and of a report is in their man pages", "[cli][documents]") {
  using namespace std::chrono_literals;
  const patella::Log log = patella::read_log(R"({"version": 1, "activities": [
      {"date": "2026-11-20", "distance_km": 8, "pain": 6}], "checkins": [{"date": "2026-11-21", "swelling": true}]})",
                                             "log")
                               .log;
  const std::function<void(const nlohmann::json&, const std::string&)> look = [&](const nlohmann::json& value,
                                                                                  const std::string& page) {
    if (value.is_array())
      for (const auto& item : value) look(item, page);
    if (!value.is_object()) return;
    for (const auto& [key, inner] : value.items()) {
      INFO(key);
      CHECK(has_word(page, key));
      look(inner, page);
    }
  };
  const patella::Decision decision = patella::decide(log, patella::Day{2026y / 11 / 21}, patella::shipped_policy());
  const std::string check = man_page("patella-check");
  look(nlohmann::json::parse(patella::render_json(decision, {})), check);
  const patella::Report report = patella::report(log, patella::Day{2026y / 11 / 21}, {}, patella::shipped_policy());
  look(nlohmann::json::parse(patella::render_report_json(report, {})), check + man_page("patella-report"));
}

TEST_CASE("a man page names no option that its command does not have", "[cli][documents]") {
  for (const auto make : commands) {
    const Command command = make();
    std::set<std::string> known{"--help"};
    for (const Option& option : options_of(command)) known.insert(option.name);
    for (const std::string& option : options_in(man_page("patella-" + std::string{command.name}))) {
      INFO(command.name << ' ' << option);
      CHECK(known.contains(option));
    }
  }
}

TEST_CASE("the first man page and the help name every command and every exit status", "[cli][documents]") {
  const std::string page = man_page("patella");
  for (const auto make : commands) {
    const std::string name{make().name};
    INFO(name);
    CHECK(has_word(page, "patella-" + name));
    CHECK(has_word(help(), name));
  }
  for (const ExitStatus status : {ok, reduce, stop, insufficient_data, usage, bad_data, no_input, bug, lacks_resources,
                                  cannot_write, answer_is_lost}) {
    INFO(int{status});
    CHECK(has_word(page, std::to_string(status)));
    CHECK(has_word(help(), std::to_string(status)));
    for (const auto make : commands) CHECK(has_word(help(make()), std::to_string(status)));
  }
}

TEST_CASE("every command and each of its options has a golden case", "[cli][documents]") {
  const auto cases = golden_arguments();
  for (const auto make : commands) {
    const Command command = make();
    const std::string first = std::string{command.name} + '\n';
    std::vector<std::string> own;
    std::copy_if(cases.begin(), cases.end(), std::back_inserter(own),
                 [&](const std::string& args) { return args.starts_with(first); });
    INFO(command.name);
    CHECK_FALSE(own.empty());
    for (const Option& option : options_of(command)) {
      INFO(option.name);
      CHECK(std::any_of(own.begin(), own.end(), [&](const std::string& args) { return has_word(args, option.name); }));
    }
  }
}

TEST_CASE("no line of a help is longer than a terminal is wide", "[cli][documents]") {
  std::vector<std::string> helps{help()};
  for (const auto make : commands) helps.push_back(help(make()));
  for (const std::string& text : helps) {
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      CHECK(line.size() <= 80);
    }
  }
}

TEST_CASE("every option says what it expects", "[cli][documents]") {
  for (const auto make : commands)
    for (const Option& option : options_of(make())) {
      INFO(option.name);
      CHECK(option.value.empty() == option.expected.empty());
      CHECK_FALSE(option.help.empty());
      CHECK(option.set);
    }
}
