#include "cli/import.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "log/format1.hpp"
#include "time/timestamp.hpp"

namespace patella::cli {
namespace {

/// Parses `run,trail_run`; `running` is all five kinds of it.
bool set_sports(const std::string& given, std::optional<std::vector<Sport>>& sports) {
  const auto words = words_of<Sport>;
  sports.emplace();
  for (std::size_t begin = 0; begin <= given.size();) {
    const std::size_t end = std::min(given.find(',', begin), given.size());
    const std::string_view word = std::string_view{given}.substr(begin, end - begin);
    const auto at = std::ranges::find(words, word);
    if (word == "running")
      sports->insert(sports->end(), {Sport::run, Sport::trail_run, Sport::treadmill, Sport::virtual_run, Sport::track_run});
    else if (at != words.end())
      sports->push_back(static_cast<Sport>(at - words.begin()));
    else
      return false;
    begin = end + 1;
  }
  return true;
}

Option sport_option(std::optional<std::vector<Sport>>& sports) {
  Option option{
      .name = "--sport",
      .value = "SPORT",
      .help = "only these sports, with commas between them; running is run, trail_run, treadmill, virtual_run and track_run",
      .expected = "sports with commas between them: running"};
  option.choices.push_back("running");
  for (const std::string_view word : words_of<Sport>) {
    option.expected += fmt::format(", {}", word);
    option.choices.push_back(word);
  }
  option.set = [&sports](const std::string& given) { return set_sports(given, sports); };
  return option;
}

Option assume_sport_option(std::optional<Sport>& sport) {
  Choices<Sport> words;
  for (const std::string_view word : words_of<Sport>) words.push_back({word, static_cast<Sport>(words.size())});
  return choice_option("--assume-sport", "SPORT",
                       "the sport of activities for which no source names one; guessed if not given", std::move(words),
                       sport);
}

std::vector<Option> log_options(ImportOptions& options) {
  return {
      {.name = "--into",
       .value = "FILE",
       .help = "the log, which may be new; the one before is kept as FILE~. Without it a new log goes to standard output",
       .expected = "the name of a file",
       .set = [&options](const std::string& given) { return !(options.into = given).empty() && given != "-"; }},
      flag_option("--dry-run", "say what would come of it, and write nothing", options.dry_run),
      flag_option("--strict", "write nothing where not everything can be read", options.strict),
      flag_option("--quiet", "no progress and no counts; what could not be read is told all the same", options.quiet),
  };
}

std::vector<Option> selection_options(ImportOptions& options) {
  return {
      day_option("--since", "only activities and days from DATE on", options.update.since),
      sport_option(options.update.sports),
      assume_sport_option(options.assumed_sport),
      flag_option("--keep-duplicates", "two activities at one time stay two; only the same id makes them one",
                  options.update.keep_duplicates),
      {.name = "--utc-offset",
       .value = "OFFSET",
       .help = "your clock against UTC, as +01:00, for files that tell UTC alone; this computer's time zone if not given",
       .expected = "an offset from UTC, such as +01:00 or -03:30, at most 14 hours",
       .set = [&options](const std::string& given) { return (options.utc_offset = parse_utc_offset(given)).has_value(); }},
  };
}

constexpr std::size_t megabyte = std::size_t{1} << 20;

/// An option that sets `target` to a whole number of `unit`s, 1 or more.
Option limit(std::string name, std::string_view help, std::size_t most, std::size_t unit, std::size_t& target) {
  return number_option(std::move(name), "N", fmt::format("{}; {} if not given", help, target / unit), 1, most,
                       [unit, &target](std::size_t number) { target = number * unit; });
}

std::vector<Option> limit_options(InputLimits& limits) {
  return {
      limit("--max-mb", "megabytes of one file after unpacking", 4096, megabyte, limits.bytes),
      limit("--max-points", "recorded points of one file", 100'000'000, 1, limits.points),
      limit("--max-files", "files of one archive", 100'000'000, 1, limits.entries),
      limit("--max-archives", "archives within each other", 16, 1, limits.archives),
      limit("--max-nesting", "levels of folders, XML and JSON", 1000, 1, limits.nesting),
  };
}

}  // namespace

std::vector<OptionGroup> import_options(ImportOptions& options) {
  return {{"The log", log_options(options)},
          {"What is wanted", selection_options(options)},
          {"Limits, against files made to exhaust a machine", limit_options(options.limits)},
          {"What the report looks like", with_display_options({}, options.display)}};
}

}  // namespace patella::cli
