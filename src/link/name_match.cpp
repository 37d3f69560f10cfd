// Every reading of one name is held against every reading of the other by the same tradition, and the best
// verdict is kept. Two readings of words are the same where each word meets its partner; of syllables
// where the family names share one and the sounds of the given names meet.
// Held by tests/link/name_match_test.cpp and the pairs of tests/cases/names.
#include "link/name_match.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dateline {
namespace {

enum class WordMatch { no, initial, form, sounds };

enum class Patronymics { told, left_out };

// The parts of a reading that count: all but particles.
struct Told {
    std::array<const NamePart*, max_name_words> parts{};
    std::size_t size = 0;

    Told(const NameReading& reading, Patronymics patronymics) {
        for (const NamePart& part : reading.parts) {
            const bool out = part.particle || (part.patronymic && patronymics == Patronymics::left_out);
            if (!out && size < parts.size()) parts[size++] = &part;
        }
    }
};

class WordsComparison {
public:
    WordsComparison(const PersonName& a, const NameReading& ra, const PersonName& b, const NameReading& rb)
        : WordsComparison(a, ra, b, rb, Patronymics::told) {}

    NameVerdict verdict(NameOrder order) const {
        NameVerdict best = in_order(order);
        if (best.relation != NameRelation::same && told_a_.size != told_b_.size) {
            const WordsComparison without(a_, ra_, b_, rb_, Patronymics::left_out);
            const NameVerdict shorter = without.in_order(order);
            if (shorter.relation == NameRelation::same)
                best = {NameRelation::same, NameReason::patronymic_left_out};
        }
        const bool a_letters = ra_.parts.front().vowels_unwritten;
        const bool b_letters = rb_.parts.front().vowels_unwritten;
        if ((a_letters && b_letters) || ra_.parts.size() == rb_.parts.size()) return best;
        // A script that writes the article on to its word shows the other words by itself.
        if (a_letters != b_letters && told_a_.size == told_b_.size) return best;
        if (best.relation != NameRelation::same && a_.word_count() > 1 && b_.word_count() > 1 &&
            sounds_meet(a_.sounds(ra_), b_.sounds(rb_))) {
            best = {NameRelation::same, NameReason::joined_otherwise};
        }
        return best;
    }

private:
    WordsComparison(const PersonName& a, const NameReading& ra, const PersonName& b, const NameReading& rb,
                    Patronymics patronymics)
        : a_(a), b_(b), told_a_(ra, patronymics), told_b_(rb, patronymics), ra_(ra), rb_(rb) {}

    WordMatch match(std::size_t i, std::size_t j) const {
        const NamePart& x = *told_a_.parts[i];
        const NamePart& y = *told_b_.parts[j];
        const auto xs = a_.sounds(x);
        const auto ys = b_.sounds(y);
        if (x.initial && y.initial && !xs.empty() && !ys.empty() && (xs.front() & ys.front()) != 0)
            return WordMatch::sounds;
        if (x.initial || y.initial) {
            const bool meet = !xs.empty() && !ys.empty() && (xs.front() & ys.front()) != 0;
            return meet ? WordMatch::initial : WordMatch::no;
        }
        bool share_form = false;
        for (const std::uint16_t form : x.forms)
            share_form = share_form || (form != 0 && (form == y.forms[0] || form == y.forms[1]));
        // Two names that the table knows apart are apart, however alike they sound.
        if (x.form_is_told && y.form_is_told && !share_form) return WordMatch::no;
        // Where no vowels are written there is no other spelling of one name.
        const bool letters = x.vowels_unwritten && y.vowels_unwritten;
        if (letters ? std::equal(xs.begin(), xs.end(), ys.begin(), ys.end()) : sounds_meet(xs, ys))
            return WordMatch::sounds;
        return share_form && !letters ? WordMatch::form : WordMatch::no;
    }

    // The weakest match of the words of `a` with those of `b` turned by `shift`.
    WordMatch weakest(std::size_t shift) const {
        WordMatch found = WordMatch::sounds;
        for (std::size_t i = 0; i < told_a_.size && found != WordMatch::no; ++i)
            found = std::min(found, match(i, (i + shift) % told_b_.size));
        return found;
    }

    NameVerdict in_order(NameOrder order) const {
        const std::size_t n = told_a_.size;
        const std::size_t m = told_b_.size;
        if (n == 0 || m == 0) return {};
        if (n == 1 || m == 1) return surname_alone();
        if (n != m) return shorter();
        switch (weakest(0)) {
            case WordMatch::sounds: return {NameRelation::same, NameReason::same_sounds};
            case WordMatch::form: return {NameRelation::same, NameReason::same_forms};
            case WordMatch::initial: return {NameRelation::compatible, NameReason::initial};
            case WordMatch::no: break;
        }
        for (const std::size_t shift : {std::size_t{1}, n - 1}) {
            const WordMatch turned = weakest(shift);
            if (turned == WordMatch::no) continue;
            if (order == NameOrder::given_first) return {NameRelation::compatible, NameReason::order_turned};
            if (turned == WordMatch::initial) return {NameRelation::compatible, NameReason::initial};
            return {NameRelation::same, NameReason::same_sounds_turned};
        }
        if (match(n - 1, m - 1) == WordMatch::no)
            return {NameRelation::different, NameReason::family_names_differ};
        return {NameRelation::different, NameReason::given_names_differ};
    }

    NameVerdict surname_alone() const {
        for (std::size_t i = 0; i < told_a_.size; ++i) {
            for (std::size_t j = 0; j < told_b_.size; ++j) {
                if (match(i, j) >= WordMatch::form)
                    return {NameRelation::compatible, NameReason::surname_alone};
            }
        }
        return {NameRelation::different, NameReason::words_differ};
    }

    // The words of the shorter name must stand in the longer one in their order, the first being first.
    NameVerdict shorter() const {
        const bool a_shorter = told_a_.size < told_b_.size;
        const std::size_t few = std::min(told_a_.size, told_b_.size);
        const std::size_t many = std::max(told_a_.size, told_b_.size);
        const auto at = [&](std::size_t i, std::size_t j) { return a_shorter ? match(i, j) : match(j, i); };
        WordMatch weakest = WordMatch::sounds;
        std::size_t j = 0;
        for (std::size_t i = 0; i < few; ++i) {
            WordMatch found = WordMatch::no;
            while (j < many && found == WordMatch::no) {
                found = at(i, j++);
                if (found == WordMatch::no && i == 0)
                    return {NameRelation::different, NameReason::given_names_differ};
            }
            if (found == WordMatch::no) return {NameRelation::different, NameReason::words_differ};
            weakest = std::min(weakest, found);
        }
        if (weakest == WordMatch::initial) return {NameRelation::compatible, NameReason::initial};
        return {NameRelation::compatible, NameReason::words_left_out};
    }

    const PersonName& a_;
    const PersonName& b_;
    Told told_a_;
    Told told_b_;
    const NameReading& ra_;
    const NameReading& rb_;
};

bool meet(const Families& a, const Families& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        if ((a[i] & b[i]) != 0) return true;
    }
    return false;
}

NameVerdict compare_syllables(const PersonName& a, const NameReading& ra, const PersonName& b,
                              const NameReading& rb) {
    if (!meet(ra.families, rb.families)) return {NameRelation::different, NameReason::family_names_differ};
    if (!sounds_meet(a.sounds(ra), b.sounds(rb)))
        return {NameRelation::different, NameReason::given_names_differ};
    return {NameRelation::same, NameReason::same_sounds};
}

}  // namespace

NameVerdict compare_names(const PersonName& a, const PersonName& b) {
    if (!a.suffix().empty() && !b.suffix().empty() && a.suffix() != b.suffix())
        return {NameRelation::different, NameReason::generations_differ};
    const bool one_suffix = a.suffix() != b.suffix();
    const bool full = a.word_count() > 1 && b.word_count() > 1;
    if (a.plain() == b.plain() && full && !one_suffix) return {NameRelation::same, NameReason::same_words};
    const auto& traditions = name_traditions();
    NameVerdict best;
    for (const NameReading& ra : a.readings()) {
        for (const NameReading& rb : b.readings()) {
            if (ra.tradition != rb.tradition) continue;
            if (ra.fit != NameFit::home && rb.fit != NameFit::home) continue;
            const NameTradition& of = traditions[ra.tradition];
            NameVerdict verdict = of.build == NameBuild::syllables
                                      ? compare_syllables(a, ra, b, rb)
                                      : WordsComparison(a, ra, b, rb).verdict(of.order);
            verdict.tradition = ra.tradition;
            verdict.system = ra.system;
            verdict.other_system = rb.system;
            // Of two refusals the one that says more.
            const bool better = verdict.relation > best.relation ||
                                best.reason == NameReason::nothing_known ||
                                (verdict.reason == NameReason::given_names_differ &&
                                 best.relation == NameRelation::different);
            if (better) best = verdict;
            if (best.relation == NameRelation::same) break;
        }
        if (best.relation == NameRelation::same) break;
    }
    if (best.relation == NameRelation::same && one_suffix) {
        best.relation = NameRelation::compatible;
        best.reason = NameReason::words_left_out;
    }
    return best;
}

std::string why(const NameVerdict& verdict) {
    const auto by_systems = [&](std::string_view what) {
        const auto& traditions = name_traditions();
        if (verdict.tradition >= traditions.size()) return std::string(what);
        const NameTradition& of = traditions[verdict.tradition];
        if (verdict.tradition == 0) return std::string(what);
        const std::string& one = of.systems[verdict.system].standard;
        const std::string& other = of.systems[verdict.other_system].standard;
        if (one == other) return fmt::format("{} by {}", what, one);
        return fmt::format("{} by {} and by {}", what, one, other);
    };
    switch (verdict.reason) {
        case NameReason::nothing_known: return "no tradition of names reads both";
        case NameReason::given_names_differ: return "given names differ";
        case NameReason::family_names_differ: return "family names differ";
        case NameReason::words_differ: return "their words differ";
        case NameReason::generations_differ: return "one is the younger, the other the older";
        case NameReason::surname_alone: return "a surname alone, which says who only within its report";
        case NameReason::initial: return "an initial and the name it shortens";
        case NameReason::words_left_out: return "words of the longer name are left out in the shorter";
        case NameReason::order_turned: return "the same words in another order";
        case NameReason::same_words: return "the same name";
        case NameReason::same_sounds: return by_systems("the same sounds");
        case NameReason::same_forms: return by_systems("forms of the same name");
        case NameReason::same_sounds_turned:
            return by_systems("the same sounds, family name first and last,");
        case NameReason::patronymic_left_out:
            return by_systems("the same sounds, the father's name left out,");
        case NameReason::joined_otherwise: return by_systems("the same sounds, joined otherwise,");
    }
    return {};
}

}  // namespace dateline
