#include "import/archive.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

#include "import/archive_reader.hpp"
#include "text/characters.hpp"
#include "text/printable.hpp"

namespace patella {
namespace {

constexpr std::size_t head_size = 4096;
constexpr std::uint64_t much_in_all = 1u << 30;
constexpr std::size_t large = 8u << 20;
constexpr std::size_t kept_between_files = 16u << 20;
constexpr std::size_t most_packed = 2u << 20;  // what is handed over packed

bool is_gzip(std::string_view head) { return head.starts_with("\x1f\x8b"); }

bool is_archive(std::string_view head, std::string_view name) {
  return head.starts_with("PK\3\4") || head.starts_with("PK\5\6") ||
         (head.size() >= 512 && (head.substr(257, 5) == "ustar" || name.ends_with(".tar")));
}

/// What macOS adds to archives beside the files: not one of them is a runner's.
bool is_of_macos(std::string_view head, std::string_view name) {
  using namespace std::string_view_literals;
  if (name.starts_with("__MACOSX/") || name.find("/__MACOSX/") != name.npos) return true;
  return name.substr(name.find_last_of('/') + 1).starts_with("._") && head.starts_with("\0\5\x16\7"sv);
}

/// The name of a kind of archive that is not read; empty for all else.
std::string_view foreign_archive(std::string_view head) {
  using namespace std::string_view_literals;
  constexpr std::pair<std::string_view, std::string_view> kinds[]{{"7z\xbc\xaf\x27\x1c"sv, "7z"},
                                                                  {"Rar!\x1a\x07"sv, "RAR"},
                                                                  {"\xfd\x37zXZ\0"sv, "xz"},
                                                                  {"\x28\xb5\x2f\xfd"sv, "Zstandard"},
                                                                  {"BZh"sv, "bzip2"}};
  for (const auto& [begin, name] : kinds)
    if (head.starts_with(begin)) return name;
  return {};
}

/// `17.fit.gz` without `.gz`, in capitals too; `a.tgz` as `a.tar`.
std::string without_gz(const std::string& name) {
  const std::string end = to_lower(std::string_view{name}.substr(name.size() - std::min<std::size_t>(name.size(), 4)));
  if (end == ".tgz") return name.substr(0, name.size() - 4) + ".tar";
  return end.ends_with(".gz") && name.size() > 3 ? name.substr(0, name.size() - 3) : name;
}

/// Where a file is.
struct Spot {
  std::string place, name;
  std::size_t depth = 0;  ///< archives around it
};

/// Goes through one source.
class ArchiveWalker {
 public:
  ArchiveWalker(ByteStream source, const InputLimits& limits, const FileVisitor& visitor, std::shared_ptr<Unpacked> unpacked)
      : source_{std::move(source)}, limits_{limits}, visitor_{visitor}, unpacked_{std::move(unpacked)} {}

  void go(const std::string& place, const std::string& name, std::size_t depth) {
    ByteStream counted;
    counted.next = [this, depth] {
      auto block = source_.next();
      if (block) consumed_ += block->size();
      if (block && depth == 0) unpacked_->from += block->size();
      return block;
    };
    counted.seek = source_.seek;
    counted.size = source_.size;
    visit({place, name, depth}, counted, [] { return std::string{"it cannot be read on"}; });
  }

 private:
  using Problem = std::function<std::string()>;

  void report(const Spot& spot, std::string why) { visitor_.report({spot.place, std::move(why)}); }

  void report_bomb(const Spot& spot) {
    if (!std::exchange(bombed_, true)) report(spot, "it unpacks to more than 250 times its size: not read");
  }

  /// `problem` says why `stream` failed.
  void visit(const Spot& spot, ByteStream& stream, const Problem& problem) {
    std::string head;
    bool fine = true, ended = false;
    while (fine && !ended && head.size() < head_size) {
      const auto block = stream.next();
      fine = block.has_value();
      ended = fine && block->empty();
      if (fine) head += *block;
    }
    if (!fine && head.empty()) return report(spot, problem());
    // What was read comes first again.
    bool again = true;
    ByteStream whole{[&]() -> std::optional<std::string_view> {
                       if (std::exchange(again, false) && !head.empty()) return head;
                       if (!fine) return std::nullopt;
                       if (ended) return std::string_view{};
                       return stream.next();
                     },
                     {},
                     stream.size};
    if (stream.seek && stream.size)
      whole.seek = [&](std::uint64_t to) {
        again = ended = false;
        return stream.seek(to);
      };
    const std::string_view first = std::string_view{head}.substr(0, head_size);
    if (is_of_macos(first, spot.name)) return;
    if (is_gzip(first)) return may_hand_over(stream) ? hand_over(spot, whole, problem) : unpack_gzip(spot, whole, problem);
    if (is_archive(first, spot.name)) return unpack(spot, whole, problem);
    if (const auto kind = foreign_archive(first); !kind.empty())
      return report(spot, "a " + std::string{kind} + " archive, which is not read: unpack it, or pack it as zip");
    if (!visitor_.wants || visitor_.wants(first, spot.place, spot.name))
      take(spot, whole, problem, visitor_.filter ? visitor_.filter(first, spot.name) : ByteFilter{});
  }

  bool may_hand_over(const ByteStream& stream) const {
    return visitor_.take_packed && stream.size && *stream.size <= most_packed;
  }

  void hand_over(const Spot& spot, ByteStream& stream, const Problem& problem) {
    const auto give = [&] { visitor_.take_packed({spot.place, spot.name, bytes_, spot.depth, unpacked_}); };
    read_all(spot, stream, problem, {}, give);
  }

  void take(const Spot& spot, ByteStream& stream, const Problem& problem, const ByteFilter& filter) {
    read_all(spot, stream, problem, filter, [&] { visitor_.take({spot.place, spot.name, bytes_}); });
  }

  /// Reads the file, or what `filter` keeps of it, into `bytes_` and gives it on.
  void read_all(const Spot& spot, ByteStream& stream, const Problem& problem, const ByteFilter& filter,
                const std::function<void()>& give) {
    const std::uint64_t consumed_before = consumed_;
    if (!filter && stream.size && *stream.size > limits_.bytes) return report(spot, too_large());
    if (bytes_.capacity() > kept_between_files) std::string{}.swap(bytes_);
    bytes_.clear();
    // The size that an archive states may be wrong; that of a file is not.
    const std::uint64_t trusted = spot.depth == 0 ? limits_.bytes : kept_between_files;
    if (!filter && stream.size) bytes_.reserve(static_cast<std::size_t>(std::min(*stream.size, trusted)));
    std::uint64_t unpacked = 0;
    while (const auto block = stream.next()) {
      if (block->empty()) return give();
      unpacked += block->size();
      if (!filter && block->size() > limits_.bytes - bytes_.size()) return report(spot, too_large());
      if (spot.depth > 0 && expands(unpacked, consumed_ - consumed_before)) return report_bomb(spot);
      // What has grown large gets all it may have at once: copies in between would be the most of what memory holds.
      if (!filter && bytes_.capacity() > large && bytes_.capacity() - bytes_.size() < block->size())
        bytes_.reserve(limits_.bytes);
      if (filter)
        filter(*block, bytes_);
      else
        bytes_ += *block;
      if (bytes_.size() > limits_.bytes) return report(spot, too_large());
      if (spot.depth > 0 && !count(block->size())) return report_bomb(spot);
    }
    const std::string why = problem();
    if (bytes_.empty()) return report(spot, why);
    report(spot, why + "; what could be read of it was");
    give();
  }

  std::string too_deep() const { return "archives in archives more than " + std::to_string(limits_.archives) + " deep"; }

  void unpack_gzip(const Spot& spot, ByteStream& stream, const Problem& problem) {
    const Spot inner{spot.place, without_gz(spot.name), spot.depth + 1};
    if (inner.depth > limits_.archives) return report(spot, too_deep());
    GzipReader reader{stream};
    visit_to_end(inner, {[&] { return reader.next(); }, {}, {}},
                 [&] { return reader.problem().empty() ? problem() : reader.problem(); });
    bombed_ = false;
  }

  void unpack(const Spot& spot, ByteStream& stream, const Problem& problem) {
    if (spot.depth + 1 > limits_.archives) return report(spot, too_deep());
    ArchiveReader reader{stream};
    std::string why = reader.problem();
    if (!reader.is_open()) return report(spot, why.empty() ? problem() : why);
    std::size_t files = 0, entries = 0;
    while (auto entry = stopped_ ? std::nullopt : reader.next()) {
      if (++entries_ > limits_.entries) {
        stopped_ = true;
        return report(spot, "more than " + std::to_string(limits_.entries) + " files in it; the rest was not read");
      }
      ++entries;
      if (entry->folder) continue;
      ++files;
      const Spot inner{spot.place + '/' + printable_excerpt(entry->name, 500), entry->name, spot.depth + 1};
      if (entry->unreadable.empty())
        pass(inner, reader, *entry);
      else
        report(inner, entry->unreadable);
      if (std::exchange(bombed_, false) && (stopped_ || !reader.can_jump()))
        return report(spot, "the rest of it was not read");
    }
    if (stopped_) return;
    why = reader.problem();
    if (why.empty() && reader.broke_off()) why = "it is damaged or cut off within the file before";
    if (!why.empty()) return report(spot, why + "; the rest of it was not read");
    while (const auto rest = reader.can_jump() ? std::nullopt : stream.next())
      if (rest->empty()) break;  // what is behind it may say that it is damaged
    why = reader.problem_of_list(entries);
    if (why.empty() && files == 0) why = "an archive without files";
    if (!why.empty()) report(spot, why);
  }

  void pass(const Spot& spot, ArchiveReader& reader, const ArchiveEntry& entry) {
    const ByteStream data{[&] { return reader.data(); }, {}, entry.size};
    const Problem problem = [&] { return reader.problem(); };
    if (reader.can_jump()) {
      ByteStream stream = data;
      visit(spot, stream, problem);
    } else {
      visit_to_end(spot, data, problem);
    }
  }

  /// Visits, and unpacks what the visitor did not read, which libarchive would do unseen; damage in it is reported.
  void visit_to_end(const Spot& spot, const ByteStream& data, const Problem& problem) {
    bool ended = false, failed = false;
    ByteStream counted{[&]() -> std::optional<std::string_view> {
                         auto block = data.next();
                         failed = !block;
                         ended = failed || block->empty();
                         return block;
                       },
                       {},
                       data.size};
    visit(spot, counted, problem);
    const std::uint64_t consumed_before = consumed_;
    std::uint64_t passed = 0;
    while (!ended && !stopped_ && !bombed_) {
      const auto block = counted.next();
      if (failed) report(spot, problem() + "; what was read of it may be wrong");
      if (ended) break;
      passed += block->size();
      if (!count(block->size()) || expands(passed, consumed_ - consumed_before)) report_bomb(spot);
    }
  }

  /// Whether so few bytes became so many that no recording is in them.
  static bool expands(std::uint64_t bytes, std::uint64_t from) {
    return bytes > archive_always && bytes / archive_expansion > from;
  }

  /// Adds to what came out in all; false, and nothing more is read, where that is too much.
  bool count(std::uint64_t bytes) {
    const std::uint64_t all = unpacked_->bytes += bytes;
    if (all > much_in_all && all / archive_expansion > unpacked_->from) stopped_ = true;
    return !stopped_;
  }

  std::string too_large() const { return "larger than " + std::to_string(limits_.bytes >> 20) + " MB"; }

  ByteStream source_;
  const InputLimits& limits_;
  const FileVisitor& visitor_;
  std::string bytes_;  ///< of the file at hand
  std::shared_ptr<Unpacked> unpacked_;
  std::uint64_t consumed_ = 0;
  std::size_t entries_ = 0;
  bool stopped_ = false;  ///< nothing more of the source is read
  bool bombed_ = false;   ///< the file at hand was given up
};

}  // namespace

void each_file_in(const std::string& name, ByteStream stream, const InputLimits& limits, const FileVisitor& visitor) {
  ArchiveWalker{std::move(stream), limits, visitor, std::make_shared<Unpacked>()}.go(printable_excerpt(name, 500), name, 0);
}

void each_file_in(const PackedFile& file, const InputLimits& limits, const FileVisitor& visitor) {
  ArchiveWalker{stream_of(file.bytes), limits, visitor, file.unpacked}.go(file.place, file.name, file.depth);
}

ByteStream stream_of(std::string_view bytes) {
  const auto at = std::make_shared<std::size_t>(0);
  return {[bytes, at]() -> std::optional<std::string_view> {
            const auto block = bytes.substr(*at, 64u << 10);
            *at += block.size();
            return block;
          },
          [bytes, at](std::uint64_t to) {
            if (to > bytes.size()) return false;
            *at = static_cast<std::size_t>(to);
            return true;
          },
          bytes.size()};
}

}  // namespace patella
