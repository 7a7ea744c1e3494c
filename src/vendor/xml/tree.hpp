#pragma once
/// XML as text and as pugixml's tree: tags, texts and numbers, whatever the prefixes of a file's namespaces are.
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "vendor/xml/split.hpp"

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

/// The text as UTF-8 without a byte order mark: UTF-16 is converted, and nothing behind a zero byte counts, where a
/// device that died left a hole. `storage` holds the text where it is not a part of `bytes`.
std::string_view xml_text(std::string_view bytes, std::string& storage);

/// The first child whose local name is `name`; an empty node where there is none.
pugi::xml_node child(pugi::xml_node parent, std::string_view name);

/// All text directly in `node`, which may be empty: valid UTF-8 without control characters but line breaks, blanks
/// trimmed, at most 10,000 bytes. Bytes that are no UTF-8 are read as Windows-1252.
std::string words(pugi::xml_node node);

/// The text of an attribute, made fit in the same way, at most `most` bytes and a character.
std::string words(std::string_view text, std::size_t most);

/// Sets `value` to the finite number in `text`, with blanks around it, right to the last place but one; false where there is
/// none.
bool read_number(std::string_view text, double& value);

/// The same. In line, for there are many, and to hand over an optional takes as long as to read some of them.
inline std::optional<double> number(std::string_view text) {
  double value = 0;
  return read_number(text, value) ? std::optional{value} : std::nullopt;
}

/// `line 17`.
std::string line_of(std::string_view text, std::size_t at);

/// How deep extensions are looked into.
inline constexpr int extension_depth = 8;

/// What a part holds: in numbers and times nothing is escaped, which saves looking for it.
enum class XmlContent { words, numbers };

/// Parses a part of `text` that begins at byte `from` of it. In place: `part` is changed, and the tree lives as long.
/// Entities of the document's own are not expanded.
std::optional<XmlError> parse_xml(std::string& part, pugi::xml_document& tree, XmlContent content);

}  // namespace patella
