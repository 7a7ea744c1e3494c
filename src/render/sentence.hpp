#pragma once
/// Templates with named places, filled from findings and from the policy.
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

/// What a sentence is said in view of.
struct SentenceContext {
  const Policy* policy = nullptr;      ///< where `{policy:KEY}` is looked up ...
  std::span<const Threshold> changed;  ///< ... unless it is one of these
  Day as_of{};
  UnitSystem units = UnitSystem::metric;
};

/// The setting of a decision.
SentenceContext setting_of(const Decision& decision, UnitSystem units);

const Threshold& threshold(const SentenceContext& setting, std::string_view key);
/// Value and unit of a threshold.
std::string threshold_text(const Threshold& threshold, UnitSystem units);

/// What stands for a place: its name and, after a bar, how it is written. Nothing where there is no such place.
using Lookup = std::function<std::optional<std::string>(std::string_view name, std::string_view form)>;

/// Names of places, and what stands for them.
using Placeholders = std::vector<std::pair<std::string_view, std::string>>;
Lookup lookup_in(Placeholders places);

/// `text` with every `{name}` and `{name|form}` filled. Forms: `n` the number alone, `share` and `over` as percent,
/// `weeks` for days. A place that cannot be filled is a bug of ours: std::logic_error.
std::string fill_in(std::string_view text, const SentenceContext& setting, const Lookup& lookup = {});
/// A phrase of the advice data, filled.
std::string phrase_text(std::string_view path, const SentenceContext& setting, const Lookup& lookup = {});

/// The sentence of a reason for the runner.
std::string reason_text(const Reason& reason, const SentenceContext& setting);
/// Whom to see, how soon and about what.
std::string referral_text(const Referral& referral, const SentenceContext& setting);

}  // namespace patella::render
