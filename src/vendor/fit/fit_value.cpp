#include "vendor/fit/fit_value.hpp"

#include <algorithm>

namespace patella {

std::string FitValue::text() const {
  if (base != FitBase::string) return {};
  const char* begin = reinterpret_cast<const char*>(at);
  return {begin, std::find(begin, begin + size, '\0')};
}

}  // namespace patella
