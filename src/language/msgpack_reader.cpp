#include "language/msgpack_reader.hpp"

#include <bit>
#include <fmt/format.h>
#include <limits>

namespace dateline {
namespace {

constexpr std::size_t most_depth = 32;         // a published model uses six levels
constexpr std::size_t most_values = 8u << 20;  // the largest published lookup tables have under three million

using Kind = MsgpackValue::Kind;

std::uint64_t big_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

// Takes bytes off the front; `short_of` stays set once too few are left.
class Bytes {
public:
    explicit Bytes(std::string_view all) : all_(all) {}

    std::string_view take(std::uint64_t count) {
        if (count > all_.size() - at_) {
            short_of_ = true;
            return {};
        }
        const std::string_view taken = all_.substr(at_, static_cast<std::size_t>(count));
        at_ += taken.size();
        return taken;
    }
    std::uint64_t number(std::size_t width) { return big_endian(take(width)); }
    std::size_t at() const { return at_; }
    std::size_t left() const { return all_.size() - at_; }
    bool short_of() const { return short_of_; }

private:
    std::string_view all_;
    std::size_t at_ = 0;
    bool short_of_ = false;
};

// One value without the values inside it. False for the one byte (0xc1) that begins no value.
template <class Node>
bool read_one(Bytes& in, Node& node) {
    const auto signed_integer = [&](std::int64_t value) {
        node.kind = Kind::integer;
        node.negative = value < 0;
        node.is.integer = static_cast<std::uint64_t>(value);
    };
    const auto unsigned_integer = [&](std::uint64_t value) {
        node.kind = Kind::integer;
        node.is.integer = value;
    };
    const auto real = [&](double value) {
        node.kind = Kind::real;
        node.is.real = value;
    };
    const auto run = [&](Kind kind, std::uint64_t count) {
        const std::string_view taken = in.take(count);
        node.kind = kind;
        node.count = static_cast<std::uint32_t>(taken.size());
        node.is.bytes = taken.data();
    };
    const auto extension = [&](std::uint64_t count) {
        run(Kind::extension, count + 1);
    };  // its type byte first
    const auto container = [&](Kind kind, std::uint64_t count) {
        node.kind = kind;
        node.count = static_cast<std::uint32_t>(count);
    };

    const auto first = static_cast<unsigned>(in.number(1));
    if (first <= 0x7f) return unsigned_integer(first), true;
    if (first <= 0x8f) return container(Kind::map, first & 0x0f), true;
    if (first <= 0x9f) return container(Kind::array, first & 0x0f), true;
    if (first <= 0xbf) return run(Kind::string, first & 0x1f), true;
    if (first >= 0xe0) return signed_integer(static_cast<std::int8_t>(first)), true;
    switch (first) {
        case 0xc0: return true;
        case 0xc2:
        case 0xc3:
            node.kind = Kind::boolean;
            node.is.integer = first & 1;
            return true;
        case 0xc4: return run(Kind::binary, in.number(1)), true;
        case 0xc5: return run(Kind::binary, in.number(2)), true;
        case 0xc6: return run(Kind::binary, in.number(4)), true;
        case 0xc7: return extension(in.number(1)), true;
        case 0xc8: return extension(in.number(2)), true;
        case 0xc9: return extension(in.number(4)), true;
        case 0xca: return real(std::bit_cast<float>(static_cast<std::uint32_t>(in.number(4)))), true;
        case 0xcb: return real(std::bit_cast<double>(in.number(8))), true;
        case 0xcc: return unsigned_integer(in.number(1)), true;
        case 0xcd: return unsigned_integer(in.number(2)), true;
        case 0xce: return unsigned_integer(in.number(4)), true;
        case 0xcf: return unsigned_integer(in.number(8)), true;
        case 0xd0: return signed_integer(static_cast<std::int8_t>(in.number(1))), true;
        case 0xd1: return signed_integer(static_cast<std::int16_t>(in.number(2))), true;
        case 0xd2: return signed_integer(static_cast<std::int32_t>(in.number(4))), true;
        case 0xd3: return signed_integer(static_cast<std::int64_t>(in.number(8))), true;
        case 0xd4: return extension(1), true;
        case 0xd5: return extension(2), true;
        case 0xd6: return extension(4), true;
        case 0xd7: return extension(8), true;
        case 0xd8: return extension(16), true;
        case 0xd9: return run(Kind::string, in.number(1)), true;
        case 0xda: return run(Kind::string, in.number(2)), true;
        case 0xdb: return run(Kind::string, in.number(4)), true;
        case 0xdc: return container(Kind::array, in.number(2)), true;
        case 0xdd: return container(Kind::array, in.number(4)), true;
        case 0xde: return container(Kind::map, in.number(2)), true;
        case 0xdf: return container(Kind::map, in.number(4)), true;
        default: return false;
    }
}

}  // namespace

MsgpackValue::Kind MsgpackValue::kind() const {
    return node_->kind;
}

std::optional<bool> MsgpackValue::boolean() const {
    if (node_->kind != Kind::boolean) return {};
    return node_->is.integer != 0;
}

std::optional<std::uint64_t> MsgpackValue::unsigned_integer() const {
    if (node_->kind != Kind::integer || node_->negative) return {};
    return node_->is.integer;
}

std::optional<std::int64_t> MsgpackValue::integer() const {
    if (node_->kind != Kind::integer) return {};
    const auto value = static_cast<std::int64_t>(node_->is.integer);
    if ((value < 0) != node_->negative) return {};
    return value;
}

std::optional<double> MsgpackValue::number() const {
    if (node_->kind == Kind::real) return node_->is.real;
    if (node_->kind != Kind::integer) return {};
    return node_->negative ? static_cast<double>(static_cast<std::int64_t>(node_->is.integer))
                           : static_cast<double>(node_->is.integer);
}

std::optional<std::string_view> MsgpackValue::text() const {
    if (node_->kind != Kind::string && node_->kind != Kind::binary) return {};
    return std::string_view(node_->is.bytes, node_->count);
}

std::size_t MsgpackValue::size() const {
    return is_array() || is_map() ? node_->count : 0;
}

MsgpackValue::Elements MsgpackValue::elements() const {
    return {Iterator(node_ + 1), Iterator(node_ + (is_array() || is_map() ? node_->subtree : 1))};
}

MsgpackEntries MsgpackValue::entries() const {
    using At = MsgpackEntries::Iterator;
    return {At(node_ + 1), At(node_ + (is_map() ? node_->subtree : 1))};
}

std::optional<MsgpackValue> MsgpackValue::find(std::string_view key) const {
    for (const auto [name, value] : entries()) {
        if (name.text() == key) return value;
    }
    return {};
}

Result<MsgpackDocument> MsgpackDocument::parse(std::string_view bytes, std::string_view place) {
    struct Open {
        std::size_t node;
        std::uint64_t left;  // values still to come
    };
    MsgpackDocument document;
    auto& nodes = document.nodes_;
    std::vector<Open> open;
    Bytes in(bytes);
    do {
        const std::size_t from = in.at();
        const auto malformed = [&](std::string_view what) {
            return Error{ErrorCode::malformed, fmt::format("{}: {} at byte {}", place, what, from)};
        };
        MsgpackValue::Node node;
        const bool known = read_one(in, node);
        if (in.short_of()) return malformed("cut short in a value");
        if (!known) return malformed("no MessagePack value");
        const std::uint64_t inside = node.kind == Kind::array ? node.count
                                     : node.kind == Kind::map ? node.count * 2ull
                                                              : 0;
        // Each value takes at least a byte, so a count beyond that is a lie, found before memory is spent on
        // it.
        if (inside > in.left()) return malformed("cut short in a list");
        if (nodes.size() >= most_values) {
            return Error{ErrorCode::over_limit, fmt::format("{}: more than {} values", place, most_values)};
        }
        nodes.push_back(node);
        if (inside > 0) {
            if (open.size() >= most_depth) {
                return Error{ErrorCode::over_limit,
                             fmt::format("{}: more than {} levels deep at byte {}", place, most_depth, from)};
            }
            open.push_back({nodes.size() - 1, inside});
            continue;
        }
        while (!open.empty() && --open.back().left == 0) {
            nodes[open.back().node].subtree = static_cast<std::uint32_t>(nodes.size() - open.back().node);
            open.pop_back();
        }
    } while (!open.empty());
    if (in.left() > 0) {
        return Error{ErrorCode::malformed,
                     fmt::format("{}: {} bytes too many from byte {}", place, in.left(), in.at())};
    }
    return document;
}

}  // namespace dateline
