#pragma once
/// A simulated runner's log, which grows, and what is said to it evening after evening.
#include <functional>
#include <memory>
#include <string>

#include "advise/advisor.hpp"
#include "records.hpp"

namespace patella::simulation {

class Diary {
 public:
  explicit Diary(Athlete athlete = {});
  /// A whole log that does not depend on what is said.
  explicit Diary(Log log);
  /// The same up to the evening asked for last; what follows may differ.
  Diary(const Diary& other);
  Diary& operator=(Diary&&) = default;
  Diary(Diary&&) = default;

  /// To be written down before the evening of its day.
  void write(Activity record);
  void write(Checkin record);
  /// What is said on the evening of `day`; not before the one asked for last.
  const Decision& evening(int day);

  const Log& log() const { return log_; }
  /// Sums and the like over the runs of the days [first, last].
  double km(int first, int last) const;
  double longest_km(int first, int last) const;
  double descent_m(int first, int last) const;
  int runs(int first, int last) const;
  /// The most km in 7 days that all lie in [first, last].
  double best_week_km(int first, int last) const;
  /// Whether anything is of that day, or of a run of a day before becomes known on it.
  bool has_news(int day) const;

 private:
  const Policy* policy_ = &shipped_policy();
  Log log_;
  std::unique_ptr<Advisor> advisor_;
  Decision decision_;
};

/// A whole log, record after record.
class LogWriter {
 public:
  explicit LogWriter(Athlete athlete = {});
  void write(Activity record);
  void write(Checkin record);
  Log log;
};

/// The levels, most severe last. *Insufficient data* is no milder than *keep running*.
int severity(Verdict verdict);
bool speaks(const Decision& decision, Topic topic);
const Reason* reason_of(const Decision& decision, std::string_view rule);
/// Caps in km and m; infinite where there is none.
double week_cap(const Plan& plan);
double run_cap(const Plan& plan);
double descent_cap(const Plan& plan);
int run_count_cap(const Plan& plan);

/// Verdict, rules with levels, caps and stage, in one line.
std::string describe(const Decision& decision);
/// The log as a document of format 1, to be tried with the program.
std::string written(const Log& log);

}  // namespace patella::simulation
