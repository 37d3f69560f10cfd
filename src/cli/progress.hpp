// "reading report 12" on standard error while work goes on.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

namespace dateline {

enum class Talk { normal, quiet };

// Shows nothing where standard error is no terminal, or when quiet. step() may be called from any thread.
class Progress {
public:
    Progress(std::string what, Talk talk);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();  // takes the line away

    void step();

private:
    void show();

    std::string what_;
    std::size_t done_ = 0;
    std::chrono::steady_clock::time_point last_;
    bool shown_;
    std::mutex guard_;
};

}  // namespace dateline
