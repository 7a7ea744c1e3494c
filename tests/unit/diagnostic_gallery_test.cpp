/// The gallery of errors: every message that the readers have, with a file that provokes it.
/// PATELLA_UPDATE_GOLDEN=1 writes what is expected anew.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "catch_include.hpp"
#include "diagnostic/message.hpp"
#include "files.hpp"
#include "patella/policy.hpp"
#include "patella/read.hpp"

using namespace patella;
namespace fs = std::filesystem;

namespace {

const fs::path gallery = source_dir() / "tests" / "errors";

/// The diagnostics of a file: of a policy where the name says so, else of a log.
std::vector<Diagnostic> problems_of(const fs::path& input, const std::string& name) {
  if (input.stem().string().ends_with("-policy")) return read_policy(text_of(input), name).diagnostics;
  return read_log(text_of(input), name).diagnostics;
}

std::string rendered(const std::vector<Diagnostic>& diagnostics) {
  std::ostringstream out;
  const auto line = [&](const char* name, const std::string& text) {
    if (!text.empty()) out << name << text << '\n';
  };
  for (const Diagnostic& d : diagnostics) {
    out << d.line << ':' << d.column << ' ' << (d.severity == Severity::error ? "error " : "warning ") << d.id << '\n';
    line("pointer:  ", d.pointer.text());
    line("message:  ", d.message);
    line("found:    ", d.found);
    line("expected: ", d.expected);
    line("hint:     ", d.hint);
    out << "| " << d.excerpt << "\n| " << std::string(d.caret, ' ') << "^\n";
  }
  return out.str();
}

std::vector<fs::path> inputs() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator{gallery / "gallery"}) {
    if (entry.path().extension() == ".json") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("each file of the gallery has its expected diagnostics", "[diagnostic][gallery]") {
  const bool update = std::getenv("PATELLA_UPDATE_GOLDEN") != nullptr;
  for (const fs::path& input : inputs()) {
    INFO(input.filename().string());
    const auto diagnostics = problems_of(input, input.filename().string());
    fs::path expected = input;
    expected.replace_extension(".expected");
    if (update) std::ofstream{expected, std::ios::binary} << rendered(diagnostics);
    REQUIRE(fs::exists(expected));
    CHECK(rendered(diagnostics) == text_of(expected));
  }
}

TEST_CASE("each message has a file in the gallery that is named after it", "[diagnostic][gallery]") {
  std::set<std::string> shown;
  for (const fs::path& input : inputs()) {
    const std::string name = input.stem().string();
    for (const Diagnostic& d : problems_of(input, name)) {
      if (name == d.id || name.starts_with(d.id + "-")) shown.insert(d.id);
    }
  }
  // These are not about one small file.
  shown.insert({"more-problems", "contradiction", "other-athlete", "same-records", "same-file", "backup-file"});
  for (const Wording& wording : wordings()) {
    INFO(wording.id);
    CHECK(shown.count(std::string{wording.id}) == 1);
  }
}

TEST_CASE("every problem has its place and what to do about it", "[diagnostic][gallery]") {
  for (const fs::path& input : inputs()) {
    INFO(input.filename().string());
    for (const Diagnostic& d : problems_of(input, "a")) {
      CHECK(d.file == "a");
      CHECK(d.line > 0);
      CHECK(d.column > 0);
      CHECK_FALSE((d.expected.empty() && d.hint.empty()));
      CHECK_FALSE(d.message.ends_with('.'));
      CHECK(d.message.find('{') == (d.id == "wrong-bracket" ? d.message.find('{') : std::string::npos));
    }
  }
}
