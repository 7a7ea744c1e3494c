#pragma once
/// Archives made in memory.
#include <archive.h>
#include <archive_entry.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace patella::packed {

struct Item {
  std::string name, bytes;
  unsigned type = AE_IFREG;
};

using Items = std::vector<Item>;

/// An archive of `items`, as libarchive writes it.
inline std::string pack(const Items& items, int (*format)(archive*), const char* password = nullptr, bool gzip = false) {
  std::size_t most = 1u << 20, used = 0;
  for (const Item& item : items) most += item.bytes.size() + 2048;
  std::string out(most, '\0');
  archive* writer = archive_write_new();
  format(writer);
  if (gzip) archive_write_add_filter_gzip(writer);
  if (password) {
    archive_write_set_options(writer, "zip:encryption=zipcrypt");
    archive_write_set_passphrase(writer, password);
  }
  archive_write_set_bytes_in_last_block(writer, 1);
  if (archive_write_open_memory(writer, out.data(), out.size(), &used) != ARCHIVE_OK) throw std::runtime_error{"no archive"};
  for (const Item& item : items) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, item.name.c_str());
    archive_entry_set_filetype(entry, item.type);
    archive_entry_set_perm(entry, 0644);
    if (item.type == AE_IFLNK)
      archive_entry_set_symlink(entry, item.bytes.c_str());
    else
      archive_entry_set_size(entry, static_cast<la_int64_t>(item.bytes.size()));
    archive_write_header(writer, entry);
    if (item.type == AE_IFREG) archive_write_data(writer, item.bytes.data(), item.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

inline std::string zip(const Items& items, const char* password = nullptr) {
  return pack(items, archive_write_set_format_zip, password);
}
inline std::string tar_gz(const Items& items) { return pack(items, archive_write_set_format_pax_restricted, nullptr, true); }
inline std::string gz(const std::string& bytes) { return pack({{"x", bytes}}, archive_write_set_format_raw, nullptr, true); }

}  // namespace patella::packed
