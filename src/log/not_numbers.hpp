#pragma once
/// Tokens that programs write for numbers which JSON cannot hold: `NaN`, `Infinity`, `3e808`.
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace patella {

/// Where such tokens stood, and what they meant.
class NotNumbers {
 public:
  bool empty() const { return found_.empty(); }
  /// Tokens are added in the order of the text.
  void add(std::size_t at, double value) { found_.emplace_back(at, value); }
  /// Not a number, or infinite; nothing where no such token stood at `at`.
  std::optional<double> at(std::size_t at) const;

 private:
  std::vector<std::pair<std::size_t, double>> found_;
};

/// Puts a zero and blanks in the place of each such token from byte `from` on, which is outside of any text.
NotNumbers replace_not_numbers(std::string& text, std::size_t from);

}  // namespace patella
