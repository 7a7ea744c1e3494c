#include "trouble.hpp"

namespace patella::simulation {
namespace {

template <std::optional<Pain> PainEntry::*field, Sport sport = Sport::run>
void write_pain(Diary& diary, int day, double score, double km) {
  PainEntry pain;
  pain.*field = Pain{score};
  if (is_running(sport))
    diary.write(with_pain(run(day, km), pain));
  else
    diary.write(with_pain(activity(day, sport, 40), pain));
}

template <std::optional<Pain> Checkin::*field>
void write_checkin(Diary& diary, int day, double score, double) {
  Checkin word = checkin(day);
  word.*field = Pain{score};
  diary.write(word);
}

template <Flag flag>
void write_flag(Diary& diary, int day, double, double) {
  diary.write(with_flag(checkin(day), flag, true));
}

void write_limp(Diary& diary, int day, double, double km) {
  PainEntry pain = pain_of(2);
  pain.limp = true;
  diary.write(with_pain(run(day, km), pain));
}

void write_rise(Diary& diary, int day, double, double km) {
  PainEntry pain = constant_pain(1);
  pain.during = pain.end = Pain{4};
  diary.write(with_pain(run(day, km), pain));
}

void write_settling(Diary& diary, int day, double, double km) {
  PainEntry pain = pain_of(2);
  pain.settled = Hours{60};
  diary.write(with_pain(run(day, km), pain));
}

constexpr Trouble all[] = {
    {"during a run", write_pain<&PainEntry::during>},
    {"at the start of a run", write_pain<&PainEntry::start>},
    {"at the end of a run", write_pain<&PainEntry::end>},
    {"after a run", write_pain<&PainEntry::after>},
    {"before a run", write_pain<&PainEntry::before>},
    {"the morning after a run", write_pain<&PainEntry::next_morning>, 1},
    {"during a walk", write_pain<&PainEntry::during, Sport::walk>},
    {"after a walk", write_pain<&PainEntry::after, Sport::walk>},
    {"the morning after a walk", write_pain<&PainEntry::next_morning, Sport::walk>, 1},
    {"during a hike", write_pain<&PainEntry::during, Sport::hike>},
    {"during a ride", write_pain<&PainEntry::during, Sport::ride>},
    {"at the end of a ride", write_pain<&PainEntry::end, Sport::ride>},
    {"before a ride", write_pain<&PainEntry::before, Sport::ride>},
    {"during a swim", write_pain<&PainEntry::during, Sport::swim>},
    {"during strength work", write_pain<&PainEntry::during, Sport::strength>},
    {"after strength work", write_pain<&PainEntry::after, Sport::strength>},
    {"during something else", write_pain<&PainEntry::during, Sport::other>},
    {"in the morning", write_checkin<&Checkin::morning>},
    {"on the stairs", write_checkin<&Checkin::stairs>},
    {"while sitting", write_checkin<&Checkin::sitting>},
    {"at rest", write_checkin<&Checkin::rest>},
    {"a limp", write_limp, 0, false},
    {"a rise in a run", write_rise, 0, false},
    {"settled after 60 hours", write_settling, 3, false},
    {"swelling", write_flag<Flag::swelling>, 0, false, Flag::swelling},
    {"gave way", write_flag<Flag::gave_way>, 0, false, Flag::gave_way},
    {"locked", write_flag<Flag::locked>, 0, false, Flag::locked},
    {"cannot bear weight", write_flag<Flag::cannot_bear_weight>, 0, false, Flag::cannot_bear_weight},
    {"trauma", write_flag<Flag::trauma>, 0, false, Flag::trauma},
    {"hot and red", write_flag<Flag::hot_red>, 0, false, Flag::hot_red},
    {"calf swelling", write_flag<Flag::calf_swelling>, 0, false, Flag::calf_swelling},
    {"night pain", write_flag<Flag::night_pain>, 0, false, Flag::night_pain},
};
constexpr std::size_t score_count = 21, sign_count = 3;

}  // namespace

std::span<const Trouble> scores() { return std::span{all}.first(score_count); }
std::span<const Trouble> signs() { return std::span{all}.subspan(score_count, sign_count); }
std::span<const Trouble> flags() { return std::span{all}.subspan(score_count + sign_count); }
const Trouble& random_trouble(Random& random) { return all[random.below(static_cast<int>(std::size(all)))]; }

namespace {
constexpr double short_km = 1.5;  // far below any stage
}

void write_word(Diary& diary, const Trouble& trouble, int day, double score) {
  if (trouble.flag)
    diary.write(with_flag(checkin(day), *trouble.flag, false));
  else if (trouble.scored)
    trouble.write(diary, day, score, short_km);
  else
    diary.write(with_pain(run(day, short_km), constant_pain(score)));  // without limp, rise or slow settling
}

void write_nearest_word(Diary& diary, const Trouble& trouble, int day, double score) {
  if (trouble.name.find("morning") != trouble.name.npos || trouble.name == "before a run")
    write_checkin<&Checkin::morning>(diary, day, score, 0);
  else if (trouble.name.ends_with("run"))
    write_pain<&PainEntry::during>(diary, day, score, short_km);
  else
    write_word(diary, trouble, day, score);
}

void write_walk(Diary& diary, int day, double score) {
  diary.write(with_pain(activity(day, Sport::walk, 30), pain_of(score)));
}

}  // namespace patella::simulation
