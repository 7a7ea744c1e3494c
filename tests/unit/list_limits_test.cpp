#include "imported.hpp"
#include "json/record.hpp"

using namespace patella;

namespace {

ImportContext with(InputLimits limits) { return {two_hours_east.utc_offset, limits}; }

}  // namespace

TEST_CASE("limits on size, depth and number", "[import]") {
  const std::string run = R"([{"start_date_local": "2026-04-13T16:02:39Z", "resource_state": 2, "map": )";
  const auto& format = format_of(run);
  const std::string deep = run + std::string(100'000, '[') + std::string(100'000, ']') + "}]";
  const ImportedFile too_deep = format.read(deep, "a", two_hours_east);
  CHECK(too_deep.activities.empty());
  REQUIRE(too_deep.broken.size() == 1);
  CHECK(too_deep.broken[0].why == "nested deeper than 64 levels");
  CHECK(format.read(run + "\"[[[[[[\"}]", "a", with({.nesting = 3})).activities.size() == 1);

  const ImportedFile too_large = format.read(run + "1}]", "a", with({.bytes = 10}));
  CHECK(too_large.activities.empty());
  CHECK(too_large.broken.size() == 1);

  const std::string table = "Activity Type,Date,Title,Distance,Time\n" + [] {
    std::string lines;
    for (int i = 10; i < 60; ++i) lines += "Walking,2025-11-01 10:19:" + std::to_string(i) + ",x,--,00:30:00\n";
    return lines;
  }();
  const ImportedFile first = format_of(table).read(table, "a", with({.points = 20}));
  CHECK(first.activities.size() == 20);
  CHECK(first.broken.size() == 1);
  CHECK(format_of(table).read(table, "a", with({.bytes = 10})).broken.size() == 1);

  const std::string streams = R"({"time": {"data": [0, 1, 2, 3, 4]}, "distance": {"data": [0, 1, 2, 3, 4]}})";
  CHECK(format_of(streams).read(streams, "a", with({.points = 3})).broken.size() == 2);
}

TEST_CASE("complaints stay few", "[import]") {
  std::string table = "Activity Type,Date,Title,Distance,Time\n";
  for (int i = 0; i < 5000; ++i) table += "Running,soon,x,1.00,00:30:00\n";
  const ImportedFile found = import_list(table);
  CHECK(found.broken.size() == 1001);
  CHECK(found.broken.back().why == "and 4000 more like these");
}

TEST_CASE("text that is not UTF-8 is mended", "[import]") {
  const ImportedFile found = import_list(
      "[{\"start_date_local\": \"2026-04-13T16:02:39Z\", \"sport_type\": \"Run\", \"name\": \"L\xf8"
      "b \xff\"}]");
  CHECK(found.broken.empty());
  REQUIRE(found.activities.size() == 1);
  CHECK(found.activities[0].title == "Løb ÿ");
}

TEST_CASE("what is no list of activities is not known", "[import]") {
  for (const std::string text : {"", "{}", "[]", "[1]", "a,b,c\n1,2,3", "{\"version\": 1, \"activities\": []}", "PK\x03\x04",
                                 "\"RIDE\"", "{\"type\": \"FeatureCollection\", \"features\": []}"}) {
    INFO(text);
    for (const auto& format : import_formats()) CHECK_FALSE(format.sniff(text, "file.json"));
  }
}
