/// The decision as one JSON document. The order of keys is part of the format.
#include "patella/render.hpp"
#include "render/json.hpp"
#include "render/names.hpp"
#include "render/page.hpp"
#include "render/quantity.hpp"
#include "render/records.hpp"
#include "render/sentence.hpp"
#include "render/wording.hpp"

namespace patella {
namespace render {
namespace {

Json reason_json(const Reason& reason, const Decision& decision, const SentenceContext& setting) {
  const Finding<Level>& finding = reason.finding;
  const RuleWords& words = rule_words(reason.rule->id);
  Json entries = Json::array();
  for (const RecordRef& record : finding.entries) entries.push_back(entry_text(record, decision));
  const std::string source = source_names(words.sources);
  return {{"rule", reason.rule->id},
          {"level", name_of(finding.level)},
          {"value", number(finding.value)},
          {"limit", number(finding.limit)},
          {"unit", unit_name(finding.unit)},
          {"text", unmarked(reason_text(reason, setting))},
          {"evidence", {{"grade", words.grade}, {"source", source.empty() ? Json() : Json(source)}}},
          {"entries", entries}};
}

Json plan_json(const Plan& plan) {
  Json exercises = Json::array();
  for (const std::string_view group : plan.exercises) {
    for (const std::string& name : phrases("exercises/names/" + std::string{group})) exercises.push_back(name);
  }
  const auto& rate = plan.step_rate_spm;
  return {{"from", iso_date(plan.days.first)},
          {"to", iso_date(plan.days.last)},
          {"max_distance_km", km(plan.max_distance)},
          {"max_run_km", km(plan.max_run)},
          {"max_descent_m", metres(plan.max_descent)},
          {"steep_descent", plan.steep_descent},
          {"speed_work", plan.speed_work},
          {"runs", plan.runs ? Json(*plan.runs) : Json()},
          {"step_rate_spm", rate ? Json::array({number(rate->first), number(rate->second)}) : Json()},
          {"exercises", exercises},
          {"stage", plan.stage ? Json(name_of(*plan.stage)) : Json()},
          {"recheck_on", iso_date(plan.recheck_on)}};
}

Json clinician_json(const std::optional<Referral>& referral, const SentenceContext& setting) {
  if (!referral) return nullptr;
  return {{"urgency", name_of(referral->urgency)}, {"why", referral_text(*referral, setting)}};
}

}  // namespace

Json week_json(const Week& week) {
  return {
      {"from", iso_date(week.days.first)},
      {"to", iso_date(week.days.last)},
      {"complete", week.complete},
      {"runs", week.runs},
      {"distance_km", km(week.distance)},
      {"duration_min", count_of(week.duration)},
      {"longest_km", km(week.longest)},
      {"ascent_m", metres(week.ascent)},
      {"descent_m", metres(week.descent)},
      {"steep_descent_km", km(week.steep_descent)},
      {"knee_km",
       {{"low", number(week.knee_km.low)}, {"central", number(week.knee_km.central)}, {"high", number(week.knee_km.high)}}},
      {"week_ratio", number(week.week_ratio)},
      {"previous_week_ratio", number(week.previous_week_ratio)},
      {"longest_run_ratio", number(week.longest_run_ratio)},
      {"descent_ratio", number(week.descent_ratio)},
      {"acwr_coupled", number(week.acwr_coupled)},
      {"acwr_uncoupled", number(week.acwr_uncoupled)},
      {"acwr_ewma", number(week.acwr_ewma)},
      {"monotony", number(week.monotony)},
      {"strain", number(week.strain)},
      {"session_load", number(week.session_load)},
      {"fitness", number(week.fitness)},
      {"fatigue", number(week.fatigue)},
      {"speed_work_runs", week.speed_work_runs},
      {"cadence_spm", number(week.cadence_spm)},
      {"pain",
       {{"worst", points(week.pain.worst)},
        {"next_morning_over_baseline", points(week.pain.next_morning_over_baseline)},
        {"longest_settled_h", count_of(week.pain.longest_settled)},
        {"trend_per_week", number(week.pain.trend_per_week)},
        {"trend_z", number(week.pain.trend_z)},
        {"scores", week.pain.scores}}},
      {"sleep_h", count_of(week.sleep)}};
}

Json decision_json(const Decision& decision, std::span<const Diagnostic> diagnostics) {
  const SentenceContext setting = setting_of(decision, UnitSystem::metric);
  Json missing = Json::array(), reasons = Json::array();
  for (const MissingData each : decision.missing) missing.push_back(name_of(each));
  for (const Reason& reason : decision.reasons) reasons.push_back(reason_json(reason, decision, setting));
  return {{"schema", 1},
          {"as_of", iso_date(decision.as_of)},
          {"verdict", name_of(decision.verdict)},
          {"confidence", name_of(decision.confidence)},
          {"missing", missing},
          {"reasons", reasons},
          {"week", week_json(decision.week)},
          {"plan", plan_json(decision.plan)},
          {"clinician", clinician_json(decision.clinician, setting)},
          {"warnings", warnings(decision, diagnostics, setting)}};
}

}  // namespace render

std::string render_json(const Decision& decision, std::span<const Diagnostic> diagnostics) {
  return render::json_text(render::decision_json(decision, diagnostics));
}

}  // namespace patella
