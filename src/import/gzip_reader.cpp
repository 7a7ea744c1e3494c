#include "import/gzip_reader.hpp"

#include <zlib.h>
#include <new>

#include "text/printable.hpp"

namespace patella {
namespace {

constexpr unsigned buffer_size = 64u << 10;
constexpr int gzip_only = 16 + MAX_WBITS;
constexpr unsigned char first_of_gzip = 0x1f;
constexpr unsigned long header_size = 10;

}  // namespace

GzipReader::GzipReader(ByteStream& packed)
    : packed_{packed}, stream_{std::make_unique<z_stream>()}, buffer_{std::make_unique<unsigned char[]>(buffer_size)} {
  if (inflateInit2(stream_.get(), gzip_only) != Z_OK) throw std::bad_alloc{};
}

GzipReader::~GzipReader() { inflateEnd(stream_.get()); }

/// Gets more packed bytes where none are left; false at their end, and where they cannot be read.
bool GzipReader::fill() {
  if (stream_->avail_in > 0) return true;
  const auto block = packed_.next();
  if (!block) return false;
  // zlib does not write into what it reads.
  stream_->next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(block->data()));
  stream_->avail_in = static_cast<unsigned>(block->size());
  if (!block->empty()) return true;
  if (between_)
    ended_ = true;
  else
    problem_ = stream_->total_in < header_size ? "it is damaged: it begins as an archive, and is none" : "it is cut off";
  return false;
}

std::optional<std::string_view> GzipReader::fail(int error) {
  if (error == Z_MEM_ERROR) throw std::bad_alloc{};
  if (whole_ && stream_->total_out == 0) {
    ended_ = true;  // what follows is no further member
    return std::string_view{};
  }
  const std::string_view why = stream_->msg ? stream_->msg : "";
  if (why == "incorrect data check" || why == "incorrect length check")
    problem_ = "it is damaged (its checksum does not match)";
  else if (stream_->total_out == 0)
    problem_ = "it is damaged: it begins as an archive, and is none";
  else
    problem_ = "it is damaged (" + printable_excerpt(why, 80) + ")";
  return std::nullopt;
}

std::optional<std::string_view> GzipReader::next() {
  stream_->next_out = buffer_.get();
  stream_->avail_out = buffer_size;
  while (problem_.empty() && !ended_ && stream_->avail_out == buffer_size) {
    if (!fill()) break;
    if (between_) {
      between_ = false;
      ended_ = *stream_->next_in != first_of_gzip;
      continue;
    }
    const int result = inflate(stream_.get(), Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      whole_ = between_ = true;
      const unsigned left = stream_->avail_out;
      inflateReset(stream_.get());
      stream_->avail_out = left;
    } else if (result != Z_OK && result != Z_BUF_ERROR && stream_->avail_out == buffer_size) {
      return fail(result);
    }
  }
  const std::size_t size = buffer_size - stream_->avail_out;
  if (size == 0 && !ended_) return std::nullopt;
  return std::string_view{reinterpret_cast<const char*>(buffer_.get()), size};
}

}  // namespace patella
