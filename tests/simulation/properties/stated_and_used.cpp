#include <fmt/format.h>

#include "../property.hpp"
#include "../training.hpp"
#include "patella/render.hpp"

/// P15. What is stated is used, or said to be unused.
namespace patella::simulation {
namespace {

constexpr int last_day = 69;

bool says(const std::string& text, std::string_view word) { return text.find(word) != std::string::npos; }

std::string text_of(const Decision& decision) {
  std::string text = render_text(decision, {}, TextStyle{.width = 1000});
  std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

using Try = std::string (*)(Random&, Log);

/// Pain at another place: shown with its place and its score.
std::string pain_elsewhere(Random& random, Log log) {
  PainEntry pain = pain_of((2 + random.below(16)) / 2.0);
  pain.site = "achilles";
  Diary diary{log};
  diary.write(with_pain(run(last_day, 5), pain));
  const std::string text = text_of(diary.evening(last_day));
  if (!says(text, "achilles")) return "does not name the Achilles";
  if (!says(text, fmt::format("{}", pain.during->value))) return "does not show its score";
  return says(text, "leave it alone") ? "" : "does not say that the rules of the knee leave it alone";
}

/// An open knee injury: no keep running until 14 days of clean runs since its start.
std::string open_injury(Random& random, Log log) {
  const int start = last_day - random.below(40);
  log.injuries.push_back({{0, Collection::injuries, 0}, date_of(start), std::nullopt, "knee", ""});
  const int ended_on = random.chance(0.4) ? last_day + 7 : -1;
  if (ended_on >= 0) log.injuries.back().end = date_of(ended_on);
  Diary diary{log};
  // Strict: what was run since its start says nothing of the knee, so that the 14 days begin now.
  for (int day = last_day; day < last_day + 30; ++day) {
    if (day % 2 == 0 && day > last_day) diary.write(run(day, 3, 0));
    const Decision& decision = diary.evening(day);
    const bool ended = ended_on >= 0 && day >= ended_on;
    if (!ended && day < last_day + 14 && decision.verdict == Verdict::keep_running)
      return "an open injury: " + describe(decision);
    if (day == last_day + 29 && decision.verdict != Verdict::keep_running)
      return "an injury that does not end: " + describe(decision);
  }
  return {};
}

std::string words_of_a_checkin(Random& random, Log log) {
  Checkin word = checkin(last_day);
  const int which = random.below(4);
  if (which == 0) word.low_energy = true;
  if (which == 1) word.sleep = Hours{4.5};
  if (which == 2) word.rehab = true;
  if (which == 3) word = with_flag(word, Flag::feels_weak, true);
  Diary diary{log};
  const std::string before = text_of(diary.evening(last_day - 1));
  diary.write(word);
  const std::string text = text_of(diary.evening(last_day));
  constexpr std::array<std::array<std::string_view, 2>, 4> expected{
      {{"energy", "energy"}, {"sleep", "slept"}, {"rehab", "exercises"}, {"weak", "weak"}}};
  const auto& words = expected[static_cast<std::size_t>(which)];
  return says(text, words[0]) || says(text, words[1]) ? "" : fmt::format("does not mention \"{}\"", words[0]);
}

/// A run without distance: the week is unknown or estimated, never smaller.
std::string run_without_distance(Random& random, Log log) {
  Diary diary{log};
  const double known = diary.km(last_day - 6, last_day), minutes = random.chance(0.5) ? 40 : 0;
  Activity record = run(last_day, 0);
  record.distance.reset();
  if (minutes > 0) record.duration = Minutes{minutes};
  diary.write(with_pain(record, pain_of(0)));
  const Decision& decision = diary.evening(last_day);
  const auto week = decision.week.distance;
  if (!week) return {};
  const double km = in_kilometres(*week);
  if (minutes == 0) return "a week without the run's distance: " + describe(decision);
  // The runner's pace is 6 minutes a km.
  return std::abs(km - known - minutes / 6) < 1 ? ""
                                                : fmt::format("{:.1f} km, {:.1f} known: {}", km, known, describe(decision));
}

}  // namespace

Failures what_is_stated_is_used(const Scale& scale) {
  return try_runners(scale, [](int runner, Random& random, Failures& failures) {
    Diary diary{random_athlete(random)};
    Training training = random_training(random, 12, 60);
    for (int day = 0; day < last_day; ++day)
      if (const double km = training.km[static_cast<std::size_t>(weekday_of(day))]; km > 0) {
        Activity record = run(day, km);
        record.duration = Minutes{6 * km};
        diary.write(std::move(record));
      }
    constexpr Try tries[] = {pain_elsewhere, open_injury, words_of_a_checkin, run_without_distance};
    if (const std::string what = tries[runner % 4](random, diary.log()); !what.empty())
      failures.add(runner, what, diary.log());
  });
}

}  // namespace patella::simulation
