#include "render/sentence.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <stdexcept>

#include "render/page.hpp"
#include "render/quantity.hpp"
#include "render/wording.hpp"
#include "text/printable.hpp"

namespace patella::render {
namespace {

std::string amount_text(double value, std::string_view unit, std::string_view form, UnitSystem units,
                        int more_decimals = 0) {
  if (form == "share") return percent_text(value);
  if (form == "over") return percent_over_text(value);
  if (form == "weeks") return quantity_text(value / 7, "weeks");
  if (!form.empty() && form != "n") throw std::logic_error("no form " + std::string{form});
  return quantity_text(value, unit, {.units = units, .with_unit = form.empty(), .more_decimals = more_decimals});
}

std::string dates_text(const std::vector<Day>& days, Day as_of) {
  std::vector<Day> each{days};
  std::sort(each.begin(), each.end());
  each.erase(std::unique(each.begin(), each.end()), each.end());
  std::string text;
  for (std::size_t i = 0; i < each.size(); ++i) {
    if (i > 0) text += i + 1 == each.size() ? " and " : ", ";
    text += day_text(each[i], as_of);
  }
  return text;
}

std::string noted_text(const std::vector<Day>& days, Day as_of) {
  std::string text = "noted on " + day_text(days.front(), as_of);
  if (days.size() > 1 && days[1] != days[0]) text += ", last confirmed on " + day_text(days[1], as_of);
  return text;
}

const std::string* by_subject(const Texts& texts, std::string_view subject) {
  const std::string* own = find_text(texts, subject);
  return own ? own : find_text(texts, "");
}

std::optional<std::string> finding_text(const Finding<Level>& f, const RuleWords& words, const SentenceContext& context,
                                        std::string_view name, std::string_view form) {
  const std::string_view unit = unit_name(f.unit);
  const int more = f.value ? decimals_to_tell_apart(*f.value, f.limit, unit, context.units) : 0;
  if (name == "value") return f.value ? amount_text(*f.value, unit, form, context.units, more) : "unknown";
  if (name == "limit") return amount_text(f.limit, unit, form, context.units);
  if (name == "to" && !f.days.empty()) return day_text(f.days.back(), context.as_of);
  if (name == "day" && !f.days.empty()) return day_text(f.days[0], context.as_of);
  if (name == "day2" && !f.days.empty()) return day_text(f.days[f.days.size() > 1 ? 1 : 0], context.as_of);
  if (name == "dates") return dates_text(f.days, context.as_of);
  if (name == "noted" && !f.days.empty()) return noted_text(f.days, context.as_of);
  if (name == "as_of") return iso_date(context.as_of);
  if (const std::string* subject = name == "subject" ? by_subject(words.subjects, f.subject) : nullptr) return *subject;
  if (const std::string* ending = name == "ending" ? by_subject(words.endings, f.subject) : nullptr) return *ending;
  const auto fact = std::find_if(f.facts.begin(), f.facts.end(), [&](const Fact& each) { return each.name == name; });
  if (fact == f.facts.end()) return std::nullopt;
  return fact->value ? amount_text(*fact->value, unit_name(fact->unit), form, context.units) : "unknown";
}

bool is_placeholder_name(std::string_view text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-.:|") == std::string_view::npos;
}

std::string placeholder_text(std::string_view place, const SentenceContext& context, const Lookup& lookup) {
  const std::size_t bar = std::min(place.find('|'), place.size());
  const std::string_view name = place.substr(0, bar), form = place.substr(std::min(bar + 1, place.size()));
  constexpr std::string_view policy = "policy:";
  if (name.starts_with(policy)) {
    const Threshold& t = threshold(context, name.substr(policy.size()));
    return amount_text(t.value, t.unit, form, context.units);
  }
  if (const std::optional<std::string> text = lookup ? lookup(name, form) : std::nullopt) return *text;
  throw std::logic_error("nothing to fill {" + std::string{place} + "} with");
}

}  // namespace

SentenceContext context_of(const Decision& decision, UnitSystem units) {
  return {&shipped_policy(), decision.changed_thresholds, decision.as_of, units};
}

const Threshold& threshold(const SentenceContext& context, std::string_view key) {
  for (const Threshold& t : context.changed) {
    if (t.key == key) return t;
  }
  return context.policy->threshold(key);
}

std::string threshold_text(const Threshold& threshold, UnitSystem units) {
  return quantity_text(threshold.value, threshold.unit, {.units = units});
}

Lookup lookup_from(Placeholders places) {
  return [places = std::move(places)](std::string_view name, std::string_view) {
    const auto match = std::ranges::find(places, name, &Placeholders::value_type::first);
    return match == places.end() ? std::nullopt : std::optional{match->second};
  };
}

std::string fill_in(std::string_view text, const SentenceContext& context, const Lookup& lookup) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = std::min(text.find('}', open), text.size());
    const std::string_view place = text.substr(open + 1, close - open - 1);
    // A brace that holds no name is one of the JSON that the runner is to write.
    if (is_placeholder_name(place)) {
      out += placeholder_text(place, context, lookup);
      text.remove_prefix(std::min(close + 1, text.size()));
    } else {
      out += '{';
      text.remove_prefix(open + 1);
    }
  }
  return out;
}

std::string phrase_text(std::string_view path, const SentenceContext& context, const Lookup& lookup) {
  return fill_in(phrase(path), context, lookup);
}

std::string reason_text(const Reason& reason, const SentenceContext& context) {
  const RuleWords& words = rule_words(reason.rule->id);
  const Finding<Level>& finding = reason.finding;
  const std::string* says = find_text(words.says, finding.arm);
  if (!says) throw std::logic_error("no sentence for " + std::string{reason.rule->id} + " " + std::string{finding.arm});
  std::string text = fill_in(*says, context, [&](std::string_view name, std::string_view form) {
    return finding_text(finding, words, context, name, form);
  });
  if (finding.lowered && reason.rule->topic != Topic::red_flag) text += ' ' + phrase("fell");
  if (!finding.ends_by.empty())
    text += ' ' + phrase_text("ends/" + std::string{finding.ends_by}, context,
                              lookup_from({{"until", finding.until ? day_text(*finding.until, context.as_of) : "then"}}));
  return text;
}

std::string note_text(const Note& note, const SentenceContext& context) {
  const auto amount = [&](std::string_view unit) {
    return note.value ? quantity_text(*note.value, unit, {.units = context.units, .with_unit = unit != "points"})
                      : std::string{};
  };
  const bool is_height = note.kind == Note::Kind::hike_descent, is_sleep = note.kind == Note::Kind::short_sleep;
  const bool is_days = note.kind == Note::Kind::exercises, is_km = note.kind == Note::Kind::estimated_distance;
  const std::string value = amount(is_height ? "m" : is_sleep ? "h" : is_days ? "days" : is_km ? "km" : "points");
  return phrase_text("notes/" + std::string{name_of(note.kind)}, context,
                     lookup_from({{"value", value},
                                  {"day", note.day ? day_text(*note.day, context.as_of) : ""},
                                  {"subject", printable(note.subject)}}));
}

std::string referral_text(const Referral& referral, const SentenceContext& context) {
  std::string text = phrase_text("clinician/" + std::string{name_of(referral.urgency)} + "/who", context);
  for (std::size_t i = 0; i < referral.because.size(); ++i) {
    text += (i == 0 ? ", about " : "; ") + phrase_text("see-about/" + std::string{referral.because[i]}, context);
  }
  return text + '.';
}

void add_item(std::string& list, std::string_view item, std::string_view separator) {
  if (!list.empty()) list += separator;
  list += item;
}

std::string entry_text(const RecordRef& record, const Decision& decision) {
  const std::string pointer = record.pointer().text();
  if (decision.files.size() < 2 || record.file >= decision.files.size()) return pointer;
  return decision.files[record.file] + '#' + pointer;
}

std::string warning_text(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.line > 0) text += fmt::format(":{}:{}", diagnostic.line, diagnostic.column);
  text += ": " + diagnostic.message;
  if (!diagnostic.hint.empty()) text += " (" + diagnostic.hint + ')';
  return text;
}

std::string notice_text(const Notice& notice, const Decision& decision, const SentenceContext& context) {
  const std::string_view what = notice.kind == Notice::Kind::log_ended ? "day" : "record";
  std::string text =
      phrase_text("notice/" + std::string{name_of(notice.kind)}, context, [&](std::string_view name, std::string_view) {
        if (name == "count") return std::optional{count_text(notice.count, what)};
        if (name == "as_of") return std::optional{day_text(context.as_of, context.as_of)};
        if (name == "day" && notice.day) return std::optional{day_text(*notice.day, context.as_of)};
        return std::optional<std::string>{};
      });
  for (std::size_t i = 0; i < notice.records.size(); ++i) {
    text += (i == 0 ? ": " : ", ") + entry_text(notice.records[i], decision);
  }
  const auto named = static_cast<int>(notice.records.size());
  if (named > 0 && notice.count > named) text += fmt::format(" and {} more", notice.count - named);
  return text;
}

std::string changed_text(const Threshold& threshold, UnitSystem units) {
  const double shipped = threshold.shipped.value_or(threshold.value);
  const NumberStyle style{.units = units,
                          .more_decimals = decimals_to_tell_apart(threshold.value, shipped, threshold.unit, units)};
  return phrase("policy-changed") + ": " + threshold.key + " is " + quantity_text(threshold.value, threshold.unit, style) +
         " instead of " + quantity_text(shipped, threshold.unit, style);
}

std::vector<std::string> warnings(const Decision& decision, std::span<const Diagnostic> diagnostics,
                                  const SentenceContext& context) {
  std::vector<std::string> all;
  for (const Diagnostic& diagnostic : diagnostics) all.push_back(warning_text(diagnostic));
  for (const Notice& notice : decision.notices) all.push_back(plain_text(notice_text(notice, decision, context)));
  for (const Threshold& changed : decision.changed_thresholds) {
    all.push_back(plain_text(changed_text(changed, context.units)));
  }
  return all;
}

}  // namespace patella::render
