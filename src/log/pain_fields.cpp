#include "log/format1.hpp"

namespace patella::format1 {
namespace {

constexpr std::string_view points = "0 to 10, in whole or half points";

PainEntry& last(Log& log) { return *log.activities.back().pain; }

constexpr Field<Log> fields[] = {
    {.text = {"after", points, half_points}, .number = [](Log& log, double v) { last(log).after = Pain{v}; }},
    {.text = {"before", points, half_points}, .number = [](Log& log, double v) { last(log).before = Pain{v}; }},
    {.text = {"during", points, half_points}, .number = [](Log& log, double v) { last(log).during = Pain{v}; }},
    {.text = {"end", points, half_points}, .number = [](Log& log, double v) { last(log).end = Pain{v}; }},
    {.text = {"limp", "true where pain changed the stride, or false"},
     .truth = [](Log& log, bool v) { last(log).limp = v; }},
    {.text = {"next_morning", points, half_points}, .number = [](Log& log, double v) { last(log).next_morning = Pain{v}; }},
    {.text = {"settled_h", "a number of hours, 0 or more"},
     .number = [](Log& log, double v) { last(log).settled = Hours{v}; }},
    {.text = {"site", "knee, knee_left, knee_right, or another word"},
     .string = [](Log& log, std::string_view s) { last(log).site = s; }},
    {.text = {"start", points, half_points}, .number = [](Log& log, double v) { last(log).start = Pain{v}; }},
};
static_assert(is_sorted(fields));

}  // namespace

const Scope<Log> pain{.noun = "pain", .fields = fields};

}  // namespace patella::format1
