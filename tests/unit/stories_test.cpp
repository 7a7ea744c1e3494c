/// Runners over weeks: which answers a careful clinician would sign. Each file of tests/stories is a log, a day, and what
/// may be said of it; a new story is a new file.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <utility>

#include "catch_include.hpp"
#include "files.hpp"
#include "patella/calendar.hpp"
#include "patella/decision.hpp"
#include "patella/read.hpp"
#include "patella/render.hpp"
#include "patella/replay.hpp"

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

/// What is said on a day, in one line without its date: verdict, confidence, what is missing; the knee; the reasons; the
/// plan.
std::string line_of(const json& answer) {
  const auto text = [](const json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); };
  const json &plan = answer.at("plan"), &knee = answer.at("knee");
  std::string line = text(answer.at("verdict")) + ' ' + text(answer.at("confidence"));
  for (const json& missing : answer.at("missing")) line += " -" + text(missing);
  line += " | " + text(knee.at("state")) + " |";
  for (const json& reason : answer.at("reasons"))
    line += ' ' + text(reason.at("level")) + ' ' + text(reason.at("rule")) + ' ' + text(reason.at("value"));
  line += " |";
  for (const char* key : {"max_distance_km", "max_run_km", "max_descent_m", "runs", "stage"})
    line += plan.at(key).is_null() ? "" : ' ' + text(plan.at(key));
  return line;
}

/// Decides on every day from five weeks before the story to five weeks after.
void on_every_day(const json& story, const std::function<void(const patella::Decision&)>& take) {
  using std::chrono::days;
  const patella::ReadResult read = patella::read_log(story.at("log").dump(), "log");
  const patella::Day last = *patella::parse_day(story.at("as_of").get<std::string>()) + days{35};
  std::vector<patella::Day> all;
  for (patella::Day day = std::max(patella::days_recorded(read.log)->first, last - days{70}); day <= last; day += days{1})
    all.push_back(day);
  patella::decide_each(read.log, all, patella::shipped_policy(), std::chrono::Monday, take);
}

/// Days that say the same are left out. All else, such as dates, sentences and figures, is in the number at the end.
std::string answers_over_time(const json& story) {
  std::string text, before, rest;
  on_every_day(story, [&](const patella::Decision& decision) {
    const json answer = json::parse(patella::render_json(decision, {}));
    rest += answer.dump();
    std::string line = line_of(answer);
    if (line != before) text += patella::iso_date(decision.as_of) + ' ' + line + '\n';
    before = std::move(line);
  });
  return text + "all else: " + std::to_string(patella::hash_of(rest)) + '\n';
}

/// Two sentences of which one answer may have only one.
struct Contradiction {
  const char *one, *other;
};

constexpr Contradiction contradictions[] = {
    {"KEEP RUNNING:", "No running (yet|until|while)"},
    {"KEEP RUNNING:", "(REDUCE|STOP) "},
    {"KEEP RUNNING:", "See someone today"},
    {"Nothing in the log says that you should run less", "These limits (are lower|start low|give the knee)"},
    {"None of the [0-9]+ rules that had their data asks for less", "(REDUCE|STOP) "},
    {"No running (yet|until|while)", "at most [0-9.]+ km in"},
    {"you need not stop", "(No running (yet|until|while)|emergency department|STOP )"},
    {"Speed work fine", "(No speed work|no slopes)"},
    {"The knee: no running", "Running at most"},
    {"fever lasts", "Way back"},
    {"Way back walk for", "Running at most"},
    {"High confidence", "does not tell how the knee is now"},
};

std::string without_line_breaks(const std::string& text) { return std::regex_replace(text, std::regex{"[ \n]+"}, " "); }

}  // namespace

TEST_CASE("what is said in the stories from day to day is what it was", "[stories]") {
  const bool update = std::getenv("PATELLA_UPDATE_GOLDEN");
  for (const auto& entry : fs::directory_iterator{folder}) {
    if (entry.path().extension() != ".json") continue;
    INFO(entry.path().filename().string());
    const std::string text = answers_over_time(json::parse(patella::text_of(entry.path())));
    const fs::path file = folder / "answers" / entry.path().stem().concat(".txt");
    if (update) std::ofstream{file} << text;
    CHECK(text == patella::text_of(file));
  }
}

TEST_CASE("no answer of a story has two sentences that cannot both stand", "[stories]") {
  static const std::regex last_week{"([0-9.]+) km in the last 7 days"}, numbers{"Distance ([0-9.]+) km"};
  for (const auto& entry : fs::directory_iterator{folder}) {
    if (entry.path().extension() != ".json") continue;
    INFO(entry.path().filename().string());
    std::string before;
    on_every_day(json::parse(patella::text_of(entry.path())), [&](const patella::Decision& decision) {
      const std::string text = without_line_breaks(patella::render_text(decision, {}, {.width = 400}));
      if (std::exchange(before, text) == text) return;
      INFO(patella::iso_date(decision.as_of));
      for (const auto& [one, other] : contradictions)
        if (std::regex_search(text, std::regex{one})) {
          INFO(one << " beside " << other);
          CHECK_FALSE(std::regex_search(text, std::regex{other}));
        }
      std::smatch said, counted;
      if (std::regex_search(text, said, last_week) && std::regex_search(text, counted, numbers))
        CHECK(said[1] == counted[1]);
    });
  }
}

TEST_CASE("the stories of runners get an answer that a clinician would sign", "[stories]") {
  static const std::set<std::string> keys{"want", "as_of", "verdict", "must_have", "must_not_have", "caps", "log"};
  std::size_t stories = 0;
  for (const auto& entry : fs::directory_iterator{folder}) {
    if (entry.path().extension() != ".json") continue;
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
