#pragma once
/// FIT files made in memory, by other means than the reader's own: a message at a time, or a run as a watch records it.
#include <cmath>
#include <concepts>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace patella::fit_bytes {

enum class Order { little, big };

/// Base types, as the byte of a definition names them.
enum Base : unsigned {
  enumeration = 0x00,
  sint8 = 0x01,
  uint8 = 0x02,
  sint16 = 0x83,
  uint16 = 0x84,
  sint32 = 0x85,
  uint32 = 0x86,
  text = 0x07,
  float32 = 0x88,
  float64 = 0x89,
  uint8z = 0x0A,
  uint16z = 0x8B,
  uint32z = 0x8C,
  bytes = 0x0D,
  sint64 = 0x8E,
  uint64 = 0x8F,
  uint64z = 0x90
};

/// Bytes of one element; 1 for types that nobody knows.
inline unsigned size_of(unsigned base) {
  switch (base & 0x1F) {
    case sint16 & 0x1F:
    case uint16 & 0x1F:
    case uint16z & 0x1F: return 2;
    case sint32 & 0x1F:
    case uint32 & 0x1F:
    case uint32z & 0x1F:
    case float32 & 0x1F: return 4;
    case sint64 & 0x1F:
    case uint64 & 0x1F:
    case uint64z & 0x1F:
    case float64 & 0x1F: return 8;
    default: return 1;
  }
}

/// The bits that say that there is no value.
inline std::uint64_t invalid_bits(unsigned base) {
  const std::uint64_t ones = ~std::uint64_t{0} >> (64 - 8 * size_of(base));
  if (base == sint8 || base == sint16 || base == sint32 || base == sint64) return ones >> 1;
  const bool zero = base == uint8z || base == uint16z || base == uint32z || base == uint64z || base == text;
  return zero ? 0 : ones;
}

/// The low `size` bytes of a number.
inline std::string number(std::uint64_t value, std::size_t size, Order order = Order::little) {
  std::string written;
  for (std::size_t i = 0; i < size; ++i) written += static_cast<char>(i < 8 ? value >> (8 * i) : 0);
  return order == Order::little ? written : std::string{written.rbegin(), written.rend()};
}

/// CRC-16, bit by bit.
inline std::uint16_t checksum(std::string_view of) {
  unsigned crc = 0;
  for (const char c : of) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1) ? (crc >> 1) ^ 0xA001u : crc >> 1;
  }
  return static_cast<std::uint16_t>(crc);
}

struct Field {
  unsigned number, size, base;
  /// A field of one element.
  Field(unsigned n, Base b) : number{n}, size{size_of(b)}, base{b} {}
  Field(unsigned n, unsigned s, unsigned b) : number{n}, size{s}, base{b} {}
};

/// What a data message says in one field: the bits of a number, text, or nothing.
struct Value {
  std::optional<std::uint64_t> bits;
  std::string text;
  template <std::integral Number>
  Value(Number value) : bits{static_cast<std::uint64_t>(value)} {}
  template <std::integral Number>
  Value(std::optional<Number> value) : bits{value ? std::optional{static_cast<std::uint64_t>(*value)} : std::nullopt} {}
  Value(std::nullopt_t) {}
  Value(const char* words) : text{words} {}
};

/// Messages, one behind the other.
class Messages {
 public:
  /// Developer fields stand as number, size and index of the developer.
  Messages& define(unsigned local, unsigned message, std::vector<Field> fields, Order order = Order::little,
                   const std::vector<Field>& developer = {}) {
    const bool more = !developer.empty();
    bytes_ += number(0x40 | local | (more ? 0x20 : 0), 1) + number(0, 1) + number(order == Order::big, 1);
    bytes_ += number(message, 2, order) + number(fields.size(), 1);
    for (const Field& f : fields) bytes_ += number(f.number, 1) + number(f.size, 1) + number(f.base, 1);
    std::size_t behind = 0;
    if (more) bytes_ += number(developer.size(), 1);
    for (const Field& f : developer) {
      bytes_ += number(f.number, 1) + number(f.size, 1) + number(f.base, 1);
      behind += f.size;
    }
    layouts_[local] = {std::move(fields), order, behind};
    return *this;
  }
  /// A data message of a local type that was defined; what stands in its developer fields means nothing.
  Messages& data(unsigned local, const std::vector<Value>& values) { return add(local, local, values); }
  /// The same, with the last five bits of its time in its header.
  Messages& data_at(unsigned low_time, unsigned local, const std::vector<Value>& values) {
    return add(0x80 | local << 5 | (low_time & 0x1F), local, values);
  }
  Messages& raw(std::string_view anything) { return bytes_ += anything, *this; }
  const std::string& str() const { return bytes_; }

 private:
  struct Layout {
    std::vector<Field> fields;
    Order order = Order::little;
    std::size_t developer = 0;  ///< bytes of developer fields
  };
  std::string bytes_;
  std::map<unsigned, Layout> layouts_;

  Messages& add(unsigned header, unsigned local, const std::vector<Value>& values) {
    const Layout& layout = layouts_.at(local);
    bytes_ += number(header, 1);
    for (std::size_t i = 0; i < layout.fields.size(); ++i) {
      const Field& field = layout.fields[i];
      const Value& value = values.at(i);
      std::string written = value.text;
      if (written.empty())
        written = number(value.bits.value_or(invalid_bits(field.base)), size_of(field.base), layout.order);
      written.resize(field.size, field.base == text ? '\0' : '\x55');  // further elements
      bytes_ += written;
    }
    bytes_ += std::string(layout.developer, '\x55');
    return *this;
  }
};

struct Envelope {
  unsigned header = 14;         ///< bytes
  bool header_checksum = true;  ///< else 0, which says that there is none
  bool finished = true;         ///< else no length and no checksum: the watch died
};

/// A whole file of messages.
inline std::string fit_file(const std::string& messages, Envelope how = {}) {
  std::string header = number(how.header, 1) + number(0x20, 1) + number(2132, 2);
  header += number(how.finished ? messages.size() : 0, 4) + ".FIT";
  if (how.header >= 14) header += number(how.header_checksum ? checksum(header) : 0, 2);
  header.resize(how.header, '\0');
  if (!how.finished) return header + messages;
  return header + messages + number(checksum(header + messages), 2);
}
inline std::string fit_file(const Messages& messages, Envelope how = {}) { return fit_file(messages.str(), how); }

/// The timer stands for so many seconds, between the record of the second before `at` and the one of `at`.
struct Pause {
  int at, seconds;
};

/// A run, or another leg of a multisport file: a record a second, the first and the last one included.
struct Run {
  std::uint32_t start = 1'100'000'000;  ///< on FIT's clock: 2024-11-08T11:33:20Z
  int seconds = 1200;                   ///< without pauses
  double pace = 3;                      ///< m/s
  double distance_before = 0;           ///< m, on the counter at the start
  std::function<std::optional<double>(int)> altitude = [](int) { return std::optional{100.0}; };  ///< m, at each second
  std::optional<double> cadence = 84.5;                ///< steps a minute of one leg
  std::optional<double> latitude = 47, longitude = 8;  ///< degrees, of the start; it goes north
  std::vector<Pause> pauses{};                         ///< in order
  unsigned sport = 1, sub_sport = 0;
  std::optional<int> ascent{}, descent{};  ///< m, as the watch sums them up
  std::optional<int> elapsed{};            ///< s, where the session states another one
  std::optional<int> rpe{}, feel{};        ///< 0-100
  // Of a file, the first leg's stand.
  unsigned file_type = 4, manufacturer = 1, product = 3113, serial = 3'900'000'001;
  std::optional<std::uint32_t> created{};  ///< on FIT's clock; absent: at the start
  bool barometer = true;
  std::optional<int> local_offset = 60;  ///< minutes east of UTC

  /// On FIT's clock, at a second of the timer.
  std::uint32_t clock(int second) const {
    int paused = 0;
    for (const Pause& pause : pauses)
      if (pause.at <= second) paused += pause.seconds;
    return start + static_cast<std::uint32_t>(second + paused);
  }
  std::uint32_t end() const { return clock(seconds); }
  double distance() const { return pace * seconds; }
};

namespace detail {

inline std::int64_t scaled(double value, double scale, double offset = 0) { return std::llround((value + offset) * scale); }
inline std::optional<std::int64_t> scaled(std::optional<double> value, double scale, double offset = 0) {
  return value ? std::optional{scaled(*value, scale, offset)} : std::nullopt;
}
inline std::optional<std::int64_t> semicircles(std::optional<double> degrees) { return scaled(degrees, 2147483648.0 / 180); }
inline std::optional<double> whole(std::optional<double> x) { return x ? std::optional{std::floor(*x)} : std::nullopt; }
inline std::optional<double> fraction(std::optional<double> x) {
  return x ? std::optional{*x - std::floor(*x)} : std::nullopt;
}

enum Local : unsigned { head, device, record, event, lap, session, activity };
constexpr unsigned timer_start = 0, timer_stop_all = 4;

inline void define_all(Messages& out, Order order) {
  out.define(head, 0, {{0, enumeration}, {1, uint16}, {2, uint16}, {3, uint32z}, {4, uint32}}, order);
  out.define(device, 23, {{253, uint32}, {0, uint8}, {1, uint8}, {2, uint16}, {4, uint16}, {25, enumeration}}, order);
  out.define(event, 21, {{253, uint32}, {0, enumeration}, {1, enumeration}}, order);
  out.define(record, 20,
             {{253, uint32}, {0, sint32}, {1, sint32}, {5, uint32}, {78, uint32}, {73, uint32}, {4, uint8}, {53, uint8}},
             order);
  out.define(lap, 19, {{253, uint32}, {2, uint32}, {25, enumeration}, {7, uint32}, {8, uint32}, {9, uint32}}, order);
  out.define(session, 18,
             {{253, uint32},
              {2, uint32},
              {5, enumeration},
              {6, enumeration},
              {7, uint32},
              {8, uint32},
              {9, uint32},
              {22, uint16},
              {23, uint16},
              {18, uint8},
              {92, uint8},
              {193, uint8},
              {192, uint8}},
             order);
  out.define(activity, 34, {{253, uint32}, {1, uint16}, {5, uint32}}, order);
}

inline void add_records(Messages& out, const Run& run) {
  constexpr double metres_a_degree = 111'200;
  out.data(event, {run.start, 0, timer_start});
  for (int s = 0; s <= run.seconds; ++s) {
    for (const Pause& pause : run.pauses)
      if (pause.at == s)
        out.data(event, {run.clock(s - 1), 0, timer_stop_all}).data(event, {run.clock(s) - 1, 0, timer_start});
    const double way = run.pace * s;
    const auto latitude = run.latitude ? std::optional{*run.latitude + way / metres_a_degree} : std::nullopt;
    out.data(record, {run.clock(s), semicircles(latitude), semicircles(run.longitude),
                      scaled(run.distance_before + way, 100), scaled(run.altitude(s), 5, 500), scaled(run.pace, 1000),
                      scaled(whole(run.cadence), 1), scaled(fraction(run.cadence), 128)});
  }
  out.data(event, {run.end(), 0, timer_stop_all});
}

inline void add_totals(Messages& out, const Run& run) {
  const auto elapsed = run.elapsed.value_or(static_cast<int>(run.end() - run.start)) * std::int64_t{1000};
  const auto timer = run.seconds * std::int64_t{1000}, way = scaled(run.distance(), 100);
  out.data(lap, {run.end(), run.start, run.sport, elapsed, timer, way});
  out.data(session, {run.end(), run.start, run.sport, run.sub_sport, elapsed, timer, way, run.ascent, run.descent,
                     scaled(whole(run.cadence), 1), scaled(fraction(run.cadence), 128), run.rpe, run.feel});
}

}  // namespace detail

/// The messages of a recording of one leg or several.
inline Messages recording(const std::vector<Run>& legs, Order order = Order::little) {
  Messages out;
  const Run &first = legs.front(), &last = legs.back();
  detail::define_all(out, order);
  out.data(detail::head,
           {first.file_type, first.manufacturer, first.product, first.serial, first.created.value_or(first.start)});
  out.data(detail::device, {first.start, 0, std::nullopt, first.manufacturer, first.product, 5});  // the watch itself
  if (first.barometer) out.data(detail::device, {first.start, 1, 4, first.manufacturer, first.product, 5});
  for (const Run& leg : legs) detail::add_records(out, leg);
  for (const Run& leg : legs) detail::add_totals(out, leg);
  std::optional<std::int64_t> local;
  if (first.local_offset) local = last.end() + *first.local_offset * std::int64_t{60};
  out.data(detail::activity, {last.end(), legs.size(), local});
  return out;
}

/// A whole file of a run.
inline std::string fit_file(const Run& run, Envelope how = {}) { return fit_file(recording({run}), how); }
/// A whole file of several legs, a session each.
inline std::string fit_file(const std::vector<Run>& legs, Envelope how = {}) { return fit_file(recording(legs), how); }

}  // namespace patella::fit_bytes
