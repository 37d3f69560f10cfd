// What a case says of one entity, gathered from all the reports that tell of it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "link/case.hpp"

namespace dateline {

// A name as it stands in a report's text.
struct NameUse {
    Index entity = none;  // of the report's Mentions
    std::string form;
};

// In the order of the text. "the Ministry" keeps its article: a form is what a reader can search for.
std::vector<NameUse> name_uses(const Reading& reading);

class EntityProfile {
public:
    void add(const ReportEntity& entity, const std::vector<NameUse>& uses, Index local);

    // The name is the fullest form (most words, then most used, then first in byte order); aliases are the
    // others in order of use. Id and why are left empty.
    CaseEntity summed_up() const;

private:
    struct Form {
        std::size_t uses = 0;
        std::size_t names = 0;  // times a report took it for the entity's name
        std::size_t order = 0;
    };
    void count(const std::string& form, std::size_t uses, std::size_t names);

    CaseEntity summary_;
    std::map<std::string, Form> forms_;
    std::map<EntityType, std::size_t> types_;
};

}  // namespace dateline
