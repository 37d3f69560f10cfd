// Bytes of an unknown character set to UTF-8, as browsers do it.
// Order: byte order mark; text that is valid UTF-8; what the container says (HTTP, mail); what the page
// declares (WHATWG HTML, "prescan a byte stream to determine its encoding"); detection by ICU; windows-1252.
// Valid UTF-8 goes before what is said, unlike in the standard, because browsers save pages as UTF-8 and
// leave the old tag in, and because text in another set that happens to be valid UTF-8 hardly exists.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct Decoded {
    std::string text;     // valid UTF-8; a byte order mark is taken off; U+FFFD for what cannot be decoded
    std::string charset;  // "UTF-8", "windows-1251", ...
};

// Linear in the size. Never fails: bytes that fit nothing are read as windows-1252.
// `stated` is the label that a container gives, or empty; one that nobody knows counts for nothing.
Decoded decode(std::string_view bytes, std::string_view stated = {});

// The label that the first bytes of an HTML or XML page declare, in lower case: `<meta charset>`,
// `<meta http-equiv=content-type>` or an XML declaration. Looks at the first 4096 bytes: the
// standard asks for at least 1024, and saved pages put long comments before it.
std::optional<std::string> declared_charset(std::string_view bytes);

}  // namespace dateline
