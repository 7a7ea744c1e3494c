/// The schema and the reader say the same; where they differ, that is a bug.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "catch_include.hpp"
#include "files.hpp"
#include "log/format1.hpp"
#include "patella/read.hpp"

using namespace patella;
using nlohmann::json;

namespace {

std::set<std::string> names_in_schema(const json& object) {
  std::set<std::string> names;
  for (const auto& [name, field] : object.at("properties").items()) names.insert(name);
  return names;
}

std::set<std::string> names_in_reader(const Container<Log>& scope) {
  std::set<std::string> names;
  for (const auto& field : scope.fields) names.emplace(field.text.name);
  return names;
}

}  // namespace

TEST_CASE("schema and reader know the same fields", "[schema]") {
  const json schema = json::parse(log_schema());
  CHECK(names_in_schema(schema) == names_in_reader(format1::log));
  const json& kinds = schema.at("$defs");
  CHECK(names_in_schema(kinds.at("athlete")) == names_in_reader(format1::athlete));
  CHECK(names_in_schema(kinds.at("activity")) == names_in_reader(format1::activity));
  CHECK(names_in_schema(kinds.at("pain")) == names_in_reader(format1::pain));
  CHECK(names_in_schema(kinds.at("checkin")) == names_in_reader(format1::checkin));
  CHECK(names_in_schema(kinds.at("injury")) == names_in_reader(format1::injury));
}

TEST_CASE("schema and reader know the same words and ranges", "[schema]") {
  const json schema = json::parse(log_schema());
  const auto compare = [&](const Container<Log>& scope, const json& object) {
    for (const auto& field : scope.fields) {
      INFO(field.text.name);
      json in_schema = object.at("properties").at(std::string{field.text.name});
      if (in_schema.contains("anyOf")) in_schema = in_schema["anyOf"][0];
      if (in_schema.contains("$ref"))
        in_schema = schema.at(json::json_pointer{in_schema["$ref"].get<std::string>().substr(1)});
      if (field.word)
        CHECK(in_schema.at("enum") == json(std::vector<std::string>(field.text.words.begin(), field.text.words.end())));
      if (!field.number || in_schema.contains("const")) continue;
      CHECK(in_schema.at("minimum") == field.text.range.min);
      CHECK(in_schema.value("maximum", std::numeric_limits<double>::max()) == field.text.range.max);
      const double step = field.text.range.step == Range::Step::half    ? 0.5
                          : field.text.range.step == Range::Step::whole ? 1
                                                                        : 0;
      CHECK(in_schema.value("multipleOf", 0.0) == step);
    }
  };
  const json& kinds = schema.at("$defs");
  compare(format1::log, schema);
  compare(format1::athlete, kinds.at("athlete"));
  compare(format1::activity, kinds.at("activity"));
  compare(format1::pain, kinds.at("pain"));
  compare(format1::checkin, kinds.at("checkin"));
  compare(format1::injury, kinds.at("injury"));
}

TEST_CASE("the reader accepts and refuses what the list of small documents says", "[schema]") {
  std::ifstream in{source_dir() / "tests" / "errors" / "documents.json", std::ios::binary};
  REQUIRE(in);
  const json documents = json::parse(in);
  for (const auto& [name, accepted] :
       {std::pair{"accepted", true}, std::pair{"refused", false}, std::pair{"refused_by_the_reader_alone", false}}) {
    REQUIRE_FALSE(documents.at(name).empty());
    for (const json& document : documents.at(name)) {
      INFO(document.dump());
      CHECK(read_log(document.dump(), "a").ok() == accepted);
    }
  }
}
