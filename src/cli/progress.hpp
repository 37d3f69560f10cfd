// "reading 12 of 340" on standard error while work goes on.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>

namespace dateline {

enum class Talk { normal, quiet };

// Shows nothing where standard error is no terminal, or when quiet. step() may be called from any thread.
class Progress {
public:
    Progress(std::string what, std::size_t total, Talk talk);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();  // takes the line away

    void step();

private:
    void show();

    std::string what_;
    std::size_t total_;
    std::size_t done_ = 0;
    bool shown_;
    std::mutex guard_;
};

}  // namespace dateline
