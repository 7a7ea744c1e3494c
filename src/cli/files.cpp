#include "cli/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

namespace patella::cli {

std::optional<std::string> file_text(const std::string& name) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{std::fopen(name.c_str(), "rb"), std::fclose};
  if (!file) return {};
  struct stat status {};
  if (fstat(fileno(file.get()), &status) != 0) return {};
  std::string text;
  // Pipes and the files of /proc say 0; one byte more shows the end without a second allocation.
  text.resize(static_cast<std::size_t>(status.st_size) + 1);
  std::size_t size = 0;
  while (const std::size_t got = std::fread(text.data() + size, 1, text.size() - size, file.get())) {
    size += got;
    if (size == text.size()) text.resize(2 * size);
  }
  if (std::ferror(file.get())) return {};
  text.resize(size);
  return text;
}

int write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written >= 0)
      text.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      return errno;
  }
  return 0;
}

int write_and_close(int file, std::string_view text) {
  int error = write_all(file, text);
  if (error == 0 && fsync(file) != 0 && errno != EINVAL && errno != EROFS) error = errno;  // a pipe has nothing to sync
  if (close(file) != 0 && error == 0) error = errno;
  return error;
}

mode_t rights_for(const std::string& name) {
  struct stat old {};
  if (stat(name.c_str(), &old) == 0) return old.st_mode & 0777;
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

std::string behind_links(const std::string& name) {
  namespace fs = std::filesystem;
  std::error_code unknown;
  if (const fs::path real = fs::canonical(name, unknown); !unknown) return real.string();
  fs::path path = name;
  // A link may lead to where nothing is yet, by way of others; more of them in a row no system follows.
  for (int links = 0; links < 40 && fs::is_symlink(path, unknown); ++links)
    path = path.parent_path() / fs::read_symlink(path, unknown);
  return path.string();
}

}  // namespace patella::cli
