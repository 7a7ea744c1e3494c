#include "patella/read.hpp"
#include "text/embedded.hpp"

namespace patella {

std::string_view log_schema() { return embedded::log_schema(); }

}  // namespace patella
