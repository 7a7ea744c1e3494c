#include "render/csv.hpp"

#include "text/printable.hpp"

namespace patella::render {
namespace {

/// Numbers may begin with a minus; other text that begins like a formula may not.
bool is_formula(const std::string& field) {
  const bool begins = !field.empty() && std::string_view{"=+-@"}.find(field.front()) != std::string_view::npos;
  return begins && field.find_first_not_of("-0123456789.e") != std::string::npos;
}

std::string csv_field(const std::string& field) {
  const std::string safe = (is_formula(field) ? "'" : "") + printable(field);
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) quoted += c == '"' ? "\"\"" : std::string{c};
  return quoted + '"';
}

std::string value_text(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string items;
  for (const Json& item : value) items += (items.empty() ? "" : " ") + value_text(item);
  return items;
}

}  // namespace

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : fields) {
    if (&field != &fields.front()) line += ',';
    line += csv_field(field);
  }
  return line + "\r\n";
}

std::vector<std::string> csv_names(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [key, value] : object.items()) {
    if (!value.is_object()) {
      names.push_back(key);
      continue;
    }
    for (const std::string& name : csv_names(value)) names.push_back(key + '_' + name);
  }
  return names;
}

std::vector<std::string> csv_values(const Json& object) {
  std::vector<std::string> values;
  for (const auto& [key, value] : object.items()) {
    if (value.is_object())
      for (std::string& inner : csv_values(value)) values.push_back(std::move(inner));
    else
      values.push_back(value_text(value));
  }
  return values;
}

}  // namespace patella::render
