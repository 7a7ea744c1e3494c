#include "import/parallel_reader.hpp"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include "text/characters.hpp"
#include "vendor/formats.hpp"

namespace patella {
namespace {

constexpr std::size_t most_waiting = 8u << 20;  // bytes
constexpr std::size_t head_size = 4096;

bool is_own_log(std::string_view head) {
  return head.find("\"activities\"") != head.npos && head.find("\"version\"") != head.npos;
}

ByteFilter filter_of(std::string_view head, std::string_view name) {
  const ImportFormat* format = format_of(head, name);
  return format && format->filter ? format->filter() : ByteFilter{};
}

/// Whether it is called by an archive, and so is a damaged one where it does not begin like one.
bool is_named_archive(std::string_view name) {
  const std::string small = to_lower(name);
  return std::ranges::any_of(std::array{".zip", ".tar", ".tgz", ".gz"},
                             [&](const char* end) { return small.ends_with(end); });
}

/// Why a file of no known format is not read.
std::string unknown_format(std::string_view head, std::string_view name, bool named) {
  if (head.empty()) return "it is empty";
  if (is_named_archive(name)) return "it is damaged: its name is that of an archive, and it does not begin like one";
  if (is_own_log(head)) return "a log of patella: name it with --into, or give it to patella check beside others";
  return named ? "none of the formats that are read; patella import --help lists them"
               : "no activities in files of this kind";
}

/// What every file is read with.
struct ReaderSettings {
  const ImportContext& context;
  std::set<std::string> named;
};

bool is_wanted(const ReaderSettings& settings, std::string_view head, const std::string& place, std::string_view name,
               FileResults& into) {
  if (format_of(head, name)) return true;
  const bool named = settings.named.contains(place);
  (named || is_named_archive(name) ? into.broken : into.skipped).push_back({place, unknown_format(head, name, named)});
  return false;
}

void read(const ReaderSettings& settings, const FoundFile& file, FileResults& into) {
  const ImportFormat* format = format_of(file.bytes.substr(0, head_size), file.name);
  ImportContext context = settings.context;
  context.file_name = file.name.substr(file.name.find_last_of('/') + 1);
  into.sources.push_back({file.place, file.name, format->read(file.bytes, file.name, context)});
}

/// Reads all that is in a packed file.
void read(const ReaderSettings& settings, const PackedFile& file, FileResults& into) {
  FileVisitor visitor;
  visitor.wants = [&](std::string_view head, const std::string& place, std::string_view name) {
    return is_wanted(settings, head, place, name, into);
  };
  visitor.take = [&](const FoundFile& found) { read(settings, found, into); };
  visitor.filter = filter_of;
  visitor.report = [&](ImportNote note) { into.broken.push_back(std::move(note)); };
  each_file_in(file, settings.context.limits, visitor);
}

/// A file that waits to be read; its bytes are its own.
struct Job {
  std::string bytes;
  std::function<void(std::string_view bytes)> read;
};

}  // namespace

struct ParallelReader::Work {
  ReaderSettings settings;
  std::deque<FileResults> results;  ///< each stays where it is
  std::mutex mutex;
  std::condition_variable more, less;
  std::deque<Job> jobs;
  std::size_t bytes = 0;  ///< of the jobs that wait or are being done
  bool ended = false;
  std::exception_ptr failure;
  std::vector<std::jthread> threads;

  explicit Work(ReaderSettings with) : settings{std::move(with)} {}

  void run() {
    std::unique_lock lock{mutex};
    while (true) {
      more.wait(lock, [&] { return ended || !jobs.empty(); });
      if (jobs.empty()) return;
      const Job job = std::move(jobs.front());
      jobs.pop_front();
      lock.unlock();
      std::exception_ptr thrown;
      try {
        job.read(job.bytes);
      } catch (...) {
        thrown = std::current_exception();
      }
      lock.lock();
      if (thrown) failure = thrown;
      bytes -= job.bytes.size();
      less.notify_one();
    }
  }

  /// Has `file` read into a place of its own.
  template <class File>
  void take(const File& file) {
    FileResults& into = results.emplace_back();
    // A large file would be in memory twice.
    if (threads.empty() || file.bytes.size() > most_waiting) return read(settings, file, into);
    const auto job = [this, file = File{file}, &into](std::string_view own_bytes) mutable {
      file.bytes = own_bytes;
      read(settings, file, into);
    };
    {
      std::unique_lock lock{mutex};
      less.wait(lock, [&] { return bytes + file.bytes.size() <= most_waiting; });
      bytes += file.bytes.size();
      jobs.push_back({std::string{file.bytes}, job});
    }
    more.notify_one();
  }

  void end() {
    {
      const std::scoped_lock lock{mutex};
      ended = true;
    }
    more.notify_all();
    for (std::jthread& thread : threads)
      if (thread.joinable()) thread.join();
  }
};

ParallelReader::ParallelReader(unsigned cores, const ImportContext& context, std::set<std::string> named)
    : work_{std::make_unique<Work>(ReaderSettings{context, std::move(named)})} {
  try {
    for (unsigned i = 0; cores > 1 && i < cores; ++i) work_->threads.emplace_back([this] { work_->run(); });
  } catch (const std::system_error&) {
    // Where the system has no threads left, as many as there are do the work, or this one does.
  }
}

ParallelReader::~ParallelReader() { work_->end(); }

FileVisitor ParallelReader::visitor(std::function<void()> on_file) {
  FileVisitor visitor;
  visitor.wants = [this](std::string_view head, const std::string& place, std::string_view name) {
    FileResults unwanted;
    if (is_wanted(work_->settings, head, place, name, unwanted)) return true;
    work_->results.push_back(std::move(unwanted));
    return false;
  };
  visitor.take = [this, on_file](const FoundFile& file) {
    work_->take(file);
    on_file();
  };
  visitor.filter = filter_of;
  visitor.report = [this](ImportNote note) { work_->results.emplace_back().broken.push_back(std::move(note)); };
  if (!work_->threads.empty())
    visitor.take_packed = [this, on_file](const PackedFile& file) {
      work_->take(file);
      on_file();
    };
  return visitor;
}

std::vector<FileResults> ParallelReader::finish() {
  work_->end();
  if (work_->failure) std::rethrow_exception(work_->failure);
  return {std::make_move_iterator(work_->results.begin()), std::make_move_iterator(work_->results.end())};
}

}  // namespace patella
