#include "catch_include.hpp"
#include "text/characters.hpp"
#include "text/number.hpp"
#include "text/words.hpp"
#include "time/timestamp.hpp"
#include "vendor/sport_names.hpp"

using namespace patella;
using namespace std::chrono;

TEST_CASE("words without case, accents and marks", "[vendor]") {
  CHECK(fold("Course à pied") == "courseapied");
  CHECK(fold("Ø Schrittfrequenz (Laufen)") == "oschrittfrequenzlaufen");
  CHECK(fold("Całkowity wznios") == "calkowitywznios");
  CHECK(fold("Tevékenység típusa") == "tevekenysegtipusa");
  CHECK(fold("Straßenlauf Løb æ œ") == "strassenlauflobaeoe");
  CHECK(fold("e\u0301te\u0301") == "ete");
  CHECK(fold("Training Stress Score®") == "trainingstressscore");
  CHECK(fold("Бег") == "бег");
  CHECK(trim("\u00a0 a b \u202f\t") == "a b");
  CHECK(trim(" \u3000 ").empty());
  std::string repaired;
  CHECK(valid_utf8("\xef\xbb\xbfL\xf8"
                   "b \xe2\x82",
                   repaired) == "Løb â\ufffd");
  CHECK(first_line("\xef\xbb\xbf\r\nab\r\nc") == "ab");
}

TEST_CASE("numbers in cells", "[vendor]") {
  const auto point = DecimalMark::point, comma = DecimalMark::comma;
  CHECK(parse_localized_number("11.18", point) == 11.18);
  CHECK(parse_localized_number("9,72", point) == 9.72);
  CHECK(parse_localized_number("1,234", point) == 1234);
  CHECK(parse_localized_number("1,234", comma) == 1.234);
  CHECK(parse_localized_number("1.234", comma) == 1234);
  CHECK(parse_localized_number("1.234,5", point) == 1234.5);
  CHECK(parse_localized_number("1,234,567", comma) == 1234567);
  CHECK(parse_localized_number("0,123", point) == 0.123);
  CHECK(parse_localized_number("'-12", point) == -12);
  CHECK(parse_localized_number("\u22125", point) == -5);
  CHECK(parse_localized_number("1\u202f234,5", comma) == 1234.5);
  CHECK(parse_localized_number("1'234.5", point) == 1234.5);
  CHECK(parse_localized_number(" 42 ", point) == 42);
  for (const auto* none :
       {"", "--", "-", "x", "1 km", "1e5", "5:30", ".", "1-2", "nan", "99999999999999999999999999999999999999999"})
    CHECK_FALSE(parse_localized_number(none, point));
  CHECK(is_empty_cell("--"));
  CHECK(is_empty_cell(" \u2013 "));
  CHECK_FALSE(is_empty_cell("0"));
}

TEST_CASE("the decimal mark of a file", "[vendor]") {
  const auto mark = [](std::initializer_list<std::string_view> cells) {
    DecimalVote vote;
    for (const auto cell : cells) vote.add(cell);
    return vote.mark();
  };
  CHECK(mark({}) == DecimalMark::point);
  CHECK(mark({"1,234", "2,345"}) == DecimalMark::point);
  CHECK(mark({"1,234", "2,34"}) == DecimalMark::comma);
  CHECK(mark({"1,234", "7.20"}) == DecimalMark::point);
}

TEST_CASE("durations with colons", "[vendor]") {
  CHECK(parse_clock_time("1:02:03")->seconds == 3723);
  CHECK(parse_clock_time("00:04:47.8")->seconds == Approx(287.8));
  CHECK(parse_clock_time("00:04:47,8")->seconds == Approx(287.8));
  CHECK(parse_clock_time("41:06")->seconds == 2466);
  CHECK(parse_clock_time("41:06")->hours_minutes == 41 * 3600 + 6 * 60);
  CHECK_FALSE(parse_clock_time("4:47.8")->hours_minutes);
  CHECK_FALSE(parse_clock_time("1:02:03")->hours_minutes);
  for (const auto* none : {"", "--", "42", "1:60", "1:2:3:4", "1::2", ":30", "1:", "-1:30", "1:3x"})
    CHECK_FALSE(parse_clock_time(none));
}

TEST_CASE("dates in several languages", "[vendor]") {
  const auto then = Day{2022y / August / 15} + 15h + 9min + 27s;
  for (const auto* text : {"Aug 15, 2022, 3:09:27 PM",  "Aug 15, 2022, 3:09:27\u202fPM", "15 Aug 2022, 15:09:27",
                           "15 aug 2022, 15:09:27",     "15 aug. 2022 15:09:27",         "15.08.2022, 15:09:27",
                           "15. Aug. 2022 um 15:09:27", "15 août 2022 à 15:09:27",       "15 août 2022, 15:09:27",
                           "15 ago 2022, 15:09:27",     "15 ago. 2022 3:09:27 p. m.",    "15 sie 2022, 15:09:27",
                           "15. aug. 2022 15.09.27",    "2022. aug. 15. 15:09:27",       "15 de ago. de 2022, 15:09:27",
                           "2022-08-15 15:09:27",       "2022-08-15T15:09:27Z",          "2022/08/15 15:09:27",
                           "15/08/2022 15:09:27",       "8/15/2022 3:09:27 PM"}) {
    INFO(text);
    CHECK(parse_localized_time(text) == then);
  }
  CHECK(parse_localized_time("1 mrt. 2024, 12:00:00") == Day{2024y / March / 1} + 12h);
  CHECK(parse_localized_time("1. März 2024, 12:00:00") == Day{2024y / March / 1} + 12h);
  CHECK(parse_localized_time("7 mei 2017, 10:37:14") == Day{2017y / May / 7} + 10h + 37min + 14s);
  CHECK(parse_localized_time("1 juin 2024, 12:00:00") == Day{2024y / June / 1} + 12h);
  CHECK(parse_localized_time("1 juil. 2024, 12:00:00") == Day{2024y / July / 1} + 12h);
  CHECK(parse_localized_time("1 paź 2024, 12:00:00") == Day{2024y / October / 1} + 12h);
  CHECK(parse_localized_time("Jan 1, 2026, 12:00:00 AM") == Day{2026y / January / 1} + 0h);
  CHECK(parse_localized_time("05.06.2024, 12:00") == Day{2024y / June / 5} + 12h);
  for (const auto* none :
       {"", "soon", "05/06/2024 12:00:00", "31 feb 2024, 12:00:00", "15 Aug 2022", "15 xyz 2022, 15:09:27",
        "Aug 15, 2022, 13:09:27 PM", "15 Aug 2022, 25:09:27", "99999 Aug 2022, 1:1:1", "15.13.2022, 15:09:27"}) {
    INFO(none);
    CHECK_FALSE(parse_localized_time(none));
  }
}

TEST_CASE("sports in several languages", "[vendor]") {
  for (const auto* run : {"Run", "running", "street_running", "Laufen", "Course à pied", "Carrera", "Hardloopsessie",
                          "Bieganie", "Løb", "Futás"})
    CHECK(sport_of_word(run) == Sport::run);
  for (const auto* treadmill : {"treadmill_running", "Laufbandtraining", "Entrenamiento en cinta", "indoor_running",
                                "Course à pied sur tapis roulant"})
    CHECK(sport_of_word(treadmill) == Sport::treadmill);
  for (const auto* trail : {"TrailRun", "Trail Run", "trail_running", "Løb terræn"})
    CHECK(sport_of_word(trail) == Sport::trail_run);
  CHECK(sport_of_word("VirtualRun") == Sport::virtual_run);
  CHECK(sport_of_word("track_running") == Sport::track_run);
  CHECK(sport_of_word("Gang") == Sport::walk);
  CHECK(sport_of_word("Randonnée") == Sport::hike);
  CHECK(sport_of_word("Fietsrit") == Sport::ride);
  CHECK(sport_of_word("Svøm i pool") == Sport::swim);
  CHECK(sport_of_word("Erősítő edzés") == Sport::strength);
  CHECK(sport_of_word("Yoga") == Sport::other);
  CHECK_FALSE(sport_of_word("Blubb"));
  CHECK_FALSE(sport_of_word(""));
}
