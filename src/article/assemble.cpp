#include "article/assemble.hpp"

#include <algorithm>
#include <array>
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
    article.partial = picked.cut;
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
    const auto is_part = [](char c) { return c == '/' || c == '-' || c == '_' || c == '.'; };
    const auto is_digit_of = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t at = 0; at + 8 < path.size(); ++at) {
        if (!is_part(path[at]) && path[at] != '~') continue;
        auto piece = path.substr(at + 1);
        // Three runs of figures or letters, as "2025/06/04", "04-06-2025", "2025/jun/04".
        std::array<std::string_view, 3> runs;
        std::size_t from = 0;
        std::size_t count = 0;
        for (; count < runs.size(); ++count) {
            auto end = from;
            while (end < piece.size() && !is_part(piece[end])) ++end;
            runs[count] = piece.substr(from, end - from);
            // What is behind the third run's figures is a slug's: "2025/06/04slug" is none, "2025/06/04-slug"
            // is.
            from = end + 1;
            if (from > piece.size()) {
                ++count;
                break;
            }
        }
        std::string written;
        std::size_t size = 0;
        const auto figures = [&](std::string_view run) {
            return !run.empty() && std::all_of(run.begin(), run.end(), is_digit_of);
        };
        if (figures(runs[0]) && runs[0].size() == 8) {
            written =
                fmt::format("{}-{}-{}", runs[0].substr(0, 4), runs[0].substr(4, 2), runs[0].substr(6, 2));
            size = 8;
        } else if (count == 3 && figures(runs[0]) && figures(runs[2])) {
            size = runs[0].size() + runs[1].size() + runs[2].size() + 2;
            const bool month_figures = figures(runs[1]) && runs[1].size() <= 2;
            const bool month_name =
                runs[1].size() >= 3 && std::none_of(runs[1].begin(), runs[1].end(), is_digit_of);
            if (runs[0].size() == 4 && runs[2].size() <= 2 && month_figures)
                written = fmt::format("{}-{}-{}", runs[0], runs[1], runs[2]);
            else if (runs[0].size() == 4 && runs[2].size() <= 2 && month_name)
                written = fmt::format("{} {} {}", runs[2], runs[1], runs[0]);
            else if (runs[0].size() == 2 && runs[1].size() == 2 && runs[2].size() == 4 && month_figures)
                written = fmt::format("{}.{}.{}", runs[0], runs[1], runs[2]);
        }
        if (written.empty()) continue;
        const auto dates = find_dates(written, DateOrder::day_first);
        if (dates.size() != 1 || dates.front().span.size() != written.size()) continue;
        if (const auto edtf = edtf_of(dates.front()))
            return StatedDate{*edtf, {}, std::string(piece.substr(0, size)), "the address"};
    }
    return std::nullopt;
}

}  // namespace dateline
