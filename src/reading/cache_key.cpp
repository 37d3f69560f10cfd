#include "reading/cache_key.hpp"

#include <fmt/format.h>

#include "base/file.hpp"

namespace dateline {

std::string reading_key(const Page& page, std::string_view model_sha256, std::string_view gazetteer_sha256) {
    return sha256_hex(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n", read_phase_fingerprint(), model_sha256,
                                  gazetteer_sha256, page.sha256, static_cast<int>(page.kind), page.url));
}

}  // namespace dateline
