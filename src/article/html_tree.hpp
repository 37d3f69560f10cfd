// An HTML page as a flat list of nodes in document order: parsed by lexbor as browsers do, walked
// without recursion.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

struct HtmlAttribute {
    std::string_view name;  // lower case
    std::string_view value;
};

struct HtmlNode {
    std::string_view name;  // "div"; empty for text
    std::string_view text;  // of a text node
    std::uint32_t parent = 0;
    std::uint32_t end = 0;  // index behind its last descendant
    std::uint32_t first_attribute = 0;
    std::uint16_t attributes = 0;
    std::uint16_t tag = 0;  // lexbor's number of the name (LXB_TAG_DIV); 0 for names that HTML has not
};

class HtmlTree {
public:
    // Any text is some page. internal where memory ends. Linear: tags beyond limits::html_depth and
    // limits::html_formatting are ignored (their text is kept), tokens beyond limits::html_tokens cut off.
    static Result<HtmlTree> parse(std::string_view page);
    HtmlTree(HtmlTree&&) noexcept;
    HtmlTree& operator=(HtmlTree&&) noexcept;
    ~HtmlTree();

    // nodes()[0] is the document. Views live as long as the tree.
    const std::vector<HtmlNode>& nodes() const { return nodes_; }
    std::span<const HtmlAttribute> attributes(const HtmlNode& node) const {
        return std::span(attributes_).subspan(node.first_attribute, node.attributes);
    }
    // The attribute's value, empty where it has none.
    std::string_view attribute(const HtmlNode& node, std::string_view name) const;
    bool has_attribute(const HtmlNode& node, std::string_view name) const;
    // All text under the node, tidied, at most `most` bytes.
    std::string text_of(std::uint32_t node, std::size_t most) const;
    bool cut() const { return cut_; }

private:
    struct Page;
    HtmlTree();
    std::unique_ptr<Page> page_;
    std::vector<HtmlNode> nodes_;
    std::vector<HtmlAttribute> attributes_;
    bool cut_ = false;
};

}  // namespace dateline
