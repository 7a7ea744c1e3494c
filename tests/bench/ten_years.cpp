#include "ten_years.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdint>
#include <iterator>

namespace patella::bench {
namespace {

/// Knuth's MMIX generator: the same numbers with every compiler, which <random>'s distributions do not promise.
class Dice {
 public:
  /// From 0 to `sides` - 1.
  int roll(int sides) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<int>((state_ >> 33U) % static_cast<std::uint64_t>(sides));
  }

 private:
  std::uint64_t state_ = 2026;
};

using Text = std::back_insert_iterator<std::string>;

void write_run(Text out, Dice& dice, std::chrono::year_month_day date, bool is_long) {
  const double km = is_long ? 14 + dice.roll(60) / 10.0 : 5 + dice.roll(70) / 10.0;
  const int descent = dice.roll(200), worst = dice.roll(3);
  fmt::format_to(out, R"(    {{ "id": "watch:{}", "start": "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+01:00", "sport": "run",)",
                 dice.roll(1 << 30), int{date.year()}, unsigned{date.month()}, unsigned{date.day()}, 6 + dice.roll(12),
                 dice.roll(60), dice.roll(60));
  fmt::format_to(out, R"( "distance_km": {:.2f}, "duration_min": {:.1f}, "ascent_m": {}, "descent_m": {},)", km, km * 5.8,
                 descent + dice.roll(9), descent);
  fmt::format_to(out,
                 R"( "altitude_source": "barometer", "grade_km": [[-8, {:.2f}], [-4, {:.2f}], [0, {:.2f}], [4, {:.2f}]],)",
                 km * 0.05, km * 0.15, km * 0.6, km * 0.2);
  fmt::format_to(out, R"( "cadence_spm": {}, "rpe": {}, "workout": "{}",)", 160 + dice.roll(14), 3 + dice.roll(4),
                 is_long ? "long" : "easy");
  fmt::format_to(out, R"( "pain": {{ "during": {}, "next_morning": {} }}, "notes": "number {}" }})", worst, worst / 2,
                 dice.roll(1000));
}

}  // namespace

std::string ten_years() {
  using namespace std::chrono;
  constexpr sys_days last = year{2026} / November / 22;
  constexpr int weeks = 522;
  Dice dice;
  std::string log =
      "{\n  \"version\": 1,\n  \"athlete\": { \"running_since\": \"2016\", \"prior_knee_pain\": true, \"baseline_pain\": 0 "
      "},\n";
  std::string checkins;
  log += "  \"activities\": [\n";
  const char* separator = "";
  for (sys_days day = last - days{7 * weeks - 1}; day <= last; day += days{1}) {
    const auto number = weekday{day}.iso_encoding();
    if (number == 1) {
      const year_month_day date{day};
      fmt::format_to(
          std::back_inserter(checkins), R"({}    {{ "date": "{:04}-{:02}-{:02}", "morning_pain": {}, "sleep_h": 7.5 }})",
          checkins.empty() ? "" : ",\n", int{date.year()}, unsigned{date.month()}, unsigned{date.day()}, dice.roll(2));
    } else if (number == 7 || dice.roll(8) < 7) {
      log += separator;
      write_run(std::back_inserter(log), dice, day, number == 7);
      separator = ",\n";
    }
  }
  return log + "\n  ],\n  \"checkins\": [\n" + checkins + "\n  ]\n}\n";
}

}  // namespace patella::bench
