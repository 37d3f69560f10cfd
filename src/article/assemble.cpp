#include "article/assemble.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "article/dateline.hpp"
#include "article/text_form.hpp"
#include "base/limits.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

// A dateline stands at the beginning of one of the first paragraphs.
constexpr std::size_t dateline_paragraphs = 3;

std::string where_of(const PickedDate& date) {
    std::string where =
        date.line > 0 ? fmt::format("line {} of the page", date.line) : std::string("text of the page");
    if (!date.place.empty()) where += ", " + date.place;
    if (date.head.date.turned) where += "; day and month may be the other way round";
    return where;
}

void take_dates(Article& article, std::vector<PickedDate>& dates) {
    for (PickedDate& date : dates) {
        const auto edtf = edtf_of(date.head.date);
        if (!edtf) {
            article.left_out.push_back({date.head.found, "date without a year"});
            continue;
        }
        StatedDate stated{*edtf, date.head.date.time, date.head.found, where_of(date)};
        (date.head.modified ? article.modified : article.published).push_back(std::move(stated));
    }
}

void append_paragraph(Article& article, std::string_view text, ParagraphKind kind) {
    if (!article.text.empty()) article.text += '\n';
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    article.text += text;
    article.paragraphs.push_back({{begin, static_cast<std::uint32_t>(article.text.size())}, kind});
}

}  // namespace

Article assemble(Picked picked) {
    Article article;
    article.title = std::move(picked.title);
    article.outlet = std::move(picked.outlet);
    article.wire = std::move(picked.wire);
    article.byline = std::move(picked.persons);
    article.url = std::move(picked.url);
    article.language = std::move(picked.language);
    article.left_out = std::move(picked.left_out);
    article.partial = picked.paywall;
    for (const PickedParagraph& paragraph : picked.paragraphs) {
        const std::size_t size = article.text.size() + paragraph.text.size() + 1;
        if (size > limits::article_bytes) {
            // The first paragraph that does not fit is cut only where nothing stands before it.
            if (article.text.size() < limits::article_bytes / 2) {
                const auto room = limits::article_bytes - article.text.size() - 1;
                append_paragraph(article, trimmed(cut_to(paragraph.text, room)), paragraph.kind);
            }
            article.partial = true;
            article.left_out.push_back(
                {std::string(cut_to(paragraph.text, 200)), "behind the limit for one article's text"});
            break;
        }
        append_paragraph(article, paragraph.text, paragraph.kind);
    }
    take_dates(article, picked.dates);
    return article;
}

void settle_dateline(Article& article, const std::optional<Dateline>& line, DateOrder order) {
    auto found = line;
    std::size_t seen = 0;
    for (const Paragraph& paragraph : article.paragraphs) {
        if (found || seen >= dateline_paragraphs) break;
        if (paragraph.kind != ParagraphKind::body) continue;
        ++seen;
        found = find_dateline(paragraph.span.of(article.text), order);
    }
    if (!found) return;
    article.dateline_place = found->place;
    if (article.wire.empty()) article.wire = found->wire;
    if (!found->date) return;
    article.dateline_day = edtf_of(*found->date);
    if (article.dateline_day || article.published.empty()) return;
    const Day published = hull(article.published.front().date).first;
    for (const int step : {0, -1, 1}) {
        const auto year = std::chrono::year_month_day{published}.year() + std::chrono::years{step};
        const std::chrono::year_month_day day{year, found->date->month, found->date->day};
        if (!day.ok()) continue;
        const auto apart = Day{day} - published;
        if (apart > std::chrono::days{-183} && apart < std::chrono::days{183}) {
            article.dateline_day = edtf_day(Day{day});
            return;
        }
    }
}

std::string host_of(std::string_view url) {
    const auto scheme = url.find("://");
    auto rest = scheme == std::string_view::npos ? url : url.substr(scheme + 3);
    rest = rest.substr(0, rest.find_first_of("/?#"));
    if (const auto at = rest.rfind('@'); at != std::string_view::npos) rest = rest.substr(at + 1);
    rest = rest.substr(0, rest.find(':'));
    if (rest.starts_with("www.")) rest.remove_prefix(4);
    if (rest.find('.') == std::string_view::npos || rest.find(' ') != std::string_view::npos) return {};
    return lower(rest);
}

std::optional<StatedDate> date_of_url(std::string_view url) {
    const auto scheme = url.find("://");
    const auto path_at = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
    if (path_at == std::string_view::npos) return std::nullopt;
    const auto path = url.substr(path_at, url.find_first_of("?#", path_at) - path_at);
    for (std::size_t at = 0; at + 8 < path.size(); ++at) {
        if (path[at] != '/' && path[at] != '-' && path[at] != '_') continue;
        auto piece = path.substr(at + 1);
        std::size_t digits = 0;
        while (digits < piece.size() && piece[digits] >= '0' && piece[digits] <= '9') ++digits;
        std::string written;
        if (digits == 8) {
            written = fmt::format("{}-{}-{}", piece.substr(0, 4), piece.substr(4, 2), piece.substr(6, 2));
        } else if (digits == 4 && piece.size() > 7 && (piece[4] == '/' || piece[4] == '-')) {
            written = std::string(cut_to(piece, 10));
            std::replace(written.begin(), written.end(), '/', '-');
            // "/2025/06/04-slug", "/2025/6/4/": what is behind the day's figures goes.
            const auto dash = written.find('-', 5);
            if (dash == std::string::npos) continue;
            auto end = dash + 1;
            while (end < written.size() && written[end] >= '0' && written[end] <= '9') ++end;
            written.resize(end);
        }
        if (written.empty()) continue;
        const auto dates = find_dates(written, DateOrder::unknown);
        if (dates.size() != 1 || dates.front().span.size() != written.size()) continue;
        if (const auto edtf = edtf_of(dates.front()))
            return StatedDate{*edtf,
                              {},
                              std::string(piece.substr(0, std::max<std::size_t>(written.size(), 8))),
                              "the address"};
    }
    return std::nullopt;
}

}  // namespace dateline
