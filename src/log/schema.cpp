#include "embedded.hpp"
#include "patella/read.hpp"

namespace patella {

std::string_view log_schema() { return embedded::log_schema(); }

}  // namespace patella
