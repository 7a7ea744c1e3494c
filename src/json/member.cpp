#include "json/member.hpp"

#include <cstddef>

namespace patella {
namespace {

constexpr std::string_view white = " \t\r\n";

/// Behind the string that begins at `at`. Most of the data is inside of strings, so this is what has to be fast.
std::size_t past_string(std::string_view text, std::size_t at) {
  std::size_t end = text.find('"', at + 1);
  while (end != std::string_view::npos) {
    const std::size_t backslashes = end - 1 - text.find_last_not_of('\\', end - 1);
    if (backslashes % 2 == 0) return end + 1;
    end = text.find('"', end + 1);
  }
  return text.size();
}

std::size_t past_value(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = past_string(text, at);
      continue;
    }
    if (depth == 0 && (c == ',' || c == '}' || c == ']')) break;
    depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    ++at;
  }
  return at;
}

/// Calls `each` for every member until it says false.
template <class Each>
void walk(std::string_view object, Each each) {
  std::size_t at = object.find('{');
  while (at != std::string_view::npos) {
    const std::size_t key = object.find_first_not_of(white, at + 1);
    if (key == std::string_view::npos || object[key] != '"') return;
    const std::size_t key_end = past_string(object, key);
    const std::size_t value = object.find_first_not_of(white, object.find(':', key_end) + 1);
    const std::size_t end = past_value(object, value);
    if (!each(JsonMember{object.substr(key + 1, key_end - key - 2), object.substr(value, end - value)})) return;
    at = end < object.size() && object[end] == ',' ? end : std::string_view::npos;
  }
}

}  // namespace

std::vector<JsonMember> members(std::string_view object) {
  std::vector<JsonMember> all;
  walk(object, [&](JsonMember m) {
    all.push_back(m);
    return true;
  });
  return all;
}

std::string_view member_text(std::string_view object, std::string_view key) {
  std::string_view found;
  walk(object, [&](JsonMember m) {
    if (m.key == key) found = m.value;
    return m.key != key;
  });
  return found;
}

}  // namespace patella
