// spaCy's string ids, and the table of labels that live as long as the program.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.hpp"

namespace dateline {

// The id that spaCy's StringStore gives a string: 0 for the empty string, a small number for the
// reserved symbols (data/language/reserved_symbols.tsv), else MurmurHash64A with seed 1 of its
// UTF-8 bytes. Thread-safe.
std::uint64_t string_id(std::string_view text);

// MurmurHash64A (Austin Appleby's MurmurHash2.cpp, public domain), reading words little-endian.
std::uint64_t murmur_hash64a(std::string_view bytes, std::uint64_t seed);

// Whether the table of reserved symbols is whole; a pipeline that is loaded with a broken one would
// answer wrongly. Errors: malformed, naming file and line.
Status check_reserved_symbols();

// The same characters in storage that is never freed, so that labels can be views that outlive
// the pipeline they came from. Equal strings give the same view. For labels (tags, dependency and
// entity names, parts of speech), whose number is bounded by the model; not for words. Thread-safe.
std::string_view intern(std::string_view label);

}  // namespace dateline
