#include "event/concerned.hpp"

#include <algorithm>

namespace dateline {

namespace {

// Acts done to somebody, even where the words only tell about what.
constexpr std::string_view aimed_types[] = {"ACCUSE", "REJECT", "SANCTION", "REQUEST", "THREATEN", "CONCEDE",
                                            "COERCE", "AID",    "SUPPORT",  "RETREAT", "PROTEST",  "AGREE"};

class Search {
public:
    Search(const EventContext& context, const Trigger& trigger, const std::vector<Participant>& participants,
           Index place)
        : context_(context),
          grammar_(context.grammar),
          trigger_(trigger),
          participants_(participants),
          place_(place),
          country_(place == none ? std::string_view{} : std::string_view(context.entity(place).country)) {}

    std::vector<Participant> run() const;

private:
    bool opens(TokenIndex child) const;
    bool told_apart(TokenIndex token, TokenIndex top) const;
    Index party_at(TokenIndex token) const;

    const EventContext& context_;
    const Grammar& grammar_;
    const Trigger& trigger_;
    const std::vector<Participant>& participants_;
    const Index place_;
    const std::string_view country_;  // of the place
};

// A part of the clause that says about what or whom: not its subject, its time, its reporter or an aside.
bool Search::opens(TokenIndex child) const {
    const Token& t = grammar_[child];
    if (t.dep == "dobj" || t.dep == "xcomp" || t.dep == "ccomp" || t.dep == "dative") return true;
    if (t.dep != "prep") return false;
    static constexpr std::string_view topics[] = {"against", "on", "of", "over", "with",
                                                  "from",    "to", "at", "for",  "into"};
    return std::ranges::find(topics, std::string_view(t.norm)) != std::end(topics);
}

// Inside a relative clause or another sentence part that tells something else.
bool Search::told_apart(TokenIndex token, TokenIndex top) const {
    TokenIndex at = token;
    for (int step = 0; step < max_climb && at != top && at != no_token; ++step, at = grammar_.head(at)) {
        const std::string_view dep = grammar_[at].dep;
        if (dep == "relcl" || dep == "advcl" || dep == "parataxis" || dep == "appos") return true;
    }
    return at != top;
}

Index Search::party_at(TokenIndex token) const {
    for (const Index n : context_.index.names_at(token)) {
        const EntityMention& name = context_.mentions.names[n];
        if (name.entity == none || name.form == MentionForm::pronoun) continue;
        const ReportEntity& entity = context_.entity(name.entity);
        if (entity.type == EntityType::place || entity.is_outlet) continue;
        // Where it happens is told as its place.
        if (name.entity == place_ || (!country_.empty() && entity.country == country_)) continue;
        const bool known =
            std::ranges::find(participants_, name.entity, &Participant::entity) != participants_.end();
        if (!known) return name.entity;
    }
    return none;
}

std::vector<Participant> Search::run() const {
    std::vector<Participant> out;
    const bool aimed = std::ranges::find(aimed_types, trigger_.row->type) != std::end(aimed_types);
    const bool actors_alone =
        !participants_.empty() &&
        std::ranges::all_of(participants_, [](const Participant& p) { return p.role == Role::actor; });
    if (!aimed || !actors_alone || (trigger_.row->mode == "sign" || participants_.size() > 1)) return out;
    const TokenIndex top = trigger_.row->verb             ? trigger_.token
                           : trigger_.support != no_token ? trigger_.support
                                                          : trigger_.token;
    for (const TokenIndex child : grammar_.children(top)) {
        if (child < top || !opens(child)) continue;
        const TokenIndex last = std::min(grammar_.right(child), grammar_.left(child) + max_reach);
        for (TokenIndex t = grammar_.left(child); t <= last; ++t) {
            const Index party = party_at(t);
            if (party == none || told_apart(t, top)) continue;
            out.push_back({party, Role::other});
            for (const TokenIndex joined : grammar_.children(t)) {
                const Index other = grammar_[joined].dep == "conj" ? party_at(joined) : none;
                if (other != none && other != party) out.push_back({other, Role::other});
            }
            return out;
        }
    }
    return out;
}

}  // namespace

std::vector<Participant> concerned_by(const EventContext& context, const Trigger& trigger,
                                      const std::vector<Participant>& participants, Index place) {
    return Search(context, trigger, participants, place).run();
}

}  // namespace dateline
