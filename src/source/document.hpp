// What readers of containers hand on: documents, still as bytes.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>

#include "base/file.hpp"
#include "source/byte_stream.hpp"
#include "source/page.hpp"

namespace dateline {

// What a container knows of one of its members before anybody has looked into it.
struct MemberHead {
    std::string path;        // "archive!member"
    std::string media_type;  // as stated, lower case, without parameters: "text/html"; may be wrong; or empty
    std::string charset;     // the label stated outside of the bytes, or empty
    std::string url;
    std::optional<ToldTime> captured;
    StatedMetadata stated;
};

// One member as its bytes.
struct Document {
    MemberHead head;
    std::string bytes;
};

// One member as a stream, to be read to its end before the reader is asked for the next.
struct StreamedMember {
    MemberHead head;
    std::unique_ptr<ByteStream> stream;
    std::optional<std::filesystem::path> file;  // where it is a file of its own, which a list names
};

using Found = std::variant<Document, StreamedMember, Skip>;

// Members that are no reports and were not asked for by name (images, menus' scripts, failed requests) are
// counted here, rather than named one by one.
class PassedOver {
public:
    void add(std::string_view container, std::string_view what) {
        ++counts_[{std::string(container), std::string(what)}];
    }
    void add(const PassedOver& other) {
        for (const auto& [key, count] : other.counts_) counts_[key] += count;
    }
    // By container, then by what they were.
    const std::map<std::pair<std::string, std::string>, std::size_t>& counts() const { return counts_; }

private:
    std::map<std::pair<std::string, std::string>, std::size_t> counts_;
};

// The members of one container in the order in which they stand there.
class ContainerReader {
public:
    ContainerReader() = default;
    ContainerReader(const ContainerReader&) = delete;
    ContainerReader& operator=(const ContainerReader&) = delete;
    virtual ~ContainerReader() = default;

    // The next member or what had to be left out; absent at the end. Never fails for good before that.
    virtual std::optional<Found> next() = 0;
};

// What every reader is opened with. `head` tells of the container itself; its members take over what they do
// not know better.
struct ContainerContext {
    MemberHead head;
    std::shared_ptr<UnpackBudget> budget;
    std::shared_ptr<PassedOver> passed;
};

// Names for members, each given out once: the second "a" of a container becomes "a#2". Keeps hashes only, for
// an archive may have millions of members.
class MemberNames {
public:
    std::string unique(std::string name) {
        const std::size_t uses = ++used_[hash64(name)];
        return uses == 1 ? name : name + "#" + std::to_string(uses);
    }

private:
    std::unordered_map<std::uint64_t, std::uint32_t> used_;
};

}  // namespace dateline
