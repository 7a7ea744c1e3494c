#include <algorithm>

#include "diagnostic/problems.hpp"
#include "json/tokenizer.hpp"
#include "log/format1.hpp"
#include "log/table_reader.hpp"
#include "patella/read.hpp"
#include "text/characters.hpp"
#include "vendor/strava/list.hpp"

namespace patella {
namespace {

Log read_format_1(std::string_view text, Problems& problems) {
  Log log;
  // So much text seldom holds more records; a guess saves moving all of them each time the list has to grow.
  constexpr std::size_t usual_record = 300;
  log.activities.reserve(text.size() / usual_record);
  TableReader<Log> reader{format1::document, log, problems};
  tokenize_json(text, reader);
  return log;
}

/// The one table of what can be read, told apart by its first character that is not blank.
bool is_list(std::string_view text) { return text.substr(skip_whitespace(text, begin_of_document(text))).starts_with('['); }

}  // namespace

bool ReadResult::ok() const {
  return std::ranges::none_of(diagnostics, [](const Diagnostic& d) { return d.severity == Severity::error; });
}

ReadResult read_log(std::string_view text, std::string file) {
  Problems problems{text};
  ReadResult result;
  result.log = is_list(text) ? read_strava_list(text, problems) : read_format_1(text, problems);
  if (begin_of_document(text) > 0) problems.add(0, {}, {Message::byte_order_mark, {}, {}, {}, ""});
  result.log.files = {file};
  result.diagnostics = std::move(problems).diagnostics(file);
  return result;
}

}  // namespace patella
