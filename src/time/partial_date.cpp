#include "time/partial_date.hpp"

#include <string>

namespace patella {

std::optional<Day> parse_since(std::string_view text) {
  constexpr std::string_view first_day = "0000-01-01";
  if (text.size() != 4 && text.size() != 7) return parse_day(text);
  return parse_day(std::string{text} + std::string{first_day.substr(text.size())});
}

}  // namespace patella
