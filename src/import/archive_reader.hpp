#pragma once
/// One zip or tar at a time, through libarchive.
#include <cstdint>
#include <memory>

#include "import/archive.hpp"

struct archive;
struct archive_entry;

namespace patella {

/// What stands in an archive.
struct ArchiveEntry {
  std::string name;  ///< as the archive has it: any bytes
  bool folder = false;
  std::string unreadable;             ///< why it cannot be read; empty where it can
  std::optional<std::uint64_t> size;  ///< as the archive has it: perhaps a lie
};

class ArchiveReader {
 public:
  /// Reads from `stream`, which outlives it.
  explicit ArchiveReader(ByteStream& stream);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  /// Whether it is an archive after all.
  bool is_open() const { return open_; }
  /// Whether what is not wanted is passed over without unpacking it.
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

}  // namespace patella
