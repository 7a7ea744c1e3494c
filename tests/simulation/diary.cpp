#include "diary.hpp"

#include <fmt/format.h>

#include <limits>

namespace patella::simulation {
namespace {

constexpr double no_cap = std::numeric_limits<double>::infinity();
const std::string file_name = "simulated.json";

template <class Take>
void for_runs(const Log& log, int first, int last, Take take) {
  for (auto record = log.activities.rbegin(); record != log.activities.rend(); ++record)
    if (is_running(record->sport()) && record->day >= date_of(first) && record->day <= date_of(last)) take(*record);
}

template <class Record>
Record numbered(Record record, Collection collection, std::size_t index) {
  record.origin = {0, collection, index};
  return record;
}

std::string_view name_of(Verdict verdict) {
  constexpr std::string_view names[] = {"keep running", "reduce", "stop", "insufficient data"};
  return names[static_cast<std::size_t>(verdict)];
}

std::string_view name_of(Level level) {
  constexpr std::string_view names[] = {"caution", "reduce", "stop"};
  return names[static_cast<std::size_t>(level)];
}

}  // namespace

LogWriter::LogWriter(Athlete athlete) {
  log.files = {file_name};
  log.athlete = std::move(athlete);
}
void LogWriter::write(Activity record) {
  log.activities.push_back(numbered(std::move(record), Collection::activities, log.activities.size()));
}
void LogWriter::write(Checkin record) {
  log.checkins.push_back(numbered(std::move(record), Collection::checkins, log.checkins.size()));
}

Diary::Diary(Athlete athlete) : Diary{LogWriter{std::move(athlete)}.log} {}
Diary::Diary(Log log) : log_{std::move(log)}, advisor_{std::make_unique<Advisor>(log_, *policy_)} {}

Diary::Diary(const Diary& other)
    : policy_{other.policy_},
      log_{other.log_},
      advisor_{std::make_unique<Advisor>(*other.advisor_)},
      decision_{other.decision_} {}

void Diary::write(Activity record) {
  log_.activities.push_back(numbered(std::move(record), Collection::activities, log_.activities.size()));
  advisor_->add(log_.activities.back());
}

void Diary::write(Checkin record) {
  log_.checkins.push_back(numbered(std::move(record), Collection::checkins, log_.checkins.size()));
  advisor_->add(log_.checkins.back());
}

const Decision& Diary::evening(int day) {
  decision_ = advisor_->at(date_of(day));
  return decision_;
}

double Diary::km(int first, int last) const {
  double sum = 0;
  for_runs(log_, first, last, [&](const Activity& record) { sum += in_kilometres(record.distance.value_or(Distance{})); });
  return sum;
}

double Diary::longest_km(int first, int last) const {
  double longest = 0;
  for_runs(log_, first, last, [&](const Activity& record) {
    longest = std::max(longest, in_kilometres(record.distance.value_or(Distance{})));
  });
  return longest;
}

double Diary::descent_m(int first, int last) const {
  double sum = 0;
  for_runs(log_, first, last, [&](const Activity& record) { sum += record.descent.value_or(Height{}).value; });
  return sum;
}

int Diary::runs(int first, int last) const {
  int count = 0;
  for_runs(log_, first, last, [&](const Activity&) { ++count; });
  return count;
}

double Diary::best_week_km(int first, int last) const {
  double best = 0;
  for (int end = first + 6; end <= last; ++end) best = std::max(best, km(end - 6, end));
  return best;
}

bool Diary::has_news(int day) const {
  for (const Checkin& record : log_.checkins)
    if (record.day == date_of(day)) return true;
  for (const Activity& record : log_.activities) {
    const int age = day - day_of(record.day);
    if (age == 0) return true;
    if (age < 0 || !record.pain) continue;
    if (age == 1 && record.pain->next_morning) return true;
    // A date alone begins at noon. That it has not settled yet is known after 24 and 48 hours.
    if (!record.pain->settled) continue;
    for (const double hours : {record.pain->settled->count(), 24.0, 48.0})
      if (const double known = hours + 12 + record.duration.value_or(Minutes{}).count() / 60;
          age == static_cast<int>(known / 24) || age == static_cast<int>(std::ceil(known / 24)) - 1)
        return true;
  }
  return false;
}

int severity(Verdict verdict) {
  switch (verdict) {
    case Verdict::keep_running: return 0;
    case Verdict::insufficient_data: return 0;
    case Verdict::reduce: return 1;
    case Verdict::stop: return 2;
  }
  return 0;
}

bool speaks(const Decision& decision, Topic topic) {
  return std::ranges::any_of(decision.reasons, [&](const Reason& reason) { return reason.rule->topic == topic; });
}

const Reason* reason_of(const Decision& decision, std::string_view rule) {
  for (const Reason& reason : decision.reasons)
    if (reason.rule->id == rule) return &reason;
  return nullptr;
}

double week_cap(const Plan& plan) { return plan.max_distance ? in_kilometres(*plan.max_distance) : no_cap; }
double run_cap(const Plan& plan) { return plan.max_run ? in_kilometres(*plan.max_run) : no_cap; }
double descent_cap(const Plan& plan) { return plan.max_descent ? plan.max_descent->value : no_cap; }
int run_count_cap(const Plan& plan) { return plan.runs.value_or(std::numeric_limits<int>::max()); }

std::string describe(const Decision& decision) {
  const Plan& plan = decision.plan;
  std::string text =
      fmt::format("day {} ({}): {}", day_of(decision.as_of), iso_date(decision.as_of), name_of(decision.verdict));
  if (decision.confidence == Confidence::low) text += ", low confidence";
  for (const Reason& reason : decision.reasons)
    text += fmt::format(", {} ({}{}{})", reason.rule->id, name_of(reason.finding.level),
                        reason.finding.arm.empty() ? "" : " ", reason.finding.arm);
  text += fmt::format("; week {:.2f} km, run {:.2f} km, descent {:.0f} m", week_cap(plan), run_cap(plan), descent_cap(plan));
  if (plan.runs) text += fmt::format(", {} runs", *plan.runs);
  if (plan.stage) text += fmt::format(", stage {}", static_cast<int>(*plan.stage));
  if (plan.stage_distance) text += fmt::format(" of {:.2f} km", in_kilometres(*plan.stage_distance));
  return text;
}

}  // namespace patella::simulation
