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

TEST_CASE("the caps are solved from the rules: a week at the caps raises nothing, a little more does") {
  const Plan plan = decide_on(steady("0"), sunday).plan;
  CHECK(plan.days == Days{day("2026-03-30"), day("2026-04-05")});
  CHECK_THAT(in_kilometres(*plan.max_distance), WithinAbs(1.3 * 26, 1e-9));
  CHECK_THAT(in_kilometres(*plan.max_run), WithinAbs(11, 1e-9));
  CHECK_THAT(plan.max_descent->value, WithinAbs(249, 1e-9));
  CHECK(plan.runs == 3);
  CHECK(plan.speed_work);
  CHECK(plan.steep_descent);
  CHECK_THAT(plan.step_rate_spm->first, WithinAbs(168, 1e-9));
  CHECK_THAT(plan.step_rate_spm->second, WithinAbs(176, 1e-9));

  const auto after = [](double km, double descent) {
    std::string log = steady("0");
    log.insert(log.rfind("]"), R"(, {"date": "2026-03-31", "distance_km": 11}, {"date": "2026-04-02", "distance_km": 11},
        {"date": "2026-04-05", "distance_km": )" +
                                   std::to_string(km - 22) + R"(, "descent_m": )" + std::to_string(descent) + "}");
    return decide_on(log, "2026-04-05").reasons.size();
  };
  CHECK(after(32.9, 249) == 0);  // 10.9 km as the third run
  CHECK(after(32.9, 250) == 1);  // 100 m more than the highest week
  CHECK(after(33.2, 249) == 1);  // a session of 11.2 km
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
  log.insert(log.rfind("]"), R"(, {"date": "2026-03-28", "distance_km": 9, "pain": 0})");
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

TEST_CASE("a sore knee lowers the caps below what the rules would hold") {
  const Decision decision = decide_on(steady("3"), sunday);
  CHECK(decision.verdict == Verdict::reduce);
  CHECK(decision.plan.cap_reason == CapReason::sore);
  CHECK_THAT(in_kilometres(*decision.plan.max_distance), WithinAbs(0.8 * 26, 1e-9));
  CHECK_THAT(in_kilometres(*decision.plan.max_run), WithinAbs(8, 1e-9));
  CHECK(decision.plan.runs == 2);
  CHECK_FALSE(decision.plan.speed_work);
  CHECK_FALSE(decision.plan.steep_descent);
}

TEST_CASE("after a stop the stages are walked through one by one") {
  const auto decision = [](int clean) {
    std::string log = R"({"activities": [{"date": "2026-03-10", "distance_km": 8, "pain": {"during": 6}})";
    for (int i = 0; i < clean; ++i)
      log += R"(, {"date": "2026-03-)" + std::to_string(12 + 2 * i) + R"(", "distance_km": 3, "pain": 1})";
    return decide_on(log + "]}", "2026-03-21");
  };
  CHECK(decision(0).plan.stage == Stage::walk_run_4_1);
  CHECK(decision(1).plan.stage == Stage::walk_run_3_2);
  CHECK(decision(4).plan.stage == Stage::run_30);
  CHECK_FALSE(decision(5).plan.stage);
  CHECK(decision(0).verdict == Verdict::reduce);
}

TEST_CASE("after a break the plan starts low") {
  const Decision decision = decide_on(steady("0"), "2026-04-20");
  REQUIRE(reason(decision, "return-from-break"));
  CHECK(decision.plan.cap_reason == CapReason::after_break);
  CHECK_THAT(in_kilometres(*decision.plan.max_run), WithinAbs(5, 1e-9));
  CHECK_THAT(in_kilometres(*decision.plan.max_distance), WithinAbs(8.45, 1e-9));
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

TEST_CASE("a clean run lifts a stop of its own day only when it was later and long enough, whatever raised the stop") {
  const std::vector<std::string> stops{R"({"during": 8})", R"({"start": 1, "end": 4})", R"({"during": 1, "limp": true})"};
  const auto verdict = [](const std::string& pain, const std::string& bad_time, const std::string& good) {
    return decide_on(R"({"activities": [{)" + bad_time + R"(, "distance_km": 5, "duration_min": 30, "pain": )" + pain +
                         "}, {" + good + R"(, "pain": 0}]})",
                     "2026-03-10")
        .verdict;
  };
  const std::string morning = R"("start": "2026-03-10T07:00:00")", untimed = R"("date": "2026-03-10")";
  const std::string evening = R"("start": "2026-03-10T18:00:00")";
  for (const std::string& pain : stops) {
    INFO(pain);
    CHECK(verdict(pain, morning, untimed + R"(, "distance_km": 3)") == Verdict::stop);
    CHECK(verdict(pain, untimed, evening + R"(, "distance_km": 3)") == Verdict::stop);
    CHECK(verdict(pain, morning, evening) == Verdict::stop);
    CHECK(verdict(pain, morning, evening + R"(, "distance_km": 1.9, "duration_min": 14)") == Verdict::stop);
    CHECK(verdict(pain, morning, R"("start": "2026-03-10T06:00:00", "distance_km": 3, "duration_min": 20)") ==
          Verdict::stop);
    CHECK(verdict(pain, morning, evening + R"(, "distance_km": 2)") == Verdict::reduce);
    CHECK(verdict(pain, morning, evening + R"(, "duration_min": 15)") == Verdict::reduce);
  }
}

TEST_CASE("beside a lowered stop the larger value is shown, with its own day") {
  const Decision decision = decide_on(
      R"({"activities": [{"date": "2026-03-07", "pain": 7}, {"date": "2026-03-08", "pain": 1}, {"date": "2026-03-10", "pain": 3}]})",
      "2026-03-10");
  const Reason* shown = reason(decision, "pain-during");
  REQUIRE(shown);
  CHECK(decision.verdict == Verdict::reduce);
  CHECK(shown->finding.value == 7);
  CHECK(shown->finding.lowered);
  CHECK(shown->finding.days == std::vector<Day>{day("2026-03-07")});
}
