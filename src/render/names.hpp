#pragma once
/// The kebab-case names of enumerations, as JSON and the advice data have them.
#include <string_view>

#include "patella/decision.hpp"

namespace patella::render {

std::string_view name_of(Verdict verdict);
std::string_view name_of(Confidence confidence);
std::string_view name_of(MissingData missing);
std::string_view name_of(Urgency urgency);
std::string_view name_of(Level level);
std::string_view name_of(Stage stage);
std::string_view name_of(Notice::Kind kind);
std::string_view name_of(Example::Outcome outcome);

}  // namespace patella::render
