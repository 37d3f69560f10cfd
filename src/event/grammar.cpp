#include "event/grammar.hpp"

#include <algorithm>

namespace dateline {

namespace {

bool is_finite_tag(std::string_view tag) {
    return tag == "VBD" || tag == "VBZ" || tag == "VBP";
}

bool among(std::string_view lemma, std::span<const std::string_view> verbs) {
    return std::ranges::find(verbs, lemma) != verbs.end();
}

// Verbs whose object does what the infinitive says: 'ordered troops to withdraw'.
constexpr std::string_view controls_by_object[] = {
    "order",  "ask",    "urge",      "tell",     "force",   "allow", "invite", "help",
    "press",  "get",    "prompt",    "persuade", "call",    "lead",  "compel", "require",
    "permit", "enable", "encourage", "instruct", "command", "beg",   "appeal", "plead"};

// Verbs whose object did what follows the preposition: 'accused the rebels of killing', 'kept him from
// leaving'.
constexpr std::string_view names_the_doer[] = {"accuse",   "suspect", "charge", "convict",
                                               "prevent",  "stop",    "bar",    "ban",
                                               "prohibit", "keep",    "acquit", "deter"};

}  // namespace

Grammar::Grammar(const Analysis& analysis) : tokens_(analysis.tokens) {
    const auto count = static_cast<TokenIndex>(tokens_.size());
    first_child_.assign(count + 1, 0);
    for (TokenIndex i = 0; i < count; ++i) {
        if (head(i) != no_token) ++first_child_[tokens_[i].head + 1];
    }
    for (TokenIndex i = 0; i < count; ++i) first_child_[i + 1] += first_child_[i];
    children_.resize(first_child_[count]);
    std::vector<TokenIndex> next(first_child_.begin(), first_child_.end() - 1);
    for (TokenIndex i = 0; i < count; ++i) {
        if (head(i) != no_token) children_[next[tokens_[i].head]++] = i;
    }
    // Breadth first from the roots, then edges from the leaves back up.
    std::vector<TokenIndex> order;
    order.reserve(count);
    for (TokenIndex i = 0; i < count; ++i) {
        if (head(i) == no_token) order.push_back(i);
    }
    for (std::size_t at = 0; at < order.size(); ++at) {
        for (const TokenIndex c : children(order[at])) order.push_back(c);
    }
    left_.resize(count);
    right_.resize(count);
    for (TokenIndex i = 0; i < count; ++i) left_[i] = right_[i] = i;
    for (std::size_t at = order.size(); at-- > 0;) {
        const TokenIndex i = order[at];
        if (const TokenIndex h = head(i); h != no_token) {
            left_[h] = std::min(left_[h], left_[i]);
            right_[h] = std::max(right_[h], right_[i]);
        }
    }
    sentence_begin_.resize(count);
    sentence_end_.resize(count);
    TokenIndex begin = 0;
    for (TokenIndex i = 0; i < count; ++i) {
        if (tokens_[i].sentence_start) begin = i;
        sentence_begin_[i] = begin;
    }
    TokenIndex end = count;
    for (TokenIndex i = count; i-- > 0;) {
        sentence_end_[i] = end;
        if (tokens_[i].sentence_start) end = i;
    }
}

std::span<const TokenIndex> Grammar::children(TokenIndex i) const {
    return std::span(children_).subspan(first_child_[i], first_child_[i + 1] - first_child_[i]);
}

TokenIndex Grammar::child(TokenIndex i, std::string_view dep) const {
    for (const TokenIndex c : children(i)) {
        if (tokens_[c].dep == dep) return c;
    }
    return no_token;
}

TokenIndex Grammar::child(TokenIndex i, std::string_view dep, std::string_view norm) const {
    for (const TokenIndex c : children(i)) {
        if (tokens_[c].dep == dep && tokens_[c].norm == norm) return c;
    }
    return no_token;
}

bool Grammar::within(TokenIndex i, TokenIndex ancestor) const {
    for (int step = 0; step < max_climb && i != no_token; ++step, i = head(i)) {
        if (i == ancestor) return true;
    }
    return false;
}

bool Grammar::is_relative_pronoun(TokenIndex i) const {
    const Token& t = tokens_[i];
    return t.tag == "WDT" || t.tag == "WP" || (t.norm == "that" && t.pos == "PRON");
}

VerbGroup Grammar::verb_group(TokenIndex verb) const {
    VerbGroup group;
    for (int step = 0; step < max_climb; ++step) {
        bool any_auxiliary = false;
        bool own = false;
        TokenIndex finite = no_token;
        for (const TokenIndex c : children(verb)) {
            const Token& t = tokens_[c];
            if (t.dep == "nsubj" || t.dep == "nsubjpass" || t.dep == "csubj" || t.dep == "expl") own = true;
            if (t.dep == "nsubjpass") group.passive = true;
            if (t.dep != "aux" && t.dep != "auxpass") continue;
            any_auxiliary = true;
            if (finite == no_token) finite = c;
            if (t.dep == "auxpass") group.passive = true;
            if (t.tag == "MD") group.modal = c;
            if (t.lemma == "have" && t.tag != "TO") {
                group.perfect = true;
                group.past_perfect = t.tag == "VBD";
            }
            if (t.lemma == "be" && t.dep == "aux" && tokens_[verb].tag == "VBG") group.progressive = true;
        }
        const Token& v = tokens_[verb];
        // 'will meet and sign', 'were arrested and charged': the second verb shares the auxiliaries.
        const TokenIndex h = head(verb);
        if (!any_auxiliary && !own && v.dep == "conj" && h != no_token && is_verb(h) &&
            !is_finite_tag(v.tag)) {
            verb = h;
            continue;
        }
        if (group.modal != no_token) {
            group.tense = Tense::modal;
        } else if (finite != no_token) {
            const Token& f = tokens_[finite];
            if (f.tag == "VBD") group.tense = Tense::past;
            if (f.tag == "VBZ" || f.tag == "VBP") group.tense = group.perfect ? Tense::past : Tense::present;
            if (f.tag == "TO") group.tense = Tense::infinitive;
            if (f.tag == "VBG") group.tense = Tense::participle;
        } else if (v.tag == "VBD") {
            group.tense = Tense::past;
        } else if (v.tag == "VBZ" || v.tag == "VBP") {
            group.tense = Tense::present;
        } else if (v.tag == "VBN") {
            // A finite-looking participle with a subject of its own is a past tense taken for one.
            group.tense = own ? Tense::past : Tense::participle;
            if (!own) group.passive = true;
        } else if (v.tag == "VBG") {
            group.tense = Tense::participle;
        } else if (v.tag == "VB") {
            // 'helped Romania retake' is an infinitive with its own subject.
            group.tense = own && v.dep != "ccomp" ? Tense::present : Tense::infinitive;
        }
        break;
    }
    return group;
}

// 'ordered troops to withdraw', 'called on the minister to resign'
TokenIndex Grammar::addressed_by(TokenIndex verb, TokenIndex before) const {
    if (!among(tokens_[verb].lemma, controls_by_object)) return no_token;
    if (const TokenIndex object = child(verb, "dobj"); object != no_token) return object;
    static constexpr std::string_view calls[] = {"call", "appeal", "plead"};
    if (!among(tokens_[verb].lemma, calls)) return no_token;
    for (const TokenIndex c : children(verb)) {
        const std::string_view norm = tokens_[c].norm;
        if (c > before || (norm != "on" && norm != "upon" && norm != "to" && norm != "with")) continue;
        if (const TokenIndex object = child(c, "pobj"); object != no_token) return object;
    }
    return no_token;
}

TokenIndex Grammar::own_subject(TokenIndex verb) const {
    // The nearest before the verb: a dateline ('OSLO, May 6 -') may be taken for a first one.
    TokenIndex found = no_token;
    for (const TokenIndex c : children(verb)) {
        if (tokens_[c].dep != "nsubj" && tokens_[c].dep != "nsubjpass") continue;
        if (c < verb || found == no_token) found = c;
    }
    return found;
}

Grammar::Subject Grammar::subject(TokenIndex verb) const {
    TokenIndex at = verb;
    for (int step = 0; step < max_climb && at != no_token; ++step) {
        const Token& t = tokens_[at];
        const TokenIndex h = head(at);
        if (const TokenIndex own = own_subject(at); own != no_token && own != misread_destination(at)) {
            if (is_relative_pronoun(own) && h != no_token && (t.dep == "relcl" || t.dep == "acl"))
                return {h, at == verb};
            return {own, at == verb};
        }
        if (h == no_token) return {};
        if (t.dep == "xcomp" || t.dep == "ccomp") {
            if (!is_verb(h) && tokens_[h].pos != "ADJ") return {};
            if (t.dep == "ccomp") {
                // 'said the envoy, a former judge, is likely to': the model takes the subject for an object.
                const TokenIndex object = child(h, "dobj");
                return {object != no_token && object < at ? object : no_token, false};
            }
            if (const TokenIndex object = addressed_by(h, at); object != no_token) return {object, false};
            at = h;
        } else if (t.dep == "advcl" && t.tag == "VB" && addressed_by(h, at) != no_token) {
            return {addressed_by(h, at), false};
        } else if (t.dep == "conj" || t.dep == "advcl" || t.dep == "acomp") {
            // 'The premier, left, shakes hands': the model may take a word of place for the first verb.
            if (!is_verb(h) && own_subject(h) == no_token) return {};
            at = h;
        } else if (t.dep == "pcomp") {
            const TokenIndex above = head(h);
            if (above == no_token) return {};
            const TokenIndex doer = is_verb(above) ? child(above, "dobj") : above;
            const TokenIndex verb_above = is_verb(above) ? above : head(above);
            const bool named = doer != no_token && tokens_[doer].dep == "dobj" && verb_above != no_token &&
                               among(tokens_[verb_above].lemma, names_the_doer);
            if (named) return {doer, false};
            if (is_verb(above)) {
                at = above;
            } else if (const TokenIndex owner = child(above, "poss"); owner != no_token) {
                return {owner, false};
            } else {
                at = governing_verb(above);
            }
        } else if (t.dep == "prep") {
            at = is_verb(h) ? h : no_token;
        } else if (t.dep == "relcl" || t.dep == "acl") {
            if (t.tag == "VB") {  // 'his decision to resign', 'has plans to visit'
                if (const TokenIndex to = child(h, "prep", "to"); to != no_token && has_child(to, "pobj")) {
                    return {child(to, "pobj"), false};
                }
                if (const TokenIndex owner = child(h, "poss"); owner != no_token) return {owner, false};
                at = governing_verb(h);
            } else {
                return {h, false};
            }
        } else {
            return {};
        }
    }
    return {};
}

TokenIndex Grammar::misread_destination(TokenIndex verb) const {
    static constexpr std::string_view leaving[] = {"leave", "depart", "head", "fly", "embark", "sail", "set"};
    const TokenIndex h = head(verb);
    if (h == no_token || child(verb, "mark", "for") == no_token) return no_token;
    if (std::ranges::find(leaving, std::string_view(tokens_[h].lemma)) == std::end(leaving)) return no_token;
    return child(verb, "nsubj");
}

TokenIndex Grammar::clause_top(TokenIndex verb) const {
    TokenIndex at = verb;
    for (int step = 0; step < max_climb; ++step) {
        const std::string_view dep = tokens_[at].dep;
        const bool part = dep == "xcomp" || dep == "acomp" || (dep == "conj" && own_subject(at) == no_token);
        if (!part || head(at) == no_token) break;
        at = head(at);
    }
    return at;
}

TokenIndex Grammar::governing_verb(TokenIndex i) const {
    TokenIndex at = head(i);
    for (int step = 0; step < max_climb && at != no_token; ++step, at = head(at)) {
        if (is_verb(at)) return at;
    }
    return no_token;
}

}  // namespace dateline
