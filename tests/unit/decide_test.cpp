#include "catch_include.hpp"
#include "logs.hpp"

using namespace patella;
using Catch::Matchers::WithinAbs;

namespace {

/// Twelve weeks of three runs of 8, 8 and 10 km, each with this pain; the last of them on 2026-03-29.
std::string steady(std::string_view pain, std::string_view more = {},
                   std::string_view athlete = R"({"prior_knee_pain": false, "running_since": "2015"})") {
  std::string log = R"({"athlete": )" + std::string{athlete} + R"(, "activities": [)";
  for (int week = 0; week < 12; ++week)
    for (const auto& [weekday, km] : {std::pair{1, 8}, {3, 8}, {6, 10}}) {
      log += R"({"date": ")" + iso_date(day("2026-01-05") + std::chrono::days{7 * week + weekday}) +
             R"(", "distance_km": )" + std::to_string(km) + R"(, "descent_m": 50, "cadence_spm": 160)" +
             (pain.empty() ? "" : R"(, "pain": )" + std::string{pain}) + "}, ";
    }
  log.erase(log.size() - 2);
  return log + "]" + std::string{more} + "}";
}

constexpr auto sunday = "2026-03-29";

}  // namespace

TEST_CASE("a steady runner without pain keeps running, with high confidence") {
  const Decision decision = decide_on(steady("0"), sunday);
  CHECK(decision.verdict == Verdict::keep_running);
  CHECK(decision.confidence == Confidence::high);
  CHECK(decision.reasons.empty());
  CHECK(decision.missing.empty());
  CHECK_FALSE(decision.clinician);
}

TEST_CASE("a week at the caps raises nothing, a far longer run or more descent does") {
  const Plan plan = decide_on(steady("0"), sunday).plan;
  CHECK(plan.days == Days{day("2026-03-30"), day("2026-04-05")});
  CHECK_THAT(in_kilometres(*plan.max_distance), WithinAbs(1.25 * 26, 1e-9));
  CHECK_THAT(in_kilometres(*plan.max_run), WithinAbs(12, 1e-9));
  CHECK_THAT(plan.max_descent->value, WithinAbs(1.25 * 150, 1e-9));
  CHECK(plan.runs == 3);
  CHECK(plan.speed_work);
  CHECK(plan.steep_descent);
  CHECK_THAT(plan.step_rate_spm->first, WithinAbs(168, 1e-9));
  CHECK_THAT(plan.step_rate_spm->second, WithinAbs(176, 1e-9));

  const auto after = [](double last, double descent) {
    std::string log = steady("0");
    log.insert(log.rfind("]"), R"(, {"date": "2026-03-31", "distance_km": 10}, {"date": "2026-04-02", "distance_km": 10},
        {"date": "2026-04-05", "distance_km": )" +
                                   std::to_string(last) + R"(, "descent_m": )" + std::to_string(descent) + "}");
    return decide_on(log, "2026-04-05").reasons.size();
  };
  CHECK(after(12, 187) == 0);
  CHECK(after(12, 251) == 1);    // 100 m more than the highest week
  CHECK(after(13.2, 187) == 1);  // 3 km more than the longest
}

TEST_CASE("pain that is not stated is unknown: keep running as far as load goes, with low confidence") {
  const Decision decision = decide_on(steady(""), sunday);
  CHECK(decision.verdict == Verdict::keep_running);
  CHECK(decision.confidence == Confidence::low);
  CHECK(decision.missing == std::vector{MissingData::pain});
}

TEST_CASE("with neither load nor pain known the data do not suffice") {
  for (const auto* log : {R"({"activities": []})", R"({"activities": [{"date": "2026-03-20", "distance_km": 5}]})"}) {
    const Decision decision = decide_on(log, sunday);
    CHECK(decision.verdict == Verdict::insufficient_data);
    CHECK(decision.confidence == Confidence::low);
    CHECK(decision.missing == std::vector{MissingData::load, MissingData::pain});
  }
}

TEST_CASE("a caution hangs on what is not stated of the runner") {
  std::string log = steady("0", "", "{}");
  log.insert(log.rfind("]"), R"(, {"date": "2026-03-28", "distance_km": 10, "pain": 0})");
  const Decision decision = decide_on(log, sunday);
  REQUIRE(reason(decision, "weekly-spike"));
  CHECK(decision.verdict == Verdict::keep_running);
  CHECK(decision.confidence == Confidence::medium);
  CHECK(decision.missing == std::vector{MissingData::prior_knee_pain, MissingData::running_since});
}

TEST_CASE("one run without a pain entry makes the confidence medium") {
  std::string log = steady("0");
  log.insert(log.rfind("]"), R"(, {"date": "2026-03-27", "distance_km": 2})");
  const Decision decision = decide_on(log, sunday);
  CHECK(decision.confidence == Confidence::medium);
  CHECK(decision.missing == std::vector{MissingData::some_pain});
}

TEST_CASE("a red flag stops, comes first, and sends to a clinician the same day") {
  const Decision decision =
      decide_on(steady("3", R"(, "checkins": [{"date": "2026-03-28", "swelling": true, "calf_swelling": true}])"), sunday);
  CHECK(decision.verdict == Verdict::stop);
  CHECK(decision.confidence == Confidence::high);
  CHECK(decision.reasons.front().rule->id == "swelling");
  REQUIRE(decision.clinician);
  CHECK(decision.clinician->urgency == Urgency::same_day);
  CHECK(decision.clinician->because == std::vector<std::string_view>{"calf-swelling"});
  CHECK(decision.plan.max_distance == Distance{0});
  CHECK(decision.plan.runs == 0);
  CHECK(decision.plan.exercises.empty());
  CHECK(decision.plan.recheck_on == day("2026-03-30"));
}

TEST_CASE("a limp under 18 is to be seen soon, at 18 it is not a matter of age") {
  const auto clinician = [](int birth_year) {
    return decide_on(R"({"athlete": {"birth_year": )" + std::to_string(birth_year) +
                         R"(}, "activities": [{"date": "2026-03-28", "pain": {"limp": true}}]})",
                     sunday)
        .clinician;
  };
  REQUIRE(clinician(2009));
  CHECK(clinician(2009)->urgency == Urgency::soon);
  CHECK_FALSE(clinician(2008));
}

TEST_CASE("a symptom lowers the caps to a share of the painless week") {
  std::string log = steady("0");
  log.insert(log.rfind("]"), R"(, {"date": "2026-03-30", "distance_km": 4, "pain": 3})");
  const Decision decision = decide_on(log, "2026-03-30");
  CHECK(decision.verdict == Verdict::reduce);
  CHECK(decision.knee.state == KneeState::sore);
  CHECK(decision.plan.cap_reason == CapReason::sore);
  CHECK_THAT(in_kilometres(*decision.plan.max_distance), WithinAbs(0.8 * 26, 1e-9));
  CHECK_THAT(in_kilometres(*decision.plan.max_run), WithinAbs(8, 1e-9));
  CHECK(decision.plan.runs == 2);
  CHECK_FALSE(decision.plan.speed_work);
  CHECK_FALSE(decision.plan.steep_descent);
}

TEST_CASE("after a stop the stages are walked through one by one, and each is the cap of a run") {
  const auto decision = [](int clean) {
    std::string log = steady("0");
    std::string more = R"(, {"date": "2026-03-30", "distance_km": 8, "pain": {"during": 6}})";
    for (int i = 0; i < clean; ++i)
      more +=
          R"(, {"date": ")" + iso_date(day("2026-04-01") + std::chrono::days{2 * i}) + R"(", "distance_km": 5, "pain": 1})";
    log.insert(log.rfind("]"), more);
    return decide_on(log, iso_date(day("2026-03-31") + std::chrono::days{2 * clean}));
  };
  CHECK(decision(0).verdict == Verdict::stop);
  CHECK(decision(0).plan.stage == Stage::walk);
  const Decision first = decision(1);
  CHECK(first.verdict == Verdict::reduce);
  CHECK(first.knee.state == KneeState::returning);
  CHECK(first.plan.stage == Stage::walk_run_4_1);
  CHECK(first.plan.stage_distance == first.plan.max_run);
  CHECK(decision(2).plan.stage == Stage::walk_run_3_2);
  CHECK(decision(5).plan.stage == Stage::run_30);
  const Decision done = decision(6);
  CHECK_FALSE(done.plan.stage);
  CHECK(done.knee.state == KneeState::returning);
  CHECK(in_kilometres(*done.plan.max_distance) < 0.5 * 26);
}

TEST_CASE("after a break the plan starts at half of what was run") {
  const Decision decision = decide_on(steady("0"), "2026-04-20");
  REQUIRE(reason(decision, "return-from-break"));
  CHECK(decision.plan.cap_reason == CapReason::after_break);
  CHECK_THAT(in_kilometres(*decision.plan.max_run), WithinAbs(5, 1e-9));
  CHECK_THAT(in_kilometres(*decision.plan.max_distance), WithinAbs(13, 1e-9));
  REQUIRE_FALSE(decision.notices.empty());
  CHECK(decision.notices.front().kind == Notice::Kind::log_ended);
}

TEST_CASE("a step rate that looks like one leg makes no target") {
  const Decision decision = decide_on(R"({"activities": [{"date": "2026-03-28", "cadence_spm": 83}]})", sunday);
  CHECK(decision.week.cadence_spm == 83);
  CHECK_FALSE(decision.plan.step_rate_spm);
}

TEST_CASE("a stop that fell keeps its value and limit") {
  const Decision decision =
      decide_on(R"({"activities": [{"date": "2026-03-26", "pain": 7}, {"date": "2026-03-28", "pain": 1}]})", sunday);
  const Reason* found = reason(decision, "pain-during");
  REQUIRE(found);
  CHECK(found->finding.level == Level::reduce);
  CHECK(found->finding.lowered);
  CHECK(found->finding.value == 7.0);
  CHECK(found->finding.limit == 5.0);
}

TEST_CASE("the calendar week of the day, whole or not") {
  const auto week = [](std::string_view as_of, std::chrono::weekday first) {
    return decide(log_of(steady("0")), day(as_of), shipped_policy(), first).calendar_week;
  };
  CHECK(week("2026-03-29", std::chrono::Monday).complete);
  CHECK_FALSE(week("2026-03-28", std::chrono::Monday).complete);
  CHECK_FALSE(week("2026-03-28", std::chrono::Monday).week_ratio);
  CHECK(week("2026-03-28", std::chrono::Sunday).days == Days{day("2026-03-22"), day("2026-03-28")});
  CHECK(week("2026-03-28", std::chrono::Sunday).complete);
}

TEST_CASE("a clean run of the same day does not lift a stop, one of a later day does, whatever raised it") {
  const std::vector<std::string> stops{R"({"during": 8})", R"({"start": 1, "end": 4})", R"({"during": 1, "limp": true})"};
  const auto verdict = [](const std::string& pain, const std::string& good, std::string_view as_of) {
    return decide_on(R"({"activities": [{"start": "2026-03-10T07:00:00", "distance_km": 5, "duration_min": 30, "pain": )" +
                         pain + "}, {" + good + R"(, "distance_km": 2, "pain": 0}]})",
                     as_of)
        .verdict;
  };
  for (const std::string& pain : stops) {
    INFO(pain);
    CHECK(verdict(pain, R"("start": "2026-03-10T18:00:00")", "2026-03-10") == Verdict::stop);
    CHECK(verdict(pain, R"("date": "2026-03-11")", "2026-03-11") == Verdict::reduce);
  }
}

TEST_CASE("a stop and a later, smaller pain in the same are one matter: the later pain begins the count anew") {
  const Decision decision = decide_on(
      R"({"activities": [{"date": "2026-03-07", "distance_km": 5, "pain": 7}, {"date": "2026-03-08", "distance_km": 2, "pain": 1},
          {"date": "2026-03-10", "distance_km": 2, "pain": 3}]})",
      "2026-03-10");
  const Reason* shown = reason(decision, "pain-during");
  REQUIRE(shown);
  CHECK(decision.verdict == Verdict::stop);
  CHECK(shown->finding.value == 7);
  CHECK(shown->finding.days == std::vector<Day>{day("2026-03-07")});
}

TEST_CASE("a policy may let a single small score make the runner sore") {
  auto thresholds = shipped_policy().thresholds();
  for (Threshold& threshold : thresholds)
    if (threshold.key == "sore.repeat-days") threshold.value = 1;
  std::string log = steady("0");
  log.insert(log.rfind("]"), R"(, {"date": "2026-03-28", "distance_km": 14, "pain": 1})");
  const Decision decision = decide_on(log, sunday, Policy{thresholds});
  const Reason* found = reason(decision, "long-run-spike");
  REQUIRE(found);
  CHECK(found->finding.arm == "sore");
  CHECK(found->finding.until == day("2026-04-03"));
}

TEST_CASE("the first runs after a break are no spike that days of recovery follow") {
  std::string log = steady("0");
  log.insert(
      log.rfind("]"),
      R"(, {"date": "2026-06-01", "distance_km": 1, "pain": 0}, {"date": "2026-06-09", "distance_km": 4, "pain": 0})");
  const Decision decision = decide_on(log, "2026-06-09");
  CHECK(decision.plan.cap_reason == CapReason::after_break);
  CHECK(in_kilometres(*decision.plan.max_distance) >= 13);
}

TEST_CASE("a step rate is advised from 140 to 210 steps a minute") {
  const auto advised = [](const std::string& rate) {
    const Decision decision = decide(log_of(R"({"activities": [
        {"date": "2026-03-09", "distance_km": 8, "cadence_spm": )" +
                                            rate + R"(, "pain": 0},
        {"date": "2026-03-12", "distance_km": 8, "cadence_spm": )" +
                                            rate + R"(, "pain": 3}]})"),
                                     day("2026-03-12"), shipped_policy());
    return decision.plan.step_rate_spm.has_value();
  };
  CHECK_FALSE(advised("139.5"));
  CHECK(advised("140"));
  CHECK(advised("210"));
  CHECK_FALSE(advised("210.5"));
}
