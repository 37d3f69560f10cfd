// MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md) read from untrusted bytes into a
// flat tree. Strings and binaries are views into the source, so arrays of weights are not copied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

class MsgpackEntries;

// One value of a MsgpackDocument; valid as long as the document stays where it is and the source bytes live.
class MsgpackValue {
public:
    enum class Kind : std::uint8_t { nil, boolean, integer, real, string, binary, extension, array, map };

    Kind kind() const;
    bool is_nil() const { return kind() == Kind::nil; }
    bool is_array() const { return kind() == Kind::array; }
    bool is_map() const { return kind() == Kind::map; }

    // Empty where the value is of another kind or does not fit.
    std::optional<bool> boolean() const;
    std::optional<std::uint64_t> unsigned_integer() const;
    std::optional<std::int64_t> integer() const;
    std::optional<double> number() const;          // of an integer or a real
    std::optional<std::string_view> text() const;  // of a string or a binary

    std::size_t size() const;  // elements, or pairs of a map; 0 for other kinds

    // for (MsgpackValue element : value.elements()); a map's keys and values alternate. Empty for other
    // kinds.
    class Iterator;
    struct Elements;
    Elements elements() const;

    // for (auto [key, element] : value.entries()) of a map. Empty for other kinds.
    MsgpackEntries entries() const;

    // The value under a string (or binary) key of a map; looks through all keys.
    std::optional<MsgpackValue> find(std::string_view key) const;

private:
    friend class MsgpackDocument;
    friend class MsgpackEntries;
    struct Node;
    explicit MsgpackValue(const Node* node) : node_(node) {}
    const Node* node_;
};

// Nodes in preorder, so that neither building nor dropping a deep tree recurses.
struct MsgpackValue::Node {
    Kind kind = Kind::nil;
    bool negative = false;
    std::uint32_t count = 0;    // bytes of a string, elements of an array, pairs of a map
    std::uint32_t subtree = 1;  // nodes of this value, itself included
    union {
        std::uint64_t integer;  // two's complement where negative
        double real;
        const char* bytes;
    } is = {0};
};

class MsgpackValue::Iterator {
public:
    explicit Iterator(const Node* node) : node_(node) {}
    MsgpackValue operator*() const { return MsgpackValue(node_); }
    Iterator& operator++() {
        node_ += node_->subtree;
        return *this;
    }
    friend bool operator==(Iterator, Iterator) = default;

private:
    const Node* node_;
};

struct MsgpackValue::Elements {
    Iterator first, last;
    Iterator begin() const { return first; }
    Iterator end() const { return last; }
};

struct MsgpackEntry {
    MsgpackValue key;
    MsgpackValue value;
};

class MsgpackEntries {
public:
    class Iterator {
    public:
        explicit Iterator(const MsgpackValue::Node* node) : node_(node) {}
        MsgpackEntry operator*() const { return {MsgpackValue(node_), MsgpackValue(node_ + node_->subtree)}; }
        Iterator& operator++() {
            node_ += node_->subtree;
            node_ += node_->subtree;
            return *this;
        }
        friend bool operator==(Iterator, Iterator) = default;

    private:
        const MsgpackValue::Node* node_;
    };
    Iterator begin() const { return first_; }
    Iterator end() const { return last_; }

private:
    friend class MsgpackValue;
    MsgpackEntries(Iterator first, Iterator last) : first_(first), last_(last) {}
    Iterator first_, last_;
};

class MsgpackDocument {
public:
    // Exactly one value. `bytes` must outlive the document; `place` begins the messages of errors.
    // Errors: malformed (names the byte offset), over_limit (depth above 32, or above 8 million values).
    static Result<MsgpackDocument> parse(std::string_view bytes, std::string_view place);

    MsgpackValue root() const { return MsgpackValue(nodes_.data()); }

private:
    std::vector<MsgpackValue::Node> nodes_;
};

}  // namespace dateline
