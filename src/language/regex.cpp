#include "language/regex.hpp"

#include <array>
#include <cstdint>
#include <fmt/format.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace dateline {

namespace {

// Far above what the published expressions need on any token; they bound what hostile input can cost.
constexpr std::uint32_t kMatchLimit = 10'000'000;
constexpr std::uint32_t kHeapKibibytes = 32 * 1024;
constexpr std::size_t kJitStackStart = 32 * 1024;
constexpr std::size_t kJitStackMost = 8 * 1024 * 1024;

struct FreeCode {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct FreeData {
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};
struct FreeMatchContext {
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
struct FreeCompileContext {
    void operator()(pcre2_compile_context* context) const { pcre2_compile_context_free(context); }
};
struct FreeJitStack {
    void operator()(pcre2_jit_stack* stack) const { pcre2_jit_stack_free(stack); }
};

}  // namespace

struct RegexScratch::Parts {
    std::unique_ptr<pcre2_match_data, FreeData> data{pcre2_match_data_create(1, nullptr)};
    std::unique_ptr<pcre2_match_context, FreeMatchContext> context{pcre2_match_context_create(nullptr)};
    std::unique_ptr<pcre2_jit_stack, FreeJitStack> stack{
        pcre2_jit_stack_create(kJitStackStart, kJitStackMost, nullptr)};

    Parts() {
        pcre2_set_match_limit(context.get(), kMatchLimit);
        pcre2_set_heap_limit(context.get(), kHeapKibibytes);
        pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
    }
};

RegexScratch::RegexScratch() : parts_(std::make_unique<Parts>()) {}
RegexScratch::RegexScratch(RegexScratch&&) noexcept = default;
RegexScratch& RegexScratch::operator=(RegexScratch&&) noexcept = default;
RegexScratch::~RegexScratch() = default;

struct Regex::Parts {
    std::unique_ptr<pcre2_code, FreeCode> code;
};

Regex::Regex(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Result<Regex> Regex::compile(std::string_view python, Start start, std::string_view place) {
    const auto pattern = pcre2_from_python(python, place);
    if (!pattern) return pattern.error();
    const std::unique_ptr<pcre2_compile_context, FreeCompileContext> context{
        pcre2_compile_context_create(nullptr)};
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
    const std::uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C |
                                  (start == Start::subject_begin ? PCRE2_ANCHORED : 0u);
    int failure = 0;
    std::size_t offset = 0;
    std::unique_ptr<pcre2_code, FreeCode> code{pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern->data()),
                                                             pattern->size(), options, &failure, &offset,
                                                             context.get())};
    if (!code) {
        std::array<PCRE2_UCHAR, 256> message{};
        pcre2_get_error_message(failure, message.data(), message.size());
        return Error{
            ErrorCode::unsupported,
            fmt::format("{}: PCRE2 does not take this expression: {} at byte {} (\"{}\")", place,
                        reinterpret_cast<const char*>(message.data()), offset,
                        std::string_view(*pattern).substr(0, offset).substr(offset > 40 ? offset - 40 : 0))};
    }
    // Where this build of PCRE2 has no just-in-time compiler the interpreter gives the same matches.
    pcre2_jit_compile(code.get(), PCRE2_JIT_COMPLETE);
    auto parts = std::make_unique<Parts>();
    parts->code = std::move(code);
    return Regex(std::move(parts));
}

std::optional<RegexMatch> Regex::search(std::string_view subject, RegexScratch& scratch, std::size_t from,
                                        Empty empty) const {
    RegexScratch::Parts& memory = *scratch.parts_;
    const std::uint32_t options =
        PCRE2_NO_UTF_CHECK | (empty == Empty::not_at_from ? PCRE2_NOTEMPTY_ATSTART : 0u);
    const int found = pcre2_match(parts_->code.get(), reinterpret_cast<PCRE2_SPTR>(subject.data()),
                                  subject.size(), from, options, memory.data.get(), memory.context.get());
    if (found < 0) return std::nullopt;
    const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(memory.data.get());
    return RegexMatch{ends[0], ends[1]};
}

}  // namespace dateline
