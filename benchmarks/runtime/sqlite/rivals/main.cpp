// Every workload by hand, through Varve, SQLiteCpp and SOCI, in turns in one run: benchmark_rivals <rounds>
// Prints a line for each workload: its name and the median nanoseconds of each, in that order. wall_clock.py runs it.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "../workloads.hpp"
#include "rival.hpp"

namespace {

using benchmark::outcome;
using side = outcome (*)(std::int64_t);

side of(const std::vector<benchmark::rival_workload>& rival, std::string_view name) {
    for (const auto& each : rival)
        if (name == each.name) return each.run;
    std::abort();
}

// So few that a turn takes about a millisecond: most are then over before something else wants the processor.
std::int64_t times_of(std::string_view name) {
    if (name == "get") return 1000;
    if (name == "insert" || name == "update" || name == "upsert") return 500;
    return name == "eager" || name == "bulk" ? 1 : 5;
}

double median(std::vector<double>& of) {
    const auto middle = of.begin() + static_cast<std::ptrdiff_t>(of.size() / 2);
    std::nth_element(of.begin(), middle, of.end());
    return *middle;
}

}  // namespace

int main(int count, char** words) {
    const int rounds = count == 2 ? std::atoi(words[1]) : 0;
    if (rounds <= 0) return 2;
#ifdef __GLIBC__  // memory that goes back to the kernel after a turn is faulted in again by the next
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
#endif
    for (const benchmark::workload* const each : benchmark::workloads) {
        const std::array<side, 4> sides{each->by_hand, each->varve, of(benchmark::sqlitecpp, each->name), of(benchmark::soci, each->name)};
        const std::int64_t times = times_of(each->name);
        std::array<std::vector<double>, 4> taken;
        std::int64_t sum = 0;
        for (int round = 0; round < rounds; ++round) {
            for (std::size_t turn = 0; turn < sides.size(); ++turn) {
                const std::size_t at = (turn + static_cast<std::size_t>(round)) % sides.size();  // none is always the first
                const outcome made = sides[at](times);
                if (round == 0 && turn == 0) sum = made.sum;
                if (made.sum != sum) {
                    std::fprintf(stderr, "%s: side %zu gave %lld instead of %lld\n", each->name, at, static_cast<long long>(made.sum),
                                 static_cast<long long>(sum));
                    return 1;
                }
                taken[at].push_back(static_cast<double>(made.taken.count()) / static_cast<double>(times));
            }
        }
        std::printf("%s", each->name);
        for (std::vector<double>& one : taken) std::printf(" %.1f", median(one));
        std::printf("\n");
        std::fflush(stdout);
    }
}
