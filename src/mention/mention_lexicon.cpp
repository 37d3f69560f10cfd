#include "mention/mention_lexicon.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "base/data_file.hpp"
#include "base/utf8.hpp"

namespace dateline {

std::string phrase_key(std::string_view phrase) {
    return key_of_folded(folded(phrase));
}

std::string key_of_folded(std::string key) {
    std::size_t kept = 0;
    for (const char c : key) {
        const char plain = c == '-' || c == '/' ? ' ' : c;
        if (plain != ' ' || (kept > 0 && key[kept - 1] != ' ')) key[kept++] = plain;
    }
    while (kept > 0 && key[kept - 1] == ' ') --kept;
    key.resize(kept);
    return key;
}

namespace {

std::vector<std::string_view> list_of(std::string_view field) {
    std::vector<std::string_view> out;
    if (field == "-") return out;
    while (!field.empty()) {
        const auto bar = field.find('|');
        out.push_back(trimmed(field.substr(0, bar)));
        field = bar == std::string_view::npos ? std::string_view() : field.substr(bar + 1);
    }
    return out;
}

std::string or_empty(std::string_view field) {
    return field == "-" ? std::string() : std::string(field);
}

Error wrong(std::string_view file, const DataRow& row, std::string_view what) {
    return {ErrorCode::malformed, fmt::format("data/{}:{}: {}", file, row.line, what)};
}

void add_name(MentionLexicon& out, KnownKind kind, std::string_view surface, std::string_view canonical,
              std::string_view country, bool state = false) {
    if (surface.starts_with("the ") || surface.starts_with("The "))
        add_name(out, kind, surface.substr(4), canonical, country, state);
    out.names.add(surface, {kind, std::string(surface), std::string(canonical), std::string(country), state});
}

Status load_countries(MentionLexicon& out) {
    constexpr std::string_view file = "places/demonyms.tsv";
    const auto rows = data_rows(file, 6, 6);
    if (!rows) return rows.error();
    const auto for_each = [&](std::size_t field, KnownKind kind) {
        for (const DataRow& row : *rows)
            for (const auto surface : list_of(row.fields[field]))
                add_name(out, kind, surface, row.fields[1], row.fields[0]);
    };
    for (const DataRow& row : *rows) {
        if (row.fields[0].size() != 3) return wrong(file, row, "an alpha-3 code has three letters");
        if (!out.countries.emplace(row.fields[0], row.fields[1]).second)
            return wrong(file, row, "this country is there twice");
        out.country_codes.emplace_back(row.fields[0]);
        add_name(out, KnownKind::country, row.fields[1], row.fields[1], row.fields[0]);
    }
    for_each(2, KnownKind::country);
    for_each(3, KnownKind::adjective);
    for_each(4, KnownKind::people);
    for_each(5, KnownKind::government);
    return Done{};
}

Status load_organizations(MentionLexicon& out) {
    constexpr std::string_view agencies = "mention/agencies.tsv";
    const auto agency_rows = data_rows(agencies, 4, 4);
    if (!agency_rows) return agency_rows.error();
    for (const DataRow& row : *agency_rows) {
        const auto kind = row.fields[3];
        if (kind != "agency" && kind != "state" && kind != "outlet")
            return wrong(agencies, row, "unknown kind");
        const std::string country = or_empty(row.fields[2]);
        if (!country.empty() && !out.countries.contains(country))
            return wrong(agencies, row, "unknown country");
        add_name(out, KnownKind::agency, row.fields[0], row.fields[0], country, kind == "state");
        for (const auto other : list_of(row.fields[1]))
            add_name(out, KnownKind::agency, other, row.fields[0], country, kind == "state");
    }
    constexpr std::string_view bodies = "mention/organizations.tsv";
    const auto body_rows = data_rows(bodies, 3, 3);
    if (!body_rows) return body_rows.error();
    for (const DataRow& row : *body_rows) {
        add_name(out, KnownKind::organization, row.fields[0], row.fields[0], "");
        for (const auto other : list_of(row.fields[1]))
            add_name(out, KnownKind::organization, other, row.fields[0], "");
    }
    return Done{};
}

Status load_areas(MentionLexicon& out) {
    const auto rows = data_rows("places/wide_areas.tsv", 3, 3);
    if (!rows) return rows.error();
    for (const DataRow& row : *rows) {
        add_name(out, KnownKind::area, row.fields[0], row.fields[0], "");
        for (const auto other : list_of(row.fields[1]))
            add_name(out, KnownKind::area, other, row.fields[0], "");
        for (const auto adjective : list_of(row.fields[2]))
            add_name(out, KnownKind::area_adjective, adjective, row.fields[0], "");
    }
    return Done{};
}

bool read_number(std::string_view text, double& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

Status load_figures(MentionLexicon& out) {
    constexpr std::string_view file = "mention/figures.tsv";
    static constexpr std::pair<std::string_view, FigureWord> kinds[] = {
        {"number", FigureWord::number},
        {"scale", FigureWord::scale},
        {"short_scale", FigureWord::short_scale},
        {"vague", FigureWord::vague},
        {"fraction", FigureWord::fraction},
        {"about", FigureWord::about},
        {"at_least", FigureWord::at_least},
        {"at_most", FigureWord::at_most},
        {"exactly", FigureWord::exactly},
        {"currency", FigureWord::currency},
        {"money", FigureWord::money},
        {"measure", FigureWord::measure},
        {"not_counted", FigureWord::not_counted},
        {"outcome", FigureWord::outcome}};
    const auto rows = data_rows(file, 3, 3);
    if (!rows) return rows.error();
    for (const DataRow& row : *rows) {
        const auto kind = std::find_if(std::begin(kinds), std::end(kinds),
                                       [&](const auto& known) { return known.first == row.fields[1]; });
        if (kind == std::end(kinds)) return wrong(file, row, fmt::format("unknown kind '{}'", row.fields[1]));
        FigureTerm term;
        term.kind = kind->second;
        const std::string_view value = row.fields[2];
        switch (term.kind) {
            case FigureWord::number:
            case FigureWord::scale:
            case FigureWord::short_scale:
            case FigureWord::fraction:
                if (!read_number(value, term.low)) return wrong(file, row, "not a number");
                term.high = term.low;
                break;
            case FigureWord::vague: {
                const auto dash = value.find('-');
                if (dash == std::string_view::npos || !read_number(value.substr(0, dash), term.low) ||
                    !read_number(value.substr(dash + 1), term.high))
                    return wrong(file, row, "a vague number is 'low-high'");
                break;
            }
            default: term.unit = or_empty(value);
        }
        if (!out.figures.add(row.fields[0], std::move(term)))
            return wrong(file, row, "this phrase is there twice");
    }
    return Done{};
}

// A table of two fields, the second a word of `kinds`.
template <class Kind>
Status load_kinds(std::string_view file, PhraseTable<Kind>& table,
                  std::initializer_list<std::pair<std::string_view, Kind>> kinds) {
    const auto rows = data_rows(file, 2, 2);
    if (!rows) return rows.error();
    for (const DataRow& row : *rows) {
        const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                       [&](const auto& known) { return known.first == row.fields[1]; });
        if (kind == kinds.end()) return wrong(file, row, fmt::format("unknown kind '{}'", row.fields[1]));
        if (!table.add(row.fields[0], kind->second)) return wrong(file, row, "this phrase is there twice");
    }
    return Done{};
}

Status load_groups(MentionLexicon& out) {
    constexpr std::string_view file = "mention/groups.tsv";
    const auto rows = data_rows(file, 3, 3);
    if (!rows) return rows.error();
    for (const DataRow& row : *rows) {
        GroupNoun noun;
        if (row.fields[1] == "state")
            noun.kind = GroupKind::state;
        else if (row.fields[1] == "voice")
            noun.kind = GroupKind::voice;
        else if (row.fields[1] != "people")
            return wrong(file, row, "unknown kind");
        if (row.fields[2] != "one" && row.fields[2] != "many")
            return wrong(file, row, "number is one or many");
        noun.collective = row.fields[2] == "one";
        if (!out.groups.add(row.fields[0], noun)) return wrong(file, row, "this noun is there twice");
    }
    return Done{};
}

Status load_words(std::string_view file, PhraseTable<std::string>& table) {
    const auto rows = data_rows(file, 2, 2);
    if (!rows) return rows.error();
    for (const DataRow& row : *rows)
        if (!table.add(row.fields[0], std::string(row.fields[1])))
            return wrong(file, row, "this phrase is there twice");
    return Done{};
}

Status load_person_names(MentionLexicon& out) {
    constexpr std::string_view families = "names/family_first.tsv";
    const auto family_rows = data_rows(families, 2, 2);
    if (!family_rows) return family_rows.error();
    for (const DataRow& row : *family_rows)
        for (const auto name : list_of(row.fields[1])) out.family_first.insert(folded(name));
    constexpr std::string_view given = "names/given_names.tsv";
    const auto given_rows = data_rows(given, 2, 2);
    if (!given_rows) return given_rows.error();
    for (const DataRow& row : *given_rows) {
        if (row.fields[0] != "m" && row.fields[0] != "f") return wrong(given, row, "gender is m or f");
        for (const auto name : list_of(row.fields[1]))
            out.given_names.emplace(folded(name), row.fields[0][0]);
    }
    return Done{};
}

Status load_outlets(MentionLexicon& out) {
    constexpr std::string_view file = "mention/outlet_names.tsv";
    const auto rows = data_rows(file, 2, 2);
    if (!rows) return rows.error();
    for (const DataRow& row : *rows) {
        if (row.fields[0] == "last")
            out.outlet_last.insert(phrase_key(row.fields[1]));
        else if (row.fields[0] == "first")
            out.outlet_first.insert(phrase_key(row.fields[1]));
        else
            return wrong(file, row, "where is 'first' or 'last'");
    }
    return Done{};
}

}  // namespace

Result<MentionLexicon> load_mention_lexicon() {
    MentionLexicon out;
    const Status steps[] = {
        load_countries(out),
        load_organizations(out),
        load_kinds<InstitutionKind>("mention/institutions.tsv", out.institutions,
                                    {{"government", InstitutionKind::government},
                                     {"institution", InstitutionKind::institution},
                                     {"media", InstitutionKind::media},
                                     {"local", InstitutionKind::local},
                                     {"company", InstitutionKind::company},
                                     {"body", InstitutionKind::body}}),
        load_groups(out),
        load_words("mention/titles.tsv", out.titles),
        load_words("mention/words.tsv", out.words),
        load_kinds<CueKind>("mention/reporting_verbs.tsv", out.cues,
                            {{"say", CueKind::say},
                             {"announce", CueKind::announce},
                             {"judge", CueKind::judge},
                             {"praise", CueKind::praise},
                             {"cite", CueKind::cite},
                             {"carry", CueKind::carry},
                             {"according", CueKind::according},
                             {"adverb", CueKind::adverb}}),
        load_figures(out),
        load_areas(out),
        load_outlets(out),
        load_person_names(out),
    };
    for (const Status& step : steps)
        if (!step) return step.error();
    return out;
}

const MentionLexicon& mention_lexicon() {
    static const MentionLexicon built_in = [] {
        auto loaded = load_mention_lexicon();
        return loaded ? std::move(*loaded) : MentionLexicon();
    }();
    return built_in;
}

}  // namespace dateline
