#include "render/document.hpp"

namespace patella::render {
namespace {

constexpr int indent = 2;

void write(Page& page, const Block& part) {
  using enum Block::Kind;
  switch (part.kind) {
    case heading: return render::heading(page, part.text);
    case paragraph: return render::paragraph(page, part.text);
    case aside: return render::paragraph(page, part.text, indent, indent);
    case row: return render::row(page, part.label, part.text, part.label_columns);
    case note: {
      const int begin = is_narrow(page) ? 2 * indent : indent + part.label_columns;
      return render::paragraph(page, marked(Mark::faint, part.text), begin, begin);
    }
    case bullet:
    case quotation: return render::paragraph(page, "• " + part.text, indent, 2 * indent);
    case closing: blank(page); return render::paragraph(page, part.text);
  }
}

}  // namespace

void write(Page& page, const Document& sheet) {
  for (const Block& part : sheet.parts) write(page, part);
}

}  // namespace patella::render
