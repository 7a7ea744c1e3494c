#include "catch_include.hpp"
#include "patella/render.hpp"

using namespace patella;

namespace {

Diagnostic wrong_distance() {
  return {.severity = Severity::error,
          .file = "log.json",
          .line = 3,
          .column = 34,
          .pointer = {{std::string{"activities"}, std::size_t{0}, std::string{"distance_km"}}},
          .message = "wrong type",
          .found = "\"ten\"",
          .expected = "a number",
          .hint = "write 10",
          .excerpt = "{\"date\": \"2026-11-19\", \"distance_km\": \"ten\"}",
          .caret = 38};
}

}  // namespace

TEST_CASE("a problem is told like a compiler's") {
  const std::vector<Diagnostic> all{wrong_distance()};
  CHECK(render_diagnostics(all, {}) ==
        "log.json:3:34: error: wrong type\n"
        "  at        /activities/0/distance_km\n"
        "  found     \"ten\"\n"
        "  expected  a number\n"
        "  hint      write 10\n"
        "    {\"date\": \"2026-11-19\", \"distance_km\": \"ten\"}\n"
        "                                          ^\n"
        "1 error\n");
}

TEST_CASE("a problem without a place names the file alone") {
  const std::vector<Diagnostic> all{{.file = "no.json", .message = "no such file"},
                                    {.severity = Severity::warning, .file = "-", .message = "odd"}};
  CHECK(render_diagnostics(all, {}) == "no.json: error: no such file\n-: warning: odd\n1 error, 1 warning\n");
}

TEST_CASE("no problems, no text") { CHECK(render_diagnostics({}, {}).empty()); }

TEST_CASE("the excerpt is cut around the caret on a narrow page") {
  Diagnostic one = wrong_distance();
  one.excerpt = std::string(50, 'a') + "é!" + std::string(50, 'b');
  one.caret = 51;
  const std::vector<Diagnostic> all{one};
  const std::string text = render_diagnostics(all, {.width = 40});
  CHECK(text.find("    aaaaaaaaaaaaaaaaaé!bbbbbbbbbbbbbbbbb\n" + std::string(22, ' ') + "^\n") != std::string::npos);
}

TEST_CASE("the caret stands under its character in ASCII too") {
  Diagnostic one = wrong_distance();
  one.excerpt = "…: !";
  one.caret = 3;
  const std::vector<Diagnostic> all{one};
  CHECK(render_diagnostics(all, {.ascii = true}).find("    ...: !\n         ^\n") != std::string::npos);
}

TEST_CASE("names and texts of a log cannot steer the terminal") {
  Diagnostic one = wrong_distance();
  one.file = "a\033]0;x\007.json";
  one.found = one.hint = one.excerpt = "\033[2J\u202e";
  one.caret = 0;
  const std::vector<Diagnostic> all{one};
  const std::string text = render_diagnostics(all, {});
  CHECK(text.find('\033') == std::string::npos);
  CHECK(text.find('\007') == std::string::npos);
  CHECK(text.find("\u202e") == std::string::npos);
}
