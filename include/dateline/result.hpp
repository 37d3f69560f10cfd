// Result<T>: a value or an Error. Failure is a value in this project; exceptions of libraries are
// caught where the library is called and never cross a module.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace dateline {

enum class ErrorCode {
    not_found,    // a path, a name or a record that is not there
    unreadable,   // it is there and cannot be read
    empty,        // nothing in it
    not_text,     // a binary where text was expected
    no_article,   // readable, but no article in it
    malformed,    // breaks its own format; the message names the offset or field
    unsupported,  // well formed, but of a kind or version that is not handled
    over_limit,   // larger or deeper than base/limits.hpp allows
    bad_usage,    // the caller asked for something that makes no sense
    internal,     // a promise of this program's own was broken
};

// A name for logs, JSON and summaries: "not_found", "malformed", ...
const char* error_code_name(ErrorCode code);

// `message` is one line for a person: what is wrong, in which file, where in it, what to do.
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string message;
};

// Holds exactly one of T and Error. value() and error() must match has_value().
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return held_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& value() & { return std::get<0>(held_); }
    const T& value() const& { return std::get<0>(held_); }
    T&& value() && { return std::get<0>(std::move(held_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const { return std::get<1>(held_); }

private:
    std::variant<T, Error> held_;
};

struct Done {};
using Status = Result<Done>;

}  // namespace dateline
