#include "log/edit.hpp"
#include "diagnostic/problems.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

#include "json/layout.hpp"
#include "json/tokenizer.hpp"

namespace patella {
namespace {

constexpr std::string_view lists[] = {"activities", "checkins", "injuries"};
constexpr std::string_view pain = "pain", pain_as_a_number = "during";

/// How new things of one log are written, as far as the log has examples.
struct LogStyle {
  Spacing document;
  std::optional<Spacing> list, record;
  std::array<std::optional<Spacing>, 2> pain;  // in records on one line, and in those on lines of their own
  bool exploded = false;                       // every member of a record begins a line

  const Spacing inside(const Spacing& record_spacing) const {
    if (const auto& example = pain[record_spacing.on_lines()]) return *example;
    return record_spacing.on_lines() && exploded ? indented_spacing(record_spacing) : one_line_spacing(record_spacing);
  }
};

bool begins_every_line(std::string_view text, const JsonNode& record) {
  for (std::size_t i = 0; i < record.children.size(); ++i) {
    const std::size_t before = i == 0 ? record.begin : record.children[i - 1].end;
    if (text.substr(before, record.children[i].first() - before).find('\n') == std::string_view::npos) return false;
  }
  return true;
}

/// The manner of the records of the list of that name, or of the others where it has none.
LogStyle log_style_of(std::string_view text, const JsonNode& document, std::string_view name) {
  LogStyle log_style{.document = spacing_like(text, document), .list = {}, .record = {}, .pain = {}};
  const auto learn = [&](std::string_view from) {
    const JsonNode* list = document.member(from);
    if (!list || list->children.empty() || log_style.list) return;
    log_style.list = spacing_of(text, *list, log_style.document.colon);
    log_style.record = spacing_like(text, list->children.back());
    log_style.exploded = begins_every_line(text, list->children.back());
  };
  learn(name);
  for (const std::string_view other : lists) learn(other);
  if (const JsonNode* activities = document.member(lists[0]))
    for (const JsonNode& record : activities->children) {
      const JsonNode* entry = record.member(pain);
      if (entry && !entry->children.empty())
        log_style.pain[spacing_of(text, record).on_lines()] = spacing_like(text, *entry);
    }
  if (!log_style.list) {
    log_style.list =
        log_style.document.on_lines() ? indented_spacing(log_style.document) : one_line_spacing(log_style.document);
    if (!log_style.document.on_lines()) log_style.list->open = log_style.list->close = "";
  }
  if (!log_style.record) log_style.record = one_line_spacing(log_style.document);
  return log_style;
}

std::string written(const NewField& field, const Spacing& spacing, const LogStyle& log_style);

std::string written(const NewRecord& fields, const Spacing& spacing, const LogStyle& log_style) {
  std::string text = "{" + spacing.open;
  for (const NewField& field : fields) {
    if (&field != &fields.front()) text += spacing.between;
    text += written(field, spacing, log_style);
  }
  return text + spacing.close + "}";
}

std::string value_text(const NewField& field, const Spacing& around, const LogStyle& log_style) {
  return field.members.empty() ? field.json : written(field.members, log_style.inside(around), log_style);
}

/// The member, its name and its value; `spacing` is that of the object that it goes into.
std::string written(const NewField& field, const Spacing& spacing, const LogStyle& log_style) {
  return json_quoted(field.name) + spacing.colon + value_text(field, spacing, log_style);
}

/// Whether two values mean the same: `3` and `3.0`.
bool same_value(std::string_view a, std::string_view b) {
  return a == b || nlohmann::json::parse(a, nullptr, false) == nlohmann::json::parse(b, nullptr, false);
}

/// The record of an edit in the layout of its log.
const JsonNode& record_in(const JsonNode& document, const RecordRef& record) {
  const auto collection = static_cast<std::size_t>(record.collection);
  const JsonNode* list = collection < std::size(lists) ? document.member(lists[collection]) : nullptr;
  if (!list || record.index >= list->children.size())
    throw std::logic_error{"an edit of a record that the log does not have"};
  return list->children[record.index];
}

std::string_view value_in(std::string_view text, const JsonNode& node) {
  return text.substr(node.begin, node.end - node.begin);
}

/// What is taken out of a text, and what comes in its place.
struct Replacement {
  std::size_t begin, end;
  std::string with;
};

class Editor {
 public:
  explicit Editor(std::string_view text) : text_{text}, document_{layout_of(text)} {}

  void change(const RecordChange& change) {
    set(record_in(document_, change.record), change.fields, log_style(static_cast<std::size_t>(change.record.collection)));
  }

  void append(Collection collection, const std::vector<NewRecord>& records) {
    if (records.empty()) return;
    const LogStyle& style = log_style(static_cast<std::size_t>(collection));
    const std::string_view name = lists[static_cast<std::size_t>(collection)];
    const JsonNode* list = document_.member(name);
    const bool goes_on = list && !list->children.empty();
    std::string entries = goes_on ? style.list->between : style.list->open;
    for (const NewRecord& record : records) {
      if (&record != &records.front()) entries += style.list->between;
      entries += written(record, *style.record, style);
    }
    if (goes_on) return insert(list->children.back().end, std::move(entries));
    entries += style.list->close;
    if (!list) return add_list(name, "[" + entries + "]", style);
    replace(list->begin + 1, list->end - 1, std::move(entries));
  }

  std::string text() {
    std::ranges::stable_sort(replacements_, {}, &Replacement::begin);
    std::size_t length = text_.size();
    for (const Replacement& r : replacements_) length += r.with.size();
    std::string out;
    out.reserve(length);
    std::size_t done = 0;
    for (const Replacement& r : replacements_) {
      out.append(text_.substr(done, r.begin - done)).append(r.with);
      done = r.end;
    }
    return out.append(text_.substr(done));
  }

 private:
  const LogStyle& log_style(std::size_t collection) {
    auto& known = log_styles_[collection];
    if (!known) known = log_style_of(text_, document_, lists[collection]);
    return *known;
  }

  void replace(std::size_t begin, std::size_t end, std::string with) {
    replacements_.push_back({begin, end, std::move(with)});
  }
  void insert(std::size_t at, std::string what) { replace(at, at, std::move(what)); }

  /// Sets the fields of an object that has some already.
  void set(const JsonNode& object, const NewRecord& fields, const LogStyle& style) {
    const Spacing spacing = spacing_of(text_, object);
    for (const NewField& field : fields) {
      const JsonNode* there = object.member(field.name);
      if (!there)
        insert(object.children.back().end, spacing.between + written(field, spacing, style));
      else if (!field.members.empty() && there->kind == JsonNode::Kind::object && !there->children.empty())
        set(*there, field.members, style);
      else if (!field.members.empty())
        replace(there->begin, there->end, value_text(widened(*there, field), spacing, style));
      else if (!same_value(value_in(text_, *there), field.json))
        replace(there->begin, there->end, field.json);
    }
  }

  /// The field with what a number in its place says, unless that is all that the field has to say.
  NewField widened(const JsonNode& there, NewField field) const {
    const bool stated = std::ranges::count(field.members, pain_as_a_number, &NewField::name) > 0;
    if (there.kind != JsonNode::Kind::scalar || field.name != pain) return field;
    const std::string number{value_in(text_, there)};
    if (!stated) field.members.insert(field.members.begin(), {std::string{pain_as_a_number}, number});
    if (field.members.size() == 1 && same_value(field.members[0].json, number)) return {field.name, number};
    return field;
  }

  /// A list that the log does not have yet comes after the activities.
  void add_list(std::string_view name, const std::string& value, const LogStyle& style) {
    const JsonNode* activities = document_.member(lists[0]);
    if (!activities) throw std::logic_error{"an edit of a log without activities"};
    insert(activities->end, style.document.between + json_quoted(name) + style.document.colon + value);
  }

  std::string_view text_;
  JsonNode document_;
  std::array<std::optional<LogStyle>, std::size(lists)> log_styles_;
  std::vector<Replacement> replacements_;
};

}  // namespace

bool is_editable(std::string_view text) { return begins_with_bracket(text, '{'); }

std::string edited(std::string_view text, const LogEdit& edit) {
  if (edit.empty()) return std::string{text};
  Editor editor{text};
  for (const RecordChange& change : edit.changes) editor.change(change);
  editor.append(Collection::activities, edit.activities);
  editor.append(Collection::checkins, edit.checkins);
  return editor.text();
}

std::vector<Overwritten> overwritten(std::string_view text, const RecordChange& change) {
  const JsonNode document = layout_of(text);
  std::vector<Overwritten> all;
  const auto compare = [&](const JsonNode* there, const NewField& field) {
    if (there && !same_value(value_in(text, *there), field.json))
      all.push_back({field.name, std::string{value_in(text, *there)}, field.json, PositionFinder{text}.line(there->begin)});
  };
  const JsonNode& record = record_in(document, change.record);
  for (const NewField& field : change.fields) {
    const JsonNode* there = record.member(field.name);
    if (field.members.empty()) compare(there, field);
    for (const NewField& member : field.members)
      if (there)
        compare(there->kind == JsonNode::Kind::object ? there->member(member.name)
                : member.name == pain_as_a_number     ? there
                                                      : nullptr,
                member);
  }
  return all;
}

std::string json_quoted(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace patella
