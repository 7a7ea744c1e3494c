#pragma once
/// Logs of worked examples that share what was run before.
#include <array>
#include <string_view>

namespace patella {

/// A text that was joined when the program was built.
template <std::size_t n>
struct JoinedText {
  std::array<char, n> text{};
  constexpr operator std::string_view() const { return {text.data(), n}; }
};

/// Parts of a text one after the other.
template <std::size_t... n>
consteval auto joined(const char (&... parts)[n]) {
  JoinedText<(0 + ... + (n - 1))> result;
  std::size_t at = 0;
  const auto add = [&](const char* part, std::size_t length) {
    for (std::size_t i = 0; i < length; ++i) result.text[at++] = part[i];
  };
  (add(parts, n - 1), ...);
  return result;
}

}  // namespace patella
