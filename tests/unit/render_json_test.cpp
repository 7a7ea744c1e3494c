#include <nlohmann/json.hpp>

#include "catch_include.hpp"
#include "patella/read.hpp"
#include "patella/render.hpp"

using namespace patella;

namespace {

using Json = nlohmann::ordered_json;

Decision decision_of(std::string_view log, std::string_view as_of) {
  const ReadResult read = read_log(log, "log.json");
  REQUIRE(read.ok());
  return decide(read.log, *parse_day(as_of), shipped_policy());
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& item : object.items()) names.push_back(item.key());
  return names;
}

constexpr std::string_view sore = R"({"activities": [
  {"date": "2026-10-01", "distance_km": 8, "pain": 0},
  {"date": "2026-11-19", "distance_km": 14.2, "pain": {"during": 6}}]})";

}  // namespace

TEST_CASE("keys stand in the documented order") {
  const Json json = Json::parse(render_json(decision_of(sore, "2026-11-21"), {}));
  CHECK(keys(json) == std::vector<std::string>{"schema", "as_of", "verdict", "confidence", "missing", "until", "knee",
                                               "reasons", "week", "notes", "plan", "clinician", "warnings"});
  CHECK(keys(json["reasons"][0]) == std::vector<std::string>{"rule", "level", "value", "limit", "unit", "text", "evidence",
                                                             "entries", "until", "ends_by"});
  CHECK(keys(json["reasons"][0]["evidence"]) == std::vector<std::string>{"grade", "source"});
  CHECK(keys(json["week"]) == std::vector<std::string>{"from",
                                                       "to",
                                                       "complete",
                                                       "runs",
                                                       "distance_km",
                                                       "duration_min",
                                                       "longest_km",
                                                       "ascent_m",
                                                       "descent_m",
                                                       "steep_descent_km",
                                                       "knee_km",
                                                       "week_ratio",
                                                       "previous_week_ratio",
                                                       "longest_run_ratio",
                                                       "descent_ratio",
                                                       "acwr_coupled",
                                                       "acwr_uncoupled",
                                                       "acwr_ewma",
                                                       "monotony",
                                                       "strain",
                                                       "session_load",
                                                       "fitness",
                                                       "fatigue",
                                                       "speed_work_runs",
                                                       "cadence_spm",
                                                       "pain",
                                                       "sleep_h"});
  CHECK(keys(json["week"]["knee_km"]) == std::vector<std::string>{"low", "central", "high"});
  CHECK(keys(json["week"]["pain"]) == std::vector<std::string>{"worst", "next_morning_over_baseline", "longest_settled_h",
                                                               "trend_per_week", "trend_z", "scores"});
  CHECK(keys(json["plan"]) == std::vector<std::string>{"from", "to", "max_distance_km", "max_run_km", "max_descent_m",
                                                       "steep_descent", "speed_work", "runs", "step_rate_spm", "exercises",
                                                       "stage", "stage_km", "until", "recheck_on"});
}

TEST_CASE("names are kebab-case, dates ISO, what is unknown null") {
  const Json json = Json::parse(render_json(decision_of(sore, "2026-11-21"), {}));
  CHECK(json["schema"] == 1);
  CHECK(json["as_of"] == "2026-11-21");
  CHECK(json["verdict"] == "stop");
  CHECK(json["reasons"][0]["rule"] == "pain-during");
  CHECK(json["reasons"][0]["value"] == 6);
  CHECK(json["reasons"][0]["limit"] == 5);
  CHECK(json["reasons"][0]["unit"] == "points");
  CHECK(json["reasons"][0]["entries"] == Json::array({"/activities/1"}));
  CHECK(json["week"]["descent_m"].is_null());
  CHECK(json["plan"]["stage"] == "walk");
  CHECK(json["plan"]["runs"] == 0);
  CHECK(json["reasons"][0]["evidence"]["grade"] == "C");
  CHECK(json["reasons"][0]["evidence"]["source"] == "Esculier 2016; Thomeé 1997; Silbernagel 2007");
  CHECK(json["clinician"].is_null());
}

TEST_CASE("numbers have six decimals at most and no minus zero") {
  Decision decision = decision_of(sore, "2026-11-21");
  decision.week.strain = 1.23456789;
  decision.week.monotony = -1e-9;
  decision.week.fitness = std::numeric_limits<double>::infinity();
  const std::string text = render_json(decision, {});
  CHECK(text.find("\"strain\": 1.234568,") != std::string::npos);
  CHECK(text.find("\"monotony\": 0.0,") != std::string::npos);
  CHECK(text.find("\"fitness\": null,") != std::string::npos);
}

TEST_CASE("entries name the file where there are several") {
  Decision decision = decision_of(sore, "2026-11-21");
  decision.files = {"log.json", "other.json"};
  const Json json = Json::parse(render_json(decision, {}));
  CHECK(json["reasons"][0]["entries"] == Json::array({"log.json#/activities/1"}));
}

TEST_CASE("warnings are one text each") {
  const std::vector<Diagnostic> warnings{
      {.severity = Severity::warning, .file = "log.json", .line = 3, .column = 7, .message = "odd", .hint = "mend it"}};
  const Json json = Json::parse(render_json(decision_of(sore, "2026-11-21"), warnings));
  CHECK(json["warnings"][0] == "log.json:3:7: odd (mend it)");
}

TEST_CASE("hostile texts stay data in JSON") {
  const std::vector<Diagnostic> warnings{
      {.severity = Severity::warning, .file = "\"\033[2J\u202e\u009b\x7f\xff\U000e0041", .message = "é"}};
  const std::string text = render_json(decision_of(sore, "2026-11-21"), warnings);
  for (const char* live : {"\033", "\u202e", "\u009b", "\x7f", "\xff", "\U000e0041"}) {
    CHECK(text.find(live) == std::string::npos);
  }
  const std::string back = Json::parse(text)["warnings"][0];
  CHECK(back.starts_with("\"\033[2J\u202e\u009b\x7f"));
  CHECK(back.ends_with(": é"));
}
