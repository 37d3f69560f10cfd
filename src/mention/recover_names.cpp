// Names that the recogniser missed: persons behind a title, what is known from elsewhere in the report,
// "surnamed X", "Arequipa region", and a capitalised word that is said to say something.
#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "mention/names.hpp"

namespace dateline {

namespace {

constexpr std::uint32_t longest_name = 5;  // words
constexpr std::uint32_t known_town = 50'000;

class Recoverer {
public:
    Recoverer(const Context& ctx, std::vector<Name>& names)
        : ctx_(ctx), names_(names), cover_(ctx.size(), none) {
        for (Index n = 0; n < names.size(); ++n)
            for (std::uint32_t i = names[n].first; i <= names[n].last; ++i)
                if (cover_[i] == none || !names[n].nested) cover_[i] = n;
    }

    void run() {
        take_surnamed();
        collect_known();
        for (std::uint32_t i = 0; i < ctx_.size(); ++i) {
            if (cover_[i] != none || !ctx_.capital(i)) continue;
            if (behind_title(i) || behind_given_name(i) || known_elsewhere(i) || before_place_kind(i) ||
                said_something(i))
                i = names_.back().last;
        }
        std::stable_sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) {
            return a.first != b.first ? a.first < b.first : a.last > b.last;
        });
    }

private:
    const Context& ctx_;
    std::vector<Name>& names_;
    std::vector<Index> cover_;
    std::map<std::string, NameKind> known_;
    std::set<std::string> parts_;

    void take(std::uint32_t first, std::uint32_t last, NameKind kind) {
        Name name;
        name.first = first;
        name.last = last;
        name.head = ctx_.head_in(first, last);
        name.kind = kind;
        name.text = std::string(ctx_.text(first, last));
        for (std::uint32_t i = first; i <= last; ++i) cover_[i] = static_cast<Index>(names_.size());
        names_.push_back(std::move(name));
    }

    bool free_name_word(std::uint32_t i, std::uint32_t with) const {
        return i < ctx_.size() && ctx_.same_sentence(i, with) && cover_[i] == none && ctx_.is(i, "NNP") &&
               ctx_.capital(i);
    }

    // The last word of the run of capitalised words and hyphens that begins at `i`.
    std::uint32_t run_end(std::uint32_t i) const {
        std::uint32_t last = i;
        while (last - i < longest_name) {
            const bool hyphen = last + 2 < ctx_.size() && ctx_.low(last + 1) == "-" &&
                                !ctx_.tokens[last].space_after && !ctx_.tokens[last + 1].space_after &&
                                cover_[last + 2] == none && ctx_.same_sentence(i, last + 2);
            if (hyphen)
                last += 2;
            else if (free_name_word(last + 1, i))
                ++last;
            else
                break;
        }
        return last;
    }

    void take_surnamed() {
        for (std::uint32_t i = 0; i + 1 < ctx_.size(); ++i) {
            if (ctx_.low(i) != "surnamed") continue;
            for (std::uint32_t j = i + 1; j < ctx_.size() && ctx_.same_sentence(i, j); ++j) {
                if (ctx_.low(j) == "and" || ctx_.low(j) == ",") continue;
                if (!ctx_.capital(j) || !ctx_.noun(j)) break;
                if (cover_[j] == none) take(j, j, NameKind::person);
                names_[cover_[j]].kind = NameKind::person;
                names_[cover_[j]].surnamed = true;
                i = j;
            }
        }
    }

    // What single words name in this report.
    void collect_known() {
        for (const Name& name : names_) {
            if (name.kind == NameKind::demonym || name.nested) continue;
            if (name.first == name.last) known_.emplace(phrase_key(name.text), name.kind);
            if (name.kind != NameKind::person || name.first == name.last) continue;
            parts_.insert(ctx_.key(name.first));
            parts_.insert(ctx_.key(name.last));
        }
    }

    bool behind_title(std::uint32_t i) {
        if (i == 0 || !ctx_.is(i, "NNP") || cover_[i - 1] != none || !ctx_.same_sentence(i - 1, i))
            return false;
        if (!ctx_.noun(i - 1) || ctx_.head(i - 1) < i || !ctx_.words.titles.find_key(ctx_.low(i - 1)))
            return false;
        const bool other = phrase_at(ctx_, ctx_.words.titles, i, Compare::text).value ||
                           ctx_.words.institutions.find_key(ctx_.low(i)) || ctx_.word_is(i, "not_person");
        const std::uint32_t last = run_end(i);
        if (other || ctx_.word_is(last, "organization_word")) return false;
        take(i, last, NameKind::person);
        return true;
    }

    // "Ana Ruiz", which the recogniser misses at a sentence's start.
    bool behind_given_name(std::uint32_t i) {
        if (!ctx_.is(i, "NNP") || !ctx_.words.given_names.contains(ctx_.low(i))) return false;
        const std::uint32_t last = run_end(i);
        if (last == i || ctx_.word_is(last, "organization_word") || ctx_.word_is(last, "company_word") ||
            ctx_.place_noun(last) || ctx_.words.institutions.find_key(ctx_.low(last)))
            return false;
        take(i, last, NameKind::person);
        return true;
    }

    bool known_elsewhere(std::uint32_t i) {
        const bool subject = ctx_.dep(i) == "nsubj" || ctx_.dep(i) == "nsubjpass";
        if (!ctx_.is(i, "NNP") && !(subject && ctx_.low(i).size() > 1 && ctx_.tag(i) != "PRP")) return false;
        const std::string key = ctx_.key(i);
        const auto found = known_.find(key);
        if (found == known_.end() && !parts_.contains(key)) return false;
        take(i, i, found == known_.end() ? NameKind::person : found->second);
        return true;
    }

    // "Arequipa region", "Nghe An province".
    bool before_place_kind(std::uint32_t i) {
        if (!ctx_.is(i, "NNP")) return false;
        const std::uint32_t last = run_end(i);
        const std::uint32_t kind = last + 1;
        if (kind >= ctx_.size() || !ctx_.same_sentence(i, kind) || !ctx_.place_noun(kind)) return false;
        if (ctx_.head(last) != kind || ctx_.capital(kind)) return false;
        take(i, last, NameKind::place);
        return true;
    }

    // "in Mzuzu": a town that the gazetteer knows, where something is.
    bool in_known_place(std::uint32_t i) {
        if (i == 0 || !ctx_.is(i, "NNP") || !ctx_.word_is(i - 1, "locative") || !ctx_.same_sentence(i - 1, i))
            return false;
        const std::uint32_t last = run_end(i);
        const auto found = ctx_.gazetteer.find(ctx_.text(i, last));
        if (found.empty() || found.front().population < known_town) return false;
        take(i, last, NameKind::place);
        return true;
    }

    // "Indeci said in a statement": who it is is not known; a person would be told by a full name first.
    bool said_something(std::uint32_t i) {
        if (!ctx_.is(i, "NNP") || ctx_.words.institutions.find_key(ctx_.low(i)) ||
            ctx_.word_is(i, "not_person") || ctx_.words.titles.find_key(ctx_.low(i)))
            return false;
        const std::uint32_t last = run_end(i);
        const std::uint32_t head = ctx_.head_in(i, last);
        if (ctx_.dep(head) != "nsubj" || ctx_.head(head) <= last) return false;
        const CueKind* cue = ctx_.words.cues.find_key(ctx_.lemma(ctx_.head(head)));
        if (!cue || (*cue != CueKind::say && *cue != CueKind::announce)) return false;
        if (ctx_.words.titles.find_key(ctx_.lemma(head)) ||
            ctx_.words.institutions.find_key(ctx_.lemma(head)))
            return false;
        take(i, last, NameKind::organization);
        return true;
    }
};

}  // namespace

void recover_missed(const Context& ctx, std::vector<Name>& names) {
    Recoverer(ctx, names).run();
}

}  // namespace dateline
