#include <algorithm>
#include <cmath>
#include <map>

#include "diagnostic/problems.hpp"
#include "json/tokenizer.hpp"
#include "log/value_problems.hpp"
#include "patella/policy.hpp"
#include "text/number.hpp"
#include "text/printable.hpp"

namespace patella {
namespace {

constexpr double format_version = 1;

std::string expected(const Threshold& threshold) {
  return (is_count(threshold.unit) ? "a whole number of " : "a number of ") + threshold.unit + ", " +
         decimal_text(threshold.min, 6) + " to " + decimal_text(threshold.max, 6);
}

/// Hears `{"version": 1, "thresholds": {KEY: NUMBER, ...}}`.
class PolicyEvents final : public JsonHandler {
 public:
  PolicyEvents(std::vector<Threshold> shipped, Problems& problems) : thresholds_{std::move(shipped)}, problems_{problems} {}
  std::vector<Threshold> thresholds() && { return std::move(thresholds_); }

  void null(std::size_t at) override { reject(at, ValueKind::null); }
  void boolean(std::size_t at, bool) override { reject(at, ValueKind::boolean); }
  void string(std::size_t at, std::string_view) override { reject(at, ValueKind::string); }
  void begin_array(std::size_t at) override { skip(at, ValueKind::list); }
  void end_array(std::size_t) override { close(); }
  void end_object(std::size_t) override { close(); }
  void syntax_error(std::size_t at, const Problem& note) override { add(at, note); }

  void begin_object(std::size_t at) override {
    const bool welcome = depth_ == 0 || (depth_ == 1 && name() == "thresholds");
    if (skipped_ == 0 && welcome)
      ++depth_;
    else
      skip(at, ValueKind::object);
  }

  void key(std::size_t at, std::string_view name) override {
    if (skipped_ > 0) return;
    path_.tokens.resize(depth_ - 1);
    path_.tokens.emplace_back(std::string{name});
    const auto [first, is_new] = seen_.try_emplace(path_.text(), at);
    if (!is_new)
      add(at, {Message::duplicate_field,
               {printable_excerpt(name), std::to_string(PositionFinder{problems_.text()}.line(first->second))}});
    if (is_known() || name.starts_with("x_")) return;
    Problem note = unknown_field(name, names());
    // A number that was meant to count and does not is no small thing.
    if (depth_ == 2) note.message = Message::unknown_threshold;
    add(at, std::move(note));
  }

  void number(std::size_t at, double value) override {
    Threshold* threshold = depth_ == 2 && skipped_ == 0 ? find(name()) : nullptr;
    if (threshold) return set(*threshold, at, value);
    if (depth_ != 1 || skipped_ > 0 || name() != "version") return reject(at, ValueKind::number);
    if (value != format_version) add(at, {Message::unknown_version, {}, decimal_text(format_version, 0)});
  }

 private:
  const std::string& name() const { return std::get<std::string>(path_.tokens.back()); }

  Threshold* find(std::string_view key) {
    const auto at = std::ranges::find(thresholds_, key, &Threshold::key);
    return at == thresholds_.end() ? nullptr : &*at;
  }
  std::vector<std::string_view> names() const {
    if (depth_ < 2) return {"version", "thresholds"};
    std::vector<std::string_view> keys;
    for (const Threshold& threshold : thresholds_) keys.push_back(threshold.key);
    return keys;
  }
  bool is_known() const { return depth_ == 0 || std::ranges::count(names(), name()) > 0; }

  void set(Threshold& threshold, std::size_t at, double value) {
    const std::string words = expected(threshold);
    const FieldText field{.name = threshold.key,
                          .expected = words,
                          .range = {.min = threshold.min,
                                    .max = threshold.max,
                                    .step = is_count(threshold.unit) ? Range::Step::whole : Range::Step::any}};
    if (!std::isfinite(value)) return add(at, no_finite_number(words, token_at(problems_.text(), at)));
    if (auto note = number_problem(field, value)) return add(at, std::move(*note));
    if (value == threshold.value) return;
    threshold.shipped = threshold.value;
    threshold.value = value;
  }

  /// The value is of a kind that does not belong here; below unknown names anything passes.
  void reject(std::size_t at, ValueKind found) {
    if (skipped_ > 0 || !is_known()) return;
    const Threshold* threshold = depth_ == 2 ? find(name()) : nullptr;
    const bool is_version = depth_ == 1 && name() == "version";
    const bool number = threshold || is_version;
    const std::string words = threshold ? expected(*threshold) : is_version ? decimal_text(format_version, 0) : "an object";
    const FieldText field{.name = depth_ == 0 ? std::string_view{"the document"} : name(), .expected = words};
    const AcceptedKinds takes{.number = number, .truth = false, .string = false, .object = !number, .list = false};
    add(at, wrong_type(field, takes, found, token_at(problems_.text(), at)));
  }

  void skip(std::size_t at, ValueKind found) {
    reject(at, found);
    ++skipped_;
  }
  void close() {
    if (skipped_ > 0)
      --skipped_;
    else
      path_.tokens.resize(--depth_);
  }
  void add(std::size_t at, Problem note) { problems_.add(at, path_, std::move(note)); }

  std::vector<Threshold> thresholds_;
  Problems& problems_;
  JsonPointer path_;
  std::map<std::string, std::size_t> seen_;  // pointer of each member, and where it stands
  std::size_t depth_ = 0;                    // of the objects that are read
  std::size_t skipped_ = 0;                  // open brackets of values that are not
};

}  // namespace

bool PolicyResult::ok() const {
  return std::ranges::none_of(diagnostics, [](const Diagnostic& d) { return d.severity == Severity::error; });
}

PolicyResult read_policy(std::string_view text, std::string file) {
  Problems problems{text};
  PolicyEvents events{shipped_policy().thresholds(), problems};
  tokenize_json(text, events);
  return {Policy{std::move(events).thresholds()}, std::move(problems).diagnostics(file)};
}

}  // namespace patella
