// Working memory that calls on an immutable object take and give back, so that each call has its own and
// none is made anew. As many exist as calls ever ran at once.
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace dateline {

template <class T>
class IdlePool {
public:
    std::unique_ptr<T> take() const {
        {
            const std::lock_guard lock(mutex_);
            if (!idle_.empty()) {
                auto taken = std::move(idle_.back());
                idle_.pop_back();
                return taken;
            }
        }
        return std::make_unique<T>();
    }

    void give_back(std::unique_ptr<T> used) const {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(used));
    }

private:
    mutable std::mutex mutex_;
    mutable std::vector<std::unique_ptr<T>> idle_;
};

}  // namespace dateline
