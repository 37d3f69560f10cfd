#include "language/vocab.hpp"

#include <bit>
#include <charconv>
#include <cstring>
#include <fmt/format.h>
#include <mutex>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/data_file.hpp"

namespace dateline {

namespace {

constexpr std::string_view kSymbolFile = "language/reserved_symbols.tsv";
constexpr std::size_t kSymbolCount = 456;  // in spaCy 3.8, the empty string left out

using Symbols = std::unordered_map<std::string_view, std::uint64_t>;

Result<Symbols> read_symbols() {
    const auto rows = data_rows(kSymbolFile, 2, 2);
    if (!rows) return rows.error();
    Symbols symbols;
    for (const DataRow& row : *rows) {
        const std::string_view number = row.fields[1];
        std::uint64_t id = 0;
        const auto read = std::from_chars(number.data(), number.data() + number.size(), id);
        if (read.ec != std::errc{} || read.ptr != number.data() + number.size() || id == 0 ||
            id > kSymbolCount || !symbols.emplace(row.fields[0], id).second) {
            return Error{ErrorCode::malformed,
                         fmt::format("data/{} line {}: '{}' is no id from 1 to {} of a new string",
                                     kSymbolFile, row.line, number, kSymbolCount)};
        }
    }
    if (symbols.size() != kSymbolCount) {
        return Error{ErrorCode::malformed, fmt::format("data/{}: {} symbols where spaCy has {}", kSymbolFile,
                                                       symbols.size(), kSymbolCount)};
    }
    return symbols;
}

const Result<Symbols>& symbols() {
    static const Result<Symbols> table = read_symbols();
    return table;
}

std::uint64_t little_endian(const char* bytes, std::size_t count) {
    std::uint64_t word = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&word, bytes, count);
    } else {
        for (std::size_t i = count; i-- > 0;) word = word << 8 | static_cast<unsigned char>(bytes[i]);
    }
    return word;
}

}  // namespace

std::uint64_t murmur_hash64a(std::string_view bytes, std::uint64_t seed) {
    constexpr std::uint64_t kMultiplier = 0xc6a4a7935bd1e995u;
    constexpr int kShift = 47;
    std::uint64_t hash = seed ^ (bytes.size() * kMultiplier);
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = little_endian(bytes.data() + at, 8) * kMultiplier;
        word ^= word >> kShift;
        hash = (hash ^ word * kMultiplier) * kMultiplier;
    }
    if (at < bytes.size()) {
        hash = (hash ^ little_endian(bytes.data() + at, bytes.size() - at)) * kMultiplier;
    }
    hash = (hash ^ hash >> kShift) * kMultiplier;
    return hash ^ hash >> kShift;
}

std::uint64_t string_id(std::string_view text) {
    if (text.empty()) return 0;
    if (const auto& table = symbols(); table) {
        if (const auto found = table->find(text); found != table->end()) return found->second;
    }
    return murmur_hash64a(text, 1);
}

Status check_reserved_symbols() {
    const auto& table = symbols();
    if (!table) return table.error();
    return Done{};
}

std::string_view intern(std::string_view label) {
    static std::mutex mutex;
    static std::unordered_set<std::string> labels;
    const std::lock_guard lock(mutex);
    return *labels.emplace(label).first;
}

}  // namespace dateline
