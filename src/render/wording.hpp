#pragma once
/// The words of data/*.json. A text is decoded when it is used; nothing is kept but where each text stands.
/// A key that does not exist is a bug of ours: std::logic_error.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "patella/decision.hpp"

namespace patella::render {

/// Texts by name, in the order of the data.
using Texts = std::vector<std::pair<std::string, std::string>>;
/// The text of that name, or nothing.
const std::string* find_text(const Texts& texts, std::string_view name);

/// The words of one rule.
struct RuleWords {
  std::string title, question, formula, why;
  std::string grade;                 ///< as in the table of rules: `B`, `seed, C`
  std::vector<std::string> sources;  ///< ids of studies
  std::string population, caveat;
  Texts says;               ///< a template by arm
  Texts subjects;           ///< what a rule is about, by subject
  Texts endings;            ///< the fields that end a flag, by subject or empty
  std::string cannot_tell;  ///< what data it needs, and how to record them
};

/// A study, or another source.
struct Study {
  std::string short_name, cite, doi, population, result;
  std::string checked;  ///< `A`, `S`, `U` or `seed`: how far the numbers were checked
  std::string note;
};

/// The words of a metric, which is reported and decides nothing.
struct MetricWords {
  std::string title, formula, caveat;
  std::vector<std::string> sources;  ///< ids of studies
};

MetricWords metric_words(std::string_view id);
RuleWords rule_words(std::string_view id);
Study study(std::string_view id);
/// Ids in the data, for tests.
std::vector<std::string_view> rule_word_ids();
std::vector<std::string_view> study_ids();

/// A text of the advice data by its path: `verdict/stop/meaning`.
std::string phrase(std::string_view path);
/// A list of the advice data.
std::vector<std::string> phrases(std::string_view path);

/// `KEEP RUNNING`
std::string verdict_word(Verdict verdict);
/// `Frandsen 2025; Nielsen 2014`, or empty where there is no source.
std::string source_names(const std::vector<std::string>& ids);
/// The grades of a rule, one by one: `seed`, `C`.
std::vector<std::string> grades(const RuleWords& words);

/// The kebab-case names of enumerations, as JSON and the wording have them.
std::string_view name_of(Verdict verdict);
std::string_view name_of(Confidence confidence);
std::string_view name_of(MissingData missing);
std::string_view name_of(Note::Kind kind);
std::string_view name_of(KneeState state);
std::string_view name_of(Urgency urgency);
std::string_view name_of(Level level);
std::string_view name_of(Stage stage);
std::string_view name_of(Notice::Kind kind);
std::string_view name_of(Example::Outcome outcome);

}  // namespace patella::render
