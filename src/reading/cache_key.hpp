// Which readings may be used again: a reading is a pure function of what this key names.
#pragma once

#include <string>
#include <string_view>

#include "event/event_mention.hpp"
#include "source/page.hpp"

namespace dateline {

// SHA-256 over the sources and data of the read phase that this program was built from.
std::string_view read_phase_fingerprint();

// Lower-case hexadecimal; equal exactly where read_report() gives the same reading but for its path.
// `model_sha256` and `gazetteer_sha256` name the assets that the Reader holds, `scope` is its scope.
std::string reading_key(const Page& page, std::string_view model_sha256, std::string_view gazetteer_sha256,
                        EventScope scope);

}  // namespace dateline
