#include "render/names.hpp"

#include <array>
#include <cstddef>

namespace patella::render {
namespace {

template <class Enum, std::size_t N>
std::string_view pick(Enum value, const std::array<std::string_view, N>& names) {
  return names.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  return pick(verdict, std::array<std::string_view, 4>{"keep-running", "reduce", "stop", "insufficient-data"});
}

std::string_view name_of(Confidence confidence) {
  return pick(confidence, std::array<std::string_view, 3>{"high", "medium", "low"});
}

std::string_view name_of(MissingData missing) {
  return pick(missing, std::array<std::string_view, 5>{"load", "pain", "some-pain", "prior-knee-pain", "running-since"});
}

std::string_view name_of(Urgency urgency) {
  return pick(urgency, std::array<std::string_view, 3>{"same-day", "soon", "routine"});
}

std::string_view name_of(Level level) { return pick(level, std::array<std::string_view, 3>{"caution", "reduce", "stop"}); }

std::string_view name_of(Stage stage) {
  return pick(stage, std::array<std::string_view, 6>{"walk", "walk-run-4-1", "walk-run-3-2", "walk-run-2-3", "walk-run-1-4",
                                                     "run-30"});
}

std::string_view name_of(Notice::Kind kind) {
  return pick(kind, std::array<std::string_view, 4>{"joined", "possible-duplicate", "future-left-out", "log-ended"});
}

std::string_view name_of(Example::Outcome outcome) {
  return pick(outcome, std::array<std::string_view, 5>{"silent", "cannot-tell", "caution", "reduce", "stop"});
}

}  // namespace patella::render
