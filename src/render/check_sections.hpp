#pragma once
/// The parts of the answer of `check`, each written onto a page. Parts without anything to say write nothing.
#include <span>

#include "patella/decision.hpp"
#include "render/page.hpp"
#include "render/sentence.hpp"

namespace patella::render {

/// The verdict, what it means, of which day, how sure; first of all what the log does not reach.
void write_headline(Page& page, const Decision& decision, const Setting& setting);
/// What decided, then what is worth knowing and decides nothing.
void write_reasons(Page& page, const Decision& decision, const Setting& setting);
/// Whom to see, how soon.
void write_referral(Page& page, const Decision& decision, const Setting& setting);
/// The next seven days.
void write_plan(Page& page, const Decision& decision, const Setting& setting);
/// The exercises of the plan, how to make them harder and how deep to bend.
void write_exercises(Page& page, const Decision& decision, const Setting& setting);
/// The last seven days in numbers, and the calendar week so far.
void write_numbers(Page& page, const Decision& decision, const Setting& setting);
/// What is missing, and what to write into the log.
void write_unknowns(Page& page, const Decision& decision, const Setting& setting);
/// How the log was read, and whose thresholds were used.
void write_warnings(Page& page, const Decision& decision, std::span<const Diagnostic> diagnostics, const Setting& setting);

}  // namespace patella::render
