// A zip file in memory.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

struct zip;

namespace dateline {

class Wheel {
public:
    // `place` begins the messages of errors. Errors: malformed; where the bytes end too early, the
    // message names the member in which they end and the offset.
    static Result<Wheel> open(std::string bytes, std::string place);

    std::vector<std::string> names() const;  // of all members that are files, sorted

    // A member's bytes. Errors: not_found, over_limit, malformed (naming the member).
    Result<std::string> read(const std::string& name) const;

private:
    struct Close {
        void operator()(zip* archive) const;
    };
    std::string place_;
    std::unique_ptr<std::string> bytes_;  // libzip reads them where they are
    std::unique_ptr<zip, Close> archive_;
};

}  // namespace dateline
