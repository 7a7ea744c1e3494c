#include "catch_include.hpp"
#include "render/page.hpp"
#include "text/printable.hpp"

using namespace patella;
using namespace patella::render;

TEST_CASE("words go into lines that fit, with hanging indents") {
  Page page{{.width = 20}, {}};
  write_paragraph(page, "one two three four five six", 0, 4);
  CHECK(page.text == "one two three four\n    five six\n");
}

TEST_CASE("a word that is too long is broken, not left to stick out") {
  Page page{{.width = 10}, {}};
  write_paragraph(page, "a 0123456789abcdef b", 0, 2);
  CHECK(page.text == "a\n  01234567\n  89abcdef\n  b\n");
}

TEST_CASE("lines are measured in columns, not in bytes") {
  CHECK(columns("é−°") == 3);
  CHECK(columns("膝") == 2);
  CHECK(columns("e\u0301") == 1);
  Page page{{.width = 6}, {}};
  write_paragraph(page, "ééé ééé");
  CHECK(page.text == "ééé\nééé\n");
}

TEST_CASE("no line is broken at a hard space") {
  Page page{{.width = 10}, {}};
  write_paragraph(page, std::string{"at most 12"} + hard_space + "km");
  CHECK(page.text == "at most\n12 km\n");
}

TEST_CASE("colour is there only where the page has it") {
  Page plain{{}, {}}, coloured{{.colour = true}, {}};
  write_paragraph(plain, emphasized(Emphasis::stop, "STOP") + " now");
  write_paragraph(coloured, emphasized(Emphasis::stop, "STOP") + " now");
  CHECK(plain.text == "STOP now\n");
  CHECK(coloured.text == "\033[1;31mSTOP\033[0m now\n");
}

TEST_CASE("ASCII pages hold nothing else") {
  Page page{{.ascii = true}, {}};
  write_paragraph(page, "• −5 % – “x” ≥ 2 → 膝…");
  CHECK(page.text == "- -5 % - \"x\" >= 2 -> ?...\n");
}

TEST_CASE("a row is label and text side by side, or one after the other where it is narrow") {
  Page wide{{.width = 60}, {}}, narrow{{.width = 40}, {}};
  write_row(wide, "Running", "at most 12 km", 10);
  write_row(narrow, "Running", "at most 12 km", 10);
  CHECK(wide.text == "  Running   at most 12 km\n");
  CHECK(narrow.text == "  Running: at most 12 km\n");
}

TEST_CASE("nothing from outside is live") {
  CHECK(printable("a\033[31mb") == "a\\u001b[31mb");
  CHECK(printable("a\u202eb") == "a\\u202eb");
  CHECK(printable("a\u009bb").find('\x9b') == std::string::npos);
  CHECK(printable("a\x9b"
                  "b") == "a\\x9bb");
  CHECK(printable("Zoë 膝") == "Zoë 膝");
}
