#include "cli/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <fstream>
#include <ostream>
#include <system_error>

#include "cli/temporary_file.hpp"
#include "text/printable.hpp"

namespace patella::cli {
namespace {

/// The beginnings of the answers that `--out` writes, apart from colours.
constexpr std::string_view beginnings[] = {
    "Running report ",                       // report as text
    "## Running report ",                    // Markdown
    "iso_week,from,to,",                     // CSV
    "{\n  \"schema\": 1,\n  \"as_of\": ",    // JSON
    "What patella would have said",          // replay as text
    "The log has no record of these days.",  //
    "as_of,verdict,confidence,",             // CSV
    "{\n  \"schema\": 1,\n  \"every\": ",    // JSON
    "What was said before injuries",         // replay against injuries as text
    "rule,days_per_100,",                    // CSV
    "{\n  \"schema\": 1,\n  \"policy\": ",   // JSON
};
constexpr std::string_view page_begin = "<!doctype html>\n<html lang=en>\n", page_title = "<title>Running report";
constexpr std::size_t head_size = 4096;  // the title is well within

bool is_answer(std::string_view head) {
  if (head.empty()) return true;  // nothing is lost with it
  if (head.starts_with(page_begin)) return head.find(page_title) != std::string_view::npos;
  if (head.starts_with("\x1b[")) head.remove_prefix(std::min(head.find('m') + 1, head.size()));
  return std::ranges::any_of(beginnings, [&](std::string_view begin) { return head.starts_with(begin); });
}

/// Whether the file was written by patella, judged by its beginning.
bool is_answer_file(const std::string& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) return false;
  std::string head(head_size, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  return !in.bad() && is_answer(head);
}

/// The result of writing a file; `lost` is that of `TemporaryFile`.
struct Written {
  int error = 0;
  std::string lost{};
  bool has_rights = true, is_synced = true;
};

/// Writes to a pipe or a device, which stays what it is.
int write_special(const std::string& name, std::string_view text) {
  const int file = open(name.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
  if (file < 0) return errno;
  int error = write_all(file, text);
  if (error == 0) error = sync(file);
  if (close(file) != 0 && error == 0) error = errno;
  return error;
}

Written replace(const std::string& name, const FileStatus& old, std::string_view text) {
  remove_leftovers(name);
  TemporaryFile fresh{name};
  int error = fresh.create(name, old);
  if (error == 0) error = fresh.write(text);
  if (error == 0) error = fresh.rename_to(name);
  if (error != 0) return {error, fresh.lost()};
  return {.has_rights = !fresh.has_other_rights(), .is_synced = sync_folder_of(name) == 0};
}

}  // namespace

std::vector<Option> with_out_options(std::vector<Option> options, OutFile& out) {
  options.push_back(
      file_option("--out", "write the answer into this file, whole or not at all; standard output if not given", out.file));
  options.push_back(flag_option("--force", "write over a file that patella did not write, too", out.force));
  return options;
}

ExitStatus write_answer(CommandContext& context, const Inputs& inputs, const OutFile& out, std::string_view answer) {
  const auto failed = [&](ExitStatus status, std::string_view why) {
    context.err << fmt::format("patella: {}: {}\n", printable(out.file), why);
    return status;
  };
  if (out.file.empty() || out.file == "-") {
    context.out << answer;
    return ExitStatus::ok;
  }
  const auto [file, link_error, descriptor] = follow_links(out.file);
  const FileStatus old = status_of(descriptor >= 0 ? out.file : file);
  const mode_t kind = old.exists ? old.stat.st_mode & S_IFMT : S_IFREG;
  if (old.exists && (kind == S_IFREG || kind == S_IFBLK) && inputs.have_read(id_of(old.stat)))
    return failed(ExitStatus::cannot_write,
                  "this file is read for the answer and cannot be written too; give --out another name");
  Written written{.error = link_error != 0 ? link_error : old.error};
  if (written.error == 0 && descriptor == STDOUT_FILENO) {
    context.out << answer;
  } else if (written.error == 0 && descriptor >= 0) {
    written.error = write_all(descriptor, answer);
  } else if (written.error == 0 && kind == S_IFDIR) {
    written.error = EISDIR;
  } else if (written.error == 0 && !out.force &&
             (kind == S_IFBLK || (kind == S_IFREG && old.exists && !is_answer_file(file)))) {
    return failed(
        ExitStatus::cannot_write,
        "this file was not written by patella and was left alone; give --out another name, or --force to write over it");
  } else if (written.error == 0) {
    written = kind == S_IFREG ? replace(file, old, answer) : Written{write_special(file, answer)};
  }
  const std::string why = std::generic_category().message(written.error);
  if (!written.lost.empty())
    return failed(
        ExitStatus::cannot_write,
        fmt::format("nothing was written, because {} cannot be kept: {}; give --out another name", written.lost, why));
  if (written.error != 0) return failed(ExitStatus::cannot_write, fmt::format("this file could not be written: {}", why));
  if (!written.has_rights) failed(ExitStatus::ok, "it was written, but this disk cannot keep its rights (chmod)");
  if (!written.is_synced) failed(ExitStatus::ok, "it was written, but the disk did not confirm it");
  return ExitStatus::ok;
}

}  // namespace patella::cli
