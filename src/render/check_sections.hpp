#pragma once
/// The parts of the answer of `check`, each added to a sheet. Parts without anything to say add nothing.
#include <span>

#include "patella/decision.hpp"
#include "render/document.hpp"
#include "render/sentence.hpp"

namespace patella::render {

Mark mark_of(Verdict verdict);
/// What the verdict asks for. `keep-running` and `reduce` say "as far as load goes" where nobody knows how the knee is.
std::string meaning_of(const Decision& decision);

/// What the plan allows of running in its days.
std::string limits_of(const Decision& decision, UnitSystem units);

/// The verdict, what it means, of which day, how sure; first of all what the log does not reach.
void add_headline(Document& sheet, const Decision& decision, const SentenceContext& setting);
/// What decided, then what is worth knowing and decides nothing.
void add_reasons(Document& sheet, const Decision& decision, const SentenceContext& setting);
/// Whom to see, how soon.
void add_referral(Document& sheet, const Decision& decision, const SentenceContext& setting);
/// The next seven days.
void add_plan(Document& sheet, const Decision& decision, const SentenceContext& setting);
/// The exercises of the plan, how to make them harder and how deep to bend.
void add_exercises(Document& sheet, const Decision& decision, const SentenceContext& setting);
/// The last seven days in numbers, and the calendar week so far.
void add_numbers(Document& sheet, const Decision& decision, const SentenceContext& setting);
/// What is missing, and what to write into the log.
void add_unknowns(Document& sheet, const Decision& decision, const SentenceContext& setting);
/// How the log was read, and whose thresholds were used.
void add_warnings(Document& sheet, const Decision& decision, std::span<const Diagnostic> diagnostics,
                  const SentenceContext& setting);

}  // namespace patella::render
