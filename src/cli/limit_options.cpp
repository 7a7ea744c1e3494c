#include "cli/limit_options.hpp"

#include <fmt/format.h>
#include <charconv>

#include "text/number.hpp"

namespace patella::cli {
namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20;

/// An option that sets `target` to a whole number of `unit`s, 1 or more.
Option limit(std::string name, std::string_view help, std::size_t most, std::size_t unit, std::size_t& target) {
  return {.name = std::move(name),
          .value = "N",
          .help = fmt::format("{}; {} if not given", help, target / unit),
          .expected = fmt::format("a whole number from 1 to {}", most),
          .set = [most, unit, &target](const std::string& given) {
            const auto value = parse_whole<std::size_t>(given);
            if (!value || *value < 1 || *value > most) return false;
            target = *value * unit;
            return true;
          }};
}

}  // namespace

std::vector<Option> limit_options(InputLimits& limits) {
  return {
      limit("--max-mb", "megabytes of one file after unpacking", 4096, megabyte, limits.bytes),
      limit("--max-points", "recorded points of one file", 100'000'000, 1, limits.points),
      limit("--max-files", "files of one archive", 100'000'000, 1, limits.entries),
      limit("--max-archives", "archives within each other", 16, 1, limits.archives),
      limit("--max-nesting", "levels of folders, XML and JSON", 1000, 1, limits.nesting),
  };
}

}  // namespace patella::cli
