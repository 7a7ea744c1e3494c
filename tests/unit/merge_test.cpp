#include "catch_include.hpp"
#include "patella/read.hpp"

using namespace patella;

namespace {

ReadResult merged(std::initializer_list<std::string> texts) {
  std::vector<ReadResult> parts;
  for (const std::string& text : texts)
    parts.push_back(read_log(text, std::string{static_cast<char>('a' + parts.size())} + ".json"));
  return merge_logs(std::move(parts));
}

}  // namespace

TEST_CASE("logs are put one behind the other", "[merge]") {
  const ReadResult result =
      merged({R"({"activities": [{"date": "2026-11-20"}], "checkins": [{"date": "2026-11-20"}]})",
              R"([{"start_date_local": "2026-11-19T07:00:00Z"}])",
              R"({"activities": [{"date": "2026-11-18"}], "injuries": [{"start": "2026-01-01"}], "shoes": 1})"});
  CHECK(result.ok());
  CHECK(result.diagnostics.size() == 1);
  CHECK(result.log.files == std::vector<std::string>{"a.json", "b.json", "c.json"});
  REQUIRE(result.log.activities.size() == 3);
  CHECK(result.log.activities[0].origin == RecordRef{0, Collection::activities, 0});
  CHECK(result.log.activities[1].origin == RecordRef{1, Collection::strava_list, 0});
  CHECK(result.log.activities[2].origin == RecordRef{2, Collection::activities, 0});
  CHECK(result.log.checkins.at(0).origin.file == 0);
  CHECK(result.log.injuries.at(0).origin.file == 2);
}

TEST_CASE("the later word about the athlete stands, and a contradiction is told", "[merge]") {
  const ReadResult result =
      merged({R"({"athlete": {"name": "R", "birth_year": 1991, "prior_knee_pain": true}, "activities": []})",
              R"({"athlete": {"birth_year": 1991, "baseline_pain": 1}, "activities": []})",
              R"({"athlete": {"birth_year": 1992, "prior_knee_pain": false}, "activities": []})"});
  CHECK(result.ok());
  CHECK(result.log.athlete.name == "R");
  CHECK(result.log.athlete.birth_year == 1992);
  CHECK(result.log.athlete.prior_knee_pain == false);
  CHECK(result.log.athlete.baseline_pain == Pain{1});
  REQUIRE(result.diagnostics.size() == 2);
  CHECK(result.diagnostics[0].severity == Severity::warning);
  CHECK(result.diagnostics[0].id == "contradiction");
  CHECK(result.diagnostics[0].file == "c.json");
  CHECK(result.diagnostics[0].line == 0);
  CHECK(result.diagnostics[0].pointer.text() == "/athlete/birth_year");
  CHECK(result.diagnostics[0].message == "`birth_year` is not the same in b.json, read before");
  CHECK(result.diagnostics[1].message == "`prior_knee_pain` is not the same in a.json, read before");
}

TEST_CASE("logs that came from no file are put together like others", "[merge]") {
  const auto nameless = [](const std::string& date) {
    ReadResult part = read_log(R"({"activities": [{"date": ")" + date + R"("}]})", "");
    part.log.files.clear();
    return part;
  };
  CHECK(merge_logs({nameless("2026-11-19"), nameless("2026-11-20")}).log.activities.size() == 2);
}

TEST_CASE("nothing put together is an empty log", "[merge]") {
  const ReadResult result = merge_logs({});
  CHECK(result.ok());
  CHECK(result.log.files.empty());
}

TEST_CASE("equal records of two files are one, of one file as many as it says", "[merge]") {
  const auto file = [](const std::string& records, const std::string& name) {
    return read_log(R"({"activities": [)" + records + "]}", name);
  };
  const std::string run = R"({"date": "2026-08-01", "distance_km": 8, "pain": 2})",
                    other = R"({"date": "2026-08-01", "distance_km": 9})";
  const ReadResult whole = merge_logs({file(run + "," + run, "a.json"), file(run + "," + other + "," + run, "b.json")});
  CHECK(whole.log.activities.size() == 3);
  REQUIRE(whole.diagnostics.size() == 1);
  CHECK(whole.diagnostics.front().id == "same-records");
  CHECK(whole.diagnostics.front().file == "b.json");
  CHECK(whole.ok());
}

TEST_CASE("what only one of two equal records says of how it was measured is kept", "[merge]") {
  const auto file = [](const std::string& more, const std::string& name) {
    return read_log(R"({"activities": [{"date": "2026-08-01", "distance_km": 8, "descent_m": 100)" + more + "}]}", name);
  };
  const std::string measured = R"(, "altitude_source": "gps", "source": "watch", "grade_km": [[-6, 1]])";
  for (const bool first : {false, true}) {
    const ReadResult whole = merge_logs({file(first ? measured : "", "a.json"), file(first ? "" : measured, "b.json")});
    REQUIRE(whole.log.activities.size() == 1);
    const Activity& run = whole.log.activities.front();
    CHECK(run.altitude_source == AltitudeSource::gps);
    CHECK(run.source == "watch");
    CHECK(run.grade_shares.has_value());
  }
}

TEST_CASE("equal records of three files are one, and each file may have more of them than those before", "[merge]") {
  const auto file = [](int times) {
    std::string records;
    for (int i = 0; i < times; ++i) records += std::string{i ? "," : ""} + R"({"date": "2026-08-01", "distance_km": 8})";
    return read_log(R"({"activities": [)" + records + "]}", std::to_string(times) + ".json");
  };
  CHECK(merge_logs({file(1), file(3), file(2)}).log.activities.size() == 3);
  CHECK(merge_logs({file(2), file(1), file(3)}).log.activities.size() == 3);
}

TEST_CASE("logs of different people are an error", "[merge]") {
  const auto of = [](const std::string& athlete) {
    return read_log(R"({"athlete": {)" + athlete + R"(}, "activities": []})", "a.json");
  };
  CHECK_FALSE(merge_logs({of(R"("name": "Ann")"), of(R"("name": "Bob")")}).ok());
  CHECK(merge_logs({of(R"("name": "Ann")"), of(R"("name": "Ann")"), of("")}).ok());
}
