#include <algorithm>
#include <span>

#include "import/collect.hpp"
#include "import/log_record.hpp"
#include "patella/read.hpp"

namespace patella {
namespace {

constexpr std::string_view empty_log = R"({"version": 1, "activities": []})";

/// Which of the records of a log an error is in.
std::optional<std::size_t> record_of(const JsonPointer& pointer) {
  if (pointer.tokens.size() < 2 || !std::holds_alternative<std::size_t>(pointer.tokens[1])) return std::nullopt;
  return std::get<std::size_t>(pointer.tokens[1]);
}

/// Which field of the record, as `rpe: `; empty for the whole of it.
std::string field_of(const JsonPointer& pointer) {
  JsonPointer field;
  field.tokens.assign(pointer.tokens.begin() + 2, pointer.tokens.end());
  return field.tokens.empty() ? "" : field.text().substr(1) + ": ";
}

/// Clears those that the reader of logs would reject, and reports why.
void drop_rejected(std::span<const CollectedActivity*> wanted, std::vector<ImportNote>& broken) {
  LogEdit edit;
  for (const CollectedActivity* one : wanted) {
    NewRecord record = patella::record_of(one->found);
    if (!one->found.activity.start) record.push_back({"date", "\"2000-01-01\""});
    edit.activities.push_back(std::move(record));
  }
  for (const Diagnostic& problem : read_log(edited(empty_log, edit), "").diagnostics) {
    const auto record = record_of(problem.pointer);
    if (problem.severity != Severity::error || !record || !wanted[*record]) continue;
    broken.push_back({wanted[*record]->places.front(), field_of(problem.pointer) + problem.message});
    wanted[*record] = nullptr;
  }
}

}  // namespace

std::vector<const CollectedActivity*> without_rejected(std::vector<const CollectedActivity*> wanted,
                                                       std::vector<ImportNote>& broken) {
  // A part at a time, so that not all of it is in memory once more.
  constexpr std::size_t part = 500;
  for (std::size_t begin = 0; begin < wanted.size(); begin += part)
    drop_rejected(std::span{wanted}.subspan(begin, std::min(part, wanted.size() - begin)), broken);
  std::erase(wanted, nullptr);
  return wanted;
}

}  // namespace patella
