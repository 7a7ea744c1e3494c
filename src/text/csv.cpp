#include "text/csv.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace patella {
namespace {

/// More cells than any vendor's table has; further ones of a record are dropped.
constexpr std::size_t most_cells = 4096;
/// How often the text may be read again before quotes are no longer followed across lines.
constexpr std::size_t most_rereading = 8;

bool is_break(char c) { return c == '\n' || c == '\r'; }

/// One past the line break at `at`.
std::size_t after_break(std::string_view text, std::size_t at) {
  return at + (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1);
}

char find_delimiter(std::string_view text) {
  std::size_t commas = 0, semicolons = 0, tabs = 0;
  bool quoted = false;
  for (std::size_t at = std::min(text.find_first_not_of("\r\n"), text.size()); at < text.size(); ++at) {
    const char c = text[at];
    if (is_break(c) && !quoted) break;
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    commas += c == ',';
    semicolons += c == ';';
    tabs += c == '\t';
  }
  if (commas >= semicolons && commas >= tabs) return ',';
  return semicolons >= tabs ? ';' : '\t';
}

}  // namespace

CsvReader::CsvReader(std::string_view text) : text_{valid_utf8(text, repaired_)}, delimiter_{find_delimiter(text_)} {}

CsvReader::Parsed CsvReader::parse(std::size_t begin, Quotes quotes) const {
  Parsed out;
  std::string cell;
  std::size_t at = begin;
  const auto ends_cell = [&](std::size_t i) { return i >= text_.size() || text_[i] == delimiter_ || is_break(text_[i]); };
  const auto keep = [&] {
    if (out.row.cells.size() < most_cells) out.row.cells.push_back(std::move(cell));
    cell.clear();
  };
  while (true) {
    if (at < text_.size() && text_[at] == '"') {
      for (++at;; ++at) {
        const std::size_t stop = std::min(text_.find_first_of("\"\r\n", at), text_.size());
        cell += text_.substr(at, stop - at);
        at = stop;
        if (at == text_.size()) {
          out.open = true;
          break;
        }
        if (is_break(text_[at])) {
          if (quotes == Quotes::single_line) break;
        } else if (quotes == Quotes::rfc_4180 && at + 1 < text_.size() && text_[at + 1] == '"') {
          ++at;
        } else if (ends_cell(at + 1)) {
          ++at;
          break;
        } else if (text_[at + 1] == '"' && !ends_cell(at + 2)) {
          ++at;
        }
        cell += text_[at];
      }
    }
    const std::size_t begin_plain = at;
    while (!ends_cell(at)) ++at;
    cell += text_.substr(begin_plain, at - begin_plain);
    keep();
    if (at >= text_.size() || text_[at] != delimiter_) break;
    ++at;
  }
  out.end = at < text_.size() ? after_break(text_, at) : at;
  return out;
}

std::optional<CsvRow> CsvReader::next() {
  while (at_ < text_.size() && is_break(text_[at_])) {
    at_ = after_break(text_, at_);
    ++line_;
  }
  if (at_ >= text_.size()) return std::nullopt;
  Parsed parsed = parse(at_, lines_only_ ? Quotes::single_line : Quotes::rfc_4180);
  const auto is_wrong = [this](const Parsed& p) { return p.open || (width_ > 0 && p.row.cells.size() != width_); };
  if (!lines_only_ && is_wrong(parsed)) {
    reread_ += parsed.end - at_;
    lines_only_ = parsed.open || reread_ > most_rereading * text_.size();
    Parsed other = parse(at_, Quotes::single_line);
    if (is_wrong(other) && !parsed.open) other = parse(at_, Quotes::lax);
    if (!is_wrong(other) || parsed.open) parsed = std::move(other);
  }
  if (width_ == 0) width_ = parsed.row.cells.size();
  parsed.row.line = line_;
  parsed.row.ragged = parsed.row.cells.size() != width_;
  for (std::size_t at = at_; at < parsed.end;) {
    const std::size_t found = text_.find_first_of("\r\n", at);
    if (found >= parsed.end) break;
    at = after_break(text_, found);
    ++line_;
  }
  at_ = parsed.end;
  return std::move(parsed.row);
}

}  // namespace patella
