#include "render/records.hpp"

#include <fmt/format.h>

#include "render/names.hpp"
#include "render/page.hpp"
#include "render/quantity.hpp"
#include "render/wording.hpp"

namespace patella::render {

std::string entry_text(const RecordRef& record, const Decision& decision) {
  const std::string pointer = record.pointer().text();
  if (decision.files.size() < 2 || record.file >= decision.files.size()) return pointer;
  return decision.files[record.file] + '#' + pointer;
}

std::string warning_text(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.line > 0) text += fmt::format(":{}:{}", diagnostic.line, diagnostic.column);
  text += ": " + diagnostic.message;
  if (!diagnostic.hint.empty()) text += " (" + diagnostic.hint + ')';
  return text;
}

std::string notice_text(const Notice& notice, const Decision& decision, const SentenceContext& setting) {
  const std::string_view what = notice.kind == Notice::Kind::log_ended ? "day" : "record";
  std::string text =
      phrase_text("notice/" + std::string{name_of(notice.kind)}, setting, [&](std::string_view name, std::string_view) {
        if (name == "count") return std::optional{count_text(notice.count, what)};
        if (name == "as_of") return std::optional{day_text(setting.as_of, setting.as_of)};
        if (name == "day" && notice.day) return std::optional{day_text(*notice.day, setting.as_of)};
        return std::optional<std::string>{};
      });
  for (std::size_t i = 0; i < notice.records.size(); ++i) {
    text += (i == 0 ? ": " : ", ") + entry_text(notice.records[i], decision);
  }
  return text;
}

std::string changed_text(const Threshold& threshold, UnitSystem units) {
  const double shipped = threshold.shipped.value_or(threshold.value);
  const NumberStyle style{.units = units,
                          .more_decimals = decimals_to_tell_apart(threshold.value, shipped, threshold.unit, units)};
  return threshold.key + " is " + quantity_text(threshold.value, threshold.unit, style) + " instead of " +
         quantity_text(shipped, threshold.unit, style);
}

std::vector<std::string> warnings(const Decision& decision, std::span<const Diagnostic> diagnostics,
                                  const SentenceContext& setting) {
  std::vector<std::string> all;
  for (const Diagnostic& diagnostic : diagnostics) all.push_back(warning_text(diagnostic));
  for (const Notice& notice : decision.notices) all.push_back(unmarked(notice_text(notice, decision, setting)));
  for (const Threshold& changed : decision.changed_thresholds) {
    all.push_back(phrase("policy-changed") + ": " + unmarked(changed_text(changed, setting.units)));
  }
  return all;
}

}  // namespace patella::render
