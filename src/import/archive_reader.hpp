#pragma once
/// One zip, tar or gzip at a time.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "import/archive.hpp"

struct archive;
struct archive_entry;
struct z_stream_s;

namespace patella {

/// What stands in an archive.
struct ArchiveEntry {
  std::string name;  ///< as the archive has it: any bytes
  bool folder = false;
  std::string unreadable;             ///< why it cannot be read; empty where it can
  std::optional<std::uint64_t> size;  ///< as the archive states it: perhaps wrong
};

/// A zip or tar, through libarchive.
class ArchiveReader {
 public:
  /// Reads from `stream`, which outlives it.
  explicit ArchiveReader(ByteStream& stream);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  /// Whether it is an archive after all.
  bool is_open() const { return open_; }
  /// Whether an unwanted entry is skipped without being unpacked.
  bool can_jump() const;
  /// After the last of so many entries: what is wrong with the list of them that a zip has at its end; empty where nothing
  /// is.
  std::string problem_of_list(std::size_t entries) const;
  /// The next entry; nothing at the end, and where the rest cannot be read: then there is a `problem`.
  std::optional<ArchiveEntry> next();
  /// The next bytes of the entry, empty at its end; nothing where they cannot be read: then there is a `problem`.
  std::optional<std::string_view> data();
  /// Whether nothing more can be read although its end was not reached.
  bool broke_off() const { return ended_; }
  /// What is wrong, in plain words without a full stop; empty where nothing is. Cleared by the call.
  std::string problem();

 private:
  struct Names;  ///< UTF-8 for the names in archives, while one is open
  ByteStream& stream_;
  std::unique_ptr<Names> names_;
  ::archive* archive_ = nullptr;
  ::archive_entry* entry_ = nullptr;
  bool seeks_ = false, open_ = false, ended_ = false;
  std::uint64_t position_ = 0;
  std::string tail_;  ///< the last bytes that were read
  std::string problem_;

  void set_problem();
  static long read(::archive*, void* self, const void** block);
  static long seek(::archive*, void* self, long offset, int whence);
};

/// Unpacks one stream, of one or more gzip members, and compares its checksums, which libarchive does not. Bytes that follow
/// the last and are no gzip are left out.
class GzipReader {
 public:
  /// Reads from `packed`, which outlives it.
  explicit GzipReader(ByteStream& packed);
  ~GzipReader();
  GzipReader(const GzipReader&) = delete;
  GzipReader& operator=(const GzipReader&) = delete;

  /// The next bytes, empty at the end; nothing where they cannot be read, or where what came before is not what was packed:
  /// then there is a `problem`, unless `packed` itself has failed.
  std::optional<std::string_view> next();
  /// What is wrong, in plain words without a full stop; empty where nothing is.
  const std::string& problem() const { return problem_; }

 private:
  bool fill();
  std::optional<std::string_view> fail(int error);

  ByteStream& packed_;
  std::unique_ptr<z_stream_s> stream_;
  std::unique_ptr<unsigned char[]> buffer_;
  std::string problem_;
  bool between_ = false;  ///< a member has ended, and the next byte says whether another follows
  bool whole_ = false;    ///< a member was unpacked in whole
  bool ended_ = false;
};

}  // namespace patella
