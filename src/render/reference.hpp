#pragma once
/// Parts that every page of `explain` is made of.
#include <string_view>

#include "render/page.hpp"
#include "render/wording.hpp"

namespace patella::render {

inline constexpr int indent = 2;

/// A heading and one paragraph.
void section(Page& page, std::string_view title, std::string_view text);
/// A study with whom it studied, what it found, and how far that could be checked.
void write_study(Page& page, const Study& study);

}  // namespace patella::render
