#pragma once
/// What must hold of anything that a reader of vendors' files delivers, whatever it was given.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "import/update.hpp"
#include "patella/read.hpp"
#include "text/characters.hpp"
#include "vendor/formats.hpp"

namespace fuzz {

inline void must(bool holds) {
  if (!holds) std::abort();
}

/// Valid UTF-8.
inline void must_be_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const patella::CodePoint code_point = patella::decode_utf8(text, at);
    must(code_point.valid);
    at += code_point.bytes;
  }
}

/// Text without control characters.
inline void must_be_printable(std::string_view text) {
  must_be_text(text);
  for (const char c : text) must(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
}

inline void must_be_notes(const std::vector<patella::ImportNote>& list) {
  for (const auto& [what, why] : list) {
    must_be_printable(what);
    must_be_printable(why);
    must(!why.empty());
  }
}

inline void must_be_sane(const patella::ImportedActivity& found) {
  const patella::Activity& a = found.activity;
  const auto within = [](double value, double most) { must(value >= 0 && value <= most); };
  if (a.distance) within(a.distance->value, 2e6);
  if (a.duration) within(a.duration->count(), 30 * 1440.0);
  if (a.rpe) within(*a.rpe, 10);
  if (a.cadence_spm) within(*a.cadence_spm, 500);
  if (a.ascent) within(a.ascent->value, 50'000);
  if (a.descent) within(a.descent->value, 50'000);
  if (a.grade_shares)
    for (const auto& [grade, distance] : *a.grade_shares) must(std::abs(grade.value) <= 40 && distance.value > 0);
  if (a.start) must(std::chrono::floor<std::chrono::days>(*a.start) == a.day);
  must(a.start || !a.id.empty());
  must(patella::iso_date(a.day).size() == 10);
  for (const auto& text : {a.id, a.source, a.notes, found.title, found.belongs_to}) must_be_text(text);
}

/// It goes into a log that has no errors then, and once more changes nothing.
inline void must_go_into_a_log(const patella::ImportedFile& imported) {
  const patella::CollectedActivities collected = patella::collect_activities({{"fuzz", "fuzz", imported}}, false);
  std::string text = R"({"version": 1, "activities": []})";
  for (const bool again : {false, true}) {
    const patella::ReadResult log = patella::read_log(text, "fuzz");
    must(log.ok());
    const patella::LogUpdate update = patella::update_of(log.log, collected, {});
    must_be_notes(update.broken);
    const std::string grown = patella::edited(text, update.edit);
    must(!again || grown == text);
    text = grown;
  }
}

inline void must_be_sane(const patella::ImportedFile& imported) {
  for (const auto& found : imported.activities) must_be_sane(found);
  for (const auto& day : imported.days) must(!day.sleep || day.sleep->count() <= 24);
  must_be_notes(imported.skipped);
  must_be_notes(imported.broken);
  must_be_notes(imported.doubts);
  must_go_into_a_log(imported);
}

/// Reads it with the named formats, whatever it looks like.
inline void read_as(std::initializer_list<std::string_view> names, const std::uint8_t* data, std::size_t size) {
  static const patella::ImportContext context{[](std::chrono::sys_seconds) { return std::chrono::minutes{-90}; },
                                              {.bytes = 1 << 20, .points = 500, .nesting = 32}};
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  for (const auto& format : patella::import_formats()) {
    format.sniff(bytes.substr(0, 4096), "summarizedActivities.json");
    for (const std::string_view name : names)
      if (format.name == name) must_be_sane(format.read(bytes, "activity_12345.json", context));
  }
}

}  // namespace fuzz
