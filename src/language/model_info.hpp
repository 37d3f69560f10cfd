// Which trained model an answer came from.
#pragma once

#include <string>

namespace dateline {

struct ModelInfo {
    std::string name;      // "en_core_web_sm"
    std::string version;   // "3.8.0"
    std::string language;  // of the texts that it reads, "en"
    std::string sha256;    // of the wheel; of a folder, of the lines "HASH NAME" of its files in name order
};

}  // namespace dateline
