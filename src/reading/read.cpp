// The read phase: one report's page to its reading.
#include <fmt/format.h>

#include "article/text_language.hpp"
#include "base/limits.hpp"
#include "reading/pieces.hpp"
#include "reading/reading.hpp"

namespace dateline {

namespace {

std::optional<StatedDate> captured_day(const Page& page) {
    if (!page.captured) return std::nullopt;
    const Result<Edtf> told = parse_edtf(page.captured->iso);
    if (!told) return std::nullopt;
    const auto clock = page.captured->iso.find('T');
    std::string time = clock == std::string::npos ? "" : page.captured->iso.substr(clock + 1);
    return StatedDate{edtf_day(hull(*told).last), std::move(time), page.captured->found,
                      page.captured->where};
}

}  // namespace

Result<Reading> read_report(const Page& page, const Reader& reader) {
    Result<Article> article = extract_article(page);
    if (!article) return article.error();

    Reading reading;
    reading.path = page.path;
    reading.sha256 = page.sha256;
    reading.model = reader.pipeline.info().name + " " + reader.pipeline.info().version;
    reading.article = std::move(*article);

    reading.captured = captured_day(page);

    if (const std::string& language = reading.article.language;
        !language.empty() && !same_language(language, reader.pipeline.info().language)) {
        reading.unread = fmt::format("its text is in {}, and the model reads {}", language_name(language),
                                     language_name(reader.pipeline.info().language));
        return reading;
    }

    const std::vector<Span> pieces = analysis_pieces(reading.article, limits::paragraph_bytes);
    const Analysis analysis = reader.pipeline.analyse(reading.article.text, pieces);
    reading.mentions = find_mentions(reading.article, analysis, reader.gazetteer);
    reading.events = reader.scope == EventScope::news
                         ? find_events(reading.article, analysis, reading.mentions)
                         : find_every_clause(reading.article, analysis, reading.mentions);
    reading.sentences = sentence_spans(analysis);
    return reading;
}

}  // namespace dateline
