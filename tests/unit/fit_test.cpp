/// The FIT reader, on files made for it.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <set>

#include "catch_include.hpp"
#include "fit_bytes.hpp"
#include "vendor/fit/fit.hpp"

using namespace patella;
using namespace patella::fit_bytes;
using Catch::Matchers::WithinAbs;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr std::uint32_t t0 = 1'000'000'000;  // of FIT's clock; its last five bits are 0
static_assert(t0 % 32 == 0);
constexpr FitTime at(std::uint32_t time) { return fit_epoch + seconds{time}; }

/// Reads from exactly these bytes, so that a sanitizer sees one too far.
FitReading read(std::string_view bytes, FitLimits limits = {}) {
  std::vector<std::byte> exact;
  exact.reserve(bytes.size());
  for (const char c : bytes) exact.push_back(static_cast<std::byte>(c));
  return read_fit(exact, limits);
}

/// The only file of bytes in which nothing is wrong.
FitFile clean(std::string_view bytes) {
  const FitReading reading = read(bytes);
  for (const FitProblem& problem : reading.problems) UNSCOPED_INFO(fit_message(problem));
  REQUIRE(reading.problems.empty());
  REQUIRE(reading.files.size() == 1);
  return reading.files.front();
}
FitFile clean(const Messages& messages) { return clean(fit_file(messages)); }

using Faults = std::vector<FitFault>;
Faults faults(const FitReading& reading) {
  Faults all;
  for (const FitProblem& problem : reading.problems) all.push_back(problem.fault);
  return all;
}

/// A record of one field.
FitRecord record_of(Field field, Value value, Order order = Order::little) {
  const FitFile file = clean(Messages{}.define(0, 20, {field}, order).data(0, {value}));
  REQUIRE(file.records.size() == 1);
  return file.records.front();
}

const std::vector<Field> plain{{253, uint32}, {5, uint32}, {2, uint16}};
Value altitude(int metres) { return (metres + 500) * 5; }
/// Records of a time, a distance in steps of 10 m and an altitude of 100 m.
Messages some(int count) {
  Messages out;
  out.define(0, 20, plain);
  for (int i = 0; i < count; ++i) out.data(0, {t0 + static_cast<unsigned>(i), 1000 * i, altitude(100)});
  return out;
}

bool same(const FitRecord& a, const FitRecord& b) {
  return a.time == b.time && a.distance == b.distance && a.altitude == b.altitude && a.speed == b.speed &&
         a.cadence == b.cadence && a.latitude == b.latitude && a.longitude == b.longitude;
}

/// Which points of the track come after a gap.
std::set<std::size_t> gaps(const std::vector<RecordedPoint>& track) {
  std::set<std::size_t> after;
  for (std::size_t i = 0; i < track.size(); ++i)
    if (track[i].after_break) after.insert(i);
  return after;
}

}  // namespace

TEST_CASE("the checksum of FIT files", "[fit]") {
  const auto crc = [](std::string_view text, std::uint16_t from = 0) {
    return fit_crc(std::as_bytes(std::span{text}), from);
  };
  CHECK(crc("123456789") == 0xBB3D);  // the check value of CRC-16/ARC
  CHECK(crc("") == 0);
  std::string text;
  for (int length = 0; length < 100; ++length) {
    INFO(length);
    CHECK(crc(text) == checksum(text));
    const std::string_view all{text};
    for (const std::size_t part : {all.size() / 3, all.size() / 2})
      CHECK(crc(all.substr(part), crc(all.substr(0, part))) == crc(text));
    text += static_cast<char>(length * 97 + 31);
  }
}

TEST_CASE("a record in both byte orders", "[fit]") {
  for (const Order order : {Order::little, Order::big}) {
    const FitFile file =
        clean(Messages{}
                  .define(3, 20, {{253, uint32}, {0, sint32}, {1, sint32}, {5, uint32}, {2, uint16}, {6, uint16}}, order)
                  .data(3, {t0 + 5, -123456789, 987654321, 12345, altitude(-20), 2750}));
    REQUIRE(file.records.size() == 1);
    const FitRecord& record = file.records.front();
    CHECK(record.time == at(t0 + 5));
    CHECK(record.latitude == -123456789);
    CHECK(record.longitude == 987654321);
    CHECK(record.distance == 123.45);
    CHECK(record.altitude == -20.f);
    CHECK(record.speed == 2.75f);
    CHECK_FALSE((record.cadence || record.cadence_fraction));
  }
  CHECK(fit_degrees(std::numeric_limits<std::int32_t>::min()) == -180);
}

TEST_CASE("a local type is what its last definition says, and each has its own byte order", "[fit]") {
  Messages out;
  out.define(0, 20, plain).define(1, 20, {{5, uint32}, {253, uint32}}, Order::big);
  out.data(0, {t0, 100, altitude(10)}).data(1, {200, t0 + 1}).data(0, {t0 + 2, 300, altitude(11)});
  out.define(0, 20, {{5, uint16}, {4, uint8}}, Order::big).data(0, {400, 80}).data(1, {500, t0 + 4});
  const FitFile file = clean(out);
  REQUIRE(file.records.size() == 5);
  for (std::size_t i = 0; i < 5; ++i) CHECK(file.records[i].distance == 1.0 + static_cast<double>(i));
  CHECK(file.records[2].altitude == 11.f);
  CHECK(file.records[3].cadence == 80.f);
  CHECK_FALSE((file.records[3].time || file.records[3].altitude));
  CHECK(file.records[4].time == at(t0 + 4));
}

TEST_CASE("compressed timestamps count on from the last time, over the edge of 32 s", "[fit]") {
  Messages out = some(0);
  out.define(2, 20, {{4, uint8}}).define(3, 20, {{4, uint8}, {253, uint32}});
  out.data(0, {t0 + 30, 0, altitude(0)});
  for (const unsigned low : {31u, 31u, 1u, 0u}) out.data_at(low, 2, {80});  // 31 and 31 s, 33 s, and 64 s
  out.data_at(5, 3, {81, t0 + 100}).data_at(3, 2, {82});                    // a time of its own stands; 100 is 3 * 32 + 4
  const FitFile file = clean(out);
  REQUIRE(file.records.size() == 7);
  const std::vector<std::uint32_t> expected{30, 31, 31, 33, 64, 100, 131};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    INFO(i);
    CHECK(file.records[i].time == at(t0 + expected[i]));
  }
  CHECK(file.records[6].cadence == 82.f);
}

TEST_CASE("a compressed timestamp counts on from any message with a time", "[fit]") {
  Messages out;
  out.define(0, 65280, {{253, uint32}}).define(1, 20, {{4, uint8}});
  out.data_at(7, 1, {79}).data(0, {t0 + 40}).data_at(9, 1, {80});
  const FitFile file = clean(out);
  REQUIRE(file.records.size() == 2);
  CHECK(file.records[0].cadence == 79.f);
  CHECK_FALSE(file.records[0].time);  // nothing to count on from
  CHECK(file.records[1].time == at(t0 + 41));
}

TEST_CASE("developer fields are passed over", "[fit]") {
  for (const Order order : {Order::little, Order::big}) {
    const std::vector<Field> developer{{0, 5, 0}, {1, 200, 0}, {2, 0, 1}};
    Messages out;
    out.define(1, 20, {{253, uint32}, {5, uint32}}, order, developer).define(0, 20, plain);
    out.data(1, {t0, 700}).data(1, {t0 + 1, 800}).data(0, {t0 + 2, 900, altitude(1)});
    const FitFile file = clean(out);
    REQUIRE(file.records.size() == 3);
    for (unsigned i = 0; i < 3; ++i) {
      CHECK(file.records[i].time == at(t0 + i));
      CHECK(file.records[i].distance == 7.0 + i);
    }
  }
}

TEST_CASE("fields and messages that nobody knows are passed over", "[fit]") {
  Messages out;
  out.define(0, 20, {{253, uint32}, {99, 7, bytes}, {5, 3, uint32}, {2, 4, uint16}, {4, 1, 0x1E}, {53, 2, text}});
  out.define(1, 9999, {{0, uint32}, {253, uint32}});
  out.data(0, {t0, 1, 12345, altitude(100), 80, "x"}).data(1, {1, t0 + 1}).data(0, {t0 + 2, 2, 1, altitude(101), 81, "y"});
  const FitFile file = clean(out);
  REQUIRE(file.records.size() == 2);
  CHECK(file.records[0].altitude == 100.f);  // the first of two
  CHECK(file.records[1].time == at(t0 + 2));
  CHECK(file.records[1].altitude == 101.f);
  CHECK_FALSE((file.records[0].distance || file.records[0].cadence || file.records[0].cadence_fraction));
  CHECK((file.sessions.empty() && file.laps.empty() && file.timer.empty() && file.devices.empty()));
}

TEST_CASE("any base type may hold a number, and each has its own value for none", "[fit]") {
  const std::vector<std::pair<Base, std::uint64_t>> hundreds{{enumeration, 100},
                                                             {sint8, 100},
                                                             {uint8, 100},
                                                             {sint16, 100},
                                                             {uint16, 100},
                                                             {sint32, 100},
                                                             {uint32, 100},
                                                             {float32, std::bit_cast<std::uint32_t>(100.f)},
                                                             {float64, std::bit_cast<std::uint64_t>(100.0)},
                                                             {uint8z, 100},
                                                             {uint16z, 100},
                                                             {uint32z, 100},
                                                             {bytes, 100},
                                                             {sint64, 100},
                                                             {uint64, 100},
                                                             {uint64z, 100}};
  for (const auto& [base, hundred] : hundreds)
    for (const Order order : {Order::little, Order::big}) {
      INFO("base type " << base);
      CHECK(record_of({5, base}, hundred, order).distance == 1.0);
      CHECK_FALSE(record_of({5, base}, std::nullopt, order).distance);
      CHECK(record_of({5, size_of(base) * 3, base}, hundred, order).distance == 1.0);
    }
  CHECK(record_of({5, 4, 0x06}, 100).distance == 1.0);  // without the bit that says that its order matters
  CHECK_FALSE(record_of({5, 4, text}, "100").distance);
  CHECK(record_of({5, uint8}, 0).distance == 0.0);  // nothing run is a distance
  CHECK(record_of({0, sint32}, -1).latitude == -1);
  CHECK_FALSE(record_of({0, sint32}, std::nullopt).latitude);
}

TEST_CASE("what no distance can be is none", "[fit]") {
  CHECK_FALSE(record_of({5, sint32}, -100).distance);
  CHECK_FALSE(record_of({5, uint64}, 0x1'0000'0000).distance);
  CHECK(record_of({5, uint64}, 0xFFFF'FFFF).distance == 42949672.95);
  for (const double number :
       {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN(), -1e300, 1e300}) {
    CHECK_FALSE(record_of({5, float64}, std::bit_cast<std::uint64_t>(number)).distance);
    CHECK_FALSE(record_of({0, float64}, std::bit_cast<std::uint64_t>(number)).latitude);
  }
}

TEST_CASE("the enhanced altitude and speed win, on whichever side they stand", "[fit]") {
  const Value coarse = altitude(100), fine = altitude(200);
  for (const bool first : {true, false}) {
    Messages out;
    if (first)
      out.define(0, 20, {{78, uint32}, {73, uint32}, {2, uint16}, {6, uint16}}).data(0, {fine, 4000, coarse, 3000});
    else
      out.define(0, 20, {{2, uint16}, {6, uint16}, {78, uint32}, {73, uint32}}).data(0, {coarse, 3000, fine, 4000});
    if (first)
      out.data(0, {std::nullopt, std::nullopt, coarse, 3000});
    else
      out.data(0, {coarse, 3000, std::nullopt, std::nullopt});
    const FitFile file = clean(out);
    REQUIRE(file.records.size() == 2);
    CHECK(file.records[0].altitude == 200.f);
    CHECK(file.records[0].speed == 4.f);
    CHECK(file.records[1].altitude == 100.f);
    CHECK(file.records[1].speed == 3.f);
  }
}

TEST_CASE("cadence and its fraction", "[fit]") {
  const FitFile file = clean(Messages{}
                                 .define(0, 20, {{4, uint8}, {53, uint8}})
                                 .define(1, 18, {{18, uint8}, {92, uint8}})
                                 .define(2, 19, {{17, uint8}, {80, uint8}})
                                 .data(0, {84, 64})
                                 .data(0, {84, std::nullopt})
                                 .data(0, {std::nullopt, 64})
                                 .data(1, {81, 32})
                                 .data(2, {82, 96}));
  REQUIRE(file.records.size() == 3);
  CHECK(fit_cadence(file.records[0]) == 84.5);
  CHECK(fit_cadence(file.records[1]) == 84.0);
  CHECK_FALSE(fit_cadence(file.records[2]));
  CHECK(fit_cadence(file.sessions.at(0)) == 81.25);
  CHECK(fit_cadence(file.laps.at(0)) == 82.75);
}

TEST_CASE("speed and distance in three bytes", "[fit]") {
  const auto packed = [](unsigned speed, unsigned sixteenths) {
    return number(0, 1) + number(speed | (sixteenths & 0xFFF) << 12, 3);
  };
  Messages out;
  out.define(0, 20, {{8, 3, bytes}});
  out.raw(packed(300, 4000)).raw(packed(0xFFF, 4096 + 100)).raw(number(0, 1) + "\xFF\xFF\xFF").raw(packed(250, 8192));
  out.define(0, 20, {{5, uint32}, {6, uint16}, {8, 3, bytes}});
  out.raw(number(0, 1) + number(77700, 4) + number(3500, 2) + number(200 | 16 << 12, 3));
  const FitFile file = clean(out);
  REQUIRE(file.records.size() == 5);
  CHECK(file.records[0].distance == 250.0);
  CHECK(file.records[0].speed == 3.f);
  CHECK(file.records[1].distance == 262.25);  // it begins anew every 256 m
  CHECK_FALSE(file.records[1].speed);
  CHECK_FALSE((file.records[2].distance || file.records[2].speed));
  CHECK(file.records[3].distance == 512.0);
  CHECK(file.records[3].speed == 2.5f);
  CHECK(file.records[4].distance == 777.0);  // what the record says itself stands
  CHECK(file.records[4].speed == 3.5f);
}

TEST_CASE("the runner's clock from the activity message", "[fit]") {
  const auto offset = [](Value local, Value time = t0) {
    return clean(Messages{}.define(1, 34, {{253, uint32}, {5, uint32}}).data(1, {time, local})).local_offset;
  };
  for (const int told : {60, -240, 330, 345, -570, 840, -720}) {
    INFO(told);
    const std::int64_t local = t0 + 60ll * told;
    CHECK(offset(local) == minutes{told});
    CHECK(offset(local - 3) == minutes{told});  // clocks that are not quite together
    CHECK(offset(local + 400) == minutes{told});
  }
  for (const int none : {0, -735, 855, 24 * 60}) CHECK_FALSE(offset(t0 + 60ll * none));
  CHECK_FALSE(offset(std::nullopt));
  CHECK_FALSE(offset(0));
  CHECK_FALSE(offset(t0, std::nullopt));
  CHECK_FALSE(clean(some(1)).local_offset);
}

TEST_CASE("the names of a file", "[fit]") {
  Messages out;
  out.define(0, 0, {{0, enumeration}, {1, uint16}, {2, uint16}, {3, uint32z}, {4, uint32}, {8, 6, text}});
  const FitFileId id = clean(Messages{out}.data(0, {4, 1, 3113, 77, t0, "fenix"})).id;
  CHECK(id.type == fit_activity);
  CHECK(id.manufacturer == 1u);
  CHECK(id.product == 3113u);
  CHECK(id.serial == 77u);
  CHECK(id.created == at(t0));
  CHECK(id.product_name == "fenix");
  const FitFileId none = clean(Messages{out}.data(0, {2, std::nullopt, std::nullopt, 0, std::nullopt, std::nullopt})).id;
  CHECK(none.type == 2u);
  CHECK_FALSE((none.manufacturer || none.product || none.serial || none.created));
  CHECK(none.product_name.empty());
  CHECK(clean(Messages{out}.data(0, {4, 1, 1, 1, t0, "sixsix"})).id.product_name == "sixsix");  // no zero at its end
}

TEST_CASE("a session's sums and how it felt", "[fit]") {
  const FitFile file = clean(Messages{}
                                 .define(0, 18,
                                         {{253, uint32},
                                          {2, uint32},
                                          {5, enumeration},
                                          {6, enumeration},
                                          {7, uint32},
                                          {8, uint32},
                                          {59, uint32},
                                          {9, uint32},
                                          {22, uint16},
                                          {23, uint16},
                                          {193, uint8},
                                          {192, uint8},
                                          {199, uint8},
                                          {200, uint8}})
                                 .data(0, {t0 + 900, t0, 1, 3, 900'500, 800'250, 700'125, 250'075, 31, 42, 60, 75, 25, 50})
                                 .define(1, 19,
                                         {{253, uint32},
                                          {2, uint32},
                                          {25, enumeration},
                                          {39, enumeration},
                                          {7, uint32},
                                          {8, uint32},
                                          {52, uint32},
                                          {9, uint32},
                                          {21, uint16},
                                          {22, uint16},
                                          {149, uint8},
                                          {150, uint8}})
                                 .data(1, {t0 + 900, t0, 1, 3, 900'500, 800'250, 700'125, 250'075, 31, 42, 25, 50}));
  REQUIRE(file.sessions.size() == 1);
  REQUIRE(file.laps.size() == 1);
  for (const FitTotals& totals : {file.sessions.front(), file.laps.front()}) {
    CHECK(totals.time == at(t0 + 900));
    CHECK(totals.start == at(t0));
    CHECK(totals.sport == 1u);
    CHECK(totals.sub_sport == 3u);
    CHECK(totals.elapsed == 900.5);
    CHECK(totals.timer == 800.25);
    CHECK(totals.moving == 700.125);
    CHECK(totals.distance == 2500.75);
    CHECK(totals.ascent == 31.0);
    CHECK(totals.descent == 42.0);
    CHECK(totals.ascent_fraction == 0.25);
    CHECK(totals.descent_fraction == 0.5);
  }
  CHECK(file.sessions.front().rpe == 60.0);
  CHECK(file.sessions.front().feel == 75.0);
  CHECK_FALSE((file.laps.front().rpe || file.laps.front().feel));
  CHECK(clean(Messages{}.define(0, 12, {{0, enumeration}, {1, enumeration}}).data(0, {1, 1})).sport.sub_sport == 1u);
}

TEST_CASE("headers of 12, 14 and more bytes", "[fit]") {
  for (const unsigned header : {12u, 14u, 15u, 20u}) {
    INFO(header);
    const std::string bytes = fit_file(some(3), {.header = header});
    const FitFile read = clean(bytes);
    CHECK(read.begin == 0);
    CHECK(read.end == bytes.size());
    CHECK(read.records.size() == 3);
  }
  CHECK(clean(fit_file(some(3), {.header_checksum = false})).records.size() == 3);
  CHECK(clean(fit_file("")).records.empty());
}

TEST_CASE("a wrong checksum is told, and the file is read", "[fit]") {
  std::string body = fit_file(some(3));
  body.back() = static_cast<char>(body.back() ^ 1);
  const FitReading wrong_body = read(body);
  REQUIRE(faults(wrong_body) == Faults{FitFault::file_crc});
  CHECK_FALSE(is_error(FitFault::file_crc));
  CHECK(wrong_body.problems.front().at == body.size() - 2);
  CHECK((wrong_body.problems.front().stated ^ wrong_body.problems.front().found) == 0x100);
  REQUIRE(wrong_body.files.size() == 1);
  CHECK(wrong_body.files.front().records.size() == 3);

  std::string head = fit_file(some(3));
  head[12] = static_cast<char>(head[12] ^ 1);
  head.resize(head.size() - 2);
  head += number(checksum(head), 2);
  const FitReading wrong_head = read(head);
  REQUIRE(faults(wrong_head) == Faults{FitFault::header_crc});
  REQUIRE(wrong_head.files.size() == 1);
  CHECK(wrong_head.files.front().records.size() == 3);
}

TEST_CASE("no byte of a file can change unnoticed", "[fit]") {
  const std::string good = fit_file(some(2));
  for (std::size_t i = 0; i < good.size(); ++i)
    for (const int change : {0x01, 0x10, 0x80, 0xFF}) {
      std::string bad = good;
      bad[i] = static_cast<char>(bad[i] ^ change);
      INFO("byte " << i << " changed by " << change);
      const FitReading reading = read(bad);
      CHECK_FALSE(reading.problems.empty());
      for (const FitFile& read_file : reading.files) CHECK(read_file.end <= good.size());
    }
}

TEST_CASE("chained files are read one by one, and know nothing of each other", "[fit]") {
  const std::string first = fit_file(some(3)), second = fit_file(some(2), {.header = 12});
  const FitReading two = read(first + second);
  CHECK(two.problems.empty());
  REQUIRE(two.files.size() == 2);
  CHECK(two.files[0].records.size() == 3);
  CHECK(two.files[0].end == first.size());
  CHECK(two.files[1].records.size() == 2);
  CHECK(two.files[1].begin == first.size());
  CHECK(two.files[1].end == first.size() + second.size());

  // The second uses what only the first defined, and the third is read all the same.
  const std::string undefined = fit_file(number(0, 1) + std::string(10, '\0'));
  const FitReading three = read(first + undefined + second);
  REQUIRE(faults(three) == Faults{FitFault::no_definition});
  REQUIRE(three.files.size() == 3);
  CHECK(three.files[1].records.empty());
  CHECK(three.files[2].records.size() == 2);

  // Nor does a clock run on.
  const Messages only_low = Messages{}.define(0, 20, {{4, uint8}}).data_at(3, 0, {80});
  const FitReading clocks = read(first + fit_file(only_low));
  REQUIRE(clocks.files.size() == 2);
  CHECK_FALSE(clocks.files[1].records.at(0).time);
}

TEST_CASE("what follows a FIT file and is none", "[fit]") {
  const std::string good = fit_file(some(3));
  for (const std::string& rest : {std::string{"\n"}, std::string(100, '\0'), good.substr(1), good.substr(0, 11)}) {
    const FitReading reading = read(good + rest);
    REQUIRE(faults(reading) == Faults{FitFault::garbage_after});
    CHECK(reading.problems.front().at == good.size());
    CHECK(reading.problems.front().found == rest.size());
    REQUIRE(reading.files.size() == 1);
    CHECK(reading.files.front().records.size() == 3);
  }
}

TEST_CASE("what is no FIT file is refused", "[fit]") {
  const auto refused = [](std::string_view bytes) {
    const FitReading reading = read(bytes);
    CHECK(reading.rejected());
    REQUIRE(reading.problems.size() == 1);
    CHECK(is_error(reading.problems.front().fault));
    return reading.problems.front().fault;
  };
  const std::string good = fit_file(some(3));
  CHECK(refused("") == FitFault::empty);
  for (std::size_t size = 1; size < 12; ++size) CHECK(refused(good.substr(0, size)) == FitFault::no_header);
  CHECK(refused("{\"activities\": []}") == FitFault::no_signature);
  for (const int size : {0, 11, 255}) {
    std::string bad = good.substr(0, 100);
    bad[0] = static_cast<char>(size);
    CHECK(refused(bad) == FitFault::header_size);
  }
}

TEST_CASE("a file cut off keeps every record that is whole", "[fit]") {
  const std::string whole = fit_file(some(4));
  const std::size_t head = 14 + some(0).str().size(), one = some(1).str().size() - some(0).str().size();
  for (std::size_t size = 14; size < whole.size(); ++size) {
    INFO(size << " of " << whole.size() << " bytes");
    const FitReading reading = read(std::string_view{whole}.substr(0, size));
    REQUIRE(faults(reading) == Faults{FitFault::truncated});
    CHECK(reading.problems.front().stated == whole.size());
    CHECK(reading.problems.front().found == size);
    REQUIRE(reading.files.size() == 1);
    CHECK(reading.files.front().records.size() == (size < head ? 0 : std::min<std::size_t>(4, (size - head) / one)));
    CHECK(reading.files.front().end == size);
  }
}

TEST_CASE("two chained recordings cut off anywhere never tell more than the whole", "[fit]") {
  const Run run{.seconds = 12, .pauses = {{5, 100}}, .ascent = 1, .descent = 2};
  Messages compressed = some(2);
  compressed.define(1, 20, {{4, uint8}, {8, 3, bytes}}, Order::big, {{0, 9, 0}})
      .data_at(3, 1, {80, 1})
      .data_at(1, 1, {81, 300});
  const std::string first = fit_file(run), bytes = first + fit_file(compressed);
  const FitReading whole = read(bytes);
  REQUIRE(whole.problems.empty());
  REQUIRE(whole.files.size() == 2);
  std::size_t before = 0;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    INFO(size << " of " << bytes.size() << " bytes");
    const FitReading reading = read(std::string_view{bytes}.substr(0, size));
    CHECK(reading.problems.empty() == (size == first.size()));
    REQUIRE(reading.files.size() <= 2);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < reading.files.size(); ++i) {
      const FitFile &part = reading.files[i], &all = whole.files[i];
      REQUIRE(part.records.size() <= all.records.size());
      for (std::size_t k = 0; k < part.records.size(); ++k) REQUIRE(same(part.records[k], all.records[k]));
      CHECK(part.sessions.size() <= all.sessions.size());
      CHECK(part.laps.size() <= all.laps.size());
      CHECK(part.timer.size() <= all.timer.size());
      CHECK(part.devices.size() <= all.devices.size());
      CHECK((!part.local_offset || part.local_offset == all.local_offset));
      kept += part.records.size() + part.sessions.size() + part.laps.size() + part.timer.size() + part.devices.size();
    }
    CHECK(kept >= before);  // a longer piece never tells less
    before = kept;
  }
}

TEST_CASE("a recording that was never finished is read to its end", "[fit]") {
  const std::string half = fit_file(some(4), {.finished = false}) + std::string(5, '\0');
  const FitReading reading = read(half);
  REQUIRE(faults(reading) == Faults{FitFault::unfinished});
  REQUIRE(reading.files.size() == 1);
  CHECK(reading.files.front().records.size() == 4);
  CHECK(reading.files.front().end == half.size());

  // An empty file is finished, also before another one.
  const FitReading empty_before = read(fit_file("") + fit_file(some(2)));
  CHECK(empty_before.problems.empty());
  REQUIRE(empty_before.files.size() == 2);
  CHECK(empty_before.files[1].records.size() == 2);
}

TEST_CASE("a message that was not defined ends the reading, and what was read stands", "[fit]") {
  const std::size_t where = 14 + some(2).str().size();
  const FitReading reading = read(fit_file(Messages{some(2)}.raw(number(7, 1) + std::string(30, '\0'))));
  REQUIRE(faults(reading) == Faults{FitFault::no_definition});
  CHECK(reading.problems.front().at == where);
  CHECK(reading.problems.front().stated == 7);
  REQUIRE(reading.files.size() == 1);
  CHECK(reading.files.front().records.size() == 2);
  const FitReading compressed = read(fit_file(Messages{some(2)}.raw(number(0x80 | 3 << 5, 1) + std::string(30, '\0'))));
  REQUIRE(faults(compressed) == Faults{FitFault::no_definition});
  CHECK(compressed.problems.front().stated == 3);
}

TEST_CASE("a last message that does not end with the data is left out", "[fit]") {
  for (const std::string& rest :
       {number(0, 1) + "ab", number(0x41, 1), number(0x41, 1) + number(0, 4) + number(9, 1) + "abc"}) {
    const FitReading reading = read(fit_file(Messages{some(2)}.raw(rest)));
    REQUIRE(faults(reading) == Faults{FitFault::cut_message});
    REQUIRE(reading.files.size() == 1);
    CHECK(reading.files.front().records.size() == 2);
  }
}

TEST_CASE("a device that does not know the date says so once", "[fit]") {
  Messages out = some(0);
  for (unsigned i = 0; i < 5; ++i) out.data(0, {77 + i, 0, altitude(0)});
  const FitReading reading = read(fit_file(out));
  REQUIRE(faults(reading) == Faults{FitFault::no_date});
  REQUIRE(reading.files.size() == 1);
  CHECK(reading.files.front().records.back().time == at(81));
  CHECK(clean(Messages{some(0)}.data(0, {0x10000000, 0, altitude(0)})).records.front().time == fit_first_date);
}

TEST_CASE("no more messages are kept than allowed", "[fit]") {
  const std::string twenty = fit_file(some(20));
  CHECK(read(twenty, {.messages = 20}).problems.empty());
  const FitReading less = read(twenty, {.messages = 19});
  REQUIRE(faults(less) == Faults{FitFault::too_many});
  REQUIRE(less.files.size() == 1);
  CHECK(less.files.front().records.size() == 19);
  CHECK(less.files.front().records.size() <= 20);
}

TEST_CASE("every fault has a sentence of its own", "[fit]") {
  std::set<std::string> sentences;
  for (int fault = 0; fault <= static_cast<int>(FitFault::no_date); ++fault) {
    const std::string sentence = fit_message({static_cast<FitFault>(fault), 4711, 1234, 5678});
    INFO(sentence);
    CHECK(sentence.size() > 10);
    CHECK(sentence.back() != '.');
    CHECK(sentences.insert(sentence).second);
  }
  CHECK(fit_message({FitFault::no_definition, 4711, 7, 0}).find("4711") != std::string::npos);
}

TEST_CASE("only the timer's starts and stops are events", "[fit]") {
  Messages out;
  out.define(0, 21, {{253, uint32}, {0, enumeration}, {1, enumeration}});
  for (unsigned type = 0; type < 12; ++type) out.data(0, {t0 + type, 0, type}).data(0, {t0 + type, 9, type});
  out.data(0, {t0, std::nullopt, 0}).data(0, {t0, 0, std::nullopt});
  const FitFile file = clean(out);
  std::vector<std::pair<std::int64_t, bool>> timer;
  for (const FitTimerEvent& event : file.timer) timer.emplace_back((*event.time - at(t0)).count(), event.start);
  CHECK(timer == std::vector<std::pair<std::int64_t, bool>>{{0, true}, {1, false}, {4, false}, {8, false}, {9, false}});
}

TEST_CASE("where the timer was stopped, the track has a gap", "[fit]") {
  const FitFile file = clean(fit_file(Run{.seconds = 60, .pauses = {{20, 30}, {40, 5}}}));
  const std::vector<RecordedPoint> track = fit_track(file, 0);
  REQUIRE(track.size() == 61);
  CHECK(gaps(track) == std::set<std::size_t>{20, 40});
  CHECK(*track[20].time - *track[19].time == seconds{31});
  CHECK(*track[40].time - *track[39].time == seconds{6});
  CHECK(track[20].distance == 60.0);
  CHECK(track[20].altitude == 100.f);
  CHECK(track[20].cadence == 84.5f);
  CHECK_THAT(track[20].position.value().longitude, WithinAbs(8, 1e-6));

  const auto gaps_of = [](const std::vector<std::pair<unsigned, unsigned>>& events) {
    Messages out;
    out.define(1, 21, {{253, uint32}, {0, enumeration}, {1, enumeration}});
    for (const auto& [when, type] : events) out.data(1, {t0 + when, 0, type});
    out.raw(some(10).str());
    return gaps(fit_track(clean(out), 0));
  };
  CHECK(gaps_of({}).empty());
  CHECK(gaps_of({{0, 0}, {9, 4}}).empty());  // start and end of the run
  CHECK(gaps_of({{0, 0}, {3, 4}, {5, 0}}) == std::set<std::size_t>{5});
  CHECK(gaps_of({{0, 0}, {3, 1}, {3, 1}, {6, 0}, {6, 0}}) == std::set<std::size_t>{6});
  CHECK(gaps_of({{0, 0}, {3, 8}, {4, 9}}).empty());  // stopped, recorded on
  CHECK(gaps_of({{0, 0}, {3, 4}, {3, 0}, {5, 4}, {7, 0}}) == std::set<std::size_t>{3, 7});
}

TEST_CASE("a multisport file has the records of each session", "[fit]") {
  Run swim{.seconds = 100, .pace = 1, .sport = 5}, change{.seconds = 20, .pace = 0.5, .sport = 3}, run{.seconds = 300};
  change.start = swim.end() + 3;
  change.distance_before = swim.distance();
  run.start = change.end() + 3;
  run.distance_before = swim.distance() + change.distance();
  run.altitude = [](int s) { return std::optional{200.0 + s}; };
  // The first states the length of all, as some watches do.
  for (const std::optional<int> stated : {std::optional<int>{}, std::optional<int>{426}}) {
    swim.elapsed = stated;
    const FitFile file = clean(fit_file({swim, change, run}));
    REQUIRE(file.sessions.size() == 3);
    CHECK(file.sessions[0].sport == 5u);
    CHECK(file.sessions[2].sport == 1u);
    CHECK(file.sessions[2].distance == 900.0);
    CHECK(file.records.size() == 101 + 21 + 301);
    const std::vector<RecordedPoint> first = fit_track(file, 0), last = fit_track(file, 2);
    CHECK(fit_track(file, 1).size() == 21);
    CHECK((first.size() == 101 || (stated && first.size() == 102)));  // at most the record with which the next begins
    REQUIRE(last.size() == 301);
    CHECK(last.front().altitude == 200.f);
    CHECK_THAT(last.back().distance.value() - last.front().distance.value(), WithinAbs(900, 1e-6));
    CHECK(last.back().time == at(run.end()));
  }
}

TEST_CASE("a file without a session gives all its records as a track", "[fit]") {
  CHECK(fit_track(clean(some(7)), 0).size() == 7);
  CHECK(fit_track(clean(fit_file("")), 0).empty());
}

TEST_CASE("a barometer is one of the watch's own sensors", "[fit]") {
  const auto kind = [](Value source, Value type) {
    return fit_altitude_source(
        clean(Messages{}.define(0, 23, {{253, uint32}, {25, enumeration}, {1, uint8}}).data(0, {t0, source, type})));
  };
  CHECK(kind(5, 4) == AltitudeSource::barometer);
  CHECK(kind(5, 1) == AltitudeSource::stated);  // a GPS
  CHECK(kind(1, 4) == AltitudeSource::stated);  // an ANT+ sensor's type 4 is another one
  CHECK(kind(std::nullopt, 4) == AltitudeSource::stated);
  CHECK(kind(5, std::nullopt) == AltitudeSource::stated);
  CHECK(fit_altitude_source(clean(some(1))) == AltitudeSource::stated);
  CHECK(fit_altitude_source(clean(fit_file(Run{.seconds = 1}))) == AltitudeSource::barometer);
  CHECK(fit_altitude_source(clean(fit_file(Run{.seconds = 1, .barometer = false}))) == AltitudeSource::stated);
}

TEST_CASE("a whole run", "[fit]") {
  Run run{.seconds = 600,
          .pace = 2.5,
          .pauses = {{300, 60}},
          .ascent = 30,
          .descent = 29,
          .rpe = 40,
          .feel = 75,
          .local_offset = -300};
  run.altitude = [](int s) { return s < 10 ? std::nullopt : std::optional{s <= 300 ? 100 + 0.1 * s : 160 - 0.1 * s}; };
  for (const Order order : {Order::little, Order::big}) {
    const FitFile file = clean(recording({run}, order));
    CHECK(file.id.type == fit_activity);
    CHECK(file.id.serial == 3'900'000'001);
    CHECK(file.id.created == at(run.start));
    CHECK(file.local_offset == minutes{-300});
    CHECK(file.devices.size() == 2);
    CHECK(file.laps.size() == 1);
    CHECK(file.timer.size() == 4);
    REQUIRE(file.sessions.size() == 1);
    const FitTotals& session = file.sessions.front();
    CHECK(session.sport == 1u);
    CHECK(session.elapsed == 660.0);
    CHECK(session.timer == 600.0);
    CHECK(session.distance == 1500.0);
    CHECK(session.ascent == 30.0);
    CHECK(session.descent == 29.0);
    CHECK(session.rpe == 40.0);
    CHECK(session.feel == 75.0);
    CHECK(fit_cadence(session) == 84.5);
    REQUIRE(file.records.size() == 601);
    CHECK_FALSE(file.records[9].altitude);
    CHECK(fit_cadence(file.records[200]) == 84.5);
    CHECK_THAT(fit_degrees(file.records[600].latitude.value()), WithinAbs(47 + 1500 / 111'200.0, 1e-6));
    CHECK_THAT(fit_degrees(file.records[600].longitude.value()), WithinAbs(8, 1e-6));
  }
}
