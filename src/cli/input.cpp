#include "cli/input.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <istream>
#include <map>
#include <ostream>
#include <system_error>

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
    case EBADF: return {"unreadable", "standard input is closed", "give it a file: patella check - < log.json"};
    case EISDIR: return {"is-a-folder", "this is a folder, not a log", "name the files in it"};
    case EFBIG:
      return {"too-large", fmt::format("this is larger than {} megabytes, which no log is", largest_input >> 20),
              "name the log itself"};
    default: return {"unreadable", "this file cannot be read", "the system says: " + std::generic_category().message(error)};
  }
}

/// All of a stream; nothing, with `errno` set, as `file_text` has it.
std::optional<std::string> stream_text(std::istream& in) {
  constexpr std::size_t block = std::size_t{64} << 10;
  std::string text;
  for (std::size_t size = 0; in && size <= largest_input; text.resize(size)) {
    text.resize(size + block);
    errno = 0;
    in.read(text.data() + size, block);
    size += static_cast<std::size_t>(in.gcount());
  }
  if (in.bad())
    errno = errno == 0 ? EIO : errno;
  else if (text.size() > largest_input)
    errno = EFBIG;
  else
    return text;
  return {};
}

}  // namespace

std::optional<std::string> Inputs::text(const std::string& name) {
  Refusal refused;
  if (name == "-" && standard_input_is_read_) {
    refused = {"read-twice", "standard input was read already", "it can be named once"};
  } else {
    FileId id;
    auto text = name == "-" ? stream_text(context_.in) : file_text(name, &id);
    const int error = errno;
    if (name == "-") {
      standard_input_is_read_ = true;
      if (struct stat status{}; fstat(STDIN_FILENO, &status) == 0) files_.push_back(id_of(status));
    } else if (text) {
      files_.push_back(id);
    }
    if (text) return text;
    refused = refusal(error);
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

void Inputs::warn(const std::string& file, Message message, std::vector<std::string> words) {
  const Wording& says = wording(message);
  diagnostics_.push_back({.severity = says.severity,
                          .file = file,
                          .message = fill(says.message, words),
                          .hint = fill(says.hint, words),
                          .id = std::string{says.id}});
}

std::vector<std::string> Inputs::distinct_logs(const std::vector<std::string>& names) {
  std::vector<std::string> distinct;
  std::map<std::pair<dev_t, ino_t>, std::string> known;
  const auto is_backup = [](const std::string& name) { return name.ends_with('~'); };
  const bool only_backups = std::ranges::all_of(names, is_backup);
  for (const std::string& name : names) {
    struct stat status {};
    // What cannot be looked at is left to who reads it; pipes and devices may be read more than once.
    const bool is_file = name != "-" && stat(name.c_str(), &status) == 0 && S_ISREG(status.st_mode);
    if (is_backup(name) && !only_backups) {
      warn(name, Message::backup_file, {});
    } else if (const auto [first, is_new] = known.try_emplace({status.st_dev, status.st_ino}, name); is_file && !is_new) {
      warn(name, Message::same_file, {first->second});
    } else {
      if (!is_file && is_new) known.erase(first);
      distinct.push_back(name);
    }
  }
  return distinct;
}

std::vector<ReadResult> Inputs::logs(const std::vector<std::string>& names) {
  std::vector<ReadResult> logs;
  for (const std::string& name : distinct_logs(names))
    if (const auto log = text(name)) {
      logs.push_back(read_log(*log, name));
      take(logs.back().diagnostics);
    }
  return logs;
}

Policy Inputs::policy(const std::string& name) {
  if (name.empty()) return shipped_policy();
  const auto given = text(name);
  if (!given) return shipped_policy();
  PolicyResult result = read_policy(*given, name);
  take(std::move(result.diagnostics));
  return std::move(result.policy);
}

std::optional<LogAndPolicy> Inputs::log_and_policy(const std::vector<std::string>& names, const std::string& policy_name) {
  std::vector<ReadResult> parts = logs(names);
  ReadResult whole;
  if (exit_ == ExitStatus::ok) {
    for (ReadResult& part : parts) part.diagnostics.clear();  // they were taken already
    whole = merge_logs(std::move(parts));
    take(std::move(whole.diagnostics));
  }
  Policy thresholds = policy(policy_name);
  if (failed()) return {};
  return LogAndPolicy{std::move(whole.log), std::move(thresholds)};
}

bool Inputs::failed() const {
  if (exit_ != ExitStatus::ok) report();
  return exit_ != ExitStatus::ok;
}

void Inputs::report() const {
  if (!diagnostics_.empty()) context_.err << render_diagnostics(diagnostics_, display_.style(context_.err_terminal));
}

bool Inputs::contain(const FileId& file) const { return std::ranges::count(files_, file) > 0; }

}  // namespace patella::cli
