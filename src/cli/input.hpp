#pragma once
/// From file names to logs and policies. Whatever is wrong with any of them is told at once.
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/display.hpp"
#include "patella/policy.hpp"
#include "patella/read.hpp"

namespace patella::cli {

/// Reads the files that a command names, and keeps what is wrong with them for one report.
class Inputs {
 public:
  explicit Inputs(CommandContext& shell) : shell_(shell) {}

  /// One log for each name, in their order; `-` is standard input. A file that cannot be read gives none.
  std::vector<ReadResult> logs(const std::vector<std::string>& names);
  /// All of them as the log of one runner; to be used only where `exit` is `ok` afterwards.
  Log merged_log(const std::vector<std::string>& names);
  /// The shipped policy where `name` is empty.
  Policy policy(const std::string& name);
  /// Takes the errors and warnings of one result.
  void take(std::vector<Diagnostic> diagnostics);

  /// `ok`, `bad_data`, or `no_input`, which counts for more.
  ExitStatus exit() const { return exit_; }
  /// Warnings, and errors where `exit` is not `ok`.
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  /// Shows them on the error stream.
  void report(const Display& display) const;

 private:
  std::optional<std::string> text(const std::string& name);

  CommandContext& shell_;
  bool standard_input_is_read_ = false;
  ExitStatus exit_ = ExitStatus::ok;
  std::vector<Diagnostic> diagnostics_;
};

/// `--policy`, which writes to `name`.
Option policy_option(std::string& name);

}  // namespace patella::cli
