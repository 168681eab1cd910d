// One workload of workloads.hpp:  benchmark_sqlite <workload> <varve|by_hand|both> <times>
// Prints the sum; `both` fails when the sums of the two sides differ. measure.py runs it under callgrind.
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "workloads.hpp"

int main(int count, char** words) {
    if (count != 4) return 2;
    const std::string_view name = words[1];
    const std::string_view side = words[2];
    const std::int64_t times = std::atoll(words[3]);
    for (const benchmark::workload* const each : benchmark::workloads) {
        if (name != each->name) continue;
        const std::int64_t sum = (side == "by_hand" ? each->by_hand(times) : each->varve(times)).sum;
        std::printf("%lld\n", static_cast<long long>(sum));
        return side == "both" && sum != each->by_hand(times).sum ? 1 : 0;
    }
    std::fprintf(stderr, "unknown workload\n");
    return 2;
}
