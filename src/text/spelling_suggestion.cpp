#include "text/spelling_suggestion.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "text/ascii.hpp"

namespace patella {
namespace {

/// Small letters, and `_` for whatever joins words.
std::string plain(std::string_view word) {
  std::string out = to_lower(word);
  std::ranges::replace_if(
      out, [](char c) { return c == '-' || c == ' '; }, '_');
  return out;
}

/// Letters to insert, delete, replace or swap with their neighbour (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

std::optional<std::string_view> spelling_suggestion(std::string_view word, std::span<const std::string_view> known) {
  constexpr std::size_t longest = 40;  // no name is that long
  if (word.size() > longest) return std::nullopt;
  const std::string wanted = plain(word);
  std::optional<std::string_view> best;
  std::size_t best_distance = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  for (const auto known_name : known) {
    const std::string name = plain(known_name);
    // `distance` was meant to have its unit.
    const bool lacks_unit =
        wanted.size() > 3 && name.size() > wanted.size() && name.starts_with(wanted) && name[wanted.size()] == '_';
    const std::size_t d = lacks_unit ? 1 : distance(wanted, name);
    if (d < best_distance && d < name.size()) {
      best = known_name;
      best_distance = d;
    }
  }
  return best;
}

}  // namespace patella
