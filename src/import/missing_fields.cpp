#include "import/missing_fields.hpp"

#include <algorithm>

#include "import/log_record.hpp"

namespace patella {
namespace {

struct FieldRule {
  std::string_view field;
  bool (*lacks)(const Activity& known);
};

bool lacks_descent(const Activity& known) { return !known.descent; }
bool lacks_pain(const Activity& known) { return !known.pain; }

constexpr FieldRule rules[] = {
    {"distance_km", [](const Activity& a) { return !a.distance; }},
    {"duration_min", [](const Activity& a) { return !a.duration; }},
    {"ascent_m", [](const Activity& a) { return !a.ascent; }},
    {"descent_m", lacks_descent},
    // How far a descent may be trusted belongs to the descent that it comes with.
    {"altitude_source", [](const Activity& a) { return !a.descent && !a.altitude_source; }},
    {"x_device_ascent_m", lacks_descent},
    {"x_device_descent_m", lacks_descent},
    {"grade_km", [](const Activity& a) { return !a.grade_shares && !a.steep_descent; }},
    {"cadence_spm", [](const Activity& a) { return !a.cadence_spm; }},
    {"rpe", [](const Activity& a) { return !a.rpe; }},
    {"workout", [](const Activity& a) { return !a.workout; }},
    {"pain", lacks_pain},
    {"x_pain_from", lacks_pain},
    {"notes", [](const Activity& a) { return a.notes.empty(); }},
    {"id", [](const Activity& a) { return a.id.empty(); }},
    {"source", [](const Activity& a) { return a.id.empty() && a.source.empty(); }},
};

}  // namespace

NewRecord missing_fields(const Activity& known, const ImportedActivity& found) {
  NewRecord fields = record_of(found);
  std::erase_if(fields, [&](const NewField& field) {
    const auto rule = std::ranges::find(rules, field.name, &FieldRule::field);
    return rule == std::end(rules) || !rule->lacks(known);
  });
  return fields;
}

}  // namespace patella
