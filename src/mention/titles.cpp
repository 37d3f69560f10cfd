#include "mention/titles.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::uint32_t most_words_of_owned = 4;  // "of the capsized boat"

class Finder {
public:
    Finder(const Context& ctx, const std::vector<Name>& names, const std::vector<Institution>& institutions)
        : ctx_(ctx),
          names_(names),
          institutions_(institutions),
          name_of_(ctx.size(), none),
          person_head_(ctx.size(), none),
          institution_of_(ctx.size(), none) {
        for (Index n = 0; n < names.size(); ++n) {
            for (std::uint32_t i = names[n].first; i <= names[n].last; ++i)
                if (name_of_[i] == none || !names[n].nested) name_of_[i] = n;
            if (names[n].kind == NameKind::person) person_head_[names[n].head] = n;
        }
        for (Index n = 0; n < institutions.size(); ++n)
            for (std::uint32_t i = institutions[n].first; i <= institutions[n].last; ++i)
                institution_of_[i] = n;
    }

    std::vector<Title> run() {
        std::vector<Title> out;
        for (std::uint32_t i = 0; i < ctx_.size(); ++i) {
            if (name_of_[i] != none && names_[name_of_[i]].kind == NameKind::person) continue;
            const auto hit = phrase_at(ctx_, ctx_.words.titles, i, Compare::lemma);
            if (!hit.value || !ctx_.noun(hit.last)) continue;
            if (auto title = at(i, hit.last, *hit.value)) out.push_back(std::move(*title));
            i = hit.last;
        }
        return out;
    }

private:
    const Context& ctx_;
    const std::vector<Name>& names_;
    const std::vector<Institution>& institutions_;
    std::vector<Index> name_of_;
    std::vector<Index> person_head_;
    std::vector<Index> institution_of_;

    std::optional<Title> at(std::uint32_t first, std::uint32_t last, const std::string& title_class) const {
        Title out;
        out.noun_first = first;
        out.last = out.head = last;
        out.title_class = title_class;
        out.plural = ctx_.tag(last) == "NNS" || ctx_.tag(last) == "NNPS";
        grow_left(out);
        take_of(out);
        out.definite =
            out.first > 0 && ctx_.low(out.first - 1) == "the" && ctx_.same_sentence(out.first - 1, out.first);
        find_persons(out);
        const bool noun_modifier =
            ctx_.dep(last) == "compound" && ctx_.head(last) > last && out.persons.empty();
        if (noun_modifier) return std::nullopt;
        std::string words;
        for (std::uint32_t i = out.noun_first; i <= out.head; ++i) {
            if (!words.empty() && ctx_.tokens[i - 1].space_after) words += ' ';
            words += lower(ctx_.text(i));
        }
        if (out.last > out.head && out.institution == none && out.organization == none &&
            name_of_[out.last] == none) {
            words += ' ';
            words += lower(ctx_.text(out.head + 1, out.last));
        }
        out.title = std::move(words);
        return out;
    }

    // The words before the title noun: "rural health [minister]", "Kenya's Supreme Court [Registrar]".
    void grow_left(Title& out) const {
        std::uint32_t i = out.noun_first;
        out.first = i;
        for (int step = 0; i > 0 && step < 12; ++step) {
            const std::uint32_t before = i - 1;
            if (!ctx_.same_sentence(before, i)) return;
            const Index n = name_of_[before];
            const bool owner = ctx_.tag(i) == "POS" || ctx_.low(i) == "'s" || ctx_.low(i) == "'";
            if (n != none && !names_[n].country.empty() && names_[n].kind != NameKind::organization) {
                out.country = names_[n].country;
                out.first = names_[n].first;
                return;
            }
            if (n != none && names_[n].kind == NameKind::person) return;
            if (ctx_.tag(before) == "POS") {
                i = before;
                continue;
            }
            if (owner) {
                // "the country's minister": who owns it is resolved later.
                if (n != none && names_[n].kind == NameKind::organization) {
                    out.organization = n;
                    out.first = names_[n].first;
                } else {
                    out.country_token = before;
                    out.first = before;
                }
                return;
            }
            if (ctx_.tag(before) == "PRP$") {
                out.country_token = before;
                return;
            }
            if (institution_of_[before] != none) {
                const Institution& owner_of = institutions_[institution_of_[before]];
                out.institution = institution_of_[before];
                out.country = owner_of.country;
                if (ctx_.tag(i) != "POS") out.noun_first = std::min(out.noun_first, owner_of.core_first);
                out.first = owner_of.first;
                return;
            }
            const bool word = ctx_.noun(before) || ctx_.is(before, "JJ") || ctx_.tag(before) == "HYPH" ||
                              ctx_.tag(before) == "VBN" || ctx_.tag(before) == "VBG";
            if (!word || !(ctx_.under(before, out.head) || ctx_.head(before) == ctx_.head(out.head))) return;
            if (n != none && names_[n].kind == NameKind::organization &&
                (names_[n].first != names_[n].last ||
                 (out.title_class != "minister" && out.title_class != "secretary"))) {
                out.organization = n;
                out.first = names_[n].first;
                return;
            }
            i = before;
            // "co-leader": a prefix belongs to its word.
            if (ctx_.tag(i) == "HYPH" && i > 0 && !ctx_.tokens[i - 1].space_after &&
                ctx_.same_sentence(i - 1, i))
                --i;
            out.first = i;
            out.noun_first = i;
        }
    }

    // "registrar of Kenya's Supreme Court", "president of Kenya", "minister of rural health".
    void take_of(Title& out) const {
        const std::uint32_t of = out.head + 1;
        if (of + 1 >= ctx_.size() || !ctx_.same_sentence(out.head, of + 1)) return;
        if (ctx_.low(of) != "of" && ctx_.low(of) != "for" && ctx_.low(of) != "to" && ctx_.low(of) != "at")
            return;
        std::uint32_t i = of + 1;
        while (i + 1 < ctx_.size() && (ctx_.low(i) == "the" || ctx_.low(i) == "a")) ++i;
        if (institution_of_[i] != none &&
            (ctx_.low(of) == "of" || institutions_[institution_of_[i]].first == i)) {
            const Institution& body = institutions_[institution_of_[i]];
            out.institution = institution_of_[i];
            if (out.country.empty()) out.country = body.country;
            out.last = body.last;
            return;
        }
        const Index n = name_of_[i];
        if (n != none && names_[n].kind == NameKind::country && ctx_.low(of) == "of") {
            if (out.country.empty()) out.country = names_[n].country;
            out.last = names_[n].last;
            if (out.plural) take_countries(out, names_[n].head);
            return;
        }
        const bool office = out.title_class == "minister" || out.title_class == "secretary";
        if (n != none && names_[n].kind == NameKind::organization && !office) {
            out.organization = n;
            out.last = names_[n].last;
            return;
        }
        const bool other_name = n != none && names_[n].kind != NameKind::organization;
        if (ctx_.low(of) != "of" || other_name) return;
        // "Minister of State Security": the office's own words, in capitals or lower case.
        std::uint32_t last = of;
        for (std::uint32_t j = of + 1; j < ctx_.size() && ctx_.same_sentence(of, j); ++j) {
            if (!(ctx_.under(j, of) || office) || !(ctx_.noun(j) || ctx_.is(j, "JJ") || ctx_.low(j) == "and"))
                break;
            if (ctx_.low(j) != "and") last = j;
        }
        if (last > of) out.last = last;
    }

    // "the ministers of Chad, Mali and Niger"
    void take_countries(Title& out, std::uint32_t first) const {
        out.countries.push_back(names_[name_of_[first]].country);
        Index next = ctx_.child(first, "conj");
        for (int step = 0; next != none && step < 4; ++step) {
            const Index n = name_of_[next];
            if (n == none || names_[n].kind != NameKind::country) return;
            out.countries.push_back(names_[n].country);
            out.last = names_[n].last;
            next = ctx_.child(next, "conj");
        }
    }

    void add_person(Title& out, Index person) const {
        if (person == none || std::find(out.persons.begin(), out.persons.end(), person) != out.persons.end())
            return;
        out.persons.push_back(person);
    }

    void find_persons(Title& out) const {
        // Right before the name: "Minister X", also with a word of praise or a comma-less "of X" phrase.
        const std::uint32_t next = out.last + 1;
        if (next < ctx_.size() && ctx_.same_sentence(out.last, next) && name_of_[next] != none &&
            names_[name_of_[next]].kind == NameKind::person && names_[name_of_[next]].first == next) {
            out.adjacent = true;
            add_person(out, name_of_[next]);
            return;
        }
        const std::uint32_t head = out.head;
        // "X, secretary of ...": the noun is the name's apposition; or the name is the noun's. A second
        // title joined to the first ("secretary and former minister") belongs to the same person.
        std::uint32_t noun = head;
        for (int step = 0; step < 4 && ctx_.dep(noun) == "conj" && ctx_.noun(ctx_.head(noun)); ++step)
            noun = ctx_.head(noun);
        if (noun != head && !ctx_.words.titles.find_key(ctx_.lemma(noun))) noun = head;
        if (ctx_.dep(noun) == "appos") add_person(out, person_head_[ctx_.head(noun)]);
        for (const std::uint32_t child : ctx_.children(noun)) {
            if (ctx_.dep(child) != "appos") continue;
            add_person(out, person_head_[child]);
            // "the ministers of A and B, X and Y"
            Index joined = ctx_.child(child, "conj");
            for (int step = 0; out.plural && joined != none && step < 4; ++step) {
                add_person(out, person_head_[joined]);
                joined = ctx_.child(joined, "conj");
            }
        }
        // "X is the secretary", "X, who is the secretary".
        if (ctx_.dep(noun) == "attr") {
            const std::uint32_t be = ctx_.head(noun);
            for (const std::uint32_t child : ctx_.children(be)) {
                if (ctx_.dep(child) != "nsubj") continue;
                add_person(out, person_head_[child]);
                if (ctx_.tag(child) == "WP" && ctx_.dep(be) == "relcl")
                    add_person(out, person_head_[ctx_.head(be)]);
            }
        }
        if (out.persons.empty() && out.countries.size() > 1) list_behind(out);
        // A comma apart, where the parser saw no apposition: "a minister, X Y, said" / "X Y, a minister,
        // said".
        if (out.persons.empty() && !out.plural) by_commas(out);
    }

    // "the ministers of A and B, X and Y, met", where the parser hung the names elsewhere.
    void list_behind(Title& out) const {
        std::uint32_t i = out.last + 1;
        if (i >= ctx_.size() || ctx_.low(i) != ",") return;
        for (;
             i < ctx_.size() && ctx_.same_sentence(out.last, i) && out.persons.size() < out.countries.size();
             ++i) {
            if (ctx_.low(i) == "," || ctx_.low(i) == "and") continue;
            const Index n = name_of_[i];
            if (n == none || names_[n].kind != NameKind::person) break;
            add_person(out, n);
            i = names_[n].last;
        }
        if (out.persons.size() != out.countries.size()) out.persons.clear();
    }

    void by_commas(Title& out) const {
        // "the owner of the boat, X Y,"
        std::uint32_t comma = out.last + 1;
        const bool owns = comma < ctx_.size() && ctx_.low(out.head + 1) == "of";
        while (owns && comma + 1 < ctx_.size() && comma - out.last <= most_words_of_owned &&
               ctx_.low(comma) != "," && !ctx_.verb(comma))
            ++comma;
        const std::uint32_t next = comma;
        if (next + 1 < ctx_.size() && ctx_.low(next) == "," && ctx_.same_sentence(out.last, next + 1)) {
            const Index n = name_of_[next + 1];
            const std::uint32_t after = n == none ? 0 : names_[n].last + 1;
            const bool closed =
                after > 0 && after < ctx_.size() && (ctx_.low(after) == "," || ctx_.low(after) == ".");
            const bool owned = !out.country.empty() || out.country_token != none || out.definite ||
                               out.institution != none || out.organization != none;
            if (n != none && names_[n].kind == NameKind::person && closed && owned) add_person(out, n);
        }
        std::uint32_t before = out.first;
        while (before > 0 && (ctx_.low(before - 1) == "the" || ctx_.low(before - 1) == "a")) --before;
        // "X, who is the secretary".
        if (before >= 4 && ctx_.lemma(before - 1) == "be" && ctx_.low(before - 2) == "who" &&
            ctx_.same_sentence(before - 4, before)) {
            const Index n = name_of_[before - (ctx_.low(before - 3) == "," ? 4 : 3)];
            if (n != none && names_[n].kind == NameKind::person) add_person(out, n);
            return;
        }
        if (before < 2 || ctx_.low(before - 1) != "," || !ctx_.same_sentence(before - 2, before)) return;
        const Index n = name_of_[before - 2];
        if (n != none && names_[n].kind == NameKind::person && ctx_.under(out.head, names_[n].head))
            add_person(out, n);
    }
};

}  // namespace

std::vector<Title> find_titles(const Context& ctx, const std::vector<Name>& names,
                               const std::vector<Institution>& institutions) {
    return Finder(ctx, names, institutions).run();
}

}  // namespace dateline
