#pragma once
/// Sentences: templates whose placeholders are filled from findings, notices and the policy.
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "patella/decision.hpp"
#include "patella/render.hpp"

namespace patella::render {

/// What the placeholders of a sentence are filled from.
struct SentenceContext {
  const Policy* policy = nullptr;      ///< where `{policy:KEY}` is looked up ...
  std::span<const Threshold> changed;  ///< ... unless it is one of these
  Day as_of{};
  UnitSystem units = UnitSystem::metric;
};

/// With the policy that a decision was made with.
SentenceContext context_of(const Decision& decision, UnitSystem units);

const Threshold& threshold(const SentenceContext& context, std::string_view key);
/// Value and unit of a threshold.
std::string threshold_text(const Threshold& threshold, UnitSystem units);

/// The text for a placeholder, by its name and the form after its bar; nothing where there is no such placeholder.
using Lookup = std::function<std::optional<std::string>(std::string_view name, std::string_view form)>;

/// Names of placeholders, and their texts.
using Placeholders = std::vector<std::pair<std::string_view, std::string>>;
Lookup lookup_from(Placeholders places);

/// `text` with every `{name}` and `{name|form}` filled. Forms: `n` the number alone, `share` and `over` as percent,
/// `weeks` for days. A placeholder that cannot be filled is a bug of ours: std::logic_error.
std::string fill_in(std::string_view text, const SentenceContext& context, const Lookup& lookup = {});
/// A phrase of the advice data, filled.
std::string phrase_text(std::string_view path, const SentenceContext& context, const Lookup& lookup = {});

/// The sentence of a reason for the runner.
std::string reason_text(const Reason& reason, const SentenceContext& context);
/// What was read and decides nothing.
std::string note_text(const Note& note, const SentenceContext& context);
/// Whom to see, how soon and about what.
std::string referral_text(const Referral& referral, const SentenceContext& context);

/// `/activities/3`, or `FILE#/activities/3` where there are several files.
std::string entry_text(const RecordRef& record, const Decision& decision);

/// Adds an item to a list that is written in one line.
void add_item(std::string& list, std::string_view item, std::string_view separator = ", ");

/// `FILE:LINE:COL: message (hint)`
std::string warning_text(const Diagnostic& diagnostic);
std::string notice_text(const Notice& notice, const Decision& decision, const SentenceContext& context);
/// `Your policy: weekly-spike.caution-above is 1.20 instead of 1.30`
std::string changed_text(const Threshold& threshold, UnitSystem units);

/// Warnings of the reader, notices and changed thresholds, one text each.
std::vector<std::string> warnings(const Decision& decision, std::span<const Diagnostic> diagnostics,
                                  const SentenceContext& context);

}  // namespace patella::render
