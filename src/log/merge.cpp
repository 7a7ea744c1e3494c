#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "diagnostic/message.hpp"
#include "log/format1.hpp"
#include "patella/read.hpp"

namespace patella {
namespace {

template <class Record>
std::string json_of(const RecordField<Record>& row, const Record& record) {
  NewField field;
  row.write(record, field);
  for (const NewField& member : field.members) field.json += member.name + ':' + member.json + ',';
  return std::move(field.json);
}

/// What a record states, for telling whether another states the same. Where it comes from and how well it was measured is
/// no part of it.
template <class Record>
std::string contents(std::span<const RecordField<Record>> rows, const Record& record) {
  constexpr std::string_view left_out[] = {"source", "altitude_source", "grade_km", "sure"};
  std::string key;
  for (const auto& row : rows)
    if (row.is_stated && row.is_stated(record) && std::ranges::count(left_out, row.field.text.name) == 0)
      key += std::string{row.field.text.name} + ':' + json_of(row, record) + ',';
  return key;
}
std::string contents(const Activity& activity) { return contents(format1::activity_fields, activity); }
std::string contents(const Injury& injury) { return contents(format1::injury_fields, injury); }

/// Two records of the same contents: what only the later one says of where it comes from and how it was measured.
void complete(Activity& mine, const Activity& theirs) {
  for (const auto& row : format1::activity_fields)
    if (row.use.complete) row.use.complete(mine, theirs);
  if (!mine.altitude_source) mine.altitude_source = theirs.altitude_source;
}
void complete(Injury&, const Injury&) {}

/// The records of all files. Equal records of one file are as many as it says, of two files one.
template <class Record>
class AllRecords {
 public:
  explicit AllRecords(std::vector<Record>& all) : all_{all} {}

  /// Adds the records of a file; returns how many an earlier file has already.
  int add(std::vector<Record>&& records, std::size_t first_file) {
    if (all_.empty() && first_file == 0) {
      all_ = std::move(records);
      return 0;
    }
    for (; listed_ < all_.size(); ++listed_) places_[contents(all_[listed_])].push_back(listed_);
    std::unordered_map<std::string, std::size_t> here;
    int twice = 0;
    for (Record& record : records) {
      const std::string key = contents(record);
      const auto known = places_.find(key);
      if (const std::size_t nth = here[key]++; known != places_.end() && nth < known->second.size()) {
        complete(all_[known->second[nth]], record);
        ++twice;
        continue;
      }
      record.origin.file += first_file;
      all_.push_back(std::move(record));
    }
    return twice;
  }

 private:
  std::vector<Record>& all_;
  std::size_t listed_ = 0;                                            // how many of them stand in places_
  std::unordered_map<std::string, std::vector<std::size_t>> places_;  // by contents
};

/// Takes over what a later file says about the athlete. `said_by` is the file that stated each field last.
void take_over(Athlete& known, Athlete stated, const std::string& file, std::vector<std::string>& said_by,
               std::vector<Diagnostic>& out) {
  for (std::size_t i = 0; i < said_by.size(); ++i) {
    const auto& row = format1::athlete_fields[i];
    const std::string name{row.field.text.name};
    if (!row.is_stated(stated)) continue;
    if (row.is_stated(known) && json_of(row, known) != json_of(row, stated)) {
      const Message message = name == "name" ? Message::other_athlete : Message::contradiction;
      Diagnostic d = make_diagnostic(file, message, {"`" + name + "`", said_by[i]});
      d.pointer.tokens = {std::string{"athlete"}, name};
      out.push_back(std::move(d));
    }
    said_by[i] = file;
  }
  for (const auto& row : format1::athlete_fields) row.use.complete(stated, known);
  known = std::move(stated);
}

void append(std::vector<Diagnostic>& out, std::vector<Diagnostic>&& more) {
  out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

ReadResult merge_logs(std::vector<ReadResult> parts) {
  ReadResult whole;
  std::vector<std::string> said_by(format1::athlete_fields.size());
  AllRecords<Activity> activities{whole.log.activities};
  AllRecords<Injury> injuries{whole.log.injuries};
  for (auto& [log, diagnostics] : parts) {
    append(whole.diagnostics, std::move(diagnostics));
    take_over(whole.log.athlete, std::move(log.athlete), log.files.empty() ? "" : log.files.back(), said_by,
              whole.diagnostics);
    const std::size_t first_file = whole.log.files.size();
    const int twice =
        activities.add(std::move(log.activities), first_file) + injuries.add(std::move(log.injuries), first_file);
    if (twice > 0)
      whole.diagnostics.push_back(
          make_diagnostic(log.files.empty() ? "" : log.files.back(), Message::same_records, {std::to_string(twice)}));
    for (Checkin& checkin : log.checkins) {
      checkin.origin.file += first_file;
      whole.log.checkins.push_back(std::move(checkin));
    }
    whole.log.files.insert(whole.log.files.end(), log.files.begin(), log.files.end());
  }
  return whole;
}

}  // namespace patella
