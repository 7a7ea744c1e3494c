#include "render/describe_record.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "render/sentence.hpp"
#include "text/printable.hpp"

namespace patella::render {
namespace {

// The unit of the first is enough to know them; the others are printed before the rest.
constexpr std::string_view nameless[] = {"distance", "duration"}, apart[] = {"date", "start", "sport"};
constexpr std::string_view units[] = {"km", "mi", "m", "ft", "min", "h", "spm"};

/// Texts without their quotes, lists without their brackets.
std::string plain(const std::string& json) {
  const auto value = nlohmann::json::parse(json, nullptr, false);
  if (value.is_string()) return printable_excerpt(value.get<std::string>());
  if (!value.is_array()) return json;
  std::string text;
  for (const auto& entry : value) add_item(text, plain(entry.dump()));
  return text;
}

bool stands_apart(const NewField& field) { return std::ranges::count(apart, field.name) > 0; }

}  // namespace

std::string describe_field(const std::string& name, const std::string& json) {
  std::string words = name, unit;
  const std::size_t last = name.rfind('_');
  if (last != std::string::npos && std::ranges::count(units, std::string_view{name}.substr(last + 1)) > 0) {
    words = name.substr(0, last);
    unit = " " + name.substr(last + 1);
  }
  const bool is_nameless = std::ranges::count(nameless, words) > 0;
  std::ranges::replace(words, '_', ' ');
  if (json == "true") return words + " yes";
  if (json == "false") return words + " no";
  return is_nameless ? json + unit : fmt::format("{} {}{}", words, plain(json), unit);
}

std::string describe_record(const NewRecord& record) {
  std::string text;
  for (const NewField& field : record) {
    if (stands_apart(field)) continue;
    add_item(text, field.members.empty() ? describe_field(field.name, field.json)
                                         : fmt::format("{} {}", field.name, describe_record(field.members)));
  }
  return text;
}

}  // namespace patella::render
