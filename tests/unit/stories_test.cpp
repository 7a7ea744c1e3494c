/// Runners over weeks: which answers a careful clinician would sign. Each file of tests/stories is a log, a day, and what
/// may be said of it; a new story is a new file.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "catch_include.hpp"
#include "files.hpp"
#include "patella/calendar.hpp"
#include "patella/decision.hpp"
#include "patella/read.hpp"
#include "patella/render.hpp"

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

const fs::path folder = patella::source_dir() / "tests" / "stories";

/// The answer as a program would read it.
json answer_to(const json& story) {
  const patella::ReadResult read = patella::read_log(story.at("log").dump(), "log");
  const patella::Day day = *patella::parse_day(story.at("as_of").get<std::string>());
  return json::parse(patella::render_json(patella::decide(read.log, day, patella::shipped_policy()), {}));
}

}  // namespace

TEST_CASE("the stories of runners get an answer that a clinician would sign", "[stories]") {
  static const std::set<std::string> keys{"want", "as_of", "verdict", "must_have", "must_not_have", "caps", "log"};
  std::size_t stories = 0;
  for (const auto& entry : fs::directory_iterator{folder}) {
    const json story = json::parse(patella::text_of(entry.path()));
    INFO(entry.path().filename().string() << ": " << story.value("want", ""));
    for (const auto& [key, value] : story.items()) CHECK(keys.contains(key));
    const json answer = answer_to(story);
    std::set<std::string> rules;
    for (const json& reason : answer.at("reasons")) rules.insert(reason.at("rule").get<std::string>());

    INFO(answer.at("verdict").get<std::string>());
    CHECK(std::ranges::count(story.at("verdict"), answer.at("verdict")) == 1);
    for (const auto& rule : story.value("must_have", std::vector<std::string>{})) {
      INFO(rule);
      CHECK(rules.contains(rule));
    }
    for (const auto& rule : story.value("must_not_have", std::vector<std::string>{})) {
      INFO(rule);
      CHECK_FALSE(rules.contains(rule));
    }
    const json caps = story.value("caps", json::object());
    for (const auto& [key, range] : caps.items()) {
      const json& cap = answer.at("plan").at(key);
      INFO(key << ' ' << cap.dump() << ", may be " << range.dump());
      if (!cap.is_null()) CHECK((cap >= range[0].get<double>() - 1e-6 && cap <= range[1].get<double>() + 1e-6));
    }
    ++stories;
  }
  CHECK(stories >= 111);
}
