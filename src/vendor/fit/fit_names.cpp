#include "vendor/fit/fit.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace patella {
namespace {

// Numbers of FIT's profile.
constexpr std::uint32_t generic = 0, running = 1, cycling = 2, fitness_equipment = 4, swimming = 5, training = 10,
                        walking = 11, mountaineering = 16, hiking = 17, e_biking = 21, all = 254;
constexpr std::uint32_t treadmill = 1, trail = 3, track = 4, spin = 5, indoor_cycling = 6, strength_training = 20,
                        indoor_walking = 27, indoor_running = 45, virtual_activity = 58;

struct Maker {
  std::uint32_t number;
  std::string_view name;
};
constexpr std::array<Maker, 12> makers{{{1, "Garmin"},
                                        {15, "Garmin"},
                                        {23, "Suunto"},
                                        {32, "Wahoo"},
                                        {89, "Tacx"},
                                        {95, "Stryd"},
                                        {118, "Peloton"},
                                        {123, "Polar"},
                                        {260, "Zwift"},
                                        {265, "Strava"},
                                        {267, "Bryton"},
                                        {294, "Coros"}}};

struct FileType {
  std::uint32_t number;
  std::string_view name;
};
constexpr std::array<FileType, 17> types{{{1, "a description of a device"},
                                          {2, "settings of a device"},
                                          {3, "settings of a sport"},
                                          {4, "an activity"},
                                          {5, "a workout plan"},
                                          {6, "a course"},
                                          {7, "a plan of workouts"},
                                          {9, "weights"},
                                          {10, "totals of a device"},
                                          {11, "goals"},
                                          {14, "blood pressure"},
                                          {15, "steps and pulse of a day"},
                                          {20, "a summary of activities"},
                                          {28, "steps and pulse of a day"},
                                          {32, "steps and pulse of a day"},
                                          {34, "segments"},
                                          {35, "a list of segments"}}};

template <class Row, std::size_t n>
std::string_view name_of(const std::array<Row, n>& rows, std::uint32_t number) {
  const auto found = std::ranges::find(rows, number, &Row::number);
  return found == rows.end() ? std::string_view{} : found->name;
}

/// What is done on a machine or in a hall; the sport itself says no more than that.
std::optional<Sport> indoors(std::optional<std::uint32_t> sub_sport) {
  switch (sub_sport.value_or(generic)) {
    case treadmill:
    case indoor_running: return Sport::treadmill;
    case spin:
    case indoor_cycling: return Sport::ride;
    case indoor_walking: return Sport::walk;
    case strength_training: return Sport::strength;
    default: return std::nullopt;
  }
}

Sport kind_of_run(std::optional<std::uint32_t> sub_sport) {
  switch (sub_sport.value_or(generic)) {
    case treadmill:
    case indoor_running: return Sport::treadmill;
    case trail: return Sport::trail_run;
    case track: return Sport::track_run;
    case virtual_activity: return Sport::virtual_run;
    default: return Sport::run;
  }
}

}  // namespace

std::optional<Sport> fit_sport(std::optional<std::uint32_t> sport, std::optional<std::uint32_t> sub_sport) {
  if (!sport) return std::nullopt;
  switch (*sport) {
    case running: return kind_of_run(sub_sport);
    case cycling:
    case e_biking: return Sport::ride;
    case swimming: return Sport::swim;
    case walking: return Sport::walk;
    case mountaineering:
    case hiking: return Sport::hike;
    case fitness_equipment:
    case training: return indoors(sub_sport).value_or(Sport::other);
    case generic:
    case all: return indoors(sub_sport);
    default: return Sport::other;
  }
}

std::string fit_maker(std::uint32_t manufacturer) { return std::string{name_of(makers, manufacturer)}; }

std::string fit_type(std::uint32_t type) {
  const std::string_view name = name_of(types, type);
  return name.empty() ? "a file of FIT's type " + std::to_string(type) : std::string{name};
}

}  // namespace patella
