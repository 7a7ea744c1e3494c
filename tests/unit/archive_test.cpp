#include "import/archive.hpp"

#include "catch_include.hpp"
#include "packed.hpp"

using namespace patella;
using namespace patella::packed;

namespace {

/// What was visited, a line each: `place [name] bytes`, or `place: why`.
std::vector<std::string> visit(const std::string& name, const std::string& bytes, const InputLimits& limits = {},
                               bool pipe = false) {
  std::vector<std::string> seen;
  FileVisitor visitor;
  visitor.take = [&](const FoundFile& found) {
    const std::string shown = found.bytes.size() > 20 ? std::to_string(found.bytes.size()) : std::string{found.bytes};
    seen.push_back(found.place + " [" + found.name + "] " + shown);
  };
  visitor.report = [&](const ImportNote& note) { seen.push_back(note.what + ": " + note.why); };
  ByteStream stream = stream_of(bytes);
  if (pipe) stream.seek = nullptr, stream.size.reset();
  each_file_in(name, std::move(stream), limits, visitor);
  return seen;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a plain file is itself", "[archive]") {
  CHECK(visit("a.gpx", "<gpx/>") == Lines{"a.gpx [a.gpx] <gpx/>"});
  CHECK(visit("empty", "") == Lines{"empty [empty] "});
}

TEST_CASE("a zip, in its order, from a file and from a pipe", "[archive]") {
  const std::string bytes = zip({{"b/2.gpx", "two"},
                                 {"dir", "", AE_IFDIR},
                                 {"a/1.fit.gz", gz("one")},
                                 {"../../\xc3\xa4.gpx", "x"},
                                 {"link", "/etc/passwd", AE_IFLNK}});
  const Lines expected{"e.zip/b/2.gpx [b/2.gpx] two", "e.zip/a/1.fit.gz [a/1.fit] one",
                       "e.zip/../../\u00e4.gpx [../../\u00e4.gpx] x"};
  Lines file = visit("e.zip", bytes);
  REQUIRE(file.size() == 4);
  CHECK(file[3] == "e.zip/link: a link, not a file");
  file.pop_back();
  CHECK(file == expected);
  Lines pipe = visit("e.zip", bytes, {}, true);
  pipe.resize(3);
  CHECK(pipe == expected);
}

TEST_CASE("archives in archives, four deep", "[archive]") {
  CHECK(visit("a.zip", zip({{"b.tar.gz", tar_gz({{"c.gpx.gz", gz("x")}})}, {"d", "y"}})) ==
        Lines{"a.zip/b.tar.gz/c.gpx.gz [c.gpx] x", "a.zip/d [d] y"});
  std::string inner = "x";
  for (int i = 0; i < 4; ++i) inner = zip({{"n", inner}});
  CHECK(visit("z", inner) == Lines{"z/n/n/n/n [n] x"});
  CHECK(visit("z", zip({{"n", inner}, {"after", "y"}})) ==
        Lines{"z/n/n/n/n: archives in archives more than 4 deep", "z/after [after] y"});
  for (inner = "x"; inner.size() < 200;) inner = gz(inner);
  CHECK(visit("a.gz", inner) == Lines{"a.gz: archives in archives more than 4 deep"});
}

TEST_CASE("encrypted entries are refused, the others read", "[archive]") {
  const Lines seen = visit("e.zip", zip({{"a.gpx", "secret"}}, "password"));
  CHECK(seen == Lines{"e.zip/a.gpx: it is encrypted: unpack it with its password first"});
}

TEST_CASE("what is cut off is given as far as it goes", "[archive]") {
  std::string noise;
  for (unsigned i = 0, x = 1; i < 300'000; ++i)
    noise += static_cast<char>("0123456789abcdef"[(x = x * 1664525 + 1013904223) >> 28]);
  const std::string bytes = zip({{"1", noise}, {"2", "two"}});
  const Lines zipped = visit("e.zip", bytes.substr(0, 100'000));
  REQUIRE(zipped.size() == 3);
  CHECK(zipped[0] == "e.zip/1: it is cut off; what could be read of it was");
  CHECK(zipped[1].starts_with("e.zip/1 [1] 1"));
  const std::string packed = gz(noise);
  const Lines lone = visit("1.tcx.gz", packed.substr(0, 100'000));
  REQUIRE(lone.size() == 2);
  CHECK(lone[0] == "1.tcx.gz: it is cut off; what could be read of it was");
  CHECK(lone[1].starts_with("1.tcx.gz [1.tcx] 1"));
  std::string damaged = bytes;
  damaged[5000] = static_cast<char>(damaged[5000] ^ 0x55);
  const Lines both = visit("e.zip", damaged);
  // What stands behind the damage is read, or said to be lost where the library gives up there.
  const bool read = both.back() == "e.zip/2 [2] two";
  CHECK((read || both.back().ends_with("the rest of it was not read")));
}

TEST_CASE("bombs are refused, and what stands behind them read", "[archive]") {
  const std::string zeros(100u << 20, ' ');
  const Lines file = visit("e.zip", zip({{"bomb", zeros}, {"after", "x"}}), {.bytes = 512u << 20});
  CHECK(file == Lines{"e.zip/bomb: it unpacks to more than 250 times its size: not read", "e.zip/after [after] x"});
  CHECK(visit("bomb.gz", gz(zeros), {.bytes = 512u << 20}) ==
        Lines{"bomb.gz: it unpacks to more than 250 times its size: not read"});
  CHECK(visit("e.zip", zip({{"large", "0123456789"}, {"small", "x"}}), {.bytes = 9}) ==
        Lines{"e.zip/large: larger than 0 MB", "e.zip/small [small] x"});
  CHECK(visit("a.gz", gz("0123456789"), {.bytes = 9}) == Lines{"a.gz: larger than 0 MB"});  // which says nothing of its size
  CHECK(visit("e.zip", zip({{"1", "x"}, {"2", "x"}, {"3", "x"}}), {.entries = 2}) ==
        Lines{"e.zip/1 [1] x", "e.zip/2 [2] x", "e.zip: more than 2 files in it; the rest was not read"});
}

TEST_CASE("what begins as an archive and is none", "[archive]") {
  CHECK(visit("a.gz", "\x1f\x8b" + std::string(100, 'x')) ==
        Lines{"a.gz: it is damaged: it begins as an archive, and is none"});
  CHECK(visit("a.zip", zip({{"b.gz", "\x1f\x8b"}, {"c", "x"}})) ==
        Lines{"a.zip/b.gz: it is damaged: it begins as an archive, and is none", "a.zip/c [c] x"});
}

TEST_CASE("archives of other kinds are named", "[archive]") {
  CHECK(visit("a", "7z\xbc\xaf\x27\x1c...") == Lines{"a: a 7z archive, which is not read: unpack it, or pack it as zip"});
  CHECK(visit("a", "Rar!\x1a\x07...") == Lines{"a: a RAR archive, which is not read: unpack it, or pack it as zip"});
}

TEST_CASE("what is not wanted is passed over", "[archive]") {
  const std::string bytes = zip({{"photo.jpg", std::string(50'000, 'x')}, {"a.gpx", "<gpx/>"}});
  for (const bool pipe : {false, true}) {
    Lines names;
    FileVisitor visitor;
    visitor.wants = [](std::string_view head, const std::string&, std::string_view) { return head.starts_with('<'); };
    visitor.take = [&](const FoundFile& found) { names.push_back(found.name); };
    visitor.report = [&](const ImportNote& note) { names.push_back(note.why); };
    ByteStream stream = stream_of(bytes);
    if (pipe) stream.seek = nullptr;
    each_file_in("e.zip", std::move(stream), {}, visitor);
    CHECK(names == Lines{"a.gpx"});
  }
}
