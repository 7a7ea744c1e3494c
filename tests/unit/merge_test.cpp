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
