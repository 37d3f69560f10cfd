#include "output/evidence.hpp"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::uint32_t context_bytes = 32;

bool inside_character(std::string_view text, std::uint32_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

}  // namespace

Evidence evidence_in(std::string_view text, Span span) {
    const auto size = static_cast<std::uint32_t>(text.size());
    std::uint32_t end = std::min(span.end, size);
    std::uint32_t start = std::min(span.begin, end);
    while (start > 0 && inside_character(text, start)) --start;
    while (end < size && inside_character(text, end)) ++end;
    std::uint32_t before = start - std::min(start, context_bytes);
    std::uint32_t behind = end + std::min(size - end, context_bytes);
    while (before < start && inside_character(text, before)) ++before;
    while (behind > end && inside_character(text, behind)) --behind;
    return {text.substr(start, end - start), text.substr(before, start - before),
            text.substr(end, behind - end), start, end};
}

}  // namespace dateline
