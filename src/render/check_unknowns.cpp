#include <fmt/format.h>

#include "render/check_sections.hpp"
#include "render/names.hpp"
#include "render/records.hpp"
#include "render/wording.hpp"
#include "text/printable.hpp"

namespace patella::render {
namespace {

// A log from a machine can draw hundreds of warnings; `patella validate` has them all.
constexpr std::size_t warnings_shown = 5;

std::string list_of_rules(const std::vector<const Rule*>& asked) {
  std::string ids;
  for (const Rule* rule : asked) {
    if (rule->topic != Topic::red_flag) ids += (ids.empty() ? "" : ", ") + std::string{rule->id};
  }
  return ids;
}

std::string list_of_flags(const std::vector<const Rule*>& asked) {
  std::string names;
  for (const Rule* rule : asked) {
    if (rule->topic == Topic::red_flag) names += (names.empty() ? "" : ", ") + phrase("flag/" + std::string{rule->id});
  }
  return names;
}

}  // namespace

void add_unknowns(Document& sheet, const Decision& decision, const SentenceContext& setting) {
  const std::string rules = list_of_rules(decision.cannot_tell), flags = list_of_flags(decision.cannot_tell);
  if (decision.missing.empty() && decision.cannot_tell.empty()) return;
  sheet.heading(phrase(decision.verdict == Verdict::insufficient_data ? "unknowns/next" : "unknowns/title"));
  for (const MissingData missing : decision.missing) {
    const std::string path = "missing/" + std::string{name_of(missing)};
    std::string what = phrase_text(path + "/what", setting);
    what.front() = static_cast<char>(what.front() - 'a' + 'A');
    sheet.bullet(what + ". Write " + phrase_text(path + "/mend", setting) + '.');
  }
  if (!rules.empty()) sheet.bullet(phrase("unknowns/rules") + ": " + rules + '.');
  if (!flags.empty()) sheet.bullet(phrase("unknowns/flags") + ": " + flags + '.');
}

void add_warnings(Document& sheet, const Decision& decision, std::span<const Diagnostic> diagnostics,
                  const SentenceContext& setting) {
  std::vector<std::string> texts;
  const std::size_t shown = std::min(diagnostics.size(), warnings_shown);
  for (const Diagnostic& diagnostic : diagnostics.first(shown)) texts.push_back(printable(warning_text(diagnostic)));
  if (diagnostics.size() > shown) {
    texts.push_back(fmt::format("{} more warnings; patella validate shows them all.", diagnostics.size() - shown));
  }
  for (const Notice& notice : decision.notices) {
    if (notice.kind != Notice::Kind::log_ended) texts.push_back(printable(unmarked(notice_text(notice, decision, setting))));
  }
  for (const Threshold& changed : decision.changed_thresholds)
    texts.push_back(phrase("policy-changed") + ": " + changed_text(changed, setting.units) + '.');
  if (texts.empty()) return;
  sheet.heading("About the log and the rules");
  for (const std::string& text : texts) sheet.quotation(text);
}

}  // namespace patella::render
