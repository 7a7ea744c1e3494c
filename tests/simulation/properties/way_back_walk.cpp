#include <fmt/format.h>

#include <deque>
#include <set>

#include "../property.hpp"
#include "../trouble.hpp"

/// P7 again: from a stop on, every state that can be reached and every kind of day.
namespace patella::simulation {
namespace {

enum class DayKind {
  rest,
  clean_walk,
  walk_hurts,
  below_stage,
  at_stage,
  at_stage_hurts,
  long_run,
  good_word,
  bad_word,
  flag,
  flag_over
};
constexpr int day_kinds = 11;
constexpr std::string_view kind_names[] = {"rest",     "walk",           "walk hurts",   "below stage",
                                           "at stage", "at stage hurts", "long run",     "good word",
                                           "bad word", "swelling",       "swelling over"};
constexpr int first_day = 42;  // of the stop
constexpr double same = 1e-6;

/// The evening of a day, and how it was reached.
struct State {
  Diary diary;
  int day = first_day;
  Decision decision;
  std::string path;
  int last_run = first_day, good_words = 0;

  /// What the days to come can depend on. Coarser than the truth: it keeps the walk cheap.
  std::string key() const {
    std::string text = describe(decision);
    return fmt::format("{} {} {}", text.substr(text.find(':')), std::min(day - last_run, 3), std::min(good_words, 2));
  }
};

double stage_km(const Plan& plan) { return std::clamp(run_cap(plan), 3.0, 12.0); }

State after(const State& before, DayKind kind) {
  State next{before.diary,    before.day + 1,   {}, before.path + "; " + std::string{kind_names[static_cast<int>(kind)]},
             before.last_run, before.good_words};
  Diary& diary = next.diary;
  const double km = stage_km(before.decision.plan);
  const auto ran = [&](double distance, double pain) {
    diary.write(with_pain(run(next.day, distance), constant_pain(pain)));
    next.last_run = next.day;
    next.good_words = pain == 0 ? next.good_words + 1 : 0;
  };
  switch (kind) {
    case DayKind::rest: break;
    case DayKind::clean_walk: write_walk(diary, next.day, 0), ++next.good_words; break;
    case DayKind::walk_hurts: write_walk(diary, next.day, 4), next.good_words = 0; break;
    case DayKind::below_stage: ran(0.4 * km, 0); break;
    case DayKind::at_stage: ran(km, 0); break;
    case DayKind::at_stage_hurts: ran(km, 4); break;
    case DayKind::long_run: ran(15, 0); break;
    case DayKind::good_word:
    case DayKind::bad_word: {
      Checkin word = checkin(next.day);
      word.morning = word.stairs = Pain{kind == DayKind::good_word ? 0.0 : 7.0};
      diary.write(word);
      next.good_words = kind == DayKind::good_word ? next.good_words + 1 : 0;
      break;
    }
    case DayKind::flag: diary.write(with_flag(checkin(next.day), Flag::swelling, true)), next.good_words = 0; break;
    case DayKind::flag_over: diary.write(with_flag(checkin(next.day), Flag::swelling, false)); break;
  }
  next.decision = diary.evening(next.day);
  return next;
}

/// What a day may lead to.
std::string wrong_with(const State& before, const State& next, DayKind kind) {
  const Plan &old = before.decision.plan, &plan = next.decision.plan;
  if (kind == DayKind::bad_word || kind == DayKind::flag)
    if (next.decision.verdict != Verdict::stop) return "no stop";
  if (next.decision.verdict == Verdict::stop && (week_cap(plan) > 0 || run_cap(plan) > 0)) return "a stop that lets run";
  if (next.decision.verdict == Verdict::keep_running) return "keep running within the way back";
  if (std::isinf(week_cap(plan)) || std::isinf(run_cap(plan))) return "no cap";
  if (run_cap(plan) > week_cap(plan) + same) return "a run longer than the week";
  if (plan.stage && *plan.stage != Stage::walk) {
    if (!plan.stage_distance || std::abs(in_kilometres(*plan.stage_distance) - run_cap(plan)) > same)
      return "stage and run cap differ";
    // A clean run of a stage's distance ends a stop alone, and then counts as the first stage.
    const int from = old.stage && *old.stage != Stage::walk ? static_cast<int>(*old.stage) : 1;
    if (static_cast<int>(*plan.stage) > from + 1) return "more than one stage a day";
  }
  // While it is a stop a short jog without pain is a word, and two words end it.
  const bool is_word = kind == DayKind::below_stage && old.stage == Stage::walk;
  if (old.stage && plan.stage && *plan.stage > *old.stage && !is_word &&
      (kind == DayKind::rest || kind == DayKind::walk_hurts || kind == DayKind::below_stage ||
       kind == DayKind::at_stage_hurts))
    return "a stage for nothing";
  // A stop that ends lets run what the first stage allows; in between only a day that counts lets run more.
  const bool counts = kind == DayKind::at_stage || kind == DayKind::long_run || kind == DayKind::clean_walk ||
                      kind == DayKind::good_word || kind == DayKind::flag_over ||
                      (kind == DayKind::below_stage && run_cap(old) == 0);
  if (!counts && run_cap(plan) > run_cap(old) + same) return "a longer run for nothing";
  return {};
}

/// Words, walks and runs as the plan allows them lead out of any state.
bool can_be_left(const State& state) {
  Diary diary = state.diary;
  Plan plan = state.decision.plan;
  for (int day = state.day + 1; day < state.day + 85; ++day) {
    const int age = day - state.day;
    if (age <= 2) {
      Checkin word = with_flag(checkin(day), Flag::swelling, false);
      word.morning = word.stairs = Pain{0};
      diary.write(word);
      write_walk(diary, day, 0);
    } else if (run_cap(plan) < 0.5) {
      write_walk(diary, day, 0);
    } else if (diary.runs(day - 1, day - 1) == 0 && diary.runs(day - 6, day - 1) < run_count_cap(plan)) {
      const double km = std::min(run_cap(plan), week_cap(plan) - diary.km(day - 6, day - 1));
      if (km >= 0.8 * run_cap(plan)) diary.write(with_pain(run(day, km), constant_pain(0)));
    }
    const Decision& decision = diary.evening(day);
    if (decision.verdict == Verdict::keep_running) return true;
    plan = decision.plan;
  }
  return false;
}

State stop(int runner) {
  Diary diary;
  Random random{0, 0};
  train(diary, Training{{0, 8, 0, 8, 0, 0, 12}}, random, 0, first_day - 1);
  const Trouble& trouble = runner % 3 == 0 ? scores()[0] : runner % 3 == 1 ? flags()[0] : signs()[0];
  trouble.write(diary, first_day, 7, 5);
  const Decision decision = diary.evening(first_day);
  return {std::move(diary), first_day, decision, std::string{trouble.name}};
}

constexpr std::size_t most_states = 120;  // of each start
constexpr int left_every = 12;            // so many states are walked out of

}  // namespace

Failures every_way_back_is_safe(const Scale& scale) {
  return try_runners(scale, [](int runner, Random&, Failures& failures) {
    std::deque<State> open{stop(runner)};
    std::set<std::string> known{open.front().key()};
    int reached = 0;
    std::string wrong;
    Log log;
    const auto fail = [&](const State& state, std::string_view what) {
      if (wrong.empty())
        wrong = fmt::format("{}: {}; {}", state.path, what, describe(state.decision)), log = state.diary.log();
    };
    while (!open.empty()) {
      const State state = std::move(open.front());
      open.pop_front();
      if (reached++ % left_every == 0 && !can_be_left(state)) fail(state, "cannot be left in twelve weeks");
      for (int kind = 0; kind < day_kinds; ++kind) {
        State next = after(state, static_cast<DayKind>(kind));
        if (const std::string what = wrong_with(state, next, static_cast<DayKind>(kind)); !what.empty()) fail(next, what);
        if (known.size() < most_states && known.insert(next.key()).second) open.push_back(std::move(next));
      }
    }
    if (!wrong.empty()) failures.add(runner, fmt::format("{} states; {}", reached, wrong), log);
  });
}

}  // namespace patella::simulation
