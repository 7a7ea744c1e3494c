#pragma once
/// The words of data/*.json. They are parsed when they are first asked for, and only those.
/// A key that does not exist is a bug of ours: std::logic_error.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace patella::render {

/// Texts by name, in the order of the data.
using Texts = std::vector<std::pair<std::string, std::string>>;
/// The text of that name, or nothing.
const std::string* find_text(const Texts& texts, std::string_view name);

/// What is said about one rule.
struct RuleWords {
  std::string title, question, formula, why;
  std::string grade;                 ///< as in the table of rules: `B`, `seed, C`
  std::vector<std::string> sources;  ///< ids of studies
  std::string population, caveat;
  Texts says;               ///< a template by arm
  Texts subjects;           ///< the name of what a rule speaks of, by subject
  Texts endings;            ///< the fields that end a flag, by subject or empty
  std::string cannot_tell;  ///< what it lacks, and how to record it
};

/// A study, or another source.
struct Study {
  std::string short_name, cite, doi, population, result;
  std::string checked;  ///< `A`, `S`, `U` or `seed`: how far the numbers were checked
  std::string note;
};

/// What is said about a figure that is reported and decides nothing.
struct MetricWords {
  std::string title, formula, caveat;
  std::vector<std::string> sources;  ///< ids of studies
};

const MetricWords& metric_words(std::string_view id);
const RuleWords& rule_words(std::string_view id);
const Study& study(std::string_view id);
/// Ids in the data, for tests.
std::vector<std::string_view> rule_word_ids();
std::vector<std::string_view> study_ids();

/// A text of the advice data by its path: `verdict/stop/meaning`.
const std::string& phrase(std::string_view path);
/// A list of the advice data.
const std::vector<std::string>& phrases(std::string_view path);

/// `Frandsen 2025; Nielsen 2014`, or empty where there is no source.
std::string source_names(const std::vector<std::string>& ids);
/// The grades of a rule, one by one: `seed`, `C`.
std::vector<std::string> grades(const RuleWords& words);

}  // namespace patella::render
