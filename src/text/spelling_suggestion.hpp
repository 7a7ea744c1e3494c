#pragma once
/// What somebody may have meant.
#include <optional>
#include <span>
#include <string_view>

namespace patella {

/// The one of `known` that `word` was probably meant to be: a letter or two apart, or the same but for capitals and
/// what joins the words. Nothing where none is near.
std::optional<std::string_view> spelling_suggestion(std::string_view word, std::span<const std::string_view> known);

}  // namespace patella
