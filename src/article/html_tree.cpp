// lexbor builds its tree in time that grows with the depth of open elements and with the formatting
// elements that each paragraph opens again; both are bounded here, in a callback between its tokenizer
// and its tree, so that hostile pages cost linear time and memory.
#include "article/html_tree.hpp"

#include <algorithm>
#include <lexbor/dom/dom.h>
#include <lexbor/html/html.h>

#include "article/text_form.hpp"
#include "base/limits.hpp"

namespace dateline {

namespace {

struct Guard {
    lxb_html_tree_t* tree = nullptr;
    lxb_html_tokenizer_token_f next = nullptr;
    void* next_context = nullptr;
    std::size_t tokens = 0;
    bool cut = false;
};

bool is_formatting(lxb_tag_id_t tag) {
    switch (tag) {
        case LXB_TAG_A:
        case LXB_TAG_B:
        case LXB_TAG_BIG:
        case LXB_TAG_CODE:
        case LXB_TAG_EM:
        case LXB_TAG_FONT:
        case LXB_TAG_I:
        case LXB_TAG_NOBR:
        case LXB_TAG_S:
        case LXB_TAG_SMALL:
        case LXB_TAG_STRIKE:
        case LXB_TAG_STRONG:
        case LXB_TAG_TT:
        case LXB_TAG_U: return true;
        default: return false;
    }
}

// Attributes behind the limit are taken off the token's list.
void bound_attributes(lxb_html_token_t* token) {
    lxb_html_token_attr_t* attribute = token->attr_first;
    for (std::size_t i = 1; attribute != nullptr && i < limits::html_attributes; ++i)
        attribute = attribute->next;
    if (attribute == nullptr || attribute->next == nullptr) return;
    attribute->next = nullptr;
    token->attr_last = attribute;
}

lxb_html_token_t* on_token(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token, void* context) {
    auto* guard = static_cast<Guard*>(context);
    const bool end_of_file = token->tag_id == LXB_TAG__END_OF_FILE;
    if (!end_of_file) {
        if (token->tag_id == LXB_TAG__EM_COMMENT) return token;
        const bool opens = (token->type & LXB_HTML_TOKEN_TYPE_CLOSE) == 0 && token->tag_id != LXB_TAG__TEXT;
        guard->tokens += 1 + (opens ? guard->tree->active_formatting->length / 4 : 0);
        if (guard->tokens > limits::html_tokens) {
            guard->cut = true;
            return token;
        }
        if (opens) {
            if (guard->tree->open_elements->length >= limits::html_depth) return token;
            if (is_formatting(token->tag_id) &&
                guard->tree->active_formatting->length >= limits::html_formatting)
                return token;
            bound_attributes(token);
        }
    }
    return guard->next(tokenizer, token, guard->next_context);
}

// lexbor keeps the names of tags and attributes in tables of 128 places that never grow. Pages large
// enough to hold very many different names get larger ones.
constexpr std::size_t usual_page_bytes = 1u << 20;
constexpr std::size_t bytes_a_place = 16;
constexpr std::size_t most_places = 1u << 20;

bool widen(lexbor_hash_t* table, std::size_t page_bytes) {
    if (page_bytes < usual_page_bytes) return true;
    const std::size_t entry = table->struct_size;
    lexbor_hash_destroy(table, false);
    return lexbor_hash_init(table, std::min(page_bytes / bytes_a_place, most_places), entry) == LXB_STATUS_OK;
}

std::string_view view(const lxb_char_t* data, std::size_t size) {
    return data == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(data), size);
}

struct DestroyParser {
    void operator()(lxb_html_parser_t* parser) const { lxb_html_parser_destroy(parser); }
};
struct DestroyDocument {
    void operator()(lxb_html_document_t* document) const { lxb_html_document_destroy(document); }
};

}  // namespace

struct HtmlTree::Page {
    std::unique_ptr<lxb_html_document_t, DestroyDocument> document;
};

HtmlTree::HtmlTree() = default;
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

Result<HtmlTree> HtmlTree::parse(std::string_view page) {
    const Error no_memory{ErrorCode::internal, "the HTML parser ran out of memory"};
    const std::unique_ptr<lxb_html_parser_t, DestroyParser> parser(lxb_html_parser_create());
    if (!parser || lxb_html_parser_init(parser.get()) != LXB_STATUS_OK) return no_memory;
    HtmlTree tree;
    tree.page_ = std::make_unique<Page>();
    tree.page_->document.reset(lxb_html_parse_chunk_begin(parser.get()));
    if (!tree.page_->document) return no_memory;
    lxb_dom_document_t* document = lxb_dom_interface_document(tree.page_->document.get());
    if (!widen(document->attrs, page.size()) || !widen(document->tags, page.size())) return no_memory;
    lxb_html_tokenizer_t* tokenizer = lxb_html_parser_tokenizer(parser.get());
    Guard guard{lxb_html_parser_tree(parser.get()), tokenizer->callback_token_done,
                tokenizer->callback_token_ctx, 0, false};
    // Looking for doubled attributes takes quadratic time; the first of a name is taken anyway.
    lxb_html_tokenizer_keep_duplicate_set(tokenizer, true);
    lxb_html_tokenizer_callback_token_done_set(tokenizer, on_token, &guard);
    const auto* bytes = reinterpret_cast<const lxb_char_t*>(page.data());
    if (lxb_html_parse_chunk_process(parser.get(), bytes, page.size()) != LXB_STATUS_OK ||
        lxb_html_parse_chunk_end(parser.get()) != LXB_STATUS_OK) {
        return no_memory;
    }
    tree.cut_ = guard.cut;

    lxb_dom_node_t* const root = lxb_dom_interface_node(tree.page_->document.get());
    std::vector<std::uint32_t> open;  // indexes of the nodes above
    for (lxb_dom_node_t* node = root; node != nullptr;) {
        HtmlNode flat;
        flat.parent = open.empty() ? 0 : open.back();
        if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
            const auto* text = lxb_dom_interface_text(node);
            flat.text = view(text->char_data.data.data, text->char_data.data.length);
        } else if (node->type == LXB_DOM_NODE_TYPE_ELEMENT) {
            auto* element = lxb_dom_interface_element(node);
            std::size_t size = 0;
            const lxb_char_t* name = lxb_dom_element_local_name(element, &size);
            flat.name = view(name, size);
            const auto tag = lxb_dom_element_tag_id(element);
            if (tag < LXB_TAG__LAST_ENTRY) flat.tag = static_cast<std::uint16_t>(tag);
            flat.first_attribute = static_cast<std::uint32_t>(tree.attributes_.size());
            for (lxb_dom_attr_t* attribute = lxb_dom_element_first_attribute(element); attribute != nullptr;
                 attribute = lxb_dom_element_next_attribute(attribute)) {
                std::size_t name_size = 0;
                std::size_t value_size = 0;
                const lxb_char_t* attribute_name = lxb_dom_attr_local_name(attribute, &name_size);
                const lxb_char_t* value = lxb_dom_attr_value(attribute, &value_size);
                tree.attributes_.push_back({view(attribute_name, name_size), view(value, value_size)});
                ++flat.attributes;
            }
        }
        tree.nodes_.push_back(flat);
        const auto index = static_cast<std::uint32_t>(tree.nodes_.size() - 1);
        if (node->first_child != nullptr) {
            open.push_back(index);
            node = node->first_child;
            continue;
        }
        tree.nodes_[index].end = index + 1;
        while (node != root && node->next == nullptr) {
            node = node->parent;
            if (node == nullptr) break;
            tree.nodes_[open.back()].end = static_cast<std::uint32_t>(tree.nodes_.size());
            open.pop_back();
        }
        node = node == nullptr || node == root ? nullptr : node->next;
    }
    return tree;
}

std::string_view HtmlTree::attribute(const HtmlNode& node, std::string_view name) const {
    for (const HtmlAttribute& attribute : attributes(node)) {
        if (attribute.name == name) return attribute.value;
    }
    return {};
}

bool HtmlTree::has_attribute(const HtmlNode& node, std::string_view name) const {
    for (const HtmlAttribute& attribute : attributes(node)) {
        if (attribute.name == name) return true;
    }
    return false;
}

std::string HtmlTree::text_of(std::uint32_t node, std::size_t most) const {
    std::string text;
    for (std::uint32_t i = node; i < nodes_[node].end && text.size() < 2 * most; ++i) {
        text += nodes_[i].text;
        if (nodes_[i].name == "br" || nodes_[i].name == "p" || nodes_[i].name == "div") text += ' ';
    }
    return std::string(cut_to(tidy(text), most));
}

}  // namespace dateline
