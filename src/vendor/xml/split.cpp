#include "vendor/xml/split.hpp"

#include <algorithm>

#include "text/characters.hpp"
#include "vendor/xml/tree.hpp"

namespace patella {
namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t largest_block = 32u << 10, largest_point = 1u << 20, largest_rest = 4u << 20;
constexpr std::size_t shortest_point = 6;  // bytes: `<wpt/>`

/// One pass over the tags of a document.
class PointSplitter {
 public:
  PointSplitter(std::string_view text, std::span<const std::string_view> points, const InputLimits& limits,
                std::string_view parent)
      : text_{text}, points_{points}, limits_{limits} {
    // In blocks they are not counted: a text that is long enough for too many is split point by point.
    if (text.size() / shortest_point <= limits.points) parent_ = parent;
  }

  XmlSplit split() {
    std::size_t at = 0;
    while (!done_) {
      const std::size_t tag = text_.find('<', at);
      if (tag == none) {
        end_early(text_.size());
        break;
      }
      at = pass(tag);
    }
    return std::move(split_);
  }

 private:
  /// Where a kind of point is open, its depth; else 0.
  bool in_point() const { return point_depth_ != 0; }

  std::size_t stop() {
    done_ = true;
    return text_.size();
  }

  std::size_t fail(std::size_t at, std::string why) {
    split_.fault = XmlError{at, std::move(why)};
    return stop();
  }

  /// The text ends although something is open.
  std::size_t end_early(std::size_t at) {
    if (open_.empty()) return fail(at, "no element in it");
    if (!in_point()) keep(at);
    for (; !open_.empty(); open_.pop_back()) split_.rest.append("</").append(open_.back()).append(">");
    if (!split_.fault) split_.cut_off = at;
    return stop();
  }

  /// The text up to `end` that is not in `rest` yet belongs there.
  void keep(std::size_t end) {
    if (end > kept_ && split_.rest.size() + (end - kept_) > largest_rest) {
      fail(kept_, "more than 4 MB beside its points");
    } else if (end > kept_) {
      split_.pieces.push_back({split_.rest.size(), kept_});
      split_.rest.append(text_.substr(kept_, end - kept_));
    }
    kept_ = std::max(kept_, end);
  }

  /// One past `closing`, which begins at `from` or later; what stands before it from `tag` on is left out of `rest`.
  std::size_t leave_out(std::size_t tag, std::size_t from, std::string_view closing) {
    const std::size_t end = text_.find(closing, from);
    if (end == none) return end_early(tag);
    if (!in_point()) {
      keep(tag);
      kept_ = end + closing.size();
    }
    return end + closing.size();
  }

  /// Goes behind the markup at `tag`.
  std::size_t pass(std::size_t tag) {
    const char next = tag + 1 < text_.size() ? text_[tag + 1] : '\0';
    if (next == '/') return close(tag);
    if (next == '?') return leave_out(tag, tag + 2, "?>");
    if (next == '!') return declaration(tag);
    return open(tag);
  }

  std::size_t declaration(std::size_t tag) {
    const std::string_view rest = text_.substr(tag);
    if (rest.starts_with("<!--")) return leave_out(tag, tag + 4, "-->");
    if (rest.starts_with("<![CDATA[")) {
      const std::size_t end = text_.find("]]>", tag + 9);
      if (open_.empty()) return fail(tag, "text outside of any element");
      return end == none ? end_early(tag) : end + 3;
    }
    if (!open_.empty()) return rest.size() < 9 ? end_early(tag) : fail(tag, "a declaration within an element");
    return doctype(tag);
  }

  /// A document type with its entities, none of which will ever be expanded.
  std::size_t doctype(std::size_t tag) {
    const std::size_t end = find_doctype_end(text_, tag);
    if (end == none) return end_early(tag);
    return kept_ = end;
  }

  std::size_t open(std::size_t tag) {
    std::size_t name_end = tag + 1;
    while (name_end < text_.size() && !is_whitespace(text_[name_end]) && text_[name_end] != '>' && text_[name_end] != '/')
      ++name_end;
    const std::size_t end = find_tag_end(text_, name_end);
    if (end == none) return end_early(tag);
    const std::string_view name = text_.substr(tag + 1, name_end - tag - 1);
    if (name.empty() || name.starts_with(xml_placeholder)) return fail(tag, "a < that begins no tag");
    const bool closed = text_[end - 1] == '/';
    if (depth_ == limits_.nesting) return fail(tag, "elements nest more than " + std::to_string(limits_.nesting) + " deep");
    ++depth_;
    if (in_point()) {
      if (closed) --depth_;
      return end + 1;
    }
    if (const auto kind = std::find(points_.begin(), points_.end(), local_name(name)); kind != points_.end()) {
      if (open_.empty()) return fail(tag, "no file of its kind: it begins with a point");
      point_begin_ = tag;
      point_depth_ = depth_;
      kind_ = static_cast<std::size_t>(kind - points_.begin());
    } else {
      open_.push_back(name);
    }
    if (closed) return leave(end + 1);
    if (!in_point()) return end + 1;
    const bool in_blocks = kind_ == 0 && tag >= one_by_one_to_ && !parent_.empty() && local_name(open_.back()) == parent_;
    const std::size_t block_end = in_blocks ? take_block(name, tag) : none;
    return block_end != none ? block_end : skip_point(name, end + 1);
  }

  /// Takes the points from `tag` on that end within a block and within the element they are in; returns where they end, or
  /// none where a comment or CDATA may hide that.
  std::size_t take_block(std::string_view name, std::size_t tag) {
    std::string_view block = text_.substr(tag, largest_block);
    block = block.substr(0, block.find('!'));
    block = block.substr(0, find_end_tag(block, "</" + std::string{open_.back()} + '>', 0));
    const std::string closing = "</" + std::string{name} + '>';
    const std::size_t first = find_end_tag(block, closing, 0);
    if (first == none) {
      one_by_one_to_ = tag + block.size();
      return none;
    }
    block = block.substr(0, block.rfind(closing) + closing.size());
    begin_block(tag);
    if (done_) return text_.size();
    --depth_;
    point_depth_ = 0;
    kept_ = split_.blocks.back().end = tag + block.size();
    split_.blocks.back().count = 1 + block.size() / (first + closing.size());
    split_.unchecked = true;
    return kept_;
  }

  /// Goes from the start tag of a point, which ends before `at`, right behind its end tag where that is the next of its
  /// name, and where no comment or CDATA may hide another; else on into the point.
  std::size_t skip_point(std::string_view name, std::size_t at) {
    // Both searches go on where they ended: many points without an end take no longer.
    if (name != closing_name_ || next_closing_ < at) {
      closing_name_ = name;
      closing_.assign("</").append(name).append(">");
      next_closing_ = find_end_tag(text_, closing_, at);
    }
    if (next_mark_ < at) next_mark_ = text_.find('!', at);
    const std::size_t end = next_closing_;
    if (end == none || end - at > largest_point || next_mark_ < end) return at;
    return leave(end + closing_.size());
  }

  std::size_t close(std::size_t tag) {
    const std::size_t end = text_.find('>', tag);
    if (end == none) return end_early(tag);
    if (in_point() && depth_ > point_depth_) {
      --depth_;
      return end + 1;
    }
    if (in_point()) return leave(end + 1);
    std::string_view name = text_.substr(tag + 2, end - tag - 2);
    name = trim_ascii(name);
    if (open_.empty() || name != open_.back()) return fail(tag, "an element is not closed as it was opened");
    return leave(end + 1);
  }

  /// An element ends before `end`: a point, or one of the rest.
  std::size_t leave(std::size_t end) {
    --depth_;
    if (in_point()) {
      point_depth_ = 0;
      return add_point(end);
    }
    open_.pop_back();
    if (!open_.empty()) return end;
    keep(end);
    look_behind(end);
    return stop();
  }

  std::size_t add_point(std::size_t end) {
    if (end - point_begin_ > largest_point) return fail(point_begin_, "a point of more than 1 MB");
    if (++count_ > limits_.points) return fail(point_begin_, "more than " + std::to_string(limits_.points) + " points");
    const auto between = text_.substr(kept_, point_begin_ - kept_);
    const bool goes_on = !split_.blocks.empty() && split_.blocks.back().end == kept_ && split_.blocks.back().kind == kind_ &&
                         end - split_.blocks.back().begin <= largest_block &&
                         std::all_of(between.begin(), between.end(), is_whitespace);
    if (!goes_on) begin_block(point_begin_);
    if (done_) return text_.size();
    split_.blocks.back().end = end;
    ++split_.blocks.back().count;
    kept_ = end;
    return end;
  }

  /// A block of the kind at hand begins at `at`.
  void begin_block(std::size_t at) {
    keep(at);
    split_.rest.append("<")
        .append(xml_placeholder)
        .append(" i='")
        .append(std::to_string(split_.blocks.size()))
        .append("'/>");
    if (split_.rest.size() > largest_rest) fail(at, "more than 4 MB beside its points");
    split_.blocks.push_back({at, at, kind_, 0});
  }

  /// Behind the document may be blanks and comments; another document may not.
  void look_behind(std::size_t end) {
    for (std::size_t tag = end; (tag = text_.find('<', tag)) != none; ++tag) {
      const char next = tag + 1 < text_.size() ? text_[tag + 1] : '\0';
      if (next == '!' || (next == '?' && !text_.substr(tag).starts_with("<?xml"))) continue;
      split_.followed = tag;
      return;
    }
  }

  std::string_view text_;
  std::span<const std::string_view> points_;
  const InputLimits& limits_;
  XmlSplit split_;
  std::vector<std::string_view> open_;  ///< names of open elements outside of points
  std::size_t depth_ = 0, point_depth_ = 0, point_begin_ = 0, kind_ = 0, count_ = 0;
  std::string_view closing_name_;  ///< of the points at hand, and their end tag
  std::string closing_;
  std::size_t next_closing_ = 0, next_mark_ = 0;  ///< what was found last
  std::string_view parent_;                       ///< the elements whose points are taken in blocks
  std::size_t one_by_one_to_ = 0;                 ///< no block ends before
  std::size_t kept_ = 0;                          ///< the text before is in `rest` or in a block, or was left out
  bool done_ = false;
};

}  // namespace

std::size_t XmlSplit::source_offset(std::size_t at) const {
  const auto next =
      std::upper_bound(pieces.begin(), pieces.end(), at, [](std::size_t a, const Piece& p) { return a < p.rest; });
  if (next == pieces.begin()) return 0;
  const Piece& piece = *std::prev(next);
  return piece.text + (at - piece.rest);
}

XmlSplit split_xml(std::string_view text, std::span<const std::string_view> points, const InputLimits& limits,
                   std::string_view parent) {
  return PointSplitter{text, points, limits, parent}.split();
}

}  // namespace patella
