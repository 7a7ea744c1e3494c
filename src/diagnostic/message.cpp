#include "diagnostic/message.hpp"

#include <array>

#include "text/characters.hpp"

namespace patella {
namespace {

constexpr auto error = Severity::error;
constexpr auto warning = Severity::warning;

constexpr std::array<Wording, static_cast<std::size_t>(Message::count_)> table{{
    {"empty-file", error, "there is nothing in the file", "a log without entries is {\"activities\": []}"},
    {"byte-order-mark", warning, "the file begins with a byte-order mark, which was skipped",
     "save it as UTF-8 without a byte-order mark"},
    {"cut-off", error, "the file ends in the middle", "the file may have been cut off when it was saved or copied"},
    {"text-after-document", error, "something follows after the end of the document",
     "take it out, or move it inside the brackets"},
    {"unfinished-text", error, "a text has no closing quote", "close it with \""},
    {"control-character", error, "a text holds a line break or another control character",
     "write \\n for a line break; is a closing quote missing?"},
    {"invalid-utf8", error, "a byte here is not valid UTF-8", "save the file as UTF-8"},
    {"bad-escape", error, "a backslash here means nothing in JSON", "write \\\\ for a backslash"},
    {"lone-surrogate", error, "half of a character stands alone",
     "such characters come as a pair of \\u codes, or write the character itself"},
    {"bad-number", error, "`{0}` is not how a number is written",
     "write it like 14.2: digits, a point, nothing around them"},
    {"number-too-large", error, "{0} is a number too large to use", "look at the value again"},
    {"not-a-number", error, "{0} is not a number", "leave the field out where the value is unknown"},
    {"bad-word", error, "`{0}` is no value",
     "text stands in double quotes; without quotes only numbers, true, false and null do"},
    {"single-quotes", error, "a single quote stands where a double quote belongs", "write \" instead of '"},
    {"comment", error, "a comment stands here, and JSON has none",
     "put it into \"notes\", or into a field whose name begins with x_"},
    {"missing-quotes", error, "the name of a field is not in double quotes", "write \"{0}\""},
    {"missing-colon", error, "a colon is missing after the name of a field", "write \"name\": value"},
    {"missing-comma", error, "a comma is missing", "put a comma before this; a quote inside of a text is written \\\""},
    {"comma-before-end", error, "a comma stands before the closing {0}", "take the comma out"},
    {"decimal-comma", error, "a number is written with a comma", "write {0}, with a point"},
    {"wrong-bracket", error, "`{0}` closes what `{1}` opened", "brackets close in pairs: { } and [ ]"},
    {"misplaced", error, "`{0}` does not belong here", "is a value missing before it?"},

    {"wrong-type", error, "{0} is {1}, not {2}", ""},
    {"null", error, "{0} is null", "leave the field out where the value is unknown"},
    {"out-of-range", error, "{0} is out of range", ""},
    {"not-half-points", error, "{0} is not a whole or half point", "round it to {1}"},
    {"not-whole", error, "{0} is not a whole number", ""},
    {"unknown-version", error, "this version of the format is unknown",
     "this program reads format 1; a newer program may be needed"},
    {"unknown-word", error, "{0} is not one of the words it can be", ""},
    {"not-a-date", error, "{0} is not a date", "write year-month-day, such as 2026-11-20"},
    {"no-such-date", error, "{0} is a date that does not exist", ""},
    {"not-a-time", error, "{0} is not a date and time", "write it like 2026-11-19T07:02:11"},
    {"wrong-length", error, "an entry of `grade_km` has {0}, not two", "write decimals with a point: [-4, 2.1]"},

    {"unknown-field", warning, "the field `{0}` is unknown and was left out",
     "names that begin with x_ are yours, and pass in silence"},
    {"unknown-threshold", error, "there is no threshold `{0}`", "patella explain RULE names the thresholds of a rule"},
    {"duplicate-field", error, "`{0}` stands twice in one object, first in line {1}", "keep one of the two"},
    {"two-fields", error, "`{0}` and `{1}` are both given", "keep one of the two"},
    {"missing-field", error, "{0} has no `{1}`", ""},
    {"missing-either", error, "{0} has neither `{1}` nor `{2}`", ""},
    {"end-before-start", error, "{0} ends before it begins", "look at `start` and `end`"},
    {"one-leg-cadence", warning, "`cadence_spm` of a run is below 100, which looks like the steps of one leg",
     "count the steps of both feet: twice as many"},
    {"impossible", error, "{0}", "look at the value and its unit again"},
    {"improbable", warning, "{0}; its numbers are left out of sums, limits and comparisons",
     "correct it or, if it is right, write \"sure\": true"},

    {"not-strava", error, "the list does not look like Strava activities",
     "a log of your own begins with {\"activities\": ["},
    {"no-local-time", error, "the activity has no local time",
     "state `start_date_local`, or `utc_offset` beside `start_date`"},
    {"contradiction", warning, "{0} is not the same in {1}, read before",
     "the later file was taken at its word; correct one of the two"},
    {"other-athlete", error, "{0} is not the same in {1}: these are logs of different people",
     "check the log of one runner at a time, or correct `athlete` in one of the two"},
    {"same-records", warning, "{0} of its records stand in an earlier file too, and were counted once",
     "is it a copy? Give one of the two"},
    {"same-file", warning, "this is the same file as {0}, and was read once", "name it once"},
    {"backup-file", warning, "this is the copy that an editor or patella keeps of a log, and was left out",
     "name the log itself; to read the copy, give it a name without the ~"},
    {"more-problems", warning, "{0} more problems are not shown", "correct the first ones and read the file again"},
}};

}  // namespace

std::span<const Wording> wordings() { return table; }

const Wording& wording(Message message) { return table.at(static_cast<std::size_t>(message)); }

std::string fill(std::string_view text, std::span<const std::string> words) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (has_shape(text.substr(i, 3), "{0}")) {
      out += words[static_cast<std::size_t>(text[i + 1] - '0')];
      i += 2;
    } else {
      out += text[i];
    }
  return out;
}

Diagnostic make_diagnostic(const std::string& file, Message message, const std::vector<std::string>& words) {
  const Wording& text = wording(message);
  return {.severity = text.severity,
          .file = file,
          .message = fill(text.message, words),
          .hint = fill(text.hint, words),
          .id = std::string{text.id}};
}

}  // namespace patella
