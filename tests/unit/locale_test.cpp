/// No answer depends on the locale of the process.
#include <fstream>
#include <locale>

#include "catch_include.hpp"
#include "files.hpp"
#include "logs.hpp"
#include "program.hpp"

using namespace patella;

namespace {

/// 1.234,5 instead of 1234.5.
struct GermanNumbers : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

class ForeignLocale {
 public:
  ForeignLocale() : before_{std::locale::global(std::locale{std::locale::classic(), new GermanNumbers})} {}
  ~ForeignLocale() { std::locale::global(before_); }
  ForeignLocale(const ForeignLocale&) = delete;

 private:
  std::locale before_;
};

std::vector<Output> answers() {
  const std::string log = (source_dir() / "examples" / "downhill.json").string();
  std::vector<Output> all;
  for (std::vector<std::string> args :
       std::vector<std::vector<std::string>>{{"check", log},
                                             {"check", log, "--format", "json"},
                                             {"report", log, "--all"},
                                             {"report", log, "--all", "--format", "markdown", "--units", "imperial"},
                                             {"report", log, "--all", "--format", "html"},
                                             {"report", log, "--all", "--format", "csv"},
                                             {"report", log, "--all", "--format", "json"},
                                             {"replay", log},
                                             {"replay", log, "--format", "json"},
                                             {"replay", log, "--format", "csv"},
                                             {"replay", "--against-injuries", log},
                                             {"explain", "weekly-spike"},
                                             {"validate", log},
                                             {"check", "no-such-file.json"}})
    all.push_back(run_program(args, day("2026-10-11")));
  return all;
}

}  // namespace

TEST_CASE("every answer is the same in a locale with other numbers") {
  const std::vector<Output> plain = answers();
  const ForeignLocale german;
  std::ostringstream sample;
  sample << 1234.5;
  REQUIRE(sample.str() == "1.234,5");
  const std::vector<Output> foreign = answers();
  for (std::size_t i = 0; i < plain.size(); ++i) {
    CAPTURE(i);
    CHECK(foreign[i].exit == plain[i].exit);
    CHECK(foreign[i].out == plain[i].out);
    CHECK(foreign[i].err == plain[i].err);
  }
}
