#pragma once
/// Gzip, with its checksums, which libarchive does not compare.
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "import/archive.hpp"

struct z_stream_s;

namespace patella {

/// Unpacks one stream, of one or more gzip members. Bytes that follow the last and are no gzip are left out.
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
