/// The decision as one JSON document, and what every JSON answer is made of. The order of keys is part of the format.
#include "render/json.hpp"

#include <cmath>

#include "patella/render.hpp"
#include "render/page.hpp"
#include "render/quantity.hpp"
#include "render/sentence.hpp"
#include "render/wording.hpp"
#include "text/characters.hpp"
#include "text/printable.hpp"

namespace patella {
namespace render {
namespace {

/// Characters that could steer a terminal stand in texts only, where JSON can write them as escapes.
std::string escaped(std::string_view json) {
  std::string out;
  for (std::size_t at = 0; at < json.size();) {
    const CodePoint code_point = decode_utf8(json, at);
    const bool plain =
        code_point.code < 0x7f || printable(json.substr(at, code_point.bytes)) == json.substr(at, code_point.bytes);
    if (plain) {
      out += json.substr(at, code_point.bytes);
    } else {
      const std::string quoted = Json(json.substr(at, code_point.bytes)).dump(-1, ' ', true);
      // An ASCII dump leaves DEL alone.
      out += code_point.code == 0x7f ? "\\u007f" : quoted.substr(1, quoted.size() - 2);
    }
    at += code_point.bytes;
  }
  return out;
}

Json reason_json(const Reason& reason, const Decision& decision, const SentenceContext& context) {
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
          {"text", plain_text(reason_text(reason, context))},
          {"evidence", {{"grade", words.grade}, {"source", source.empty() ? Json() : Json(source)}}},
          {"entries", entries},
          {"until", finding.until ? Json(iso_date(*finding.until)) : Json()},
          {"ends_by", finding.ends_by.empty() ? Json() : Json(finding.ends_by)}};
}

Json notes_json(const Decision& decision, const SentenceContext& context) {
  Json notes = Json::array();
  for (const Note& note : decision.notes) notes.push_back(plain_text(note_text(note, context)));
  return notes;
}

Json knee_json(const Decision& decision) {
  const KneeStateReport& knee = decision.knee;
  Json entries = Json::array();
  for (const RecordRef& record : knee.entries) entries.push_back(entry_text(record, decision));
  return {{"state", name_of(knee.state)},
          {"since", knee.since == Day{} ? Json() : Json(iso_date(knee.since))},
          {"because", knee.because ? Json(knee.because->id) : Json()},
          {"entries", entries},
          {"until", knee.until ? Json(iso_date(*knee.until)) : Json()},
          {"ends_by", knee.ends_by.empty() ? Json() : Json(knee.ends_by)}};
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
          {"stage_km", km(plan.stage_distance)},
          {"until", plan.until ? Json(iso_date(*plan.until)) : Json()},
          {"recheck_on", iso_date(plan.recheck_on)}};
}

Json clinician_json(const std::optional<Referral>& referral, const SentenceContext& context) {
  if (!referral) return nullptr;
  return {{"urgency", name_of(referral->urgency)}, {"why", referral_text(*referral, context)}};
}

}  // namespace

Json number(std::optional<double> value) {
  if (!value || !std::isfinite(*value)) return nullptr;
  const double rounded = std::round(*value * 1e6) / 1e6;
  return rounded == 0 ? 0.0 : rounded;  // no -0
}

Json km(std::optional<Distance> distance) {
  return number(distance ? std::optional{in_kilometres(*distance)} : std::nullopt);
}

Json metres(std::optional<Height> height) { return number(height ? std::optional{height->value} : std::nullopt); }

Json points(std::optional<Pain> pain) { return number(pain ? std::optional{pain->value} : std::nullopt); }

std::string json_text(const Json& document) {
  return escaped(document.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

Json gap_json(Days gap) { return {{"from", iso_date(gap.first)}, {"to", iso_date(gap.last)}}; }

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
  const SentenceContext context = context_of(decision, UnitSystem::metric);
  Json missing = Json::array(), reasons = Json::array();
  for (const MissingData each : decision.missing) missing.push_back(name_of(each));
  for (const Reason& reason : decision.reasons) reasons.push_back(reason_json(reason, decision, context));
  return {{"schema", 1},
          {"as_of", iso_date(decision.as_of)},
          {"verdict", name_of(decision.verdict)},
          {"confidence", name_of(decision.confidence)},
          {"missing", missing},
          {"until", decision.until ? Json(iso_date(*decision.until)) : Json()},
          {"knee", knee_json(decision)},
          {"reasons", reasons},
          {"week", week_json(decision.week)},
          {"notes", notes_json(decision, context)},
          {"plan", plan_json(decision.plan)},
          {"clinician", clinician_json(decision.clinician, context)},
          {"warnings", warnings(decision, diagnostics, context)}};
}

}  // namespace render

std::string render_json(const Decision& decision, std::span<const Diagnostic> diagnostics) {
  return render::json_text(render::decision_json(decision, diagnostics));
}

}  // namespace patella
