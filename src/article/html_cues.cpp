// A page names thousands of elements, so that the words of a name are hashed as they are read and looked
// up by their hash alone; the table is checked for two cues of one hash when it is built.
#include "article/html_cues.hpp"

#include <charconv>
#include <fmt/format.h>
#include <vector>

#include "article/text_form.hpp"
#include "base/data_file.hpp"

namespace dateline {

namespace {

constexpr std::string_view file = "article/html_cues.tsv";
// Generated names can be very long; what they mean stands at the beginning.
constexpr std::size_t names_bytes = 400;

// FNV-1a (Fowler, Noll, Vo), 64 bits.
constexpr std::uint64_t hash_start = 14695981039346656037u;
constexpr std::uint64_t hash_step(std::uint64_t hash, char c) {
    return (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
}
constexpr std::uint64_t hash_of_pair(std::uint64_t first, std::uint64_t second) {
    return (first * 31) ^ second;
}

class CueTable {
public:
    explicit CueTable(HtmlCues cues) : cues_(std::move(cues)), places_(place_count) {
        for (const auto& [words, cue] : cues_) {
            std::uint64_t hash = hash_start;
            std::uint64_t first = 0;
            for (const char c : words) {
                if (c == ' ') {
                    first = hash;
                    hash = hash_start;
                } else {
                    hash = hash_step(hash, c);
                }
            }
            if (first != 0) hash = hash_of_pair(first, hash);
            std::size_t at = hash % place_count;
            while (places_[at].cue != nullptr) at = (at + 1) % place_count;
            places_[at] = {hash, &cue};
        }
    }

    const HtmlCue* find(std::uint64_t hash) const {
        for (std::size_t at = hash % place_count; places_[at].cue != nullptr; at = (at + 1) % place_count) {
            if (places_[at].hash == hash) return places_[at].cue;
        }
        return nullptr;
    }

private:
    static constexpr std::size_t place_count = 4096;  // many times the table's rows
    struct Place {
        std::uint64_t hash = 0;
        const HtmlCue* cue = nullptr;
    };
    HtmlCues cues_;
    std::vector<Place> places_;
};

const CueTable& table() {
    static const CueTable built = [] {
        auto read = read_html_cues();
        return CueTable(read ? std::move(*read) : HtmlCues{});
    }();
    return built;
}

void take(CueHits& hits, const HtmlCue* cue) {
    if (cue == nullptr) return;
    switch (cue->role) {
        case CueRole::against:
            if (hits.against == nullptr || cue->weight < hits.against->weight) hits.against = cue;
            break;
        case CueRole::body:
            if (hits.body == nullptr || cue->weight > hits.body->weight) hits.body = cue;
            break;
        case CueRole::standfirst: hits.standfirst = true; break;
        case CueRole::caption: hits.caption = true; break;
    }
}

void take_names(CueHits& hits, std::string_view names) {
    std::uint64_t before = 0;
    std::uint64_t hash = hash_start;
    bool small = false;
    const auto flush = [&] {
        if (hash == hash_start) return;
        take(hits, table().find(hash));
        if (before != 0) take(hits, table().find(hash_of_pair(before, hash)));
        before = hash;
        hash = hash_start;
    };
    for (const char c : names.substr(0, names_bytes)) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool lower_case = c >= 'a' && c <= 'z';
        if ((!upper && !lower_case) || (upper && small)) flush();
        if (upper || lower_case) hash = hash_step(hash, upper ? static_cast<char>(c + 32) : c);
        small = lower_case;
    }
    flush();
}

}  // namespace

Result<HtmlCues> read_html_cues() {
    const auto rows = data_rows(file, 4, 4);
    if (!rows) return rows.error();
    HtmlCues cues;
    for (const DataRow& row : *rows) {
        const auto wrong = [&row](std::string_view what) {
            return Error{ErrorCode::malformed, fmt::format("data/{} line {}: {}", file, row.line, what)};
        };
        HtmlCue cue{std::string(row.fields[0]), 0, CueRole::against};
        const auto role = row.fields[1];
        if (role == "body") {
            cue.role = CueRole::body;
        } else if (role == "standfirst") {
            cue.role = CueRole::standfirst;
        } else if (role == "caption") {
            cue.role = CueRole::caption;
        } else if (role != "against") {
            return wrong("the role is none of against, body, standfirst, caption");
        }
        int weight = 0;
        const auto number = row.fields[2];
        const auto [end, failed] = std::from_chars(number.data(), number.data() + number.size(), weight);
        const bool fits = cue.role == CueRole::against ? weight < 0
                          : cue.role == CueRole::body  ? weight > 0
                                                       : weight == 0;
        if (failed != std::errc{} || end != number.data() + number.size() || !fits)
            return wrong("the weight is no number that the role can have");
        cue.weight = weight;
        for (const auto words : split_at(row.fields[3], {"|"})) {
            if (!cues.emplace(std::string(words), cue).second)
                return wrong(fmt::format("'{}' for the second time", words));
        }
    }
    return cues;
}

CueHits cue_hits(std::string_view classes, std::string_view id) {
    CueHits hits;
    take_names(hits, classes);
    take_names(hits, id);
    return hits;
}

}  // namespace dateline
