#include "catch_include.hpp"
#include "json/member.hpp"

using namespace patella;

TEST_CASE("a member is found without the others being parsed") {
  constexpr std::string_view object = R"( {"a": {"b": "}\"{,", "c": [1, {"x": 2}]}, "b\\": 1, "d" : "\\", "e":3 } )";
  CHECK(member_text(object, "a") == R"({"b": "}\"{,", "c": [1, {"x": 2}]})");
  CHECK(member_text(member_text(object, "a"), "b") == R"("}\"{,")");
  CHECK(member_text(object, "d") == R"("\\")");
  CHECK(member_text(object, "e") == "3 ");
  CHECK(member_text(object, "x").empty());
  CHECK(members(object).size() == 4);
}

TEST_CASE("what is no object has no members") {
  CHECK(members("{}").empty());
  CHECK(members("[1, 2]").empty());
  CHECK(members("").empty());
}
