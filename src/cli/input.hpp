#pragma once
/// From file names to logs and policies. Whatever is wrong with any of them is reported at once.
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/options.hpp"
#include "diagnostic/message.hpp"
#include "patella/policy.hpp"
#include "patella/read.hpp"

namespace patella::cli {

/// What an answer is computed from.
struct LogAndPolicy {
  Log log;
  Policy policy;
};

/// Reads the input files of a command and collects their problems for one report.
class Inputs {
 public:
  Inputs(CommandContext& context, const Display& display) : context_{context}, display_{display} {}

  /// One log for each name, in their order; `-` is standard input. A file that cannot be read gives none.
  std::vector<ReadResult> logs(const std::vector<std::string>& names);
  /// The shipped policy where `name` is empty.
  Policy policy(const std::string& name);
  /// All logs as that of one runner, and the policy. Nothing where any of them cannot be used, which is reported.
  std::optional<LogAndPolicy> log_and_policy(const std::vector<std::string>& names, const std::string& policy_name);

  /// Whether there can be no answer, which is then reported.
  bool failed() const;
  /// `ok`, `bad_data`, or `no_input`, which takes precedence.
  ExitStatus exit() const { return exit_; }
  /// Warnings, and errors where `exit` is not `ok`.
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  /// Writes them to the error stream.
  void report() const;
  /// Whether this file was read, under any name.
  bool have_read(const FileId& file) const;

 private:
  std::optional<std::string> text(const std::string& name);
  /// Adds the errors and warnings of one result.
  void add(std::vector<Diagnostic> diagnostics);
  /// The names without backups and without other names of the same file.
  std::vector<std::string> distinct_logs(const std::vector<std::string>& names);

  CommandContext& context_;
  const Display& display_;
  bool standard_input_is_read_ = false;
  ExitStatus exit_ = ExitStatus::ok;
  std::vector<Diagnostic> diagnostics_;
  std::vector<FileId> files_;
};

}  // namespace patella::cli
