/// What is known about the figures that are reported and decide nothing.
#include "patella/render.hpp"
#include "render/reference.hpp"
#include "render/sentence.hpp"

namespace patella {

std::string render_metric(std::string_view id, const Policy& policy, const TextStyle& style) {
  using namespace render;
  const MetricWords& words = metric_words(id);
  const SentenceContext setting{&policy, {}, {}, style.units};
  Page page{style, {}};
  paragraph(page, marked(Mark::strong, words.title) + " (" + std::string{id} + "; reported only)");
  section(page, "How it works", fill_in(words.formula, setting));
  section(page, "How sure", words.caveat);
  heading(page, "Sources");
  for (const std::string& source : words.sources) write_study(page, study(source));
  return page.text;
}

}  // namespace patella
