#pragma once
/// Every file within files: zip, tar and gzip, within each other too. Nothing is unpacked to disk, and one file at a time is
/// in memory.
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "vendor/formats.hpp"

namespace patella {

/// Bytes that come a block at a time.
struct ByteStream {
  std::function<std::optional<std::string_view>()> next;  ///< the next block, empty at the end; nothing where reading fails
  std::function<bool(std::uint64_t)> seek;                ///< goes to a byte; empty where the stream cannot
  std::optional<std::uint64_t> size;                      ///< where it is known
};

/// One file that was found.
struct FoundFile {
  std::string place;  ///< how it was reached, fit to be shown: `export.zip/activities/17.fit.gz`
  std::string name;   ///< without what it was packed in: `activities/17.fit`; any bytes, to be compared, not opened
  std::string_view bytes;
};

/// What came out of one source so far, in whichever threads it is unpacked.
struct Unpacked {
  std::atomic<std::uint64_t> from{0}, bytes{0};
};

/// A gzip file, small enough to be unpacked in another thread.
struct PackedFile {
  std::string place, name;
  std::string_view bytes;
  std::size_t depth = 0;  ///< archives around it
  std::shared_ptr<Unpacked> unpacked;
};

/// What is done with what is found.
struct FileVisitor {
  /// Whether a file is of use; what is not, photographs for instance, is passed over unread. All, where empty.
  std::function<bool(std::string_view head, const std::string& place, std::string_view name)> wants;
  std::function<void(const FoundFile&)> take;
  /// A packed file, which is then not unpacked here. Where empty, it is.
  std::function<void(const PackedFile&)> take_packed;
  /// What of a file is read in place of the whole; all of it where empty, or where it gives nothing.
  std::function<ByteFilter(std::string_view head, std::string_view name)> filter;
  /// Something that was not read, or not in whole. `what` is its place.
  std::function<void(ImportNote)> report;
};

inline constexpr std::uint64_t archive_expansion = 250;    ///< more times than this no recording shrinks
inline constexpr std::uint64_t archive_always = 8u << 20;  ///< bytes that may come out before the expansion is looked at

/// Visits the file `name` whose bytes are `stream`, or, where it is an archive, every file in it, in its order. A file that
/// ends early or is damaged is given as far as it goes, and reported. Names and sizes in archives may be wrong; checksums
/// are compared. The files that macOS adds beside its own (`__MACOSX/`, `._run.fit`) are passed over.
void each_file_in(const std::string& name, ByteStream stream, const InputLimits& limits, const FileVisitor& visitor);

/// The same for a file that was handed over packed.
void each_file_in(const PackedFile& file, const InputLimits& limits, const FileVisitor& visitor);

/// A stream over bytes in memory, which outlive it.
ByteStream stream_of(std::string_view bytes);

}  // namespace patella
