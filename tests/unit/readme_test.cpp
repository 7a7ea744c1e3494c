/// The examples of the README are run, and what they show is what the program says.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <sstream>

#include "catch_include.hpp"
#include "files.hpp"
#include "patella/read.hpp"
#include "program.hpp"

namespace fs = std::filesystem;
using namespace patella;

namespace {

constexpr std::string_view anything = "…";

struct Shown {
  std::string command;
  std::vector<std::string> answer;  // a line of … stands for any number of lines
};

/// The commands of the console blocks, each with the lines below it.
std::vector<Shown> shown_in(const fs::path& file) {
  std::vector<Shown> all;
  bool console = false;
  for (const std::string& line : lines_of(text_of(file))) {
    if (line.starts_with("```"))
      console = line == "```console";
    else if (console && line.starts_with("$ patella "))
      all.push_back({line.substr(10), {}});
    else if (console)
      all.back().answer.push_back(line);
  }
  return all;
}

std::vector<std::string> words_of(const std::string& command) {
  std::istringstream in{command};
  return {std::istream_iterator<std::string>{in}, {}};
}

/// Whether the answer is what is shown, from both first lines on.
bool matches(std::span<const std::string> shown, std::span<const std::string> said) {
  if (shown.empty()) return said.empty();
  if (shown.front() == anything) {
    for (std::size_t skip = 0; skip <= said.size(); ++skip)
      if (matches(shown.subspan(1), said.subspan(skip))) return true;
    return false;
  }
  return !said.empty() && shown.front() == said.front() && matches(shown.subspan(1), said.subspan(1));
}

}  // namespace

TEST_CASE("the log that the README shows is a good one") {
  std::ostringstream log;
  bool json = false;
  for (const std::string& line : lines_of(text_of(source_dir() / "README.md"))) {
    if (line.starts_with("```"))
      json = line == "```json";
    else if (json)
      log << line << '\n';
  }
  const ReadResult result = read_log(log.str(), "README.md");
  CHECK(result.diagnostics.empty());
  CHECK(result.log.activities.size() == 2);
}

TEST_CASE("what the README shows is what the program says") {
  const fs::path before = fs::current_path();
  fs::current_path(source_dir());
  const auto examples = shown_in("README.md");
  CHECK(examples.size() >= 5);
  for (const Shown& shown : examples) {
    const Output output = run_program(words_of(shown.command), std::chrono::sys_days{std::chrono::year{2026} / 11 / 22});
    INFO("patella " << shown.command << "\n" << output.out << output.err);
    CHECK(matches(shown.answer, lines_of(output.out)));
  }
  fs::current_path(before);
}
