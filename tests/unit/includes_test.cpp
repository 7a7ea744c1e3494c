/// Includes go one way: a folder of src/ includes itself and folders before it in the order below, never one after it, so
/// that no two include each other. Public headers include the standard library and each other, nothing else.
#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "catch_include.hpp"
#include "files.hpp"

using namespace patella;
namespace fs = std::filesystem;

namespace {

/// The folders of src/, each before those that may include it.
const std::vector<std::string> folder_order{"text",   "time",   "diagnostic", "json",  "log",    "activity", "recording",
                                            "vendor", "import", "measure",    "rules", "advise", "render",   "cli"};

/// Text of source files by their path below the top of the checkout.
using Files = std::map<std::string, std::string>;

Files files_below(const fs::path& top, const std::string& folder) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator{top / folder}) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".hpp" || extension == ".cpp") files[entry.path().lexically_relative(top).string()] = text_of(entry);
  }
  return files;
}

/// What a file includes, with its brackets or quotes.
std::vector<std::string> includes_in(const std::string& text) {
  std::vector<std::string> names;
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    std::erase(line, ' ');
    if (line.starts_with("#include")) names.push_back(line.substr(8, line.find_last_of(">\"") - 7));
  }
  return names;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.find('/')); }

std::size_t place_of(const std::string& folder) {
  return static_cast<std::size_t>(std::find(folder_order.begin(), folder_order.end(), folder) - folder_order.begin());
}

/// Each include that breaks the rule for src/, and why.
std::vector<std::string> violations_in_src(const Files& files) {
  std::vector<std::string> found;
  for (const auto& [file, text] : files) {
    const std::string own = folder_of(file.substr(std::string{"src/"}.size()));
    if (place_of(own) == folder_order.size()) found.push_back(file + ": its folder has no place in the order");
    for (const std::string& name : includes_in(text)) {
      const std::string path = name.substr(1, name.size() - 2);
      if (name.front() == '<' || path.starts_with("patella/")) continue;
      if (!files.contains("src/" + path))
        found.push_back(file + " includes " + path + ", no path below src/");
      else if (place_of(folder_of(path)) > place_of(own))
        found.push_back(file + " includes " + path + ", of a folder after its own");
    }
  }
  return found;
}

/// Each include of a public header that is neither a public header nor, having no suffix and no folder, the standard's.
std::vector<std::string> violations_in_public_headers(const Files& headers) {
  std::vector<std::string> found;
  for (const auto& [file, text] : headers)
    for (const std::string& name : includes_in(text)) {
      const std::string path = name.substr(1, name.size() - 2);
      const bool standard = name.front() == '<' && path.find_first_of("./") == std::string::npos;
      if (!standard && !headers.contains("include/" + path)) found.push_back(file + " includes " + path);
    }
  return found;
}

using Violations = std::vector<std::string>;

}  // namespace

TEST_CASE("no folder includes a later one", "[includes]") {
  const Files files = files_below(source_dir(), "src");
  CHECK(files.size() > 200);
  CHECK(violations_in_src(files) == Violations{});
  std::set<std::string> folders;
  for (const auto& [file, text] : files) folders.insert(folder_of(file.substr(std::string{"src/"}.size())));
  CHECK(folders == std::set<std::string>{folder_order.begin(), folder_order.end()});
}

TEST_CASE("public headers include only the standard library and each other", "[includes]") {
  const Files headers = files_below(source_dir(), "include");
  CHECK(headers.size() > 5);
  CHECK(violations_in_public_headers(headers) == Violations{});
}

TEST_CASE("an include of a later folder, of no file or of a folder without a place is found", "[includes]") {
  const Files files{{"src/text/a.hpp", "#include <string>\n#include \"patella/log.hpp\"\n"},
                    {"src/text/b.cpp", "#include \"text/a.hpp\"\n#include \"log/c.hpp\"\n"},
                    {"src/log/c.hpp", "# include \"text/a.hpp\"  // why\n#include \"a.hpp\"\n"},
                    {"src/misc/d.cpp", ""}};
  CHECK(violations_in_src(files) == Violations{"src/log/c.hpp includes a.hpp, no path below src/",
                                               "src/misc/d.cpp: its folder has no place in the order",
                                               "src/text/b.cpp includes log/c.hpp, of a folder after its own"});
}

TEST_CASE("an include of a library or of src in a public header is found", "[includes]") {
  const Files headers{{"include/patella/a.hpp", "#include <vector>\n#include \"patella/b.hpp\"\n"},
                      {"include/patella/b.hpp", "#include <fmt/core.h>\n#include <unistd.h>\n#include \"text/utf8.hpp\"\n"}};
  CHECK(violations_in_public_headers(headers) == Violations{"include/patella/b.hpp includes fmt/core.h",
                                                            "include/patella/b.hpp includes unistd.h",
                                                            "include/patella/b.hpp includes text/utf8.hpp"});
}

// Every `path` of the tables in CONTRIBUTING.md that begins with a folder of the checkout and names no placeholder.
TEST_CASE("files that CONTRIBUTING names are there", "[includes]") {
  const std::string text = text_of(source_dir() / "CONTRIBUTING.md");
  const std::regex path{"`((?:src|include|data|tests|examples)/[a-z0-9_./-]+)`"};
  std::size_t named = 0;
  for (std::sregex_iterator at{text.begin(), text.end(), path}; at != std::sregex_iterator{}; ++at, ++named) {
    INFO((*at)[1].str());
    CHECK(fs::exists(source_dir() / (*at)[1].str()));
  }
  CHECK(named > 10);
}
