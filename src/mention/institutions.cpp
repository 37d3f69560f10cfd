#include "mention/institutions.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace dateline {

namespace {

// Which name, if any, covers each token; the outer one where names nest.
std::vector<Index> cover(const Context& ctx, const std::vector<Name>& names) {
    std::vector<Index> out(ctx.size(), none);
    for (Index n = 0; n < names.size(); ++n)
        for (std::uint32_t i = names[n].first; i <= names[n].last; ++i)
            if (out[i] == none || !names[n].nested) out[i] = n;
    return out;
}

bool tells_country(const Name& name) {
    return !name.country.empty() &&
           (name.kind == NameKind::country || name.kind == NameKind::demonym || name.government);
}

class Finder {
public:
    Finder(const Context& ctx, const std::vector<Name>& names)
        : ctx_(ctx), names_(names), cover_(cover(ctx, names)), country_at_(ctx.size(), none) {
        for (Index n = 0; n < names.size(); ++n)
            if (tells_country(names[n]))
                for (std::uint32_t i = names[n].first; i <= names[n].last; ++i) country_at_[i] = n;
    }

    std::vector<Institution> run() {
        std::vector<Institution> out;
        for (std::uint32_t i = 0; i < ctx_.size(); ++i) {
            const auto hit = phrase_at(ctx_, ctx_.words.institutions, i, Compare::lemma);
            if (!hit.value || !ctx_.noun(hit.last)) continue;
            auto found = at(i, hit.last, *hit.value);
            if (!found || (!out.empty() && found->first <= out.back().last)) continue;
            i = found->last;
            out.push_back(std::move(*found));
        }
        return out;
    }

private:
    const Context& ctx_;
    const std::vector<Name>& names_;
    std::vector<Index> cover_;
    std::vector<Index> country_at_;  // by token: the name that tells a country, nested or not

    const Name* name_at(std::uint32_t i) const { return cover_[i] == none ? nullptr : &names_[cover_[i]]; }

    std::optional<Institution> at(std::uint32_t first, std::uint32_t last, InstitutionKind kind) const {
        Institution out;
        out.kind = kind;
        out.head = last;
        out.core_first = first;
        out.last = last;
        out.core_last = last;
        out.plural =
            ctx_.tag(last) == "NNS" && kind != InstitutionKind::media && ctx_.lemma(last) != ctx_.low(last);
        if (const Name* name = name_at(last)) {
            // Inside a longer name ("Lagos State Police Command") the name decides; a table knows its own.
            if (!name->canonical.empty() || name->kind == NameKind::person || name->government)
                return std::nullopt;
            if (name->kind == NameKind::organization || name->kind == NameKind::place) {
                if (name->head != last && name->head != first && name->first != first && name->last > last)
                    return std::nullopt;
                out.core_first = std::min(out.core_first, name->first);
                out.last = std::max(out.last, name->last);
                // "Kenyan Embassy" as one name: the country is its owner.
                if (const Index owner = country_at_[out.core_first];
                    owner != none && names_[owner].last < first)
                    out.core_first = std::min(first, names_[owner].last + 1);
                if (ctx_.tag(out.core_first) == "POS" && out.core_first < first) ++out.core_first;
            }
        }
        if (modifies_another(out)) return std::nullopt;
        grow_left(out);
        take_outlet(out);
        take_owner(out);
        out.core_last = out.last;
        grow_right(out);
        out.proper = ctx_.capital(out.core_first) && ctx_.capital(out.head) &&
                     !(ctx_.tokens[out.core_first].sentence_start && out.core_first == out.head);
        out.definite =
            out.first > 0 && ctx_.low(out.first - 1) == "the" && ctx_.same_sentence(out.first - 1, out.first);
        out.core = phrase_key(ctx_.text(out.core_first, out.core_last));
        out.text = std::string(ctx_.text(out.first, out.last));
        return out;
    }

    // "government delegation", "police officer": the other noun is what is told of.
    bool modifies_another(const Institution& found) const {
        const std::uint32_t head = found.head;
        if (ctx_.dep(head) != "compound" && ctx_.dep(head) != "nmod" && ctx_.dep(head) != "amod")
            return false;
        const std::uint32_t above = ctx_.head(head);
        if (above <= head) return false;
        if (found.kind == InstitutionKind::government) return true;
        // "police spokesman": the police speak.
        const std::string* title = ctx_.words.titles.find_key(ctx_.lemma(above));
        const bool speaker = title || ctx_.words.groups.find_key(ctx_.lemma(above));
        if (speaker && found.core_first == head && ctx_.lemma(head) == "police") return false;
        // "interior ministry officials": those of one body.
        if (title && *title == "official" && ctx_.lemma(head) == "ministry") return false;
        if (ctx_.word_is(above, "pair_noun") && !ctx_.capital(head)) return true;
        if (const Name* name = name_at(above); name && name->kind == NameKind::organization) return false;
        return !ctx_.capital(head);
    }

    // Behind "the" or a possessor.
    bool begins_phrase(std::uint32_t i) const {
        return i > 0 && ctx_.same_sentence(i - 1, i) &&
               (ctx_.low(i - 1) == "the" || ctx_.tag(i - 1) == "POS");
    }

    bool in_known_name(std::uint32_t i) const {
        const Name* name = name_at(i);
        return name && (!name->canonical.empty() || name->outlet);
    }

    // "the Antara news agency", "news agency Antara", "state media Andina".
    void take_outlet(Institution& out) const {
        const std::uint32_t next = out.last + 1;
        const auto is_organization = [&](std::uint32_t i) {
            return name_at(i) && name_at(i)->kind == NameKind::organization;
        };
        const bool media = out.kind == InstitutionKind::media;
        if (media && out.core_first > 0 && is_organization(out.core_first - 1))
            out.outlet = cover_[out.core_first - 1];
        else if (next < ctx_.size() && ctx_.same_sentence(out.last, next) && is_organization(next) &&
                 (media || (!ctx_.capital(out.head) && names_[cover_[next]].canonical.empty() &&
                            ctx_.low(next) != "and")))
            out.outlet = cover_[next];
    }

    bool in_name_of_country(std::uint32_t i) const { return country_at_[i] != none; }

    // Capitalised words that belong to the name: "Federal [Supreme Court]", "Lagos [High Court]".
    void grow_left(Institution& out) const {
        while (out.core_first > 0 && ctx_.same_sentence(out.core_first - 1, out.core_first)) {
            const std::uint32_t before = out.core_first - 1;
            if (joins_capitals(before, out)) {
                out.core_first = before - 1;
                continue;
            }
            const bool part =
                (ctx_.is(before, "NNP") || ctx_.is(before, "JJ") || ctx_.is(before, "NN")) &&
                (ctx_.dep(before) == "compound" || ctx_.dep(before) == "amod" || ctx_.dep(before) == "nmod");
            if (!part || !ctx_.capital(before) || !ctx_.under(before, out.head)) return;
            if (in_name_of_country(before) || in_known_name(before)) return;
            if (ctx_.words.titles.find_key(ctx_.low(before))) return;
            out.core_first = before;
        }
    }

    // "Ethics [and Anti-Corruption Commission]", "[Anti]-Corruption Commission".
    bool joins_capitals(std::uint32_t joint, const Institution& out) const {
        if (joint == 0 || !ctx_.capital(joint - 1) || !ctx_.capital(out.core_first) ||
            in_known_name(joint - 1))
            return false;
        if (ctx_.tag(joint) == "HYPH") return !ctx_.tokens[joint].space_after;
        return ctx_.low(joint) == "and" && ctx_.is(joint - 1, "NNP") && !in_name_of_country(joint - 1) &&
               (ctx_.under(joint - 1, out.head) || begins_phrase(joint - 1));
    }

    // "civil defense [institute]": the nouns before it, with what modifies them, are part of its name.
    void take_lower_case_words(Institution& out, std::uint32_t from) const {
        if (ctx_.low(from) == "'s" || ctx_.tag(from) == "POS") ++from;
        std::uint32_t first = out.core_first;
        for (std::uint32_t i = out.core_first; i > from;) {
            --i;
            if (ctx_.noun(i) && ctx_.dep(i) == "compound")
                first = i;
            else if (!(ctx_.is(i, "JJ") && first < out.core_first && ctx_.head(i) == first))
                break;
            else
                first = i;
        }
        out.core_first = first;
    }

    // "Peru's", "Peruvian", "the country's", "its".
    void take_owner(Institution& out) const {
        out.first = out.core_first;
        std::uint32_t i = out.core_first;
        for (int step = 0; i > 0 && step < 4; ++step) {
            const std::uint32_t before = i - 1;
            if (!ctx_.same_sentence(before, i)) return;
            if (in_name_of_country(before)) {
                take_lower_case_words(out, before + 1);
                const Name& name = names_[country_at_[before]];
                const bool possessive = ctx_.low(i) == "'s" || ctx_.low(i) == "'";
                const bool direct = i == out.core_first || possessive || ctx_.under(before, out.head);
                if (!direct ||
                    (name.government && !possessive && name.kind == NameKind::place && i != out.core_first))
                    return;
                out.country = name.country;
                out.first = name.first;
                return;
            }
            if (ctx_.low(before) == "'s" || ctx_.tag(before) == "POS") {
                i = before;
                if (i > 0 && !in_name_of_country(i - 1)) {
                    take_lower_case_words(out, i + 1);
                    out.possessor = i - 1;
                    out.first = ctx_.left_edge(i - 1) <= i - 1 ? ctx_.left_edge(i - 1) : i - 1;
                    if (ctx_.low(out.first) == "the") ++out.first;
                    return;
                }
                continue;
            }
            if (ctx_.tag(before) == "PRP$") {
                out.possessor = before;
                return;
            }
            const bool describes = ctx_.is(before, "JJ") || (ctx_.noun(before) && !ctx_.capital(before)) ||
                                   ctx_.tag(before) == "HYPH";
            if (!describes || !ctx_.under(before, out.head)) return;
            i = before;
        }
    }

    // "of Health", "of Kenya", "of Chad in Mali".
    void grow_right(Institution& out) const {
        const std::uint32_t next = out.last + 1;
        if (next >= ctx_.size() || !ctx_.same_sentence(out.last, next)) return;
        if (ctx_.low(next) == "of" && next + 1 < ctx_.size() && ctx_.same_sentence(next, next + 1))
            take_of(out, next);
        const std::uint32_t after = out.last + 1;
        const bool mission = out.core.find("embassy") != std::string::npos ||
                             ctx_.lemma(out.head) == "embassy" || ctx_.lemma(out.head) == "consulate" ||
                             ctx_.lemma(out.head) == "mission";
        if (mission && after + 1 < ctx_.size() && (ctx_.low(after) == "in" || ctx_.low(after) == "to")) {
            const std::uint32_t place =
                ctx_.low(after + 1) == "the" && after + 2 < ctx_.size() ? after + 2 : after + 1;
            if (in_name_of_country(place)) {
                out.seat = names_[country_at_[place]].country;
                out.last = names_[country_at_[place]].last;
            }
        }
    }

    void take_of(Institution& out, std::uint32_t of) const {
        std::uint32_t i = of + 1;
        if (ctx_.low(i) == "the" && i + 1 < ctx_.size()) ++i;
        if (!ctx_.capital(i)) return;
        if (in_name_of_country(i) && names_[country_at_[i]].kind == NameKind::country) {
            if (out.country.empty()) out.country = names_[country_at_[i]].country;
            out.last = names_[country_at_[i]].last;
            return;
        }
        std::uint32_t last = i;
        while (last + 1 < ctx_.size() && ctx_.same_sentence(i, last + 1)) {
            const std::uint32_t more = last + 1;
            // "Ministry of Transport of Tanzania".
            if (ctx_.low(more) == "of" && more + 1 < ctx_.size() && in_name_of_country(more + 1) &&
                ctx_.same_sentence(i, more + 1)) {
                out.country = names_[country_at_[more + 1]].country;
                out.core_last = last;
                out.last = names_[country_at_[more + 1]].last;
                return;
            }
            const bool joins = (ctx_.low(more) == "and" || ctx_.low(more) == "&" || ctx_.low(more) == "of") &&
                               more + 1 < ctx_.size() && ctx_.is(more + 1, "NNP") && ctx_.under(more + 1, of);
            if (joins)
                last = more + 1;
            else if (ctx_.is(more, "NNP") && ctx_.under(more, of))
                last = more;
            else
                break;
        }
        out.last = std::max(out.last, last);
        out.core_last = out.last;
    }
};

}  // namespace

std::vector<Institution> find_institutions(const Context& ctx, const std::vector<Name>& names) {
    return Finder(ctx, names).run();
}

}  // namespace dateline
