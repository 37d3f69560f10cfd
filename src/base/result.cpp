#include "base/result.hpp"

namespace dateline {

const char* error_code_name(ErrorCode code) {
    switch (code) {
        case ErrorCode::not_found: return "not_found";
        case ErrorCode::unreadable: return "unreadable";
        case ErrorCode::empty: return "empty";
        case ErrorCode::not_text: return "not_text";
        case ErrorCode::no_article: return "no_article";
        case ErrorCode::malformed: return "malformed";
        case ErrorCode::unsupported: return "unsupported";
        case ErrorCode::over_limit: return "over_limit";
        case ErrorCode::bad_usage: return "bad_usage";
        case ErrorCode::internal: return "internal";
    }
    return "internal";
}

}  // namespace dateline
