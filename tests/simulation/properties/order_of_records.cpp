#include <fmt/format.h>

#include "../property.hpp"
#include "../story.hpp"

/// P16. Order, units, later records, the latest run taken out; and a log that grows is a log that was whole.
namespace patella::simulation {
namespace {

constexpr int days = 100;

/// A log has one order of two check-ins of a day, where the later one stands; the stories have one check-in a day.
Log shuffled(Random& random, Log log) {
  for (std::size_t i = log.activities.size(); i > 1; --i)
    std::swap(log.activities[i - 1], log.activities[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
  for (std::size_t i = log.checkins.size(); i > 1; --i)
    std::swap(log.checkins[i - 1], log.checkins[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
  return log;
}

Log in_miles(Log log) {
  for (Activity& record : log.activities)
    if (record.distance) record.distance = miles(in_kilometres(*record.distance) / 1.609344);
  return log;
}

Log with_later_records(Log log, int day) {
  LogWriter writer;
  writer.log = std::move(log);
  writer.write(run(day + 1, 40, 9));
  writer.write(with_flag(checkin(day + 1), Flag::swelling, true));
  writer.log.injuries.push_back({{0, Collection::injuries, 0}, date_of(day + 2), std::nullopt, "knee", ""});
  return writer.log;
}

Log up_to(Log log, int day) {
  std::erase_if(log.activities, [&](const Activity& record) { return record.day > date_of(day); });
  std::erase_if(log.checkins, [&](const Checkin& record) { return record.day > date_of(day); });
  return log;
}

/// The level that load rules raise, and which of them does more without the latest run.
std::string raised_by_less(const Decision& with, const Decision& without) {
  for (const Reason& reason : without.reasons) {
    if (reason.rule->topic != Topic::load || reason.finding.level == Level::caution) continue;
    const Reason* old = reason_of(with, reason.rule->id);
    if (!old || old->finding.level < reason.finding.level) return std::string{reason.rule->id};
  }
  return {};
}

}  // namespace

Failures order_and_later_records(const Scale& scale) {
  return try_runners(scale, [](int runner, Random& random, Failures& failures) {
    const int day = 40 + random.below(days - 40);
    const Log whole = random_story(random, days), log = up_to(whole, day);
    const Decision decision = Diary{log}.evening(day);
    const std::string said = describe(decision);
    const auto compare = [&](std::string_view name, const Log& other) {
      if (const std::string now = describe(Diary{other}.evening(day)); now != said)
        failures.add(runner, fmt::format("{}: {}; else {}", name, now, said), other);
    };
    compare("in another order", shuffled(random, log));
    compare("in miles", in_miles(log));
    compare("with later records", with_later_records(log, day));
    compare("with all later records", whole);

    // Day after day, as the runner writes them; asked every evening, so that nothing rests on when it was asked.
    Diary grown{log.athlete};
    std::string last;
    for (int today = 0; today <= day; ++today) {
      for (const Activity& record : log.activities)
        if (record.day == date_of(today)) grown.write(record);
      for (const Checkin& record : log.checkins)
        if (record.day == date_of(today)) grown.write(record);
      last = describe(grown.evening(today));
    }
    if (last != said) failures.add(runner, fmt::format("day after day: {}; else {}", last, said), log);

    Log shorter = log;
    const auto latest = std::ranges::find_if(shorter.activities.rbegin(), shorter.activities.rend(),
                                             [](const Activity& record) { return is_running(record.sport()); });
    if (latest == shorter.activities.rend()) return;
    shorter.activities.erase(std::next(latest).base());
    if (const std::string rule = raised_by_less(decision, Diary{shorter}.evening(day)); !rule.empty())
      failures.add(runner, fmt::format("{} without the latest run; with it {}", rule, said), log);
  });
}

}  // namespace patella::simulation
