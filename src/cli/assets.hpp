// The language model and the gazetteer: where they are found, and both loaded.
#pragma once

#include <string>

#include "base/result.hpp"
#include "language/pipeline.hpp"
#include "mention/gazetteer.hpp"

namespace dateline {

// What the user named; empty: look for it.
struct AssetPaths {
    std::string model;
    std::string gazetteer;
};

struct Assets {
    Pipeline pipeline;
    Gazetteer gazetteer;
    std::string gazetteer_sha256;
};

// The model alone, for what needs no places; and the tables of time expressions checked, as below.
Result<Pipeline> load_pipeline(const AssetPaths& named);

// The tables built into the program are checked first: a malformed one is an error here, not silence later.
// The model: as named, else $DATELINE_MODEL, else the published wheel in an assets folder; the gazetteer: as
// named, else gazetteer.bin there. Assets folders: $DATELINE_ASSETS, then assets/ and share/dateline/ beside
// the folder of this program. Where one is missing the message says where was looked and how to get it.
Result<Assets> load_assets(const AssetPaths& named);

}  // namespace dateline
