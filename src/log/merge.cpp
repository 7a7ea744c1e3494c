#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "diagnostic/message.hpp"
#include "patella/read.hpp"
#include "text/number.hpp"

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

/// What a record states, for telling whether another states the same.
std::string contents(const Activity& a) {
  std::string key;
  const auto number = [&](std::optional<double> value) { key += value ? shortest_text(*value) + ',' : ","; };
  const auto text = [&](const std::string& value) { key += std::to_string(value.size()) + ':' + value; };
  number(static_cast<double>(a.day.time_since_epoch().count()));
  number(a.start ? std::optional{static_cast<double>(a.start->time_since_epoch().count())} : std::nullopt);
  number(static_cast<double>(a.sport()));
  number(a.distance ? std::optional{a.distance->value} : std::nullopt);
  number(a.duration ? std::optional{a.duration->count()} : std::nullopt);
  for (const auto& height : {a.ascent, a.descent}) number(height ? std::optional{height->value} : std::nullopt);
  number(a.steep_descent ? std::optional{a.steep_descent->value} : std::nullopt);
  number(a.cadence_spm);
  number(a.rpe);
  number(a.workout ? std::optional{static_cast<double>(*a.workout)} : std::nullopt);
  const PainEntry pain = a.pain.value_or(PainEntry{});
  for (const auto& score : {pain.before, pain.start, pain.during, pain.end, pain.after, pain.next_morning})
    number(score ? std::optional{score->value} : std::nullopt);
  number(pain.settled ? std::optional{pain.settled->count()} : std::nullopt);
  number(pain.limp ? std::optional{*pain.limp ? 1.0 : 0.0} : std::nullopt);
  text(pain.site.value_or(""));
  text(a.id);
  text(a.notes);
  return key;
}

std::string contents(const Injury& injury) {
  return iso_date(injury.start) + (injury.end ? iso_date(*injury.end) : "") + injury.site.value_or("") + '\n' + injury.label;
}

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

Diagnostic about(const std::string& file, Message message, const std::vector<std::string>& words) {
  const Wording& says = wording(message);
  Diagnostic d;
  d.severity = says.severity;
  d.file = file;
  d.message = fill(says.message, words);
  d.hint = says.hint;
  d.id = says.id;
  return d;
}

bool is_stated(const std::string& text) { return !text.empty(); }
template <class Value>
bool is_stated(const std::optional<Value>& value) {
  return value.has_value();
}

/// Takes over what a later file says about the athlete.
class Takeover {
 public:
  Takeover(std::vector<std::string>& said_by, std::string file, std::vector<Diagnostic>& out)
      : said_by_{said_by}, file_{std::move(file)}, out_{out} {}

  /// Called for the same fields in the same order for each file.
  template <class Value>
  void operator()(std::string_view name, Value& known, Value&& stated) {
    if (said_by_.size() <= field_) said_by_.emplace_back();
    std::string& said_by = said_by_[field_++];
    if (!is_stated(stated)) return;
    if (is_stated(known) && known != stated)
      warn(name, said_by, name == "name" ? Message::other_athlete : Message::contradiction);
    known = std::forward<Value>(stated);
    said_by = file_;
  }

 private:
  void warn(std::string_view name, const std::string& said_by, Message message) {
    Diagnostic d = about(file_, message, {"`" + std::string{name} + "`", said_by});
    d.pointer.tokens = {std::string{"athlete"}, std::string{name}};
    out_.push_back(std::move(d));
  }

  std::vector<std::string>& said_by_;
  std::string file_;
  std::vector<Diagnostic>& out_;
  std::size_t field_ = 0;
};

void append(std::vector<Diagnostic>& out, std::vector<Diagnostic>&& more) {
  out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

ReadResult merge_logs(std::vector<ReadResult> parts) {
  ReadResult whole;
  std::vector<std::string> said_by;  // which file stated each field of the athlete last
  EarlierRecords<Activity> activities;
  EarlierRecords<Injury> injuries;
  for (auto& [log, diagnostics] : parts) {
    append(whole.diagnostics, std::move(diagnostics));
    Takeover take{said_by, log.files.empty() ? std::string{} : log.files.back(), whole.diagnostics};
    take("name", whole.log.athlete.name, std::move(log.athlete.name));
    take("birth_year", whole.log.athlete.birth_year, std::move(log.athlete.birth_year));
    take("running_since", whole.log.athlete.running_since, std::move(log.athlete.running_since));
    take("prior_knee_pain", whole.log.athlete.prior_knee_pain, std::move(log.athlete.prior_knee_pain));
    take("baseline_pain", whole.log.athlete.baseline_pain, std::move(log.athlete.baseline_pain));
    if (parts.size() > 1) {
      const bool is_last = &log == &parts.back().log;
      const int twice = activities.take_out_known(log.activities, is_last) + injuries.take_out_known(log.injuries, is_last);
      if (twice > 0)
        whole.diagnostics.push_back(
            about(log.files.empty() ? "" : log.files.back(), Message::same_records, {std::to_string(twice)}));
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
