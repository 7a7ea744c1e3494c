#pragma once
/// Searches in the text of XML, without a tree.
#include <string_view>

namespace patella {

/// The first end tag `tag`, as `</trkpt>`, from byte `at` of the text on; npos where there is none.
std::size_t find_end_tag(std::string_view text, std::string_view tag, std::size_t at);

/// The `>` that ends a start tag, of which `at` is behind the name: those in quoted values are passed. npos where the text
/// ends before.
std::size_t find_tag_end(std::string_view text, std::size_t at);

/// One past the document type declaration that begins at `at`, its own declarations included; npos where the text ends
/// before.
std::size_t find_doctype_end(std::string_view text, std::size_t at);

/// `name` without its namespace prefix.
constexpr std::string_view local_name(std::string_view name) {
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

/// The same of pugixml's names, most of which are too short for a search by length.
constexpr std::string_view local_name(const char* name) {
  const char* end = name;
  while (*end != '\0' && *end != ':') ++end;
  return *end == ':' ? std::string_view{end + 1} : std::string_view{name, end};
}

}  // namespace patella
