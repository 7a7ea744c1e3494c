/// Golden cases: what the program says, byte for byte.
///
/// A case is a folder tests/golden/GROUP/NAME. `args` has one argument a line. `stdin` is standard input and `today`
/// the runner's date, where they matter. `stdout` and `stderr` are what the program must say, nothing where there is
/// no such file, and `exit` is its status. `after.NAME` is what the file NAME must hold afterwards: a case with such a
/// file, or with `--into`, must write no other. Every other file is an input, named as in `args`; `examples/` is there too.
/// PATELLA_UPDATE_GOLDEN=1 writes down what the program says now. PATELLA_GOLDEN_CASE=GROUP/NAME runs that case and no
/// other: ctest has one entry a case.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "unit/catch_include.hpp"
#include "unit/files.hpp"
#include "unit/program.hpp"

namespace fs = std::filesystem;
using patella::lines_of;
using patella::text_of;

namespace {

const fs::path source = patella::source_dir();
const fs::path golden = source / "tests" / "golden";
constexpr patella::Day usual_today{std::chrono::year{2026} / 11 / 22};

/// The files of a case that state what is expected, by name; an empty text stands for no file.
using Expectations = std::map<std::string, std::string>;

/// A copy of a case to run in: the names in the answers are short, and nothing can be written to the source.
class Scratch {
 public:
  explicit Scratch(const fs::path& folder) {
    fs::copy(folder, here_.path, fs::copy_options::recursive);
    fs::create_directory_symlink(source / "examples", here_.path / "examples");
    fs::current_path(here_.path);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { fs::current_path(before_); }

  /// The files that are new or other than in the case, as `after.NAME`; one that is gone holds nothing.
  Expectations changed(const fs::path& folder) const {
    Expectations files;
    for (const auto& entry : fs::directory_iterator{here_.path}) {
      const fs::path as_given = folder / entry.path().filename();
      const bool same = fs::exists(as_given) && text_of(as_given) == text_of(entry.path());
      if (entry.is_regular_file() && !same) files["after." + entry.path().filename().string()] = text_of(entry.path());
    }
    for (const auto& entry : fs::directory_iterator{folder})
      if (!fs::exists(here_.path / entry.path().filename())) files["after." + entry.path().filename().string()] = "(gone)\n";
    return files;
  }

 private:
  patella::Folder here_{"golden"};
  fs::path before_ = fs::current_path();
};

patella::Day today_of(const fs::path& folder) {
  const std::string text = text_of(folder / "today");
  return patella::parse_day(text.substr(0, text.find('\n'))).value_or(usual_today);
}

bool is_after(const fs::path& file) { return file.filename().string().starts_with("after."); }

bool states_files(const fs::path& folder, const std::vector<std::string>& args) {
  return std::find(args.begin(), args.end(), "--into") != args.end() ||
         std::any_of(fs::directory_iterator{folder}, {}, [](const auto& entry) { return is_after(entry.path()); });
}

Expectations run(const fs::path& folder) {
  const Scratch scratch{folder};
  const auto args = lines_of(text_of(folder / "args"));
  const patella::Output output = patella::run_program(args, today_of(folder), text_of(folder / "stdin"));
  Expectations actual{{"stdout", output.out}, {"stderr", output.err}, {"exit", std::to_string(output.exit) + "\n"}};
  if (states_files(folder, args)) actual.merge(scratch.changed(folder));
  return actual;
}

/// What a case expects of files, by name.
Expectations expected_files(const fs::path& folder) {
  Expectations files;
  for (const auto& entry : fs::directory_iterator{folder})
    if (is_after(entry.path())) files[entry.path().filename().string()] = text_of(entry.path());
  return files;
}

void write_down(const fs::path& folder, const Expectations& actual) {
  for (const auto& [name, text] : expected_files(folder)) fs::remove(folder / name);
  for (const auto& [name, text] : actual)
    if (text.empty())
      fs::remove(folder / name);
    else
      std::ofstream{folder / name, std::ios::binary} << text;
}

/// The lines that differ, as `-` expected and `+` actual, with the number of the first of them.
std::string difference(const std::string& expected, const std::string& actual) {
  const auto before = lines_of(expected), after = lines_of(actual);
  std::size_t same = 0, end = 0;
  const std::size_t shorter = std::min(before.size(), after.size());
  while (same < shorter && before[same] == after[same]) ++same;
  while (end < shorter - same && before[before.size() - 1 - end] == after[after.size() - 1 - end]) ++end;
  std::ostringstream text;
  text << "line " << same + 1 << '\n';
  for (std::size_t i = same; i < before.size() - end; ++i) text << "- " << before[i] << '\n';
  for (std::size_t i = same; i < after.size() - end; ++i) text << "+ " << after[i] << '\n';
  if (same == before.size() && same == after.size()) text << "(the line ends differ)\n";
  return text.str();
}

std::vector<fs::path> cases() {
  std::vector<fs::path> folders;
  for (const auto& group : fs::directory_iterator{golden})
    for (const auto& folder : fs::directory_iterator{group}) folders.push_back(folder.path());
  std::sort(folders.begin(), folders.end());
  return folders;
}

}  // namespace

TEST_CASE("golden cases", "[golden]") {
  const bool update = std::getenv("PATELLA_UPDATE_GOLDEN") != nullptr;
  const char* only = std::getenv("PATELLA_GOLDEN_CASE");
  for (const fs::path& folder : only ? std::vector{golden / only} : cases()) {
    INFO(fs::relative(folder, source).string());
    REQUIRE(fs::exists(folder / "args"));
    const Expectations actual = run(folder);
    if (update) write_down(folder, actual);
    CHECK(fs::exists(folder / "exit"));
    for (const auto& [name, text] : expected_files(folder)) {
      INFO(name);
      CHECK(actual.contains(name));
    }
    for (const auto& [name, text] : actual) {
      const std::string expected = text_of(folder / name);
      INFO(name << ", " << difference(expected, text));
      CHECK((expected == text));
    }
  }
}

// Cases that are not found fail nothing: as many as this there were once.
TEST_CASE("no golden case is lost") { CHECK(cases().size() >= 186); }
