#include "language/msgpack_reader.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

// JSON-like; the reader bounds the depth.
std::string dump(MsgpackValue value) {
    using Kind = MsgpackValue::Kind;
    switch (value.kind()) {
        case Kind::nil: return "nil";
        case Kind::boolean: return *value.boolean() ? "true" : "false";
        case Kind::integer:
            return value.integer() ? fmt::format("{}", *value.integer())
                                   : fmt::format("{}u", *value.unsigned_integer());
        case Kind::real: return fmt::format("{:.3f}", *value.number());
        case Kind::string: return fmt::format("\"{}\"", *value.text());
        case Kind::binary: return fmt::format("b\"{}\"", *value.text());
        case Kind::extension: return "extension";
        case Kind::array: {
            std::vector<std::string> parts;
            for (const MsgpackValue element : value.elements()) parts.push_back(dump(element));
            return fmt::format("[{}]", fmt::join(parts, " "));
        }
        case Kind::map: {
            std::vector<std::string> parts;
            for (const auto [key, element] : value.entries())
                parts.push_back(dump(key) + ":" + dump(element));
            return fmt::format("{{{}}}", fmt::join(parts, " "));
        }
    }
    return "?";
}

std::string bytes_of(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += hex[i + 2 < hex.size() ? i + 2 : i] == ' ' ? 3 : 2) {
        bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    }
    return bytes;
}

std::string read(std::string_view bytes) {
    const auto document = MsgpackDocument::parse(bytes, "x");
    return document ? dump(document->root())
                    : fmt::format("{}: {}", error_code_name(document.error().code), document.error().message);
}

TEST(MsgpackReader, ReadsEveryKind) {
    const std::pair<const char*, const char*> cases[] = {
        {"c0", "nil"},
        {"c2", "false"},
        {"c3", "true"},
        {"00", "0"},
        {"7f", "127"},
        {"ff", "-1"},
        {"e0", "-32"},
        {"cc ff", "255"},
        {"cd 01 00", "256"},
        {"ce 80 00 00 00", "2147483648"},
        {"cf ff ff ff ff ff ff ff ff", "18446744073709551615u"},
        {"d0 80", "-128"},
        {"d1 80 00", "-32768"},
        {"d2 ff ff ff fe", "-2"},
        {"d3 ff ff ff ff ff ff ff fd", "-3"},
        {"ca 3f c0 00 00", "1.500"},
        {"cb 40 09 21 fb 54 44 2d 18", "3.142"},
        {"a2 68 69", "\"hi\""},
        {"d9 02 68 69", "\"hi\""},
        {"da 00 02 68 69", "\"hi\""},
        {"db 00 00 00 02 68 69", "\"hi\""},
        {"c4 02 68 69", "b\"hi\""},
        {"c5 00 02 68 69", "b\"hi\""},
        {"c6 00 00 00 02 68 69", "b\"hi\""},
        {"d4 01 00", "extension"},
        {"d5 01 00 00", "extension"},
        {"d6 01 00 00 00 00", "extension"},
        {"d7 01 00 00 00 00 00 00 00 00", "extension"},
        {"d8 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00", "extension"},
        {"c7 01 05 00", "extension"},
        {"c8 00 01 05 00", "extension"},
        {"c9 00 00 00 01 05 00", "extension"},
        {"90", "[]"},
        {"93 01 92 02 03 04", "[1 [2 3] 4]"},
        {"dc 00 02 01 02", "[1 2]"},
        {"dd 00 00 00 02 01 02", "[1 2]"},
        {"80", "{}"},
        {"82 a1 61 01 02 91 c0", "{\"a\":1 2:[nil]}"},
        {"de 00 01 01 02", "{1:2}"},
        {"df 00 00 00 01 01 02", "{1:2}"},
    };
    for (const auto& [hex, wanted] : cases) {
        const std::string bytes = bytes_of(hex);
        EXPECT_EQ(read(bytes), wanted) << hex;
        for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
            EXPECT_NE(read(bytes.substr(0, cut)).find("malformed: x: cut short"), std::string::npos)
                << hex << " cut at " << cut;
        }
    }
}

TEST(MsgpackReader, FindsKeysOfStringsAndBinaries) {
    const std::string bytes = bytes_of("83 a1 61 01 c4 01 62 02 05 06");
    const auto document = MsgpackDocument::parse(bytes, "x");
    ASSERT_TRUE(document);
    EXPECT_EQ(document->root().find("a")->integer(), 1);
    EXPECT_EQ(document->root().find("b")->integer(), 2);
    EXPECT_FALSE(document->root().find("c"));
    EXPECT_FALSE(document->root().find("a")->find("a"));
    EXPECT_FALSE(document->root().text());
}

TEST(MsgpackReader, RefusesWhatIsNoMessagePack) {
    EXPECT_EQ(read(bytes_of("c1")), "malformed: x: no MessagePack value at byte 0");
    EXPECT_EQ(read(bytes_of("01 02")), "malformed: x: 1 bytes too many from byte 1");
    // A count that the bytes cannot hold is refused before memory is set aside for it.
    EXPECT_EQ(read(bytes_of("dd ff ff ff ff 01")), "malformed: x: cut short in a list at byte 0");
    EXPECT_EQ(read(bytes_of("df ff ff ff ff 01")), "malformed: x: cut short in a list at byte 0");
    const auto nested = [](std::size_t depth) {
        std::string bytes(depth + 1, '\x91');
        bytes.back() = 1;
        return bytes;
    };
    EXPECT_TRUE(read(nested(32)).starts_with("[[[["));
    EXPECT_EQ(read(nested(100000)), "over_limit: x: more than 32 levels deep at byte 32");
}

}  // namespace
}  // namespace dateline
