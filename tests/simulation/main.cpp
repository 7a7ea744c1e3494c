/// Prints what the rules reach on simulated runners or, with --properties, for which of them a property does not hold.
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "groups.hpp"

using namespace patella::simulation;

namespace {

constexpr std::string_view usage =
    "patella_simulation [--manual] [--runners N] [--seed N]: the table of all groups, 1000 runners each;\n"
    "  --manual prints it as it stands in the man page of explain\n"
    "patella_simulation --properties [--quick] [--runners N] [--seed N] [--weeks N] [--runner I] [--logs FOLDER] [P1 ...]:\n"
    "  the properties, all or those named, for N runners or for the one of number I; a year unless --weeks says less;\n"
    "  --quick tries as much as the unit tests do;\n"
    "  logs of runners for whom one does not hold are written to FOLDER\n";

struct Request {
  Scale scale{.runners = 1000, .seed = 1, .weeks = 52, .only_runner = -1};
  bool properties = false, quick = false, manual = false;
  std::string logs;
  std::vector<std::string_view> ids;
};

template <class Number>
bool read_number(const char* text, Number& number) {
  const std::string_view digits = text ? text : "";
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc{} && end == digits.data() + digits.size();
}

bool read_arguments(char** argument, Request& request) {
  for (++argument; *argument; ++argument) {
    const std::string_view name = *argument;
    if (name == "--properties")
      request.properties = true;
    else if (name == "--manual")
      request.manual = true;
    else if (name == "--quick")
      request.quick = true;
    else if (name == "--runners" && read_number(argument[1], request.scale.runners))
      ++argument;
    else if (name == "--seed" && read_number(argument[1], request.scale.seed))
      ++argument;
    else if (name == "--weeks" && read_number(argument[1], request.scale.weeks))
      ++argument;
    else if (name == "--runner" && read_number(argument[1], request.scale.only_runner))
      ++argument;
    else if (name == "--logs" && argument[1])
      request.logs = *++argument;
    else if (std::ranges::find(properties(), name, &Property::id) != properties().end())
      request.ids.push_back(name);
    else
      return false;
  }
  return true;
}

/// Whether all that were asked for hold.
bool print_properties(const Request& request) {
  bool all_hold = true;
  for (const Property& property : properties()) {
    if (!request.ids.empty() && std::ranges::count(request.ids, property.id) == 0) continue;
    const auto begin = std::chrono::steady_clock::now();
    Scale scale = request.scale;
    if (request.quick) scale.runners = property.test_runners, scale.weeks = property.test_weeks;
    const Failures failures = property.check(scale);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    fmt::print("{} {}: {} ({:.1f} s)\n", property.id, property.text,
               failures.count() == 0 ? "holds for all of " + std::to_string(failures.runners) : "not for " + failures.text(),
               took.count());
    std::fflush(stdout);
    all_hold = all_hold && failures.count() == 0;
    if (request.logs.empty()) continue;
    for (const Failures::Example& example : failures.first())
      std::ofstream{std::filesystem::path{request.logs} / fmt::format("{}-{}.json", property.id, example.runner)}
          << written(example.log);
  }
  return all_hold;
}

}  // namespace

int main(int, char** arguments) {
  Request request;
  if (!read_arguments(arguments, request)) {
    fmt::print(stderr, "{}", usage);
    return 64;
  }
  if (request.properties) return print_properties(request) ? 0 : 1;
  const std::vector<Row> rows = operating_characteristic(request.scale);
  fmt::print("{}", request.manual ? manual_of(rows) : table_of(rows));
  return 0;
}
