// The part-of-speech tagger: a linear layer over the tokens' vectors, the first largest of its outputs.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "language/kernels.hpp"
#include "language/thinc_model.hpp"

namespace dateline {

class Tagger {
public:
    // `cfg_bytes` is the member `cfg`, read from `cfg_place`: JSON with the list "labels". Errors: malformed,
    // unsupported.
    static Result<Tagger> load(const ThincModel& model, std::size_t token_width, std::string_view cfg_bytes,
                               std::string_view cfg_place);

    // `vectors` has count rows; appends count interned tags. `scores` is working memory.
    void tag(const float* vectors, std::size_t count, Floats& scores,
             std::vector<std::string_view>& tags) const;

private:
    std::vector<std::string_view> labels_;
    Affine output_;
};

}  // namespace dateline
