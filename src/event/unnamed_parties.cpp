#include "event/unnamed_parties.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "base/utf8.hpp"
#include "event/arguments.hpp"

namespace dateline {

namespace {

// More parties in one list than any clause has.
constexpr std::size_t most_in_list = 16;

class Teller {
public:
    Teller(const EventContext& context, const std::vector<Trigger>& triggers, Mentions& mentions)
        : context_(context), grammar_(context.grammar), mentions_(mentions), done_(grammar_.size(), false) {
        for (const Trigger& trigger : triggers) {
            for (const TokenIndex w : trigger.words) done_[w] = true;
        }
    }

    void tell_list(TokenIndex first);
    void tell_first_persons();
    void sort_names();

private:
    void tell(TokenIndex head);
    void add_name(TokenIndex first, TokenIndex last, Index entity, MentionForm form);
    Index organization_of(Index person) const;

    const EventContext& context_;
    const Grammar& grammar_;
    Mentions& mentions_;
    std::vector<bool> done_;  // by token: tells an event itself, or is told already
    std::map<std::string, Index> entity_of_noun_;
};

void Teller::add_name(TokenIndex first, TokenIndex last, Index entity, MentionForm form) {
    EntityMention name;
    name.span = {grammar_[first].span.begin, grammar_[last].span.end};
    name.head_token = last;
    name.first_token = first;
    name.last_token = last;
    name.entity = entity;
    name.form = form;
    mentions_.names.push_back(name);
}

void Teller::tell(TokenIndex head) {
    if (done_[head] || !grammar_.is_noun(head)) return;
    done_[head] = true;
    if (!context_.index.names_at(head).empty() || context_.index.name_over(head) != none) return;
    if (context_.index.time_over(head) != none) return;
    const std::string lemma = context_.lemma(head);
    if (context_.tables.event_nouns.contains(lemma) || context_.noun_is(head, "measure")) return;
    TokenIndex first = head;
    while (first > grammar_.left(head) && grammar_[first - 1].dep == "compound" &&
           grammar_.head(first - 1) == head && context_.index.name_over(first - 1) == none) {
        --first;
    }
    const Span span{grammar_[first].span.begin, grammar_[head].span.end};
    const std::string text(span.of(context_.article.text));
    const auto [known, fresh] = entity_of_noun_.emplace(lemma, static_cast<Index>(mentions_.entities.size()));
    if (fresh) {
        ReportEntity entity;
        entity.type = EntityType::group;
        entity.name = text;
        entity.named = false;
        mentions_.entities.push_back(std::move(entity));
    } else {
        ReportEntity& entity = mentions_.entities[known->second];
        if (entity.name != text && std::ranges::find(entity.aliases, text) == entity.aliases.end())
            entity.aliases.push_back(text);
    }
    add_name(first, head, known->second, MentionForm::description);
}

void Teller::tell_list(TokenIndex first) {
    TokenIndex at = first;
    for (std::size_t n = 0; n < most_in_list && at != no_token; ++n, at = grammar_.child(at, "conj"))
        tell(at);
}

// The organisation that a person speaks for, where the report knows it.
Index Teller::organization_of(Index person) const {
    const std::string& affiliation = mentions_.entities[person].affiliation;
    if (affiliation.empty()) return none;
    for (Index e = 0; e < mentions_.entities.size(); ++e) {
        const ReportEntity& entity = mentions_.entities[e];
        if (entity.type != EntityType::organization) continue;
        if (entity.name == affiliation ||
            std::ranges::find(entity.aliases, affiliation) != entity.aliases.end())
            return e;
    }
    return none;
}

// 'We have cut our costs', said the spokeswoman: she speaks for the company.
void Teller::tell_first_persons() {
    std::size_t at = 0;
    for (TokenIndex i = 0; i < grammar_.size(); ++i) {
        const Token& token = grammar_[i];
        if (token.tag != "PRP" && token.tag != "PRP$") continue;
        const std::string_view word = token.norm;
        const bool one = word == "i" || word == "me" || word == "my";
        const bool several = word == "we" || word == "us" || word == "our";
        if ((!one && !several) || !context_.index.names_at(i).empty()) continue;
        while (at < mentions_.quotes.size() && mentions_.quotes[at].span.end <= token.span.begin) ++at;
        if (at == mentions_.quotes.size()) break;
        const Quote& quote = mentions_.quotes[at];
        if (quote.speaker == none || !quote.span.contains(token.span)) continue;
        const Index body = several ? organization_of(quote.speaker) : none;
        add_name(i, i, body != none ? body : quote.speaker, MentionForm::pronoun);
    }
}

void Teller::sort_names() {
    std::ranges::stable_sort(mentions_.names, [](const EntityMention& a, const EntityMention& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
    });
}

}  // namespace

void tell_unnamed_parties(const EventContext& context, const std::vector<Trigger>& triggers,
                          Mentions& mentions) {
    Teller teller(context, triggers, mentions);
    for (const Trigger& trigger : triggers) {
        for (const Argument& argument : arguments_of(context, trigger)) {
            if (argument.slot == "mod") continue;  // 'a tax cut': a kind
            const SlotUse use =
                argument.slot == "carrier" ? SlotUse::actor : trigger.row->slot_use(argument.slot);
            if (use == SlotUse::actor || use == SlotUse::recipient || use == SlotUse::other)
                teller.tell_list(argument.head);
        }
    }
    teller.tell_first_persons();
    teller.sort_names();
}

}  // namespace dateline
