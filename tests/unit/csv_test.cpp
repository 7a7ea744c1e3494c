#include "text/csv.hpp"
#include "catch_include.hpp"

using namespace patella;
using Cells = std::vector<std::string>;

namespace {

std::vector<Cells> rows(std::string_view text) {
  std::vector<Cells> out;
  CsvReader reader{text};
  while (auto row = reader.next()) out.push_back(row->cells);
  return out;
}

}  // namespace

TEST_CASE("a table by RFC 4180", "[csv]") {
  CHECK(rows("a,b,c\n1,2,3\n") == std::vector<Cells>{{"a", "b", "c"}, {"1", "2", "3"}});
  CHECK(rows("a,b\r\n\"x, y\",\"say \"\"hi\"\"\"\r\n") == std::vector<Cells>{{"a", "b"}, {"x, y", "say \"hi\""}});
  CHECK(rows("a,b\n\"two\nlines\",2") == std::vector<Cells>{{"a", "b"}, {"two\nlines", "2"}});
  CHECK(rows("a,b\n,\n") == std::vector<Cells>{{"a", "b"}, {"", ""}});
  CHECK(rows("a,b\r1,2\r3,4") == std::vector<Cells>{{"a", "b"}, {"1", "2"}, {"3", "4"}});
  CHECK(rows("\n\na,b\n\n1,2\n\n") == std::vector<Cells>{{"a", "b"}, {"1", "2"}});
  CHECK(rows("").empty());
  CHECK(rows("\n\r\n").empty());
}

TEST_CASE("a table's delimiter and encoding", "[csv]") {
  CHECK(rows("\xef\xbb\xbf"
             "a;b;c\n1,5;2;3") == std::vector<Cells>{{"a", "b", "c"}, {"1,5", "2", "3"}});
  CHECK(rows("a\tb\n1\t2") == std::vector<Cells>{{"a", "b"}, {"1", "2"}});
  CHECK(rows("\"a,b,c\";d\n1;2") == std::vector<Cells>{{"a,b,c", "d"}, {"1", "2"}});
  CHECK(rows("H\xf6he,b\n1,\x80") == std::vector<Cells>{{"Höhe", "b"}, {"1", "\ufffd"}});
}

TEST_CASE("quotes as Garmin writes them", "[csv]") {
  CHECK(rows("a,b,c\n1,\"8km + 10x20\"/40\" + 2km\",3") ==
        std::vector<Cells>{{"a", "b", "c"}, {"1", "8km + 10x20\"/40\" + 2km", "3"}});
  CHECK(rows("a,b,c\n1,\"5x20\"\",3\n4,5,6") == std::vector<Cells>{{"a", "b", "c"}, {"1", "5x20\"", "3"}, {"4", "5", "6"}});
  CHECK(rows("a,b\n1,so \"called\"") == std::vector<Cells>{{"a", "b"}, {"1", "so \"called\""}});
}

TEST_CASE("a quote that is never closed ends with its line", "[csv]") {
  CHECK(rows("a,b\n1,\"open\n2,3\n4,5") == std::vector<Cells>{{"a", "b"}, {"1", "open"}, {"2", "3"}, {"4", "5"}});
  std::string many = "a,b\n";
  for (int i = 0; i < 200'000; ++i) many += "\"x\n";
  CHECK(rows(many).size() == 200'001);  // and soon
}

TEST_CASE("ragged lines and line numbers", "[csv]") {
  CsvReader reader{"a,b\n\"1\n1\",2\n3\n4,5,6\n7,8"};
  CHECK_FALSE(reader.next()->ragged);
  const auto two = reader.next();
  CHECK(two->line == 2);
  CHECK_FALSE(two->ragged);
  const auto three = reader.next();
  CHECK(three->line == 4);
  CHECK(three->ragged);
  CHECK(reader.next()->ragged);
  CHECK(reader.next()->line == 6);
  CHECK_FALSE(reader.next());
}
