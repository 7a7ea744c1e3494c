#pragma once
/// Writes a log that other processes may write too. Whatever happens, the file is the old log or the new one, complete.
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "cli/run.hpp"

namespace patella::cli {

/// How long a writer waits for others.
inline constexpr std::chrono::seconds write_timeout{10};
/// The text of a new log.
inline constexpr std::string_view empty_log = "{\n  \"version\": 1,\n  \"activities\": []\n}\n";

/// The result of an attempt to write a log.
struct LogWrite {
  enum class Outcome {
    written,     ///< the log is the new one, and the old one is kept as `FILE~`
    created,     ///< the log is the new one, and there was none before
    unchanged,   ///< the text is the same; nothing was touched
    not_wanted,  ///< the caller had no new text; nothing was touched
    unreadable,  ///< the old log could not be read
    unwritable,  ///< the new one could not be written; the old one and `FILE~` are unchanged
    busy         ///< another process was writing all the time
  };
  Outcome outcome = Outcome::unwritable;
  int error = 0;           ///< a value of `errno`
  std::string holder{};    ///< the process that was writing, where `busy` and known
  std::string obstacle{};  ///< another user's lock file that cannot be removed
  std::string lost{};      ///< the attribute that could not be kept, where that is why nothing was written
  bool has_lock = true, has_rights = true, is_synced = true;  ///< false where the disk cannot do that, which is a warning
};

/// The new text of a log from its old one, which is absent where there is no file yet; nothing where nothing is to be
/// written. It is called again where a program without locks has changed the file in the meantime.
using Rewrite = std::function<std::optional<std::string>(const std::optional<std::string>& text)>;

/// Waits up to `timeout` for other writers, reads the log, and puts the new text in its place. A link stays a link, and
/// the file keeps its owner, rights, access list and extended attributes.
LogWrite rewrite_log(const std::string& name, std::chrono::milliseconds timeout, const Rewrite& rewrite);
/// Calls `rewrite` without a lock and writes nothing: `not_wanted` where the log can be read.
LogWrite preview_rewrite(const std::string& name, const Rewrite& rewrite);

/// The problem or warning in words, what to do, and a line break; empty where nothing went wrong.
std::string problem_of(const LogWrite& write, const std::string& name, std::chrono::milliseconds timeout);
/// `ok`, `bad_data` where the text was not wanted, `no_input` or `cannot_write`.
ExitStatus exit_of(const LogWrite& write);

}  // namespace patella::cli
