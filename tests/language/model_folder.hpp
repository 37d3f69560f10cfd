// A pipeline folder of a test's own making, with as few members as the test needs.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "language/model_archive.hpp"

namespace dateline::testing_model {

// MessagePack as the published members have it, whose maps can have numbers as keys.
class Packed {
public:
    Packed& map(std::size_t pairs) { return head(0xDF, pairs); }
    Packed& array(std::size_t elements) { return head(0xDD, elements); }
    Packed& text(std::string_view value) {
        head(0xDB, value.size());
        bytes_ += value;
        return *this;
    }
    Packed& number(std::uint64_t value) {
        bytes_ += '\xCF';
        for (int shift = 56; shift >= 0; shift -= 8) bytes_ += static_cast<char>(value >> shift);
        return *this;
    }
    Packed& null() {
        bytes_ += '\xC0';
        return *this;
    }
    Packed& json(std::string_view value) {
        nlohmann::json::to_msgpack(nlohmann::json::parse(value), bytes_);
        return *this;
    }
    const std::string& bytes() const { return bytes_; }

private:
    Packed& head(int type, std::size_t size) {
        bytes_ += static_cast<char>(type);
        for (int shift = 24; shift >= 0; shift -= 8) bytes_ += static_cast<char>(size >> shift);
        return *this;
    }
    std::string bytes_;
};

// Removed with the object.
class ModelFolder {
public:
    ModelFolder();
    ~ModelFolder();
    ModelFolder(const ModelFolder&) = delete;
    ModelFolder& operator=(const ModelFolder&) = delete;

    ModelFolder& add(std::string_view member, std::string_view bytes);
    Result<ModelFiles> open() const { return ModelFiles::open(path_); }

private:
    std::filesystem::path path_;
};

// The published pipeline that set-up puts into the build folder.
std::filesystem::path published_model();

}  // namespace dateline::testing_model
