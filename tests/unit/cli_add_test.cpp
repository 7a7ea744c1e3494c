/// `patella add`: how amounts are written, which run pain belongs to, and many of it at once.
#include <sys/wait.h>

#include <nlohmann/json.hpp>
#include <set>

#include "catch_include.hpp"
#include "cli/amounts.hpp"
#include "files.hpp"
#include "log/format1.hpp"
#include "logs.hpp"
#include "program.hpp"
#include "render/describe_record.hpp"

namespace fs = std::filesystem;
using namespace patella;

namespace {

Output add(std::vector<std::string> args, const fs::path& log, std::string_view today = "2026-11-22") {
  args.insert(args.begin(), "add");
  args.insert(args.end(), {"--into", log.string()});
  return run_program(args, day(today));
}

std::string shown(const std::optional<NewField>& field) { return field ? field->name + " " + field->json : "nothing"; }

}  // namespace

TEST_CASE("distances as runners write them", "[add]") {
  using cli::distance_field;
  CHECK(shown(distance_field("8.2km")) == "distance_km 8.2");
  CHECK(shown(distance_field("8.20 KM")) == "distance_km 8.20");
  CHECK(shown(distance_field("8200m")) == "distance_km 8.2");
  CHECK(shown(distance_field("12345m")) == "distance_km 12.345");
  CHECK(shown(distance_field("5mi")) == "distance_mi 5");
  CHECK(shown(distance_field("0km")) == "distance_km 0");
  for (const char* text : {"", "8.2", "km", "-8km", "8,2km", "8.km", ".5km", "08km", "1e3km", "8kmh", "8km5", "8miles",
                           "nan km", "99999999999km"}) {
    INFO(text);
    CHECK_FALSE(distance_field(text));
  }
  CHECK(shown(cli::kilometres_field("steep_descent_km", "1mi")) == "steep_descent_km 1.609");
}

TEST_CASE("durations as runners write them", "[add]") {
  using cli::duration_field;
  CHECK(shown(duration_field("45min")) == "duration_min 45");
  CHECK(shown(duration_field("45.5min")) == "duration_min 45.5");
  CHECK(shown(duration_field("1h10")) == "duration_min 70");
  CHECK(shown(duration_field("1h05min")) == "duration_min 65");
  CHECK(shown(duration_field("1h 5m")) == "duration_min 65");
  CHECK(shown(duration_field("1.5h")) == "duration_min 90");
  CHECK(shown(duration_field("45:30")) == "duration_min 45.5");
  CHECK(shown(duration_field("45:20")) == "duration_min 45.333");
  CHECK(shown(duration_field("1:10:30")) == "duration_min 70.5");
  CHECK(shown(duration_field("0:45:00")) == "duration_min 45");
  for (const char* text : {"", "45", "1:10", "9:59", "45:60", "45:3", "1:60:00", "1:5:00", "1:10:", ":30", "45m", "1h60",
                           "1.5h10", "1h10km", "-45min", "1:10:30:00", "ten min", "45:-3"}) {
    INFO(text);
    CHECK_FALSE(duration_field(text));
  }
}

TEST_CASE("heights are metres unless they say feet", "[add]") {
  CHECK(shown(cli::height_field("descent", "95")) == "descent_m 95");
  CHECK(shown(cli::height_field("descent", "95.50m")) == "descent_m 95.50");
  CHECK(shown(cli::height_field("ascent", "310ft")) == "ascent_ft 310");
  for (const char* text : {"", "-95", "95km", "95'", "m"}) CHECK_FALSE(cli::height_field("descent", text));
}

TEST_CASE("a record is told in words", "[add]") {
  CHECK(render::describe_record(
            {{"start", "\"2026-11-22T07:02:00\""},
             {"sport", "\"ride\""},
             {"distance_mi", "5"},
             {"duration_min", "45.5"},
             {"descent_m", "95"},
             {"cadence_spm", "166"},
             {"pain", "", {{"before", "0"}, {"settled_h", "20"}, {"next_morning", "2"}, {"limp", "false"}}},
             {"swelling", "true"},
             {"rehab", "[\"step-down\", \"wall sit\"]"},
             {"notes", "\"a \\u001b b\""}}) ==
        "5 mi, 45.5 min, descent 95 m, cadence 166 spm, pain before 0, settled 20 h, next morning 2, limp no, swelling yes, "
        "rehab step-down, wall sit, "
        "notes a \\u001b b");
  CHECK(render::describe_record({{"date", "\"2026-11-22\""}}).empty());
  CHECK(render::describe_record({{"pain", "", {{"limp", "false"}}}}) == "pain limp no");
}

TEST_CASE("every field that a runner can tell has an option", "[add]") {
  // What the golden cases with all the options leave behind.
  const auto written = [](const char* name, const char* list) {
    const fs::path file = source_dir() / "tests" / "golden" / "add" / name / "after.log.json";
    return nlohmann::json::parse(text_of(file)).at(list).back();
  };
  const auto run = written("everything-of-a-run", "activities"), checkin = written("every-sign", "checkins");
  const std::set<std::string_view> of_machines{"altitude_source", "grade_km", "id", "source"},
      other_units{"date", "ascent_ft", "descent_m", "distance_mi"};
  const auto check = [&](const Container<Log>& scope, const nlohmann::json& record) {
    for (const Field<Log>& field : scope.fields) {
      INFO(field.text.name);
      CHECK((record.contains(std::string{field.text.name}) || of_machines.contains(field.text.name) ||
             other_units.contains(field.text.name)));
    }
  };
  check(format1::activity, run);
  check(format1::pain, run.at("pain"));
  check(format1::checkin, checkin);
}

TEST_CASE("pain goes to the last run that had it", "[add]") {
  const Folder folder{"add"};
  const fs::path log = folder.path / "log.json";
  const auto write = [&](std::string_view text) { std::ofstream{log} << text; };
  constexpr std::string_view several = R"({"activities": [
    {"start": "2026-11-20T18:00:00", "notes": "evening"},
    {"start": "2026-11-20T07:00:00", "notes": "morning"},
    {"date": "2026-11-21", "sport": "ride"},
    {"date": "2026-11-22", "notes": "today"},
    {"date": "2026-11-24", "notes": "planned"}]})";
  const auto index = [&] {
    const Log read = log_of(text_of(log));
    for (const Activity& activity : read.activities)
      if (activity.pain) return static_cast<int>(activity.origin.index);
    return -1;
  };
  struct Row {
    std::vector<std::string> args;
    int record;
  };
  for (const Row& row :
       {Row{{"pain", "--pain", "2"}, 3}, Row{{"pain", "--next-morning", "2"}, 0},
        Row{{"pain", "--pain", "2", "--date", "2026-11-20"}, 0}, Row{{"pain", "--pain", "2", "--date", "today"}, 3},
        Row{{"pain", "--next-morning", "2", "--date", "2026-11-20"}, 0}}) {
    write(several);
    CHECK(add(row.args, log).exit == 0);
    CHECK(index() == row.record);
  }
  write(several);
  CHECK(add({"pain", "--pain", "2", "--date", "yesterday"}, log).exit == cli::bad_data);  // a ride
  CHECK(add({"pain", "--next-morning", "2", "--date", "today"}, log).exit == cli::usage);
  CHECK(text_of(log) == several);
}

TEST_CASE("pain that is there is kept, unless its owner says otherwise", "[add]") {
  const Folder folder{"add"};
  const fs::path log = folder.path / "log.json";
  constexpr std::string_view before =
      R"({"activities": [{"date": "2026-11-20", "pain": {"during": 3.0, "x_mine": 1}, "notes": "mine"}]})";
  std::ofstream{log} << before;
  CHECK(add({"pain", "--pain", "3"}, log).exit == 0);  // it says so already
  CHECK(text_of(log) == before);
  const Output refused = add({"pain", "--pain", "0/2/1", "--notes", "other"}, log);
  CHECK(refused.exit == cli::bad_data);
  CHECK(refused.err.find("during 3.0, not during 2\n") != std::string::npos);
  CHECK(refused.err.find("notes mine, not notes other\n") != std::string::npos);
  CHECK(text_of(log) == before);
  CHECK(add({"pain", "--pain", "0/2/1", "--replace"}, log).exit == 0);
  CHECK(
      text_of(log) ==
      R"({"activities": [{"date": "2026-11-20", "pain": {"during": 2, "x_mine": 1, "before": 0, "after": 1}, "notes": "mine"}]})");
  CHECK(text_of(folder.path / "log.json~") == before);
}

TEST_CASE("what was added is what the log then holds", "[add]") {
  const Folder folder{"add"};
  const fs::path log = folder.path / "log.json";
  CHECK(add({"trail_run", "5mi", "1h10", "--time", "7:02", "--descent", "310ft", "--pain", "0/2/1", "--limp", "--date",
             "yesterday"},
            log)
            .exit == 0);
  CHECK(add({"checkin", "--no-swelling", "--stairs", "3", "--rehab", "wall sit"}, log).exit == 0);
  const Log read = log_of(text_of(log));
  REQUIRE(read.activities.size() == 1);
  const Activity& run = read.activities[0];
  CHECK(run.sport() == Sport::trail_run);
  CHECK(run.distance == miles(5));
  CHECK(run.duration == Minutes{70});
  CHECK(run.descent == feet(310));
  CHECK(run.start == WallTime{day("2026-11-21")} + std::chrono::hours{7} + std::chrono::minutes{2});
  REQUIRE(run.pain);
  CHECK(run.pain->before == Pain{0});
  CHECK(run.pain->during == Pain{2});
  CHECK(run.pain->after == Pain{1});
  CHECK(run.pain->limp == true);
  CHECK_FALSE(run.pain->next_morning);
  REQUIRE(read.checkins.size() == 1);
  CHECK(read.checkins[0].flags[0] == false);
  CHECK(read.checkins[0].exercises == std::vector<std::string>{"wall sit"});
}

TEST_CASE("many commands at once lose nothing", "[add]") {
  constexpr int commands = 40;
  const Folder folder{"add"};
  const fs::path log = folder.path / "log.json";
  std::vector<pid_t> children;
  for (int i = 0; i < commands; ++i) {
    const pid_t child = fork();
    if (child == 0) _exit(add({"run", std::to_string(i) + "km", "--notes", "number " + std::to_string(i)}, log).exit);
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  std::set<std::string> notes;
  for (const Activity& activity : log_of(text_of(log)).activities) notes.insert(activity.notes);
  CHECK(notes.size() == commands);
}
