#include <iterator>

#include "diagnostic/message.hpp"
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
    if (is_stated(known) && known != stated) warn(name, said_by);
    known = std::forward<Value>(stated);
    said_by = file_;
  }

 private:
  void warn(std::string_view name, const std::string& said_by) {
    const Wording& words = wording(Message::contradiction);
    Diagnostic d;
    d.severity = words.severity;
    d.file = file_;
    d.pointer.tokens = {std::string{"athlete"}, std::string{name}};
    d.message = fill(words.message, std::vector<std::string>{"`" + std::string{name} + "`", said_by});
    d.hint = words.hint;
    d.id = words.id;
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
  for (auto& [log, diagnostics] : parts) {
    append(whole.diagnostics, std::move(diagnostics));
    Takeover take{said_by, log.files.empty() ? std::string{} : log.files.back(), whole.diagnostics};
    take("name", whole.log.athlete.name, std::move(log.athlete.name));
    take("birth_year", whole.log.athlete.birth_year, std::move(log.athlete.birth_year));
    take("running_since", whole.log.athlete.running_since, std::move(log.athlete.running_since));
    take("prior_knee_pain", whole.log.athlete.prior_knee_pain, std::move(log.athlete.prior_knee_pain));
    take("baseline_pain", whole.log.athlete.baseline_pain, std::move(log.athlete.baseline_pain));
    const std::size_t first_file = whole.log.files.size();
    append(whole.log.activities, std::move(log.activities), first_file);
    append(whole.log.checkins, std::move(log.checkins), first_file);
    append(whole.log.injuries, std::move(log.injuries), first_file);
    whole.log.files.insert(whole.log.files.end(), log.files.begin(), log.files.end());
  }
  return whole;
}

}  // namespace patella
