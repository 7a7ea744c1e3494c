#include "import/archive_reader.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <zlib.h>
#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <new>
#include <utility>

#include "text/printable.hpp"

namespace patella {
namespace {

/// The method of the entry, as libarchive names it in `ZIP 2.0 (deflation)`; empty for other formats.
std::string_view zip_method(::archive* reader) {
  if ((archive_format(reader) & ARCHIVE_FORMAT_BASE_MASK) != ARCHIVE_FORMAT_ZIP) return {};
  const char* name = archive_format_name(reader);
  const std::string_view text = name ? name : "";
  const auto begin = text.find('('), end = text.rfind(')');
  return begin == text.npos || end == text.npos || end < begin ? std::string_view{}
                                                               : text.substr(begin + 1, end - begin - 1);
}

std::string why_unreadable(::archive* reader, ::archive_entry* entry) {
  if (archive_entry_is_encrypted(entry)) return "it is encrypted: unpack it with its password first";
  if (archive_entry_hardlink(entry) || archive_entry_filetype(entry) == AE_IFLNK) return "a link, not a file";
  if (archive_entry_filetype(entry) != AE_IFREG && archive_entry_filetype(entry) != 0) return "no ordinary file";
  const std::string_view method = zip_method(reader);
  // Others may ask for gigabytes of memory.
  if (!method.empty() && method != "deflation" && method != "uncompressed")
    return "packed by a method that is not read (" + printable_excerpt(method) + "): pack it as an ordinary zip";
  return {};
}

constexpr std::size_t zip_end_size = 22, look_back = zip_end_size + 0xffff;  // a comment may follow
constexpr std::size_t unlisted = 0xffff;                                     // so many or more

/// How many files a zip lists by its end record; nothing where no such end is in `tail`.
std::optional<std::size_t> listed_in(std::string_view tail) {
  const std::size_t at = tail.rfind("PK\5\6");
  if (at == tail.npos || at + zip_end_size > tail.size()) return std::nullopt;
  const auto number = [&](std::size_t i) {
    return static_cast<unsigned char>(tail[at + i]) + std::size_t{256} * static_cast<unsigned char>(tail[at + i + 1]);
  };
  const std::size_t listed = number(10), comment = number(20);
  return at + zip_end_size + comment > tail.size() ? std::nullopt : std::optional{listed};
}

/// The last bytes of a stream that can seek.
std::string tail_of(ByteStream& stream) {
  std::string tail;
  if (*stream.size < zip_end_size || !stream.seek(*stream.size - std::min<std::uint64_t>(*stream.size, look_back)))
    return tail;
  for (auto block = stream.next(); block && !block->empty() && tail.size() < look_back; block = stream.next())
    tail += *block;
  return tail;
}

constexpr unsigned buffer_size = 64u << 10;
constexpr int gzip_only = 16 + MAX_WBITS;
constexpr unsigned char first_of_gzip = 0x1f;
constexpr unsigned long header_size = 10;

}  // namespace

/// The thread's locale decides how libarchive hands out names: without this one, all but ASCII would be lost. It is made
/// once, and never freed.
struct ArchiveReader::Names {
  locale_t before;
  Names() {
    static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    before = utf8 ? uselocale(utf8) : nullptr;
  }
  Names(const Names&) = delete;
  Names& operator=(const Names&) = delete;
  ~Names() {
    if (before) uselocale(before);
  }
};

ArchiveReader::ArchiveReader(ByteStream& stream)
    : stream_{stream}, names_{std::make_unique<Names>()}, archive_{archive_read_new()} {
  if (!archive_) {
    problem_ = "it needs more memory than there is";
    return;
  }
  if (stream.seek && stream.size) {
    tail_ = tail_of(stream);
    // Of so many files libarchive would hold a table in memory, 160 bytes each: such a zip is read from front to back.
    seeks_ = listed_in(tail_) != unlisted;
    stream.seek(0);
  }
  archive_read_support_format_zip(archive_);
  archive_read_support_format_tar(archive_);
  archive_read_set_read_callback(archive_, read);
  if (seeks_) archive_read_set_seek_callback(archive_, seek);
  archive_read_set_callback_data(archive_, this);
  open_ = archive_read_open1(archive_) == ARCHIVE_OK;
  if (!open_) set_problem();
}

ArchiveReader::~ArchiveReader() {
  if (archive_) archive_read_free(archive_);
}

long ArchiveReader::read(::archive* reader, void* data, const void** block) {
  auto& self = *static_cast<ArchiveReader*>(data);
  const auto bytes = self.stream_.next();
  if (!bytes) {
    archive_set_error(reader, EIO, "cannot be read on");
    return ARCHIVE_FATAL;
  }
  *block = bytes->data();
  self.position_ += bytes->size();
  if (!self.seeks_) {
    self.tail_.append(bytes->substr(bytes->size() - std::min(bytes->size(), look_back)));
    if (self.tail_.size() > 2 * look_back) self.tail_.erase(0, self.tail_.size() - look_back);
  }
  return static_cast<long>(bytes->size());
}

long ArchiveReader::seek(::archive*, void* data, long offset, int whence) {
  auto& self = *static_cast<ArchiveReader*>(data);
  const auto size = static_cast<long>(*self.stream_.size);
  long to = offset;
  if (whence == SEEK_CUR && __builtin_add_overflow(to, static_cast<long>(self.position_), &to)) return ARCHIVE_FATAL;
  if (whence == SEEK_END && __builtin_add_overflow(to, size, &to)) return ARCHIVE_FATAL;
  if (to < 0 || to > size || !self.stream_.seek(static_cast<std::uint64_t>(to))) return ARCHIVE_FATAL;
  self.position_ = static_cast<std::uint64_t>(to);
  return to;
}

bool ArchiveReader::can_jump() const {
  const bool zip = (archive_format(archive_) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
  return zip && seeks_;
}

std::string ArchiveReader::problem_of_list(std::size_t entries) const {
  if ((archive_format(archive_) & ARCHIVE_FORMAT_BASE_MASK) != ARCHIVE_FORMAT_ZIP) return {};
  const auto listed = listed_in(tail_);
  if (!listed) return "it is cut off behind its files";
  if (*listed == unlisted || entries >= *listed) return {};
  return "it is damaged: it lists " + std::to_string(*listed) + " files, and " + std::to_string(entries) + " were found";
}

void ArchiveReader::set_problem() {
  const char* text = archive_error_string(archive_);
  std::string message = text ? text : "";
  while (message.ends_with('\n')) message.pop_back();
  // zlib's -5 is a buffer that ends early.
  const bool cut =
      message.find("runcated") != message.npos || message.find("remature") != message.npos || message.ends_with("(-5)");
  problem_ =
      cut ? "it is cut off" : "it is damaged" + (message.empty() ? message : " (" + printable_excerpt(message, 80) + ")");
}

std::optional<ArchiveEntry> ArchiveReader::next() {
  if (!open_ || ended_) return std::nullopt;
  const int result = archive_read_next_header(archive_, &entry_);
  if (result == ARCHIVE_EOF) return std::nullopt;
  ended_ = result == ARCHIVE_FATAL;
  if (result < ARCHIVE_WARN) set_problem();
  if (ended_) return std::nullopt;
  ArchiveEntry entry;
  if (result == ARCHIVE_RETRY || result == ARCHIVE_FAILED) {
    entry.unreadable = problem();
    return entry;
  }
  const char* name = archive_entry_pathname_utf8(entry_);
  if (!name) name = archive_entry_pathname(entry_);
  entry.name = name ? name : "";
  entry.folder = archive_entry_filetype(entry_) == AE_IFDIR;
  entry.unreadable = why_unreadable(archive_, entry_);
  if (archive_entry_size_is_set(entry_) && archive_entry_size(entry_) >= 0)
    entry.size = static_cast<std::uint64_t>(archive_entry_size(entry_));
  return entry;
}

std::optional<std::string_view> ArchiveReader::data() {
  if (!open_ || ended_) return std::nullopt;
  const void* block = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  while (size == 0) {
    const int result = archive_read_data_block(archive_, &block, &size, &offset);
    if (result == ARCHIVE_EOF) return std::string_view{};
    if (result == ARCHIVE_OK) continue;
    ended_ = result == ARCHIVE_FATAL;
    set_problem();
    return std::nullopt;
  }
  return std::string_view{static_cast<const char*>(block), size};
}

std::string ArchiveReader::problem() { return std::exchange(problem_, {}); }

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
