#pragma once
/// What must hold for every runner: checked on generated ones, each of which can be generated again by its number.
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diary.hpp"
#include "random.hpp"

namespace patella::simulation {

/// How much is tried.
struct Scale {
  int runners = 100;
  std::uint64_t seed = 1;
  int weeks = 52;        ///< how long runners are followed where the property names no end
  int only_runner = -1;  ///< from 0 on; the one to be looked at
};

/// Runners for which a property does not hold. A runner is counted once, with the first thing that was wrong.
class Failures {
 public:
  /// `log` is what had been written down by then.
  void add(int runner, std::string what, const Log& log);
  int count() const { return count_; }
  int runners = 0;  ///< that were tried
  /// The count, and the first few with the number of the runner.
  std::string text() const;
  struct Example {
    int runner;
    std::string what;
    Log log;
  };
  const std::vector<Example>& first() const { return first_; }

 private:
  int count_ = 0, last_ = -1;
  std::vector<Example> first_;
};

/// Calls `try_runner` with the number and the random numbers of each runner.
Failures try_runners(const Scale& scale, const std::function<void(int, Random&, Failures&)>& try_runner);

struct Property {
  std::string_view id, text;
  Failures (*check)(const Scale&);
  int test_runners;  ///< how many the unit tests try
  int test_weeks;    ///< and for how long
};

std::span<const Property> properties();

Failures constant_is_never_a_spike(const Scale& scale);
Failures obedience_never_raises_a_load_rule(const Scale& scale);
Failures small_weeks_can_grow(const Scale& scale);
Failures recovery_after_a_spike(const Scale& scale);
Failures less_means_less(const Scale& scale);
Failures reductions_are_held(const Scale& scale);
Failures silence_ends_no_stop(const Scale& scale);
Failures words_end_a_stop(const Scale& scale);
Failures return_after_a_stop(const Scale& scale);
Failures return_after_a_break(const Scale& scale);
Failures short_jogs_pass_no_stage(const Scale& scale);
Failures every_way_back_is_safe(const Scale& scale);
Failures worse_is_never_milder(const Scale& scale);
Failures pain_is_pain(const Scale& scale);
Failures clean_days_end_small_things(const Scale& scale);
Failures baseline_is_zero(const Scale& scale);
Failures time_passes_evenly(const Scale& scale);
Failures the_plan_raises_nothing(const Scale& scale);
Failures one_answer_agrees(const Scale& scale);
Failures what_is_stated_is_used(const Scale& scale);
Failures order_and_later_records(const Scale& scale);

}  // namespace patella::simulation
