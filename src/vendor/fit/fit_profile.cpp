#include "vendor/fit/fit_profile.hpp"

#include <cmath>
#include <cstdint>

namespace patella {
namespace {

/// The member's number is the file's over `scale`, minus `offset`.
template <auto member, int scale = 1, int offset = 0>
void number(auto& message, const FitValue& value) {
  using Number = typename std::remove_reference_t<decltype(message.*member)>::value_type;
  if (const double read = value.number(); !std::isnan(read)) message.*member = static_cast<Number>(read / scale - offset);
}

/// The same, of a field that gives way to its enhanced sibling.
template <auto member, int scale, int offset = 0>
void coarse(auto& message, const FitValue& value) {
  if (!(message.*member)) number<member, scale, offset>(message, value);
}

template <auto member, int scale = 1>
void amount(auto& message, const FitValue& value) {
  if (const double read = value.number(); is_unsigned(read)) message.*member = read / scale;
}

/// A number of the profile, or an id.
template <auto member>
void code(auto& message, const FitValue& value) {
  if (const double read = value.number(); is_unsigned(read)) message.*member = static_cast<std::uint32_t>(read);
}

template <auto member>
void moment(auto& message, const FitValue& value) {
  if (const double read = value.number(); is_unsigned(read))
    message.*member = fit_epoch + std::chrono::seconds{static_cast<std::int64_t>(read)};
}

template <auto member>
void semicircles(auto& message, const FitValue& value) {
  if (const double read = value.number(); read >= -2147483648.0 && read <= 2147483647.0)
    message.*member = static_cast<std::int32_t>(read);
}

template <auto member>
void words(auto& message, const FitValue& value) {
  message.*member = value.text();
}

constexpr FitField<FitFileId> file_id_fields[] = {{0, code<&FitFileId::type>},      {1, code<&FitFileId::manufacturer>},
                                                  {2, code<&FitFileId::product>},   {3, code<&FitFileId::serial>},
                                                  {4, moment<&FitFileId::created>}, {8, words<&FitFileId::product_name>}};

constexpr FitField<FitTotals> session_fields[] = {{2, moment<&FitTotals::start>},
                                                  {5, code<&FitTotals::sport>},
                                                  {6, code<&FitTotals::sub_sport>},
                                                  {7, amount<&FitTotals::elapsed, 1000>},
                                                  {8, amount<&FitTotals::timer, 1000>},
                                                  {59, amount<&FitTotals::moving, 1000>},
                                                  {9, amount<&FitTotals::distance, 100>},
                                                  {22, amount<&FitTotals::ascent>},
                                                  {199, amount<&FitTotals::ascent_fraction, 100>},
                                                  {23, amount<&FitTotals::descent>},
                                                  {200, amount<&FitTotals::descent_fraction, 100>},
                                                  {18, amount<&FitTotals::cadence>},
                                                  {92, amount<&FitTotals::cadence_fraction, 128>},
                                                  {134, amount<&FitTotals::step_length, 10'000>},
                                                  {192, amount<&FitTotals::feel>},
                                                  {193, amount<&FitTotals::rpe>}};

constexpr FitField<FitTotals> lap_fields[] = {{2, moment<&FitTotals::start>},
                                              {25, code<&FitTotals::sport>},
                                              {39, code<&FitTotals::sub_sport>},
                                              {7, amount<&FitTotals::elapsed, 1000>},
                                              {8, amount<&FitTotals::timer, 1000>},
                                              {52, amount<&FitTotals::moving, 1000>},
                                              {9, amount<&FitTotals::distance, 100>},
                                              {21, amount<&FitTotals::ascent>},
                                              {149, amount<&FitTotals::ascent_fraction, 100>},
                                              {22, amount<&FitTotals::descent>},
                                              {150, amount<&FitTotals::descent_fraction, 100>},
                                              {17, amount<&FitTotals::cadence>},
                                              {80, amount<&FitTotals::cadence_fraction, 128>}};

constexpr FitField<FitSport> sport_fields[] = {{0, code<&FitSport::sport>}, {1, code<&FitSport::sub_sport>}};

constexpr FitField<FitRecord> record_fields[] = {
    {0, semicircles<&FitRecord::latitude>},    {1, semicircles<&FitRecord::longitude>},
    {2, coarse<&FitRecord::altitude, 5, 500>}, {78, number<&FitRecord::altitude, 5, 500>},
    {4, number<&FitRecord::cadence>},          {53, number<&FitRecord::cadence_fraction, 128>},
    {5, amount<&FitRecord::distance, 100>},    {6, coarse<&FitRecord::speed, 1000>},
    {73, number<&FitRecord::speed, 1000>}};

constexpr FitField<FitEvent> event_fields[] = {{0, code<&FitEvent::event>}, {1, code<&FitEvent::type>}};

constexpr FitField<FitDevice> device_fields[] = {{0, code<&FitDevice::index>},
                                                 {1, code<&FitDevice::type>},
                                                 {2, code<&FitDevice::manufacturer>},
                                                 {4, code<&FitDevice::product>},
                                                 {25, code<&FitDevice::source>}};

constexpr FitField<FitActivity> activity_fields[] = {{5, moment<&FitActivity::local_time>}};

}  // namespace

std::span<const FitField<FitFileId>> fit_file_id_fields() { return file_id_fields; }
std::span<const FitField<FitTotals>> fit_session_fields() { return session_fields; }
std::span<const FitField<FitTotals>> fit_lap_fields() { return lap_fields; }
std::span<const FitField<FitSport>> fit_sport_fields() { return sport_fields; }
std::span<const FitField<FitRecord>> fit_record_fields() { return record_fields; }
std::span<const FitField<FitEvent>> fit_event_fields() { return event_fields; }
std::span<const FitField<FitDevice>> fit_device_fields() { return device_fields; }
std::span<const FitField<FitActivity>> fit_activity_fields() { return activity_fields; }

}  // namespace patella
