#include "reading/cache_key.hpp"

#include <fmt/format.h>

#include "base/file.hpp"

namespace dateline {

namespace {

// Each field with its length before it, so that no two records give one text.
void append_field(std::string& text, std::string_view field) {
    text += fmt::format("{}:{}\n", field.size(), field);
}

void append_time(std::string& text, const std::optional<ToldTime>& time) {
    const ToldTime none;
    const ToldTime& told = time ? *time : none;
    append_field(text, told.iso);
    append_field(text, told.found);
    append_field(text, told.where);
}

// What the page's container says of it, which the article stage weighs too.
std::string container_words(const Page& page) {
    const StatedMetadata& stated = page.stated;
    std::string text;
    for (const std::string& field : {stated.where, stated.title, stated.outlet, stated.language}) {
        append_field(text, field);
    }
    for (const std::string& author : stated.authors) append_field(text, author);
    append_time(text, stated.published);
    append_time(text, stated.modified);
    append_time(text, page.captured);
    text += stated.summary ? "summary" : "whole";
    return text;
}

}  // namespace

std::string reading_key(const Page& page, std::string_view model_sha256, std::string_view gazetteer_sha256,
                        EventScope scope) {
    return sha256_hex(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n", read_phase_fingerprint(), model_sha256,
                                  gazetteer_sha256, page.sha256, static_cast<int>(page.kind), page.url,
                                  container_words(page), static_cast<int>(scope)));
}

}  // namespace dateline
