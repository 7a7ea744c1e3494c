/// An edit changes what it says and not a byte more.
#include <algorithm>

#include "catch_include.hpp"
#include "json/layout.hpp"
#include "log/edit.hpp"
#include "spelled.hpp"

using namespace patella;
using Json = nlohmann::ordered_json;

namespace {

constexpr unsigned cases = 600;

/// A log with the order of its fields shuffled, fields of the owner's own, and perhaps empty or missing lists.
Json owners_log(unsigned seed, Dice& dice) {
  const nlohmann::json log = random_log(seed);
  Json out = Json::object();
  std::vector<std::string> keys{"version", "activities", "checkins"};
  if (log.contains("athlete")) keys.push_back("athlete");
  if (dice.chance(15)) keys.erase(std::find(keys.begin(), keys.end(), "checkins"));
  if (dice.chance(10)) keys.erase(keys.begin());
  const auto shuffle = [&](auto& list) {
    for (std::size_t i = list.size(); i > 1; --i)
      std::swap(list[i - 1], list[static_cast<std::size_t>(dice.below(static_cast<int>(i)))]);
  };
  shuffle(keys);
  for (const std::string& key : keys) {
    out[key] = Json::parse(log[key].dump());
    if (!out[key].is_array()) continue;
    if (dice.chance(10)) out[key].clear();
    Json& records = out[key];
    if (records.size() > 30) records.erase(records.begin() + 30, records.end());
    for (Json& record : records) {
      std::vector<std::pair<std::string, Json>> members;
      for (const auto& item : record.items()) members.emplace_back(item.key(), item.value());
      if (dice.chance(20))
        members.emplace_back("x_shoes", Json{{"name", "a \"quoted\" pair ⚡"}, {"km", {1, {2, {3, {4, {}}}}}}});
      if (dice.chance(10)) members.emplace_back("weather", "unknown to us");
      for (auto& [name, value] : members)
        if (name == "pain" && dice.chance(25)) value = value["during"];
      if (key == "activities" && dice.chance(3)) members.emplace_back("pain", Json::object());
      std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      members.erase(
          std::unique(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
          members.end());
      shuffle(members);
      record = Json::object();
      for (auto& [name, value] : members) record[name] = std::move(value);
    }
  }
  if (dice.chance(30)) out["x_mine"] = {{"deep", {{"deeper", {{"pain", 3}, {"list", {{"a", "]}"}}}}}}}};
  return out;
}

NewRecord new_run(Dice& dice) {
  NewRecord run{{"date", "\"2026-03-29\""}, {"distance_km", "8.20"}};
  if (dice.chance(60)) run.push_back({"pain", "", {{"during", "2.5"}, {"next_morning", "1"}}});
  if (dice.chance(30)) run.push_back({"notes", json_quoted("stiff \"left\" knee\n\\ ☂")});
  return run;
}

NewRecord new_fields(Dice& dice) {
  NewRecord fields;
  if (dice.chance(70)) fields.push_back({"pain", "", {{"next_morning", "4.0"}, {"limp", "false"}}});
  if (dice.chance(40)) fields.push_back({"rpe", "7"});
  if (dice.chance(30)) fields.push_back({"descent_m", "95.50"});
  if (fields.empty()) fields.push_back({"x_seen", "true"});
  return fields;
}

/// What a field is to be, without a text.
Json meant(const NewField& field) {
  if (field.members.empty()) return Json::parse(field.json);
  Json object = Json::object();
  for (const NewField& member : field.members) object[member.name] = meant(member);
  return object;
}

void apply(Json& record, const NewRecord& fields) {
  for (const NewField& field : fields) {
    if (field.members.empty() || !record.contains(field.name)) {
      record[field.name] = meant(field);
      continue;
    }
    if (record[field.name].is_number()) record[field.name] = Json{{"during", record[field.name]}};
    for (const NewField& member : field.members) record[field.name][member.name] = meant(member);
  }
}

Json with(Json log, const LogEdit& edit) {
  for (const RecordChange& change : edit.changes)
    apply(log[change.record.collection == Collection::activities ? "activities" : "checkins"][change.record.index],
          change.fields);
  const auto append = [&](const char* name, const std::vector<NewRecord>& records) {
    if (records.empty()) return;
    if (!log.contains(name)) {
      Json wider = Json::object();
      for (const auto& item : log.items()) {
        wider[item.key()] = item.value();
        if (item.key() == "activities") wider[name] = Json::array();
      }
      log = wider;
    }
    for (const NewRecord& record : records) {
      Json object = Json::object();
      apply(object, record);
      log[name].push_back(object);
    }
  };
  append("activities", edit.activities);
  append("checkins", edit.checkins);
  return log;
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}
std::size_t common_suffix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin());
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + what.size())) ++n;
  return n;
}

std::vector<std::string> records_of(const std::string& text, std::string_view list) {
  std::vector<std::string> out;
  const JsonNode document = layout_of(text);
  if (const JsonNode* node = document.member(list))
    for (const JsonNode& record : node->children) out.push_back(text.substr(record.begin, record.end - record.begin));
  return out;
}

struct Written {
  Json log;
  std::string text;
};

Written a_log(unsigned seed, Dice& dice) {
  Written c{owners_log(seed, dice), {}};
  c.text = Scribe{random_hand(dice), dice}.document(c.log);
  return c;
}

std::string edit_run(std::string_view text, NewRecord run) {
  return edited(text, {.changes = {}, .activities = {std::move(run)}, .checkins = {}});
}

}  // namespace

TEST_CASE("no edit gives the same bytes", "[edit]") {
  for (unsigned seed = 0; seed < cases; ++seed) {
    Dice dice{seed};
    const Written c = a_log(seed, dice);
    INFO("seed " << seed);
    CHECK(edited(c.text, {}) == c.text);
  }
}

TEST_CASE("an edited log is good, and holds what it held and the change", "[edit]") {
  std::size_t changed = 0, added = 0, lists = 0;
  for (unsigned seed = 0; seed < cases; ++seed) {
    Dice dice{seed};
    const Written c = a_log(seed, dice);
    LogEdit edit;
    for (const char* name : {"activities", "checkins"}) {
      if (!c.log.contains(name)) continue;
      const auto collection = *name == 'a' ? Collection::activities : Collection::checkins;
      for (std::size_t i = 0; i < c.log[name].size(); ++i)
        if (dice.chance(25))
          edit.changes.push_back(
              {{0, collection, i}, *name == 'a' ? new_fields(dice) : NewRecord{{"stairs_pain", "3"}, {"notes", "\"\""}}});
    }
    for (int n = dice.below(4); n > 0; --n) edit.activities.push_back(new_run(dice));
    for (int n = dice.below(3); n > 0; --n) edit.checkins.push_back({{"date", "\"2026-03-29\""}, {"swelling", "true"}});
    changed += edit.changes.size(), added += edit.activities.size() + edit.checkins.size();
    lists += !c.log.contains("checkins") && !edit.checkins.empty();

    const std::string text = edited(c.text, edit);
    INFO("seed " << seed << "\n" << c.text << "\n---\n" << text);
    const ReadResult read = read_log(text, "log.json");
    CHECK(read.ok());
    CHECK(Json::parse(text) == with(c.log, edit));

    // Records that were not meant are the same bytes, whatever their spelling.
    for (const char* name : {"activities", "checkins"}) {
      const auto before = records_of(c.text, name), after = records_of(text, name);
      for (std::size_t i = 0; i < before.size(); ++i) {
        const RecordRef record{0, *name == 'a' ? Collection::activities : Collection::checkins, i};
        if (std::none_of(edit.changes.begin(), edit.changes.end(),
                         [&](const RecordChange& r) { return r.record == record; }))
          CHECK(after.at(i) == before[i]);
      }
    }
    // No other kind of line end than those that were there, and none where there was none.
    if (count(c.text, "\r\n") == count(c.text, "\n")) CHECK(count(text, "\r\n") == count(text, "\n"));
    if (count(c.text, "\r") == 0) CHECK(count(text, "\r") == 0);
    if (count(c.text, "\n") == 0) CHECK(count(text, "\n") == 0);
  }
  CHECK(changed > 400);
  CHECK(added > 400);
  CHECK(lists > 20);
}

TEST_CASE("a single new thing is put into one place, and all around it stays", "[edit]") {
  for (unsigned seed = 0; seed < cases; ++seed) {
    Dice dice{seed};
    const Written c = a_log(seed, dice);
    const std::string text = edit_run(c.text, new_run(dice));
    INFO("seed " << seed << "\n" << c.text << "\n---\n" << text);
    // Only the blanks of an empty list may go.
    const std::size_t kept = common_prefix(c.text, text) + common_suffix(c.text, text);
    const JsonNode document = layout_of(c.text);
    const JsonNode& list = *document.member("activities");
    CHECK(kept + (list.children.empty() ? list.end - list.begin - 2 : 0) >= c.text.size());

    if (c.log["activities"].empty()) continue;
    const auto index = static_cast<std::size_t>(dice.below(static_cast<int>(c.log["activities"].size())));
    const std::string changed = edited(
        c.text, {.changes = {{{0, Collection::activities, index}, {{"x_new", "1"}}}}, .activities = {}, .checkins = {}});
    CHECK(common_prefix(c.text, changed) + common_suffix(c.text, changed) >= c.text.size());
    CHECK(changed.size() > c.text.size());
  }
}

TEST_CASE("where a log is written evenly, an edited one is as if it had been written so from the start", "[edit]") {
  int even = 0;
  for (unsigned seed = 0; seed < cases; ++seed) {
    Dice dice{seed};
    const Json log = owners_log(seed, dice);
    Hand hand = random_hand(dice);
    hand.odd_spelling = false;
    if (hand.layout == Hand::Layout::wild || log["activities"].empty()) continue;
    ++even;
    LogEdit edit{.changes = {},
                 .activities = {new_run(dice), new_run(dice)},
                 .checkins = {{{"date", "\"2026-03-29\""}, {"swelling", "true"}}}};
    edit.changes.push_back({{0, Collection::activities, 0}, new_fields(dice)});
    const auto spell = [](NewRecord& fields) {  // numbers as the scribe has them
      for (NewField& field : fields) {
        if (field.members.empty()) field.json = Json::parse(field.json).dump();
        for (NewField& member : field.members) member.json = Json::parse(member.json).dump();
      }
    };
    for (NewRecord& run : edit.activities) spell(run);
    spell(edit.changes.front().fields);
    INFO("seed " << seed);
    CHECK(edited(Scribe{hand, dice}.document(log), edit) == Scribe{hand, dice}.document(with(log, edit)));
  }
  CHECK(even > 300);
}

TEST_CASE("what is new looks like its neighbours", "[edit]") {
  const NewRecord run{{"date", "\"2026-11-21\""}, {"distance_km", "8.2"}, {"pain", "", {{"before", "0"}, {"during", "2"}}}};

  SECTION("one line a record") {
    CHECK(
        edit_run("{\n  \"version\": 1,\n  \"activities\": [\n    { \"date\": \"2026-11-20\", \"rpe\": 3 }\n  ]\n}\n", run) ==
        "{\n  \"version\": 1,\n  \"activities\": [\n    { \"date\": \"2026-11-20\", \"rpe\": 3 },\n"
        "    { \"date\": \"2026-11-21\", \"distance_km\": 8.2, \"pain\": { \"before\": 0, \"during\": 2 } }\n  ]\n}\n");
  }
  SECTION("one line a field, tabs, CRLF") {
    CHECK(edit_run("{\r\n\t\"activities\": [\r\n\t\t{\r\n\t\t\t\"date\": \"2026-11-20\"\r\n\t\t}\r\n\t]\r\n}", run) ==
          "{\r\n\t\"activities\": [\r\n\t\t{\r\n\t\t\t\"date\": \"2026-11-20\"\r\n\t\t},\r\n\t\t{\r\n\t\t\t\"date\": "
          "\"2026-11-21\",\r\n"
          "\t\t\t\"distance_km\": 8.2,\r\n\t\t\t\"pain\": {\r\n\t\t\t\t\"before\": 0,\r\n\t\t\t\t\"during\": "
          "2\r\n\t\t\t}\r\n\t\t}\r\n\t]\r\n}");
  }
  SECTION("no blank at all") {
    CHECK(
        edit_run(R"({"activities":[{"date":"2026-11-20"}]})", run) ==
        R"({"activities":[{"date":"2026-11-20"},{"date":"2026-11-21","distance_km":8.2,"pain":{"before":0,"during":2}}]})");
  }
  SECTION("as Python writes it") {
    CHECK(edit_run(R"({"activities": [{"date": "2026-11-20"}]})", {{"date", "\"2026-11-21\""}, {"rpe", "3"}}) ==
          R"({"activities": [{"date": "2026-11-20"}, {"date": "2026-11-21", "rpe": 3}]})");
  }
  SECTION("several fields a line, and pain on one") {
    const std::string before =
        "{ \"activities\": [\n  {\n    \"date\": \"2026-11-20\",\n    \"rpe\": 3, \"pain\": {\"during\": 1}\n  }\n] }\n";
    CHECK(edit_run(before, run) ==
          "{ \"activities\": [\n  {\n    \"date\": \"2026-11-20\",\n    \"rpe\": 3, \"pain\": {\"during\": 1}\n  },\n  {\n  "
          "  \"date\": \"2026-11-21\",\n"
          "    \"distance_km\": 8.2,\n    \"pain\": {\"before\": 0, \"during\": 2}\n  }\n] }\n");
  }
  SECTION("an empty log") {
    CHECK(edit_run("{\n  \"version\": 1,\n  \"activities\": []\n}\n", run) ==
          "{\n  \"version\": 1,\n  \"activities\": [\n    { \"date\": \"2026-11-21\", \"distance_km\": 8.2, \"pain\": { "
          "\"before\": 0, \"during\": 2 } }\n  ]\n}\n");
  }
  SECTION("a list that is missing follows the activities") {
    CHECK(edited("{\n  \"activities\": [\n    {\"date\": \"2026-11-20\"}\n  ],\n  \"injuries\": []\n}\n",
                 {.changes = {}, .activities = {}, .checkins = {{{"date", "\"2026-11-21\""}, {"swelling", "true"}}}}) ==
          "{\n  \"activities\": [\n    {\"date\": \"2026-11-20\"}\n  ],\n  \"checkins\": [\n    {\"date\": \"2026-11-21\", "
          "\"swelling\": true}\n  ],\n  \"injuries\": []\n}\n");
  }
  SECTION("pain that is a number becomes an object that keeps it as it was written") {
    CHECK(edited(R"({"activities": [{ "pain": 3.0, "date": "2026-11-20" }]})",
                 {.changes = {{{0, Collection::activities, 0}, {{"pain", "", {{"next_morning", "2"}}}}}},
                  .activities = {},
                  .checkins = {}}) ==
          R"({"activities": [{ "pain": { "during": 3.0, "next_morning": 2 }, "date": "2026-11-20" }]})");
  }
  SECTION("a value is replaced where it stands, and what is new comes last") {
    CHECK(
        edited(
            R"({"activities": [{"rpe": 3, "date": "2026-11-20"}], "checkins": [{"date": "2026-11-20", "rehab": ["a", "b"]}]})",
            {.changes = {{{0, Collection::activities, 0}, {{"rpe", "4"}, {"notes", "\"\""}}},
                         {{0, Collection::checkins, 0}, {{"rehab", "true"}}}},
             .activities = {},
             .checkins = {}}) ==
        R"({"activities": [{"rpe": 4, "date": "2026-11-20", "notes": ""}], "checkins": [{"date": "2026-11-20", "rehab": true}]})");
  }
  SECTION("a comma at the beginning of the line") {
    CHECK(edit_run(
              "{ \"version\": 1\n, \"activities\":\n  [ {\"date\": \"2026-11-19\"}\n  , {\"date\": \"2026-11-20\"}\n  ]\n}",
              {{"date", "\"2026-11-21\""}}) ==
          "{ \"version\": 1\n, \"activities\":\n  [ {\"date\": \"2026-11-19\"}\n  , {\"date\": \"2026-11-20\"}\n  , "
          "{\"date\": \"2026-11-21\"}\n  ]\n}");
  }
}

TEST_CASE("only logs of format 1 can be edited, and only records that are there", "[edit]") {
  CHECK(is_editable("\xef\xbb\xbf \n{\"activities\": []}"));
  CHECK_FALSE(is_editable(" [{\"id\": 1}]"));
  CHECK_THROWS_AS(edited(R"({"activities": []})",
                         {.changes = {{{0, Collection::activities, 0}, {{"rpe", "4"}}}}, .activities = {}, .checkins = {}}),
                  std::logic_error);
  CHECK_THROWS_AS(edit_run("{\"activities\": [", {{"date", "\"2026-11-21\""}}), std::logic_error);
}

TEST_CASE("a text is quoted so that it comes back", "[edit]") {
  for (const std::string text : {"", "plain", "a \"b\" \\ / \n\t\x01", "knee ⚡ żółć"})
    CHECK(nlohmann::json::parse(json_quoted(text)) == text);
  CHECK(json_quoted("\xff") == "\"\xef\xbf\xbd\"");
}
