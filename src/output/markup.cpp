#include "output/markup.hpp"

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "output/text_layout.hpp"

namespace dateline {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : printable(text)) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string safe_address(std::string_view url) {
    const std::string start = lower(url.substr(0, 8));
    return start.starts_with("http://") || start == "https://" ? std::string(url) : std::string();
}

std::string policy_hash(std::string_view content) {
    static constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::string hex = sha256_hex(content);
    const auto nibble = [&](std::size_t i) -> unsigned {
        if (i >= hex.size()) return 0;
        return static_cast<unsigned>(hex[i] <= '9' ? hex[i] - '0' : hex[i] - 'a' + 10);
    };
    // Three hexadecimal digits are two of base 64; 64 of them leave one over, which '=' fills up.
    std::string out = "'sha256-";
    for (std::size_t i = 0; i < hex.size(); i += 3) {
        const unsigned bits = nibble(i) << 8 | nibble(i + 1) << 4 | nibble(i + 2);
        out += digits[bits >> 6];
        if (i + 1 < hex.size()) out += digits[bits & 63];
    }
    return out + "='";
}

}  // namespace dateline
