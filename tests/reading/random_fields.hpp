// Fills any value that has a field list with random content from a seed.
#pragma once

#include <random>

#include "reading/fields.hpp"

namespace dateline {

class RandomFields {
public:
    explicit RandomFields(unsigned seed) : engine_(seed) {}

    template <class T>
    void field(const char*, T& value) {
        fill(value);
    }
    void index(const char*, Index& value) { value = below(3) == 0 ? none : below(1000); }

    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(engine_() % limit); }

    void fill(bool& value) { value = below(2) == 1; }
    void fill(double& value) { value = (static_cast<double>(engine_()) - 2e9) / (1.0 + below(1000)); }
    void fill(Span& value) { value = {below(1000), below(1u << 31)}; }
    void fill(std::chrono::weekday& value) { value = std::chrono::weekday{below(7)}; }
    void fill(std::chrono::month& value) { value = std::chrono::month{1 + below(12)}; }
    void fill(std::chrono::day& value) { value = std::chrono::day{1 + below(31)}; }
    void fill(std::string& value) {
        static constexpr std::array<std::string_view, 8> pieces{"word", " ",    "\"\\\n",     "\x01",
                                                                "é",    "한국", "\U0001F600", "</b>"};
        value.clear();
        for (std::uint32_t i = below(5); i > 0; --i) value += pieces[below(pieces.size())];
    }
    void fill(Edtf& value) {
        value = edtf_day(Day{std::chrono::days{below(30000)}});
        value.form = static_cast<EdtfForm>(below(4));
        for (std::uint32_t i = below(3); i > 0; --i) {
            const Day first = value.members.back().last + std::chrono::days{1 + below(100)};
            value.members.push_back({first, first + std::chrono::days{below(100)}});
        }
        value.granularity = static_cast<Granularity>(below(enum_names<Granularity>.size()));
        fill(value.approximate);
        fill(value.uncertain);
    }
    template <class T>
    void fill(std::optional<T>& value) {
        value.reset();
        if (below(2) == 0) fill(value.emplace());
    }
    template <class T>
    void fill(std::vector<T>& values) {
        if (depth_ > 4) return;  // a rule may hold rules
        ++depth_;
        values.resize(below(4));
        for (T& value : values) fill(value);
        --depth_;
    }
    template <class T>
    void fill(T& value) {
        if constexpr (std::is_enum_v<T>) {
            value = static_cast<T>(below(enum_names<T>.size()));
        } else if constexpr (std::is_integral_v<T>) {
            value = static_cast<T>(engine_());
        } else {
            fields(*this, value);
        }
    }

private:
    std::mt19937 engine_;
    int depth_ = 0;
};

// Counts a value's fields by its list.
struct CountFields {
    std::size_t count = 0;
    template <class T>
    void field(const char*, const T&) {
        ++count;
    }
    void index(const char*, Index) { ++count; }
};

struct Anything {
    template <class T>
    operator T() const;
};

// How many members the aggregate has.
template <class T, class... Members>
consteval std::size_t member_count() {
    if constexpr (requires { T{Members{}..., Anything{}}; }) {
        return member_count<T, Members..., Anything>();
    } else {
        return sizeof...(Members);
    }
}

template <class T>
std::size_t listed_fields() {
    CountFields count;
    const T value{};
    fields(count, value);
    return count.count;
}

}  // namespace dateline
