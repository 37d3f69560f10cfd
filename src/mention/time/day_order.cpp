#include "mention/time/day_order.hpp"

#include <fmt/format.h>
#include <unordered_map>

#include "base/data_file.hpp"
#include "base/utf8.hpp"
#include "mention/mention_lexicon.hpp"

namespace dateline {

namespace {

constexpr const char* file = "time/day_order.tsv";

struct DayOrders {
    std::unordered_map<std::string, api::DayOrder> by_country;
    std::unordered_map<std::string, api::DayOrder> by_ending;
};

Result<DayOrders> load_day_orders() {
    const auto rows = data_rows(file, 3, 3);
    if (!rows) return rows.error();
    DayOrders orders;
    for (const DataRow& row : *rows) {
        const std::string_view order = row.fields[2];
        if (row.fields[0].size() != 3 || (order != "day" && order != "month"))
            return Error{
                ErrorCode::malformed,
                fmt::format("data/{} line {}: a country's three letters and 'day' or 'month' expected", file,
                            row.line)};
        const auto value = order == "day" ? api::DayOrder::day_first : api::DayOrder::month_first;
        orders.by_country.emplace(row.fields[0], value);
        for (std::string_view rest = row.fields[1]; rest != "-" && !rest.empty();) {
            const std::size_t end = std::min(rest.find('|'), rest.size());
            orders.by_ending.emplace(rest.substr(0, end), value);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return orders;
}

const Result<DayOrders>& built_in() {
    static const Result<DayOrders> all = load_day_orders();
    return all;
}

api::DayOrder find(const std::unordered_map<std::string, api::DayOrder>& orders, const std::string& key) {
    const auto found = orders.find(key);
    return found == orders.end() ? api::DayOrder::unknown : found->second;
}

}  // namespace

Status check_day_orders() {
    if (!built_in()) return built_in().error();
    return Done{};
}

api::DayOrder day_order_of_host(std::string_view host) {
    if (const auto scheme = host.find("://"); scheme != std::string_view::npos)
        host.remove_prefix(scheme + 3);
    host = host.substr(0, host.find_first_of("/:?#"));
    const auto dot = host.rfind('.');
    if (!built_in() || dot == std::string_view::npos) return api::DayOrder::unknown;
    return find(built_in()->by_ending, lower(host.substr(dot + 1)));
}

api::DayOrder day_order_of_country(std::string_view alpha3) {
    return built_in() ? find(built_in()->by_country, std::string(alpha3)) : api::DayOrder::unknown;
}

api::DayOrder day_order_of(const Article& article) {
    for (const std::string* host : {&article.url, &article.outlet}) {
        if (const auto order = day_order_of_host(*host); order != api::DayOrder::unknown) return order;
    }
    for (const std::string* name : {&article.outlet, &article.wire}) {
        const KnownName* known = mention_lexicon().names.find(*name);
        if (known == nullptr || known->kind != KnownKind::agency) continue;
        if (const auto order = day_order_of_country(known->country); order != api::DayOrder::unknown)
            return order;
    }
    return api::DayOrder::unknown;
}

}  // namespace dateline
