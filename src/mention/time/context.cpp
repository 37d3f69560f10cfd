#include "mention/time/context.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace dateline {

using time_tables::Check;
using time_tables::Condition;

namespace {

constexpr int earliest_plain_year = 1500;
constexpr int latest_plain_year = 2100;

bool one_of(std::string_view text, std::initializer_list<std::string_view> all) {
    for (const std::string_view one : all) {
        if (text == one) return true;
    }
    return false;
}

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_name_label(std::string_view label) {
    return one_of(label, {"PERSON", "ORG", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "GPE", "LOC", "NORP"});
}

bool is_amount_label(std::string_view label) {
    return one_of(label, {"MONEY", "QUANTITY", "PERCENT", "CARDINAL"});
}

}  // namespace

TimeContext::TimeContext(std::string_view text, const Analysis& analysis, const time_tables::Tables& tables)
    : text_(text), analysis_(analysis), tables_(tables) {
    const std::size_t count = analysis.tokens.size();
    entity_at_.assign(count, no_token);
    first_child_.assign(count, no_token);
    next_sibling_.assign(count, no_token);
    for (std::uint32_t i = 0; i < analysis.entities.size(); ++i) {
        for (std::uint32_t at = analysis.entities[i].begin; at < analysis.entities[i].end && at < count; ++at)
            entity_at_[at] = i;
    }
    for (std::uint32_t at = static_cast<std::uint32_t>(count); at-- > 0;) {
        const std::uint32_t head = analysis.tokens[at].head;
        if (head == at || head >= count) continue;
        next_sibling_[at] = first_child_[head];
        first_child_[head] = at;
    }
}

bool TimeContext::has_class(std::string_view lower_word, std::string_view name) const {
    const auto found = tables_.words.find(std::string(lower_word));
    if (found == tables_.words.end()) return false;
    const auto wanted = tables_.id(name);
    for (const auto& entry : found->second) {
        for (const auto& held : entry.classes) {
            if (held.id == wanted) return true;
        }
    }
    return false;
}

std::string_view TimeContext::label_at(std::uint32_t token) const {
    return entity_at_[token] == no_token ? std::string_view{} : analysis_.entities[entity_at_[token]].label;
}

bool TimeContext::word_counts(Condition condition, std::uint32_t token) const {
    const Token& at = analysis_.tokens[token];
    switch (condition) {
        case Condition::any: return true;
        case Condition::proper: {
            std::size_t begin = 0;
            const std::string_view text = word(token);
            if (!is_upper(next_character(text, begin))) return false;
            for (std::uint32_t child = first_child_[token]; child != no_token; child = next_sibling_[child]) {
                const Token& before = analysis_.tokens[child];
                const bool given_name = child + 1 == token && before.dep == "compound" &&
                                        before.tag == "NNP" && !has_digit(word(child));
                if (given_name && label_at(child) != "DATE") return false;
            }
            // Of "31 May-1 June" and "mid-May" the tokenizer makes one token, with any tag.
            const bool joined = text.find_first_of("-\xE2") != std::string_view::npos;
            if (at.tag == "NNP" || at.tag == "NNPS" || joined)
                return label_at(token) != "PERSON" && !part_of_name(token, token);
            return label_at(token) == "DATE";
        }
        case Condition::noun: return at.tag.starts_with("NN");
        case Condition::adjective: return at.tag.starts_with("JJ");
    }
    return false;
}

bool TimeContext::dated_adverb(std::uint32_t first, std::uint32_t last) const {
    if (first == last || first == 0) return false;
    const std::string_view before = analysis_.tokens[first - 1].tag;
    if (before != "IN" && before != "CC" && before != "TO") return false;
    for (std::uint32_t at = first; at <= last; ++at) {
        if (has_digit(word(at))) return true;
    }
    return false;
}

bool TimeContext::part_of_name(std::uint32_t first, std::uint32_t last) const {
    if (dated_adverb(first, last)) return false;
    const Token& end = analysis_.tokens[last];
    if (end.dep == "compound" && end.head > last && end.tag == "NNP") {
        std::size_t begin = 0;
        const Token& head = analysis_.tokens[end.head];
        // "August-September 1950": of one range, not of one name.
        const std::string head_word = lower(word(end.head));
        if (has_class(head_word, "MONTH") || has_class(head_word, "WEEKDAY")) return false;
        if (head.tag.starts_with("NNP") && is_alpha(next_character(word(end.head), begin))) return true;
    }
    if (entity_at_[first] == no_token || !is_name_label(label_at(first))) return false;
    const NamedEntity& entity = analysis_.entities[entity_at_[first]];
    return entity.end > last + 1 && analysis_.tokens[last + 1].tag.starts_with("NNP");
}

std::uint32_t TimeContext::governor(std::uint32_t first, std::uint32_t last) const {
    std::uint32_t at = last;
    for (int step = 0; step < most_steps; ++step) {
        const std::uint32_t head = analysis_.tokens[at].head;
        if (head == at) return last;
        if (head < first || head > last) return head;
        at = head;
    }
    return last;
}

bool TimeContext::is_year(std::uint32_t first, std::uint32_t last) const {
    const std::string_view label = label_at(first);
    const Token& token = analysis_.tokens[last];
    const bool counts_what_follows = token.head > last && token.dep == "nummod";
    const bool after_determiner = first > 0 && one_of(analysis_.tokens[first - 1].tag, {"DT", "PRP$", "POS"});
    // "1900 tests", but "the 2019 elections" and "in late 2019 Polish forces".
    const bool within = first > 0 && has_class(lower(word(first - 1)), "PART");
    if (within && label == "DATE") return true;
    if (counts_what_follows && !after_determiner && analysis_.tokens[token.head].tag == "NNS") return false;
    if (label == "DATE" || label == "EVENT") return true;
    int value = 0;
    for (const char c : word(first).substr(0, 4)) value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : 0;
    if (value < earliest_plain_year || value > latest_plain_year) return false;
    if (first > 0 && one_of(word(first - 1), {"$", "€", "£", "¥", "#", "No.", "no."})) return false;
    if (is_amount_label(label) && label != "CARDINAL") return false;
    if (counts_what_follows) return false;
    if (last > first) return true;  // a range of two years
    const bool cued =
        first > 0 && !analysis_.tokens[first].sentence_start && has_class(lower(word(first - 1)), "YEARCUE");
    return cued && (token.dep == "pobj" || token.dep == "conj" || label.empty());
}

bool TimeContext::holds(Check check, std::uint32_t first, std::uint32_t last, std::uint32_t begin) const {
    switch (check) {
        case Check::none: return true;
        case Check::year: return is_year(first, last);
        case Check::bounded: {
            const std::uint32_t head = governor(first, last);
            const bool belongs_to_noun = head > last && analysis_.tokens[head].tag.starts_with("NN");
            return !belongs_to_noun;
        }
        case Check::future: return tense(governor(first, last)) == Direction::future;
        case Check::light: {
            const Token& after = analysis_.tokens[last + 1 < analysis_.tokens.size() ? last + 1 : last];
            if (after.dep != "mark") return false;
            const std::uint32_t clause = verb_above(after.head);
            if (clause == no_token) return false;
            const std::uint32_t main = analysis_.tokens[clause].head;
            return main < begin && has_class(analysis_.tokens[main].lemma, "LIGHTVERB");
        }
        case Check::adverb: {
            for (std::uint32_t child = first_child_[last]; child != no_token; child = next_sibling_[child]) {
                if (child > last) return false;
            }
            return analysis_.tokens[last].dep != "mark";
        }
        case Check::range: {
            const std::uint32_t verb = verb_above(governor(first, last));
            return verb == no_token || !has_class(analysis_.tokens[verb].lemma, "MOVED");
        }
        case Check::alone: {
            const bool of_something = last + 1 < analysis_.tokens.size() &&
                                      one_of(word(last + 1), {"of", "when", "before", "after"});
            const std::string_view dep = analysis_.tokens[last].dep;
            return !of_something && !dep.starts_with("nsubj") && dep != "compound" && dep != "amod";
        }
    }
    return true;
}

bool TimeContext::is_verb(std::uint32_t token) const {
    const std::string_view tag = analysis_.tokens[token].tag;
    return tag.starts_with("VB") || tag == "MD";
}

std::uint32_t TimeContext::verb_above(std::uint32_t token) const {
    for (int step = 0; step < most_steps; ++step) {
        if (is_verb(token)) return token;
        const std::uint32_t head = analysis_.tokens[token].head;
        if (head == token) return no_token;
        token = head;
    }
    return no_token;
}

TimeContext::VerbForm TimeContext::verb_form(std::uint32_t verb) const {
    const Token& token = analysis_.tokens[verb];
    bool have = false;
    bool to = false;
    bool modal = false;
    bool unsure = false;
    std::string_view finite;
    for (std::uint32_t child = first_child_[verb]; child != no_token; child = next_sibling_[child]) {
        const Token& aux = analysis_.tokens[child];
        if (aux.dep != "aux" && aux.dep != "auxpass") continue;
        if (aux.tag == "TO") to = true;
        if (aux.tag == "MD") (has_class(lower(word(child)), "UNSURE") ? unsure : modal) = true;
        if (aux.lemma == "have") have = true;
        if (aux.tag == "VBD" || aux.tag == "VBZ" || aux.tag == "VBP") finite = aux.tag;
    }
    // "Has scheduled a vote for Thursday": what was arranged lies ahead.
    const bool arranges = has_class(token.lemma, "ARRANGES");
    if (have) return arranges ? VerbForm::future : VerbForm::past;
    if (modal || token.tag == "MD") return VerbForm::future;
    if (unsure) return VerbForm::unknown;
    if (token.tag == "VBD") return arranges ? VerbForm::unknown : VerbForm::past;
    if (to || token.tag == "VB") return VerbForm::infinitive;
    const bool looks_ahead = has_class(token.lemma, "LOOKSAHEAD");
    if (finite == "VBD") return token.tag == "VBN" && looks_ahead ? VerbForm::unknown : VerbForm::past;
    if (looks_ahead) return VerbForm::future;
    if (finite == "VBZ" || finite == "VBP") return VerbForm::present;
    if (token.tag == "VBN") return VerbForm::past;
    return token.tag == "VBG" ? VerbForm::participle : VerbForm::present;
}

// Climbs from the token to the first verb that decides. An infinitive under a verb of intent looks ahead;
// under one that looks back it may lie on either side; a participle goes with the verb it hangs on.
Direction TimeContext::tense(std::uint32_t token) const {
    bool infinitive = false;
    bool until = false;
    for (int step = 0; step < most_steps; ++step) {
        const Token& at = analysis_.tokens[token];
        if (is_verb(token)) {
            if (infinitive && has_class(at.lemma, "LOOKSAHEAD")) return Direction::future;
            // "Postponed until Tuesday", "gave them until noon on Friday".
            if (until && has_class(at.lemma, "SETSLIMIT")) return Direction::future;
            switch (verb_form(token)) {
                case VerbForm::past: return infinitive ? Direction::unknown : Direction::past;
                case VerbForm::future: return Direction::future;
                case VerbForm::present: return infinitive ? Direction::future : Direction::present;
                case VerbForm::unknown: return Direction::unknown;
                case VerbForm::infinitive: infinitive = true; break;
                case VerbForm::participle: break;
            }
        } else if (has_class(lower(word(token)), "UNTIL")) {
            until = true;
        } else if (at.tag.starts_with("JJ") && has_class(lower(word(token)), "AHEADFROM")) {
            return Direction::future;
        } else if (at.tag.starts_with("NN")) {
            for (std::uint32_t child = first_child_[token]; child != no_token; child = next_sibling_[child]) {
                const Token& modifier = analysis_.tokens[child];
                if (modifier.dep == "amod" && has_class(lower(word(child)), "AHEAD"))
                    return Direction::future;
            }
        }
        if (at.head == token) break;
        token = at.head;
    }
    return infinitive ? Direction::future : Direction::unknown;
}

bool TimeContext::in_main_clause(std::uint32_t token) const {
    const std::uint32_t verb = verb_above(token);
    return verb == no_token || analysis_.tokens[verb].head == verb;
}

bool TimeContext::hangs_on_noun(std::uint32_t token) const {
    const Token& at = analysis_.tokens[token];
    return at.dep == "prep" && at.head != token && analysis_.tokens[at.head].tag.starts_with("NN");
}

bool TimeContext::tells_of_noun(std::uint32_t token) const {
    const bool noun = analysis_.tokens[token].tag.starts_with("NN") || hangs_on_noun(token);
    return noun && verb_above(token) != no_token;
}

bool TimeContext::under_reporting_verb(std::uint32_t token) const {
    const std::uint32_t verb = verb_above(token);
    return verb != no_token && has_class(analysis_.tokens[verb].lemma, "REPORTING");
}

}  // namespace dateline
