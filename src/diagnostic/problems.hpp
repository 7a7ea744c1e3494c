#pragma once
/// Collects what is wrong with a text while it is read.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/message.hpp"

namespace patella {

class Problems {
 public:
  explicit Problems(std::string_view text) : text_{text} {}
  std::string_view text() const { return text_; }
  /// Something is wrong at byte `at`. Beyond a thousand errors, or warnings, they are only counted.
  void add(std::size_t at, JsonPointer pointer, Problem note);
  /// Forgets all but the problems of one kind, which make the others meaningless.
  void keep_only(Message message);
  /// All of them in the order of the text, with lines, columns and excerpts.
  std::vector<Diagnostic> diagnostics(const std::string& file) &&;

 private:
  struct Entry {
    std::size_t at;
    JsonPointer pointer;
    Problem note;
  };
  std::string_view text_;
  std::vector<Entry> entries_;
  std::size_t errors_ = 0, warnings_ = 0, left_out_ = 0;
};

}  // namespace patella
