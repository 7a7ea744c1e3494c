/// The same log named more than once.
#include <filesystem>
#include <fstream>

#include "catch_include.hpp"
#include "files.hpp"
#include "logs.hpp"
#include "program.hpp"

using namespace patella;
namespace fs = std::filesystem;

TEST_CASE("a file is read once, by whatever names, and a backup beside it is left out", "[input]") {
  const Folder folder{"same-log"};
  const fs::path log = folder.path / "log.json", link = folder.path / "link.json", backup = folder.path / "log.json~";
  std::ofstream{log} << R"({"activities": [{"date": "2026-08-01", "distance_km": 8}]})";
  fs::create_symlink(log, link);
  fs::copy_file(log, backup);
  const std::string around = (folder.path / "." / "log.json").string();
  const auto run = [](std::vector<std::string> names) {
    std::vector<std::string> args{"validate"};
    args.insert(args.end(), names.begin(), names.end());
    return run_program(args, day("2026-08-02"));
  };
  const Output one = run({log.string()});
  CHECK(one.exit == 0);
  CHECK(one.err.empty());
  for (const std::string& again : {log.string(), link.string(), around}) {
    INFO(again);
    const Output two = run({log.string(), again});
    CHECK(two.exit == 0);
    CHECK(two.out == one.out);
    CHECK(two.err.find("same file") != std::string::npos);
  }
  const Output with_backup = run({log.string(), backup.string()});
  CHECK(with_backup.out == one.out);
  CHECK(with_backup.err.find("log.json~") != std::string::npos);
  CHECK(run({backup.string()}).out.find("good, 1 activity") != std::string::npos);
}
