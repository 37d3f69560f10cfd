// Keys are taken from the surest kind to the weakest; the entities that share one are joined where their
// contexts allow it. A cluster keeps what is known of it (country, field of work), so that two namesakes
// never meet through a third of whom nothing is known. Cost: sorting the keys.
// Held by tests/link/entities_test.cpp.
#include "link/entities.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "link/disjoint_sets.hpp"
#include "link/entity_keys.hpp"
#include "link/entity_profile.hpp"
#include "link/names.hpp"
#include "link/title_fields.hpp"

namespace dateline {
namespace {

struct Record {
    Index report = none;
    const ReportEntity* told = nullptr;
};

// What is known of a cluster of records.
struct Context {
    std::string country;
    std::set<std::string> fields;
    std::set<Index> reports;
    std::vector<std::string> why;
};

// Empty where the two may be one; else why not.
std::string conflict(const Context& a, const Context& b) {
    if (!a.country.empty() && !b.country.empty() && a.country != b.country) {
        return fmt::format("of {}, not of {}", a.country, b.country);
    }
    if (a.fields.empty() || b.fields.empty()) return {};
    for (const std::string& field : a.fields) {
        if (b.fields.contains(field)) return {};
    }
    return fmt::format("works in {}, not in {}", *a.fields.begin(), *b.fields.begin());
}

struct Holder {
    Index record = none;
    bool needs = false;
};

class Joiner {
public:
    explicit Joiner(const std::vector<Record>& records) : records_(records), sets_(records.size()) {
        contexts_.reserve(records.size());
        for (const Record& record : records) {
            Context context;
            context.country = record.told->country;
            context.reports.insert(record.report);
            if (record.told->type == EntityType::person) {
                for (const std::string& title : record.told->titles) {
                    const std::string field = TitleFields::instance().field_of(title);
                    if (!field.empty()) context.fields.insert(field);
                }
            }
            contexts_.push_back(std::move(context));
        }
    }

    void join_group(KeyKind kind, const std::vector<Holder>& holders) {
        if (kind == KeyKind::acronym || kind == KeyKind::initials || kind == KeyKind::office) {
            join_short_forms(kind, holders);
        } else {
            join_full_forms(kind, holders);
        }
    }

    Index root(Index record) { return sets_.find(record); }
    const Context& context(Index root) const { return contexts_[root]; }

private:
    // Clusters with a country first, so that one without meets the only one it can be, or none.
    void join_full_forms(KeyKind kind, const std::vector<Holder>& holders) {
        std::vector<Index> roots = roots_of(holders, [](const Holder&) { return true; });
        std::stable_partition(roots.begin(), roots.end(),
                              [&](Index r) { return !contexts_[r].country.empty(); });
        std::vector<Index> kept;
        // Keys of romanisation only bring names together that may be one.
        const bool compares = kind == KeyKind::romanisation && roots.size() > 1;
        std::map<Index, std::vector<PersonName>> names;
        if (compares) {
            for (const Index root : roots) names.emplace(root, person_names(*records_[root].told));
        }
        std::string how = describe(kind);
        for (const Index root : roots) {
            std::vector<Index> possible;
            for (const Index other : kept) {
                if (compares) {
                    const NameVerdict verdict = compare_person_names(names[root], names[other]);
                    if (verdict.relation != NameRelation::same) continue;
                    how = why(verdict);
                }
                const std::string reason = conflict(contexts_[root], contexts_[other]);
                if (reason.empty()) {
                    possible.push_back(other);
                } else if (kind == KeyKind::name) {
                    note(root, fmt::format("kept apart from another {}: {}", name(other), reason));
                }
            }
            if (possible.size() == 1) {
                const Index joint = join(kind, possible.front(), root, how);
                std::replace(kept.begin(), kept.end(), possible.front(), joint);
            } else {
                if (possible.size() > 1) ambiguous(root, possible.size());
                kept.push_back(root);
            }
        }
    }

    // Each short form to the only long form that it can stand for, and to no other short form.
    void join_short_forms(KeyKind kind, const std::vector<Holder>& holders) {
        const std::vector<Index> shorts = roots_of(holders, [](const Holder& h) { return h.needs; });
        std::vector<Index> longs = roots_of(holders, [](const Holder& h) { return !h.needs; });
        for (const Index root : shorts) {
            if (std::find(longs.begin(), longs.end(), root) != longs.end()) continue;
            std::vector<Index> possible;
            for (const Index other : longs) {
                // A report that has both has been read with care by whoever kept them apart.
                if (tell_together(contexts_[root], contexts_[other])) continue;
                if (conflict(contexts_[root], contexts_[other]).empty()) possible.push_back(other);
            }
            if (possible.size() == 1) {
                const Index joint = join(kind, possible.front(), root, describe(kind));
                std::replace(longs.begin(), longs.end(), possible.front(), joint);
            } else if (possible.size() > 1) {
                ambiguous(root, possible.size());
            }
        }
    }

    template <class Wanted>
    std::vector<Index> roots_of(const std::vector<Holder>& holders, const Wanted& wanted) {
        std::vector<Index> roots;
        for (const Holder& holder : holders) {
            if (wanted(holder)) roots.push_back(sets_.find(holder.record));
        }
        std::sort(roots.begin(), roots.end());
        roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
        return roots;
    }

    static bool tell_together(const Context& a, const Context& b) {
        const auto& fewer = a.reports.size() < b.reports.size() ? a.reports : b.reports;
        const auto& more = a.reports.size() < b.reports.size() ? b.reports : a.reports;
        return std::any_of(fewer.begin(), fewer.end(), [&](Index report) { return more.contains(report); });
    }

    void ambiguous(Index root, std::size_t count) {
        note(root, fmt::format("kept apart: could be any of {}", count));
    }

    const std::string& name(Index record) const { return records_[record].told->name; }

    void note(Index root, std::string line) {
        auto& why = contexts_[root].why;
        if (std::find(why.begin(), why.end(), line) == why.end()) why.push_back(std::move(line));
    }

    Index join(KeyKind kind, Index a, Index b, std::string_view how) {
        const Index joint = sets_.join(a, b);
        const Index other = joint == a ? b : a;
        Context& into = contexts_[joint];
        Context& from = contexts_[other];
        if (into.country.empty()) into.country = from.country;
        into.fields.insert(from.fields.begin(), from.fields.end());
        into.reports.merge(from.reports);
        for (std::string& line : from.why) note(joint, std::move(line));
        if (kind != KeyKind::code) {
            note(joint, fmt::format("'{}' in r{} is '{}' in r{}: {}{}", name(other),
                                    records_[other].report + 1, name(joint), records_[joint].report + 1, how,
                                    into.country.empty() ? "" : ", country " + into.country));
        }
        return joint;
    }

    const std::vector<Record>& records_;
    DisjointSets sets_;
    std::vector<Context> contexts_;
};

}  // namespace

LinkedEntities link_entities(std::span<const Reading> readings) {
    std::vector<Record> records;
    for (Index report = 0; report < readings.size(); ++report) {
        for (const ReportEntity& entity : readings[report].mentions.entities)
            records.push_back({report, &entity});
    }
    std::map<std::pair<KeyKind, std::string>, std::vector<Holder>> groups;
    for (Index record = 0; record < records.size(); ++record) {
        for (EntityKey& key : keys_of(*records[record].told)) {
            groups[{key.kind, std::move(key.text)}].push_back({record, key.needs});
        }
    }
    Joiner joiner(records);
    for (const auto& [key, holders] : groups) {
        if (holders.size() > 1) joiner.join_group(key.first, holders);
    }

    LinkedEntities linked;
    linked.of.resize(readings.size());
    std::map<Index, Index> entity_of_root;
    std::vector<EntityProfile> profiles;
    std::vector<std::vector<NameUse>> uses(readings.size());
    for (Index report = 0; report < readings.size(); ++report) uses[report] = name_uses(readings[report]);
    Index local = 0;
    for (Index record = 0; record < records.size(); ++record) {
        const Index report = records[record].report;
        local = static_cast<Index>(linked.of[report].size());
        const Index root = joiner.root(record);
        const auto [at, is_new] = entity_of_root.emplace(root, static_cast<Index>(profiles.size()));
        if (is_new) profiles.emplace_back();
        linked.of[report].push_back(at->second);
        profiles[at->second].add(*records[record].told, uses[report], local);
    }
    linked.entities.resize(profiles.size());
    for (const auto& [root, entity] : entity_of_root) {
        linked.entities[entity] = profiles[entity].summed_up();
        linked.entities[entity].why = joiner.context(root).why;
        if (linked.entities[entity].country.empty())
            linked.entities[entity].country = joiner.context(root).country;
    }
    return linked;
}

}  // namespace dateline
