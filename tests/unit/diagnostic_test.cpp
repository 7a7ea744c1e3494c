#include "patella/diagnostic.hpp"

#include "catch_include.hpp"
#include "patella/read.hpp"
#include "text/printable.hpp"
#include "text/words.hpp"

using namespace patella;

namespace {

std::vector<Diagnostic> problems(const std::string& text) { return read_log(text, "log.json").diagnostics; }

Diagnostic only(const std::string& text) {
  auto all = problems(text);
  REQUIRE(all.size() == 1);
  return all.front();
}

}  // namespace

TEST_CASE("a JSON pointer escapes its tokens", "[diagnostic]") {
  CHECK(JsonPointer{}.text().empty());
  CHECK(JsonPointer{{std::string{"activities"}, std::size_t{12}, std::string{"a/b~c"}}}.text() == "/activities/12/a~1b~0c");
}

TEST_CASE("columns count characters, lines end in three ways", "[diagnostic]") {
  const std::string wrong = R"("rpe": "6")";
  const auto at = [&](const std::string& before) {
    const Diagnostic d = only(before + wrong + "}]}");
    return std::pair{d.line, d.column};
  };
  CHECK(at(R"({"activities": [{"date": "2026-11-20", )") == std::pair<std::size_t, std::size_t>{1, 47});
  CHECK(at("{\"activities\": [{\"date\": \"2026-11-20\",\n ") == std::pair<std::size_t, std::size_t>{2, 9});
  CHECK(at("{\"activities\": [{\"date\": \"2026-11-20\",\r\n\r\n ") == std::pair<std::size_t, std::size_t>{3, 9});
  CHECK(at("{\"activities\": [{\"date\": \"2026-11-20\",\r ") == std::pair<std::size_t, std::size_t>{2, 9});
  CHECK(at("{\"activities\": [{\"date\": \"2026-11-20\", \"x_\u00e4\": \"\U0001f600\", ") ==
        std::pair<std::size_t, std::size_t>{1, 59});
}

TEST_CASE("a byte-order mark takes no column", "[diagnostic]") {
  const auto all = problems("\xef\xbb\xbf{\"activities\": 1}");
  REQUIRE(all.size() == 2);
  CHECK(all[0].severity == Severity::warning);
  CHECK(all[0].id == "byte-order-mark");
  CHECK(all[1].column == 16);
}

TEST_CASE("all problems come at once, in the order of the document", "[diagnostic]") {
  const auto all = problems(
      R"({"activities": [{"rpe": 11, "date": "2026-02-30", "colour": "blue"}, 3, {"pain": {"during": -1}}], "athlete": 7)");
  std::vector<std::string> ids;
  for (const auto& d : all) ids.push_back(d.id);
  CHECK(ids == std::vector<std::string>{"out-of-range", "no-such-date", "unknown-field", "wrong-type", "missing-either",
                                        "out-of-range", "wrong-type", "cut-off"});
}

TEST_CASE("a very long line is cut to an excerpt", "[diagnostic]") {
  std::string text = R"({"x_long": ")";
  for (int i = 0; i < 100000; ++i) text += "\u00e9\u202e";
  text += R"(", "activities": 1, "x_more": ")" + std::string(100000, 'z') + "\"}";
  const Diagnostic d = only(text);
  CHECK(d.column == 200030);
  CHECK(d.excerpt == "\u00e9\\u202e\u00e9\\u202e\u00e9\\u202e\", \"activities\": 1, \"x_more\": \"zzzzzzzzzzzzzzzzzzzzzzzz");
  CHECK(printable_excerpt(d.excerpt, d.caret).ends_with("\"activities\": \u2026"));
}

TEST_CASE("nothing of the input reaches a terminal as a control character", "[diagnostic]") {
  for (const std::string bad :
       {"\x1b[31m", "\x07", "\x7f", "\u009b31m", "\u202e", "\u2066", "\u200f", "\u2028", "\U000e0041", "\xff", "\xc3"}) {
    for (const std::string& text :
         {"{\"activities\": [{\"date\": \"" + bad + "\"}]}", "{\"activities\": " + bad + "}", "{\"" + bad + "\": 1}",
          "{\"activities\": [], \"notes\": \"" + bad + "\", \"" + bad + "\": 2}", bad}) {
      for (const Diagnostic& d : problems(text)) {
        for (const std::string& shown : {d.message, d.found, d.expected, d.hint, d.excerpt}) {
          INFO(shown);
          CHECK(shown == printable_excerpt(shown, shown.size() + 1));
        }
      }
    }
  }
  CHECK(printable_excerpt("a\tb\x1b\u202e\xff\u00e9\U000e0041") == "a b\\u001b\\u202e\\xff\u00e9\\u{e0041}");
  CHECK(printable_excerpt("abcdef", 3) == "abc\u2026");
}

TEST_CASE("fields of one's own pass in silence with all that is in them", "[diagnostic]") {
  CHECK(problems(R"({"x_": {"a": 1, "a": null}, "activities": [{"date": "2026-11-20", "x_y": [[null]], "pain": {"x_z": 1},
    "grade_km": []}], "athlete": {"x_": 1}, "checkins": [{"date": "2026-11-20", "x_": 1}], "injuries": [{"start": "2026-01-01", "x_": {}}]})")
            .empty());
}

TEST_CASE("deep nesting is read", "[diagnostic]") {
  const std::size_t deep = 100000;
  CHECK(only("{\"activities\": [" + std::string(deep, '[') + std::string(deep, ']') + "]}").id == "wrong-type");
  CHECK(problems("{\"activities\": [], \"x_deep\": " + std::string(deep, '[') + std::string(deep, ']') + "}").empty());
  CHECK(only("{\"activities\": [], \"x_deep\": " + std::string(deep, '[')).id == "cut-off");
}

TEST_CASE("what follows a null byte is not lost", "[diagnostic]") {
  CHECK(only(std::string{"{\"activities\": []}\0{}", 21}).id == "text-after-document");
  CHECK(only(std::string{"\0", 1}).id == "misplaced");
}

TEST_CASE("the number beside a NaN is read as it stands", "[diagnostic]") {
  const auto result = read_log(
      R"({"activities": [{"date": "2026-11-20", "rpe": nan, "distance_km": 5, "notes": "NaN, inf", "duration_min": 1e-400}]})",
      "a");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].id == "not-a-number");
  CHECK(result.log.activities.at(0).distance == Distance{5000});
  CHECK(result.log.activities.at(0).notes == "NaN, inf");
  const auto broken = problems(R"({"activities": [{"date": "2026-11-20", "rpe": NaN "distance_km": 5}]})");
  REQUIRE(broken.size() == 2);
  CHECK(broken[1].id == "missing-comma");
  CHECK(broken[1].column == 51);
  CHECK(only(R"({"x_own": [1, NaN], "activities": []})").pointer.text().empty());
}

TEST_CASE("the cadence of one leg is kept", "[diagnostic]") {
  const auto result =
      read_log(R"({"activities": [{"cadence_spm": 83, "sport": "trail_run", "date": "2026-11-20"}, {"date": "2026-11-20",
    "sport": "ride", "cadence_spm": 83}, {"date": "2026-11-20", "cadence_spm": 100}]})",
               "a");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.ok());
  CHECK(result.diagnostics[0].pointer.text() == "/activities/0/cadence_spm");
  CHECK(result.log.activities.at(0).cadence_spm == 83);
}

TEST_CASE("at most a thousand problems are shown", "[diagnostic]") {
  std::string text = R"({"activities": [1)";
  for (int i = 0; i < 1499; ++i) text += ", 1";
  const auto all = problems(text + "]}");
  REQUIRE(all.size() == 1001);
  CHECK(all.back().id == "more-problems");
  CHECK(all.back().message == "500 more problems are not shown");

  // Warnings, however many, are never an error.
  text = R"({"activities": [{"date": "2026-11-20")";
  for (int i = 0; i < 1500; ++i) text += ", \"f" + std::to_string(i) + "\": 1";
  const auto result = read_log(text + "}]}", "a");
  CHECK(result.diagnostics.size() == 1001);
  CHECK(result.ok());
}

TEST_CASE("spelling suggestions", "[diagnostic]") {
  const std::vector<std::string_view> known{"distance_km", "distance_mi", "duration_min", "run", "trail_run", "id", "rpe"};
  CHECK(spelling_suggestion("distnace_km", known) == "distance_km");
  CHECK(spelling_suggestion("Distance-MI", known) == "distance_mi");
  CHECK(spelling_suggestion("duration", known) == "duration_min");
  CHECK(spelling_suggestion("rnu", known) == "run");
  CHECK(spelling_suggestion("Trail run", known) == "trail_run");
  CHECK_FALSE(spelling_suggestion("weather", known));
  CHECK_FALSE(spelling_suggestion("ab", known));
  CHECK_FALSE(spelling_suggestion("", known));
  CHECK_FALSE(spelling_suggestion(std::string(100000, 'x'), known));
}
