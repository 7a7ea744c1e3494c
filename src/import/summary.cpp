#include "import/summary.hpp"

#include <algorithm>
#include <iterator>

#include "time/timestamp.hpp"

namespace patella {
namespace {

constexpr std::size_t joins_shown = 5;

void move_notes(const std::string& place, std::vector<ImportNote>&& from, std::vector<ImportNote>& to) {
  for (auto& [what, why] : from) to.push_back({what.empty() ? place : place + ", " + what, std::move(why)});
}

}  // namespace

ImportSummary summarize_files(std::vector<FileResults> files, std::vector<ImportSource>& sources) {
  ImportSummary summary;
  for (FileResults& file : files) {
    std::ranges::move(file.skipped, std::back_inserter(summary.skipped));
    std::ranges::move(file.broken, std::back_inserter(summary.broken));
    std::ranges::move(file.sources, std::back_inserter(sources));
  }
  summary.files = sources.size();
  for (auto& [place, name, imported] : sources) {
    summary.activities += imported.activities.size();
    summary.days += imported.days.size();
    move_notes(place, std::move(imported.skipped), summary.skipped);
    move_notes(place, std::move(imported.broken), summary.broken);
    move_notes(place, std::move(imported.doubts), summary.doubts);
  }
  return summary;
}

void summarize_joins(const CollectedActivities& collected, ImportSummary& summary) {
  summary.joined = collected.joined;
  summary.doubts.insert(summary.doubts.end(), collected.doubts.begin(), collected.doubts.end());
  for (auto at = collected.activities.rbegin(); at != collected.activities.rend(); ++at) {
    if (at->places.size() < 2) continue;
    if (summary.joined_last.size() == joins_shown) {
      ++summary.joined_others;
      continue;
    }
    std::string text = iso_date(at->found.activity.day) + ": ";
    for (const std::string& place : at->places) text += (&place == &at->places.front() ? "" : ", ") + place;
    summary.joined_last.push_back(std::move(text));
  }
}

}  // namespace patella
