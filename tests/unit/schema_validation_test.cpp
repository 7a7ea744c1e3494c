/// The schema as a validator of others understands it: it accepts what the reader accepts, examples included.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "catch_include.hpp"
#include "files.hpp"
#include "patella/read.hpp"

namespace fs = std::filesystem;
using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

namespace {

json json_of(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  REQUIRE(in);
  return json::parse(in);
}

/// `prefixItems` as the older drafts spelled it, which is all that the validator knows.
void respell(json& schema) {
  if (schema.is_object() && schema.contains("prefixItems")) schema["items"] = schema["prefixItems"];
  if (schema.is_structured())
    for (json& part : schema) respell(part);
}

class Validator {
 public:
  Validator() : text_(json::parse(patella::log_schema())) {
    respell(text_);
    valijson::SchemaParser{}.populateSchema(NlohmannJsonAdapter{text_}, schema_);
  }
  bool accepts(const json& document) {
    return valijson::Validator{}.validate(schema_, NlohmannJsonAdapter{document}, nullptr);
  }

 private:
  json text_;
  valijson::Schema schema_;
};

const fs::path source = patella::source_dir();

}  // namespace

TEST_CASE("the schema accepts every example log", "[schema]") {
  Validator validator;
  int logs = 0;
  for (const auto& entry : fs::directory_iterator{source / "examples"}) {
    if (entry.path().extension() != ".json") continue;
    const json document = json_of(entry.path());
    if (!document.is_object() || !document.contains("activities")) continue;
    ++logs;
    INFO(entry.path().filename().string());
    CHECK(validator.accepts(document));
    CHECK(patella::read_log(document.dump(), "a").ok());
  }
  CHECK(logs >= 6);
}

TEST_CASE("the schema accepts and refuses what the reader does", "[schema]") {
  Validator validator;
  const json documents = json_of(source / "tests" / "errors" / "documents.json");
  // What only the reader refuses is left out: whether a format such as `date` is checked is up to the validator.
  for (const auto& [name, accepted] : {std::pair{"accepted", true}, std::pair{"refused", false}})
    for (const json& document : documents.at(name)) {
      INFO(name << ": " << document.dump());
      CHECK(validator.accepts(document) == accepted);
    }
}
