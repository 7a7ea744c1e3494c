#pragma once
/// The sections of the answer of `check`. A section without content adds nothing.
#include <span>

#include "patella/decision.hpp"
#include "render/document.hpp"
#include "render/sentence.hpp"

namespace patella::render {

Emphasis emphasis_of(Verdict verdict);
/// What the verdict asks for. `keep-running` and `reduce` say "as far as load goes" where the log has no pain scores.
std::string meaning_of(const Decision& decision);

/// What the plan allows of running in its days.
std::string limits_of(const Decision& decision, UnitSystem units);

/// The verdict, what it means, of which day, how sure; first of all what the log does not reach.
void add_headline(Document& document, const Decision& decision, const SentenceContext& context);
/// What decided, then what is worth knowing and decides nothing.
void add_reasons(Document& document, const Decision& decision, const SentenceContext& context);
/// What was read and decides nothing.
void add_notes(Document& document, const Decision& decision, const SentenceContext& context);
/// Whom to see, how soon.
void add_referral(Document& document, const Decision& decision, const SentenceContext& context);
/// The next seven days.
void add_plan(Document& document, const Decision& decision, const SentenceContext& context);
/// The exercises of the plan, how to make them harder and how deep to bend.
void add_exercises(Document& document, const Decision& decision, const SentenceContext& context);
/// The last seven days in numbers, and the calendar week so far.
void add_numbers(Document& document, const Decision& decision, const SentenceContext& context);
/// What is missing, and what to write into the log.
void add_unknowns(Document& document, const Decision& decision, const SentenceContext& context);
/// How the log was read, and whose thresholds were used.
void add_warnings(Document& document, const Decision& decision, std::span<const Diagnostic> diagnostics,
                  const SentenceContext& context);

}  // namespace patella::render
