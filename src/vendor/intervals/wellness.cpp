#include <algorithm>
#include <array>

#include "json/record.hpp"
#include "text/fold.hpp"
#include "vendor/import_builder.hpp"
#include "vendor/intervals/intervals_icu.hpp"

namespace patella {
namespace {

constexpr std::array<std::string_view, 6> fields{"comments", "date", "id", "injury", "sleepSecs", "soreness"};
static_assert(std::ranges::is_sorted(fields));

/// A step of the scale; nothing for 0, which says nothing, and for what is no step.
std::optional<int> step_of(const JsonRecord& record, std::string_view field) {
  const auto value = record.number(field);
  return value && *value >= 1 && *value <= 4 ? std::optional{static_cast<int>(*value)} : std::nullopt;
}

void take(const JsonRecord& record, std::size_t number, ImportBuilder& findings) {
  auto date = parse_day(record.text("id"));
  if (!date) date = parse_day(record.text("date").substr(0, 10));
  if (!date) return findings.fault("day " + std::to_string(number), "it has no date");
  ImportedDay day{*date, {}, step_of(record, "injury"), step_of(record, "soreness"), {}};
  if (const auto sleep = findings.recorded(iso_date(*date), possible_sleep, record.number("sleepSecs")))
    day.sleep = std::chrono::duration<double>{*sleep};
  day.comments = trimmed(record.text("comments"));
  if (day.sleep || day.injury || day.soreness || !day.comments.empty()) findings.add(std::move(day));
}

bool sniff(std::string_view head, std::string_view) {
  if (!begins_with_bracket(head, '[') && !begins_with_bracket(head, '{')) return false;
  if (has_member_name(head, "start_date_local") || has_member_name(head, "activityId") || !has_member_name(head, "id"))
    return false;
  return has_member_name(head, "sleepSecs") || has_member_name(head, "restingHR") || has_member_name(head, "sportInfo") ||
         (has_member_name(head, "ctl") && has_member_name(head, "atl"));
}

ImportedFile read(std::string_view bytes, const std::string&, const ImportContext& context) {
  ImportBuilder findings;
  const JsonRecords records{begins_with_bracket(bytes, '{') ? "" : "[]", fields};
  const auto fault = read_json_records(
      bytes, context.limits, records, [&](const JsonRecord& record, std::size_t number) { take(record, number, findings); });
  if (fault) findings.fault(fault->line > 0 ? "line " + std::to_string(fault->line) : "", fault->why);
  return findings.take();
}

}  // namespace

const ImportFormat intervals_wellness{"intervals.icu wellness", sniff, read};

}  // namespace patella
