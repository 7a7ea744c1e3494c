#include "cli/readers.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

namespace patella::cli {
namespace {

constexpr std::size_t most_waiting = 8u << 20;  // bytes

struct Job {
  std::size_t source;
  std::string name, bytes;
  const ImportFormat* format;
};

}  // namespace

struct Readers::Work {
  std::vector<Source> sources;
  std::mutex mutex;
  std::condition_variable more, less;
  std::deque<Job> jobs;
  std::size_t bytes = 0;  ///< of the jobs that wait or are being done
  bool ended = false;
  std::exception_ptr failure;
  std::vector<std::jthread> threads;

  void run(const ImportContext& context) {
    std::unique_lock lock{mutex};
    while (true) {
      more.wait(lock, [&] { return ended || !jobs.empty(); });
      if (jobs.empty()) return;
      Job job = std::move(jobs.front());
      jobs.pop_front();
      lock.unlock();
      Imported imported;
      std::exception_ptr thrown;
      try {
        imported = job.format->read(job.bytes, job.name, context);
      } catch (...) {
        thrown = std::current_exception();
      }
      lock.lock();
      if (thrown) failure = thrown;
      sources[job.source].imported = std::move(imported);
      bytes -= job.bytes.size();
      less.notify_one();
    }
  }
};

Readers::Readers(unsigned cores, const ImportContext& context) : context_{context}, work_{std::make_unique<Work>()} {
  for (unsigned i = 0; cores > 1 && i < cores; ++i) work_->threads.emplace_back([this] { work_->run(context_); });
}

Readers::~Readers() {
  {
    const std::scoped_lock lock{work_->mutex};
    work_->ended = true;
  }
  work_->more.notify_all();
}

void Readers::take(const FoundFile& file, const ImportFormat& format) {
  if (work_->threads.empty()) {
    work_->sources.push_back({file.place, file.name, format.read(file.bytes, file.name, context_)});
    return;
  }
  {
    std::unique_lock lock{work_->mutex};
    work_->less.wait(lock, [&] { return work_->bytes == 0 || work_->bytes + file.bytes.size() <= most_waiting; });
    work_->bytes += file.bytes.size();
    work_->jobs.push_back({work_->sources.size(), file.name, std::string{file.bytes}, &format});
    work_->sources.push_back({file.place, file.name, {}});
  }
  work_->more.notify_one();
}

std::vector<Source> Readers::finish() {
  {
    const std::scoped_lock lock{work_->mutex};
    work_->ended = true;
  }
  work_->more.notify_all();
  for (std::jthread& thread : work_->threads) thread.join();
  if (work_->failure) std::rethrow_exception(work_->failure);
  return std::move(work_->sources);
}

}  // namespace patella::cli
