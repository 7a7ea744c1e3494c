/// The same numbers in all five formats of a report: each is read back and held against JSON.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "catch_include.hpp"
#include "files.hpp"
#include "generated.hpp"
#include "patella/render_report.hpp"
#include "patella/replay.hpp"
#include "text/printable.hpp"
#include "text/words.hpp"

using namespace patella;
using Json = nlohmann::ordered_json;
using Strings = std::vector<std::string>;

namespace {

/// So many weeks, or all.
Report report_of(const Log& log, Day as_of, std::optional<int> weeks = std::nullopt,
                 std::chrono::weekday week_start = std::chrono::Monday) {
  ReportRequest request;
  request.weeks = weeks;
  request.week_start = week_start;
  return report(log, as_of, request, shipped_policy());
}

/// What the other formats are held against.
Json reference(const Report& report) { return Json::parse(render_report_json(report, {})); }
Json weeks_of(const Report& report) { return reference(report).at("weeks"); }

/// Every example that is a log.
std::vector<Log> example_logs() {
  std::vector<Log> logs;
  for (const auto& entry : std::filesystem::directory_iterator{source_dir() / "examples"}) {
    if (entry.path().extension() != ".json") continue;
    const std::string text = text_of(entry.path());
    const nlohmann::json document = nlohmann::json::parse(text);
    if (document.is_array() || document.contains("activities")) logs.push_back(log_of(text));
  }
  REQUIRE(logs.size() >= 7);
  return logs;
}

/// Days with a bit of everything, one run on each but some.
nlohmann::json full_log(std::string_view from, std::string_view to, unsigned seed = 1) {
  using nlohmann::json;
  Dice dice{seed};
  json log{{"version", 1}, {"athlete", {{"name", "R. Runner"}, {"prior_knee_pain", true}, {"baseline_pain", 0.5}}}};
  for (Day today = day(from); today <= day(to); today += std::chrono::days{1}) {
    if (dice.chance(20)) continue;
    json run{{"date", iso_date(today)},
             {"distance_km", 4 + dice.below(9000) / 1000.0},
             {"duration_min", 25 + dice.below(7000) / 100.0}};
    run["ascent_m"] = dice.below(4000) / 10.0;
    run["grade_km"] =
        json::array({json::array({-8, dice.below(200) / 100.0}), json::array({-4, 1.5}), json::array({2, 1.1})});
    run["cadence_spm"] = 160 + dice.below(20);
    if (dice.chance(15)) run["workout"] = "intervals";
    if (dice.chance(60))
      run["pain"] = {{"start", 0},
                     {"during", dice.half_points(4)},
                     {"end", dice.half_points(2)},
                     {"next_morning", dice.half_points(3)}};
    log["activities"].push_back(run);
    if (dice.chance(50)) log["checkins"].push_back({{"date", iso_date(today)}, {"sleep_h", 5 + dice.below(40) / 10.0}});
  }
  return log;
}

std::vector<Report> made_reports() {
  std::vector<Report> reports;
  for (const Log& log : example_logs()) {
    const Days recorded = *days_recorded(log);
    const Day middle = recorded.first + (recorded.last - recorded.first) / 2;
    for (const Day as_of : {recorded.last, recorded.last + std::chrono::days{3}, middle})
      reports.push_back(report_of(log, as_of));
    reports.push_back(report_of(log, recorded.last, 12, std::chrono::Saturday));
  }
  for (unsigned seed = 0; seed < 40; ++seed)
    reports.push_back(report_of(log_of(random_log(seed).dump()), day("2026-03-29") - std::chrono::days{seed % 7}));
  for (unsigned seed = 1; seed <= 4; ++seed) {
    reports.push_back(report_of(log_of(full_log("2026-11-03", "2027-01-20", seed).dump()), day("2027-01-20")));
    reports.push_back(report_of(log_of(full_log("2020-11-03", "2021-01-20", seed).dump()), day("2021-01-17")));
  }
  return reports;
}

/// Reports of many kinds.
const std::vector<Report>& many_reports() {
  static const std::vector<Report> reports = made_reports();
  return reports;
}

std::string trim(std::string text) {
  text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  return text.erase(text.find_last_not_of(' ') + 1);
}

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string out;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what)) {
    out.append(text.substr(0, at)).append(by);
    text.remove_prefix(at + what.size());
  }
  return out.append(text);
}

/// One kind of minus and dash.
std::string plain_dashes(std::string text) { return replaced(replaced(std::move(text), "–", "-"), "−", "-"); }

// CSV

/// RFC 4180 to the letter; throws where the text breaks it.
std::vector<Strings> csv_rows(const std::string& text) {
  std::vector<Strings> rows;
  Strings row;
  for (std::size_t at = 0; at < text.size();) {
    std::string field;
    if (text[at] == '"') {
      for (++at; text.at(at) != '"' || text.compare(at, 2, "\"\"") == 0; ++at) {
        field += text[at];
        at += text[at] == '"';
      }
      ++at;
    } else {
      while (at < text.size() && std::string_view{",\"\r\n"}.find(text[at]) == std::string_view::npos) field += text[at++];
    }
    row.push_back(field);
    if (text.compare(at, 2, "\r\n") == 0) {
      rows.push_back(std::move(row));
      row.clear();
      at += 2;
    } else if (text.at(at++) != ',') {
      throw std::runtime_error("neither a comma nor CRLF behind field " + field);
    }
  }
  if (!row.empty()) throw std::runtime_error("no CRLF at the end");
  return rows;
}

/// The members of a week, those of an object inside it with its name in front.
void flatten(const Json& object, const std::string& before, std::vector<std::pair<std::string, Json>>& out) {
  for (const auto& [key, value] : object.items()) {
    if (value.is_object())
      flatten(value, before + key + '_', out);
    else
      out.emplace_back(before + key, value);
  }
}

std::vector<std::pair<std::string, Json>> flattened(const Json& week) {
  std::vector<std::pair<std::string, Json>> members;
  flatten(week, "", members);
  return members;
}

/// Whether a field says what a value of JSON says.
bool says(const std::string& field, const Json& value) {
  if (value.is_null()) return field.empty();
  if (value.is_string()) return field == value.get<std::string>();
  if (value.is_boolean()) return field == (value.get<bool>() ? "true" : "false");
  if (value.is_array()) {
    std::string items;
    for (const Json& item : value) items += item.get<std::string>() + ' ';
    return field == items.substr(0, items.empty() ? 0 : items.size() - 1);
  }
  std::size_t read = 0;
  return !field.empty() && std::stod(field, &read) == value.get<double>() && read == field.size();
}

// The tables for people

enum class Kind { week, number, change, sign, time, band, verdict, state };

/// A column, and what of a week it shows.
struct Shown {
  std::string first, second;  ///< the two lines of its heading
  std::string pointer;        ///< into a week of the JSON
  Kind kind = Kind::number;
  int decimals = 0;
  double unit = 1;  ///< how much of the JSON's unit one of it is
  std::string heading() const { return second.empty() ? first : first + ' ' + second; }
};

std::vector<Shown> shown_columns(UnitSystem units) {
  const bool metric = units == UnitSystem::metric;
  const std::string km = metric ? "km" : "mi", m = metric ? "m" : "ft";
  const double length = metric ? 1 : 1.609344, height = metric ? 1 : 0.3048;
  return {{"Week", "", "/iso_week", Kind::week},
          {"Distance", km, "/distance_km", Kind::number, 1, length},
          {"vs last", "week", "/previous_week_ratio", Kind::change},
          {"vs 4", "weeks", "/four_week_ratio", Kind::change},
          {"Longest", km, "/longest_km", Kind::number, 1, length},
          {"vs 30", "days", "/longest_run_ratio", Kind::number, 2},
          {"Time", "h:min", "/duration_min", Kind::time},
          {"At the", "week's end", "/verdict", Kind::verdict},
          {"Ascent", m, "/ascent_m", Kind::number, 0, height},
          {"Descent", m, "/descent_m", Kind::number, 0, height},
          {"Steep", km, "/steep_descent_km", Kind::number, 1, length},
          {"Knee-" + km, "(from-to)", "/knee_km", Kind::band, 1, length},
          {"State of", "the knee", "/knee", Kind::state},
          {"Worst", "pain", "/pain/worst", Kind::number, 1},
          {"Next", "morning", "/pain/next_morning_over_baseline", Kind::sign, 1},
          {"Trend", "a week", "/pain/trend_per_week", Kind::sign, 2},
          {"Speed", "runs", "/speed_work_runs", Kind::number, 0},
          {"Steps", "a min", "/cadence_spm", Kind::number, 0},
          {"Sleep", "h", "/sleep_h", Kind::number, 1}};
}

/// A table as it was read back: cells by column, dashes plain.
struct Read {
  std::string heading;
  Strings cells;
};

/// Whether a text is the value, rounded to so many decimals.
bool is_rounded(const std::string& text, double value, int decimals) {
  static const std::regex number{"[+-]?[0-9]+(\\.([0-9]+))?"};
  std::smatch parts;
  if (!std::regex_match(text, parts, number) || parts[2].length() > decimals) return false;
  const double shown = std::stod(text);
  if (shown == 0 && !std::isdigit(static_cast<unsigned char>(text.front()))) return false;  // -0
  return std::abs(shown - value) <= 0.5 * std::pow(10, -decimals) + 1e-4;
}

bool has_sign(const std::string& text) { return text.starts_with('+') || text.starts_with('-') || std::stod(text) == 0; }

bool shows(const std::string& cell, const Json& week, const Shown& column) {
  const Json value = week.at(Json::json_pointer{column.pointer});
  if (column.kind == Kind::week) {
    const std::string name = (value.is_null() ? week.at("from") : value).get<std::string>();
    return cell == name + (week.at("unfinished").get<bool>() ? "*" : "");
  }
  if (column.kind == Kind::verdict) {
    const std::string name = value.get<std::string>();
    const bool none = name == "insufficient-data";
    const std::string word = name == "keep-running" ? "keep running" : none ? "no answer" : name;
    return cell == word + (week.at("confidence") == "low" && !none ? "?" : "");
  }
  if (column.kind == Kind::band) {
    static const std::regex band{"([0-9.]+) \\(([0-9.]+)-([0-9.]+)\\)"};
    if (value.at("low").is_null()) return cell == "-";
    std::smatch parts;
    if (!std::regex_match(cell, parts, band)) return false;
    return is_rounded(parts[1], value.at("central").get<double>() / column.unit, column.decimals) &&
           is_rounded(parts[2], value.at("low").get<double>() / column.unit, column.decimals) &&
           is_rounded(parts[3], value.at("high").get<double>() / column.unit, column.decimals);
  }
  if (value.is_null()) return cell == "-";
  if (column.kind == Kind::state) {
    const std::string name = value.get<std::string>();
    return cell == (name == "stopped" ? "no running" : name == "returning" ? "on the way back" : name);
  }
  const double number = value.get<double>();
  if (column.kind == Kind::time) {
    static const std::regex time{"([0-9]+):([0-5][0-9])"};
    std::smatch parts;
    return std::regex_match(cell, parts, time) &&
           std::abs(60 * std::stod(parts[1]) + std::stod(parts[2]) - number) <= 0.5 + 1e-5;
  }
  if (column.kind == Kind::change)
    return cell.ends_with(" %") && is_rounded(cell.substr(0, cell.size() - 2), 100 * (number - 1), 0) && has_sign(cell);
  return is_rounded(cell, number / column.unit, column.decimals) && (column.kind != Kind::sign || has_sign(cell));
}

/// What the tables show otherwise than JSON, or not once.
Strings wrong_cells(const std::vector<Read>& tables, const Json& weeks, UnitSystem units) {
  Strings wrong;
  std::size_t known = 0;
  for (const Shown& column : shown_columns(units)) {
    std::size_t seen = 0;
    for (const Read& read : tables) {
      if (read.heading != column.heading()) continue;
      ++seen;
      if (read.cells.size() != weeks.size())
        wrong.push_back(read.heading + ": " + std::to_string(read.cells.size()) + " rows");
      for (std::size_t i = 0; i < std::min(read.cells.size(), weeks.size()); ++i)
        if (!shows(read.cells[i], weeks[i], column))
          wrong.push_back(weeks[i]["from"].get<std::string>() + ' ' + read.heading + ": " + read.cells[i] + ", in JSON " +
                          weeks[i].at(Json::json_pointer{column.pointer}).dump());
    }
    if (seen == 0 || (seen > 1 && column.kind != Kind::week))
      wrong.push_back(column.heading() + ": " + std::to_string(seen) + " times");
    known += seen;
  }
  if (known != tables.size()) wrong.push_back("columns that nobody knows");
  return wrong;
}

/// One table of text: the columns are found by the first line of their headings, which stands over their right end.
std::vector<Read> text_table(const Strings& lines, UnitSystem units) {
  std::vector<Read> table;
  std::string rest = lines[0];
  std::size_t left = 0;
  Strings cut = lines;
  for (const Shown& column : shown_columns(units)) {
    const std::size_t begin = rest.find(column.first);
    if (begin == std::string::npos) continue;
    const bool is_text = column.kind == Kind::week || column.kind == Kind::verdict || column.kind == Kind::state;
    // The cells of a column of words begin below the heading; how far they reach is seen in each.
    const std::size_t right = begin + column.first.size();
    static const std::regex words{
        "^(calm|sore|no running|on the way back|the knee|- |keep running\\??|reduce\\??|stop\\??|no answer|week's "
        "end|[0-9]{4}-[0-9W][0-9-]*\\*?)"};
    Read read;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::string cell;
      std::smatch match;
      if (is_text && i > 0) {
        const std::string from = lines[i].size() > begin ? lines[i].substr(begin) : "";
        if (std::regex_search(from, match, words)) cell = trim(match[0]);
        std::fill_n(cut[i].begin() + static_cast<std::ptrdiff_t>(std::min(begin, cut[i].size())), cell.size(), ' ');
      } else if (cut[i].size() > left) {
        cell = trim(cut[i].substr(left, right - left));
      }
      if (i < 2)
        read.heading += (read.heading.empty() || cell.empty() ? "" : " ") + cell;
      else
        read.cells.push_back(cell);
    }
    table.push_back(read);
    rest.replace(begin, column.first.size(), column.first.size(), ' ');
    left = is_text ? begin : right;
    if (is_text) std::fill_n(cut[0].begin() + static_cast<std::ptrdiff_t>(begin), column.first.size(), ' ');
  }
  if (!trim(rest).empty()) table.push_back({trim(rest), {}});
  return table;
}

/// Bars are drawn, not written.
std::string without_bars(std::string line, bool ascii) {
  if (ascii) return replaced(std::move(line), "#", " ");
  for (const auto* block : {"█", "▉", "▊", "▋", "▌", "▍", "▎", "▏"}) line = replaced(std::move(line), block, " ");
  return line;
}

std::vector<Read> text_tables(const std::string& text, UnitSystem units, bool ascii) {
  std::vector<Read> all;
  const Strings lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].starts_with("Week   ")) continue;
    Strings table;
    for (; i < lines.size() && !lines[i].empty(); ++i) table.push_back(plain_dashes(without_bars(lines[i], ascii)));
    for (Read& read : text_table(table, units)) all.push_back(std::move(read));
  }
  return all;
}

/// The cells of a row of a Markdown table, without escapes.
Strings markdown_cells(const std::string& line) {
  Strings cells;
  std::string cell;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\') {
      cell += line.at(++i);
    } else if (line[i] == '|') {
      cells.push_back(trim(cell));
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  if (!cell.empty()) cells.push_back("behind the last bar: " + cell);
  return cells;
}

std::vector<Read> markdown_tables(const std::string& text) {
  std::vector<Read> all;
  const Strings lines = lines_of(plain_dashes(text));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].starts_with('|')) continue;
    const std::size_t first = all.size();
    for (const std::string& heading : markdown_cells(lines[i])) all.push_back({heading, {}});
    const std::size_t width = all.size() - first;
    for (std::size_t row = i++; i < lines.size() && lines[i].starts_with('|'); ++i) {
      const Strings cells = markdown_cells(lines[i]);
      REQUIRE(cells.size() == width);
      for (std::size_t k = 0; k < width; ++k) {
        if (i == row + 1)
          REQUIRE(std::regex_match(cells[k], std::regex{":?--+:?"}));
        else
          all[first + k].cells.push_back(cells[k]);
      }
    }
  }
  return all;
}

/// What a browser shows of a piece of HTML.
std::string html_words(const std::string& html) {
  std::string text = std::regex_replace(replaced(html, "<br>", " "), std::regex{"<[^>]*>"}, "");
  for (const auto& [entity, character] :
       {std::pair{"&nbsp;", " "}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
    text = replaced(std::move(text), entity, character);
  return trim(plain_dashes(text));
}

/// The pieces of `text` behind each `mark`, each up to the next mark or line break.
Strings pieces_behind(const std::string& text, const std::string& mark) {
  Strings pieces;
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    const std::size_t begin = at + mark.size();
    pieces.push_back(html_words(text.substr(begin, std::min(text.find(mark, begin), text.find('\n', begin)) - begin)));
  }
  return pieces;
}

std::vector<Read> html_table(const std::string& html) {
  const std::size_t begin = html.find("<table>");
  if (begin == std::string::npos) return {};
  const Strings lines = lines_of(html.substr(begin, html.find("</table>") - begin));
  std::vector<Read> table{{"Week", {}}};
  REQUIRE(lines.at(1).starts_with("<thead><tr><th rowspan=2 scope=col>Week<"));
  for (const std::string& heading : pieces_behind(lines.at(2), "<th scope=col>")) table.push_back({heading, {}});
  for (std::size_t i = 4; i < lines.size(); ++i) {
    REQUIRE(lines[i].starts_with("<tr><th scope=row>"));
    table[0].cells.push_back(html_words(lines[i].substr(0, lines[i].find("<td>"))));
    const Strings cells = pieces_behind(lines[i], "<td>");
    REQUIRE(cells.size() + 1 == table.size());
    for (std::size_t k = 0; k < cells.size(); ++k) table[k + 1].cells.push_back(cells[k]);
  }
  return table;
}

/// Every form in which the tables are read.
Strings wrong_in_any_table(const Report& report) {
  const Json weeks = weeks_of(report);
  Strings wrong;
  const auto look = [&](const std::string& where, const std::vector<Read>& tables, UnitSystem units) {
    for (const std::string& one : wrong_cells(tables, weeks, units)) wrong.push_back(where + ": " + one);
  };
  for (const UnitSystem units : {UnitSystem::metric, UnitSystem::imperial}) {
    for (const int width : {80, 200})
      for (const bool ascii : {false, true}) {
        const std::string text = render_report_text(report, {}, {.width = width, .ascii = ascii, .units = units});
        look("text, width " + std::to_string(width), text_tables(text, units, ascii), units);
      }
    look("markdown", markdown_tables(render_report_markdown(report, {}, units)), units);
    look("html", html_table(render_report_html(report, {}, units)), units);
  }
  return wrong;
}

/// The words alone, with one space between them.
std::string words_of(const std::string& text) {
  return std::regex_replace(replaced(plain_dashes(text), "`", ""), std::regex{"[ \n]+"}, " ");
}

Strings names_of_weeks(const Report& report) {
  Strings names;
  const Json weeks = weeks_of(report);
  for (const Json& week : weeks)
    names.push_back(week["iso_week"].is_null() ? week["from"].get<std::string>() : week["iso_week"].get<std::string>());
  return names;
}

}  // namespace

TEST_CASE("CSV says what JSON says, in every column of every week", "[report]") {
  for (const Report& report : many_reports()) {
    const Json weeks = weeks_of(report);
    const std::vector<Strings> rows = csv_rows(render_report_csv(report));
    REQUIRE(rows.size() == weeks.size() + 1);
    for (std::size_t i = 0; i < weeks.size(); ++i) {
      const auto members = flattened(weeks[i]);
      REQUIRE(rows[i + 1].size() == rows[0].size());
      REQUIRE(members.size() == rows[0].size());
      for (std::size_t k = 0; k < members.size(); ++k) {
        INFO(members[k].first << ": " << rows[i + 1][k] << ", in JSON " << members[k].second);
        CHECK((rows[0][k] == members[k].first && says(rows[i + 1][k], members[k].second)));
      }
    }
  }
}

TEST_CASE("a report without weeks is a header in CSV and no table anywhere", "[report]") {
  const Report empty = report_of(log_of(R"({"version": 1, "activities": []})"), day("2026-11-22"));
  CHECK(csv_rows(render_report_csv(empty)).size() == 1);
  CHECK(csv_rows(render_report_csv(empty)).front() == csv_rows(render_report_csv(many_reports().front())).front());
  CHECK(weeks_of(empty).empty());
  CHECK(text_tables(render_report_text(empty, {}, {}), UnitSystem::metric, false).empty());
  CHECK(markdown_tables(render_report_markdown(empty, {}, UnitSystem::metric)).empty());
  CHECK(html_table(render_report_html(empty, {}, UnitSystem::metric)).empty());
}

TEST_CASE("the tables of text, Markdown and HTML show the numbers of JSON", "[report]") {
  for (const Report& report : many_reports()) {
    INFO("as of " << iso_date(report.decision.as_of) << ", from "
                  << (report.rows.empty() ? "" : iso_date(report.rows.front().week.days.first)));
    CHECK_FALSE(report.rows.empty());
    CHECK(wrong_in_any_table(report) == Strings{});
  }
}

TEST_CASE("every column shows something in one of the reports, and nothing in another", "[report]") {
  // Else the test above would compare dashes with null.
  for (const Shown& column : shown_columns(UnitSystem::metric)) {
    if (column.kind == Kind::week || column.kind == Kind::verdict) continue;
    const Json::json_pointer pointer{column.kind == Kind::band ? column.pointer + "/low" : column.pointer};
    int known = 0, unknown = 0;
    for (const Report& report : many_reports()) {
      const Json weeks = weeks_of(report);
      for (const Json& week : weeks) ++(week.at(pointer).is_null() ? unknown : known);
    }
    INFO(column.heading());
    CHECK(known > 20);
    CHECK((unknown > 0 || column.heading() == "Speed runs"));
  }
}

TEST_CASE("headlines, verdict and reasons are the same words in every format that has them", "[report]") {
  for (const Report& report : many_reports()) {
    const Json document = reference(report);
    const std::string text = words_of(render_report_text(report, {}, {}));
    const std::string markdown = words_of(replaced(render_report_markdown(report, {}, UnitSystem::metric), "\\", ""));
    const std::string html = words_of(html_words(render_report_html(report, {}, UnitSystem::metric)));
    Strings sentences;
    for (const auto& [id, headline] : document["headlines"].items()) sentences.push_back(headline);
    CHECK(sentences.size() == 4);
    for (const Json& reason : document["decision"]["reasons"]) sentences.push_back(reason["text"]);
    const std::string verdict = document["decision"]["verdict"];
    sentences.emplace_back(verdict == "reduce"         ? "REDUCE"
                           : verdict == "stop"         ? "STOP"
                           : verdict == "keep-running" ? "KEEP RUNNING"
                                                       : "NOT ENOUGH DATA");
    for (const std::string& sentence : sentences) {
      INFO(sentence);
      CHECK(text.find(words_of(sentence)) != std::string::npos);
      CHECK(markdown.find(words_of(sentence)) != std::string::npos);
      CHECK(html.find(words_of(sentence)) != std::string::npos);
    }
  }
}

TEST_CASE("weeks follow on each other, and the last holds the as-of day", "[report]") {
  for (const Report& report : many_reports()) {
    const Json weeks = weeks_of(report);
    for (std::size_t i = 0; i < weeks.size(); ++i) {
      const Day from = day(weeks[i]["from"].get<std::string>()), to = day(weeks[i]["to"].get<std::string>());
      CHECK(to - from == std::chrono::days{6});
      CHECK((i == 0 || from - day(weeks[i - 1]["to"].get<std::string>()) == std::chrono::days{1}));
      CHECK(weeks[i]["unfinished"] == (report.decision.as_of < to));
      CHECK((i + 1 < weeks.size() || Days{from, to}.contains(report.decision.as_of)));
    }
  }
}

TEST_CASE("week 53 and the turn of the year have their names and all their days in every format", "[report]") {
  struct YearEnd {
    std::string_view from, as_of;
    Strings names;
  };
  for (const auto& [from, as_of, names] :
       {YearEnd{"2026-12-14", "2027-01-13", {"2026-W51", "2026-W52", "2026-W53", "2027-W01", "2027-W02"}},
        YearEnd{"2020-12-14", "2021-01-13", {"2020-W51", "2020-W52", "2020-W53", "2021-W01", "2021-W02"}},
        YearEnd{"2018-12-17", "2019-01-09", {"2018-W51", "2018-W52", "2019-W01", "2019-W02"}}}) {
    nlohmann::json log{{"version", 1}, {"activities", nlohmann::json::array()}};
    for (Day today = day(from); today <= day(as_of); today += std::chrono::days{1})
      log["activities"].push_back({{"date", iso_date(today)}, {"distance_km", 1}});
    const Report report = report_of(log_of(log.dump()), day(as_of));
    CHECK(names_of_weeks(report) == names);
    CHECK(wrong_in_any_table(report) == Strings{});
    const std::string text = render_report_text(report, {}, {}),
                      markdown = render_report_markdown(report, {}, UnitSystem::metric);
    const std::string html = render_report_html(report, {}, UnitSystem::metric), csv = render_report_csv(report);
    for (const std::string& name : names) {
      INFO(name);
      for (const std::string& output : {text, markdown, html, csv}) CHECK(output.find(name) != std::string::npos);
    }
    const Json weeks = weeks_of(report);
    for (std::size_t i = 0; i + 1 < weeks.size(); ++i) CHECK(weeks[i]["distance_km"] == 7.0);
    CHECK(weeks.back()["distance_km"] == 3.0);
    CHECK(text.find(names.back() + "*") != std::string::npos);
    CHECK(markdown.find(names.back() + "\\*") != std::string::npos);
    CHECK(html.find("<th scope=row>" + names.back() + "*") != std::string::npos);
  }
}

TEST_CASE("weeks that do not begin on Monday are named by their first day in every format", "[report]") {
  for (const std::chrono::weekday start : {std::chrono::Saturday, std::chrono::Sunday, std::chrono::Wednesday}) {
    const Report report = report_of(log_of(full_log("2026-11-20", "2027-01-13").dump()), day("2027-01-13"), {}, start);
    CHECK(wrong_in_any_table(report) == Strings{});
    const Json weeks = weeks_of(report);
    for (const Json& week : weeks) {
      CHECK(week["iso_week"].is_null());
      CHECK(std::chrono::weekday{day(week["from"].get<std::string>())} == start);
      for (const std::string& output :
           {render_report_text(report, {}, {}), render_report_markdown(report, {}, UnitSystem::metric),
            render_report_html(report, {}, UnitSystem::metric), render_report_csv(report)})
        CHECK(output.find(week["from"].get<std::string>()) != std::string::npos);
    }
  }
}

TEST_CASE("lines of text fit the width", "[report]") {
  for (const Report& report : many_reports())
    for (const int width : {80, 100, 200})
      for (const UnitSystem units : {UnitSystem::metric, UnitSystem::imperial})
        for (const std::string& line : lines_of(render_report_text(report, {}, {.width = width, .units = units})))
          if (columns(line) > width) FAIL_CHECK("more than " << width << " columns: " << line);
}

TEST_CASE("two years are less than 150 KB of HTML", "[report]") {
  const Report report = report_of(log_of(full_log("2024-12-30", "2027-01-10").dump()), day("2027-01-10"), 104);
  REQUIRE(report.rows.size() == 104);
  const std::string html = render_report_html(report, {}, UnitSystem::metric);
  CHECK(html.size() < 150'000);
  CHECK(html_table(html).front().cells.size() == 104);
  CHECK(wrong_in_any_table(report) == Strings{});
}
