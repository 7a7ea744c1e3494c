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
#include <utility>

namespace patella::cli {
namespace {

/// Why a file has no text to read, in the words of a runner.
Diagnostic unreadable(const std::string& name, int error) {
  const auto problem = [&](std::string id, std::string why, std::string hint) {
    return Diagnostic{
        .file = name.empty() ? "''" : name, .message = std::move(why), .hint = std::move(hint), .id = std::move(id)};
  };
  switch (error) {
    case ENOENT:
    case ENOTDIR: return problem("no-such-file", "there is no such file", "check the name and the folder");
    case EACCES:
    case EPERM: return problem("not-allowed", "you are not allowed to read this file", "check its permissions");
    case EBADF: return problem("unreadable", "standard input is closed", "give it a file: patella check - < log.json");
    case EISDIR: return problem("is-a-folder", "this is a folder, not a log", "name the files in it");
    case EFBIG:
      return problem("too-large", fmt::format("this is larger than {} megabytes, which no log is", largest_input >> 20),
                     "name the log itself");
    case EALREADY: return problem("read-twice", "standard input was read already", "it can be named once");
    default:
      return problem("unreadable", "this file cannot be read", "the system says: " + std::generic_category().message(error));
  }
}

/// All of a stream; nothing, with `errno` set as by `file_text`, where it cannot be read.
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
  std::optional<std::string> text;
  errno = EALREADY;  // standard input was read already
  if (name != "-") {
    FileId id;
    if ((text = file_text(name, &id))) files_.push_back(id);
  } else if (!std::exchange(standard_input_is_read_, true)) {
    text = stream_text(context_.in);
    const int error = errno;
    if (struct stat status{}; fstat(STDIN_FILENO, &status) == 0) files_.push_back(id_of(status));
    errno = error;
  }
  if (text) return text;
  diagnostics_.push_back(unreadable(name, errno));
  exit_ = ExitStatus::no_input;
  return {};
}

void Inputs::add(std::vector<Diagnostic> diagnostics) {
  for (Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::error && exit_ == ExitStatus::ok) exit_ = ExitStatus::bad_data;
    diagnostics_.push_back(std::move(diagnostic));
  }
}

std::vector<std::string> Inputs::distinct_logs(const std::vector<std::string>& names) {
  std::vector<std::string> distinct;
  std::map<std::pair<dev_t, ino_t>, std::string> known;
  const auto is_backup = [](const std::string& name) { return name.ends_with('~'); };
  const bool only_backups = std::ranges::all_of(names, is_backup);
  for (const std::string& name : names) {
    struct stat status {};
    // What stat cannot read is reported when it is read; pipes and devices may be read more than once.
    const bool is_file = name != "-" && stat(name.c_str(), &status) == 0 && S_ISREG(status.st_mode);
    if (is_backup(name) && !only_backups) {
      diagnostics_.push_back(make_diagnostic(name, Message::backup_file, {}));
    } else if (const auto [first, is_new] = known.try_emplace({status.st_dev, status.st_ino}, name); is_file && !is_new) {
      diagnostics_.push_back(make_diagnostic(name, Message::same_file, {first->second}));
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
      add(logs.back().diagnostics);
    }
  return logs;
}

Policy Inputs::policy(const std::string& name) {
  if (name.empty()) return shipped_policy();
  const auto given = text(name);
  if (!given) return shipped_policy();
  PolicyResult result = read_policy(*given, name);
  add(std::move(result.diagnostics));
  return std::move(result.policy);
}

std::optional<LogAndPolicy> Inputs::log_and_policy(const std::vector<std::string>& names, const std::string& policy_name) {
  std::vector<ReadResult> parts = logs(names);
  ReadResult whole;
  if (exit_ == ExitStatus::ok) {
    for (ReadResult& part : parts) part.diagnostics.clear();  // they were added already
    whole = merge_logs(std::move(parts));
    add(std::move(whole.diagnostics));
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

bool Inputs::have_read(const FileId& file) const { return std::ranges::count(files_, file) > 0; }

}  // namespace patella::cli
