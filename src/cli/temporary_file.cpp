#include "cli/temporary_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <pthread.h>
#include <sys/file.h>
#include <unistd.h>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "cli/files.hpp"

namespace patella::cli {
namespace {

namespace fs = std::filesystem;

constexpr int ending_signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU};
constexpr std::string_view marker = ".patella-";

/// A file to be removed by the signal handler, which may read only memory that does not move.
struct RegisteredFile {
  std::atomic<bool> in_use;
  char name[PATH_MAX];
};
RegisteredFile registered[8];

void remove_and_end(int signal) {
  for (const RegisteredFile& file : registered)
    if (file.in_use) unlink(file.name);
  raise(signal);  // with its default effect, which SA_RESETHAND has restored
}

/// `.log.json.patella-`
std::string hidden_prefix(const fs::path& file) {
  constexpr std::size_t longest = 100, kept = 80;  // encrypted folders take 143 bytes
  std::string name = file.filename().string();
  if (name.size() > longest) {
    std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    std::size_t cut = kept;
    while (cut > 0 && (static_cast<unsigned char>(name[cut]) & 0xC0) == 0x80) --cut;  // not within a character
    name = fmt::format("{}-{:016x}", name.substr(0, cut), hash);
  }
  return fmt::format(".{}{}", name, marker);
}

std::string unique_name(const std::string& target) {
  static std::atomic<unsigned> number{0};
  return hidden_name(target, fmt::format("{}-{}", getpid(), ++number));
}

bool is_gone(int file) {
  struct stat status {};
  return fstat(file, &status) != 0 || status.st_nlink == 0;
}

}  // namespace

std::string hidden_name(const std::string& file, std::string_view ending) {
  const fs::path path = file;
  return (path.parent_path() / (hidden_prefix(path) += ending)).string();
}

int TemporaryFile::open_new(mode_t rights) {
  for (int attempts = 0; attempts < 100; ++attempts) {
    const SignalsDelayed delayed;
    remove();
    name_ = unique_name(target_);
    file_ = open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, rights);
    if (file_ < 0 && errno == EEXIST) continue;
    if (file_ < 0) return errno;
    remove_on_signal(name_);
    // The lock says that it is no leftover. A process that looked just before may have removed it.
    if ((flock(file_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) && !is_gone(file_)) return 0;
    remove();
  }
  return EEXIST;
}

int TemporaryFile::create(const std::string& like, const FileStatus& old) {
  constexpr mode_t of_owner = 0600, of_any_new_file = 0666;
  if (const int error = open_new(old.exists ? of_owner : of_any_new_file)) return error;
  if (!old.exists) return 0;
  const AttributeCopy copy = copy_attributes(like, old.stat, file_);
  lost_ = copy.lost;
  other_rights_ = copy.other_rights;
  return copy.error;
}

int TemporaryFile::link_to(const std::string& existing) {
  const SignalsDelayed delayed;
  name_ = unique_name(target_);
  unlink(name_.c_str());
  if (link(existing.c_str(), name_.c_str()) != 0) return errno;
  remove_on_signal(name_);
  return 0;
}

int TemporaryFile::take_over(const std::string& existing) {
  remove();
  name_ = unique_name(target_);
  return std::rename(existing.c_str(), name_.c_str()) == 0 ? 0 : errno;
}

int TemporaryFile::write(std::string_view text) {
  const int error = write_all(file_, text);
  return error != 0 ? error : sync(file_);
}

int TemporaryFile::rename_to(const std::string& name) {
  // Where both names are the same file already, nothing is renamed, and `remove` removes this one.
  return std::rename(name_.c_str(), name.c_str()) == 0 ? 0 : errno;
}

void TemporaryFile::remove() {
  if (!name_.empty()) {
    unlink(name_.c_str());
    keep_on_signal(name_);
  }
  if (file_ >= 0) close(file_);
  file_ = -1;
  name_.clear();
}

void remove_leftovers(const std::string& target) {
  const fs::path path = target;
  const std::string prefix = hidden_prefix(path), lock = prefix + "lock";
  std::error_code error;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : ".";
  for (fs::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!name.starts_with(prefix) || name == lock) continue;
    const int file = open(at->path().c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) continue;
    if (flock(file, LOCK_EX | LOCK_NB) == 0) unlink(at->path().c_str());
    close(file);
  }
}

void remove_temporaries_on_signals() {
  struct sigaction action {};
  action.sa_handler = remove_and_end;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : ending_signals) {
    struct sigaction before {};
    if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_DFL) sigaction(signal, &action, nullptr);
  }
}

SignalsDelayed::SignalsDelayed() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : ending_signals) sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, &before_);
}

SignalsDelayed::~SignalsDelayed() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

void remove_on_signal(const std::string& name) {
  for (RegisteredFile& file : registered)
    if (!file.in_use && name.size() < sizeof file.name) {
      std::memcpy(file.name, name.c_str(), name.size() + 1);
      file.in_use = true;
      return;
    }
}

void keep_on_signal(const std::string& name) {
  for (RegisteredFile& file : registered)
    if (file.in_use && name == file.name) file.in_use = false;
}

}  // namespace patella::cli
