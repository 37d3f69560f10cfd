// Values to JSON and back by their field lists (fields.hpp). Included by source files only: the JSON
// library is heavy.
//
// Spans are [begin, end]; an absent value or index is null; enumerations are their names; a date is its
// EDTF text where that gives the same date back, else an object of its parts.
#pragma once

#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "reading/fields.hpp"

namespace dateline {

using Json = nlohmann::ordered_json;

// Compact text; what is not UTF-8 (only a file's name can be) becomes U+FFFD.
inline std::string json_text(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

class JsonWriter {
public:
    explicit JsonWriter(Json& object) : object_(object) {}

    template <class T>
    void field(const char* name, const T& value) {
        object_[name] = encode(value);
    }
    void index(const char* name, Index value) { object_[name] = value == none ? Json(nullptr) : Json(value); }

    static Json encode(Span span) { return Json::array({span.begin, span.end}); }
    static Json encode(std::chrono::weekday day) { return day.iso_encoding(); }
    static Json encode(std::chrono::month month) { return static_cast<unsigned>(month); }
    static Json encode(std::chrono::day day) { return static_cast<unsigned>(day); }
    static Json encode(const Edtf& date) {
        std::string text = to_text(date);
        const auto back = parse_edtf(text);
        if (back && *back == date) return text;
        Json parts = Json::object();
        JsonWriter io(parts);
        io.field("form", date.form);
        io.field("granularity", date.granularity);
        io.field("approximate", date.approximate);
        io.field("uncertain", date.uncertain);
        Json& members = parts["members"] = Json::array();
        for (const DayRange& range : date.members) {
            members.push_back(
                {range.first.time_since_epoch().count(), range.last.time_since_epoch().count()});
        }
        return parts;
    }
    template <class T>
    static Json encode(const std::optional<T>& value) {
        return value ? encode(*value) : Json(nullptr);
    }
    template <class T>
    static Json encode(const std::vector<T>& values) {
        Json array = Json::array();
        for (const T& value : values) array.push_back(encode(value));
        return array;
    }
    template <class T>
    static Json encode(const T& value) {
        if constexpr (std::is_enum_v<T>) {
            return enum_names<T>.at(static_cast<std::size_t>(value));
        } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
            return value;
        } else {
            Json object = Json::object();
            JsonWriter io(object);
            fields(io, value);
            return object;
        }
    }

private:
    Json& object_;
};

// Reads one object. After the first field that is missing or of the wrong kind nothing more is read and
// `wrong` names it ("events.trigger").
class JsonReader {
public:
    JsonReader(const Json& object, std::optional<std::string>& wrong, int depth = 0)
        : object_(object), wrong_(wrong), depth_(depth) {}

    template <class T>
    void field(const char* name, T& value) {
        read(name, [&](const Json& json) { return decode(json, value); });
    }
    void index(const char* name, Index& value) {
        read(name, [&](const Json& json) {
            value = none;
            return json.is_null() || decode(json, value);
        });
    }

    bool decode(const Json& json, bool& value) {
        return json.is_boolean() && (value = json.get<bool>(), true);
    }
    bool decode(const Json& json, std::string& value) {
        return json.is_string() && (value = json.get_ref<const std::string&>(), true);
    }
    bool decode(const Json& json, double& value) {
        return json.is_number() && (value = json.get<double>(), true);
    }
    bool decode(const Json& json, Span& value) {
        return json.is_array() && json.size() == 2 && decode(json[0], value.begin) &&
               decode(json[1], value.end);
    }
    bool decode(const Json& json, std::chrono::weekday& value) {
        unsigned number = 0;
        return decode(json, number) && number <= 7 && (value = std::chrono::weekday{number}, true);
    }
    bool decode(const Json& json, std::chrono::month& value) {
        unsigned number = 0;
        return decode(json, number) && number <= 255 && (value = std::chrono::month{number}, true);
    }
    bool decode(const Json& json, std::chrono::day& value) {
        unsigned number = 0;
        return decode(json, number) && number <= 255 && (value = std::chrono::day{number}, true);
    }
    bool decode(const Json& json, Edtf& value) {
        if (json.is_string()) {
            auto date = parse_edtf(json.get_ref<const std::string&>());
            return date && (value = std::move(*date), true);
        }
        if (!json.is_object()) return false;
        JsonReader io(json, wrong_);
        io.field("form", value.form);
        io.field("granularity", value.granularity);
        io.field("approximate", value.approximate);
        io.field("uncertain", value.uncertain);
        std::vector<std::vector<int>> members;
        io.field("members", members);
        value.members.clear();
        for (const auto& range : members) {
            if (range.size() != 2 || range[0] > range[1]) return false;
            value.members.push_back({Day{std::chrono::days{range[0]}}, Day{std::chrono::days{range[1]}}});
            if (value.members.back().first < earliest_day || value.members.back().last > latest_day)
                return false;
        }
        return !wrong_ && !value.members.empty();
    }
    template <class T>
    bool decode(const Json& json, std::optional<T>& value) {
        value.reset();
        if (json.is_null()) return true;
        T inner{};
        if (!decode(json, inner)) return false;
        value = std::move(inner);
        return true;
    }
    template <class T>
    bool decode(const Json& json, std::vector<T>& values) {
        values.clear();
        if (!json.is_array()) return false;
        values.reserve(json.size());
        for (const Json& element : json) {
            T value{};
            if (!decode(element, value)) return false;
            values.push_back(std::move(value));
        }
        return true;
    }
    template <class T>
    bool decode(const Json& json, T& value) {
        if constexpr (std::is_enum_v<T>) {
            if (!json.is_string()) return false;
            const auto& names = enum_names<T>;
            for (std::size_t i = 0; i < names.size(); ++i) {
                if (json.get_ref<const std::string&>() != names[i]) continue;
                value = static_cast<T>(i);
                return true;
            }
            return false;
        } else if constexpr (std::is_integral_v<T>) {
            if (!json.is_number_integer()) return false;
            const auto number = json.get<std::int64_t>();
            if (number < static_cast<std::int64_t>(std::numeric_limits<T>::min()) ||
                number > static_cast<std::int64_t>(std::numeric_limits<T>::max())) {
                return false;
            }
            value = static_cast<T>(number);
            return true;
        } else {
            if (!json.is_object() || depth_ >= most_depth) return false;
            JsonReader io(json, wrong_, depth_ + 1);
            fields(io, value);
            return !wrong_;
        }
    }

private:
    template <class Decode>
    void read(const char* name, Decode decode_it) {
        if (wrong_) return;
        const auto found = object_.find(name);
        if (found == object_.end()) {
            wrong_ = name;
            return;
        }
        if (decode_it(*found)) return;
        wrong_ = wrong_ ? std::string(name) + "." + *wrong_ : std::string(name);
    }

    // Objects within objects; time rules, which may hold time rules, are the deepest that is made.
    static constexpr int most_depth = 64;

    const Json& object_;
    std::optional<std::string>& wrong_;
    int depth_;
};

// The object's text to a value. malformed, naming the byte or the field, after `what`.
template <class T>
Result<T> from_json_text(std::string_view text, const std::string& what) {
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return Error{ErrorCode::malformed, what + ": not JSON"};
    if (!json.is_object()) return Error{ErrorCode::malformed, what + ": not a JSON object"};
    T value;
    std::optional<std::string> wrong;
    JsonReader io(json, wrong);
    fields(io, value);
    if (wrong)
        return Error{ErrorCode::malformed,
                     what + ": field \"" + *wrong + "\" is missing or of the wrong kind"};
    return value;
}

}  // namespace dateline
