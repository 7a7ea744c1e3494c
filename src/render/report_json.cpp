/// A report as numbers: JSON and CSV.
#include "render/report_sections.hpp"

#include <fmt/format.h>

#include "patella/render_report.hpp"
#include "render/csv.hpp"
#include "render/page.hpp"
#include "render/wording.hpp"

namespace patella {
namespace render {

std::optional<std::string> iso_week_name(Days week) {
  if (std::chrono::weekday{week.first} != std::chrono::Monday) return std::nullopt;
  const IsoWeek iso = iso_week(week.first);
  return fmt::format("{:04}-W{:02}", iso.year, iso.week);
}

Json row_json(const ReportRow& row) {
  const auto name = iso_week_name(row.week.days);
  Json json{{"iso_week", name ? Json(*name) : Json()}};
  json.update(week_json(row.week));
  json["unfinished"] = row.unfinished;
  json["four_week_ratio"] = number(row.four_week_ratio);
  json["longest_before_km"] = km(row.longest_before);
  json["max_distance_km"] = km(row.max_distance);
  json["verdict"] = name_of(row.verdict);
  json["confidence"] = name_of(row.confidence);
  json["knee"] = row.knee ? Json(name_of(*row.knee)) : Json();
  json["raised_by"] = row.raised_by;
  return json;
}

}  // namespace render

using namespace render;

std::string render_report_json(const Report& report, std::span<const Diagnostic> diagnostics) {
  Json headlines = Json::object(), weeks = Json::array(), gaps = Json::array();
  for (const Headline& headline : headlines_of(report, UnitSystem::metric))
    headlines[std::string{headline.id}] = plain_text(headline.text);
  for (const ReportRow& row : report.rows) {
    if (row.gap_before) gaps.push_back(gap_json(*row.gap_before));
    weeks.push_back(row_json(row));
  }
  return json_text({{"schema", 1},
                    {"as_of", iso_date(report.decision.as_of)},
                    {"headlines", headlines},
                    {"weeks", weeks},
                    {"gaps", gaps},
                    {"decision", decision_json(report.decision, diagnostics)}});
}

std::string render_report_csv(const Report& report) {
  std::string text = csv_line(csv_names(row_json({})));
  for (const ReportRow& row : report.rows) text += csv_line(csv_values(row_json(row)));
  return text;
}

}  // namespace patella
