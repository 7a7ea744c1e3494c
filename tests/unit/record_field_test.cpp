/// The tables of fields: reader, writer, schema, completion of duplicates, import and `patella add` know every row. That
/// every option is in man page and completions holds cli_documents_test.cpp.
#include "log/record_field.hpp"

#include <nlohmann/json.hpp>

#include "activity/same_activity.hpp"
#include "catch_include.hpp"
#include "cli/addition.hpp"
#include "import/log_record.hpp"
#include "log/format1.hpp"
#include "patella/read.hpp"

using namespace patella;
using nlohmann::json;

namespace {

constexpr Day monday{std::chrono::year{2026} / std::chrono::November / 16};

/// A value that the reader takes.
json sample(const Field<Log>& field) {
  if (field.day || field.first_day) return "2026-11-16";
  if (field.time) return "2026-11-16T07:02:11";
  if (field.word) return field.text.words.back();
  if (field.string) return "some text";
  if (field.object) {
    json object = json::object();
    for (const Field<Log>& member : field.object->fields) object[std::string{member.text.name}] = sample(member);
    return object;
  }
  if (field.list) {
    json list = json::array();
    for (const Field<Log>& entry : field.list->fields) list.push_back(sample(entry));
    return list;
  }
  return field.truth ? json(true) : json(std::clamp(4.0, field.text.range.min, field.text.range.max));
}

json written_json(const NewRecord& fields) {
  json object = json::object();
  for (const NewField& field : fields)
    object[field.name] = field.members.empty() ? json::parse(field.json) : written_json(field.members);
  return object;
}

/// A log whose one record, of the kind in question, states this.
template <class Record>
json document(json record);
template <>
json document<Activity>(json record) {
  if (!record.contains("start")) record["date"] = "2026-11-16";
  return {{"activities", {record}}};
}
template <>
json document<PainEntry>(json record) {
  return document<Activity>({{"pain", record}});
}
template <>
json document<Checkin>(json record) {
  record["date"] = "2026-11-16";
  return {{"activities", json::array()}, {"checkins", {record}}};
}
template <>
json document<Injury>(json record) {
  record["start"] = "2026-11-16";
  return {{"activities", json::array()}, {"injuries", {record}}};
}
template <>
json document<Athlete>(json record) {
  return {{"activities", json::array()}, {"athlete", record}};
}

template <class Record>
Record read(const json& record) {
  ReadResult result = read_log(document<Record>(record).dump(), "log.json");
  REQUIRE(result.ok());  // a cadence of 4 is a warning
  return last<Record>(result.log);
}

/// The row of that name, which is there.
template <class Record>
const RecordField<Record>& row_of(std::span<const RecordField<Record>> rows, std::string_view name) {
  const auto row = std::ranges::find(rows, name, [](const auto& r) { return r.field.text.name; });
  INFO(name);
  REQUIRE(row != rows.end());
  return *row;
}

template <class Record>
void check_reader_and_writer(std::span<const RecordField<Record>> rows) {
  for (const auto& row : rows) {
    const std::string name{row.field.text.name};
    INFO(name);
    const json value = sample(row.field);
    const auto record = read<Record>({{name, value}});
    if (!row.field.text.rival.empty()) CHECK(row_of(rows, row.field.text.rival).field.text.rival == name);
    if (!row.use.not_beside.empty()) row_of(rows, row.use.not_beside);
    if (!row.write && row.field.text.rival.empty()) continue;  // of no use but to its owner
    const auto& writer = row.write ? row : row_of(rows, row.field.text.rival);
    REQUIRE(writer.write);
    CHECK(writer.is_stated(record));
    if (row.write) CHECK(written_json(written(rows, record)).at(name) == value);

    if (std::is_same_v<Record, Checkin>) continue;  // those of a day are put together by the day's history
    Record blank{};
    if constexpr (requires { blank.day; }) blank.day = monday;
    writer.use.complete(blank, record);
    CHECK(writer.is_stated(blank));
  }
}

/// What `patella add` takes for a field.
std::string typed(const Field<Log>& field) {
  if (field.time) return "07:02";
  if (field.object) return "0/2/1";
  if (field.list) return "yes";
  if (field.text.name.ends_with("_km")) return "4km";
  const json value = sample(field);
  return value.is_string() ? value.get<std::string>() : value.dump();
}

/// Every option that the rows name is there and writes its field; every field that a person can know has one.
template <class Record>
void check_add(std::span<const RecordField<Record>> rows, const std::string& what) {
  for (const auto& [field, is_stated, write, use] : rows) {
    const std::string name{field.text.name};
    INFO(name);
    const auto& of_activity = format1::activity_fields;
    const bool of_activity_too = std::ranges::any_of(
        of_activity, [&](const auto& row) { return row.field.text.name == name && !row.use.add.name.empty(); });
    if (write) CHECK((use.known_to == KnownTo::device) == (use.add.name.empty() && !of_activity_too));
    if (!use.add.name.starts_with("--")) continue;
    for (const bool no : {false, true}) {
      if (no && use.add.help_no.empty()) continue;
      cli::Addition addition;
      bool found = false;
      for (const auto& group : cli::addition_options(addition))
        for (const auto& option : group.options) {
          if (option.name != (no ? "--no" + std::string{use.add.name.substr(1)} : use.add.name)) continue;
          CHECK(option.set(option.value.empty() ? "" : typed(field)));
          found = true;
        }
      CHECK(found);
      cli::ParsedAddition parsed;
      const auto problem = cli::parse_addition(addition, {what}, monday + std::chrono::days{1}, parsed);
      if (name == "date" || name == "notes") continue;
      INFO(problem.value_or(""));
      REQUIRE_FALSE(problem);
      const json record = written_json(parsed.record);
      CHECK((what == "pain" ? record.at("pain") : record).contains(name));
    }
  }
}

}  // namespace

TEST_CASE("what is read of a field is what is written, and completes another record", "[fields]") {
  check_reader_and_writer(format1::activity_fields);
  check_reader_and_writer(format1::pain_fields);
  check_reader_and_writer(format1::checkin_fields);
  check_reader_and_writer(format1::injury_fields);
  check_reader_and_writer(format1::athlete_fields);
}

TEST_CASE("every field that a person can know has an option of patella add, which writes it", "[fields][add]") {
  check_add(format1::activity_fields, "run");
  check_add(format1::pain_fields, "pain");
  check_add(format1::checkin_fields, "checkin");
}

TEST_CASE("an import writes every field that it knows, and adds each to a record that lacks it", "[fields][import]") {
  for (const auto& row : format1::activity_fields) {
    if (!row.write || row.field.text.name == "date") continue;
    const std::string name{row.field.text.name};
    INFO(name);
    ImportedActivity found;
    found.activity = read<Activity>({{"start", "2026-11-16T07:02:11"}, {name, sample(row.field)}});
    CHECK(std::ranges::count(record_of(found), name, &NewField::name) == 1);
    const auto adds_to = [&](const json& known) {
      return std::ranges::count(missing_fields(read<Activity>(known), found), name, &NewField::name) == 1;
    };
    CHECK(adds_to(json::object()) == (name != "start" && name != "sport"));
    CHECK_FALSE(adds_to({{name, sample(row.field)}}));
    for (const std::string_view other : {row.field.text.rival, row.use.not_beside}) {
      if (other.empty()) continue;
      CHECK_FALSE(adds_to({{std::string{other}, sample(row_of(format1::activity_fields, other).field)}}));
    }
  }
}
