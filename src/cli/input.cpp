#include "cli/input.hpp"

#include <cerrno>
#include <istream>
#include <iterator>
#include <ostream>
#include <system_error>

#include "cli/files.hpp"

namespace patella::cli {
namespace {

/// Why there is no text to read, in the words of a runner.
struct Refusal {
  std::string id, why, hint;
};

Refusal refusal(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR: return {"no-such-file", "there is no such file", "check the name and the folder"};
    case EACCES:
    case EPERM: return {"not-allowed", "you are not allowed to read this file", "check its permissions"};
    case EISDIR: return {"is-a-folder", "this is a folder, not a log", "name the files in it"};
    default: return {"unreadable", "this file cannot be read", "the system says: " + std::generic_category().message(error)};
  }
}

}  // namespace

std::optional<std::string> Inputs::text(const std::string& name) {
  Refusal refused;
  if (name != "-") {
    if (auto text = file_text(name)) return text;
    refused = refusal(errno);
  } else if (!standard_input_is_read_) {
    standard_input_is_read_ = true;
    return std::string{std::istreambuf_iterator<char>{shell_.in}, {}};
  } else {
    refused = {"read-twice", "standard input was read already", "it can be named once"};
  }
  Diagnostic problem;
  problem.file = name.empty() ? "''" : name;
  problem.id = refused.id;
  problem.message = refused.why;
  problem.hint = refused.hint;
  diagnostics_.push_back(std::move(problem));
  exit_ = ExitStatus::no_input;
  return {};
}

void Inputs::take(std::vector<Diagnostic> diagnostics) {
  for (Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::error && exit_ == ExitStatus::ok) exit_ = ExitStatus::bad_data;
    diagnostics_.push_back(std::move(diagnostic));
  }
}

std::vector<ReadResult> Inputs::logs(const std::vector<std::string>& names) {
  std::vector<ReadResult> logs;
  for (const std::string& name : names)
    if (const auto log = text(name)) {
      logs.push_back(read_log(*log, name));
      take(logs.back().diagnostics);
    }
  return logs;
}

Log Inputs::merged_log(const std::vector<std::string>& names) {
  std::vector<ReadResult> parts = logs(names);
  if (exit_ != ExitStatus::ok) return {};
  for (ReadResult& part : parts) part.diagnostics.clear();  // they were taken already
  ReadResult whole = merge_logs(std::move(parts));
  take(std::move(whole.diagnostics));
  return std::move(whole.log);
}

Policy Inputs::policy(const std::string& name) {
  if (name.empty()) return shipped_policy();
  const auto given = text(name);
  if (!given) return shipped_policy();
  PolicyResult result = read_policy(*given, name);
  take(std::move(result.diagnostics));
  return std::move(result.policy);
}

void Inputs::report(const Display& display) const {
  if (!diagnostics_.empty()) shell_.err << render_diagnostics(diagnostics_, display.style(shell_.err_terminal));
}

Option policy_option(std::string& name) {
  return {.name = "--policy",
          .value = "FILE",
          .help = "thresholds of your own in place of the shipped ones; the answer says which differ",
          .expected = "the name of a file",
          .set = [&name](const std::string& given) { return !(name = given).empty(); }};
}

}  // namespace patella::cli
