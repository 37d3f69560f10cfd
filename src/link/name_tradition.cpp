// Reading a spelling: at each place the longest row of the table that fits there is taken, so that "sh" is
// one sound and not two; what fits nowhere else is a mark or a doubled letter and is passed over, or
// the word is not of that system. Linear in the word: rows are at most `longest_spelling` letters.
// Held by tests/link/name_tables_test.cpp.
#include "link/name_tradition.hpp"

#include <algorithm>
#include <bit>
#include <unicode/uchar.h>

namespace dateline {
namespace {

constexpr char32_t separator = U'-';

bool passes_over(char32_t c) {
    return c == U'\'' || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

bool is_start(std::u32string_view letters, std::size_t at) {
    return at == 0 || letters[at - 1] == separator;
}

bool is_end(std::u32string_view letters, std::size_t at) {
    return at == letters.size() || letters[at] == separator;
}

bool is_vowel(char32_t c) {
    return std::u32string_view(U"aeiouyw").find(c) != std::u32string_view::npos;
}

bool fits(NameSpelling::Where where, std::u32string_view letters, std::size_t begin, std::size_t end) {
    using Where = NameSpelling::Where;
    switch (where) {
        case Where::any: return true;
        case Where::before_vowel: return end < letters.size() && is_vowel(letters[end]);
        case Where::start: return is_start(letters, begin);
        case Where::end: return is_end(letters, end);
        case Where::whole: return is_start(letters, begin) && is_end(letters, end);
        case Where::first: return begin == 0;
    }
    return false;
}

}  // namespace

bool NameTradition::at_home_in(std::string_view country) const {
    return countries.empty() || std::find(countries.begin(), countries.end(), country) != countries.end();
}

const NameSpelling* NameTradition::spelling_at(std::u32string_view letters, std::size_t at,
                                               std::size_t system) const {
    using Where = NameSpelling::Where;
    const auto lengths = lengths_.find(letters[at]);
    if (lengths == lengths_.end()) return nullptr;
    const std::size_t most = std::min(longest_spelling, letters.size() - at);
    for (std::size_t size = most; size > 0; --size) {
        if ((lengths->second >> size & 1U) == 0) continue;
        const auto rows = by_letters_.find(letters.substr(at, size));
        if (rows == by_letters_.end()) continue;
        const NameSpelling* best = nullptr;
        for (const std::uint32_t row : rows->second) {
            const NameSpelling& spelling = spellings_[row];
            const bool of_system = (spelling.systems >> system & 1U) != 0;
            if (!of_system || !fits(spelling.where, letters, at, at + size)) continue;
            // A row for a place is surer than one for any place.
            if (best == nullptr || best->where == Where::any) best = &spelling;
        }
        if (best != nullptr) return best;
    }
    return nullptr;
}

bool NameTradition::sound_out(std::u32string_view letters, std::size_t system,
                              std::vector<Sounds>& into) const {
    const std::size_t before = into.size();
    const auto fail = [&] {
        into.resize(before);
        return false;
    };
    for (std::size_t at = 0; at < letters.size();) {
        const char32_t c = letters[at];
        if (c == separator) {
            ++at;
            continue;
        }
        const bool doubled = !doubles_count && at > 0 && letters[at - 1] == c;
        const NameSpelling* spelling = spelling_at(letters, at, system);
        if (doubled && (spelling == nullptr || spelling->letters.size() == 1)) {
            ++at;
            continue;
        }
        if (spelling == nullptr) {
            if (!passes_over(c)) return fail();
            ++at;
            continue;
        }
        if (spelling->barred) return fail();
        into.insert(into.end(), spelling->sounds.begin(), spelling->sounds.end());
        at += spelling->letters.size();
    }
    return into.size() > before || letters.empty();
}

Families NameTradition::families_of(std::u32string_view letters, std::size_t system) const {
    auto found = families_.find(letters);
    if (found == families_.end()) {
        std::u32string plain;
        for (const char32_t c : letters) {
            if (!passes_over(c)) plain += c;
        }
        found = families_.find(plain);
    }
    if (found == families_.end() || (found->second.systems >> system & 1U) == 0) return {};
    return found->second.families;
}

std::vector<std::pair<std::u32string, Families>> NameTradition::family_spellings() const {
    std::vector<std::pair<std::u32string, Families>> all;
    for (const auto& [letters, spelling] : families_) all.emplace_back(letters, spelling.families);
    std::sort(all.begin(), all.end());
    return all;
}

// A family name that is told in a system's own letters ("Zhang") is not used beside another system's; one
// that none of them gives ("Soong") is used beside all.
void NameTradition::bind_families_to_systems() {
    for (auto& [letters, spelling] : families_) {
        std::vector<Sounds> own;
        std::vector<Sounds> told;
        for (std::size_t system = 0; system < systems.size(); ++system) {
            own.clear();
            if (!sound_out(letters, system, own)) continue;
            for (const std::string_view family : family_names(spelling.families)) {
                told.clear();
                const bool read = sound_out(name_letters(family), 0, told);
                const bool latin = static_cast<unsigned char>(family.front()) < 0x80;
                if (read && latin && sounds_meet(own, told)) spelling.systems |= 1U << system;
            }
        }
        if (spelling.systems == 0) spelling.systems = ~std::uint32_t{0};
    }
}

std::vector<std::string_view> NameTradition::family_names(const Families& families) const {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < family_names_.size(); ++i) {
        if ((families[i / 64] >> (i % 64) & 1U) != 0) names.push_back(family_names_[i]);
    }
    return names;
}

char NameTradition::key_letter(Sounds sounds) const {
    if ((sounds & silent) != 0 || sounds == 0) return 0;
    return key_letters_[static_cast<std::size_t>(std::countr_zero(sounds))];
}

// Sounds that stand in one set of any row are one class, all that may stand beside silence are left
// out: whatever two spellings meet on, their keys are then the same.
void NameTradition::make_key_letters() {
    std::array<std::uint8_t, 64> parent{};
    for (std::size_t i = 0; i < parent.size(); ++i) parent[i] = static_cast<std::uint8_t>(i);
    const auto root = [&](std::size_t i) {
        while (parent[i] != i) i = parent[i];
        return static_cast<std::uint8_t>(i);
    };
    for (const NameSpelling& spelling : spellings_) {
        for (const Sounds set : spelling.sounds) {
            const auto first = static_cast<std::size_t>(std::countr_zero(set));
            for (std::size_t i = first; i < 64; ++i) {
                if ((set >> i & 1U) != 0) parent[root(i)] = root(first);
            }
        }
    }
    const std::uint8_t dropped = root(0);
    for (std::size_t i = 0; i < 64; ++i) {
        const std::uint8_t of = root(i);
        key_letters_[i] = of == dropped ? '\0' : static_cast<char>(of < 26 ? 'a' + of : 'A' + (of - 26));
    }
}

// A set of places of `b`, as bits, that the sounds of `a` up to here can have used up.
bool sounds_meet(std::span<const Sounds> a, std::span<const Sounds> b) {
    constexpr std::size_t max_places = 63;
    if (b.size() > max_places) return false;
    std::uint64_t silent_places = 0;
    for (std::size_t i = 0; i < b.size(); ++i) {
        if ((b[i] & silent) != 0) silent_places |= std::uint64_t{1} << i;
    }
    const auto skip = [&](std::uint64_t reached) {
        for (;;) {
            const std::uint64_t further = reached | (reached & silent_places) << 1;
            if (further == reached) return reached;
            reached = further;
        }
    };
    std::uint64_t reached = skip(1);
    for (const Sounds set : a) {
        std::uint64_t next = (set & silent) != 0 ? reached : 0;
        for (std::uint64_t places = reached; places != 0; places &= places - 1) {
            const auto at = static_cast<std::size_t>(std::countr_zero(places));
            if (at < b.size() && (b[at] & set & ~silent) != 0) next |= std::uint64_t{2} << at;
        }
        reached = skip(next);
        if (reached == 0) return false;
    }
    return (reached >> b.size() & 1U) != 0;
}

const std::vector<NameTradition>& name_traditions() {
    static const std::vector<NameTradition> traditions = [] {
        auto loaded = NameTradition::load();
        return loaded ? std::move(*loaded) : std::vector<NameTradition>();
    }();
    return traditions;
}

}  // namespace dateline
