#include "cli/import.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <memory>
#include <system_error>

#include "text/printable.hpp"

namespace patella::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t block_size = 256u << 10;

std::string explain(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR: return "there is no such file or folder";
    case EACCES:
    case EPERM: return "you are not allowed to read it";
    case EBADF: return "it is closed";
    case 0: return "it cannot be read";
    default: return "it cannot be read: " + std::generic_category().message(error);
  }
}

/// An open file and its last block.
class OpenFile {
 public:
  OpenFile(const std::string& path, const std::function<void(std::uint64_t)>& progress)
      : progress_{progress}, file_{open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)}, error_{file_ < 0 ? errno : 0} {
    struct stat status {};
    if (file_ < 0 || fstat(file_, &status) != 0) return;
    regular_ = S_ISREG(status.st_mode);
    size_ = static_cast<std::uint64_t>(status.st_size);
  }
  ~OpenFile() {
    if (file_ >= 0) close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  int error() const { return error_; }

  /// Pipes and the files of /proc have no size and cannot seek.
  ByteStream stream() {
    ByteStream stream{[this] { return next(); }, {}, {}};
    if (!regular_ || size_ == 0) return stream;
    stream.size = size_;
    stream.seek = [this](std::uint64_t to) { return lseek(file_, static_cast<off_t>(to), SEEK_SET) >= 0; };
    return stream;
  }

 private:
  std::optional<std::string_view> next() {
    ssize_t got = 0;
    do got = ::read(file_, block_.get(), block_size);
    while (got < 0 && errno == EINTR);
    if (got < 0) return std::nullopt;
    progress_(static_cast<std::uint64_t>(got));
    return std::string_view{block_.get(), static_cast<std::size_t>(got)};
  }

  const std::function<void(std::uint64_t)>& progress_;
  int file_, error_;
  bool regular_ = false;
  std::uint64_t size_ = 0;
  std::unique_ptr<char[]> block_ = std::make_unique<char[]>(block_size);
};

/// Reads files and folders and passes what is in them to a visitor.
class SourceReader {
 public:
  SourceReader(const InputLimits& limits, const FileVisitor& visitor, const std::function<void(std::uint64_t)>& progress)
      : limits_{limits}, visitor_{visitor}, progress_{progress} {}

  /// False where it cannot be opened, which is reported.
  bool read_file(const std::string& path, const std::string& name) {
    OpenFile opened{path, progress_};
    if (opened.error() != 0) {
      report(path, explain(opened.error()));
      return false;
    }
    // A found file has its name within the folder; its place has the whole path.
    FileVisitor named = visitor_;
    named.take = [&](const FoundFile& found) {
      visitor_.take({found.place, found.place == printable_excerpt(path, 500) ? name_of(found.name, path, name) : found.name,
                     found.bytes});
    };
    if (visitor_.take_packed)
      named.take_packed = [&](PackedFile file) {
        if (file.place == printable_excerpt(path, 500)) file.name = name;
        visitor_.take_packed(file);
      };
    each_file_in(path, opened.stream(), limits_, named);
    return true;
  }

  void read_folder(const std::string& path, const std::string& name, std::size_t depth) {
    if (depth > limits_.nesting)
      return report(path, "folders in folders more than " + std::to_string(limits_.nesting) + " deep");
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator at{path, error}, end; !error && at != end; at.increment(error))
      if (std::string entry = at->path().filename().string(); !entry.starts_with('.')) names.push_back(std::move(entry));
    if (error) report(path, explain(error.value()));
    std::sort(names.begin(), names.end());
    for (const std::string& entry : names) {
      const std::string inner = path.ends_with('/') ? path + entry : path + '/' + entry;
      const std::string inner_name = name.empty() ? entry : name + '/' + entry;
      const fs::file_status status = fs::symlink_status(inner, error);
      if (fs::is_directory(status))
        read_folder(inner, inner_name, depth + 1);
      else if (fs::is_regular_file(fs::status(inner, error)))
        read_file(inner, inner_name);
    }
  }

 private:
  /// The name of a found file within the folder that was given: `activities/1.fit` of `export/activities/1.fit.gz`.
  static std::string name_of(const std::string& found, const std::string& path, const std::string& name) {
    const std::size_t packed = path.size() - std::min(path.size(), found.size());  // length of `.gz`
    return name.substr(0, name.size() - std::min(name.size(), packed));
  }

  void report(const std::string& path, std::string why) { visitor_.report({printable_excerpt(path, 500), std::move(why)}); }

  const InputLimits& limits_;
  const FileVisitor& visitor_;
  const std::function<void(std::uint64_t)>& progress_;
};

/// Standard input, a block at a time.
ByteStream stream_of(std::istream& in) {
  const auto block = std::make_shared<std::string>(block_size, '\0');
  return {[&in, block]() -> std::optional<std::string_view> {
            in.read(block->data(), block_size);
            if (in.bad()) return std::nullopt;
            return std::string_view{block->data(), static_cast<std::size_t>(in.gcount())};
          },
          {},
          {}};
}

/// False where it cannot be read, which is reported.
bool read_standard_input(std::istream& in, const InputLimits& limits, const FileVisitor& visitor) {
  const std::string name = "standard input";
  errno = 0;
  in.peek();
  if (in.bad())
    visitor.report({name, explain(errno)});
  else
    each_file_in(name, stream_of(in), limits, visitor);
  return !in.bad();
}

}  // namespace

std::size_t each_file(const std::vector<std::string>& sources, std::istream& in, const InputLimits& limits,
                      const FileVisitor& visitor, const std::function<void(std::uint64_t)>& progress) {
  SourceReader reader{limits, visitor, progress};
  std::size_t closed = 0;
  for (const std::string& source : sources) {
    std::error_code error;
    if (source == "-")
      closed += !read_standard_input(in, limits, visitor);
    else if (fs::is_directory(source, error))
      reader.read_folder(source, {}, 0);
    else
      closed += !reader.read_file(source, source.substr(source.find_last_of('/') + 1));
  }
  return closed;
}

std::uint64_t size_of(const std::vector<std::string>& sources) {
  std::uint64_t bytes = 0;
  const auto add = [&](const fs::path& path) {
    std::error_code error;
    if (const auto size = fs::file_size(path, error); !error) bytes += size;
  };
  for (const std::string& source : sources) {
    add(source);  // nothing for a folder
    std::error_code error;
    for (fs::recursive_directory_iterator at{source, fs::directory_options::skip_permission_denied, error}, end;
         !error && at != end; at.increment(error))
      if (std::error_code ignored; at->is_regular_file(ignored)) add(at->path());
  }
  return bytes;
}

}  // namespace patella::cli
