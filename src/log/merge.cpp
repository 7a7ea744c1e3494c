#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "diagnostic/message.hpp"
#include "log/format1.hpp"
#include "patella/read.hpp"

namespace patella {
namespace {

template <class Record>
void append(std::vector<Record>& out, std::vector<Record>&& records, std::size_t first_file) {
  if (out.empty() && first_file == 0) {
    out = std::move(records);
    return;
  }
  for (Record& record : records) {
    record.origin.file += first_file;
    out.push_back(std::move(record));
  }
}

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

/// How often each record stands in the files before. Equal records of one file are as many as it says, of two files one.
template <class Record>
class EarlierRecords {
 public:
  /// Takes the records out that an earlier file has already; returns how many.
  int take_out_known(std::vector<Record>& records, bool is_last) {
    std::unordered_map<std::string, int> here;
    const auto known = [&](const Record& record) {
      const std::string key = contents(record);
      const int count = ++here[key];
      const auto before = counts_.find(key);
      return before != counts_.end() && count <= before->second;
    };
    const auto removed = std::erase_if(records, known);
    if (is_last) return static_cast<int>(removed);
    for (const auto& [key, count] : here) counts_[key] = std::max(counts_[key], count);
    return static_cast<int>(removed);
  }

 private:
  std::unordered_map<std::string, int> counts_;
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
  EarlierRecords<Activity> activities;
  EarlierRecords<Injury> injuries;
  for (auto& [log, diagnostics] : parts) {
    append(whole.diagnostics, std::move(diagnostics));
    take_over(whole.log.athlete, std::move(log.athlete), log.files.empty() ? "" : log.files.back(), said_by,
              whole.diagnostics);
    if (parts.size() > 1) {
      const bool is_last = &log == &parts.back().log;
      const int twice = activities.take_out_known(log.activities, is_last) + injuries.take_out_known(log.injuries, is_last);
      if (twice > 0)
        whole.diagnostics.push_back(
            make_diagnostic(log.files.empty() ? "" : log.files.back(), Message::same_records, {std::to_string(twice)}));
    }
    const std::size_t first_file = whole.log.files.size();
    append(whole.log.activities, std::move(log.activities), first_file);
    append(whole.log.checkins, std::move(log.checkins), first_file);
    append(whole.log.injuries, std::move(log.injuries), first_file);
    whole.log.files.insert(whole.log.files.end(), log.files.begin(), log.files.end());
  }
  return whole;
}

}  // namespace patella
